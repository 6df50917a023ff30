"""Figures of a published bulletin, each with the sentence it comes from."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from knowledge.models import Id, Localized, PartialDate, Record, Text, Words

HEADLINE: Literal["headline"] = "headline"
"""The area of the overall results, which go by the commonest nouns: suspects, cases, gangs."""


class Amount(Record):
    value: Decimal
    more_than: bool = False
    label: Localized[Text] | None = None
    """Which of several amounts this is; none where a figure has one."""
    written: Text
    """The digits as the bulletin writes them, e.g. ``3.733 million`` or ``80.6%``."""


class Period(Record):
    """When a figure was counted; both dates empty where the bulletin does not say."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_until: date | None = None
    """The last day it can have been counted to, where the bulletin does not state the end."""
    wording: Localized[Text]
    """The period as a person reads it, e.g. January to May 2021."""


class Comparison(Record):
    percent: Decimal = Field(gt=0)
    direction: Literal["rise", "fall"]
    basis: Literal["year-on-year", "month-on-month"]
    against: Localized[Text]
    """The period compared with."""


class FigureKind(StrEnum):
    QUANTITY = "quantity"
    RATE = "rate"
    THRESHOLD = "threshold"
    LABEL = "label"


class Figure(Record):
    id: Id
    area: Literal["headline", "1", "2", "3", "4", "5", "6"]
    kind: FigureKind = FigureKind.QUANTITY
    title: Localized[Text]
    """A short name, for buttons and headings."""
    amounts: tuple[Amount, ...] = Field(min_length=1)
    unit: Localized[str]
    """The unit after the number: 起, cases; yuan; empty for rates."""
    counts: Localized[Text]
    """What exactly is counted, in one sentence."""
    period: Period
    comparison: Comparison | None = None
    quotation: Text
    """Verbatim from the bulletin."""
    trap: Localized[Text] | None = None
    """The misreading to prevent, in one line."""
    together_with: tuple[Id, ...] = ()
    """Figures that fit the same plain question, shown together."""
    named_by: Words = ()
    """Normalised words that tell it from the figures it is shown together with."""
    not_to_confuse_with: tuple[Id, ...] = ()
    never: Localized[Words] | None = None
    """RE2 patterns against normalised text: who did it, where or what became of it, wrongly."""
    daily: bool = False
    """A number for an average day, not a total."""
    repeats: Id | None = None
    """The figure that this sentence of the bulletin gives once more."""

    @property
    def is_money(self) -> bool:
        """Tell whether it counts money, in a currency that may not be stated."""
        return self.unit.en.startswith(("yuan", "(currency"))

    def __hash__(self) -> int:
        """Hash quickly: figures are put into sets for every question."""
        return hash(self.id)

    @model_validator(mode="after")
    def _several_amounts_are_labelled(self) -> "Figure":
        if len(self.amounts) > 1 and any(amount.label is None for amount in self.amounts):
            raise ValueError("several amounts need a label each")
        return self


class Area(Record):
    id: Literal["headline", "1", "2", "3", "4", "5", "6"]
    title: Localized[Text]
    summary: Localized[Text]
    named_by: Localized[Words] = Localized(zh=(), en=())
    """RE2 patterns against normalised text; none for the overall results."""


class Limit(Record):
    """Something a bulletin does not break its figures down by."""

    id: Id
    words: Localized[Words]
    """RE2 patterns, the English ones of whole words; who asks for a figure in such words asks for
    what is not given."""
    exceptions: tuple[Id, ...] = Field((), alias="except")
    """Figures whose own description holds such a word; they are answered where they are named."""
    yields: bool = False
    """Its words also stand in questions for what is given, as in "who was nearly cheated": a
    figure that is surely meant is answered all the same."""
    gives_way: bool = False
    """The same for a figure meant beyond doubt: one of the exceptions, where there are any."""
    of_a_place: bool = False
    """It names a place, of which no national figure of another year tells either."""
    near: tuple[Id, ...] | None = None
    """Figures that come nearest to it, none if nothing does; unset, those likely meant."""
    near_if_named: tuple[Id, ...] = ()
    """Figures that come near where the question names them."""
    says: Localized[Text] | None = None
    """What the bulletin does instead, in one sentence."""


class LaterFigure(Record):
    """An official figure of another publication, never mixed with a bulletin's."""

    id: Id
    year: Localized[Text]
    """The period as a person reads it."""
    start: PartialDate
    end: PartialDate
    title: Localized[Text]
    value: Decimal
    more_than: bool = False
    unit: Localized[str]
    comparison: Comparison | None = None
    note: Localized[Text] | None = None
    like: tuple[Id, ...] = ()
    """The bulletin's figures that count the same kind of thing."""
    source: Id
