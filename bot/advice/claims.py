"""Judges what is said of figures: each number beside what it is said to count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.advice import Claim, FiguresAdvice, Reason, UnknownAdvice
from bot.advice.coverage import Coverage
from bot.advice.mentions import MentionFinder, Named
from bot.advice.patterns import Pattern
from bot.advice.quoted import Quote, QuoteFinder, masked, percentages_of, without
from bot.advice.spelled import in_digits
from bot.advice.wording import WordingReader
from knowledge.figures import Figure

_COMPUTING = (
    "added",
    "part_of",
    "divided",
    "multiple",
    "each",
    "average",
    "sum",
    "older",
    "worked_back",
)
_COMPARING = (
    *("apart", "year_before", "more"),
    *("per_hour", "per_day", "per_week", "per_month"),
)
"""They ask to compute only beside "how many"."""
_A_DAY = "average"
"""What also says "a day", as a daily figure does itself."""
_OTHER_SPANS = ("per_hour", "per_week", "per_month")
_OVER = re.compile(r"\b(?:more than|over) (?=#)")
_BREAK = re.compile(r"[,;:。]|\b(?:and|but|while|with)\b")
_CLAUSE_AWAY = 12
"""Characters that a break between a number and a name counts for."""
_BESIDE, _BESIDE_IN_ENGLISH = 3, 12
"""Characters from a number to its name, as in 850个视频 and "850 public videos"."""
_SHOWN = 4
_LARGE = 10**6
_ANY_UNIT = {"", "个"}


@dataclass(frozen=True)
class Pair:
    quote: Quote
    name: Named | None
    """What the number is said to count; none where nothing of the bulletin is named."""

    @property
    def is_told(self) -> bool:
        """Tell whether number and name both are the bulletin's, if not of one figure."""
        if self.name is None:
            return False
        misplaced = any(self.quote.is_misplaced(figure) for figure in self.name.figures)
        return misplaced or bool(self.quote.figures)


class ClaimReader:
    """All texts are normalised ones."""

    def __init__(
        self,
        wording: WordingReader,
        mentions: MentionFinder,
        coverage: Coverage,
        quotes: QuoteFinder,
        figures: Iterable[Figure],
    ) -> None:
        self._never = {
            figure.id: Pattern((*figure.never.zh, *figure.never.en))
            for figure in figures
            if figure.never
        }
        self._wording = wording
        self._mentions = mentions
        self._coverage = coverage
        self._quotes = quotes

    def read(self, text: str) -> FiguresAdvice | UnknownAdvice | None:
        """Answer what a number of the bulletin counts, or whether what is said of it is so."""
        text = in_digits(text)
        quotes = self._quotes.find(text) or self._small(text)
        if not quotes:
            return None
        known = _once(figure for quote in quotes for figure in quote.figures)
        if self._is_alone(text, quotes):
            return self._counted(text, known)
        shape = masked(text, quotes)
        if self._computes(shape, text, quotes):
            return None
        several = len(quotes) > 1 or len(known) > 1
        if self._is_compared_in_vain(shape, known):
            return UnknownAdvice(Reason.NO_SUCH_FIGURE, known[:_SHOWN])
        if known and several and self._wording.asks("chooses", shape):
            return FiguresAdvice(known[:_SHOWN])
        pairs = self._paired(shape, quotes)
        counts = self._wording.asks("outright", shape)
        confirms = self._wording.asks("confirms", text) and not counts
        asked = self._wording.asks("asks_what", shape) or not confirms
        untrue = not counts and self._is_untrue(text, known)
        if asked and not untrue and self._coverage.limits(shape):
            return None
        asserts = any(pair.is_told for pair in pairs) and not counts
        if confirms or asserts or untrue:
            return self._judged(shape, text, pairs, known)
        return None

    def is_number_alone(self, text: str) -> bool:
        """Tell whether beside a number stands but the question what it is."""
        text = in_digits(text)
        quotes = self._quotes.find(text)
        return bool(quotes) and self._is_alone(text, quotes)

    def is_surely_of_the_bulletin(self, text: str) -> bool:
        """Tell whether a number is said that no bill and no loss of one person has."""
        text = in_digits(text)
        quotes = self._quotes.find(text)
        large = tuple(quote for quote in quotes if quote.value >= _LARGE)
        if not large or any(quote.is_national for quote in large):
            return bool(large)
        return any(pair.is_told for pair in self._paired(masked(text, quotes), large))

    def _small(self, text: str) -> tuple[Quote, ...]:
        """Return small numbers of which is asked whether they are right, each by its name."""
        if not self._wording.asks("confirms", text) or self._wording.asks("outright", text):
            return ()
        small = self._quotes.find(text, smallest=1)
        names = self._mentions.find(masked(text, small))
        return tuple(
            quote for quote in small if any(_is_beside(text, quote, name) for name in names)
        )

    def _counted(
        self, text: str, known: tuple[Figure, ...]
    ) -> FiguresAdvice | UnknownAdvice | None:
        """Answer what a number counts, or that the bulletin has no such number."""
        if known:
            return FiguresAdvice(known[:_SHOWN])
        foreign = self._wording.asks("of_bulletin", text)
        return UnknownAdvice(Reason.NO_SUCH_FIGURE) if foreign else None

    def _is_alone(self, text: str, quotes: tuple[Quote, ...]) -> bool:
        """Tell whether beside the numbers stands but the question what they are."""
        rest = without(text, quotes)
        return self._wording.asks(
            "number_alone", f"#{rest if rest.isascii() else rest.replace(' ', '')}"
        )

    def _computes(self, shape: str, text: str, quotes: tuple[Quote, ...]) -> bool:
        """Tell whether something is to be worked out, or compared with another year."""
        percent = any(quote.percent for quote in quotes)
        own_years = {"2020", "2021"} if percent else {"2021"}
        compares = not percent and self._wording.counts(shape)
        cues: tuple[str, ...] = (*_COMPUTING, *_COMPARING) if compares else _COMPUTING
        if any(figure.daily for figure in self._mentions.named(shape)):
            cues = tuple(cue for cue in cues if cue != _A_DAY)
        asked = _OVER.sub("", shape)
        if self._is_spread(asked):
            return True
        other_year = bool(self._wording.years(text) - own_years)
        return other_year or any(self._wording.asks(cue, asked) for cue in cues)

    def _is_compared_in_vain(self, shape: str, known: tuple[Figure, ...]) -> bool:
        """Tell whether a number is quoted to ask how it compares, of which nothing is said."""
        asked = self._wording.asks("year_before", shape) and self._wording.asks("comparing", shape)
        return asked and bool(known) and not any(figure.comparison for figure in known)

    def _is_spread(self, shape: str) -> bool:
        """Tell whether a daily number, said to be one, is asked for another stretch of time."""
        others = any(self._wording.asks(cue, shape) for cue in _OTHER_SPANS)
        return others and self._wording.asks("per_day", shape)

    def _paired(self, shape: str, quotes: tuple[Quote, ...]) -> tuple[Pair, ...]:
        """Give each number the nearest name; a percentage may share that of another number."""
        affirmed = self._wording.blanked("denied", shape)
        names = _joined(affirmed, self._mentions.find(affirmed))
        ways = sorted(
            ((_distance(shape, quote, name), quote, name) for quote in quotes for name in names),
            key=lambda way: way[0],
        )
        given: dict[Quote, Named] = {}
        for _, quote, name in ways:
            several = len(name.figures) > 1
            own = {*quote.figures} & {*name.figures} if several else set[Figure]()
            taken = any(
                other is name and beside.percent == quote.percent and not own - {*beside.figures}
                for beside, other in given.items()
            )
            if quote not in given and (not taken or _is_beside(shape, quote, name)):
                given[quote] = name
        return tuple(Pair(quote, given.get(quote)) for quote in quotes)

    def _judged(
        self, shape: str, text: str, pairs: tuple[Pair, ...], known: tuple[Figure, ...]
    ) -> FiguresAdvice | None:
        named, claims = list[Figure](), set[Claim]()
        for pair in pairs:
            if claim := self._claim(shape, text, pair):
                claims.add(claim)
            if claim or not self._is_loose(shape, pair):
                named += _meant(pair)
        if not (claims or known):
            return None
        shown = named if claims == {Claim.RIGHT} else [*named, *known]
        return FiguresAdvice(_once(shown)[:_SHOWN], claim=_together(claims))

    def _claim(self, shape: str, text: str, pair: Pair) -> Claim | None:
        """Judge one number by what it is said to count; none where that is left open."""
        quote, name = pair.quote, pair.name
        if name is None:
            if quote.figures and self._is_untrue(text, quote.figures):
                return Claim.WRONG
            if quote.percent and self._is_turned(text, quote, quote.figures):
                return Claim.WRONG
            denied = quote.figures and not self._coverage.covers(shape, quote.figures)
            return Claim.OF_ANOTHER if denied else None
        if right := _meant(pair, right=True):
            wrong = self._is_turned(text, quote, right) or not self._coverage.covers(shape, right)
            wrong = wrong or self._is_untrue(text, right)
            if not wrong and self._wording.asks("all_of_them", text):
                return None
            return Claim.WRONG if wrong else Claim.RIGHT
        if quote.figures:
            if not (self._is_loose(shape, pair) or _is_counted(shape, pair)):
                return Claim.OF_ANOTHER
            return Claim.WRONG if self._is_untrue(text, quote.figures) else None
        if quote.percent:
            compared = any(any(percentages_of(figure)) for figure in name.figures)
            return Claim.WRONG if compared else None
        by_chance = quote.plain and not (pair.is_told or _is_beside(shape, quote, name))
        return None if by_chance else Claim.WRONG

    def _is_turned(self, text: str, quote: Quote, figures: tuple[Figure, ...]) -> bool:
        """Tell whether a number is right and what is said with it is not."""
        if quote.percent:
            return any(self._is_reversed(text, figure) for figure in figures)
        if any(figure.daily for figure in figures):
            return any(self._wording.asks(cue, text) for cue in _OTHER_SPANS)
        money = any(figure.is_money for figure in figures)
        return money and self._wording.asks("dollars", text)

    def _is_untrue(self, text: str, figures: tuple[Figure, ...]) -> bool:
        """Tell whether what is said of it, as who did it or where, is what it is not."""
        affirmed = self._wording.without("denied", text)
        never = [self._never[figure.id] for figure in figures if figure.id in self._never]
        alone = len(self._quotes.find(text)) == 1
        untrue = any(pattern.matches(affirmed) for pattern in never)
        return alone and (untrue or self._wording.asks("fewer_than", affirmed))

    def _is_reversed(self, text: str, figure: Figure) -> bool:
        """Tell whether a rise is taken for a fall, or a change in a month for one in a year."""
        change = figure.comparison
        if change is None:
            return False
        falls = self._wording.asks("falls", text)
        rises = self._wording.asks("rises", text)
        otherwise = falls if change.direction == "rise" else rises
        yearly = change.basis == "year-on-year"
        against = self._wording.asks("in_a_month" if yearly else "in_a_year", text)
        return (otherwise and falls != rises) or against

    def _is_loose(self, shape: str, pair: Pair) -> bool:
        """Tell whether nothing but the noun is said that another figure shares: "15,000 gangs"."""
        if pair.name is None:
            return False
        noun = self._wording.asks("bare_noun", shape[pair.name.start : pair.name.end])
        units = {figure.unit for figure in pair.name.figures}
        return noun and any(figure.unit in units for figure in pair.quote.figures)


def _joined(shape: str, names: tuple[Named, ...]) -> list[Named]:
    """Take names with nothing between them for one, as in "snakeheads arrested"."""
    joined: list[Named] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and not shape[before.end : name.start].strip():
            figures = (*before.figures, *name.figures)
            joined[-1] = Named(figures, before.start, name.end)
        else:
            joined.append(name)
    return joined


def _distance(shape: str, quote: Quote, name: Named) -> int:
    """Return how far a name stands from a number, a clause counting for some characters."""
    between = shape[min(quote.end, name.end) : max(quote.start, name.start)]
    breaks = len(_BREAK.findall(between)) + (0 if shape.isascii() else between.count(" "))
    return len(between.strip()) + _CLAUSE_AWAY * breaks


def _is_beside(text: str, quote: Quote, name: Named) -> bool:
    """Tell whether a number stands right before what it counts."""
    if name.start <= quote.start < name.end:
        return True  # the number stands in the name, as in "# yuan frozen"
    between = text[quote.end : name.start]
    reach = _BESIDE_IN_ENGLISH if text.isascii() else _BESIDE
    return quote.end <= name.start and len(between) <= reach and not _BREAK.search(between)


def _meant(pair: Pair, right: bool = False) -> tuple[Figure, ...]:
    """Return what a number is said to count: those whose number it is, or else the first."""
    figures = pair.name.figures if pair.name else ()
    matching = tuple(figure for figure in figures if figure in pair.quote.figures)
    return matching if matching or right else figures[:1]


def _is_counted(shape: str, pair: Pair) -> bool:
    """Tell whether the word after a number, as in 2421人, is the unit of its figure alone."""
    following = shape[pair.quote.end :].lstrip()
    units = {figure.unit.zh for figure in pair.quote.figures}
    other = {figure.unit.zh for figure in pair.name.figures} if pair.name else set()
    return any(following.startswith(unit) for unit in units - other - _ANY_UNIT)


def _together(claims: set[Claim]) -> Claim | None:
    if Claim.RIGHT in claims and len(claims) > 1:
        return Claim.PARTLY
    if Claim.OF_ANOTHER in claims:
        return Claim.OF_ANOTHER
    return next(iter(claims), None)


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(dict.fromkeys(figures))
