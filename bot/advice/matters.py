"""Finds the everyday matter that a text is about."""

from collections.abc import Callable, Iterable

from bot.advice.patterns import Sieve, Worded
from knowledge.matters import Matter

_LONGEST = 600  # characters; a longer text is about more than one matter


class MatterFinder:
    def __init__(self, matters: Iterable[Matter], blank: Callable[[str], str] = str) -> None:
        """Take the more specific ones first; ``blank`` puts spaces for what was not asked."""
        self._blank = blank
        self._worded = tuple((matter, Worded(matter.words, matter.unless)) for matter in matters)
        self._sieve = Sieve(worded.words for _, worded in self._worded)

    def find(self, matching: str) -> Matter | None:
        """Return the first matter that a normalised text is about."""
        if len(matching) > _LONGEST:
            return None
        affirmed = self._blank(matching)
        likely = (self._worded[place] for place in self._sieve.passing(matching))
        found = (matter for matter, worded in likely if worded.matches(matching, affirmed))
        return next(found, None)
