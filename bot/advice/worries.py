"""Understands what somebody asks next in a case that was just spoken of: "will he send it?"."""

from bot.actions import Aspect
from bot.advice.advice import Advice, EmergencyAdvice, TopicAdvice, WorryAdvice
from bot.advice.reading import Reading
from bot.memory import Recall
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.emergencies import Emergency
from knowledge.exemplars import Form
from knowledge.hotlines import Place
from knowledge.topics import Topic
from knowledge.worries import Worry

_LONGEST = 180
"""Letters of a text that still leans on the case; a third of it in Chinese."""
_ANOTHER = {
    Form.SMALLTALK,
    Form.OUT_OF_SCOPE,
    Form.ORDINARY,
    Form.MISUSE,
    Form.FIGURE,
    Form.NO_FIGURE,
}


class WorryReader:
    def __init__(self, knowledge: KnowledgeBase, thresholds: Thresholds, home: Place) -> None:
        self._knowledge = knowledge
        self._thresholds = thresholds
        self._home = home

    def read(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a worry; None where it is not likely one, or none of the case just spoken of."""
        text, likeliest = reading.question.matching, reading.evidence.worries[0]
        short = len(text) <= (_LONGEST if text.isascii() else _LONGEST // 3)
        strange = reading.contacts.found and not reading.contacts.all_official
        if not short or strange or likeliest.probability < self._thresholds.worry:
            return None
        known = self._knowledge
        emergency = known.emergencies.get(recall.emergency or "")
        case = emergency or known.topics.get(recall.topic or "")
        alone = reading.evidence.worry >= self._thresholds.worry_alone
        if not (alone if case is None else self._leads(reading)):
            return None
        return self._answer(known.worries[likeliest.id], case, reading, recall)

    def is_surely_one(self, reading: Reading) -> bool:
        """Tell whether a line goes on about a case, even if it sounds like something else."""
        evidence, needed = reading.evidence, self._thresholds.worry_sure
        return min(evidence.worry, evidence.worries[0].probability) >= needed

    def _leads(self, reading: Reading) -> bool:
        """Tell whether a line more likely goes on about the case than it is anything else."""
        limits, evidence = self._thresholds, reading.evidence
        factors = {
            Form.EMERGENCY: limits.worry_over_emergency,
            **dict.fromkeys(_ANOTHER, limits.worry_over_another),
        }
        return all(
            evidence.worry * factors.get(form, limits.worry_in_a_case)
            >= share * (1 - evidence.worry)
            for form, share in evidence.forms.items()
        )

    def _answer(
        self, worry: Worry, case: Emergency | Topic | None, reading: Reading, recall: Recall
    ) -> Advice | None:
        answer = worry.answer_of(*filter(None, (recall.emergency, recall.topic)))
        if worry.leads_to and answer is None:
            return self._steps(self._knowledge.emergencies[worry.leads_to], reading)
        apart = isinstance(case, Emergency) and case.apart and answer is None
        if worry.repeats or apart:
            return self._steps(case, reading)
        return WorryAdvice(worry, answer or worry.answers[-1], reading.place, case)

    def _steps(
        self, case: Emergency | Topic | None, reading: Reading
    ) -> EmergencyAdvice | TopicAdvice | None:
        """Say once more what to do, where something was spoken of."""
        if isinstance(case, Emergency):
            abroad = reading.place is not self._home
            return EmergencyAdvice(case, reading.place, told=abroad, placed=reading.placed)
        return TopicAdvice(case, Aspect.BEFORE) if case else None
