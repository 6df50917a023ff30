"""Numbers of the bulletin that a question quotes: what they count, and whether they are right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.advice.advice import Claim, FiguresAdvice
from bot.advice.mentions import MentionFinder
from bot.advice.wording import WordingReader
from knowledge.bulletins import Bulletin
from knowledge.figures import Figure, FigureKind

_NUMBER = re.compile(
    r"(?<![a-z\d.,/-])(\d+(?:,\d{3})*(?:\.\d+)?)"
    r" ?(亿|万|千|million|mn|m|billion|bn|thousand|k)?(?![\d.]*\d) ?(%|per ?cent)?(?![a-z])"
)
_SCALES = {
    **{"千": 10**3, "万": 10**4, "亿": 10**8, "": 1, "thousand": 10**3, "k": 10**3},
    **dict.fromkeys(("million", "mn", "m"), 10**6),
    **dict.fromkeys(("billion", "bn"), 10**9),
}
_SMALLEST = 300
"""Smaller counts, such as five visits, are quoted by chance."""
_YEARS = range(1900, 2100)
_ROUNDED, _PRECISE = 2, 6
"""Digits that a number must have, at least and at most, to be taken for a rounded one."""
_LONGEST = 160
"""Characters; longer texts are pasted, or ask for more than one number."""
_COMPUTING = (
    *("added", "part_of", "divided", "multiple", "each", "apart", "average", "sum", "older"),
    *("per_hour", "per_day", "per_week", "per_month", "year_before", "more"),
)
_SHOWN = 4
_NATIONAL = 10**8
_OVER = re.compile(r"\b(?:more than|over) (?=\d)")
_MONEY = ("yuan", "(currency")


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


class QuoteReader:
    def __init__(self, bulletin: Bulletin, wording: WordingReader, mentions: MentionFinder) -> None:
        self._figures = tuple(item for item in bulletin.figures.values() if not item.repeats)
        self._mentions = mentions
        self._wording = wording

    def read(self, text: str) -> FiguresAdvice | None:
        """Answer what a number of the bulletin counts, or whether one is that of a figure."""
        quotes = tuple(self.quotes(text))
        if not quotes:
            return None
        rest = _without(text, quotes)
        known = _once(figure for quote in quotes for figure in quote.figures)
        alone = rest if rest.isascii() else rest.replace(" ", "")
        if known and self._wording.asks("number_alone", f"#{alone}"):
            return FiguresAdvice(known[:_SHOWN])
        if self._computes(_OVER.sub("", text)):
            return None
        named = self._mentions.named(rest)
        meant = named or len(known) > 1 or self.is_national(text)
        if meant and self._wording.asks("confirms", text):
            return self._confirmed(text, quotes, named, known)
        if self._wording.counts(rest):
            return None
        if len(known) > 1 and len(quotes) > 1 and self._wording.asks("chooses", rest):
            return FiguresAdvice(known[:_SHOWN])
        return None

    def _confirmed(
        self,
        text: str,
        quotes: tuple[Quote, ...],
        named: tuple[Figure, ...],
        known: tuple[Figure, ...],
    ) -> FiguresAdvice | None:
        """Answer for one number whether it is right; several are shown as what they are."""
        if len(quotes) == 1:
            return self._claimed(text, _without(text, quotes), quotes[0], named, known)
        return FiguresAdvice(known[:_SHOWN]) if all(quote.figures for quote in quotes) else None

    def _computes(self, text: str) -> bool:
        """Tell whether something is to be worked out, or compared with another year."""
        other_year = self._wording.years(text) - {"2021"}
        return bool(other_year) or any(self._wording.asks(cue, text) for cue in _COMPUTING)

    def quotes(self, text: str) -> Iterator[Quote]:
        """Yield the numbers of a text that is no long paste, and whose they are."""
        for found in _NUMBER.finditer(text) if len(text) <= _LONGEST else ():
            digits, scale, percent = found.groups(default="")
            value = Decimal(digits.replace(",", "")) * _SCALES[scale]
            plain = not (scale or percent or "," in digits)
            if plain and (value < _SMALLEST or value in _YEARS):
                continue
            figures = tuple(self._of(value, bool(percent), _significant(digits)))
            yield Quote(value, bool(percent), found.start(), found.end(), plain, figures)

    def _of(self, value: Decimal, percent: bool, digits: int) -> Iterator[Figure]:
        values = _percentages if percent else _amounts
        found = [
            figure
            for figure in self._figures
            if any(value in {one, _rounded(one, digits)} for one in values(figure))
        ]
        plain = [figure for figure in found if figure.kind is FigureKind.QUANTITY]
        yield from plain or found  # the rises are given once more on their own

    def _is_only_its_unit(self, rest: str, named: Figure, known: tuple[Figure, ...]) -> bool:
        """Tell whether beside the number stands but the noun it counts, as in "3,893 cases?"."""
        beside = self._mentions.without_names(rest)
        alone = not any(character.isalpha() for character in beside)
        return alone and all(figure.unit == named.unit for figure in known)

    def is_national(self, text: str) -> bool:
        """Tell whether a number of the bulletin is quoted that nobody loses or pays alone."""
        return any(quote.figures and quote.value >= _NATIONAL for quote in self.quotes(text))

    def _is_money_of(self, text: str, figure: Figure) -> bool:
        """Tell whether yuan, or a sum without a currency, are taken for dollars."""
        return figure.unit.en.startswith(_MONEY) and self._wording.asks("dollars", text)

    def _is_turned(self, text: str, figure: Figure) -> bool:
        """Tell whether a rise is taken for a fall, or a change against April for one in a year."""
        change = figure.comparison
        if change is None:
            return False
        falls = self._wording.asks("falls", text)
        rises = self._wording.asks("rises", text)
        otherwise = falls if change.direction == "rise" else rises
        in_a_year = self._wording.asks("in_a_year", text)
        return (otherwise and falls != rises) or (in_a_year and change.basis != "year-on-year")

    def _claimed(
        self,
        text: str,
        rest: str,
        quote: Quote,
        named: tuple[Figure, ...],
        known: tuple[Figure, ...],
    ) -> FiguresAdvice | None:
        """Set what is claimed of a figure against it; of two that are named nothing is said."""
        if not named:
            return FiguresAdvice(known[:_SHOWN])
        right = tuple(figure for figure in named if figure in quote.figures)
        if right:
            turned = any(
                self._is_turned(text, figure) if quote.percent else self._is_money_of(text, figure)
                for figure in right
            )
            if not turned and self._wording.asks("all_of_them", text):
                return FiguresAdvice(right)
            return FiguresAdvice(right, claim=Claim.WRONG if turned else Claim.RIGHT)
        if len(named) > 1:  # one of them may be what was meant
            return FiguresAdvice((*known, *named)[:_SHOWN]) if known else None
        if not known and quote.plain:
            return None
        if quote.percent and not tuple(_percentages(named[0])):
            return None
        if known and self._is_only_its_unit(rest, named[0], known):
            return FiguresAdvice(known[:_SHOWN])
        counted = text[quote.end :].lstrip()
        if any(_counts(figure, counted) and not _counts(named[0], counted) for figure in known):
            return FiguresAdvice((*named, *known)[:_SHOWN])
        claim = Claim.OF_ANOTHER if known else Claim.WRONG
        return FiguresAdvice((*named, *known)[:_SHOWN], claim=claim)


def _without(text: str, quotes: tuple[Quote, ...]) -> str:
    for quote in reversed(quotes):
        text = f"{text[: quote.start]} {text[quote.end :]}"
    return " ".join(text.split())


def _counts(figure: Figure, following: str) -> bool:
    """Tell whether the word after a number, as in 2421人, is the unit of a figure."""
    return bool(figure.unit.zh) and following.startswith(figure.unit.zh)


def _once(figures: Iterator[Figure]) -> tuple[Figure, ...]:
    return tuple(dict.fromkeys(figures))


def _amounts(figure: Figure) -> Iterator[Decimal]:
    if figure.kind is FigureKind.QUANTITY:
        yield from (amount.value for amount in figure.amounts)


def _percentages(figure: Figure) -> Iterator[Decimal]:
    if figure.kind is FigureKind.RATE:
        yield from (amount.value for amount in figure.amounts)
    if figure.comparison:
        yield figure.comparison.percent


def _significant(digits: str) -> int:
    """Count the digits that say something: two in 82, 8,200 and 8.2."""
    plain = digits.replace(",", "")
    return len(plain.replace(".", "").strip("0") if "." in plain else plain.strip("0"))


def _rounded(value: Decimal, digits: int) -> Decimal | None:
    """Round to so many digits; a number of one digit is not taken for a rounded one."""
    if not _ROUNDED <= digits <= _PRECISE:
        return None
    return round(value, digits - 1 - value.adjusted())
