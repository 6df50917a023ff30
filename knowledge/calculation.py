"""Computes derived figures: the value, how exact it is, and the calculation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from knowledge.arithmetic import CalculationError, amount, change, span, value_of
from knowledge.derived import (
    Average,
    Change,
    Combined,
    DerivedFigure,
    Difference,
    EarlierPeriod,
    Formula,
    Multiple,
    Pace,
    Points,
    Product,
    Ratio,
    Share,
    ShareOfSum,
    Sum,
    Total,
    inputs,
)
from knowledge.expression import expression_of, growth
from knowledge.figures import Figure

__all__ = ["Calculation", "CalculationError", "Check", "Precision", "compute", "inputs", "mere"]


_LARGE = 100
"""From which a number is told without decimals."""


class Precision(StrEnum):
    EXACT = "exact"
    ROUNDED = "rounded"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True)
class Check:
    """The calculation the other way round."""

    expression: str
    value: Decimal
    """To a whole."""
    published: Decimal


@dataclass(frozen=True)
class Calculation:
    value: Decimal
    """Rounded as the derived figure asks."""
    precision: Precision
    expression: str
    """Such as ``114,000 ÷ (1 + 60.4%)``."""
    figures: tuple[str, ...]
    """The ids of the figures it rests on."""
    check: Check | None = None

    @property
    def exact(self) -> bool:
        return self.precision is Precision.EXACT


def compute(derived: DerivedFigure, figures: Mapping[str, Figure]) -> Calculation:
    formula = derived.formula
    value = value_of(formula, figures)
    rounded = value.quantize(Decimal(1).scaleb(-derived.decimals)) + 0
    precision = _precision(formula, figures, whole=rounded == value)
    check = _check(formula, rounded, figures)
    return Calculation(rounded, precision, expression_of(formula, figures), inputs(formula), check)


def mere(formula: Combined, figures: Mapping[str, Figure]) -> Calculation:
    """Compute what is no finding: to a whole, or two decimals of a small number."""
    value = value_of(formula, figures)
    places = 0 if value >= _LARGE else 2
    rounded = value.quantize(Decimal(1).scaleb(-places)) + 0
    precision = _precision(formula, figures, whole=rounded == value)
    return Calculation(rounded, precision, expression_of(formula, figures), inputs(formula))


def _precision(formula: Formula, figures: Mapping[str, Figure], whole: bool) -> Precision:
    """Carry "more than" and an unstated last day through to the result."""

    def vague(ids: tuple[str, ...]) -> bool:
        return any(figures[figure].amounts[0].more_than for figure in ids)

    match formula:
        case Difference(minuend=more, subtrahend=less):
            low, high = vague((more,)), vague((less,))
        case Share(part=more, whole=less) | Ratio(numerator=more, denominator=less):
            low, high = vague((more,)), vague((less,))
        case ShareOfSum(part=part, figures=ids):
            low, high = vague((part,)), vague(tuple(other for other in ids if other != part))
        case Average(figure=figure):
            low, high = vague((figure,)) or span(figure, figures).at_most, False
        case Total(figure=figure):
            low, high = vague((figure,)), span(figure, figures).at_most
        case Multiple() | Points():
            low, high = False, False
        case EarlierPeriod() | Change() | Sum() | Pace() | Product():
            low, high = vague(inputs(formula)), False
        case _:
            assert_never(formula)
    if low != high:
        return Precision.AT_LEAST if low else Precision.AT_MOST
    certain = whole and not low and not isinstance(formula, Pace)
    return Precision.EXACT if certain else Precision.ROUNDED


def _check(formula: Formula, rounded: Decimal, figures: Mapping[str, Figure]) -> Check | None:
    """Grow an earlier period back to the published figure."""
    if not isinstance(formula, EarlierPeriod):
        return None
    grown = rounded * (1 + change(formula.figure, figures) / 100)
    expression = f"{rounded:,f} × {growth(formula.figure, figures)}"
    return Check(expression, grown.quantize(Decimal(1)), amount(formula.figure, figures))
