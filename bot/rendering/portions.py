"""Texts in portions that a tired reader takes in at a glance."""

import re
from collections.abc import Iterable

from knowledge import Language

GLANCE = {Language.ZH: 64, Language.EN: 40}
"""What one message holds: some sixty Chinese characters, or forty English words."""
_PORTION = {Language.ZH: 50, Language.EN: 35}
"""What a portion holds, so that a line saying where one stands fits above it."""
_ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[。！？])(?![”’）])|(?<=[.!?])\s+(?=[A-Z“\"])",
        r"(?<=[；：])|(?<=[;:])\s+",
        r"(?<=[，、])|(?<=,)\s+",
    )
)
"""Where a text may be cut: sentences before clauses before commas."""
_CLAUSE = re.compile(r"[；，（]|[;,(] ?")
_STOP = {"；": "。", ";": "."}


def size(text: str, language: Language) -> int:
    if language is Language.ZH:
        return sum(not character.isspace() for character in text)
    return len(text.split())


def fits(texts: Iterable[str], language: Language) -> bool:
    return sum(size(text, language) for text in texts) <= GLANCE[language]


def first_clause(text: str) -> str:
    return _CLAUSE.split(text)[0]


def portions(text: str, language: Language) -> tuple[str, ...]:
    """Cut a text that is too long, as late and at as good a place as can be."""
    return tuple(_closed(portion) for portion in _cut(text, language, _ENDS))


def first_sentence(text: str) -> str:
    return _ENDS[0].split(text)[0]


def _cut(text: str, language: Language, ends: tuple[re.Pattern[str], ...]) -> Iterable[str]:
    if size(text, language) <= _PORTION[language] or not ends:
        return (text,)
    pieces = (
        piece for part in ends[0].split(text) if part for piece in _cut(part, language, ends[1:])
    )
    return _joined(pieces, language)


def _closed(portion: str) -> str:
    """End a portion that was cut within a sentence so that one sees whether it goes on."""
    if portion.endswith((";", "；")):
        return portion[:-1] + _STOP[portion[-1]]
    return portion[:-1] + "……" if portion.endswith(("，", "、", "：")) else portion


def _joined(pieces: Iterable[str], language: Language) -> list[str]:
    gap = "" if language is Language.ZH else " "
    portions: list[str] = []
    for piece in pieces:
        longer = f"{portions[-1]}{gap}{piece}" if portions else ""
        if portions and size(longer, language) <= _PORTION[language]:
            portions[-1] = longer
        else:
            portions.append(piece)
    return portions
