"""Breaks a text into lines as both languages do it, none much shorter than the others."""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

_UNIT = re.compile(r"[“‘（《「]*(?:[!-~]+|.)[”’）》」，。、；：！？…·—％]*\s*")
"""What no line break divides: a word or a Chinese character, with the punctuation it carries."""
_RESTS = tuple("，。；：！？、”）.,;:!?")
_AFTER_A_WORD, _BETWEEN_CHARACTERS = 0.04, 0.08
"""What a line break costs there, where one after punctuation costs nothing."""

Measure = Callable[[str], float]


class _Broken(NamedTuple):
    """How the beginning of a text is best broken; the lesser, the better."""

    lines: int
    cost: float
    start: int
    """Of its last line."""


def broken(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return as few lines as will do; one word that is wider than the line stands alone."""
    units = _UNIT.findall(text)
    begins = [0.0, *accumulate(map(measure, units))]
    bare = [measure(unit.rstrip()) for unit in units]
    best = [_Broken(0, 0, 0)]
    for end in range(1, len(units) + 1):
        choices = []
        for start in reversed(range(end)):
            taken = begins[end - 1] - begins[start] + bare[end - 1]
            if taken > width and start < end - 1:
                break
            cost = (1 - taken / width) ** 2 + (_broken_at(units[end - 1]) if units[end:] else 0)
            before = best[start]
            choices.append(_Broken(before.lines + 1, before.cost + cost, start))
        best.append(min(choices))
    return tuple(reversed(_lines(units, best)))


def _lines(units: list[str], best: list[_Broken]) -> list[str]:
    lines, end = [], len(units)
    while end:
        start = best[end].start
        lines.append("".join(units[start:end]).strip())
        end = start
    return lines


def _broken_at(unit: str) -> float:
    end = unit.rstrip()[-1:]
    if end in _RESTS:
        return 0
    return _BETWEEN_CHARACTERS if end > "\u2e80" else _AFTER_A_WORD
