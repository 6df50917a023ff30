"""Posters to print and cards to forward: words, laid out once, as a picture or a page."""
