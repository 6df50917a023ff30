"""The words that figures are named by in a question, and which of them are never put together."""

from typing import Literal

from pydantic import Field, model_validator

from knowledge.models import Id, Localized, Record, Text
from knowledge.wording import Cue


class Mention(Record):
    """A way to name a figure, or several that go by one name."""

    figures: tuple[Id, ...] = Field(min_length=1)
    words: Cue
    weak: bool = False
    """Counts only where nothing else is named, such as a verb alone."""


class Incompatible(Record):
    """Figures that do not go together: what is computed of them is no finding."""

    id: Id
    figures: tuple[Id, ...] = Field(min_length=1)
    """No two of these."""
    against: tuple[Id, ...] = ()
    """Where given: none of the former with any of these."""
    why: Localized[Text]
    arithmetic: tuple[Literal["sum", "difference", "share", "ratio"], ...] = ()
    """What is computed all the same where somebody asks, and told with the reason."""

    @model_validator(mode="after")
    def _two_are_named(self) -> "Incompatible":
        if len(self.figures) + len(self.against) < 2:
            raise ValueError("needs two figures")
        return self

    def forbids(self, first: str, second: str) -> bool:
        pair = (first, second)
        if not self.against:
            return set(pair) <= set(self.figures)
        return any(
            one in self.figures and other in self.against for one, other in (pair, pair[::-1])
        )
