"""Whose numbers to give."""

from collections.abc import Iterable

from bot.advice.question import Question
from index.normalise import normalise
from knowledge.hotlines import Place


class PlaceFinder:
    def __init__(self, places: Iterable[Place], default: Place) -> None:
        self._default = default
        self._names = tuple(
            (_padded(name), place)
            for place in places
            for name in (place.name.zh, place.name.en, *place.aliases.zh, *place.aliases.en)
        )

    def find(self, question: Question) -> Place:
        """Return the place a text names, the one named last if several; else the default."""
        text = _padded(question.matching)
        named = [(text.rfind(name), place) for name, place in self._names if name in text]
        return max(named, key=lambda found: found[0])[1] if named else self._default


def _padded(text: str) -> str:
    """Surround Latin words with blanks, so that "us" is not found in "bus"."""
    normal = normalise(text)
    if normal.isascii():
        return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in normal).split())} "
    return normal
