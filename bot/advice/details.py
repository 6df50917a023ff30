"""Hears that no more was given away than a name, a plate or a phone number, which open nothing."""

from dataclasses import replace

from bot.advice.advice import Advice, EmergencyAdvice, WorryAdvice
from bot.advice.reading import Reading
from bot.advice.urgency import CARD_GIVEN, INSTALLED
from bot.advice.wording import WordingReader
from bot.advice.worries import WorryReader
from bot.memory import Recall
from knowledge.topics import Topic
from knowledge.worries import EVERYDAY

_WHAT_CAN_THEY_DO = "what-can-they-do"
_TOO_MUCH = {CARD_GIVEN, INSTALLED}
"""Emergencies whose steps are too much for it."""


class DetailReader:
    def __init__(self, worries: WorryReader, wording: WordingReader) -> None:
        self._worries = worries
        self._wording = wording

    def answer(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Say what can be done with little, instead of having a card blocked that nobody saw."""
        if not self._is_little(reading.question.matching):
            return advice
        if isinstance(advice, EmergencyAdvice) and advice.emergency.id in _TOO_MUCH:
            advice = self._worries.told(_WHAT_CAN_THEY_DO, reading, recall) or advice
        return _of_little(advice) if isinstance(advice, WorryAdvice) else advice

    def _is_little(self, text: str) -> bool:
        told = self._wording.without("not_given", text)
        little = self._wording.asks("little_given", told)
        return little and not self._wording.asks("much_given", told)


def _of_little(advice: WorryAdvice) -> WorryAdvice:
    """Answer what a name is good for, where what is said otherwise begins with cards."""
    little = advice.worry.answer_of(EVERYDAY)
    general = advice.answer is advice.worry.answers[-1] and isinstance(advice.case, Topic | None)
    asked = advice.worry.id == _WHAT_CAN_THEY_DO and general
    return replace(advice, answer=little, of_kind=None) if asked and little else advice
