"""Computes derived figures, and shows the calculation in figures a person can check."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from knowledge.derived import (
    Average,
    Change,
    DerivedFigure,
    Difference,
    EarlierPeriod,
    Formula,
    Ratio,
    Share,
    Sum,
)
from knowledge.figures import Figure


@dataclass(frozen=True)
class Calculation:
    value: Decimal
    """Rounded as the derived figure asks."""
    exact: bool
    """Whether nothing was rounded and no figure in it is a "more than"."""
    expression: str
    """Such as ``114,000 ÷ (1 + 60.4%)``."""
    figures: tuple[str, ...]
    """The ids of the figures it rests on."""


class CalculationError(Exception):
    """A formula names a figure that cannot be computed with."""


def compute(derived: DerivedFigure, figures: Mapping[str, Figure]) -> Calculation:
    used = inputs(derived.formula)
    value = _value(derived.formula, figures)
    rounded = value.quantize(Decimal(1).scaleb(-derived.decimals)) + 0
    vague = any(figures[figure].amounts[0].more_than for figure in used)
    return Calculation(
        rounded, rounded == value and not vague, _expression(derived.formula, figures), used
    )


def inputs(formula: Formula) -> tuple[str, ...]:
    """Return the ids of the figures a formula uses."""
    match formula:
        case EarlierPeriod(figure=figure) | Change(figure=figure) | Average(figure=figure):
            return (figure,)
        case Sum(figures=figures):
            return figures
        case Difference(minuend=left, subtrahend=right):
            return (left, right)
        case Share(part=left, whole=right):
            return (left, right)
        case Ratio(numerator=left, denominator=right):
            return (left, right)
        case _:
            assert_never(formula)


def _value(formula: Formula, figures: Mapping[str, Figure]) -> Decimal:
    match formula:
        case EarlierPeriod(figure=figure):
            return _before(figure, figures)
        case Change(figure=figure):
            return abs(_amount(figure, figures) - _before(figure, figures))
        case Sum(figures=ids):
            return sum((_amount(figure, figures) for figure in ids), Decimal(0))
        case Difference(minuend=left, subtrahend=right):
            return _amount(left, figures) - _amount(right, figures)
        case Share(part=part, whole=whole):
            return _amount(part, figures) / _amount(whole, figures) * 100
        case Ratio(numerator=numerator, denominator=denominator):
            return _amount(numerator, figures) / _amount(denominator, figures)
        case Average(figure=figure, steps=steps):
            return _amount(figure, figures) / steps
        case _:
            assert_never(formula)


def _expression(formula: Formula, figures: Mapping[str, Figure]) -> str:
    def shown(figure: str) -> str:
        return f"{_amount(figure, figures):,f}"

    match formula:
        case EarlierPeriod(figure=figure):
            return f"{shown(figure)} ÷ {_growth(figure, figures)}"
        case Change(figure=figure):
            earlier = f"{shown(figure)} ÷ {_growth(figure, figures)}"
            if _change(figure, figures) > 0:
                return f"{shown(figure)} − {earlier}"
            return f"{earlier} − {shown(figure)}"
        case Sum(figures=ids):
            return " + ".join(shown(figure) for figure in ids)
        case Difference(minuend=left, subtrahend=right):
            return f"{shown(left)} − {shown(right)}"
        case Share(part=part, whole=whole):
            return f"{shown(part)} ÷ {shown(whole)}"
        case Ratio(numerator=numerator, denominator=denominator):
            return f"{shown(numerator)} ÷ {shown(denominator)}"
        case Average(figure=figure, steps=steps):
            return f"{shown(figure)} ÷ {steps}"
        case _:
            assert_never(formula)


def _amount(figure: str, figures: Mapping[str, Figure]) -> Decimal:
    return figures[figure].amounts[0].value


def _before(figure: str, figures: Mapping[str, Figure]) -> Decimal:
    return _amount(figure, figures) / (1 + _change(figure, figures) / 100)


def _growth(figure: str, figures: Mapping[str, Figure]) -> str:
    change = _change(figure, figures)
    return f"(1 {'+' if change > 0 else '−'} {abs(change)}%)"


def _change(figure: str, figures: Mapping[str, Figure]) -> Decimal:
    comparison = figures[figure].comparison
    if comparison is None:
        raise CalculationError(f"{figure} has no comparison; an earlier period cannot be computed")
    return comparison.percent if comparison.direction == "rise" else -comparison.percent
