"""The vocabulary every record of the knowledge base is built from."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl

T = TypeVar("T")

_MARKUP = re.compile(r"</?[a-zA-Z]|\*\*|__|\]\(|^#+ ", re.MULTILINE)


class Language(StrEnum):
    ZH = "zh"
    EN = "en"

    @classmethod
    def of(cls, tag: str | None) -> "Language":
        """Map an IETF tag such as ``zh-hans`` to a language we speak; English otherwise."""
        primary = (tag or "").partition("-")[0].lower()
        return next((language for language in cls if language == primary), cls.EN)


def _plain(text: str) -> str:
    if found := _MARKUP.search(text):
        raise ValueError(f"markup {found.group()!r} in a text; write plain sentences")
    return text


Text = Annotated[str, Field(min_length=1), AfterValidator(_plain)]
Lines = Annotated[tuple[Text, ...], Field(min_length=1)]
Words = tuple[Text, ...]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day: 2021, 2021-06 or 2021-06-17."""


class Record(BaseModel):
    """Read-only, and a misspelt field is an error rather than a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Localized(Record, Generic[T]):
    """A value in every language we speak; one that misses a language cannot be built."""

    zh: T
    en: T

    def in_(self, language: Language) -> T:
        return self.zh if language is Language.ZH else self.en


class Source(Record):
    """A publication that a sentence of ours rests on."""

    id: Id
    publisher: Localized[Text]
    document: Localized[Text]
    published: PartialDate | None = None
    checked: date = Field(description="the day our wording was last compared with it")
    url: HttpUrl | None = Field(None, description="only an issuer's own page, never a copy")
