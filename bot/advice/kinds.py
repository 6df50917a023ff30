"""Which kinds of fraud a text is likely about."""

from bot.advice.advice import Clue
from index.evidence import Candidate, Evidence
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.topics import Topic

TOPICS_SHOWN = 3


class Kinds:
    def __init__(self, knowledge: KnowledgeBase, thresholds: Thresholds) -> None:
        self._knowledge = knowledge
        self._thresholds = thresholds

    def likely(self, evidence: Evidence, clues: tuple[Clue, ...] = ()) -> tuple[Topic, ...]:
        """Return the likely kinds; of two about as likely, first the one that clues speak for."""
        first, *others = evidence.topics[:TOPICS_SHOWN]
        also = [other for other in others if other.probability >= self._thresholds.also]
        told = {topic for clue in clues for topic in clue.flag.topics}
        if also and first.id not in told and also[0].id in told:
            close = also[0].probability >= first.probability * self._thresholds.choice
            first, also = (also[0], [first, *also[1:]]) if close else (first, also)
        return tuple(self.topic(candidate) for candidate in (first, *also))

    def by_clues(self, clues: tuple[Clue, ...]) -> tuple[Topic, ...]:
        """Return the kinds that the clues speak for, where the wording as a whole says nothing."""
        ids = dict.fromkeys(topic for clue in clues for topic in clue.flag.topics)
        return tuple(self._knowledge.topics[topic] for topic in ids)[:1]

    def topic(self, candidate: Candidate) -> Topic:
        return self._knowledge.topics[candidate.id]
