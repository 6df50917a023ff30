"""A line that an answer has said already is not said in it again."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

_ALIKE = 74  # of 100, rapidfuzz's ratio
_LONG_ENOUGH = 8
"""Characters by which a line can be said to begin like another."""
_ENDS = "。.!！;；"
_SENTENCE = re.compile(r"(?<=[。！？!?.;；])\s*")


def beyond(lines: Iterable[str], said: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that neither say nor begin with what one of the others begins with."""
    known = [part for line in said for part in (line, _opening(line))]
    return tuple(
        line
        for line in lines
        if not any(_alike(part, one) for part in (line, _opening(line)) for one in known)
    )


def _opening(line: str) -> str:
    return _SENTENCE.split(line)[0]


def _alike(one: str, other: str) -> bool:
    """Tell whether two lines say nearly the same, or one is how the other begins."""
    shorter, longer = sorted((one, other), key=len)
    begins = len(shorter) >= _LONG_ENOUGH and longer.startswith(shorter.rstrip(_ENDS))
    return begins or fuzz.ratio(one, other, score_cutoff=_ALIKE) > 0
