"""Which questions come again and when: Leitner's boxes, each opened more rarely than the last."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_DAY = 24 * 3600.0
REST_DAYS = (0, 1, 3, 8, 21)
"""How long a question rests in each box; one answered wrong goes back to the first."""
REPEATED = 3
"""Questions of a round that were asked before, as long as there are new ones."""


@dataclass(frozen=True)
class Card:
    """How well somebody knows a question."""

    question: str
    box: int
    due: float


def moved(question: str, before: int | None, right: bool, now: float) -> Card:
    """Put a question into its next box; ``before`` is the one it was in."""
    box = min((before or 0) + 1, len(REST_DAYS) - 1) if right else 0
    return Card(question, box, now + REST_DAYS[box] * _DAY)


def draw(
    subjects: Mapping[str, str],
    cards: Iterable[Card],
    now: float,
    size: int,
    chance: random.Random,
) -> tuple[str, ...]:
    """Choose the questions of a round; ``subjects`` says what each question is about.

    What is due comes first, then new questions on what was answered wrong, then other new ones;
    one on each subject, if there are enough.
    """
    known = {card.question: card for card in cards if card.question in subjects}
    weak = {subjects[question] for question, card in known.items() if card.box == 0}

    def order(question: str) -> tuple[int, float]:
        card = known.get(question)
        if card is None:
            return (1 if subjects[question] in weak else 2, 0)
        return (0, card.box) if card.due <= now else (3, card.due)

    shuffled = chance.sample(sorted(subjects), len(subjects))
    drawn = _spread(sorted(shuffled, key=order), subjects, known, size)
    chance.shuffle(drawn)
    return tuple(drawn)


def _spread(
    ordered: list[str], subjects: Mapping[str, str], known: Mapping[str, Card], size: int
) -> list[str]:
    """Take the first, one on each subject and not too many again; fill up with what is left."""
    drawn: list[str] = []
    for question in ordered:
        again = sum(earlier in known for earlier in drawn)
        if subjects[question] in {subjects[earlier] for earlier in drawn}:
            continue
        if question in known and again >= REPEATED:
            continue
        drawn.append(question)
    rest = [question for question in ordered if question not in drawn]
    return [*drawn, *rest][:size]
