"""Numbers that stand in a text, and which figures of the bulletin have them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.bulletins import Bulletin
from knowledge.figures import Figure, FigureKind

_NUMBER = re.compile(
    r"(?<![a-z\d./-])(?<!\d,)(\d+(?:,\d{3})*(?:\.\d+)?)"
    r" ?(?:个(?=[亿万]))?(亿|万|千|million|mio|mn|m|billion|bn|thousand|k)?(?![\d.]*\d)"
    r" ?(%|per ?cent)?(?![a-z])(多|余)?"
)
_AND_MORE = re.compile(r"\b(?:more than|over|above|at least)|超过|逾")
_BEFORE = 10
"""Characters before a number in which it is said to be more than that."""
_SCALES = {
    **{"千": 10**3, "万": 10**4, "亿": 10**8, "": 1, "thousand": 10**3, "k": 10**3},
    **dict.fromkeys(("million", "mio", "mn", "m"), 10**6),
    **dict.fromkeys(("billion", "bn"), 10**9),
}
_SMALLEST = 300
_YEARS = range(1900, 2040)
_ROUNDED, _PRECISE = 2, 6
"""Digits that a number must have, at least and at most, to be taken for a rounded one."""
_LONGEST = 160
"""Characters; longer texts are pasted, or ask for more than one number."""
_NATIONAL = 10**8
_DIGIT = "#"


@dataclass(frozen=True)
class Quote:
    value: Decimal
    percent: bool
    start: int
    end: int
    plain: bool
    """Nothing but digits: a telephone number may look so."""
    figures: tuple[Figure, ...]
    """Whose number or published change it is; empty for a number that the bulletin has not."""

    @property
    def is_national(self) -> bool:
        """Tell whether it is a number of the bulletin that nobody loses or pays alone."""
        return bool(self.figures) and self.value >= _NATIONAL

    def is_misplaced(self, figure: Figure) -> bool:
        """Tell whether it has the digits of a figure, and only the scale is another."""
        digits = _digits(self.value)
        alike = any(_digits(amount) == digits for amount in amounts_of(figure))
        return not self.percent and len(digits) >= _ROUNDED and alike


class QuoteFinder:
    def __init__(self, bulletin: Bulletin) -> None:
        self._figures = tuple(item for item in bulletin.figures.values() if not item.repeats)
        self._changes = {change for item in self._figures for change in percentages_of(item)}

    def find(self, text: str, smallest: int = _SMALLEST) -> tuple[Quote, ...]:
        """Return the numbers of a text that is no long paste, and whose they are.

        Counts under the ``smallest``, such as five visits, are quoted by chance.
        """
        return tuple(self._quotes(text, smallest)) if len(text) <= _LONGEST else ()

    def _quotes(self, text: str, smallest: int) -> Iterator[Quote]:
        for found in _NUMBER.finditer(text):
            digits, scale, sign, more = found.groups(default="")
            value = Decimal(digits.replace(",", "")) * _SCALES[scale]
            percent = bool(sign) or (not scale and "." in digits and value in self._changes)
            plain = not (scale or percent or "," in digits)
            if plain and (value < smallest or value in _YEARS):
                continue
            before = text[max(found.start() - _BEFORE, 0) : found.start()]
            above = bool(more or _AND_MORE.search(before)) and not percent
            figures = tuple(self._of(value, percent, _significant(digits), above))
            end = found.start() + len(found.group().rstrip())
            yield Quote(value, percent, found.start(), end, plain, figures)

    def _of(
        self, value: Decimal, percent: bool, digits: int, above: bool = False
    ) -> Iterator[Figure]:
        values = percentages_of if percent else amounts_of
        end = value + _last_digit(value, digits) if above else value
        found = [
            figure
            for figure in self._figures
            if any(
                value in {one, _rounded(one, digits)} or value < one < end for one in values(figure)
            )
        ]
        plain = [figure for figure in found if figure.kind is FigureKind.QUANTITY]
        yield from plain or found  # the rises are given once more on their own


def masked(text: str, quotes: tuple[Quote, ...]) -> str:
    """Return the text, as long as it was, with a sign in the place of every quoted digit."""
    for quote in quotes:
        number = re.sub(r"[\d.,]", _DIGIT, text[quote.start : quote.end])
        text = f"{text[: quote.start]}{number}{text[quote.end :]}"
    return text


def without(text: str, quotes: tuple[Quote, ...]) -> str:
    """Return what is left of a text without its numbers."""
    for quote in reversed(quotes):
        text = f"{text[: quote.start]} {text[quote.end :]}"
    return " ".join(text.split())


def amounts_of(figure: Figure) -> Iterator[Decimal]:
    if figure.kind is FigureKind.QUANTITY:
        yield from (amount.value for amount in figure.amounts)


def percentages_of(figure: Figure) -> Iterator[Decimal]:
    if figure.kind is FigureKind.RATE:
        yield from (amount.value for amount in figure.amounts)
    if figure.comparison:
        yield figure.comparison.percent


def _digits(value: Decimal) -> str:
    """Return the digits that say something: 82 of 82, 8,200 and 8.2."""
    return f"{value:f}".replace(".", "").strip("0")


def _significant(digits: str) -> int:
    """Count the digits that say something: two in 82, 8,200 and 8.2."""
    plain = digits.replace(",", "")
    return len(plain.replace(".", "").strip("0") if "." in plain else plain.strip("0"))


def _rounded(value: Decimal, digits: int) -> Decimal | None:
    """Round to so many digits; a number of one digit is not taken for a rounded one."""
    if not _ROUNDED <= digits <= _PRECISE:
        return None
    return round(value, digits - 1 - value.adjusted())


def _last_digit(value: Decimal, digits: int) -> Decimal:
    """Return what one more in the last digit that says something is: 10,000 in 50,000."""
    return Decimal(1).scaleb(value.adjusted() - digits + 1)
