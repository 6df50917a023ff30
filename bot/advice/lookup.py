"""Finds entries to share while somebody types what they look for."""

from collections.abc import Iterator

from index.evidence import Evidence
from index.normalise import normalise
from knowledge import KnowledgeBase
from knowledge.exemplars import Form
from knowledge.figures import Figure
from knowledge.guidance import Guidance, Term
from knowledge.topics import Topic

Entry = Topic | Guidance | Term | Figure

FIRST = (
    *("golden-rules", "report-and-hotlines", "family-talk"),
    *("fake-customer-service", "pig-butchering", "task-scam", "authority-impersonation"),
    *("loan-scam", "investment-scam", "elderly-scam", "acquaintance-impersonation"),
    *("cases-cracked", "suspects-arrested"),
)
"""What is shown before anything is typed."""
_LEAST = 0.05
_MOST = 10


class Lookup:
    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._names = tuple(
            (name, entry) for entry in self._shareable() for name in _names_of(entry)
        )

    def first(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in map(self._entry, FIRST) if entry)

    def find(self, matching: str, evidence: Evidence) -> tuple[Entry, ...]:
        """Return entries whose name begins or holds a text, then those that are about it."""
        ids = dict.fromkeys((*self._named(matching), *self._meant(evidence)))
        return tuple(entry for entry in map(self._entry, ids) if entry)[:_MOST]

    def _named(self, matching: str) -> Iterator[str]:
        holding = [(name, entry) for name, entry in self._names if matching and matching in name]
        for _, entry in sorted(holding, key=lambda found: not found[0].startswith(matching)):
            yield entry.id

    def _meant(self, evidence: Evidence) -> Iterator[str]:
        about_fraud = (Form.QUESTION, Form.SITUATION, Form.MESSAGE, Form.EMERGENCY)
        asked = (
            (evidence.of(*about_fraud), evidence.topics),
            (evidence.of(Form.GUIDANCE), evidence.guidance),
            (evidence.of(Form.FIGURE), evidence.figures),
        )
        yield from (match.id for match in evidence.names)
        likely = (
            (share * candidate.probability, candidate.id)
            for share, candidates in asked
            for candidate in candidates
        )
        for probability, entry in sorted(likely, reverse=True):
            if probability >= _LEAST:
                yield entry

    def _shareable(self) -> Iterator[Entry]:
        base = self._knowledge
        yield from base.topics.values()
        yield from base.guidance.values()
        yield from base.terms.values()
        yield from base.bulletin.figures.values()

    def _entry(self, entry: str) -> Entry | None:
        base = self._knowledge
        return (
            base.topics.get(entry)
            or base.guidance.get(entry)
            or base.terms.get(entry)
            or base.bulletin.figures.get(entry)
        )


def _names_of(entry: Entry) -> tuple[str, ...]:
    title = entry.term if isinstance(entry, Term) else entry.title
    aliases = () if isinstance(entry, Figure) else (*entry.aliases.zh, *entry.aliases.en)
    return tuple(normalise(name) for name in (title.zh, title.en, *aliases))
