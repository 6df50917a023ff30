"""Figures one computation away from published ones, and how each is computed."""

from typing import Annotated, Literal

from pydantic import Field

from knowledge.models import Id, Localized, Record, Text


class EarlierPeriod(Record):
    """The value before a published change: value / (1 ± percent)."""

    op: Literal["earlier-period"]
    figure: Id


class Change(Record):
    """How many more, or fewer, than before a published change."""

    op: Literal["change"]
    figure: Id


class Sum(Record):
    op: Literal["sum"]
    figures: tuple[Id, ...] = Field(min_length=2)


class Difference(Record):
    op: Literal["difference"]
    minuend: Id
    subtrahend: Id


class Share(Record):
    """A part of a whole, in per cent."""

    op: Literal["share"]
    part: Id
    whole: Id


class Ratio(Record):
    """How many of one for each of another."""

    op: Literal["ratio"]
    numerator: Id
    denominator: Id


class Average(Record):
    """A total over a number of equal steps, such as five months."""

    op: Literal["average"]
    figure: Id
    steps: int = Field(gt=1)


Formula = Annotated[
    EarlierPeriod | Change | Sum | Difference | Share | Ratio | Average, Field(discriminator="op")
]


class DerivedFigure(Record):
    id: Id
    title: Localized[Text]
    formula: Formula
    decimals: int = Field(0, ge=-4, le=4)
    """Where to round: 0 to a whole, -2 to hundreds."""
    unit: Localized[str]
    counts: Localized[Text]
    caution: Localized[Text] | None = None
    """What the result must not be taken for."""
