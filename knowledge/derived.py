"""Figures one computation away from published ones, and how each is computed."""

from typing import Annotated, Literal, assert_never

from pydantic import Field

from knowledge.models import Id, Localized, Record, Text
from knowledge.periods import TimeUnit


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


class ShareOfSum(Record):
    """One of several figures in per cent of their sum."""

    op: Literal["share-of-sum"]
    part: Id
    figures: tuple[Id, ...] = Field(min_length=2)


class Multiple(Record):
    """How many times the value before a published change the later one is."""

    op: Literal["multiple"]
    figure: Id


class Points(Record):
    """By how many percentage points one published change exceeds another."""

    op: Literal["points"]
    higher: Id
    lower: Id


class Product(Record):
    """A number of things times the least that each of them comes to."""

    op: Literal["product"]
    count: Id
    each: Id


class Average(Record):
    """A total spread evenly over the period it was counted in."""

    op: Literal["average"]
    figure: Id
    per: TimeUnit


class Pace(Record):
    """A daily average, told for another stretch of time."""

    op: Literal["pace"]
    figure: Id
    per: TimeUnit


class Total(Record):
    """A daily average times the days it was taken over."""

    op: Literal["total"]
    figure: Id


FromGrowth = EarlierPeriod | Change | Multiple | Points
OverTime = Average | Pace | Total
Combined = Sum | Difference | Share | ShareOfSum | Ratio
Formula = Annotated[FromGrowth | OverTime | Combined | Product, Field(discriminator="op")]


class DerivedFigure(Record):
    id: Id
    title: Localized[Text]
    formula: Formula
    decimals: int = Field(0, ge=-9, le=4)
    """Where to round: 0 to a whole, -2 to hundreds."""
    unit: Localized[str]
    counts: Localized[Text]
    caution: Localized[Text] | None = None
    """What the result must not be taken for."""


def inputs(formula: Formula) -> tuple[str, ...]:
    """Return the ids of the figures a formula uses."""
    match formula:
        case EarlierPeriod(figure=figure) | Change(figure=figure) | Multiple(figure=figure):
            return (figure,)
        case Average(figure=figure) | Pace(figure=figure) | Total(figure=figure):
            return (figure,)
        case Sum(figures=figures) | ShareOfSum(figures=figures):
            return figures
        case Difference(minuend=left, subtrahend=right):
            return (left, right)
        case Share(part=left, whole=right):
            return (left, right)
        case Ratio(numerator=left, denominator=right) | Product(count=left, each=right):
            return (left, right)
        case Points(higher=left, lower=right):
            return (left, right)
        case _:
            assert_never(formula)
