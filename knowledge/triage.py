"""Three questions with buttons, for what is too thin to judge by its words."""

from typing import Annotated

from pydantic import Field

from knowledge.models import Id, Localized, Record, Text

Letter = Annotated[str, Field(pattern=r"^[a-z]$")]


class TriageOption(Record):
    id: Letter
    """Travels in the button, so that nothing has to be remembered."""
    label: Localized[Text]
    flag: Id | None = None
    """The red flag that this answer is."""
    emergency: Id | None = None
    """What has happened, if it is this."""
    leads: dict[Letter, tuple[Id, ...]] = Field(default_factory=dict)
    """The likely kinds of fraud, by the answer to the question after it."""


class TriageQuestion(Record):
    id: Id
    ask: Localized[Text]
    options: tuple[TriageOption, ...] = Field(min_length=2)

    def option(self, letter: str) -> TriageOption | None:
        return next((option for option in self.options if option.id == letter), None)
