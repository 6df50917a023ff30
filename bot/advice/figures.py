"""Reads a question for a figure: which one, and whether the bulletin really gives it."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bot.advice.advice import FiguresAdvice, Today, UnknownAdvice
from bot.advice.areas import AreaFinder
from bot.advice.calculations import CalculationReader, Request
from bot.advice.choosing import FigureChooser
from bot.advice.claims import ClaimReader
from bot.advice.coverage import Coverage, compared_with_last_year, is_of_one_month, rests_on
from bot.advice.mentions import MentionFinder
from bot.advice.nearest import NearestFigures
from bot.advice.question import Question
from bot.advice.quoted import QuoteFinder, masked
from bot.advice.spelled import in_digits
from bot.advice.wording import WordingReader
from index.evidence import Evidence
from knowledge.bulletins import Bulletin
from knowledge.derived import DerivedFigure, inputs
from knowledge.exemplars import Form
from knowledge.figures import HEADLINE, Figure, LaterFigure

_PERIOD = 9
"""Characters, as in "in 2019?"."""
_LISTED = 5
"""More figures than these are no longer an answer."""
_CANDIDATES, _COUNTED_THERE = 4, 0.05
_OVERVIEW = 0.5
"""Probability from which who asks for "figures" means those of the bulletin."""
_SURELY_ONE = 0.96
"""Of the likeliest figure, from which no other is believed to be meant."""
_OF_A_PART = 0.02
"""Of "not given", from which a part of what a figure counts may be meant, and not the figure."""
_RELATING = ("part", "part_of", "average", "share", "more", "ratio", "each")
_PUT_TOGETHER = ("both", *_RELATING[1:])
_OF_THE_SAME = ("change", "by_how_much", "year_before", "last_year", "apart", "multiple", "exactly")
"""What may be asked of a figure by who says its number, and is told with it."""


class FigureReader:
    def __init__(
        self, bulletin: Bulletin, later: Iterable[LaterFigure], wording: WordingReader
    ) -> None:
        mentions = MentionFinder(bulletin)
        self._bulletin = bulletin
        self._wording = wording
        self._mentions = mentions
        self._calculations = CalculationReader(bulletin, wording, mentions)
        self._quotes = quotes = QuoteFinder(bulletin)
        self._coverage = Coverage(bulletin, wording, mentions)
        self._claims = ClaimReader(
            wording, mentions, self._coverage, quotes, bulletin.figures.values()
        )
        self._chooser = FigureChooser(bulletin, wording, mentions, self._coverage)
        self._areas = AreaFinder(bulletin, wording, mentions, self._coverage)
        self._nearest = NearestFigures(bulletin, later, wording, mentions, self._coverage, quotes)

    def read(self, question: Question, evidence: Evidence) -> FiguresAdvice | UnknownAdvice:
        """Answer with the figures asked for, or say that the bulletin does not give them."""
        return self._computed(question.matching, evidence) or self._published(
            question.matching, evidence
        )

    def _computed(self, text: str, evidence: Evidence) -> FiguresAdvice | UnknownAdvice | None:
        """Answer what is to be computed from figures, or which of them rose more."""
        request = self._calculations.read(text, self._likeliest(evidence))
        if not request and (rises := self._rises_compared(text)):
            return FiguresAdvice(rises)
        if meant := self._evidently_computed(text, evidence, request):
            return FiguresAdvice(self._with_twins(text, (), (meant,)), (meant,))
        if request and not (request.refusal and self.surely_one(text, evidence)):
            return self._requested(text, request, evidence)
        return None

    def _published(self, text: str, evidence: Evidence) -> FiguresAdvice | UnknownAdvice:
        """Answer with the figures that the bulletin gives, if it gives what is asked."""
        evident = self._chooser.evident(evidence)
        if self._wording.asks("part", text) and evidence.of(Form.NO_FIGURE) > _OF_A_PART:
            evident = None
        listed = self.listed(text)
        if evident and self.surely_one(text, evidence) and len(listed) > 1:
            listed = ()
        asked = listed or self._chooser.choose(text, evidence.figures)
        if evident and self._is_meant_instead(evident, text, asked):
            listed, asked = (), (evident,)
        if listed:
            given = self._coverage.covers(text, asked)
        else:
            given = self._coverage.gives(text, asked, evidence, evident)
        if not given:
            return self._nearest.refuse(text, asked, evidence)
        figures = tuple(item for item in asked if isinstance(item, Figure))
        if not listed and (self._is_said(text, asked) or self._asks_for_parts(text, asked)):
            return self._nearest.refuse(text, asked, evidence)
        if listed and self._wording.asks("ranked", text):
            figures = tuple(sorted(figures, key=_size, reverse=True))
        derived = tuple(item for item in asked if isinstance(item, DerivedFigure))
        shown = self._with_twins(text, figures, derived)
        return FiguresAdvice(shown, derived, today=self._today(text, shown))

    def together(self, text: str, asked: tuple[Figure, ...]) -> FiguresAdvice | None:
        """Answer with figures that a question asks for one by one, if it is given all of them."""
        given = all(self._coverage.covers(text, (figure,)) for figure in asked)
        return FiguresAdvice(self._with_twins(text, asked, ())) if given else None

    def of_one_operation(self, advice: FiguresAdvice, evidence: Evidence) -> FiguresAdvice:
        """Put for a common noun, as in "round-ups and arrests", what was counted there."""
        if advice.derived or advice.refusal or advice.claim or len(advice.figures) < 2:
            return advice
        areas = {figure.area for figure in advice.figures} - {HEADLINE}
        likely = {found.id: found.probability for found in evidence.figures[:_CANDIDATES]}
        candidates = [
            figure
            for id_ in likely
            if (figure := self._bulletin.figures.get(id_)) and figure.area in areas
        ]

        def counted_there(figure: Figure) -> Figure:
            if figure.area != HEADLINE:
                return figure
            likelier = (
                other
                for other in candidates
                if other.unit == figure.unit
                and other not in advice.figures
                and likely[other.id] >= max(_COUNTED_THERE, likely.get(figure.id, 0.0))
            )
            return next(likelier, figure)

        return replace(advice, figures=tuple(map(counted_there, advice.figures)))

    def beside(
        self, text: str, spoken_of: tuple[Figure, ...], evidence: Evidence
    ) -> FiguresAdvice | UnknownAdvice | None:
        """Answer a line that puts figures together with those that were ``spoken_of``, or two of
        those, the last first; None if it does not.
        """
        request = self._calculations.beside(text, spoken_of)
        return self._requested(text, request, evidence) if request else None

    def combines(self, text: str) -> bool:
        """Tell whether two figures are put together, rather than asked for one after another."""
        return self._calculations.combines(text)

    def named(self, text: str) -> tuple[Figure, ...]:
        """Return the figures that the words of a question name."""
        return self._mentions.named(text)

    def is_plainly_named(self, text: str) -> bool:
        """Tell whether a text is the name of one figure and a word that asks for it."""
        return bool(self._chooser.plainly_named(text))

    def is_surely_of_the_bulletin(self, text: str) -> bool:
        """Tell whether a number is said that no bill and no loss of one person has."""
        return self._claims.is_surely_of_the_bulletin(text)

    def is_number_alone(self, text: str) -> bool:
        """Tell whether a text is a number and the question what it is."""
        return self._claims.is_number_alone(text)

    def area_asked(self, text: str, evidence: Evidence) -> FiguresAdvice | None:
        """Answer who asks for the figures of a part of the bulletin, or for the main ones."""
        of_figures = evidence.of(Form.FIGURE, Form.NO_FIGURE, Form.GUIDANCE) >= _OVERVIEW
        named = self._wording.asks("of_bulletin", text)
        asked = self._wording.asks("all_figures", text) and not self._wording.asks("chart", text)
        ours = named or (of_figures and not self._wording.asks("numbers_to_use", text))
        if not (asked and ours) or self._coverage.is_of_other_years(text):
            return None
        return self._areas.asked(text)

    def quoted(self, text: str, evidence: Evidence) -> FiguresAdvice | UnknownAdvice | None:
        """Answer what a number of the bulletin counts, or whether what is said of it is so."""
        if self._asks_a_part(text):
            return None
        if self._evidently_computed(text, evidence, None):
            return None
        meant = self._chooser.surely_computed(evidence.figures)
        if meant and (self._chooser.asks_for(meant, text) or self._wording.counts(text)):
            return None
        return self._claims.read(text)

    def given_of(self, text: str) -> FiguresAdvice | None:
        """Answer the part of a refused question that is given, as its clauses name it.

        None unless a clause asks for something more that is not given, and names no other figure:
        in "cases and arrests in Guangdong" the place is that of both.
        """
        clauses, more = self._wording.clauses(text), self._wording.asks("besides", text)
        given = {clause: self.given_in(clause) for clause in clauses}
        figures = tuple(dict.fromkeys(figure for found in given.values() for figure in found))
        refused = [
            clause
            for clause, found in given.items()
            if not found
            and (self._wording.asks("and_what", clause) or (more and self.limited(clause)))
            and {*self.named(clause)} <= {*figures}
            and not self._coverage.covers(clause, figures)
        ]
        counted = any(self._wording.counts(clause) for clause, found in given.items() if found)
        if not (figures and refused and (counted or more)):
            return None
        limits = (limit for clause in refused for limit in self._coverage.limits(clause))
        limit = next((limit for limit in limits if limit.says), None)
        return FiguresAdvice(self._with_twins(text, figures, ()), partly=True, limit=limit)

    def given_in(self, clause: str) -> tuple[Figure, ...]:
        """Return the figures that a clause names and does not ask something else about."""
        named = self._calculations.exactly_named(self.named(clause))
        return tuple(figure for figure in named if self._coverage.covers(clause, (figure,)))

    def named_in_clauses(self, text: str, answered: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Return what is answered, and what other clauses name, in the order they do."""
        clauses = self._wording.clauses(text)
        if len(clauses) < 2:
            return answered
        twins = {twin for figure in answered for twin in figure.together_with}
        named = (figure for clause in clauses for figure in self.given_in(clause))
        more = tuple(figure for figure in named if figure.id not in twins)
        exact = self._calculations.exactly_named((*answered, *more))
        return tuple(dict.fromkeys((*answered, *(figure for figure in more if figure in exact))))

    def unnamed(self, text: str) -> tuple[str, ...]:
        """Return the clauses that ask for a number and name none of the figures."""
        clauses = self._wording.clauses(text)
        return tuple(
            clause
            for clause in clauses
            if len(clauses) > 1 and self._wording.counts(clause) and not self.named(clause)
        )

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
        return bool(self._coverage.limits(text))

    def _requested(
        self, text: str, request: Request, evidence: Evidence
    ) -> FiguresAdvice | UnknownAdvice:
        asked = request.derived or request.figures
        if not self._coverage.covers(text, asked):
            return self._nearest.refuse(text, asked, evidence)
        if request.refusal:
            return FiguresAdvice(
                request.figures, refusal=request.refusal, arithmetic=request.arithmetic
            )
        return FiguresAdvice(self._with_twins(text, (), request.derived), request.derived)

    def _evidently_computed(
        self, text: str, evidence: Evidence, request: Request | None
    ) -> DerivedFigure | None:
        """Return what is evidently to be computed; words say how of the same figures."""
        meant = self._chooser.evidently_computed(text, evidence)
        if meant is None or not self._coverage.covers(text, (meant,), beyond=True):
            return None
        worded = request.derived if request else ()
        return next((item for item in worded if {*rests_on(item)} == {*rests_on(meant)}), meant)

    def _asks_a_part(self, text: str) -> bool:
        """Tell whether it is asked how many of a number that is said are something more."""
        text = in_digits(text)
        shape = masked(text, self._quotes.find(text))
        return self._wording.asks("of_a_number", shape)

    def _is_said(self, text: str, asked: tuple[Figure | DerivedFigure, ...]) -> bool:
        """Tell whether the question says the number itself, and so asks for another.

        "Of the 154,000, how many were women" is not answered with 154,000.
        """
        if any(self._wording.asks(cue, text) for cue in _OF_THE_SAME):
            return False
        known = {figure for quote in self._quotes.find(in_digits(text)) for figure in quote.figures}
        counted = self._wording.asks("quantity", text) or self._asks_a_part(text)
        counted = counted or self.limited(text)
        return counted and bool(asked) and {*asked} <= known

    def _asks_for_parts(self, text: str, asked: tuple[Figure | DerivedFigure, ...]) -> bool:
        """Tell whether it is asked how many of this and how many of that, and one figure found."""
        if len(asked) != 1 or any(self._wording.asks(cue, text) for cue in _OF_THE_SAME):
            return False
        return self._wording.asks("parts", self._mentions.without_names(text))

    def _is_meant_instead(
        self, evident: Figure, text: str, asked: tuple[Figure | DerivedFigure, ...]
    ) -> bool:
        """Tell whether an evident figure is asked for, and not what the words seem to name."""
        if evident.id in {id_ for item in asked for id_ in rests_on(item)}:
            return False
        of_a_month = is_of_one_month(evident) and bool(self.named(text))
        return not (of_a_month or evident.kind == "rate" or self.is_plainly_named(text))

    def surely_one(self, text: str, evidence: Evidence) -> bool:
        """Tell whether one number is asked for, and hardly another than one that is published."""
        candidate = evidence.figures[0]
        sure = candidate.id in self._bulletin.figures and candidate.probability >= _SURELY_ONE
        counted = sum(map(self._wording.counts, self._wording.clauses(text)))
        put = sum(bool(part.strip()) for part in text.split("?"))
        related = any(self._wording.asks(cue, text) for cue in (*_PUT_TOGETHER, "ranked"))
        return sure and counted <= 1 and put <= 1 and not related

    def _rises_compared(self, text: str) -> tuple[Figure, ...]:
        """Return two figures of which it is asked which rose more: each tells its own change."""
        named = self.named(text)
        changed = len(named) == 2 and all(map(compared_with_last_year, named))
        asked = any(self._wording.asks(cue, text) for cue in ("chooses", "apart"))
        rising = self._wording.asks("rising", text) and not self._wording.asks("worked_back", text)
        compared = changed and asked and rising and self._coverage.covers(text, named)
        return named if compared else ()

    def _likeliest(self, evidence: Evidence) -> Figure | None:
        found = (self._bulletin.figures.get(candidate.id) for candidate in evidence.figures)
        return next((figure for figure in found if figure), None)

    def listed(self, text: str) -> tuple[Figure, ...]:
        """Return what is asked for one after another, where nothing else is asked of it."""
        listed = self._calculations.listed(self._wording.without("denied", text))
        asked = any(self._wording.asks(cue, text) for cue in ("quantity", "chooses"))
        if not (1 < len(listed) <= _LISTED and (asked or len(listed) > 2)):
            return ()
        rest = self._mentions.without_names(text)
        return () if any(self._wording.asks(cue, rest) for cue in _RELATING) else listed

    def _today(self, text: str, shown: tuple[Figure, ...]) -> Today | None:
        """Return the newest that other publications say, where the figures of today are asked."""
        dated = self._wording.years(text) or self._wording.months(text)
        if dated or not self._wording.asks("now", text):
            return None
        return Today(self._nearest.newest({figure.id for figure in shown}))

    def of_today(self, figure: Figure) -> FiguresAdvice:
        """Show a figure once more, and first what other publications say that is newer."""
        return FiguresAdvice((figure,), today=Today(self._nearest.newest({figure.id})))

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
        return any(word in text for word in figure.named_by) and not self._wording.asks(
            "which_more", text
        )


def _size(figure: Figure) -> Decimal:
    return figure.amounts[0].value
