"""Which kinds of fraud a text is likely about."""

from collections.abc import Iterable
from dataclasses import replace

from bot.advice.advice import Clue
from bot.advice.patterns import Pattern
from index.evidence import Candidate, Evidence
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.topics import Topic

TOPICS_SHOWN = 3


class Kinds:
    def __init__(self, knowledge: KnowledgeBase, thresholds: Thresholds) -> None:
        self._knowledge = knowledge
        self._thresholds = thresholds
        self._told_by = {
            topic.id: Pattern.of(topic.told_by)
            for topic in knowledge.topics.values()
            if topic.told_by
        }

    def told(self, evidence: Evidence, text: str) -> Evidence:
        """Leave out the kinds of which a normalised text has no word without which none is."""
        untold = {kind for kind, words in self._told_by.items() if not words.matches(text)}
        kept = [kind for kind in evidence.topics if kind.id not in untold]
        if len(kept) == len(evidence.topics):
            return evidence
        whole = sum(kind.probability for kind in kept) or 1.0
        topics = tuple(Candidate(kind.id, kind.probability / whole) for kind in kept)
        return replace(evidence, topics=topics)

    def likely(self, evidence: Evidence, clues: tuple[Clue, ...] = ()) -> tuple[Topic, ...]:
        """Return the likely kinds; of two about as likely, first the one that clues speak for."""
        first, *others = evidence.topics[:TOPICS_SHOWN]
        also = [other for other in others if other.probability >= self._thresholds.also]
        told = _told(clues)
        spoken = next((other for other in also if other.id in told), None)
        if spoken and first.id not in told:
            unsure = first.probability < self._thresholds.kind_sure
            decided = unsure and spoken.id in _told(_decisive(clues))
            close = spoken.probability >= first.probability * self._thresholds.choice
            if decided or close:
                first, also = spoken, [first, *(other for other in also if other is not spoken)]
        elif first.probability < self._thresholds.kind_told and first.id not in told:
            pointed = [topic for topic in evidence.topics if topic.id in _told(_decisive(clues))]
            first, also = (pointed[0], [first, *also]) if pointed else (first, also)
        return tuple(self.topic(candidate) for candidate in (first, *also))

    def by_clues(self, clues: tuple[Clue, ...]) -> tuple[Topic, ...]:
        """Return the kinds that the clues speak for, where the wording as a whole says nothing."""
        ids = dict.fromkeys(topic for clue in clues for topic in clue.flag.topics)
        return tuple(self._knowledge.topics[topic] for topic in ids)[:1]

    def topic(self, candidate: Candidate) -> Topic:
        return self._knowledge.topics[candidate.id]


def _told(clues: Iterable[Clue]) -> set[str]:
    return {topic for clue in clues for topic in clue.flag.topics}


def _decisive(clues: Iterable[Clue]) -> Iterable[Clue]:
    return (clue for clue in clues if clue.flag.strength == "decisive")
