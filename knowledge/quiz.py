"""Questions to practise on, each made to fit a quiz poll of Telegram's."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from knowledge.models import Id, Localized, Record, Text

_LINE_FEEDS = 2


def _at_most(characters: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > characters:
            raise ValueError(f"{len(text)} characters; a poll takes {characters} here")
        if text.count("\n") > _LINE_FEEDS:
            raise ValueError(f"more than {_LINE_FEEDS} line feeds; a poll takes no more")
        return text

    return AfterValidator(check)


Asked = Annotated[Text, _at_most(250)]
"""A poll takes 300; the rest is for how far the round has come."""
Option = Annotated[Text, _at_most(100)]
Why = Annotated[Text, _at_most(200)]


class QuizText(Record):
    ask: Asked
    right: Option
    wrong: Annotated[tuple[Option, ...], Field(min_length=1, max_length=11)]
    why: Why
    """Shown once it is answered; teaches one thing."""

    @model_validator(mode="after")
    def _different(self) -> Self:
        options = (self.right, *self.wrong)
        if len(set(options)) < len(options):
            raise ValueError("two options say the same; write another")
        return self


class QuizQuestion(Localized[QuizText]):
    """Asks the same in every language, in words and with options of its own."""

    id: Id
    about: Id
    """The fraud type or the guidance to read on in."""
    sources: tuple[Id, ...] = ()
    """Of what is claimed here and not there."""
