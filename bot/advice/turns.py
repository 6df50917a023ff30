"""Reads a text as a turn of a talk: what it asks next in a case, and what else it can only mean."""

from dataclasses import replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    Caring,
    EmergencyAdvice,
    GuidanceAdvice,
    Smalltalk,
    SmalltalkAdvice,
)
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.figures import FigureReader
from bot.advice.followup import FollowUpReader
from bot.advice.question import Question, length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.standing import Standing
from bot.advice.urgency import LENT, PAID, THREATENED
from bot.advice.wording import WordingReader
from bot.advice.worries import WorryReader
from bot.memory import Recall
from index.evidence import Candidate
from index.thresholds import Thresholds
from knowledge.exemplars import Form

_CONTINUES = 10
"""How much likelier the kind that was spoken of is than the line alone tells."""
_FRAGMENT = 24
"""Length of a text that says too little by itself."""


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
        self._standing = Standing(worries, emergencies, wording, thresholds)

    def in_its_case(self, reading: Reading, recall: Recall) -> Reading:
        """Expect a short line to be of the kind of fraud that was spoken of, if it names none."""
        known = self._worries.kind(recall)
        if known is None or reading.evidence.names or not self._worries.case(reading, recall):
            return reading
        weights = {
            kind.id: kind.probability * (_CONTINUES if kind.id == known.id else 1)
            for kind in reading.evidence.topics
        }
        whole = sum(weights.values())
        likely = sorted(weights, key=lambda kind: -weights[kind])
        topics = tuple(Candidate(kind, weights[kind] / whole) for kind in likely)
        return replace(reading, evidence=replace(reading.evidence, topics=topics))

    def following(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer what is asked next in a case, unless life is in danger or more has happened."""
        text, evidence = reading.question.matching, reading.evidence
        unknown = self._worries.case(reading, recall) is None
        held = self._wording.asks("still_on_the_line", text)
        if unknown and (held or evidence.worry < self._thresholds.worry_alone):
            return None
        endangered = self._wording.asks("hurt", text) or self._wording.asks("ill", text)
        if endangered or self._emergencies.concerns(text) or self._is_idle(reading, recall):
            return None
        if self._standing.despair(reading, recall) >= self._thresholds.despair_in_a_case:
            return None
        asked = self._wording.asks("is_a_question", text)
        asking = asked and not self._worries.only_tells(reading)
        if not asking and self._standing.is_given(reading, recall):
            return None
        told = not asked or evidence.of(Form.EMERGENCY) > evidence.worry
        if self._emergencies.lost(text) and told and recall.emergency != LENT:
            return None
        return self._worries.read(reading, recall, asked=asked)

    def held(self, advice: Advice, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a short line from the case it follows, where it says too little by itself."""
        case, text = self._worries.case(reading, recall), reading.question.matching
        if case is None:
            return None
        asked = self._wording.asks("is_a_question", text)
        paid = case.id != LENT and self._standing.has_paid(reading, recall)
        warned = isinstance(advice, AssessmentAdvice) and recall.emergency is None
        told = not asked and reading.evidence.of(Form.MESSAGE) < self._thresholds.caution
        sounds_paid = paid and warned and told
        paying = isinstance(advice, EmergencyAdvice) and advice.emergency.id == PAID
        guided = isinstance(advice, GuidanceAdvice) and not asked
        if (sounds_paid or paying or guided) and (demanded := self._demanded(reading, recall)):
            return demanded
        if not sounds_paid and self._standing.stands(advice, reading, recall):
            return None
        if paid or (warned and self._standing.is_given(reading, recall)):
            return self.of_its_kind(self._emergencies.advise(reading), reading, recall)
        if not asked and self._says_little(reading):
            return SmalltalkAdvice(Smalltalk.THANKS)
        thankful = not asked and self._wording.asks("thanking", text)
        return self._worries.go_on(reading, recall, asked=asked, thankful=thankful)

    def _demanded(self, reading: Reading, recall: Recall) -> Advice | None:
        """Tell who was warned, and seems to have paid, that what is wanted is a step of the fraud.

        It sounds alike; where words tell of a loss, it is none.
        """
        text = reading.question.matching
        asked = self._wording.asks("is_a_question", text)
        lost = self._emergencies.lost(text) or self._emergencies.is_named(text)
        if recall.emergency or asked or lost or self._wording.asks("thanking", text):
            return None
        wanted = reading.evidence.of(Form.SITUATION) > reading.evidence.of(Form.EMERGENCY)
        if self._emergencies.happened(text) and not wanted:
            return None
        limits = self._thresholds
        return self._worries.known(reading, recall, limits.trait if wanted else limits.trait_sure)

    def of_its_kind(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Keep to the kind of fraud that the case is of, where a line names no other."""
        known = self._worries.kind(recall) if self._worries.case(reading, recall) else None
        if not (isinstance(advice, EmergencyAdvice) and known and advice.topics):
            return advice
        named = {match.id for match in reading.evidence.names}
        if known in advice.topics or any(topic.id in named for topic in advice.topics):
            return advice
        return replace(advice, topics=(known,), sure=False, variant=None)

    def caring(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Add whom to call where somebody may despair, and it is not what they are told."""
        told = isinstance(advice, EmergencyAdvice) and advice.emergency.id == DESPAIR
        likely, limits = self._standing.despair(reading, recall), self._thresholds
        needed = limits.despair_possible
        if recall.emergency == THREATENED:
            likely, needed = reading.likelihood(DESPAIR), limits.despair_possible_in_a_case
        elif self._worries.case(reading, recall):
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


def _is_fragment(text: str) -> bool:
    return length(text) <= _FRAGMENT
