"""Patterns from the knowledge, matched in linear time: people paste hostile texts."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache, partial
from typing import Any

import re2

from knowledge.models import Localized, Words
from knowledge.wording import Cue

_LEAST_MEMORY, _MEMORY_A_CHARACTER = 5 * 2**20, 2300
"""Bytes for the automatons of a pattern, which are kept and grow as texts are read.

RE2 takes 8 MB for each, more than most need and too little for the longest.
"""
_LEAST_TO_MATCH, _TO_MATCH_A_CHARACTER = 2**20, 1000
"""The same for the one that only tells whether there is a match: it is a third as large."""

_RECENT = 8
"""Texts of which it is remembered what matched: several ask it of one text, and of its parts."""


class Pattern:
    """One or more RE2 patterns, any of which may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.joined = "|".join(f"(?:{pattern})" for pattern in patterns)
        self._matching = lru_cache(_RECENT)(_set_of(self.joined).Match)

    @classmethod
    def of(cls, cue: Cue) -> "Pattern":
        return cls((*cue.zh, *cue.en))

    @cached_property
    def _compiled(self) -> Any:
        """What finds where it matches; most patterns are only asked whether they do."""
        return re2.compile(self.joined, _options(_memory_of(self.joined)))

    def matches(self, text: str) -> bool:
        return bool(self._matching(text))

    def span(self, text: str) -> tuple[int, int] | None:
        """Return where the first match starts and ends."""
        return next(self.spans(text), None)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each match starts and ends, from left to right, none within another."""
        return (found.span() for found in self._found(text))

    def groups(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the first group of each match that has one, and where it starts."""
        for found in self._found(text):
            group = next((n for n, part in enumerate(found.groups(), 1) if part), None)
            if group is not None:
                yield found.start(group), found.group(group)

    def remove_from(self, text: str) -> str:
        return str(self._compiled.sub(" ", text)) if self.matches(text) else text

    def _found(self, text: str) -> Iterator[Any]:
        """Look where it matches only if it does, which is told in a third of the time."""
        return self._compiled.finditer(text) if self.matches(text) else iter(())


class Sieve:
    """Tells of many patterns which may match, by the letters that each cannot do without.

    All are looked for at once, for about what one of the patterns takes.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._filter = re2.Filter()
        for pattern in patterns:
            self._filter.Add(pattern.joined, _options(_memory_of(pattern.joined), True))
        self._filter.Compile()
        self._passing = lru_cache(_RECENT)(partial(self._filter.Match, potential=True))

    def passing(self, text: str) -> list[int]:
        """Return the places of all patterns that match, and perhaps of some others, in order."""
        return self._passing(text) or []


class Worded:
    """Patterns of which one has to match, and others of which none may."""

    def __init__(self, words: Cue, unless: Localized[Words]) -> None:
        self.words = Pattern.of(words)
        self._unless = Pattern((*unless.zh, *unless.en)) if unless.zh or unless.en else None

    def matches(self, text: str, affirmed: str | None = None) -> bool:
        """Tell whether one matches; ``affirmed`` is the text without what it denies."""
        doubted = text if affirmed is None else affirmed
        return self.words.matches(text) and not (self._unless and self._unless.matches(doubted))


def _set_of(pattern: str) -> Any:
    memory = max(_LEAST_TO_MATCH, _TO_MATCH_A_CHARACTER * len(pattern))
    single = re2.Set.SearchSet(_options(memory, never_capture=True))
    single.Add(pattern)
    single.Compile()
    return single


def _memory_of(pattern: str) -> int:
    return max(_LEAST_MEMORY, _MEMORY_A_CHARACTER * len(pattern))


def _options(memory: int, never_capture: bool = False) -> Any:
    options = re2.Options()
    options.max_mem = memory
    options.never_capture = never_capture
    return options
