"""What stands for an entry of the knowledge base when it is looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.normalise import normalise
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    """Normalised."""
    language: Language
    form: Form
    target: str


def passages_of(knowledge: KnowledgeBase) -> tuple[Passage, ...]:
    """Return every exemplar and the entries' titles, in a fixed order, each text once a form."""
    found: dict[tuple[str, Form], Passage] = {}
    for passage in (*_exemplars(knowledge), *own_texts(knowledge)):
        found.setdefault((passage.text, passage.form), passage)
    return tuple(found.values())


def _exemplars(knowledge: KnowledgeBase) -> Iterator[Passage]:
    for exemplar in knowledge.exemplars:
        yield Passage(normalise(exemplar.text), exemplar.language, exemplar.form, exemplar.target)


def own_texts(knowledge: KnowledgeBase) -> Iterator[Passage]:
    """Yield the titles of what is known, and what a figure counts."""
    for language in Language:
        for topic in knowledge.topics.values():
            for text in (topic.title.in_(language), topic.summary.in_(language)):
                yield Passage(normalise(text), language, Form.QUESTION, topic.id)
        for entry in knowledge.guidance.values():
            yield Passage(normalise(entry.title.in_(language)), language, Form.GUIDANCE, entry.id)
        for term in knowledge.terms.values():
            yield Passage(normalise(term.term.in_(language)), language, Form.GUIDANCE, term.id)
        for figure in knowledge.bulletin.figures.values():
            for text in (figure.title.in_(language), figure.counts.in_(language)):
                yield Passage(normalise(text), language, Form.FIGURE, figure.id)
        for derived in knowledge.bulletin.derived.values():
            yield Passage(normalise(derived.title.in_(language)), language, Form.FIGURE, derived.id)
