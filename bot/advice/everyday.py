"""Reads what somebody goes on to tell or ask of an everyday matter, in which nothing seems wrong.

Such a line is no step of a fraud: what sounds like a loss without saying so, or like a trick, is
answered from the matter.
"""

from dataclasses import replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.judging import is_silent
from bot.advice.matters import unusual_in
from bot.advice.question import is_fragment, length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import COMING, NOTHING_DONE, PAID
from bot.advice.wording import WordingReader
from bot.advice.worries import (
    BETTER_NOT,
    DONE_SO_FAR,
    IS_IT_ONE,
    LONGEST,
    MORE_TOLD,
    RELIEVED,
    WorryReader,
)
from bot.memory import UNNAMED, Recall
from knowledge import KnowledgeBase
from knowledge.exemplars import Form
from knowledge.worries import EVERYDAY, NO_ANSWER, SETTLED

_NOT_UNDERSTOOD = {Reason.OUT_OF_SCOPE, Reason.UNCLEAR, Reason.NO_SUCH_FIGURE, Reason.WHICH_FIGURE}
_OUTRIGHT = {"asks_verdict": IS_IT_ONE, "is_it_fine": IS_IT_ONE, "asks_leave": BETTER_NOT}
"""What a cue of a question asks in so many words."""
_OF_PAYING = {PAID, "before-pressing"}
"""What "done" and "paid it" sound like."""
_RATHER_THAN_NOT = 0.5
_LIKELY_A_PAGE = 0.3
"""From which likelihood a line may be about a page rather than about the matter."""
_TOLD = 0.25
"""From which likelihood that a loss or a fraud is told it is heard, whatever was spoken of."""


class EverydayReader:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        wording: WordingReader,
    ) -> None:
        self._matters = knowledge.matters
        self._worries = worries
        self._emergencies = emergencies
        self._wording = wording

    def answer(self, reading: Reading, recall: Recall, alone: Advice) -> Advice | None:
        """Answer from the matter; None where the answer to the line ``alone`` stands."""
        text = reading.question.matching
        asked = self._wording.asks("is_a_question", text)
        if self._has_paid_for_it(reading, asked=asked):
            return self._worries.told(DONE_SO_FAR, reading, recall)
        if self._emergencies.came_back(text) and not (asked or self._is_amiss(text)):
            return self._worries.told(RELIEVED, reading, recall)
        if self._cannot_wait(reading):
            return None
        outright = (worry for cue, worry in _OUTRIGHT.items() if self._wording.asks(cue, text))
        if asked and _is_only_asked(alone) and (worry := next(outright, None)):
            return self._worries.told(worry, reading, recall)
        if self._is_worse(alone, reading, recall) or self._stands(alone, reading, recall):
            return None
        answer = self._worries.of_everyday(reading, recall, asked=asked)
        if isinstance(answer, WorryAdvice) and answer.worry.id == MORE_TOLD and not recall.worry:
            return replace(answer, matter=self._matters.get(recall.matter or ""))
        return answer

    def kept(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Keep from alarming who said that it is no fraud, unless words tell of one after all."""
        if not recall.no_fraud or recall.known or self._is_told_after_all(reading):
            return advice
        dispute = self._worries.is_of_a_dispute(recall)
        calm = recall if dispute else replace(recall, page=None, matter=recall.matter or UNNAMED)
        match advice:
            case WorryAdvice(worry=worry):
                anew = self._worries.told(worry.id, reading, calm)
                if isinstance(anew, WorryAdvice) and _is_calm(anew, recall):
                    return anew
            case AssessmentAdvice(risk=risk) if risk is not Risk.CAUTION:
                return advice
            case GuidanceAdvice(distant=distant) if not distant:
                return advice
            case TopicAdvice() if reading.evidence.names:
                return advice
            case UnknownAdvice(reason=reason) if reason not in _NOT_UNDERSTOOD:
                return advice
            case EmergencyAdvice() | AssessmentAdvice() | GuidanceAdvice() | TopicAdvice():
                pass
            case UnknownAdvice():
                pass
            case _:
                return advice
        asked = self._wording.asks("is_a_question", reading.question.matching)
        return self._worries.told(NO_ANSWER if asked else MORE_TOLD, reading, calm) or advice

    def _is_told_after_all(self, reading: Reading) -> bool:
        """Tell whether a fraud or a loss is told in words, or life may be in danger."""
        text, contacts = reading.question.matching, reading.contacts
        strange = contacts.found and not contacts.all_official
        done = self._emergencies.happened(text) and self._wording.is_told_by_oneself(text)
        given = done and reading.evidence.emergencies[0].id not in _OF_PAYING
        return bool(reading.clues or strange or given) or self._cannot_wait(reading)

    def _has_paid_for_it(self, reading: Reading, *, asked: bool) -> bool:
        """Tell whether it is only told that it was paid, and nothing that is amiss."""
        text = reading.question.matching
        told = reading.evidence.of(Form.EMERGENCY) >= _RATHER_THAN_NOT
        paid = told and reading.evidence.emergencies[0].id in _OF_PAYING and is_fragment(text)
        amiss = self._is_amiss(text) or reading.clues or reading.contacts.found
        return paid and not (asked or amiss)

    def _is_amiss(self, text: str) -> bool:
        """Tell whether something is wanted or threatened, or did not go as it should."""
        wrong = self._wording.asks("recants", text) or self._is_wanted(text)
        return wrong or self._emergencies.presses(text)

    def _is_wanted(self, text: str) -> bool:
        """Tell whether the other side wants something."""
        return self._wording.asks("wanted", text) or self._wording.asks("demands", text)

    def _cannot_wait(self, reading: Reading) -> bool:
        """Tell whether life may be in danger, or words say that something presses."""
        text = reading.question.matching
        endangered = self._wording.asks("hurt", text) or self._wording.asks("ill", text)
        despairs = reading.likelihood(DESPAIR) >= _RATHER_THAN_NOT
        return endangered or despairs or self._emergencies.is_named(text)

    def _is_worse(self, alone: Advice, reading: Reading, recall: Recall) -> bool:
        """Tell whether a loss or a fraud is told; in doubt, yes: a matter may turn into one."""
        text, contacts = reading.question.matching, reading.contacts
        strange = contacts.found and not contacts.all_official
        signs = unusual_in(self._matters.get(recall.matter or ""), reading.clues)
        if strange or signs or (self._is_wanted(text) and not _is_mild(alone, reading)):
            return True
        told = reading.alone(Form.EMERGENCY, Form.SITUATION, Form.MESSAGE) >= _TOLD
        done = self._emergencies.happened(text) or self._wording.asks("recants", text)
        match alone:
            case EmergencyAdvice(emergency=emergency):
                return told or (done and reading.likelihood(emergency.id) >= _RATHER_THAN_NOT)
            case AssessmentAdvice():
                return alone.lost or (told and not _is_mild(alone, reading))
            case _:
                return False

    def _stands(self, alone: Advice, reading: Reading, recall: Recall) -> bool:
        """Tell whether a line tells or asks of something else than the matter."""
        text = reading.question.matching
        follows = reading.evidence.worry >= _RATHER_THAN_NOT
        if length(text) > LONGEST:
            return True
        match alone:
            case EmergencyAdvice(emergency=known):
                undone = known.id in {COMING, *NOTHING_DONE} and follows
                return not (undone or self._worries.are_of_everyday(reading))
            case _ if self._wording.asks("recants", text):
                return True
            case AssessmentAdvice() if not _is_mild(alone, reading):
                return not self._worries.are_of_everyday(reading)
            case AssessmentAdvice(matter=matter):
                return not follows and matter is not None and matter.id != recall.matter
            case GuidanceAdvice():
                return self._is_of_a_page(alone, reading, recall)
            case UnknownAdvice(reason=reason):
                return not follows or reason not in _NOT_UNDERSTOOD
            case TopicAdvice():
                return not follows or bool(reading.evidence.names)
            case SmalltalkAdvice():
                return not follows
            case _:
                return True

    def _is_of_a_page(self, alone: GuidanceAdvice, reading: Reading, recall: Recall) -> bool:
        """Tell whether a page is asked for, and no more of the matter."""
        if reading.is_rather_of(recall.matter):
            return False
        asked = self._wording.asks("is_a_question", reading.question.matching)
        follows = reading.evidence.worry >= _RATHER_THAN_NOT
        page = reading.evidence.guidance[0].probability * reading.evidence.of(Form.GUIDANCE)
        if page < _LIKELY_A_PAGE:
            return False
        sure = asked and not alone.distant and not self._worries.are_of_everyday(reading)
        return not follows or sure


def _is_calm(advice: WorryAdvice, recall: Recall) -> bool:
    """Tell whether what is said was written for who tells of no fraud."""
    written = {EVERYDAY, SETTLED, recall.page} & {*advice.answer.of}
    return advice.worry.calms or bool(written)


def _is_mild(alone: Advice, reading: Reading) -> bool:
    """Tell whether nothing is warned of, or only because a detail resembles a fraud a little."""
    if not isinstance(alone, AssessmentAdvice):
        return False
    detail = reading.evidence.worry >= _RATHER_THAN_NOT and not alone.clues
    return is_silent(alone) or (detail and alone.risk is Risk.CAUTION)


def _is_only_asked(alone: Advice) -> bool:
    """Tell whether nothing has happened yet to who asks, and no fraud is told."""
    match alone:
        case EmergencyAdvice(emergency=emergency):
            return emergency.id in NOTHING_DONE
        case AssessmentAdvice():
            return is_silent(alone)
        case _:
            return True
