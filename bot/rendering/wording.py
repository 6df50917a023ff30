"""A person's own words, shown so that nothing in them can be tapped."""

import re

_LINKING_DOT = re.compile(r"\.(?=[^\W\d_]{2,})")


def harmless(words: str) -> str:
    """Return a person's words so that no app turns an address or a name in them into a link."""
    return _LINKING_DOT.sub("[.]", words).replace("@", "＠").replace("://", "：//")
