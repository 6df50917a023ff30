"""The one message in which an admin writes an alert: a kind of fraud, and the text twice."""

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from knowledge import Language

LEAST, MOST = 10, 1500
"""Characters of a text; what is longer is not read, and would not fit one message twice over."""
_MARKS = {
    Language.ZH: ("中文", "zh", "chinese"),
    Language.EN: ("英文", "en", "english"),
}
_COLON = re.compile("[:：]")
_CHINESE_ENOUGH = 0.3


@dataclass(frozen=True)
class Problem:
    """What keeps a form from being sent: a name of a phrase, and what it is about."""

    phrase: str
    language: Language | None = None
    kind: str = ""
    near: tuple[str, ...] = ()


@dataclass
class Form:
    topic: str | None = None
    texts: dict[Language, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read(text: str, topics: Collection[str]) -> Form:
    """Read what follows ``/admin alert``; the problems say what is missing or wrong."""
    first, _, rest = text.lstrip(" ").partition("\n")
    kind = first.strip()
    if _mark(kind):  # the texts begin in the first line
        kind, rest = "", text
    texts = _texts(rest)
    problems = [*(problem for language in Language for problem in _of(language, texts))]
    if kind and kind not in topics:
        near = difflib.get_close_matches(kind, topics, n=3, cutoff=0.3)
        problems.insert(0, Problem("unknown_kind", kind=kind, near=tuple(near)))
    return Form(kind or None, texts, tuple(problems))


def _texts(lines: str) -> dict[Language, str]:
    parts: dict[Language, list[str]] = {}
    current: list[str] = []
    for line in lines.splitlines():
        if found := _mark(line):
            language, line = found
            current = parts.setdefault(language, [])
        current.append(line.rstrip())
    return {language: "\n".join(part).strip() for language, part in parts.items()}


def _mark(line: str) -> tuple[Language, str] | None:
    """Return the language that a line announces, and what follows on it."""
    head, *rest = _COLON.split(line, maxsplit=1)
    for language, marks in _MARKS.items():
        if rest and head.strip().casefold() in marks:
            return language, rest[0].strip()
    return None


def _of(language: Language, texts: dict[Language, str]) -> list[Problem]:
    text = texts.get(language, "")
    if len(text) < LEAST:
        return [Problem("no_text", language)]
    if len(text) > MOST:
        return [Problem("too_long", language)]
    letters = [character for character in text if character.isalpha()]
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in letters)
    is_chinese = chinese >= _CHINESE_ENOUGH * max(1, len(letters))
    return [] if is_chinese == (language is Language.ZH) else [Problem("wrong_language", language)]
