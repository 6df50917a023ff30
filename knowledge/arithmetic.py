"""The arithmetic of derived figures, in exact decimals."""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from knowledge.derived import (
    Average,
    Change,
    Combined,
    Difference,
    EarlierPeriod,
    Formula,
    FromGrowth,
    Multiple,
    OverTime,
    Pace,
    Points,
    Product,
    Ratio,
    Share,
    ShareOfSum,
    Sum,
    Total,
)
from knowledge.figures import Figure
from knowledge.periods import (
    DAYS_FOR_A_MONTH,
    DAYS_OF_A_WEEK,
    HOURS_OF_A_DAY,
    Span,
    TimeUnit,
    span_of,
)


class CalculationError(Exception):
    """A formula names a figure that cannot be computed with."""


def value_of(formula: Formula, figures: Mapping[str, Figure]) -> Decimal:
    match formula:
        case EarlierPeriod() | Change() | Multiple() | Points():
            return _from_growth(formula, figures)
        case Average() | Pace() | Total():
            return _over_time(formula, figures)
        case Sum() | Difference() | Share() | ShareOfSum() | Ratio():
            return _combined(formula, figures)
        case Product(count=count, each=each):
            return amount(count, figures) * amount(each, figures)
        case _:
            assert_never(formula)


def _from_growth(formula: FromGrowth, figures: Mapping[str, Figure]) -> Decimal:
    if isinstance(formula, Points):
        return change(formula.higher, figures) - change(formula.lower, figures)
    factor = 1 + change(formula.figure, figures) / 100
    later = amount(formula.figure, figures)
    match formula:
        case EarlierPeriod():
            return later / factor
        case Change():
            return abs(later - later / factor)
        case Multiple():
            return factor
        case _:
            assert_never(formula)


def _over_time(formula: OverTime, figures: Mapping[str, Figure]) -> Decimal:
    published = amount(formula.figure, figures)
    match formula:
        case Average(figure=figure, per=per):
            return averaged(published, span(figure, figures), per)
        case Pace(per=per):
            return paced(published, per)
        case Total(figure=figure):
            return published * span(figure, figures).days
        case _:
            assert_never(formula)


def _combined(formula: Combined, figures: Mapping[str, Figure]) -> Decimal:
    match formula:
        case Sum(figures=ids):
            return total(ids, figures)
        case Difference(minuend=left, subtrahend=right):
            return amount(left, figures) - amount(right, figures)
        case Share(part=part, whole=whole):
            return amount(part, figures) / amount(whole, figures) * 100
        case ShareOfSum(part=part, figures=ids):
            return amount(part, figures) / total(ids, figures) * 100
        case Ratio(numerator=left, denominator=right):
            return amount(left, figures) / amount(right, figures)
        case _:
            assert_never(formula)


def averaged(total: Decimal, span: Span, per: TimeUnit) -> Decimal:
    if per is TimeUnit.MONTH and span.months:
        return total / span.months
    return paced(total / span.days, per)


def paced(daily: Decimal, per: TimeUnit) -> Decimal:
    match per:
        case TimeUnit.HOUR:
            return daily / HOURS_OF_A_DAY
        case TimeUnit.DAY:
            return daily
        case TimeUnit.WEEK:
            return daily * DAYS_OF_A_WEEK
        case TimeUnit.MONTH:
            return daily * DAYS_FOR_A_MONTH
        case _:
            assert_never(per)


def amount(figure: str, figures: Mapping[str, Figure]) -> Decimal:
    return figures[figure].amounts[0].value


def total(ids: tuple[str, ...], figures: Mapping[str, Figure]) -> Decimal:
    return sum((amount(figure, figures) for figure in ids), Decimal(0))


def span(figure: str, figures: Mapping[str, Figure]) -> Span:
    found = span_of(figures[figure].period)
    if found is None:
        raise CalculationError(f"{figure} has no stated period; an average cannot be computed")
    return found


def change(figure: str, figures: Mapping[str, Figure]) -> Decimal:
    comparison = figures[figure].comparison
    if comparison is None:
        raise CalculationError(f"{figure} has no comparison; an earlier period cannot be computed")
    return comparison.percent if comparison.direction == "rise" else -comparison.percent
