"""A text as it came, and what can be told from its letters alone."""

import re
import unicodedata
from dataclasses import dataclass, field

import re2

from bot.chinese import Script, script_of
from index.normalise import clean, normalise
from knowledge import Language

LONGEST = 12_000
"""Characters that are read; more is cut, and said so."""

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")
_OF_BOTH = {"ok", "okay", "k"}
"""Words that people write in either language."""
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_ADDRESS = re2.compile(
    r"(?:[a-z]+://|www\.)[!-~]+"
    r"|[\w.+-]+@[\w.-]+"
    r"|@\w+"
    r"|(?:[\w-]+\.)+[a-zA-Z]{2,6}\b(?:/[!-~]*)?"
)
"""Links, e-mail addresses and names, whose letters say nothing of the language."""
_FRAGMENT = 24
_HAN_PER_WORD = 1.2


@dataclass(frozen=True)
class Question:
    raw: str = field(compare=False)
    """As it came, invisible characters included, cut to `LONGEST`."""
    text: str
    """Without control characters, cut to `LONGEST`."""
    matching: str
    """As it is matched; see `index.normalise`."""
    language: Language
    script: Script
    foreign: bool
    """Written in neither Chinese nor Latin letters."""
    shortened: bool

    @classmethod
    def read(cls, raw: str, default: Language = Language.ZH) -> "Question":
        """Read a text; ``default`` is the language of one that shows none, such as a number."""
        text = clean(raw[: LONGEST * 2])
        shortened = len(text) > LONGEST
        text = text[:LONGEST]
        prose = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text))
        han = len(_HAN.findall(prose))
        words = sum(word.lower() not in _OF_BOTH for word in _LATIN_WORD.findall(prose))
        return cls(
            raw=raw[:LONGEST],
            text=text,
            matching=normalise(text),
            language=_language(han, words, default),
            script=script_of(text) if han else Script.SIMPLIFIED,
            foreign=_other_letters(prose) > han + words,
            shortened=shortened,
        )

    @property
    def has_words(self) -> bool:
        return any(character.isalnum() for character in self.matching)


def length(text: str) -> int:
    """Return how much a text says, in Latin letters: a Chinese character says as much as three."""
    return len(text) + 2 * len(_HAN.findall(text))


def is_fragment(text: str) -> bool:
    """Tell whether a text says too little by itself."""
    return length(text) <= _FRAGMENT


def _language(han: int, words: int, default: Language) -> Language:
    if han == words == 0:
        return default
    return Language.ZH if han / _HAN_PER_WORD >= words else Language.EN


def _other_letters(text: str) -> int:
    """Count words of other alphabets; kana mark Japanese even beside Chinese characters."""
    kana = sum("\u3040" <= character <= "\u30ff" for character in text)
    other = sum(
        unicodedata.category(character) in {"Lo", "Ll", "Lu"}
        and not _HAN.match(character)
        and not _LATIN_WORD.match(character)
        and not "\u3040" <= character <= "\u30ff"
        for character in text
    )
    return kana * 4 + other
