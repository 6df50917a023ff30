"""How long a figure was counted, as far as the bulletin says."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.figures import Period

DAYS_OF_A_WEEK = 7
HOURS_OF_A_DAY = 24
DAYS_FOR_A_MONTH = 30
"""What a month stands for where a period does not consist of whole ones."""


class TimeUnit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Span:
    days: int
    months: int | None
    """Whole months; none where the last one is cut short."""
    at_most: bool
    """The last day is not stated, so it may have been shorter."""


def span_of(period: Period) -> Span | None:
    """Return the length of a period; none where its first month or its end is not stated."""
    first = _first_month(period.start)
    if first is None:
        return None
    if period.open_until:
        return Span((period.open_until - first).days + 1, None, at_most=True)
    last = _first_month(period.end)
    if last is None:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return Span((end - first).days + 1, months, at_most=False)


def _first_month(partial: str | None) -> date | None:
    """Return the first day of a month; none for a year alone."""
    if partial is None or len(partial) != len("2021-01"):
        return None
    year, month = partial.split("-")
    return date(int(year), int(month), 1)
