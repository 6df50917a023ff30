"""A line that an answer has said already is not said in it again."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

_ALIKE = 74  # of 100, rapidfuzz's ratio
_SENTENCE = re.compile(r"(?<=[。！？!?.;；])\s*")


def beyond(lines: Iterable[str], said: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that neither say nor begin with what one of the others begins with."""
    known = [part for line in said for part in (line, _SENTENCE.split(line)[0])]
    return tuple(
        line
        for line in lines
        if not any(
            fuzz.ratio(part, one) >= _ALIKE
            for part in (line, _SENTENCE.split(line)[0])
            for one in known
        )
    )
