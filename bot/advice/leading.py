"""Which form a text most likely has: a question, a story, a message, everyday life."""

from bot.advice.figures import FigureReader
from bot.advice.figuring import FigureAdvisor
from bot.advice.reading import Reading
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge.exemplars import Form

_NO_FIGURE = ("phone_number", "case_sum", "my_loss")
"""Numbers that are none of the bulletin's."""
_EVIDENT_FIGURE = 0.96
"""Of the likeliest figure, from which no word has to ask for an amount."""
_TALKING = "family-talk"
_KIND = ("kind", "trick")
"""What kind of fraud something is, and how it goes on."""


class FormWeigher:
    def __init__(
        self,
        figures: FigureReader,
        figuring: FigureAdvisor,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._figures = figures
        self._figuring = figuring
        self._thresholds = thresholds
        self._wording = wording

    def leading(self, reading: Reading) -> Form:
        """Return the likeliest form; who puts two figures together asks for no advice."""
        text = reading.question.matching
        if self._figures.is_plainly_named(text):
            return Form.FIGURE
        leading = self._likeliest(reading)
        if leading in {Form.GUIDANCE, Form.QUESTION} and self._is_pasted(reading):
            return Form.MESSAGE
        if leading in {Form.GUIDANCE, Form.QUESTION} and self._figuring.is_looked_up(text):
            return Form.FIGURE
        asked = self._figuring.is_asked(reading, self._thresholds.figure_quoted)
        combined = asked and self._figures.combines(text)
        if combined and leading in {Form.GUIDANCE, Form.QUESTION}:
            return Form.FIGURE
        counted = asked and self._figuring.counts(reading)
        return Form.FIGURE if counted and leading in {Form.SITUATION, Form.MESSAGE} else leading

    def _is_pasted(self, reading: Reading) -> bool:
        """Tell whether a text asks nothing, names nothing, and says what only fraudsters say."""
        evidence, limits = reading.evidence, self._thresholds
        fraudulent = reading.worded and evidence.topics[0].probability >= limits.kind_beside
        named = any(match.coverage >= limits.named for match in evidence.names)
        return fraudulent and not (named or self._wording.asks("asking", reading.question.matching))

    def _likeliest(self, reading: Reading) -> Form:
        """Return the likeliest form; figures that exist or not are told apart later."""
        evidence, text = reading.evidence, reading.question.matching
        if self._wording.asks("misuse", text):
            return Form.MISUSE
        weights = {
            Form.MISUSE: self._misuse(reading),
            Form.FIGURE: self._figure(reading),
            Form.SMALLTALK: evidence.of(Form.SMALLTALK),
            Form.GUIDANCE: evidence.of(Form.GUIDANCE),
            Form.QUESTION: evidence.of(Form.QUESTION),
            Form.SITUATION: evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY),
            Form.ORDINARY: evidence.of(Form.ORDINARY),
            Form.OUT_OF_SCOPE: evidence.of(Form.OUT_OF_SCOPE),
        }
        if self._wording.asks("trick", text):
            weights[Form.QUESTION] += evidence.of(Form.GUIDANCE)
            if evidence.topics[0].probability >= self._thresholds.kind_beside:
                weights[Form.OUT_OF_SCOPE] = 0
        elif self._is_answered(reading):
            weights[Form.SITUATION] = evidence.of(Form.SITUATION, Form.MESSAGE)
        elif self._is_told(text):
            weights[Form.SITUATION] *= self._thresholds.told
        if self._is_of_talking(reading):
            weights[Form.OUT_OF_SCOPE] = 0
        if any(self._wording.asks(cue, text) for cue in _KIND):
            weights[Form.QUESTION] *= self._thresholds.kind_asked
        return max(weights, key=lambda form: weights[form])

    def _figure(self, reading: Reading) -> float:
        """Return how likely a figure is asked for, which most who do say in so many words."""
        evidence, text = reading.evidence, reading.question.matching
        if any(self._wording.asks(cue, text) for cue in _NO_FIGURE):
            return 0
        likely = evidence.of(Form.FIGURE, Form.NO_FIGURE)
        if self._wording.asks_meaning(text) or self._wording.asks("duration", text):
            likely = evidence.of(Form.NO_FIGURE)
        evident = evidence.figures[0].probability >= _EVIDENT_FIGURE
        asked = self._wording.asks("ranked", text) or self._wording.asks_amount(text)
        named = evident and self._wording.asks("of_bulletin", text)
        return likely if asked or named or likely >= self._thresholds.figure_unasked else 0

    def _misuse(self, reading: Reading) -> float:
        """Return how likely it asks for help to cheat; whoever tells of a fraud does not."""
        text, likely = reading.question.matching, reading.evidence.of(Form.MISUSE)
        if self._wording.asks("recognises", text):
            return 0
        if self._is_told(text) and not self._is_answered(reading):
            likely /= self._thresholds.told
        if not self._wording.asks("requests", text):
            likely /= self._thresholds.misuse_unasked
        return likely

    def _is_told(self, text: str) -> bool:
        """Tell whether somebody tells what happens, and not only asks what kind of fraud it is."""
        asked = any(self._wording.asks(cue, text) for cue in _KIND)
        return self._wording.asks("told", text) and not asked

    def _is_of_talking(self, reading: Reading) -> bool:
        """Tell whether it is asked how to talk to somebody who is being deceived."""
        entry = reading.evidence.guidance[0]
        asked = self._wording.asks("to_persuade", reading.question.matching)
        sure = entry.id == _TALKING and entry.probability >= self._thresholds.entry_sure
        return asked and sure

    def _is_answered(self, reading: Reading) -> bool:
        """Tell whether a story names the guidance entry that answers it, or is surely for it."""
        evidence, entry = reading.evidence, reading.evidence.guidance[0]
        asked = evidence.of(Form.GUIDANCE) > evidence.of(Form.SITUATION, Form.MESSAGE)
        named = entry.id in {match.id for match in evidence.names}
        return asked and (named or entry.probability >= self._thresholds.entry_sure)
