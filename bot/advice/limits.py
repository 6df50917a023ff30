"""Finds what a question names that a bulletin does not break its figures down by."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.patterns import Pattern, Sieve
from knowledge.figures import Limit


@dataclass(frozen=True)
class _Worded:
    limit: Limit
    pattern: Pattern


class LimitFinder:
    def __init__(self, limits: Iterable[Limit]) -> None:
        self._limits = tuple(_Worded(limit, _pattern(limit)) for limit in limits)
        self._sieve = Sieve(worded.pattern for worded in self._limits)

    def find(self, text: str) -> tuple[Limit, ...]:
        likely = (self._limits[place] for place in self._sieve.passing(text))
        return tuple(worded.limit for worded in likely if worded.pattern.matches(text))


def _pattern(limit: Limit) -> Pattern:
    """Take English words whole, so that "men" is not found in "payment"."""
    return Pattern((*limit.words.zh, *(rf"\b(?:{word})\b" for word in limit.words.en)))
