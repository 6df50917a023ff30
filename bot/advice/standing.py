"""Tells whether the answer to a line by itself may stand, though the line follows a case."""

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.despairing import DespairReader
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.question import length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import (
    ABOUT_TO_PAY,
    GOES_ON,
    LENT,
    MISSING,
    ON_THE_PHONE,
    PAID,
    RECOVERY,
    THREATENED,
)
from bot.advice.wording import WordingReader
from bot.advice.worries import DONE_SO_FAR, REFUNDED, WorryReader
from bot.memory import Recall
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.guidance import Term

ASKS_BACK = {Reason.UNCLEAR, Reason.WHICH_FIGURE}
"""Why somebody is asked what they mean."""
_GIVEN_AWAY = {"gave-a-code", "gave-bank-details", "screen-shared", "clicked-or-installed"}
"""What is often given away together, so that it need not be sure which of them."""
_GIVEN = {"gave-a-code", "gave-bank-details", ABOUT_TO_PAY, "before-pressing"}
"""As which it sounds when more is told of a payment."""
_CLEARLY_LIKELIER = 3
_NOD = 12
"""Length of thanks beside which nothing is said."""
_OF_OTHERS = (REFUNDED, "report-together", "warn-others", "others-in-the-group")
"""What sounds like a payment, and is none of the writer's."""
_DETAILS = ("more-told", "payment-detail")
_MOSTLY = 0.6
"""From which more is told of what is known, if that is what a line does."""
_SAID = 0.9
"""From which a worry is said beside thanks."""
_OFTEN_MISHEARD = {THREATENED, ABOUT_TO_PAY}
"""What lines in a case sound like that tell of pictures, or of a relative and a bank."""
_OF_LENDING = {PAID, "gave-a-code", "gave-bank-details"}
"""As which it sounds when somebody tells what they lent, and what money was passed on."""


class Standing:
    def __init__(
        self,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        despair: DespairReader,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._worries = worries
        self._emergencies = emergencies
        self._despair = despair
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
            case GuidanceAdvice(entry=entry, distant=distant):
                asked = not self._is_hardly_asked(entry.id, reading)
                return asked if not distant else (alone and asked) or self._is_nearest(reading)
            case TopicAdvice(topic=topic):
                return self._is_asked_about(topic.id, reading) and (
                    alone or topic.id != recall.topic
                )
            case AssessmentAdvice(risk=risk, clues=clues, topics=topics):
                sure = risk is Risk.HIGH or (recall.emergency is None and risk is Risk.CAUTION)
                another = alone and self._is_of_another(reading, recall)
                offered = any(topic.id == RECOVERY != recall.topic for topic in topics[:1])
                told = bool(clues) or another or offered or self._is_new(reading, recall)
                return sure and told
            case SmalltalkAdvice():
                return not self._says_more(reading)
            case _:
                return True

    def _is_new(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether surely another kind of fraud is told than was spoken of, and no loss yet."""
        kind, asked = reading.evidence.topics[0], self._wording.asks
        told = reading.evidence.of(Form.SITUATION, Form.MESSAGE) >= self._thresholds.high_risk
        other = kind.id != recall.topic and kind.probability >= self._thresholds.kind_beside
        question = asked("is_a_question", reading.question.matching)
        return recall.emergency is None and told and other and not question

    def is_given(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether something else than before was surely lost or given away just now."""
        evidence, limits = reading.evidence, self._thresholds
        likeliest, worry = evidence.emergencies[0], next(iter(evidence.worries), None)
        lent = likeliest.id == LENT and not self._emergencies.has_lent(reading)
        new = likeliest.id not in {recall.emergency, DESPAIR, *GOES_ON} and not lent
        sure = self._share_of(likeliest.id, reading) >= limits.kind_of_a_cry
        tells = self._worries.only_tells(reading)
        asked = worry is not None and worry.probability >= limits.kind_beside and not tells
        frightened = tells and self._wording.asks("is_a_question", reading.question.matching)
        needed = limits.emergency_in_a_case if frightened else limits.kind_beside
        over = recall.emergency == LENT or self._tells_what_was_done(reading)
        over = over or self._worries.outweighs(reading)
        return new and sure and evidence.of(Form.EMERGENCY) >= needed and not (asked or over)

    def _tells_what_was_done(self, reading: Reading) -> bool:
        """Tell whether it is surely said which steps were taken, and no loss."""
        sure = reading.evidence.goes_on(DONE_SO_FAR) >= self._thresholds.kind_of_a_cry
        return sure and not self._emergencies.lost(reading.question.matching)

    def _share_of(self, emergency: str, reading: Reading) -> float:
        """Return how likely it is this one, or another thing given away with it."""
        alike = _GIVEN_AWAY if emergency in _GIVEN_AWAY else {emergency}
        return sum(map(reading.evidence.has_happened, alike))

    def has_paid(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether it is said that money has gone, in so many words or for the first time."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0]
        if recall.settled and self._wording.asks("thanking", text):
            return False
        paid = likeliest.id == PAID and likeliest.probability >= self._thresholds.kind_of_a_cry
        told = self._emergencies.happened(text) or (
            reading.evidence.of(Form.EMERGENCY) >= self._thresholds.emergency_in_a_case
            and not self._wording.asks("is_a_question", text)
            and not self._worries.is_clear(reading)
        )
        first = recall.emergency != PAID and paid and told
        lost = self._emergencies.lost(text) and not self._worries.surely_go_on(reading)
        return lost or (first and not self._is_money_of_others(reading))

    def _has_happened(self, emergency: str, reading: Reading, recall: Recall) -> bool:
        """Tell whether more has happened, and not only a detail is told of what did."""
        text = reading.question.matching
        if self._emergencies.concerns(text):
            return True
        if emergency == DESPAIR:
            return self._despair.is_told(reading, recall)
        if self._is_of_others(emergency, reading):
            return False
        if emergency == MISSING:
            return recall.emergency == MISSING or self._emergencies.presses(text)
        if recall.emergency == LENT and emergency in _OF_LENDING:
            return not self._worries.may_go_on(reading)
        asked = self._wording.asks("is_a_question", text)
        if not asked and self._emergencies.is_another(text, recall.emergency):
            return True
        if self._is_nearly_the_same(emergency, reading, recall) or self._goes_on(reading):
            return False
        happened = self._emergencies.happened(text)
        if emergency == recall.emergency and emergency not in GOES_ON:
            return happened and not (
                self._clearly_follows(reading) or self._adds_to_the_case(reading)
            )
        if self._emergencies.is_named(text):
            return True
        return self._is_likely(emergency, reading, recall, happened=happened)

    def _goes_on(self, reading: Reading) -> bool:
        """Tell whether a line rather goes on about the case, and names nothing that happened."""
        named = self._emergencies.is_named(reading.question.matching)
        sure = self._worries.surely_go_on(reading)
        return sure or (self._worries.outweighs(reading) and not named)

    def _is_of_others(self, emergency: str, reading: Reading) -> bool:
        """Tell whether it is another call, or money of others, that a line speaks of."""
        if emergency == PAID:
            return self._is_money_of_others(reading)
        return emergency == ON_THE_PHONE and self._is_of_another_call(reading.question.matching)

    def _is_money_of_others(self, reading: Reading) -> bool:
        """Tell whether it is told that money came back, or that others were cheated as well."""
        text = reading.question.matching
        if self._emergencies.lost(text) or self._wording.asks("paid_a_sum", text):
            return False
        surely = sum(map(reading.evidence.goes_on, _OF_OTHERS)) >= self._thresholds.part_of_a_talk
        return surely or self._wording.asks("money_came", text)

    def _is_of_another_call(self, text: str) -> bool:
        """Tell whether who is on the phone, or hung up, is their bank or a relative."""
        return any(
            self._wording.asks(cue, text) for cue in ("with_helpers", "to_persuade", "call_over")
        ) and not self._wording.asks("still_on_the_line", text)

    def _adds_to_the_case(self, reading: Reading) -> bool:
        """Tell whether more is told of what is known, and not that it happened again."""
        detail = sum(map(reading.evidence.goes_on, _DETAILS))
        again = self._wording.asks("lately", reading.question.matching)
        possible = reading.evidence.worry >= self._thresholds.worry_possible
        return possible and detail >= _MOSTLY and not again

    def _is_nearly_the_same(self, emergency: str, reading: Reading, recall: Recall) -> bool:
        """Tell whether a payment already told of is as likely spoken of as what else was given."""
        paid, evidence = recall.emergency == PAID and emergency in _GIVEN, reading.evidence
        likely = evidence.has_happened(PAID)
        return paid and evidence.has_happened(emergency) < _CLEARLY_LIKELIER * likely

    def _is_likely(
        self, emergency: str, reading: Reading, recall: Recall, *, happened: bool
    ) -> bool:
        """Tell whether it has probably happened, though no word names it."""
        evidence, limits = reading.evidence, self._thresholds
        probability = evidence.has_happened(emergency)
        clear = self._share_of(emergency, reading) >= limits.emergency_in_a_case
        untold = not happened if emergency == THREATENED else recall.emergency is not None
        if emergency in _OFTEN_MISHEARD and untold and probability < limits.kind_of_a_cry:
            return emergency == recall.emergency
        if happened and clear and emergency != THREATENED:
            return True
        if self.is_given(reading, recall):
            return True
        asked = self._wording.asks("is_a_question", reading.question.matching)
        turn = asked and evidence.worry >= limits.worry
        if not happened and (turn or (emergency == THREATENED and self._clearly_follows(reading))):
            return emergency == recall.emergency
        share = evidence.of(Form.EMERGENCY)
        if self._worries.is_clear(reading) or evidence.worry >= limits.worry_alone:
            share *= 1 - evidence.worry
        likely = share >= limits.emergency_in_a_case or not self._worries.may_go_on(reading)
        surest = probability if emergency in GOES_ON else max(probability, share)
        sure = clear and surest >= limits.kind_beside_a_case
        return likely and (sure or emergency == recall.emergency)

    def _clearly_follows(self, reading: Reading) -> bool:
        """Tell whether it is clear what is asked or told next, if that is what a line does."""
        possible = reading.evidence.worry >= self._thresholds.worry_possible
        return possible and self._worries.is_clear(reading)

    def _says_more(self, reading: Reading) -> bool:
        """Tell whether something is asked or felt beside what only calls for a kind word."""
        asked = self._wording.asks("is_a_question", reading.question.matching)
        worry = next(iter(reading.evidence.worries), None)
        possible = reading.evidence.worry >= self._thresholds.worry_possible
        nod = length(reading.question.matching) <= _NOD
        bare = nod and self._wording.asks("thanked", reading.question.matching)
        likely = possible and not (bare or self._worries.is_polite(reading))
        return asked or (likely and worry is not None and worry.probability >= _SAID)

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

    def _is_nearest(self, reading: Reading) -> bool:
        """Tell whether an entry comes near enough to what is asked to be shown as the nearest."""
        evidence = reading.evidence
        entry, near = evidence.guidance[0], self._thresholds.near
        asked = self._wording.asks("is_a_question", reading.question.matching)
        close = evidence.nearest.get(entry.id, 0.0) >= near
        return asked and close and entry.probability >= self._thresholds.asked_of_a_case

    def _is_hardly_asked(self, entry: str, reading: Reading) -> bool:
        """Tell whether an entry only comes first among many that are as unlikely."""
        evidence = reading.evidence
        first, asked = evidence.guidance[0], (1 - evidence.worry) * evidence.of(Form.GUIDANCE)
        return entry == first.id and asked * first.probability < self._thresholds.hardly_told

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
