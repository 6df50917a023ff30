"""Tells whether the answer to a line by itself may stand, though the line follows a case."""

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import GOES_ON, LENT, MISSING, PAID, THREATENED
from bot.advice.wording import WordingReader
from bot.advice.worries import WorryReader
from bot.memory import Recall
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.guidance import Term

ASKS_BACK = {Reason.UNCLEAR, Reason.WHICH_FIGURE}
"""Why somebody is asked what they mean."""
_OF_LENDING = {PAID, "gave-a-code", "gave-bank-details"}
"""As which it sounds when somebody tells what they lent, and what money was passed on."""


class Standing:
    def __init__(
        self,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._worries = worries
        self._emergencies = emergencies
        self._wording = wording
        self._thresholds = thresholds

    def stands(self, advice: Advice, reading: Reading, recall: Recall) -> bool:
        alone = not self._worries.may_go_on(reading)
        match advice:
            case EmergencyAdvice(emergency=emergency):
                return self._has_happened(emergency.id, reading, recall)
            case FiguresAdvice() | UnknownAdvice(reason=Reason.NO_SUCH_FIGURE):
                return self._is_of_figures(advice, reading)
            case UnknownAdvice(reason=reason):
                return self._is_refused(reason, reading, alone=alone)
            case GuidanceAdvice(entry=Term()):
                asked = self._wording.asks_meaning(reading.question.matching)
                return asked or (alone and recall.emergency is None)
            case GuidanceAdvice(distant=True):
                return alone
            case TopicAdvice(topic=topic):
                return self._is_asked_about(topic.id, reading) and (
                    alone or topic.id != recall.topic
                )
            case AssessmentAdvice(risk=risk, clues=clues):
                sure = risk is Risk.HIGH or (recall.emergency is None and risk is Risk.CAUTION)
                return sure and (bool(clues) or (alone and self._is_of_another(reading, recall)))
            case _:
                return True

    def despair(self, reading: Reading, recall: Recall) -> float:
        """Return how likely somebody despairs; a short line sounds so, if its case is forgotten."""
        follows = reading.evidence.worry if self._worries.case(reading, recall) else 0.0
        return reading.likelihood(DESPAIR) * (1 - follows)

    def is_given(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether something else than before was surely lost or given away just now."""
        evidence, limits = reading.evidence, self._thresholds
        likeliest, worry = evidence.emergencies[0], next(iter(evidence.worries), None)
        new = likeliest.id not in {recall.emergency, DESPAIR, LENT, *GOES_ON}
        sure = likeliest.probability >= limits.kind_of_a_cry
        asked = worry is not None and worry.probability >= limits.kind_beside
        lent = recall.emergency == LENT
        return (
            new
            and sure
            and evidence.of(Form.EMERGENCY) >= limits.kind_beside
            and not (asked or lent)
        )

    def has_paid(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether it is said that money has gone, in so many words or for the first time."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0]
        paid = likeliest.id == PAID and likeliest.probability >= self._thresholds.kind_of_a_cry
        first = recall.emergency is None and paid and self._emergencies.happened(text)
        return self._emergencies.lost(text) or first

    def _has_happened(self, emergency: str, reading: Reading, recall: Recall) -> bool:
        """Tell whether more has happened, and not only a detail is told of what did."""
        text, limits = reading.question.matching, self._thresholds
        if self._emergencies.concerns(text):
            return True
        if emergency == DESPAIR:
            return self.despair(reading, recall) >= limits.despair_in_a_case
        if emergency == MISSING:
            return recall.emergency == MISSING or self._emergencies.presses(text)
        if recall.emergency == LENT and emergency in _OF_LENDING:
            return not self._worries.may_go_on(reading)
        happened = self._emergencies.happened(text)
        if emergency == recall.emergency and emergency not in GOES_ON:
            return happened and not self._goes_on(reading)
        if self._emergencies.is_named(text):
            return True
        return self._is_likely(emergency, reading, recall, happened=happened)

    def _is_likely(
        self, emergency: str, reading: Reading, recall: Recall, *, happened: bool
    ) -> bool:
        """Tell whether it has probably happened, though no word names it."""
        evidence, limits = reading.evidence, self._thresholds
        kinds = {kind.id: kind.probability for kind in evidence.emergencies}
        clear = kinds[emergency] >= limits.emergency_in_a_case
        if happened and clear and emergency != THREATENED:
            return True
        if self.is_given(reading, recall):
            return True
        asked = self._wording.asks("is_a_question", reading.question.matching)
        turn = asked and evidence.worry >= limits.worry
        if not happened and (turn or (emergency == THREATENED and self._goes_on(reading))):
            return emergency == recall.emergency
        share = evidence.of(Form.EMERGENCY)
        if self._worries.is_clear(reading):
            share *= 1 - evidence.worry
        likely = share >= limits.emergency_in_a_case or not self._worries.may_go_on(reading)
        surest = kinds[emergency] if emergency in GOES_ON else max(kinds[emergency], share)
        sure = clear and surest >= limits.kind_beside_a_case
        return likely and (sure or emergency == recall.emergency)

    def _goes_on(self, reading: Reading) -> bool:
        """Tell whether it is clear what is asked or told next, if that is what a line does."""
        possible = reading.evidence.worry >= self._thresholds.worry_possible
        return possible and self._worries.is_clear(reading)

    def _is_of_figures(self, advice: Advice, reading: Reading) -> bool:
        """Tell whether a figure is asked for, and not a sum told that has to do with the case."""
        text = reading.question.matching
        happened = self._emergencies.happened(text) and self._wording.is_told_by_oneself(text)
        if happened and not self._wording.asks("of_bulletin", text):
            return False
        evident = reading.evidence.figures[0].probability >= self._thresholds.figure_meant
        asked = self._wording.asks_amount(text) or self._wording.asks("asking", text)
        charted = isinstance(advice, FiguresAdvice) and advice.chart is not None
        return charted or (evident and asked and not self._wording.asks("phone_number", text))

    def _is_refused(self, reason: Reason, reading: Reading, *, alone: bool) -> bool:
        """Tell whether what is refused has surely nothing to do with the case."""
        evidence, limits = reading.evidence, self._thresholds
        text = reading.question.matching
        match reason:
            case Reason.OUT_OF_SCOPE:
                elsewhere = evidence.of(Form.OUT_OF_SCOPE, Form.MISUSE)
                asked = self._wording.asks("is_a_question", text)
                told = reading.placed and not asked  # where they are
                ours = told or self._wording.asks("of_the_case", text)
                return alone and elsewhere >= limits.elsewhere and not ours
            case Reason.MISUSE:
                forged = self._wording.asks("forges", text)
                return forged or evidence.of(Form.MISUSE) >= limits.elsewhere
            case _:
                return reason not in ASKS_BACK

    def _is_asked_about(self, topic: str, reading: Reading) -> bool:
        """Tell whether a kind of fraud is named, or kinds are asked about at all."""
        text, evidence = reading.question.matching, reading.evidence
        named = topic in {match.id for match in evidence.names}
        kinds = self._wording.asks("kind", text) or self._wording.asks("trick", text)
        return named or kinds or evidence.worry < self._thresholds.worry_possible

    def _is_of_another(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether something else than a loss of their own is asked about, or passed on."""
        asked = self._wording.asks("is_a_question", reading.question.matching)
        passed_on = reading.evidence.of(Form.MESSAGE) >= self._thresholds.caution
        return recall.emergency is None or asked or passed_on
