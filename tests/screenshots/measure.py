"""How much of a drawn screenshot is read, and whether it is judged as its text would be."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from bot.advice.advice import AssessmentAdvice, Risk
from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.reading.picture import Picture
from tests.screenshots.cases import ORDINARY, Case


@dataclass(frozen=True)
class Outcome:
    case: Case
    recall: float
    """Share of the characters that were read, in their order; spaces do not count."""
    as_text: bool
    """Whether the plain text is judged right."""
    as_picture: bool
    read: str
    seconds: float


def outcome(case: Case, picture: Picture, seconds: float, advisor: Advisor) -> Outcome:
    return Outcome(
        case,
        recall(case.text, picture.text),
        right(case, case.text, advisor),
        right(case, picture.text, advisor),
        picture.text,
        seconds,
    )


def recall(written: str, read: str) -> float:
    expected, found = _bare(written), _bare(read)
    return LCSseq.similarity(expected, found) / len(expected)


def right(case: Case, text: str, advisor: Advisor) -> bool:
    advice = advisor.assess(Question.read(text))
    if not isinstance(advice, AssessmentAdvice):
        return False
    if case.topic == ORDINARY:
        return advice.risk is Risk.UNKNOWN
    return bool(advice.topics) and advice.topics[0].id == case.topic


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
