"""Patterns from the knowledge, matched in linear time: people paste hostile texts."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

import re2

from bot.advice.letters import Table
from knowledge.models import Localized, Words
from knowledge.wording import Cue

_LEAST_MEMORY, _MEMORY_A_CHARACTER = 5 * 2**20, 2300
"""Bytes for the automatons of a pattern, which are kept and grow as texts are read.

RE2 takes 8 MB for each, more than most need and too little for the longest.
"""
_LEAST_TO_MATCH, _TO_MATCH_A_CHARACTER = 2**18, 1000
"""The same for the one that only tells whether one of its alternatives matches."""

_RECENT = 8
"""Texts of which it is remembered what matched: several ask it of one text, and of its parts."""
_table = Table()
"""Of all patterns at once: of every text that is read, one alternative in eighty is tried on it."""


class Pattern:
    """One or more RE2 patterns, any of which may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        alternatives = (*patterns,) or ("",)
        self._joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
        self.number = _table.add(alternatives)
        self._sets = [_set_of(alternative) for alternative in alternatives]
        self._matching = lru_cache(_RECENT)(self._matched)

    @classmethod
    def of(cls, cue: Cue) -> "Pattern":
        return cls((*cue.zh, *cue.en))

    @cached_property
    def _compiled(self) -> Any:
        """What finds where it matches; most patterns are only asked whether they do."""
        return re2.compile(self._joined, _options(_memory_of(self._joined)))

    def matches(self, text: str) -> bool:
        return self.number in _table.possible(text).alternatives and self._matching(text)

    def _matched(self, text: str) -> bool:
        possible = _table.possible(text)
        tried = (number - self.number for number in possible.alternatives[self.number])
        return any(self._sets[alternative].Match(possible.encoded) for alternative in tried)

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
    """Tells of many patterns which may match, for less than asking each."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._numbers = [pattern.number for pattern in patterns]

    def passing(self, text: str) -> list[int]:
        """Return the places of all patterns that match, and perhaps of some others, in order."""
        possible = _table.possible(text).alternatives
        return [place for place, number in enumerate(self._numbers) if number in possible]


class Worded:
    """Patterns of which one has to match, and others of which none may."""

    def __init__(self, words: Cue, unless: Localized[Words]) -> None:
        self.words = Pattern.of(words)
        self._unless = Pattern((*unless.zh, *unless.en)) if unless.zh or unless.en else None

    def matches(self, text: str, affirmed: str | None = None) -> bool:
        """Tell whether one matches; ``affirmed`` is the text without what it denies."""
        doubted = text if affirmed is None else affirmed
        return self.words.matches(text) and not (self._unless and self._unless.matches(doubted))


def prepare() -> None:
    """Read all patterns that there are; before, each is tried on every text."""
    _table.read()


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
