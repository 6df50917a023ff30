"""Hears that money has gone in a fraud, where neither examples nor set phrases told it surely.

What is said of the payment itself is heard in plain words; that it was a fraud is known from the
kind that is told, or from what came of it.
"""

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    GuidanceAdvice,
    Risk,
    TopicAdvice,
)
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.reading import Reading
from bot.advice.urgency import PAID
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.guidance import Guidance

_NOT_GONE = ("undone", "if_paid", "paid_back", "whether_fraud", "wonders", "supposed")
"""What is said of money that is still there, or that is only spoken of."""
_QUOTED = 0.5
"""From which a text is rather a message, or everyday life, than told."""


class LossReader:
    def __init__(
        self, emergencies: EmergencyAdvisor, wording: WordingReader, thresholds: Thresholds
    ) -> None:
        self._emergencies = emergencies
        self._wording = wording
        self._thresholds = thresholds

    def answer(self, advice: Advice, reading: Reading) -> Advice:
        """Give the steps for who has paid, instead of a warning or a page that comes too late."""
        if self._comes_too_late(advice, reading) and self._is_gone(reading):
            return self._emergencies.paid(reading)
        return advice

    def _comes_too_late(self, advice: Advice, reading: Reading) -> bool:
        text = reading.question.matching
        match advice:
            case AssessmentAdvice(risk=Risk.HIGH | Risk.CAUTION) | AssessmentAdvice(lost=True):
                return True
            case GuidanceAdvice(entry=Guidance(after_a_loss=True)):
                return False
            case GuidanceAdvice() | TopicAdvice():
                return self._wording.asks("came_to_nothing", text)
            case _:
                return False

    def _is_gone(self, reading: Reading) -> bool:
        """Tell whether a text surely tells of a payment in a kind of fraud, in words of its own."""
        text, evidence = reading.question.matching, reading.evidence
        likeliest, kind = evidence.emergencies[0], evidence.topics[0]
        sure = self._thresholds.kind_beside
        if likeliest.id != PAID or min(likeliest.probability, kind.probability) < sure:
            return False
        matter = reading.plainly_of_a_matter and not self._emergencies.lost(text)
        if matter or evidence.of(Form.MESSAGE, Form.ORDINARY) >= _QUOTED:
            return False
        asks = self._wording.asks
        if any(asks(cue, text) for cue in _NOT_GONE) or self._wording.is_settled(text):
            return False
        return self._emergencies.tells_of_paying(text) and not self._wording.is_long_ago(text)
