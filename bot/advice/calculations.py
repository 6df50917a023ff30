"""Reads a question that asks to compute with figures: what is computed, or why it is not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from bot.advice.advice import Obstacle, Refusal
from bot.advice.mentions import MentionFinder, Named, figures_of
from bot.advice.wording import WordingReader
from knowledge.bulletins import Bulletin
from knowledge.derived import (
    Average,
    Combined,
    DerivedFigure,
    Difference,
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
from knowledge.figures import HEADLINE, Figure
from knowledge.mentions import Incompatible
from knowledge.periods import TimeUnit

_SHOWN = 3
_NOT_OF_A_RISE = ("part_of", "multiple")
"""What is a share or a ratio of two figures, unless by how much they rose is spoken of."""
_PAIRED = (
    ("part_of", (Share, ShareOfSum)),
    ("added", (Sum,)),
    ("divided", (Ratio,)),
    ("multiple", (Ratio,)),
    ("each", (Ratio,)),
    ("apart", (Difference,)),
)
"""What the wording asks for, and the formulas that answer it; the more telling first."""


@dataclass(frozen=True)
class Request:
    derived: tuple[DerivedFigure, ...] = ()
    figures: tuple[Figure, ...] = ()
    """What is shown instead, where it is refused."""
    refusal: Refusal | None = None
    arithmetic: Combined | None = None
    """What it comes to by mere arithmetic, where that is no finding."""


class CalculationReader:
    def __init__(self, bulletin: Bulletin, wording: WordingReader, mentions: MentionFinder) -> None:
        self._bulletin = bulletin
        self._wording = wording
        self._mentions = mentions

    def read(self, text: str, likely: Figure | None) -> Request | None:
        """Return what is asked to be computed; ``likely`` is meant where no figure is named."""
        named = self._mentions.find(text)
        figures = figures_of(named) or ((likely,) if likely else ())
        if not figures:
            return None
        return (
            self._between_rises(text, figures)
            or self._against_last_year(text, figures)
            or self._of_two(text, named)
            or self._over_time(text, figures)
            or self._in_all(text, figures)
        )

    def beside(self, text: str, spoken_of: tuple[Figure, ...]) -> Request | None:
        """Return what a line puts together that names one figure, or none: with one or two that
        were ``spoken_of``, those spoken of last first.

        A common noun, as in "how many heads per gang", is what was spoken of and counts the same.
        """
        found = self._mentions.find(text)
        if len(figures_of(found)) > 1:
            return None
        named = tuple(_as_spoken_of(item, spoken_of) for item in found)
        figures = figures_of(named)
        others = tuple(figure for figure in spoken_of if figure not in figures)
        added = others[: max(2 - len(figures), 0)]
        if len(figures) + len(added) != 2 or not {*figures, *added} & {*spoken_of}:
            return None
        before = tuple(Named((figure,), -1, 0) for figure in reversed(added))
        return self._of_two(text, (*before, *named))

    def listed(self, text: str) -> tuple[Figure, ...]:
        """Return the figures that are named one after another, as in "calls, texts and sites"."""
        named = self._without_common_nouns(text, self._mentions.find(text))
        between = (
            text[before.end - 1 : after.start]
            for before, after in pairwise(named)
            if before.figures != after.figures
        )
        apart = all(self._asks("listing", gap) or self._wording.counts(gap) for gap in between)
        if not named or self._asks("within", text[: named[0].start]):
            return ()
        kinds = {item.figures for item in named}
        disjoint = sum(map(len, kinds)) == len({figure for figures in kinds for figure in figures})
        return figures_of(named) if len(kinds) > 1 and disjoint and apart else ()

    def _without_common_nouns(self, text: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
        """Leave out a noun that what else is named counts too, as "cases" beside those opened."""
        units = [figure.unit for item in named for figure in item.figures]
        return tuple(
            item
            for item in named
            if not self._wording.asks("bare_noun", text[item.start : item.end])
            or units.count(item.figures[0].unit) == 1
        )

    def combines(self, text: str) -> bool:
        """Tell whether two figures are put together, rather than asked for one after another."""
        return len(self._mentions.named(text)) > 1 and any(
            self._asks(cue, text) for cue, _ in _PAIRED
        )

    def _asks(self, cue: str, text: str) -> bool:
        if cue in _NOT_OF_A_RISE and self._wording.asks("rising", text):
            return False
        return self._wording.asks(cue, text)

    def _between_rises(self, text: str, figures: tuple[Figure, ...]) -> Request | None:
        """Answer by how much one rise exceeds another, where not only is asked which is more."""
        if not all(self._wording.asks(cue, text) for cue in ("rising", "apart")):
            return None
        if len(figures) != 2 or self._wording.asks("chooses", text):
            return None
        ids = {figure.id for figure in figures}
        gaps = (item for item in self._bulletin.computable if isinstance(item.formula, Points))
        return _computed(item for item in gaps if {*inputs(item.formula)} == ids)

    def _against_last_year(self, text: str, figures: tuple[Figure, ...]) -> Request | None:
        """Answer how many times the number of a year before it is."""
        if not (self._wording.asks("multiple", text) and self._wording.asks("before", text)):
            return None
        found = (self._computable(Multiple, figure) for figure in figures)
        return _computed(item for item in found if item)

    def _of_two(self, text: str, named: tuple[Named, ...]) -> Request | None:
        """Answer or refuse what puts two figures together, or one of two into their sum."""
        figures, asked = self._told_apart(figures_of(named)), False
        for cue, formulas in _PAIRED:
            if not self._asks(cue, text) or (cue == "apart" and self._before(text)):
                continue
            asked = True
            fitting = [
                item
                for item in self._bulletin.computable
                if isinstance(item.formula, formulas) and _uses(item, figures)
            ] or self._of_one(cue, figures)
            if fitting:
                return Request((self._aimed_at(fitting, cue, text, named),))
        if asked and len(figures) > 1:
            reason = self._reason(figures)
            mere = self._mere(text, named, figures, reason)
            return Request((), figures[:_SHOWN], reason, mere)
        return None

    def _mere(
        self, text: str, named: tuple[Named, ...], figures: tuple[Figure, ...], reason: Refusal
    ) -> Combined | None:
        """Return what two figures come to by arithmetic alone, if it does not mislead."""
        if len(figures) != 2 or any(len(figure.amounts) > 1 for figure in figures):
            return None
        asked = next(cue for cue, _ in _PAIRED if self._asks(cue, text))
        formula = self._formula(asked, text, named, figures)
        alike = figures[0].unit == figures[1].unit
        if not (alike or isinstance(formula, Ratio)):
            return None
        match reason:
            case Incompatible(arithmetic=allowed):
                return formula if formula.op in allowed else None
            case Obstacle.DIFFERENT_UNITS:
                return formula if asked in {"each", "divided"} else None
            case _:
                return formula

    def _formula(
        self, asked: str, text: str, named: tuple[Named, ...], figures: tuple[Figure, ...]
    ) -> Combined:
        less, more = sorted(figures, key=lambda figure: figure.amounts[0].value)
        match asked:
            case "part_of":
                return Share(op="share", part=less.id, whole=more.id)
            case "added":
                return Sum(op="sum", figures=(figures[0].id, figures[1].id))
            case "apart":
                return Difference(op="difference", minuend=more.id, subtrahend=less.id)
            case "each" | "divided":
                divisor = self._divisor(asked, text, named)
                less, more = sorted(figures, key=lambda figure: figure != divisor)
                if asked == "each" and less.is_money and not more.is_money:
                    less, more = more, less  # nobody asks how many people there are to a yuan
        return Ratio(op="ratio", numerator=more.id, denominator=less.id)

    def exactly_named(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Leave out a common noun, as in "snakeheads arrested", beside what is named exactly."""
        exact = tuple(figure for figure in figures if figure.area != HEADLINE)
        units = {figure.unit for figure in exact}
        return tuple(item for item in figures if item in exact or item.unit not in units)

    def _told_apart(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Leave out a common noun, as in "suspects with approved arrests", beside two others."""
        apart = tuple(figure for figure in figures if figure.area != HEADLINE)
        return apart if len(figures) > len(apart) > 1 else figures

    def _of_one(self, cue: str, figures: tuple[Figure, ...]) -> list[DerivedFigure]:
        """Return the one ratio of the only figure named, as in "how many plays each"."""
        if cue != "each" or len(figures) != 1:
            return []
        ratios = [
            item
            for item in self._bulletin.computable
            if isinstance(item.formula, Ratio) and item.formula.numerator == figures[0].id
        ]
        return ratios if len(ratios) == 1 else []

    def _aimed_at(
        self, fitting: list[DerivedFigure], cue: str, text: str, named: tuple[Named, ...]
    ) -> DerivedFigure:
        """Return, of several that fit, the share of the part meant, or the ratio that way round."""
        part, divisor = _part(named), self._divisor(cue, text, named)
        for item in fitting:
            match item.formula:
                case ShareOfSum(part=id_) if id_ == part:
                    return item
                case Ratio(denominator=id_) if id_ == divisor.id:
                    return item
        return next((item for item in fitting if self._divides_by(item, divisor)), fitting[0])

    def _divides_by(self, item: DerivedFigure, divisor: Figure) -> bool:
        """Tell whether a ratio is one for each of what the divisor, a common noun, counts too."""
        if not isinstance(item.formula, Ratio):
            return False
        return self._bulletin.figures[item.formula.denominator].unit == divisor.unit

    def _divisor(self, cue: str, text: str, named: tuple[Named, ...]) -> Figure:
        """Return what stands after "each", or else what is named last, as in "X divided by Y".

        In "X and Y, how many times more are the Y" it is what is named first.
        """
        turned = self._wording.start("times_more", text)
        if turned is not None:
            last = named[-1].figures
            others = [item for item in named if item.figures != last]
            alone = all(item.figures == last for item in named if item.start > turned)
            if others and alone and named[-1].start > turned:
                return others[-1].figures[0]
        start = self._wording.start("each", text) if cue == "each" else None
        after = [item for item in named if start is not None and item.end >= start]
        return (after or named[-1:])[0].figures[0]

    def _before(self, text: str) -> bool:
        """Tell whether an earlier period is compared with, and not another figure."""
        return self._wording.asks("before", self._wording.without("counted_since", text))

    def _reason(self, figures: tuple[Figure, ...]) -> Refusal:
        for first, second in combinations(figures, 2):
            for rule in self._bulletin.incompatible:
                if rule.forbids(first.id, second.id):
                    return rule
        first, second, *_ = figures
        if None in (first.period.start, second.period.start):
            return Obstacle.NO_PERIOD
        if (first.period.start, first.period.end) != (second.period.start, second.period.end):
            return Obstacle.DIFFERENT_PERIODS
        return Obstacle.DIFFERENT_UNITS if first.unit != second.unit else Obstacle.UNRELATED

    def _over_time(self, text: str, figures: tuple[Figure, ...]) -> Request | None:
        daily = any(figure.daily for figure in figures)
        asked = (unit for unit in TimeUnit if self._asks(f"per_{unit}", text))
        per = next((unit for unit in asked if not (daily and unit is TimeUnit.DAY)), None)
        if per is None:
            return None
        found = [self._over(figure, per) for figure in figures]
        computed = _computed(item for item in found if item)
        return computed or Request((), figures[:_SHOWN], Obstacle.NO_PERIOD)

    def _over(self, figure: Figure, per: TimeUnit) -> DerivedFigure | None:
        again = (item for item in self._bulletin.figures.values() if item.repeats == figure.id)
        for dated in (figure, *again):
            for item in self._bulletin.computable:
                formula = item.formula
                if isinstance(formula, Average | Pace) and (formula.figure, formula.per) == (
                    dated.id,
                    per,
                ):
                    return item
        return None

    def _in_all(self, text: str, figures: tuple[Figure, ...]) -> Request | None:
        """Answer how much a daily average comes to, or two figures that are asked for as one."""
        if not self._wording.asks("sum", text):
            return None
        if self._wording.asks("at_least", text) and (least := self._least(figures)):
            return Request(least)
        if len(self._wording.questions(text)) == 1 and (sums := self._sums(figures)):
            return Request(sums)
        found = (self._computable(Total, figure) for figure in figures)
        return _computed(item for item in found if item)

    def _least(self, figures: tuple[Figure, ...]) -> tuple[DerivedFigure, ...]:
        """Return the least that things come to of which each is over a threshold."""
        ids = {figure.id for figure in figures}
        return tuple(
            item
            for item in self._bulletin.computable
            if isinstance(item.formula, Product) and item.formula.count in ids
        )

    def _sums(self, figures: tuple[Figure, ...]) -> tuple[DerivedFigure, ...]:
        return tuple(
            item
            for item in self._bulletin.computable
            if isinstance(item.formula, Sum) and _uses(item, figures)
        )

    def _computable(
        self, kind: type[Multiple] | type[Total], figure: Figure
    ) -> DerivedFigure | None:
        items = self._bulletin.computable
        return next(
            (
                item
                for item in items
                if isinstance(item.formula, kind) and item.formula.figure == figure.id
            ),
            None,
        )


def _as_spoken_of(named: Named, spoken_of: tuple[Figure, ...]) -> Named:
    """Put for a common noun what was spoken of and counts the same, if one figure alone does."""
    [first, *_] = named.figures
    alike = [figure for figure in spoken_of if figure.unit == first.unit]
    common = first.area == HEADLINE and first not in spoken_of
    return replace(named, figures=(alike[0],)) if common and len(alike) == 1 else named


def _computed(items: Iterator[DerivedFigure]) -> Request | None:
    derived = tuple(items)
    return Request(derived[:_SHOWN]) if derived else None


def _uses(item: DerivedFigure, figures: tuple[Figure, ...]) -> bool:
    """Tell whether a formula is about the figures named, or about the one part that is named."""
    ids = {figure.id for figure in figures}
    if isinstance(item.formula, ShareOfSum) and ids == {item.formula.part}:
        return True
    return ids == set(inputs(item.formula))


def _part(named: tuple[Named, ...]) -> str:
    """Return the figure named twice, or else the one named last."""
    ids = [item.figures[0].id for item in named]
    return next((id_ for id_ in ids if ids.count(id_) > 1), ids[-1])
