"""Leaves out of a text what it says for other countries than the reader's own.

Texts are written for who may be anywhere: "call the police (110 in mainland China, or your
emergency number)". Who told where they are, reads only what is for them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge import Language
from knowledge.asides import Aside

_START = re.compile(r"(^|[.?!] )([a-z])")


def without_asides(text: str, asides: tuple[Aside, ...], language: Language) -> str:
    """Return the text as it is for the reader, which may be nothing."""
    said = _said(text, asides)
    return _capitalised(text, said) if language is Language.EN and said != text else said


@lru_cache(maxsize=4096)
def _said(text: str, asides: tuple[Aside, ...]) -> str:
    for pattern, said in _compiled(asides):
        text = pattern.sub(said, text)
    return text.strip()


@lru_cache
def _compiled(asides: Iterable[Aside]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(aside.find), aside.say) for aside in asides)


def _capitalised(before: str, after: str) -> str:
    """Begin with a capital what has come to begin a sentence."""
    if not before[:1].isupper():
        return after
    return _START.sub(lambda found: found[1] + found[2].upper(), after)
