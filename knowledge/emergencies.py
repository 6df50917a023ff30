"""What to do, in order, when something has already happened."""

from typing import Self

from pydantic import model_validator

from knowledge.hotlines import MAINLAND, Place
from knowledge.models import Id, Language, Lines, Localized, Record, Text, Words


class Emergency(Record):
    id: Id
    title: Localized[Text]
    """The first line a frightened person reads."""
    in_short: Localized[Text] | None = None
    """The steps in a sentence, to somebody of whom it is not sure that this has happened."""
    steps: Localized[Lines]
    """One action a line; the police and the bank are among the first."""
    abroad: Localized[dict[int, Text]] = Localized(zh={}, en={})
    """What stands in place of the steps of those numbers outside mainland China."""
    plainly: Localized[Lines]
    """The steps for somebody who takes in one short sentence at a time."""
    afterwards: Localized[Lines]
    """What matters once the steps are done."""
    beside: Localized[Words] = Localized(zh=(), en=())
    """The title and the steps for who is beside somebody to whom it happened, if they differ."""
    told_by: Localized[Words] | None = None
    """RE2 patterns against normalised text, one of which stands wherever this has happened."""
    stops_payment: bool = True
    """Whether the first thing is to have a payment of one's own stopped."""
    danger: Localized[Text] | None = None
    """What to do first where somebody is in danger, before the bank: in a sentence, with {number}
    for the one that sends the police at once."""
    apart: bool = False
    """Whether what helps in other cases may do harm in this: only answers that name it fit."""
    sources: tuple[Id, ...]

    @model_validator(mode="after")
    def _replaces_steps_that_exist(self) -> Self:
        for language in Language:
            steps, abroad = self.steps.in_(language), self.abroad.in_(language)
            if unknown := [number for number in abroad if not 1 <= number <= len(steps)]:
                raise ValueError(f"abroad ({language}) replaces steps that do not exist: {unknown}")
        return self

    def steps_in(self, place: Place) -> Localized[Lines]:
        """Return the steps for somebody who is there."""
        if place.id == MAINLAND:
            return self.steps
        zh, en = (
            tuple(
                self.abroad.in_(language).get(number, step)
                for number, step in enumerate(self.steps.in_(language), 1)
            )
            for language in Language
        )
        return Localized(zh=zh, en=en)
