"""Understands a line of a talk by one of its parts, where the whole of it says too much at once."""

from collections.abc import Callable
from dataclasses import replace

from bot.advice.advice import Advice, EmergencyAdvice, SmalltalkAdvice, WorryAdvice
from bot.advice.clauses import CLAUSES, LEAST, SENTENCES
from bot.advice.question import Question, length
from bot.advice.reading import DESPAIR, Read, Reading
from bot.advice.turns import TurnReader
from bot.advice.urgency import GOES_ON, MISSING
from bot.advice.weighing import favoured, ranked
from bot.advice.wording import WordingReader
from bot.advice.worries import VAGUE
from bot.memory import Recall
from index.normalise import normalise
from index.thresholds import Thresholds
from knowledge.exemplars import Form

_MOST = 4
"""Parts of a line that tells; a longer one tells by itself."""
_A_STORY = 0.5
"""From which a line tells what happened, and below which it is no turn of a talk."""
_UNSURE = 0.35
"""Of the likeliest thing a line may mean, below which a clear part of it is believed first."""
_BY_THE_WHOLE = 0.5
"""The power to which the whole text counts beside a part of it."""
_UNSAID = 0.01


class PartReader:
    def __init__(
        self,
        read: Read,
        turns: TurnReader,
        lost: Callable[[str], bool],
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        """``lost`` tells whether a normalised text says that money has gone."""
        self._read = read
        self._lost = lost
        self._turns = turns
        self._wording = wording
        self._thresholds = thresholds

    def answer(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Return what answers a part of a line, or the advice on the whole if that says enough.

        What is asked comes before what is told, and before steps that were given already. A
        telling part has to be clear: thanks, "no answer" and steps give way to it, unless there is
        a new loss.
        """
        match advice:
            case WorryAdvice(worry=worry) if worry.passes_over:
                vague = worry.id in VAGUE and not self._tells_a_story(reading)
            case WorryAdvice() if self._is_unsure(reading):
                vague = True
            case EmergencyAdvice(emergency=known) if self._is_over(known.id, reading, recall):
                vague = known.id == MISSING or not self._lost(reading.question.matching)
            case SmalltalkAdvice():
                vague = True
            case _:
                return advice
        asked, told = self._parts(reading.question)
        for part in (asked,) if asked else told if vague else ():
            alone = self._turns.in_its_case(self._read(part, recall.place), recall)
            if not (asked or self._is_clear(alone, advice)):
                continue
            answer = self._turns.following(_beside(alone, reading), recall)
            if isinstance(answer, WorryAdvice) and not answer.worry.passes_over:
                if isinstance(advice, SmalltalkAdvice):
                    return answer
                return replace(answer, place=advice.place, placed=advice.placed)
        return advice

    def _tells_a_story(self, reading: Reading) -> bool:
        """Tell whether a line more likely tells of a fraud than it goes on about one."""
        told = reading.evidence.of(Form.SITUATION)
        return told >= _A_STORY and reading.evidence.worry < _A_STORY

    def _is_unsure(self, reading: Reading) -> bool:
        """Tell whether a line that asks nothing may mean many things, as one of several parts."""
        likely = next(iter(reading.evidence.worries), None)
        asked = self._wording.asks("is_a_question", reading.question.matching)
        return likely is not None and likely.probability < _UNSURE and not asked

    def _is_over(self, emergency: str, reading: Reading, recall: Recall) -> bool:
        """Tell whether steps were given already, and are not to be taken just now."""
        text = reading.question.matching
        found = emergency == MISSING and self._wording.asks("found", text)
        goes_on = emergency in {DESPAIR, *GOES_ON} and not found
        again = self._wording.asks("lately", text)
        return emergency == recall.emergency and not (goes_on or again)

    def _is_clear(self, part: Reading, advice: Advice) -> bool:
        """Tell whether it is sure enough what a part tells; of a known trick more is said."""
        limits, evidence = self._thresholds, part.evidence
        known = isinstance(advice, WorryAdvice) and advice.trait is not None
        needed = limits.part_over_trick if known else limits.part_told
        turn = evidence.worry >= limits.part_of_a_talk
        return turn and bool(evidence.worries) and evidence.worries[0].probability >= needed

    def _parts(self, question: Question) -> tuple[Question | None, tuple[Question, ...]]:
        """Return the last part that asks something beside others, and else those that tell."""
        for mark in (SENTENCES, CLAUSES):
            pieces = [piece for piece in mark.split(question.text) if piece.strip()]
            parts = [piece for piece in pieces if length(piece) >= LEAST]
            asked = [part for part in parts if self._wording.asks("is_a_question", normalise(part))]
            if asked and len(parts) > len(asked):
                return Question.read(asked[-1], question.language), ()
        told = parts if not asked and 1 < len(pieces) <= _MOST else []
        return None, tuple(Question.read(part, question.language) for part in told)


def _beside(part: Reading, whole: Reading) -> Reading:
    """Favour, of what a part of a text may mean, what the whole of it may be about."""
    worries = (part.evidence.worries, whole.evidence.worries)
    weights = favoured(*worries, _BY_THE_WHOLE, _UNSAID)
    return replace(part, evidence=replace(part.evidence, worries=ranked(weights)))
