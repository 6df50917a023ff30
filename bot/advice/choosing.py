"""Chooses the figures that a question most likely asks for."""

from typing import TypeGuard

from bot.advice.coverage import Coverage, changes_by, rests_on
from bot.advice.mentions import MentionFinder
from bot.advice.wording import WordingReader
from index.evidence import Candidate, Evidence
from knowledge.bulletins import Bulletin
from knowledge.derived import (
    Average,
    Change,
    DerivedFigure,
    EarlierPeriod,
    Product,
    Ratio,
    Share,
    Sum,
    inputs,
)
from knowledge.exemplars import Form
from knowledge.figures import HEADLINE, Figure, FigureKind

_LIKELY = 5
_SURE = 0.4
_EVIDENT, _ASKED, _NOT_GIVEN = 0.8, 0.7, 0.05
"""A figure, that one is asked for, and at most for each such question one for what is not given.

Of 634 questions for what is not given four are so taken, and two of these refused all the same."""
_SURELY_COMPUTED = 0.8
"""Of a computation that is meant, whatever words it is asked for with."""
_EVIDENTLY_COMPUTED, _NOT_COMPUTED = 0.85, 0.1
_FAR_LESS_LIKELY = 0.1
_ABOUT_AS_LIKELY = 0.25
_LIKELY_RATIO = 0.3

_Ranked = tuple[Figure | DerivedFigure, float]


class FigureChooser:
    def __init__(
        self,
        bulletin: Bulletin,
        wording: WordingReader,
        mentions: MentionFinder,
        coverage: Coverage,
    ) -> None:
        self._bulletin = bulletin
        self._wording = wording
        self._mentions = mentions
        self._coverage = coverage

    def choose(
        self, text: str, candidates: tuple[Candidate, ...]
    ) -> tuple[Figure | DerivedFigure, ...]:
        """Return the likeliest figures that the wording allows, several where it names several."""
        if plainly := self.plainly_named(text):
            return plainly
        ranked = [
            (self._entry(candidate.id), candidate.probability)
            for candidate in candidates
            if self._may_be_meant(candidate, text)
        ]
        for reordered in (
            self._with_the_denied_last,
            self._with_the_named_first,
            self._with_what_is_counted_first,
            self._with_the_month_first,
            self._with_the_number_first,
            self._with_the_exact_first,
        ):
            ranked = reordered(text, ranked)
        (first, best), *others = ranked
        if both := self._asked_one_by_one(text, candidates[0]):
            return both
        if isinstance(first, Figure):
            first = self._computed(text, first) or self._each(text, candidates) or first
        elif isinstance(first.formula, Change) and self._asks_for_before_alone(text):
            figure = self._bulletin.figures[first.formula.figure]
            first = self._derived(EarlierPeriod, figure) or first
        elif isinstance(first.formula, EarlierPeriod):
            figure = self._bulletin.figures[first.formula.figure]
            if self._asks_for_both(text):
                first = figure
            elif self._asks_for_the_rise(text):
                first = self._derived(Change, figure) or first
        if isinstance(first, Figure) and self._wording.asks("several", text):
            also = tuple(
                item
                for item, probability in others[:3]
                if isinstance(item, Figure) and probability >= max(0.12, best * 0.3)
            )
            return (first, *also)
        return (first,)

    def plainly_named(self, text: str) -> tuple[Figure, ...]:
        """Return the one figure named beside nothing but "how many", "give me" or the bulletin."""
        asked = self._wording.counts(text) or any(
            self._wording.asks(cue, text) for cue in ("looked_up", "of_bulletin")
        )
        named = self._mentions.named(text) if asked else ()
        alone = len(named) == 1 and self._is_of_its_period(text, named[0])
        return named if alone and self._coverage.says_nothing_else(text) else ()

    def _is_of_its_period(self, text: str, figure: Figure) -> bool:
        """Tell whether no months are named, or those that the headline figures count."""
        if any(self._wording.asks(cue, text) for cue in ("before", "last_year")):
            return False
        if not self._wording.months(text):
            return True
        counted = self._wording.asks("five_months", text) and figure.period.start == "2021-01"
        return counted and self._coverage.covers_months(text, figure)

    def surely_computed(self, candidates: tuple[Candidate, ...]) -> DerivedFigure | None:
        """Return what is surely meant to be computed, in whatever words it is asked for."""
        top = candidates[0]
        return self._bulletin.derived.get(top.id) if top.probability >= _SURELY_COMPUTED else None

    def evidently_computed(self, text: str, evidence: Evidence) -> DerivedFigure | None:
        """Return what is to be computed beyond doubt, whatever figures the words name."""
        top = evidence.figures[0]
        sure = top.probability >= _EVIDENTLY_COMPUTED and _is_given(evidence, _NOT_COMPUTED)
        item = self._bulletin.derived.get(top.id) if sure else None
        least = item is not None and isinstance(item.formula, Product)
        return None if least and not self._wording.asks("at_least", text) else item

    def evident(self, evidence: Evidence) -> Figure | None:
        """Return the figure that is asked for beyond doubt, whatever else the words may name."""
        top = evidence.figures[0]
        figure = self._bulletin.figures.get(top.id)
        if figure is None or not _is_given(evidence, _NOT_GIVEN):
            return None
        meant = {figure.id, *figure.together_with}
        likely = sum(found.probability for found in evidence.figures if found.id in meant)
        return figure if likely >= _EVIDENT else None

    def _asked_one_by_one(self, text: str, top: Candidate) -> tuple[Figure, ...]:
        """Return both figures of a computation that is likely meant and not asked for."""
        item = self._entry(top.id)
        if isinstance(item, Figure) or top.probability < _SURE or self.asks_for(item, text):
            return ()
        if not (isinstance(item.formula, Ratio | Sum) and self._wording.asks("several", text)):
            return ()
        return tuple(self._bulletin.figures[figure] for figure in inputs(item.formula))

    def _with_the_denied_last(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Put behind the others what is said not to be meant, as in "calls, not texts"."""
        affirmed = {*self._mentions.named(self._wording.without("denied", text))}
        denied = {*self._mentions.named(text)} - affirmed
        meant = [item for item in ranked if item[0] not in denied]
        return _first(meant, ranked) if affirmed else ranked

    def _with_the_named_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer, of figures about as likely, the one that the words name."""
        (first, best), *_ = ranked
        named = self._mentions.named(self._wording.without("denied", text))
        if len(named) != 1 or named[0].id in rests_on(first):
            return ranked
        if isinstance(first, Figure) and first.kind == "rate" and changes_by(named[0], first):
            return ranked
        several = isinstance(first, Figure) and len(first.amounts) > 1
        changed = several or self._wording.asks("rising", text)
        part = isinstance(first, Figure) and _is_a_kind_of(named[0], first)
        surely = part or (changed and named[0].comparison)
        least = 0 if surely else best * _ABOUT_AS_LIKELY
        meant = [item for item in ranked if item[0] == named[0] and item[1] > least]
        return _first(meant, ranked)

    def _with_what_is_counted_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer, of figures about as likely, one that counts the kind of thing named."""
        (first, best), *_ = ranked
        if self._coverage.counts_what_is_named(text, first, best):
            return ranked
        counting = [
            item
            for item in ranked
            if isinstance(item[0], Figure)
            and item[1] > best * _ABOUT_AS_LIKELY
            and self._coverage.counts_what_is_named(text, *item)
        ]
        return _first(counting[:1], ranked)

    def _with_the_month_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer, of the likely figures, one whose period covers a month that is named."""
        first, best = ranked[0]
        if isinstance(first, DerivedFigure) or self._coverage.covers_months(text, first):
            return ranked
        fitting = [
            item
            for item in ranked[:_LIKELY]
            if isinstance(item[0], Figure)
            and item[1] > best * _FAR_LESS_LIKELY
            and self._coverage.covers_months(text, item[0])
            and self._coverage.counts_what_is_named(text, *item)
        ]
        return _first(fitting[:1], ranked)

    def _with_the_number_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer the number where it is asked for beside its change, or from its change."""
        first, best = ranked[0]
        if isinstance(first, DerivedFigure):
            return ranked
        meant: list[_Ranked] = []
        if first.kind == "rate" and self._wording.counts(text):
            changed = [item for item in ranked if changes_by(item[0], first)]
            named = self._mentions.named(text)
            meant = changed if len(changed) == 1 else [it for it in changed if it[0] in named]
        elif first.kind == "rate" and not self._wording.asks("by_how_much", text):
            surely = self._wording.asks("worked_back", text)
            least = 0 if surely else best * _ABOUT_AS_LIKELY
            meant = [item for item in ranked if _is_earlier(item[0]) and item[1] > least]
        elif (
            self._wording.asks("change", text)
            and self._wording.counts(text)
            and not (first.comparison or first in self._mentions.named(text))
        ):
            meant = [item for item in ranked[:_LIKELY] if _has_changed(item[0])]
        return _first(meant[:1], ranked)

    def _with_the_exact_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer what is worked back for the kind of cases named to what is for all of them."""
        whole, named = self._worked_back(ranked[0][0]), self._mentions.named(text)
        meant = [
            item
            for item in ranked
            if whole and (part := self._worked_back(item[0])) and part in named
            if _is_a_kind_of(part, whole)
        ]
        return _first(meant[:1], ranked)

    def _worked_back(self, item: Figure | DerivedFigure) -> Figure | None:
        """Return the figure from which that of a period before is worked back."""
        if isinstance(item, DerivedFigure) and isinstance(item.formula, EarlierPeriod):
            return self._bulletin.figures[item.formula.figure]
        return None

    def _computed(self, text: str, figure: Figure) -> DerivedFigure | None:
        """Return what the wording asks to compute from a published change of the figure."""
        before = any(self._wording.asks(cue, text) for cue in ("year_before", "worked_back"))
        if not before or self._wording.asks("compares", text):
            return None
        if self._wording.asks("more", text):
            return None if self._wording.counts(text) else self._derived(Change, figure)
        if self._wording.asks("change", text) and not self._asks_for_before(text):
            return None
        return self._derived(EarlierPeriod, figure)

    def _each(self, text: str, candidates: tuple[Candidate, ...]) -> DerivedFigure | None:
        """Return the likely ratio where it is asked how many come to one of what is named."""
        if not self._wording.asks("each", text):
            return None
        named = {figure.id for figure in self._mentions.named(text)}
        likely = (
            self._entry(candidate.id)
            for candidate in candidates[:_LIKELY]
            if candidate.probability >= _LIKELY_RATIO
        )
        return next((item for item in likely if _is_ratio_of(item, named)), None)

    def _asks_for_the_rise(self, text: str) -> bool:
        """Tell whether by how many something rose is asked, and not what it rose from."""
        asked = any(
            self._wording.counts(clause) and self._wording.asks("more", clause)
            for clause in self._wording.clauses(text)
        )
        return asked and not self._wording.asks("worked_back", text)

    def _asks_for_both(self, text: str) -> bool:
        """Tell whether a number is asked for, and how it has changed, which is told with it."""
        rising = any(self._wording.asks(cue, text) for cue in ("rising", "change", "more"))
        number = any(
            self._wording.counts(clause)
            and not any(self._wording.asks(cue, clause) for cue in ("more", "rising", "before"))
            for clause in self._wording.clauses(text)
        )
        return rising and number and not self._asks_for_before(text)

    def _asks_for_before(self, text: str) -> bool:
        """Tell whether the earlier number itself is asked for, beside its change."""
        return self._wording.asks("worked_back", text) or any(
            self._wording.counts(clause)
            and self._wording.asks("year_before", clause)
            and not self._wording.asks("change", clause)
            for clause in self._wording.clauses(text)
        )

    def _asks_for_before_alone(self, text: str) -> bool:
        return self._asks_for_before(text) and not self._asks_for_the_rise(text)

    def _derived(
        self, kind: type[Change] | type[EarlierPeriod], figure: Figure
    ) -> DerivedFigure | None:
        items = self._bulletin.derived.values()
        fitting = (
            item
            for item in items
            if isinstance(item.formula, kind) and item.formula.figure == figure.id
        )
        return next(fitting, None)

    def _may_be_meant(self, candidate: Candidate, text: str) -> bool:
        """Tell whether the wording asks for it, or it surely is meant in whatever words."""
        item, sure = self._entry(candidate.id), candidate.probability >= _SURELY_COMPUTED
        computed = isinstance(item, DerivedFigure) and isinstance(
            item.formula, EarlierPeriod | Average
        )
        rising = any(self._wording.asks(cue, text) for cue in ("change", "more", "compares"))
        earlier = isinstance(item, DerivedFigure) and isinstance(item.formula, EarlierPeriod)
        own = earlier and self._wording.asks("five_months", text)
        return (sure and computed and not (rising or own)) or self.asks_for(item, text)

    def asks_for(self, item: Figure | DerivedFigure, text: str) -> bool:
        """Tell whether the wording asks for this computation; a plain figure always fits."""
        if isinstance(item, Figure):
            named = item.kind is FigureKind.LABEL  # "Card Broken 2.0" counts no cards
            return not (named and self._wording.asks("how_many_cards", text))
        if (
            self._wording.asks("rising", text)
            and not self._asks_for_before(text)
            and (
                isinstance(item.formula, Share)
                or (isinstance(item.formula, EarlierPeriod | Change) and self._in_per_cent(text))
            )
        ):
            return False
        if isinstance(item.formula, EarlierPeriod) and self._wording.asks("worked_back", text):
            return True
        cues = {
            EarlierPeriod: "before",
            Change: "more",
            Sum: "sum",
            Average: "average",
            Share: "share",
            Ratio: "ratio",
            Product: "at_least",
        }
        cue = cues.get(type(item.formula))
        return cue is None or self._wording.asks(cue, text)

    def _in_per_cent(self, text: str) -> bool:
        return self._wording.asks("rate_of_change", self._wording.without("denied", text))

    def _entry(self, entry: str) -> Figure | DerivedFigure:
        return self._bulletin.figures.get(entry) or self._bulletin.derived[entry]


def _is_given(evidence: Evidence, doubt: float) -> bool:
    """Tell whether a figure is asked for, and hardly one that is not given."""
    asked = evidence.of(Form.FIGURE)
    return asked >= _ASKED and evidence.of(Form.NO_FIGURE) <= doubt * asked


def _first(meant: list[_Ranked], ranked: list[_Ranked]) -> list[_Ranked]:
    """Put before the others what is meant."""
    chosen = {item.id for item, _ in meant}
    return [*meant, *(other for other in ranked if other[0].id not in chosen)]


def _is_ratio_of(item: Figure | DerivedFigure, named: set[str]) -> TypeGuard[DerivedFigure]:
    """Tell whether it is a ratio, and each figure named is one of the two."""
    ratio = isinstance(item, DerivedFigure) and isinstance(item.formula, Ratio)
    return ratio and bool(named) and named <= {*rests_on(item)}


def _is_a_kind_of(figure: Figure, other: Figure) -> bool:
    """Tell whether it counts some of what a headline counts, as the cases over a million yuan."""
    return other.area == HEADLINE != figure.area and figure.unit == other.unit


def _has_changed(item: Figure | DerivedFigure) -> bool:
    return isinstance(item, Figure) and item.comparison is not None


def _is_earlier(item: Figure | DerivedFigure) -> bool:
    return isinstance(item, DerivedFigure) and isinstance(item.formula, EarlierPeriod)
