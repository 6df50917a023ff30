"""The names of entries, found in a text however they are spelt.

Encoders do not know slang, pinyin, homophones and misspellings; this does: as written, in
pinyin (公捡法 sounds like 公检法, and so does "gong jian fa"), and nearly as written.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz import fuzz, process

from index.evidence import NameMatch
from index.normalise import normalise
from knowledge import KnowledgeBase

# Single characters sound the same without the 44 MB of phrases that pypinyin loads when imported.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
from pypinyin import lazy_pinyin

_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_STARTS = re.compile(r"(?<![a-z0-9])[a-z0-9]|[\u3400-\u9fff]")
_ENDS = re.compile(r"[a-z0-9](?![a-z0-9])|[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_TEXT = 80  # characters; longer texts tell or paste, and are not a name with words round it
_LONGEST_NAME = 40  # characters, as written
_BEGINNING = 2  # letters; most runs of a text begin as no name does
_SHORTEST_FUZZY = 6  # letters; shorter words resemble too many others
_SHORTEST_SOUND = 6  # letters of pinyin
_ALIKE = 86  # of 100, rapidfuzz's ratio: two letters wrong in fifteen, one in seven


@dataclass(frozen=True)
class _Name:
    id: str
    text: str
    letters: str
    """Without blanks and signs."""
    sound: str


class NameIndex:
    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of an entry's id and a name of it, as written."""
        self._names = tuple(_name(entry, text) for entry, text in names)
        self._by_letters: dict[str, list[_Name]] = {}
        self._by_sound: dict[str, list[_Name]] = {}
        for name in self._names:
            self._by_letters.setdefault(name.letters, []).append(name)
            if len(name.sound) >= _SHORTEST_SOUND:
                self._by_sound.setdefault(name.sound, []).append(name)
        self._beginnings = {name.letters[:_BEGINNING] for name in self._names}
        self._fuzzy = [
            letters
            for letters in self._by_letters
            if len(letters) >= _SHORTEST_FUZZY and not _HAN.search(letters)
        ]

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "NameIndex":
        return cls(_names_of(knowledge))

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Return the names in a normalised text, longest first, each entry once."""
        if not text or len(text) > _LONGEST_TEXT:
            return ()
        letters = sum(len(word) for word in _WORD.findall(text))
        best: dict[str, NameMatch] = {}
        exact = (*self._written(text), *self._sounding(text))
        for name, length in exact or self._nearly(text):
            coverage = min(1.0, length / max(letters, 1))
            if name.id not in best or coverage > best[name.id].coverage:
                best[name.id] = NameMatch(name.id, name.text, coverage)
        return tuple(sorted(best.values(), key=lambda match: -match.coverage))

    def _written(self, text: str) -> Iterator[tuple[_Name, int]]:
        for letters in _runs(text, self._beginnings):
            for name in self._by_letters.get(letters, ()):
                yield name, len(letters)

    def _sounding(self, text: str) -> Iterator[tuple[_Name, int]]:
        syllables = [_sound(character) for character in _HAN.findall(text)]
        for start in range(len(syllables)):
            for end in range(start + 3, min(len(syllables), start + 8) + 1):
                for name in self._by_sound.get("".join(syllables[start:end]), ()):
                    if _HAN.search(name.letters):
                        yield name, len(name.letters)
        words = _LATIN.findall(text)
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + 6) + 1):
                spelt = "".join(words[start:end])
                for name in self._by_sound.get(spelt, ()):
                    yield name, len(spelt)

    def _nearly(self, text: str) -> Iterator[tuple[_Name, int]]:
        words = _LATIN.findall(text)
        spelt = [
            letters
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + 4) + 1)
            if len(letters := "".join(words[start:end])) >= _SHORTEST_FUZZY
        ]
        if not spelt or not self._fuzzy:
            return
        alike = process.cdist(spelt, self._fuzzy, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        for letters, scores in zip(spelt, alike, strict=True):
            best = int(scores.argmax())
            if scores[best]:
                for name in self._by_letters[self._fuzzy[best]]:
                    yield name, int(len(letters) * scores[best] / 100)


def _names_of(knowledge: KnowledgeBase) -> Iterator[tuple[str, str]]:
    for topic in knowledge.topics.values():
        for name in (topic.title.zh, topic.title.en, *topic.aliases.zh, *topic.aliases.en):
            yield topic.id, name
    for entry in knowledge.guidance.values():
        for name in (entry.title.zh, entry.title.en, *entry.aliases.zh, *entry.aliases.en):
            yield entry.id, name
    for term in knowledge.terms.values():
        for name in (term.term.zh, term.term.en, *term.aliases.zh, *term.aliases.en):
            yield term.id, name


def _name(entry: str, text: str) -> _Name:
    normal = normalise(text)
    letters = _squeeze(normal)
    return _Name(entry, text, letters, "".join(_sound(character) for character in letters))


def _squeeze(text: str) -> str:
    return "".join(_WORD.findall(text))


def _runs(text: str, beginnings: Collection[str]) -> Iterator[str]:
    """Yield the letters of what may be a name that begins so.

    Those are runs of whole Latin words, and any of Chinese characters.
    """
    letters = _squeeze(text)
    before = [0, *accumulate(len(_WORD.findall(character)) for character in text)]
    starts = [match.start() for match in _STARTS.finditer(text)]
    ends = [match.end() for match in _ENDS.finditer(text)]
    for start in starts:
        if letters[before[start] : before[start] + _BEGINNING] not in beginnings:
            continue
        for end in ends:
            if 1 < end - start <= _LONGEST_NAME:
                yield letters[before[start] : before[end]]


@lru_cache(maxsize=8192)
def _sound(character: str) -> str:
    return "".join(lazy_pinyin(character)) if _HAN.match(character) else character
