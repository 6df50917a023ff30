"""Judges a text that somebody was sent or tells, and says so of what it leaves unsaid."""

from dataclasses import replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.assessor import Assessor
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.reading import Reading
from bot.advice.variants import VariantFinder
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge import Language
from knowledge.exemplars import Form

_SHOWN = 0.5
"""From which probability on a text is a message that is shown, and not the writer's own."""


class Judge:
    def __init__(
        self,
        assessor: Assessor,
        emergencies: EmergencyAdvisor,
        variants: VariantFinder,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._assessor = assessor
        self._emergencies = emergencies
        self._variants = variants
        self._wording = wording
        self._thresholds = thresholds

    def judge(self, reading: Reading) -> AssessmentAdvice | UnknownAdvice:
        """Judge a text; where nothing speaks for a fraud and it may be none of ours, decline."""
        assessed = self.assess(reading)
        spoken = reading.clues or reading.contacts.found or assessed.lost
        silent = not (spoken or self.is_told_of_a_matter(reading))
        elsewhere, limit = reading.evidence.of(Form.OUT_OF_SCOPE), self._thresholds.elsewhere_beside
        everyday = reading.evidence.of(Form.ORDINARY) >= elsewhere and assessed.everyday
        unsure = assessed.risk is Risk.UNKNOWN and not everyday
        told = reading.evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY)
        declined = silent and unsure and elsewhere >= max(limit, told)
        return UnknownAdvice(Reason.OUT_OF_SCOPE) if declined else assessed

    def assess(self, reading: Reading) -> AssessmentAdvice:
        question, assessed = reading.question, self._assessor.assess(reading)
        text = question.matching
        told = self._emergencies.is_named(text) and not self._wording.is_settled(text)
        if told and assessed.matter is None:
            assessed = replace(assessed, everyday=None)
        kinds = assessed.topics[:1]
        calm = assessed.everyday or (assessed.matter and reading.plainly_of_a_matter)
        over = calm or self._wording.is_long_ago(text)
        return replace(
            assessed,
            place=reading.place,
            placed=self._tells_where(reading),
            lost=self._emergencies.lost(text) and not over,
            perhaps_lost=self._emergencies.perhaps_lost(reading) and not over,
            persuading=self._wording.asks("to_persuade", text),
            variant=self._variants.find(text, kinds[0].id) if kinds else None,
            first=self._emergencies.first_aid(reading) if kinds else (),
            unremarkable=is_silent(assessed)
            and not told
            and self._assessor.is_unremarkable(reading),
        )

    def _tells_where(self, reading: Reading) -> bool:
        """Tell whether the writer is at the place; the author of a message shown may not be.

        Who tells of something names their own currency, banks and towns; in Chinese, other
        countries often are where it is to happen.
        """
        evidence, there = reading.evidence, reading.there
        shown = evidence.of(Form.MESSAGE) >= _SHOWN
        near = not there.named or reading.question.language is Language.EN
        telling = near and evidence.of(Form.SITUATION) >= _SHOWN
        own = not shown and (there.here or telling)
        return reading.placed and (
            own or self._wording.is_told_by_oneself(reading.question.matching)
        )

    def is_told_of_a_matter(self, reading: Reading) -> bool:
        """Tell whether an everyday matter is told, or it is asked whether it is fine."""
        text = reading.question.matching
        real = self._wording.asks("is_it_fine", text) or self._wording.asks("is_it", text)
        asked = self._wording.asks("asking", text) and not real
        elsewhere = reading.evidence.of(Form.OUT_OF_SCOPE) >= self._thresholds.elsewhere
        return reading.matter is not None and not (asked or elsewhere)


def is_silent(advice: Advice) -> bool:
    """Tell whether a text was judged and nothing speaks for a fraud."""
    return isinstance(advice, AssessmentAdvice) and advice.risk is Risk.UNKNOWN


def is_of_everyday_life(advice: AssessmentAdvice) -> bool:
    """Tell whether what was told is an everyday matter, as far as it goes."""
    told = advice.everyday or advice.matter or advice.unremarkable
    return is_silent(advice) and bool(told) and not (advice.lost or advice.contacts.found)


def says_something(advice: Advice) -> bool:
    """Tell whether a text is understood by itself, as a fraud, a loss, a kind or an entry."""
    match advice:
        case AssessmentAdvice(risk=risk):
            return risk is not Risk.UNKNOWN
        case GuidanceAdvice(distant=distant):
            return not distant
        case _:
            return isinstance(advice, EmergencyAdvice | TopicAdvice)
