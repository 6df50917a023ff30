"""How far a round of the quiz has come, and how it goes for whoever plays."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Round:
    number: int
    """Decides all that is left to chance, so that a round goes on the same after a restart."""
    tag: str
    """Of the language it is held in, to its end."""
    questions: tuple[str, ...]
    position: int = 0


@dataclass(frozen=True)
class Score:
    """What one person did in a round: a bit for each question, the first one the lowest."""

    answered: int = 0
    correct: int = 0

    @property
    def right(self) -> int:
        return self.correct.bit_count()

    @property
    def asked(self) -> int:
        return self.answered.bit_count()

    def wrong(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Return those of a round's questions that were answered wrong."""
        missed = self.answered & ~self.correct
        return tuple(name for bit, name in enumerate(questions) if missed >> bit & 1)

    def with_answer(self, position: int, right: bool) -> "Score":
        """Count an answer; a question answered before stays as it was."""
        bit = 1 << position
        if self.answered & bit:
            return self
        return Score(self.answered | bit, self.correct | bit if right else self.correct)
