"""Screenshots that the tests draw themselves: the texts, the apps' layouts, what befalls them."""
