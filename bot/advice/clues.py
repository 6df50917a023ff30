"""Finds the words that give a fraud away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import re2

from bot.advice.advice import Clue
from bot.advice.question import Question
from index.normalise import normalise
from knowledge import Language
from knowledge.redflags import RedFlag

_LONGEST_CLUE = 60  # characters shown
_BARE = 8  # characters; a shorter match is shown with some of its surroundings
_CONTEXT = 6  # characters of them, on each side
_STOPS = "，。！？；、,.!?;\n"


@dataclass(frozen=True)
class _Pattern:
    flag: RedFlag
    regex: "re2._Regexp"


class ClueFinder:
    """Matches in linear time: people paste hostile texts."""

    def __init__(self, flags: Iterable[RedFlag]) -> None:
        options = re2.Options()
        options.never_nl = False
        options.log_errors = False
        self._patterns = tuple(
            _Pattern(flag, re2.compile(pattern, options))
            for flag in flags
            for language in Language
            for pattern in flag.patterns.in_(language)
        )

    def find(self, question: Question) -> tuple[Clue, ...]:
        """Return the clues, decisive ones first, each flag once, in the person's own words."""
        found: dict[str, Clue] = {}
        for pattern in self._patterns:
            if pattern.flag.id in found:
                continue
            if match := pattern.regex.search(question.matching):
                words = _original(question, match.start(), match.end())
                found[pattern.flag.id] = Clue(words, pattern.flag)
        ranked = sorted(found.values(), key=lambda clue: clue.flag.strength != "decisive")
        return tuple(_without_repeats(ranked))


def _without_repeats(clues: Iterable[Clue]) -> Iterator[Clue]:
    """Leave out a clue whose words stand within another's."""
    shown: list[str] = []
    for clue in clues:
        if not any(clue.words in words or words in clue.words for words in shown):
            shown.append(clue.words)
            yield clue


def _original(question: Question, start: int, end: int) -> str:
    """Return the words as the person wrote them where they line up, else as matched."""
    matched = question.matching[start:end]
    context = _CONTEXT if len(matched) < _BARE else 0
    start = _widen(question.matching, start, -1, context)
    end = _widen(question.matching, end, 1, context)
    widened = question.matching[start:end].strip()
    plain = " ".join(question.text.split())
    same = len(plain) == len(question.matching) and normalise(plain[start:end]) == widened
    words = (plain[start:end] if same else widened).strip() or matched
    return words if len(words) <= _LONGEST_CLUE else words[: _LONGEST_CLUE - 1] + "…"


def _widen(text: str, position: int, step: int, context: int) -> int:
    for _ in range(context):
        neighbour = position - 1 if step < 0 else position
        if not 0 <= neighbour < len(text) or text[neighbour] in _STOPS:
            break
        position += step
    if text.isascii():  # do not cut a word in two
        while 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum():
            position += step
    return position
