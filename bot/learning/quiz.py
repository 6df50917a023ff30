"""Which questions a round has, and in which order their options stand."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.learning.boxes import Card, draw
from bot.learning.round import Round
from knowledge import Language
from knowledge.quiz import QuizQuestion

SIZE = 5

Questions = Mapping[str, QuizQuestion]


@dataclass(frozen=True)
class Posed:
    """A question with its options in the order of one round."""

    ask: str
    options: tuple[str, ...]
    right: int
    why: str


def concerning(questions: Questions, subjects: Iterable[str]) -> Questions:
    """Return the questions about some subjects."""
    chosen = frozenset(subjects)
    return {name: question for name, question in questions.items() if question.about in chosen}


def begin(
    number: int, tag: str, questions: Questions, cards: Iterable[Card] = (), now: float = 0.0
) -> Round:
    """Open a round; ``cards`` say how well whoever plays knows the questions."""
    subjects = {name: question.about for name, question in questions.items()}
    return Round(number, tag, draw(subjects, cards, now, SIZE, random.Random(number)))


def pose(playing: Round, questions: Questions, language: Language) -> Posed | None:
    """Return the question whose turn it is; None at the end of the round.

    One that is no longer in the knowledge base ends the round too.
    """
    if playing.position >= len(playing.questions):
        return None
    name = playing.questions[playing.position]
    if name not in questions:
        return None
    text = questions[name].in_(language)
    options = [text.right, *text.wrong]
    random.Random(f"{playing.number} {name}").shuffle(options)
    return Posed(text.ask, tuple(options), options.index(text.right), text.why)
