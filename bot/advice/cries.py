"""Hears a call for help in words that no example foresaw."""

import re2

from knowledge.cries import Cries

_LONGEST = 600  # characters; longer texts are pasted messages rather than cries


class CryFinder:
    def __init__(self, cries: Cries) -> None:
        self._done = _any_of(cries.done.zh + cries.done.en)
        self._wrong = _any_of(cries.wrong.zh + cries.wrong.en)

    def heard(self, matching: str) -> bool:
        """Tell whether a normalised text says that something was done and that it is wrong."""
        if len(matching) > _LONGEST:
            return False
        return bool(self._done.search(matching) and self._wrong.search(matching))


def _any_of(patterns: tuple[str, ...]) -> "re2._Regexp":
    return re2.compile("|".join(f"(?:{pattern})" for pattern in patterns))
