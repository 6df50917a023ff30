"""Reads a question for a figure: which one, and whether the bulletin really gives it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.advice.advice import Claim, FiguresAdvice, Reason, Today, UnknownAdvice
from bot.advice.calculations import CalculationReader, Request
from bot.advice.limits import LimitFinder
from bot.advice.question import Question
from bot.advice.quoted import QuoteReader
from bot.advice.wording import WordingReader
from index.evidence import Candidate, Evidence
from knowledge.bulletins import Bulletin
from knowledge.derived import (
    Average,
    Change,
    DerivedFigure,
    EarlierPeriod,
    FromGrowth,
    Ratio,
    Share,
    Sum,
    inputs,
)
from knowledge.exemplars import Form
from knowledge.figures import Figure, FigureKind, LaterFigure

_NEAREST = 3
_LATER = 4
_LIKELY = 5
_NO_COUNT = (FigureKind.LABEL, FigureKind.THRESHOLD)
_NEAR = 0.1
"""Probability from which a figure that is not what was asked for is shown all the same."""
_SURE = 0.4
_CERTAIN = 0.9
_FAR_LESS_LIKELY = 0.1
_ABOUT_AS_LIKELY = 0.5
_THE_MONTH = "2021-05"
"""The only one that figures of its own are given for, and April by their change."""
_DOUBT = 1.5
"""How much likelier "not given" may be than "given" before the figure is held back."""
_DOUBT_IF_NAMED = 2.5
_DOUBT_IF_NOTHING_ELSE = float("inf")
"""Where the figure is named, certain, and hardly a word more is said."""
_LEFT = 2
"""Chinese characters, or English words of four letters, that say nothing more."""
_DOUBT_OF_A_PART = 0.4
"""Where some of what is counted are asked for, which the bulletin tells of very few."""

_PERIOD = 9
"""Characters, as in "in 2019?"."""
_LISTED = 4
"""More figures than these are no longer an answer."""
_RELATING = ("part", "part_of", "average", "share", "more", "ratio", "each")

_Ranked = tuple[Figure | DerivedFigure, float]


class FigureReader:
    def __init__(
        self, bulletin: Bulletin, later: Iterable[LaterFigure], wording: WordingReader
    ) -> None:
        self._bulletin = bulletin
        self._wording = wording
        self._calculations = CalculationReader(bulletin, wording)
        self._later = tuple(later)
        self._limits = LimitFinder(bulletin.limits)
        self._quotes = QuoteReader(bulletin, wording)

    def read(self, question: Question, evidence: Evidence) -> FiguresAdvice | UnknownAdvice:
        """Answer with the figures asked for, or say that the bulletin does not give them."""
        text = question.matching
        if request := self._calculations.read(text, self._likeliest(evidence)):
            return self._requested(text, request, evidence)
        listed = self.listed(text)
        asked = listed or self._asked(text, evidence.figures)
        given = self._within(text, asked) if listed else self._given(text, asked, evidence)
        if not given:
            return self._refuse(text, asked, evidence)
        figures = tuple(item for item in asked if isinstance(item, Figure))
        derived = tuple(item for item in asked if isinstance(item, DerivedFigure))
        shown = self._with_twins(text, figures, derived)
        return FiguresAdvice(shown, derived, today=self._today(text, shown))

    def combines(self, text: str) -> bool:
        """Tell whether two figures are put together, rather than asked for one after another."""
        return self._calculations.combines(text)

    def named(self, text: str) -> tuple[Figure, ...]:
        """Return the figures that the words of a question name."""
        return self._calculations.named(text)

    def quotes_nation(self, text: str) -> bool:
        """Tell whether a number of the bulletin is quoted that nobody loses or pays alone."""
        return self._quotes.is_national(text)

    def quoted(self, text: str) -> FiguresAdvice | None:
        """Answer what a number of the bulletin counts, or whether one is right."""
        advice = self._quotes.read(text)
        if advice and advice.claim is Claim.RIGHT and not self._within(text, advice.figures):
            return replace(advice, claim=Claim.WRONG)
        return advice

    def narrows(self, text: str) -> bool:
        """Tell whether a fragment names a period, a change or a limit, and no figure itself."""
        cues = ("change", "year_before", "last_year", "average", "multiple", "per_week", "per_hour")
        return bool(
            self._wording.months(text) or self._wording.years(text) or self.limited(text)
        ) or any(self._wording.asks(cue, text) for cue in cues)

    def is_period(self, text: str) -> bool:
        """Tell whether a text is a month or a year and nothing else."""
        return len(text) <= _PERIOD and bool(
            self._wording.months(text) or self._wording.years(text)
        )

    def limited(self, text: str) -> bool:
        """Tell whether a text names something that the bulletin does not break its figures by."""
        return bool(self._limits.find(text))

    def _requested(
        self, text: str, request: Request, evidence: Evidence
    ) -> FiguresAdvice | UnknownAdvice:
        asked = request.derived or request.figures
        if not self._within(text, asked):
            return self._refuse(text, asked, evidence)
        if request.refusal:
            return FiguresAdvice(request.figures, refusal=request.refusal)
        return FiguresAdvice(self._with_twins(text, (), request.derived), request.derived)

    def _likeliest(self, evidence: Evidence) -> Figure | None:
        found = (self._bulletin.figures.get(candidate.id) for candidate in evidence.figures)
        return next((figure for figure in found if figure), None)

    def listed(self, text: str) -> tuple[Figure, ...]:
        """Return what is asked for one after another, where nothing else is asked of it."""
        listed = self._calculations.listed(text)
        asked = any(self._wording.asks(cue, text) for cue in ("quantity", "chooses"))
        if not (1 < len(listed) <= _LISTED and (asked or len(listed) > 2)):
            return ()
        return () if any(self._wording.asks(cue, text) for cue in _RELATING) else listed

    def _today(self, text: str, shown: tuple[Figure, ...]) -> Today | None:
        """Return the newest that other publications say, where the figures of today are asked."""
        dated = self._wording.years(text) or self._wording.months(text)
        if dated or not self._wording.asks("now", text):
            return None
        return Today(self._newest({figure.id for figure in shown}))

    def _asked(
        self, text: str, candidates: tuple[Candidate, ...]
    ) -> tuple[Figure | DerivedFigure, ...]:
        """Return the likeliest figures that the wording allows, several where it names several."""
        ranked = [
            (self._entry(candidate.id), candidate.probability)
            for candidate in candidates
            if self._allowed(self._entry(candidate.id), text)
        ]
        for reordered in (
            self._with_the_named_first,
            self._with_the_month_first,
            self._with_the_number_first,
        ):
            ranked = reordered(text, ranked)
        (first, best), *others = ranked
        if both := self._asked_one_by_one(text, candidates[0]):
            return both
        if isinstance(first, Figure):
            first = self._computed(text, first) or first
        if isinstance(first, Figure) and self._wording.asks("several", text):
            also = tuple(
                item
                for item, probability in others[:3]
                if isinstance(item, Figure) and probability >= max(0.12, best * 0.3)
            )
            return (first, *also)
        return (first,)

    def _asked_one_by_one(self, text: str, top: Candidate) -> tuple[Figure, ...]:
        """Return both figures of a computation that is likely meant and not asked for."""
        item = self._entry(top.id)
        if isinstance(item, Figure) or top.probability < _SURE or self._allowed(item, text):
            return ()
        if not (isinstance(item.formula, Ratio | Sum) and self._wording.asks("several", text)):
            return ()
        return tuple(self._bulletin.figures[figure] for figure in inputs(item.formula))

    def _with_the_named_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer, of figures about as likely, the one that the words name."""
        (first, best), *_ = ranked
        named = self._calculations.named(text)
        if isinstance(first, DerivedFigure) or first in named or len(named) != 1:
            return ranked
        least = 0 if len(first.amounts) > 1 and named[0].comparison else best * _ABOUT_AS_LIKELY
        meant = [item for item in ranked if item[0] == named[0] and item[1] > least]
        return [*meant, *(item for item in ranked if item not in meant)]

    def _with_the_month_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer, of the likely figures, one whose period covers a month that is named."""
        first, best = ranked[0]
        if isinstance(first, DerivedFigure) or self._months_given(text, first):
            return ranked
        fitting = [
            item
            for item in ranked[:_LIKELY]
            if isinstance(item[0], Figure)
            and item[1] > best * _FAR_LESS_LIKELY
            and self._months_given(text, item[0])
            and self._counts_what_is_named(text, *item)
        ]
        return [*fitting[:1], *(item for item in ranked if item not in fitting[:1])]

    def _with_the_number_first(self, text: str, ranked: list[_Ranked]) -> list[_Ranked]:
        """Prefer the number where it is asked for beside its change, or from its change."""
        first, best = ranked[0]
        if isinstance(first, DerivedFigure):
            return ranked
        meant: list[_Ranked] = []
        if first.kind == "rate" and self._wording.counts(text):
            changed = [item for item in ranked if _changes_by(item[0], first)]
            named = self._calculations.named(text)
            meant = changed if len(changed) == 1 else [it for it in changed if it[0] in named]
        elif first.kind == "rate" and not self._wording.asks("by_how_much", text):
            least = best * _ABOUT_AS_LIKELY
            meant = [item for item in ranked if _is_earlier(item[0]) and item[1] > least]
        elif (
            self._wording.asks("change", text)
            and self._wording.counts(text)
            and not (first.comparison or first in self._calculations.named(text))
        ):
            meant = [item for item in ranked[:_LIKELY] if _has_changed(item[0])]
        return [*meant[:1], *(item for item in ranked if item not in meant[:1])]

    def _computed(self, text: str, figure: Figure) -> DerivedFigure | None:
        """Return what the wording asks to compute from a published change of the figure."""
        if not self._wording.asks("year_before", text) or self._wording.asks("compares", text):
            return None
        if self._wording.asks("more", text):
            return None if self._wording.counts(text) else self._derived(Change, figure)
        if self._wording.asks("change", text):
            return None
        return self._derived(EarlierPeriod, figure)

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

    def _entry(self, entry: str) -> Figure | DerivedFigure:
        return self._bulletin.figures.get(entry) or self._bulletin.derived[entry]

    def _allowed(self, item: Figure | DerivedFigure, text: str) -> bool:
        """Tell whether the wording asks for this computation; a plain figure always fits."""
        if isinstance(item, Figure):
            return True
        if self._wording.asks("rising", text) and (
            isinstance(item.formula, Share)
            or (isinstance(item.formula, EarlierPeriod | Change) and self._in_per_cent(text))
        ):
            return False
        cues = {
            EarlierPeriod: "before",
            Change: "more",
            Sum: "sum",
            Average: "average",
            Share: "share",
            Ratio: "ratio",
        }
        cue = cues.get(type(item.formula))
        return cue is None or self._wording.asks(cue, text)

    def _in_per_cent(self, text: str) -> bool:
        return self._wording.asks("rate_of_change", text)

    def _given(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...], evidence: Evidence
    ) -> bool:
        first = asked[0]
        likelihood = next((c.probability for c in evidence.figures if c.id == first.id), 0.0)
        counted = self._counts_what_is_named(text, first, likelihood)
        if not (counted and self._within(text, asked)):
            return False
        doubt = self._doubt(text, first, likelihood)
        if evidence.of(Form.NO_FIGURE) > doubt * evidence.of(Form.FIGURE):
            return False
        if self._against_what_is_not_compared(text, first):
            return False
        return not (
            isinstance(first, Figure)
            and self._wording.asks("change", text)
            and first.comparison is None
            and first.kind != "rate"
            and not self._wording.asks("sum", text)
        )

    def _against_what_is_not_compared(self, text: str, first: Figure | DerivedFigure) -> bool:
        """Tell whether a figure is set against a year before that the bulletin does not give."""
        if not isinstance(first, Figure) or first.kind == "rate":
            return False
        year_on_year = first.comparison is not None and _compared_with_last_year(first)
        grown = any(self._wording.asks(cue, text) for cue in ("comparing", "apart", "more"))
        earlier = "2020" in self._wording.years(text) or self._wording.asks("last_year", text)
        return grown and earlier and not year_on_year

    def _doubt(self, text: str, first: Figure | DerivedFigure, likelihood: float) -> float:
        """Return how much likelier "not given" than "given" may be for what is asked."""
        named = self._calculations.named(text)
        certain = first in named and likelihood >= _CERTAIN
        loosely = self._wording.asks("part_loosely", text) and not certain
        if len(named) <= 1 and (loosely or self._wording.asks("part", text)):
            return _DOUBT_OF_A_PART
        if not {figure.id for figure in named} & {*_rests_on(first)}:
            return _DOUBT
        plain = certain and self._says_nothing_else(text)
        return _DOUBT_IF_NOTHING_ELSE if plain else _DOUBT_IF_NAMED

    def _says_nothing_else(self, text: str) -> bool:
        """Tell whether hardly a letter is left beside the names of figures and "how many"."""
        rest = self._wording.without("quantity", self._calculations.without_names(text))
        letters = sum(character.isalpha() for character in rest)
        return letters <= (_LEFT * 4 if rest.isascii() else _LEFT)

    def _within(self, text: str, asked: tuple[Figure | DerivedFigure, ...]) -> bool:
        """Tell whether the bulletin has figures of that place, group, kind and period at all."""
        affirmed = self._wording.without("denied", text)
        named = {figure.id for figure in self._calculations.named(affirmed)}
        meant = named & {id_ for item in asked for id_ in _rests_on(item)}
        if any(not meant & set(limit.exceptions) for limit in self._limits.find(text)):
            return False
        return any(self._period_given(text, item) for item in asked)

    def _counts_what_is_named(
        self, text: str, item: Figure | DerivedFigure, likelihood: float
    ) -> bool:
        """Tell whether it counts people where people are named, cracked cases where those are."""
        counted = [self._bulletin.figures[figure] for figure in _rests_on(item)]
        named = self._calculations.named(text)
        if not named or any(one in named for one in counted):
            return True
        if self._wording.asks("cracked", text) and any(map(_is_of_one_month, counted)):
            return False
        units = {"", *(figure.unit.en for figure in named)}
        alike = any(one.unit.en in units for one in counted)
        return alike or (likelihood >= _CERTAIN and not self._wording.months(text))

    def _period_given(self, text: str, first: Figure | DerivedFigure) -> bool:
        years = self._wording.years(text)
        if years - {"2020", "2021"} or self._wording.asks("older", text):
            return False
        named = "2020" in years or self._wording.asks("last_year", text)
        earlier = named and not self._wording.asks("comparing", text)
        if isinstance(first, DerivedFigure):
            used = [self._bulletin.figures[figure] for figure in inputs(first.formula)]
            if any(_compared_with_last_year(figure) for figure in used):
                earlier = earlier and not isinstance(first.formula, FromGrowth)
            return not earlier and any(self._months_given(text, figure) for figure in used)
        if earlier and "2021" not in years:
            return False
        return self._months_given(text, first)

    def _months_given(self, text: str, first: Figure) -> bool:
        if self._wording.asks("five_months", text):
            return not _is_of_one_month(first)
        months = self._wording.months(text)
        covered = {10} if first.area == "2" else set()
        if _is_of_one_month(first):
            covered |= {4, 5}
        if first.period.start == "2021-01":
            since = self._wording.asks("comparing", text)
            covered |= {1} if months == {1} and since else set()
        if {1, 5} <= months and not _is_of_one_month(first):
            covered |= {1, 5}
        return months <= covered

    def _with_twins(
        self, text: str, figures: tuple[Figure, ...], derived: tuple[DerivedFigure, ...]
    ) -> tuple[Figure, ...]:
        if derived:
            ids = dict.fromkeys(entry for item in derived for entry in inputs(item.formula))
            return tuple(self._bulletin.figures[entry] for entry in ids)
        twins = (
            self._bulletin.figures[twin]
            for figure in figures
            for twin in figure.together_with
            if not self._singled_out(text, figure)
        )
        return tuple(dict.fromkeys((*figures, *twins)))

    def _singled_out(self, text: str, figure: Figure) -> bool:
        """Tell whether the question names the part of the bulletin that only one figure is in."""
        return any(word in text for word in figure.named_by)

    def _refuse(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...], evidence: Evidence
    ) -> UnknownAdvice:
        nearest = dict.fromkeys(self._near(text, evidence))
        nearest |= dict.fromkeys(self._of_the_month(text, asked))
        limited = any(limit.near is not None for limit in self._limits.find(text))
        later = self._published_later(text, tuple(nearest) if limited else asked)
        return UnknownAdvice(Reason.NO_SUCH_FIGURE, tuple(nearest), later)

    def _near(self, text: str, evidence: Evidence) -> Iterator[Figure]:
        """Yield what comes nearest to what is not given, by the limit or by likelihood."""
        for quote in self._quotes.quotes(text):
            yield from quote.figures[:_NEAREST]
        chosen = [limit.near for limit in self._limits.find(text) if limit.near is not None]
        if chosen:
            near = dict.fromkeys(figure for figures in chosen for figure in figures)
            yield from (self._bulletin.figures[figure] for figure in [*near][:_NEAREST])
            return
        for candidate in evidence.figures[:_NEAREST]:
            item = self._entry(candidate.id)
            likely = candidate.probability >= _NEAR
            if likely and isinstance(item, Figure) and item.kind not in _NO_COUNT:
                yield item

    def _of_the_month(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...]
    ) -> Iterator[Figure]:
        """Yield what the bulletin does give for a month that is named, of the same unit."""
        named = (*self._calculations.named(text), *(it for it in asked if isinstance(it, Figure)))
        units = {figure.unit.en for figure in named}
        for figure in self._bulletin.figures.values():
            fits = _is_of_one_month(figure) and figure.kind != "rate" and figure.unit.en in units
            if fits and self._wording.months(text) and self._months_given(text, figure):
                yield figure

    def _published_later(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...]
    ) -> tuple[LaterFigure, ...]:
        """Return what other publications say on the same thing for a year that is named."""
        years = self._wording.years(text)
        wanted = {item.id for item in asked}
        if self._wording.asks("now", text) and not years:
            return self._newest(wanted) or self._newest({*self._bulletin.figures})
        return tuple(
            figure
            for figure in self._later
            if years & {figure.start[:4], figure.end[:4]} and set(figure.like) & wanted
        )[:_LATER]

    def _newest(self, ids: set[str]) -> tuple[LaterFigure, ...]:
        """Return the newest official ones that count the same kind of thing."""
        like = [figure for figure in self._later if ids & set(figure.like)]
        newest = max((figure.end for figure in like), default=None)
        return tuple(figure for figure in like if figure.end == newest)[:_LATER]


def _compared_with_last_year(figure: Figure) -> bool:
    return figure.comparison is not None and figure.comparison.basis == "year-on-year"


def _is_of_one_month(figure: Figure) -> bool:
    return figure.period.start == figure.period.end == _THE_MONTH


def _rests_on(item: Figure | DerivedFigure) -> tuple[str, ...]:
    return (item.id,) if isinstance(item, Figure) else inputs(item.formula)


def _has_changed(item: Figure | DerivedFigure) -> bool:
    return isinstance(item, Figure) and item.comparison is not None


def _is_earlier(item: Figure | DerivedFigure) -> bool:
    return isinstance(item, DerivedFigure) and isinstance(item.formula, EarlierPeriod)


def _changes_by(item: Figure | DerivedFigure, rate: Figure) -> bool:
    """Tell whether a published change of percentages alone is that of this figure."""
    percentages = {amount.value for amount in rate.amounts}
    return (
        isinstance(item, Figure)
        and item.comparison is not None
        and item.comparison.percent in percentages
    )
