"""Who writes: a child, somebody who stands by a stranger, or who is cheated themselves."""

from dataclasses import replace

from bot.advice.advice import Advice, EmergencyAdvice, GuidanceAdvice
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.question import Question
from bot.advice.reading import Read
from bot.advice.urgency import ABOUT_TO_PAY, LENT, MONEY_GONE, PAID
from bot.advice.wording import WordingReader
from bot.memory import Recall

BYSTANDERS = "bystanders"
"""The entry on what to do for a stranger, a customer or a neighbour."""
_AT_A_COUNTER = {PAID, LENT, ABOUT_TO_PAY}
"""What a cashier may tell of themselves, who has paid out or handed over what others asked for."""
_SURELY = 0.8
"""Likelihood from which something has happened to who stood by another, though no word says so."""


class WriterReader:
    def __init__(self, read: Read, emergencies: EmergencyAdvisor, wording: WordingReader) -> None:
        self._read = read
        self._emergencies = emergencies
        self._wording = wording

    def is_of_a_bystander(self, question: Question, advice: Advice) -> bool:
        """Tell whether who is being cheated stands before the writer, and is no relative."""
        match advice:
            case GuidanceAdvice(entry=entry):
                kin = self._wording.asks("own_kin", question.matching)
                return entry.id == BYSTANDERS and not kin
            case EmergencyAdvice(emergency=emergency) if emergency.id == ABOUT_TO_PAY:
                return self._wording.asks("bystander", question.matching)
            case _:
                return False

    def is_of_a_child(self, question: Question) -> bool:
        """Tell whether a child says to be one."""
        return self._emergencies.is_of_a_child(question.matching)

    def is_of_a_relative(self, question: Question) -> bool:
        """Tell whether somebody close to the writer, and not the writer, is who a case is about."""
        text = self._wording.without("no_kin", question.matching)
        asks = self._wording.asks
        other = any(asks(cue, text) for cue in ("kin_writes", "own_story"))
        return asks("kin_deceived", text) and not other

    def of_whom(self, question: Question, recall: Recall) -> Recall:
        """Return what is remembered, with whether a relative is who the case is about."""
        text, asks = question.matching, self._wording.asks
        begins = not recall.begun and self.is_of_a_relative(question)
        if begins or asks("kin_after_all", text):
            return replace(recall, relative=True)
        own = asks("own_loss", text) and not asks("kin_deceived", text)
        return replace(recall, relative=False) if own else recall

    def told(self, question: Question, recall: Recall) -> Recall:
        """Return what is remembered, with what a line tells of who writes, of whom, and of when."""
        recall = self._dated(question, self.of_whom(question, recall))
        if self.is_of_a_child(question):
            return replace(recall, child=True)
        if recall.child and self._wording.asks("grown_up", question.matching):
            recall = replace(recall, child=False)
        if recall.bystander and self._is_of_their_own(question):
            return replace(recall, bystander=False, topic=None, emergency=None, worry=None)
        return recall

    def _dated(self, question: Question, recall: Recall) -> Recall:
        """Note whether what was lost was lost long ago; what is lost now is not."""
        text = question.matching
        if self._wording.asks("lately", text):
            return replace(recall, long_ago=False)
        spoken_of = recall.emergency in MONEY_GONE or recall.page is not None
        past = spoken_of and self._wording.asks("long_past", text)
        return replace(recall, long_ago=recall.long_ago or past or self._wording.is_long_ago(text))

    def _is_of_their_own(self, question: Question) -> bool:
        """Tell whether who stood by somebody else tells what happened to themselves."""
        text = question.matching
        told = self._emergencies.happened(text) or self._emergencies.is_named(text)
        alone = self._wording.is_told_by_oneself(text) and not self._wording.asks(
            "of_another", text
        )
        if not (told and alone):
            return False
        reading = self._read(question, None)
        likeliest = reading.evidence.emergencies[0].id
        surely = reading.likelihood(likeliest) >= _SURELY and likeliest not in _AT_A_COUNTER
        return surely or self._wording.asks("oneself", text)
