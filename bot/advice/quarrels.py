"""Reads what somebody goes on to tell or ask of a quarrel over money whose page they have read.

People they know, or a firm, do not pay or do not put right what was bought. What sounds like a
loss or a fraud by itself is no step of one there, unless words tell of it after all.
"""

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
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.question import is_fragment, length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import COMING, MISSING, PAID, THREATENED
from bot.advice.wording import WordingReader
from bot.advice.worries import (
    DONE_SO_FAR,
    LIFE_FOR_MONEY,
    LONGEST,
    MORE_TOLD,
    REFUNDED,
    VAGUE,
    WorryReader,
)
from bot.memory import Recall
from index.finder import Finder
from knowledge.exemplars import Form
from knowledge.guidance import Guidance
from knowledge.models import Localized
from knowledge.worries import NO_ANSWER

_NEAR, _AHEAD = 0.22, 0.08
"""Cosine from which a paragraph of the page is on what a line says, and by how much it has to be
nearer than any other.
"""
_OF_PAYING = {PAID, "before-pressing"}
"""What "done" and "I paid him" sound like."""
_NOT_UNDERSTOOD = {
    *(Reason.OUT_OF_SCOPE, Reason.UNCLEAR),
    *(Reason.NO_SUCH_FIGURE, Reason.UNSURE_FIGURE, Reason.WHICH_FIGURE),
}
_RATHER_THAN_NOT = 0.5
_FOLLOWS = 0.1
"""From which likelihood that a line goes on about a case there may be an answer to it."""
_FOLLOWS_RATHER = 0.2
"""The same from which a page that nobody tells of, but asks for, is not what is asked for."""
_LIKELY, _SURELY_SETTLED = 0.25, 0.5
"""Of one of those, and of what lets somebody down who is not glad at all."""
_SETTLED, _NEXT = "quarrel-solved", "quarrel-next"
_GLAD = {_SETTLED, REFUNDED, DONE_SO_FAR, "relieved"}
_GRAVE = {DESPAIR, MISSING}
_OF_THREATS = {"threatened-at-home", "they-know-my-address"}
_HAPPENED, _SURELY_HAPPENED = 0.3, 0.7
"""From which likelihood one of those is heard, and anything else but a payment."""
_SURELY_THREATENED = 0.8
_SURELY_ASKED = 0.6
"""From which likelihood that another page is asked for it is shown."""
_WRITTEN = 0.6
"""From which likelihood of what is written for a quarrel it surely goes on."""
_TOLD = 0.6
"""From which likelihood that a fraud is told it is heard, whatever was spoken of."""


class QuarrelReader:
    def __init__(
        self,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        wording: WordingReader,
        finder: Finder,
        threatened: Guidance,
    ) -> None:
        """``threatened`` is the page for who is threatened with violence."""
        self._worries = worries
        self._emergencies = emergencies
        self._wording = wording
        self._finder = finder
        self._threatened = threatened

    def answer(self, reading: Reading, recall: Recall, alone: Advice) -> Advice | None:
        """Answer from the page: with what is written for such a quarrel, else with the paragraph
        that is on it; or with the answer to the line ``alone``, where it is about something else.

        None where nobody spoke of one, or who writes is spoken to in another way.
        """
        page, text = self._worries.page(recall), reading.question.matching
        if page is None or recall.known or recall.child or recall.bystander:
            return None
        if self._wording.asks("thanking", text):
            return None
        if page is self._threatened:
            return self._under_threat(reading, alone)
        if not page.dispute:
            return None
        if self._is_threatened(reading):
            return GuidanceAdvice(self._threatened, reading.place)
        written, evidence = self._written(reading, page), reading.evidence
        surely = written is not None and evidence.worry * evidence.goes_on(written) >= _WRITTEN
        worded = written is not None and written == self._worries.worded(text, page.id)
        if self._is_worse(alone, reading, surely=surely or worded, worded=worded):
            return alone
        asked = self._wording.asks("is_a_question", text)
        if written:
            return self._worries.told(written, reading, recall)
        if self._stands(alone, reading, page, asked=asked):
            return alone
        if lead := self._paragraph(reading, page):
            return GuidanceAdvice(page, reading.place, lead=lead, only_lead=True)
        vague = NO_ANSWER if asked else MORE_TOLD
        said = _NEXT if recall.worry == vague or reading.there.alone else vague
        return self._worries.told(said, reading, recall)

    def _is_threatened(self, reading: Reading) -> bool:
        """Tell whether somebody is threatened, or sounds so: in a quarrel it may be meant."""
        text = reading.question.matching
        if self._wording.asks("threatens_violence", text) or self._wording.asks("menaces", text):
            return True
        evidence = reading.evidence
        told = sum(page.probability for page in evidence.guidance if page.id in _OF_THREATS)
        happened = sum(map(reading.likelihood, (COMING, THREATENED)))
        if happened >= _HAPPENED and told >= _RATHER_THAN_NOT:
            return evidence.of(Form.EMERGENCY) >= _RATHER_THAN_NOT
        asked = evidence.of(Form.GUIDANCE, Form.EMERGENCY)
        return min(asked, told) >= _SURELY_THREATENED

    def _under_threat(self, reading: Reading, alone: Advice) -> Advice | None:
        """Say again what comes first where somebody is threatened, unless something else is told or
        asked that has its answer.
        """
        likeliest = next(iter(reading.evidence.worries), None)
        sure = likeliest is not None and likeliest.probability >= _RATHER_THAN_NOT
        answered = sure and likeliest is not None and likeliest.id not in VAGUE
        if answered or self._is_worse(alone, reading):
            return None
        if isinstance(alone, GuidanceAdvice) and self._is_surely_asked(reading):
            return None
        first = Localized[str](zh=self._threatened.answer.zh[0], en=self._threatened.answer.en[0])
        return GuidanceAdvice(self._threatened, reading.place, lead=first, only_lead=True)

    def _is_worse(
        self, alone: Advice, reading: Reading, *, surely: bool = False, worded: bool = False
    ) -> bool:
        """Tell whether a fraud, a loss or danger is told after all; ``surely`` the quarrel goes on:
        then what only sounds like a fraud is none, and where words say so, nor what hardly sounds
        like danger.
        """
        contacts = reading.contacts
        strange = contacts.found and not contacts.all_official
        if strange or self._cannot_wait(reading):
            return True
        match alone:
            case EmergencyAdvice(emergency=emergency) if emergency.id in _OF_PAYING:
                return self._wording.asks("lately", reading.question.matching)
            case EmergencyAdvice(emergency=emergency):
                grave = emergency.id in _GRAVE and not worded
                least = _HAPPENED if grave else _SURELY_HAPPENED
                return reading.likelihood(emergency.id) >= least or bool(reading.clues)
            case AssessmentAdvice(risk=Risk.HIGH | Risk.CAUTION as risk):
                told = reading.evidence.of(Form.SITUATION, Form.MESSAGE) >= _TOLD
                given = self._wording.asks("of_a_card", reading.question.matching)
                sounds = risk is Risk.HIGH and not surely
                return bool(reading.clues) or (told and (given or sounds))
            case _:
                return False

    def _cannot_wait(self, reading: Reading) -> bool:
        """Tell whether life may be in danger, or words say that something presses."""
        text = reading.question.matching
        endangered = self._wording.asks("hurt", text) or self._wording.asks("ill", text)
        despairs = reading.likelihood(DESPAIR) >= _RATHER_THAN_NOT
        himself = reading.evidence.goes_on(LIFE_FOR_MONEY) >= _RATHER_THAN_NOT
        presses = self._emergencies.named(text) not in {None, *_OF_PAYING}
        return endangered or despairs or himself or presses

    def _stands(self, alone: Advice, reading: Reading, page: Guidance, *, asked: bool) -> bool:
        """Tell whether a line tells or asks of something else than the quarrel."""
        text = reading.question.matching
        if length(text) > LONGEST or self._wording.asks("comes_anew", text):
            return True
        match alone:
            case GuidanceAdvice(entry=entry, distant=distant):
                surely, follows = self._is_surely_asked(reading), reading.evidence.worry
                told = isinstance(entry, Guidance) and entry.told
                leans = follows >= (_RATHER_THAN_NOT if told else _FOLLOWS_RATHER)
                leans = leans and (is_fragment(text) or not told)
                return asked and surely and entry.id != page.id and not (distant or leans)
            case TopicAdvice():
                return bool(reading.evidence.names)
            case FiguresAdvice():
                return True
            case UnknownAdvice(reason=reason):
                figured = reading.evidence.of(Form.FIGURE, Form.NO_FIGURE) >= _RATHER_THAN_NOT
                return (asked and figured) or reason not in _NOT_UNDERSTOOD
            case SmalltalkAdvice():
                return reading.evidence.worry < _FOLLOWS
            case _:
                return False

    def _is_surely_asked(self, reading: Reading) -> bool:
        """Tell whether a line by itself surely asks for the likeliest page."""
        likeliest = reading.evidence.guidance[0].probability
        return reading.evidence.of(Form.GUIDANCE) * likeliest >= _SURELY_ASKED

    def _written(self, reading: Reading, page: Guidance) -> str | None:
        """Return what is likely told or asked, if an answer to it is written for such a page."""
        text = reading.question.matching
        if self._emergencies.came_back(text):
            return REFUNDED if self._worries.is_written_for(REFUNDED, page.id) else _SETTLED
        if worded := self._worries.worded(text, page.id):
            return worded
        found = self._worries.of_a_quarrel(reading.evidence, page.id)
        if found is None or reading.evidence.worry < _FOLLOWS:
            return None
        least = _SURELY_SETTLED if found.id in _GLAD else _LIKELY
        return found.id if found.probability >= least else None

    def _paragraph(self, reading: Reading, page: Guidance) -> Localized[str] | None:
        """Return the paragraph of the page that a line is on, if one is."""
        question = reading.question
        found = next(self._finder.likest(question.matching, question.language, (page.id,)), None)
        own = found and found.in_(question.language)
        if not (found and own) or own.cosine < _NEAR or own.over_the_next < _AHEAD:
            return None
        return Localized[str](zh=found.zh.says, en=found.en.says)
