"""Writes a calculation down, in figures a person can check."""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from knowledge.arithmetic import amount, change, paced, span
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
    inputs,
)
from knowledge.figures import Figure
from knowledge.periods import (
    DAYS_FOR_A_MONTH,
    DAYS_OF_A_WEEK,
    HOURS_OF_A_DAY,
    Span,
    TimeUnit,
)


def expression_of(formula: Formula, figures: Mapping[str, Figure]) -> str:
    """Return the calculation, such as ``114,000 ÷ (1 + 60.4%)``."""
    match formula:
        case EarlierPeriod() | Change() | Multiple() | Points():
            return _from_growth(formula, figures)
        case Average() | Pace() | Total():
            return _over_time(formula, figures)
        case Sum() | Difference() | Share() | ShareOfSum() | Ratio():
            return _combined(formula, figures)
        case Product(count=count, each=each):
            return f"{amount(count, figures):,f} × {amount(each, figures):,f}"
        case _:
            assert_never(formula)


def _from_growth(formula: FromGrowth, figures: Mapping[str, Figure]) -> str:
    if isinstance(formula, Points):
        return f"{change(formula.higher, figures)}% − {change(formula.lower, figures)}%"
    later = f"{amount(formula.figure, figures):,f}"
    factor = growth(formula.figure, figures)
    earlier = f"{later} ÷ {factor}"
    match formula:
        case EarlierPeriod():
            return earlier
        case Change(figure=figure) if change(figure, figures) > 0:
            return f"{later} − {earlier}"
        case Change():
            return f"{earlier} − {later}"
        case Multiple():
            return factor.strip("()")
        case _:
            assert_never(formula)


def _over_time(formula: OverTime, figures: Mapping[str, Figure]) -> str:
    published = f"{amount(formula.figure, figures):,f}"
    match formula:
        case Average(figure=figure, per=per):
            return f"{published} ÷ {_steps(span(figure, figures), per)}"
        case Pace(per=TimeUnit.HOUR):
            return f"{published} ÷ {HOURS_OF_A_DAY}"
        case Pace(per=per):
            return f"{published} × {paced(Decimal(1), per)}"
        case Total(figure=figure):
            return f"{published} × {span(figure, figures).days}"
        case _:
            assert_never(formula)


def _combined(formula: Combined, figures: Mapping[str, Figure]) -> str:
    shown = [f"{amount(figure, figures):,f}" for figure in inputs(formula)]
    match formula:
        case Sum():
            return " + ".join(shown)
        case Difference():
            return " − ".join(shown)
        case Share() | Ratio():
            return " ÷ ".join(shown)
        case ShareOfSum(part=part):
            return f"{amount(part, figures):,f} ÷ ({' + '.join(shown)})"
        case _:
            assert_never(formula)


def _steps(span: Span, per: TimeUnit) -> str:
    match per:
        case TimeUnit.HOUR:
            return f"({span.days} × {HOURS_OF_A_DAY})"
        case TimeUnit.DAY:
            return str(span.days)
        case TimeUnit.WEEK:
            return f"{span.days} × {DAYS_OF_A_WEEK}"
        case TimeUnit.MONTH:
            return str(span.months) if span.months else f"{span.days} × {DAYS_FOR_A_MONTH}"
        case _:
            assert_never(per)


def growth(figure: str, figures: Mapping[str, Figure]) -> str:
    """Return what a published change multiplies by, such as ``(1 + 60.4%)``."""
    percent = change(figure, figures)
    return f"(1 {'+' if percent > 0 else '−'} {abs(percent)}%)"
