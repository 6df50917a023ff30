"""People whom the same frauds meet, and what each group of them should know."""

from typing import Annotated

from pydantic import Field

from knowledge.models import Id, Localized, Record, Text


class Trap(Record):
    """A fraud type that this group meets often."""

    topic: Id
    why: Localized[Text]
    """How it comes to these people, in one line."""


class Audience(Record):
    id: Id
    title: Localized[Text]
    opening: Localized[Text]
    traps: Annotated[tuple[Trap, ...], Field(min_length=3, max_length=5)]
    """The likeliest first."""
    signs: Localized[Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]]
    habits: Localized[Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]]
    """What protects, done every time."""
    call: Localized[Text]
    """Whom to turn to, before the numbers of the reader's place."""
    guidance: Id
    """The entry that says more."""
    sources: tuple[Id, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """Return the fraud types, for whoever practises with them."""
        return tuple(trap.topic for trap in self.traps)
