"""Which form a text most likely has: a question, a story, a message, everyday life."""

from bot.advice.reading import Reading
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge.exemplars import Form

_NO_FIGURE = ("phone_number", "case_sum", "my_loss")
"""Numbers that are none of the bulletin's."""


class FormWeigher:
    def __init__(self, thresholds: Thresholds, wording: WordingReader) -> None:
        self._thresholds = thresholds
        self._wording = wording

    def leading(self, reading: Reading) -> Form:
        """Return the likeliest form; figures that exist or not are told apart later."""
        evidence, text = reading.evidence, reading.question.matching
        if self._wording.asks("misuse", text):
            return Form.MISUSE
        weights = {
            Form.MISUSE: evidence.of(Form.MISUSE),
            Form.FIGURE: evidence.of(Form.FIGURE, Form.NO_FIGURE),
            Form.SMALLTALK: evidence.of(Form.SMALLTALK),
            Form.GUIDANCE: evidence.of(Form.GUIDANCE),
            Form.QUESTION: evidence.of(Form.QUESTION),
            Form.SITUATION: evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY),
            Form.ORDINARY: evidence.of(Form.ORDINARY),
            Form.OUT_OF_SCOPE: evidence.of(Form.OUT_OF_SCOPE),
        }
        if self._wording.asks_meaning(text) or self._wording.asks("duration", text):
            weights[Form.FIGURE] = evidence.of(Form.NO_FIGURE)
        if any(self._wording.asks(cue, text) for cue in _NO_FIGURE):
            weights[Form.FIGURE] = 0
        evident = evidence.figures[0].probability >= self._thresholds.fraud_unsupported
        unsure = weights[Form.FIGURE] < self._thresholds.figure_unasked
        unsure = unsure and not (evident and self._wording.asks("of_bulletin", text))
        ranked = self._wording.asks("ranked", text)
        if unsure and not (ranked or self._wording.asks_amount(text)):
            weights[Form.FIGURE] = 0
        if self._wording.asks("trick", text):
            weights[Form.QUESTION] = self._thresholds.kind_asked * evidence.of(
                Form.QUESTION, Form.GUIDANCE
            )
            if evidence.topics[0].probability >= self._thresholds.kind_beside:
                weights[Form.OUT_OF_SCOPE] = 0
        elif self._is_answered(reading):
            weights[Form.SITUATION] = evidence.of(Form.SITUATION, Form.MESSAGE)
        elif self._wording.asks("told", text) and not self._wording.asks("kind", text):
            weights[Form.SITUATION] *= self._thresholds.told
            weights[Form.MISUSE] /= self._thresholds.told
        if self._wording.asks("recognises", text):
            weights[Form.MISUSE] = 0
        if not self._wording.asks("requests", text):
            weights[Form.MISUSE] /= self._thresholds.misuse_unasked
        if self._wording.asks("kind", text):
            weights[Form.QUESTION] *= self._thresholds.kind_asked
        return max(weights, key=lambda form: weights[form])

    def _is_answered(self, reading: Reading) -> bool:
        """Tell whether a story names the guidance entry that answers it, or is surely for it."""
        evidence, entry = reading.evidence, reading.evidence.guidance[0]
        asked = evidence.of(Form.GUIDANCE) > evidence.of(Form.SITUATION, Form.MESSAGE)
        named = entry.id in {match.id for match in evidence.names}
        return asked and (named or entry.probability >= self._thresholds.entry_sure)
