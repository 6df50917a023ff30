"""Finds which figures of the bulletin a question names."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.patterns import Pattern, Sieve
from knowledge.bulletins import Bulletin
from knowledge.figures import Figure


@dataclass(frozen=True)
class Named:
    figures: tuple[Figure, ...]
    """More than one where several go by the same name."""
    start: int
    end: int
    weak: bool = False


class MentionFinder:
    def __init__(self, bulletin: Bulletin) -> None:
        self._mentions = tuple(
            (
                Pattern.of(mention.words),
                tuple(bulletin.figures[figure] for figure in mention.figures),
                mention.weak,
            )
            for mention in bulletin.mentions
        )
        self._sieve = Sieve(pattern for pattern, *_ in self._mentions)

    def find(self, text: str) -> tuple[Named, ...]:
        """Return what is named, from left to right; no word names two things."""
        found = []
        for place in self._sieve.passing(text):
            pattern, figures, weak = self._mentions[place]
            for start, end in pattern.spans(text):
                found.append(Named(figures, start, end, weak))
                text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
        strong = [named for named in found if not named.weak]
        return tuple(sorted(_told_apart(strong or found), key=lambda named: named.start))

    def named(self, text: str) -> tuple[Figure, ...]:
        """Return each figure that is named once, in the order they are named."""
        return figures_of(self.find(text))

    def without_names(self, text: str) -> str:
        """Return what is left of a text without the names of figures."""
        for item in reversed(self.find(text)):
            text = f"{text[: item.start]} {text[item.end :]}"
        return text


def _told_apart(found: list[Named]) -> list[Named]:
    """Drop a name that several figures share where one of them is named by its own."""
    alone = {named.figures[0] for named in found if len(named.figures) == 1}
    return [named for named in found if len(named.figures) == 1 or not alone & {*named.figures}]


def figures_of(named: Iterable[Named]) -> tuple[Figure, ...]:
    """Return each figure once, in the order they are named."""
    return tuple(dict.fromkeys(figure for item in named for figure in item.figures))
