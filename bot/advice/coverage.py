"""Knows whether the bulletin gives what a question for a figure asks."""

from bot.advice.limits import LimitFinder
from bot.advice.mentions import MentionFinder
from bot.advice.wording import WordingReader
from index.evidence import Evidence
from knowledge.bulletins import Bulletin
from knowledge.derived import DerivedFigure, FromGrowth, inputs
from knowledge.exemplars import Form
from knowledge.figures import Figure, Limit

_THE_MONTH = "2021-05"
"""The only one that figures of its own are given for, and April by their change."""
_CERTAIN = 0.9
_BEYOND_DOUBT, _ASKED_BEYOND_DOUBT = 0.02, 0.97
_LIKELY = 0.8
"""Of a figure that is asked for although the words name one of another kind of thing."""
_DOUBT = 1.5
"""How much likelier "not given" may be than "given" before the figure is held back."""
_DOUBT_IF_NAMED = 2.5
_HALF, _DOUBT_OF_SEVERAL = 0.5, 0.05
"""Where no figure is likelier than all the others together."""
_DOUBT_IF_CERTAIN = 4.0
"""Where it is named, and nothing else is likely."""
_DOUBT_IF_COMPUTED = 5.0
"""Where what rests on the figure named is surely asked for: it is not in the bulletin itself."""
_DOUBT_IF_NOTHING_ELSE = float("inf")
"""Where the figure is named, certain or the only one, and hardly a word more is said."""
_DOUBT_OF_A_PART = 0.4
"""Where some of what is counted are asked for, which the bulletin tells of very few."""
_DOUBT_OF_A_PART_IF_NAMED = 0.75
_DOUBT_OF_A_PART_IF_CERTAIN = 1.3
_LEFT = 2
"""Chinese characters, or English words of four letters, that say nothing more."""
_ASKING = (
    *("looked_up", "of_bulletin", "quantity", "now"),
    *("five_months", "the_year"),
)
"""What stands beside the name of a figure that is plainly asked for."""


class Coverage:
    def __init__(self, bulletin: Bulletin, wording: WordingReader, mentions: MentionFinder) -> None:
        self._bulletin = bulletin
        self._wording = wording
        self._mentions = mentions
        self._limits = LimitFinder(bulletin.limits)

    def limits(self, text: str) -> tuple[Limit, ...]:
        """Return what a text names that the bulletin does not break its figures down by.

        What somebody says of themselves, as in "I write for a paper in Yunnan", asks for nothing,
        the border where people are led across is in the figures' own words, and what was kept from
        being lost is given.
        """
        if not self._wording.asks("back_there", text):
            text = self._wording.without("about_the_asker", text)
        for cue in ("at_the_border", "saved_from_loss"):
            text = self._wording.without(cue, text)
        return self._limits.find(text)

    def gives(
        self,
        text: str,
        asked: tuple[Figure | DerivedFigure, ...],
        evidence: Evidence,
        evident: Figure | None = None,
    ) -> bool:
        """Tell whether what was chosen as likeliest is given, and is what the words ask for.

        An ``evident`` figure is asked for beyond doubt.
        """
        first = asked[0]
        likelihood = next((c.probability for c in evidence.figures if c.id == first.id), 0.0)
        counted = self.counts_what_is_named(text, first, likelihood)
        doubted = evidence.of(Form.NO_FIGURE) > _BEYOND_DOUBT * evidence.of(Form.FIGURE)
        beyond = first == evident and likelihood >= _ASKED_BEYOND_DOUBT and not doubted
        if not (beyond or counted):
            return False
        if not self.covers(text, (first,), evident, beyond=beyond):
            return False
        doubt = self._doubt(text, first, likelihood)
        if doubt == _DOUBT and self._of_the_same(first, evidence) < _HALF:
            doubt = _DOUBT_OF_SEVERAL
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

    def covers(
        self,
        text: str,
        asked: tuple[Figure | DerivedFigure, ...],
        evident: Figure | None = None,
        *,
        beyond: bool = False,
    ) -> bool:
        """Tell whether the bulletin has figures of that place, group, kind and period at all."""
        affirmed = self._wording.without("denied", text)
        named = {figure.id for figure in self._mentions.named(affirmed)}
        asked_for = {id_ for item in asked for id_ in rests_on(item)}
        for limit in self.limits(text):
            described = bool(asked_for & set(limit.exceptions))
            free = beyond and limit.gives_way and (described or not limit.exceptions)
            surely = limit.yields and evident in asked
            if not (free or surely or (described and named & set(limit.exceptions))):
                return False
        return any(self._covers_period(text, item) for item in asked)

    def counts_what_is_named(
        self, text: str, item: Figure | DerivedFigure, likelihood: float
    ) -> bool:
        """Tell whether it counts people where people are named, cracked cases where those are."""
        counted = [self._bulletin.figures[figure] for figure in rests_on(item)]
        named = self._mentions.named(text)
        if not named or any(one in named for one in counted):
            return True
        if self._wording.asks("cracked", text) and any(map(is_of_one_month, counted)):
            return False
        units = {"", *(figure.unit.en for figure in named)}
        alike = any(one.unit.en in units for one in counted)
        fitting = any(self.covers_months(text, one) and not is_of_one_month(one) for one in counted)
        return alike or (likelihood >= _LIKELY and fitting)

    def covers_months(self, text: str, first: Figure) -> bool:
        """Tell whether the months that a text names lie in what a figure counts."""
        if self._wording.asks("five_months", text):
            return not is_of_one_month(first)
        months = self._wording.months(text)
        covered = {10} if first.area == "2" else set()
        if is_of_one_month(first):
            covered |= {4, 5}
        if first.period.start == "2021-01":
            covered |= {1} if months == {1} and self._spans_years(text) else set()
        if {1, 5} <= months and not is_of_one_month(first):
            covered |= {1, 5}
        return months <= covered

    def is_of_other_years(self, text: str) -> bool:
        """Tell whether a year is named that the bulletin does not tell of."""
        return bool(self._wording.years(text) - {"2020", "2021"})

    def _covers_period(self, text: str, first: Figure | DerivedFigure) -> bool:
        years = self._wording.years(text)
        if self.is_of_other_years(text) or self._wording.asks("older", text):
            return False
        named = "2020" in years or self._wording.asks("last_year", text)
        earlier = named and not self._spans_years(text)
        if isinstance(first, DerivedFigure):
            used = [self._bulletin.figures[figure] for figure in inputs(first.formula)]
            if any(compared_with_last_year(figure) for figure in used):
                earlier = earlier and not isinstance(first.formula, FromGrowth)
            return not earlier and any(self.covers_months(text, figure) for figure in used)
        if earlier and "2021" not in years:
            return False
        return self.covers_months(text, first)

    def _spans_years(self, text: str) -> bool:
        """Tell whether a year that is named is what this one is compared with, or counted from."""
        return any(self._wording.asks(cue, text) for cue in ("comparing", "since"))

    def _doubt(self, text: str, first: Figure | DerivedFigure, likelihood: float) -> float:
        """Return how much likelier "not given" than "given" may be for what is asked."""
        named = self._mentions.named(text)
        meant = self._with_changes(named)
        certain = first in meant and likelihood >= _CERTAIN
        alone = len(named) == 1 and first in meant
        certain = certain or self._is_of_the_month_named(text, first, likelihood)
        if (certain or alone) and self._says_nothing_else_of(first, text):
            return _DOUBT_IF_NOTHING_ELSE
        loosely = self._wording.asks("part_loosely", text) and not certain
        if len(named) <= 1 and (loosely or self._wording.asks("part", text)):
            if certain:
                return _DOUBT_OF_A_PART_IF_CERTAIN
            return _DOUBT_OF_A_PART_IF_NAMED if first in named else _DOUBT_OF_A_PART
        if not {figure.id for figure in meant} & {*rests_on(first)}:
            return _DOUBT
        surely = likelihood >= _CERTAIN or self._wording.asks("year_before", text)
        if isinstance(first, DerivedFigure) and surely:
            return _DOUBT_IF_COMPUTED
        return _DOUBT_IF_CERTAIN if certain else _DOUBT_IF_NAMED

    def _is_of_the_month_named(
        self, text: str, first: Figure | DerivedFigure, likelihood: float
    ) -> bool:
        """Tell whether the only month that has figures of its own is named, with what it counts."""
        month = self._wording.months(text) == {5} and likelihood >= _CERTAIN
        named = self._mentions.named(text)
        counted = isinstance(first, Figure) and all(one.unit == first.unit for one in named)
        return month and counted and isinstance(first, Figure) and is_of_one_month(first)

    def _says_nothing_else_of(self, item: Figure | DerivedFigure, text: str) -> bool:
        """Tell whether nothing else is said than its name and, if it has one, its change."""
        rate = isinstance(item, Figure) and item.kind == "rate"
        changed = rate or (isinstance(item, Figure) and item.comparison is not None)
        return self.says_nothing_else(self._without_its_change(text) if changed else text)

    def _of_the_same(self, first: Figure | DerivedFigure, evidence: Evidence) -> float:
        """Return how likely a figure is meant, or what is computed from what it is."""
        basis = {*rests_on(first)}
        if isinstance(first, Figure):
            others = self._bulletin.figures.values()
            basis |= {it.id for it in others if changes_by(it, first) or changes_by(first, it)}
        return sum(c.probability for c in evidence.figures if basis & {*self._basis(c.id)})

    def _basis(self, entry: str) -> tuple[str, ...]:
        return rests_on(self._bulletin.figures.get(entry) or self._bulletin.derived[entry])

    def _without_its_change(self, text: str) -> str:
        """Return a text without "by what percentage", "go down" and the months it covers."""
        for cue in ("by_how_much", "rising"):
            text = self._wording.without(cue, text)
        return self._wording.without_months(text)

    def _with_changes(self, named: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Add the changes that the bulletin gives once more on their own: "filings fell by"."""
        rates = (item for item in self._bulletin.figures.values() if item.kind == "rate")
        return (*named, *(rate for rate in rates if any(changes_by(it, rate) for it in named)))

    def says_nothing_else(self, text: str) -> bool:
        """Tell whether hardly a letter is left beside the names of figures and what asks for them.

        That is "how many", "give me", "in the bulletin" and the period, of which the answer tells,
        and what is counted: "how many people were arrested".
        """
        rest = self._wording.without("only_that", self._mentions.without_names(text))
        named = self._mentions.named(text)
        for unit in filter(None, (unit for it in named for unit in (it.unit.zh, it.unit.en))):
            rest = rest.replace(unit, "")
        cases = all("cases" in figure.unit.en for figure in named)
        for cue in (*_ASKING, *(("cracked",) if cases else ())):
            rest = self._wording.without(cue, rest)
        letters = sum(character.isalpha() for character in rest)
        return letters <= (_LEFT * 4 if rest.isascii() else _LEFT)

    def _is_rate_of_years(self, figure: Figure) -> bool:
        """Tell whether it is a change on the year before, and not on the month before."""
        changed = (item for item in self._bulletin.figures.values() if changes_by(item, figure))
        return figure.kind == "rate" and all(map(compared_with_last_year, changed))

    def _against_what_is_not_compared(self, text: str, first: Figure | DerivedFigure) -> bool:
        """Tell whether a figure is set against a year before that the bulletin does not give."""
        if not isinstance(first, Figure) or self._is_rate_of_years(first):
            return False
        year_on_year = first.comparison is not None and compared_with_last_year(first)
        grown = any(self._wording.asks(cue, text) for cue in ("comparing", "apart", "more"))
        earlier = "2020" in self._wording.years(text) or self._wording.asks("last_year", text)
        if str(first.period.start).startswith("2020") and self._wording.asks("since", text):
            return False
        return grown and earlier and not year_on_year


def is_of_one_month(figure: Figure) -> bool:
    return figure.period.start == figure.period.end == _THE_MONTH


def rests_on(item: Figure | DerivedFigure) -> tuple[str, ...]:
    return (item.id,) if isinstance(item, Figure) else inputs(item.formula)


def compared_with_last_year(figure: Figure) -> bool:
    return figure.comparison is not None and figure.comparison.basis == "year-on-year"


def changes_by(item: Figure | DerivedFigure, rate: Figure) -> bool:
    """Tell whether a published change of percentages alone is that of this figure."""
    percentages = {amount.value for amount in rate.amounts}
    return (
        isinstance(item, Figure)
        and item.comparison is not None
        and item.comparison.percent in percentages
    )
