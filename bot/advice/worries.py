"""Understands what somebody writes next in a case that was just spoken of: "will he send it?"."""

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
_MORE_TOLD = "more-told"
"""A detail, which may be the place: whose numbers are to be called then."""
_NO_ANSWER = "no-answer"
_ANOTHER = {Form.SMALLTALK, Form.OUT_OF_SCOPE, Form.ORDINARY, Form.MISUSE}
_OF_FIGURES = {Form.FIGURE, Form.NO_FIGURE}
Case = Emergency | Topic


class WorryReader:
    def __init__(self, knowledge: KnowledgeBase, thresholds: Thresholds, home: Place) -> None:
        self._knowledge = knowledge
        self._thresholds = thresholds
        self._home = home

    def case(self, reading: Reading, recall: Recall) -> Case | None:
        """Return what was spoken of, if a text is short enough to lean on it."""
        text, known = reading.question.matching, self._knowledge
        strange = reading.contacts.found and not reading.contacts.all_official
        if strange or len(text) > (_LONGEST if text.isascii() else _LONGEST // 3):
            return None
        emergency = known.emergencies.get(recall.emergency or "")
        return emergency or known.topics.get(recall.topic or "")

    def read(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a worry; None where it is not likely one, or none of the case just spoken of."""
        evidence, limits = reading.evidence, self._thresholds
        if not evidence.worries or evidence.worries[0].probability < limits.worry:
            return None
        case = self.case(reading, recall)
        over_emergency = limits.worry_over_emergency
        sure = (
            self._leads(reading, over_emergency) if case else evidence.worry >= limits.worry_alone
        )
        return self._likeliest(reading, recall) if sure and not self._doubts(reading) else None

    def go_on(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Answer what is not understood by itself from the case, as more told of it at least.

        To what is asked, and nothing here answers, it is said that nothing does.
        """
        worries = reading.evidence.worries
        likely = worries and worries[0].probability >= self._thresholds.worry
        if likely and not self._doubts(reading):
            return self._likeliest(reading, recall)
        said = self._knowledge.worries[_NO_ANSWER if asked else _MORE_TOLD]
        return self._answer(said, reading, recall)

    def may_go_on(self, reading: Reading) -> bool:
        """Tell whether a line may go on about the case, if no word tells that more happened."""
        return self._leads(reading, self._thresholds.worry_in_a_case)

    def _leads(self, reading: Reading, over_emergency: float) -> bool:
        """Tell whether a line more likely goes on about the case than it is anything else."""
        limits, evidence = self._thresholds, reading.evidence
        factors = {
            Form.EMERGENCY: over_emergency,
            **dict.fromkeys(_ANOTHER | _OF_FIGURES, limits.worry_over_another),
        }
        return all(
            evidence.worry * factors.get(form, limits.worry_in_a_case)
            >= share * (1 - evidence.worry)
            for form, share in evidence.forms.items()
        )

    def _likeliest(self, reading: Reading, recall: Recall) -> Advice | None:
        worry = self._knowledge.worries[reading.evidence.worries[0].id]
        return self._answer(worry, reading, recall)

    def _doubts(self, reading: Reading) -> bool:
        """Tell whether more seems to have happened by the likeliest worry, and it is not sure."""
        likeliest = reading.evidence.worries[0]
        leads = self._knowledge.worries[likeliest.id].leads_to is not None
        return leads and likeliest.probability < self._thresholds.worry_sure

    def _answer(self, worry: Worry, reading: Reading, recall: Recall) -> Advice | None:
        case = self.case(reading, recall)
        answer = worry.answer_of(*filter(None, (recall.emergency, recall.topic)))
        if not (worry.anywhere or answer):
            return self._answer(self._knowledge.worries[_MORE_TOLD], reading, recall)
        if worry.leads_to and answer is None:
            return self._steps(self._knowledge.emergencies[worry.leads_to], reading)
        apart = isinstance(case, Emergency) and case.apart and answer is None
        elsewhere = reading.placed and reading.place.id != recall.place
        if worry.repeats or apart or (worry.id == _MORE_TOLD and elsewhere):
            return self._steps(case, reading)
        said = answer or worry.answers[-1]
        return WorryAdvice(worry, said, reading.place, case, placed=reading.placed)

    def _steps(self, case: Case | None, reading: Reading) -> EmergencyAdvice | TopicAdvice | None:
        """Say once more what to do, where something was spoken of."""
        if isinstance(case, Emergency):
            abroad = reading.place is not self._home
            return EmergencyAdvice(case, reading.place, told=abroad, placed=reading.placed)
        return TopicAdvice(case, Aspect.BEFORE) if case else None
