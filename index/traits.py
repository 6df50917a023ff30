"""What is known of a fraud or said on a page, line by line: which a text comes nearest to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.normalise import normalise
from index.passages import Passage, own_texts
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form


@dataclass(frozen=True, slots=True)
class Trait:
    """A sign of a fraud or a step that it takes, or a paragraph of a page on several cases."""

    entry: str
    language: Language
    says: str
    """As it is shown."""

    @property
    def passage(self) -> Passage:
        return Passage(normalise(self.says), self.language, Form.SITUATION, self.entry)


class Likest(NamedTuple):
    says: str
    cosine: float
    over_the_first: float = 0.0
    """By how much it is nearer than the first line of the entry."""
    over_the_next: float = 0.0
    """By how much it is nearer than the line that comes next."""


def traits_of(knowledge: KnowledgeBase) -> tuple[Trait, ...]:
    """Return the signs of every kind of fraud and of its forms, how it works, and what is said on
    pages that speak of several cases or of a quarrel.
    """
    return tuple(
        Trait(entry, language, says)
        for sentences, entries in ((_sentences, knowledge.topics), (_lines, knowledge.guidance))
        for entry in entries
        for language in Language
        for says in sentences(knowledge, entry, language)
    )


def described(knowledge: KnowledgeBase) -> list[Passage]:
    """Return all that an index is made of beside exemplars."""
    return [*own_texts(knowledge), *(trait.passage for trait in traits_of(knowledge))]


def _sentences(knowledge: KnowledgeBase, topic: str, language: Language) -> Iterator[str]:
    yield from knowledge.topics[topic].signs.in_(language)
    yield from knowledge.topics[topic].how_it_works.in_(language)
    for variant in knowledge.variants.get(topic, ()):
        yield from variant.signs.in_(language)


def _lines(knowledge: KnowledgeBase, page: str, language: Language) -> Iterator[str]:
    entry = knowledge.guidance[page]
    if entry.by_case or entry.dispute:
        yield from entry.answer.in_(language)
        yield from entry.points.in_(language) if entry.points else ()
    if entry.dispute and entry.steps:
        yield from entry.steps.in_(language)


class TraitIndex:
    def __init__(self, traits: Sequence[Trait], vectors: Vectors | NDArray[np.float16]) -> None:
        """Take one unit vector a trait, with the mean of its language taken out."""
        self._traits = traits
        self.vectors = np.asarray(vectors, np.float16)
        self._rows: dict[tuple[str, Language], list[int]] = {}
        for row, trait in enumerate(traits):
            self._rows.setdefault((trait.entry, trait.language), []).append(row)

    def likest(self, vector: Vectors, entry: str, language: Language) -> Likest | None:
        """Return the line of an entry that is nearest; None of one that has none."""
        rows = self._rows.get((entry, language))
        if not rows:
            return None
        cosines = self.vectors[rows].astype(np.float32) @ vector
        best = int(cosines.argmax())
        nearest, *others = sorted(cosines.tolist(), reverse=True)
        ahead = nearest - others[0] if others else nearest
        over = nearest - float(cosines[0])
        return Likest(self._traits[rows[best]].says, nearest, over, ahead)
