"""Finds the everyday matter that a text is about."""

from collections.abc import Iterable

from bot.advice.patterns import Worded
from knowledge.matters import Matter

_LONGEST = 600  # characters; a longer text is about more than one matter


class MatterFinder:
    def __init__(self, matters: Iterable[Matter]) -> None:
        """Take the more specific ones first."""
        self._worded = tuple((matter, Worded(matter.words, matter.unless)) for matter in matters)

    def find(self, matching: str) -> Matter | None:
        """Return the first matter that a normalised text is about."""
        if len(matching) > _LONGEST:
            return None
        return next((matter for matter, worded in self._worded if worded.matches(matching)), None)
