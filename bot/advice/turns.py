"""Reads a text as a turn of a talk: what it asks next in a case, and what else it can only mean."""

from dataclasses import replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    Caring,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.figures import FigureReader
from bot.advice.followup import FollowUpReader
from bot.advice.question import Question
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import GOES_ON
from bot.advice.wording import WordingReader
from bot.advice.worries import WorryReader
from bot.memory import Recall
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.guidance import Term

ASKS_BACK = {Reason.UNCLEAR, Reason.WHICH_FIGURE}
"""Why somebody is asked what they mean."""
_PAID = "paid"
_THREATENED = "blackmailed"
_MISSING = "missing-person"
_LENT = "account-lent"
_FRAGMENT = 24  # letters of a text that says too little by itself; a third of it in Chinese


class TurnReader:
    def __init__(
        self,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        followups: FollowUpReader,
        figures: FigureReader,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._worries = worries
        self._emergencies = emergencies
        self._followups = followups
        self._figures = figures
        self._wording = wording
        self._thresholds = thresholds

    def following(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer what is asked next in a case, unless life is in danger or more has happened."""
        text, evidence = reading.question.matching, reading.evidence
        unknown = self._worries.case(reading, recall) is None
        if unknown and evidence.worry < self._thresholds.worry_alone:
            return None
        endangered = self._wording.asks("hurt", text) or self._wording.asks("ill", text)
        if endangered or self._emergencies.concerns(text) or self._is_idle(reading, recall):
            return None
        if self._despair(reading, recall) >= self._thresholds.despair_in_a_case:
            return None
        asked = self._wording.asks("is_a_question", text)
        told = not asked or evidence.of(Form.EMERGENCY) > evidence.worry
        if self._emergencies.lost(text) and told and recall.emergency != _LENT:
            return None
        return self._worries.read(reading, recall, asked=asked)

    def held(self, advice: Advice, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a short line from the case it follows, where it says too little by itself."""
        case, text = self._worries.case(reading, recall), reading.question.matching
        if case is None or self._is_founded(advice, reading, recall):
            return None
        if case.id != _LENT and self._has_paid(reading, recall):
            return self._emergencies.advise(reading)
        asked = self._wording.asks("is_a_question", text)
        if not asked and self._says_little(reading):
            return SmalltalkAdvice(Smalltalk.THANKS)
        return self._worries.go_on(reading, recall, asked=asked)

    def _has_paid(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether it is said that money has gone, in so many words or for the first time."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0]
        paid = likeliest.id == _PAID and likeliest.probability >= self._thresholds.kind_of_a_cry
        first = recall.emergency is None and paid and self._emergencies.happened(text)
        return self._emergencies.lost(text) or first

    def caring(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Add whom to call where somebody may despair, and it is not what they are told."""
        told = isinstance(advice, EmergencyAdvice) and advice.emergency.id == DESPAIR
        likely, limits = self._despair(reading, recall), self._thresholds
        needed = limits.despair_possible
        if self._worries.case(reading, recall):
            asked = self._wording.asks("is_a_question", reading.question.matching)
            needed = limits.despair_in_a_case if asked else limits.despair_possible_in_a_case
        if likely >= needed and not told and isinstance(advice, Caring):
            return replace(advice, care=reading.place)
        return advice

    def follows_nothing(self, question: Question) -> bool:
        """Tell whether a fragment narrows a figure down that nobody spoke of."""
        text = question.matching
        leans = _is_fragment(text) and (
            self._followups.leans(text) or self._figures.is_period(text)
        )
        return leans and self._figures.narrows(text) and not self._figures.named(text)

    def _says_little(self, reading: Reading) -> bool:
        """Tell whether a fragment is a nod rather than a detail of the case."""
        evidence = reading.evidence
        plain = evidence.of(Form.ORDINARY, Form.SMALLTALK) >= self._thresholds.choice
        nod = plain and evidence.worry < self._thresholds.worry_possible
        return nod and _is_fragment(reading.question.matching)

    def _is_idle(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether a text says too little to be a worry, or leans on a figure."""
        text = reading.question.matching
        idle = self._wording.asks("thanked", text) or self._wording.asks("says_nothing", text)
        if self._worries.case(reading, recall):
            return idle and reading.evidence.worry < self._thresholds.worry_alone
        return idle or self._followups.leans(text) or self.follows_nothing(reading.question)

    def _is_founded(self, advice: Advice, reading: Reading, recall: Recall) -> bool:
        """Tell whether an answer to a line by itself may be right, though it follows a case."""
        text, alone = reading.question.matching, not self._worries.may_go_on(reading)
        match advice:
            case EmergencyAdvice(emergency=emergency) if emergency.id == DESPAIR:
                likely = self._despair(reading, recall) >= self._thresholds.despair_in_a_case
                return likely or self._emergencies.concerns(text)
            case EmergencyAdvice(emergency=emergency) if emergency.id == _MISSING:
                return recall.emergency == _MISSING or self._emergencies.presses(text)
            case EmergencyAdvice(emergency=emergency):
                return self._is_new(emergency.id, reading, recall)
            case UnknownAdvice(reason=reason) if reason in ASKS_BACK:
                return False
            case UnknownAdvice(reason=Reason.MISUSE):
                likely = reading.evidence.of(Form.MISUSE)
                return likely >= self._thresholds.elsewhere or self._wording.asks("forges", text)
            case FiguresAdvice() | UnknownAdvice(reason=Reason.NO_SUCH_FIGURE):
                return self._is_of_figures(advice, reading)
            case GuidanceAdvice(entry=Term()):
                return alone or self._wording.asks_meaning(text)
            case TopicAdvice(topic=topic):
                return self._is_asked_about(topic.id, reading) and (
                    alone or topic.id != recall.topic
                )
            case AssessmentAdvice(risk=risk, clues=clues):
                sure = risk is Risk.HIGH or (recall.emergency is None and risk is Risk.CAUTION)
                return sure and (bool(clues) or (alone and self._is_of_another(reading, recall)))
            case _:
                return alone or not _is_vague(advice)

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

    def _is_new(self, emergency: str, reading: Reading, recall: Recall) -> bool:
        """Tell whether more has happened, and not only a detail is told of what did."""
        text, limits, evidence = reading.question.matching, self._thresholds, reading.evidence
        if self._emergencies.concerns(text):
            return True
        if recall.emergency == _LENT and emergency == _PAID:  # the money was passed on
            return not self._worries.may_go_on(reading)
        if self._emergencies.is_named(text):
            return True
        happened = self._emergencies.happened(text)
        if emergency == recall.emergency and emergency not in GOES_ON:
            return happened
        if happened and emergency != _THREATENED:
            return True
        kinds = {kind.id: kind.probability for kind in evidence.emergencies}
        share = evidence.of(Form.EMERGENCY) * (1 - evidence.worry)
        sure = max(kinds[emergency], share) >= limits.kind_beside_a_case
        clear = sure and kinds[emergency] >= limits.emergency_in_a_case
        likely = share >= limits.emergency_in_a_case or not self._worries.may_go_on(reading)
        return likely and (clear or emergency == recall.emergency)

    def _despair(self, reading: Reading, recall: Recall) -> float:
        """Return how likely somebody despairs; a short line sounds so, if its case is forgotten."""
        follows = reading.evidence.worry if self._worries.case(reading, recall) else 0.0
        return reading.likelihood(DESPAIR) * (1 - follows)


def _is_fragment(text: str) -> bool:
    return len(text) <= (_FRAGMENT if text.isascii() else _FRAGMENT // 3)


def _is_vague(advice: Advice) -> bool:
    """Tell whether an answer says little, or is far from the question."""
    match advice:
        case UnknownAdvice(reason=Reason.OUT_OF_SCOPE) | GuidanceAdvice(distant=True):
            return True
        case _:
            return False
