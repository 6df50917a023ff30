"""Hears who pastes a message and adds that they did what it wants: "I clicked and paid"."""

from bot.advice.advice import Advice, AssessmentAdvice, Risk
from bot.advice.clauses import SENTENCES
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.question import Question, length
from bot.advice.reading import Read, Reading
from bot.advice.urgency import CARD_GIVEN
from bot.advice.wording import WordingReader
from index.normalise import normalise
from index.thresholds import Thresholds
from knowledge.exemplars import Form

_CLICKED = "clicked-or-installed"
_QUOTES = 0.5
"""From which a text is rather a message than what somebody tells."""
_LONGEST = 80
"""Length of what is added at its end."""
_LAST = 2
"""Sentences at the end of which one may be added."""


class ObeyedReader:
    def __init__(
        self,
        read: Read,
        emergencies: EmergencyAdvisor,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._read = read
        self._emergencies = emergencies
        self._wording = wording
        self._thresholds = thresholds

    def answer(self, advice: Advice, reading: Reading, place: str | None) -> Advice:
        """Give the steps for what was done, where a message is warned of that was obeyed."""
        warned = isinstance(advice, AssessmentAdvice) and advice.risk in {Risk.HIGH, Risk.CAUTION}
        quoted = reading.evidence.of(Form.MESSAGE, Form.ORDINARY) >= _QUOTES
        if not (warned and quoted):
            return advice
        parts = [part for part in SENTENCES.split(reading.question.text) if part.strip()]
        for part in parts[1:][-_LAST:]:
            if emergency := self._done(part, reading, place):
                return self._emergencies.surely(emergency, reading)
        return advice

    def _done(self, part: str, whole: Reading, place: str | None) -> str | None:
        """Return what its writer tells of themselves to have done at the end of a message."""
        text = normalise(part)
        told = length(text) <= _LONGEST and self._wording.is_told_by_oneself(text)
        if not (told and self._emergencies.happened(text)) or self._wording.asks("undone", text):
            return None
        added = Question.read(part, whole.question.language)
        evidence = self._read(added, place).evidence
        likeliest = evidence.emergencies[0]
        sure = likeliest.probability >= self._thresholds.kind_of_emergency
        lost = self._emergencies.lost(text)
        if not sure or not (lost or evidence.of(Form.EMERGENCY) >= _QUOTES):
            return None
        given = likeliest.id == _CLICKED and self._wording.asks("of_a_card", text)
        return CARD_GIVEN if given else likeliest.id
