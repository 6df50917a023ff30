"""What a pattern cannot do without: words of which one stands in all that it matches."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

_MOST = 32
"""Words that a part may be, before it counts as one that may be anything."""
_CLASS = re.compile(r"\\[pP](?:\{\^?\w+\}|\w)")
_ANY_CLASS = r"\\w"
"""Stands for the classes that RE2 knows and Python does not: neither is read letter by letter."""
_ASCII_CLASS = "[[:"  # RE2's alone, and Python would take it for letters
_RECENT = 8  # texts, in memory alone: parts of a line, and what is left of it, are asked again
_BYTES = 3  # of a Chinese character, which tells as much as so many Latin ones

Words = frozenset[str]
_NOTHING: Words = frozenset({""})
_ANYTHING = ""
"""Stands in every text: what a pattern needs that can do without any word."""


class _Part(NamedTuple):
    """A part of a pattern."""

    exactly: Words | None
    """All that it may match; None if that is too much to tell."""
    within: Words | None
    """One of these stands in whatever it matches; None if no such words are known."""


_UNKNOWN = _Part(None, None)


class Possible(NamedTuple):
    """What may match a text."""

    encoded: bytes
    """The text as RE2 reads it."""
    alternatives: Mapping[int, Sequence[int]]
    """By pattern; all are numbered through."""


class _Words(NamedTuple):
    """The words of the patterns that were read."""

    finder: AhoCorasick
    of: list[list[int]]
    """The alternatives that each is of."""
    always: Set[int]
    """Those that can do without any."""


class Table:
    """Tells of many patterns which may match a text, reading it once.

    RE2 has the same, by an automaton that it makes while it reads: that was half of the work on a
    text that is new to it.
    """

    def __init__(self) -> None:
        self._patterns: dict[tuple[str, ...], range] = {}
        self._first: list[int] = []
        """Of each alternative, the first of its pattern."""
        self._unread = range(0)
        self._of_word: dict[str, list[int]] = {_ANYTHING: []}
        self._words = _Words(AhoCorasick([]), [], frozenset())
        self._lock = Lock()
        self.possible = lru_cache(_RECENT)(self._possible)
        """Returns what may match a text: of patterns that were not read yet, all."""

    def add(self, pattern: tuple[str, ...]) -> int:
        """Take the alternatives of a pattern, and return the number of the first, which is its own.

        A pattern that is there already has the numbers it had.
        """
        with self._lock:
            if pattern not in self._patterns:
                first = len(self._first)
                self._patterns[pattern] = range(first, first + len(pattern))
                self._first += [first] * len(pattern)
                self._unread = range(self._unread.start, len(self._first))
                self.possible.cache_clear()
            return self._patterns[pattern].start

    def read(self) -> None:
        """Look at the patterns that are new, which takes two milliseconds for each."""
        with self._lock:
            if not self._unread:
                return
            for pattern, numbers in self._patterns.items():
                if numbers.start >= self._unread.start:
                    self._learn(pattern, numbers)
            words = [word for word in self._of_word if word != _ANYTHING]
            self._words = _Words(
                AhoCorasick(words),
                [self._of_word[word] for word in words],
                frozenset(self._of_word[_ANYTHING]),
            )
            self._unread = range(len(self._first), len(self._first))
            self.possible.cache_clear()

    def _learn(self, pattern: tuple[str, ...], numbers: range) -> None:
        for number, alternative in zip(numbers, pattern, strict=True):
            for word in needed(alternative) or {_ANYTHING}:
                self._of_word.setdefault(word, []).append(number)

    def _possible(self, text: str) -> Possible:
        unread, known = self._unread, self._words  # in this order: they may be read meanwhile
        found_at = known.finder.find_matches_as_indexes(text.casefold(), overlapping=True)
        words = {word for word, _, _ in found_at}
        by_pattern: dict[int, list[int]] = {}
        for alternative in set(known.always).union(unread, *[known.of[word] for word in words]):
            by_pattern.setdefault(self._first[alternative], []).append(alternative)
        return Possible(text.encode("utf-8", "surrogatepass"), by_pattern)


def needed(pattern: str) -> Words | None:
    """Return such words of an RE2 pattern, case folded; None of one without, or not understood."""
    if _ASCII_CLASS in pattern:
        return None
    try:
        # without a public name, but the only one who reads patterns in Python
        parsed = re._parser.parse(_CLASS.sub(_ANY_CLASS, pattern))  # type: ignore[attr-defined]
    except re.error:
        return None
    words = _sequence(parsed).within
    return words and frozenset(word.casefold() for word in words)


def _sequence(parsed: Iterable[tuple[Any, Any]]) -> _Part:
    run, letters = _NOTHING, ""  # what may stand just here, after what could be anything
    whole = True
    best: Words | None = None
    for operation, given in parsed:
        if str(operation) == "LITERAL":
            letters += chr(given)
            continue
        run, letters = _followed(run, letters), ""
        part = _part(str(operation), given)
        if part.exactly is not None and len(run) * len(part.exactly) <= _MOST:
            run = frozenset([before + word for before in run for word in part.exactly])
            continue
        best = _more_telling(_more_telling(best, run), part.within)
        run, whole = part.exactly or _NOTHING, False
    run = _followed(run, letters)
    return _Part(run if whole else None, _more_telling(best, run))


def _followed(run: Words, letters: str) -> Words:
    return frozenset([word + letters for word in run]) if letters else run


def _part(operation: str, given: Any) -> _Part:
    match operation:
        case "AT":
            return _Part(_NOTHING, None)
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in given):
            letters = frozenset(chr(code) for _, code in given)
            return _Part(letters, letters)
        case "SUBPATTERN":
            return _sequence(given[3])
        case "BRANCH":
            return _any_of([_sequence(branch) for branch in given[1]])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = given
            part = _sequence(repeated)
            within = part.within if least else None
            if most > 1 or part.exactly is None:
                return _Part(None, within)
            return _Part(part.exactly if least else part.exactly | _NOTHING, within)
    return _UNKNOWN


def _any_of(parts: Sequence[_Part]) -> _Part:
    exactly = _union([part.exactly for part in parts])
    known = exactly if exactly is not None and len(exactly) <= _MOST else None
    return _Part(known, _union([part.within for part in parts]))


def _union(parts: Sequence[Words | None]) -> Words | None:
    known = [part for part in parts if part is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def _more_telling(one: Words | None, other: Words | None) -> Words | None:
    """Return those of which fewer texts have one: longer words, and not so many."""
    known = [words for words in (one, other) if words and "" not in words]
    return max(known, key=_worth, default=None)


def _worth(words: Words) -> tuple[int, int]:
    return min(len(word) if word.isascii() else _BYTES * len(word) for word in words), -len(words)
