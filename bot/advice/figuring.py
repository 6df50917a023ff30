"""Answers what is asked of the bulletin: a figure, several, a chart, or a number that is quoted."""

import re
from dataclasses import replace
from typing import TypeGuard

from bot.advice.advice import FiguresAdvice, Reason, UnknownAdvice
from bot.advice.charts import ChartFinder
from bot.advice.figures import FigureReader
from bot.advice.question import Question
from bot.advice.reading import Reading
from bot.advice.several import SeveralReader
from bot.advice.wording import WordingReader
from bot.memory import Recall
from index.finder import Finder
from index.normalise import normalise
from index.thresholds import Thresholds
from knowledge.bulletins import Bulletin
from knowledge.exemplars import Form
from knowledge.figures import Comparison, Figure
from knowledge.models import Localized

_AND = re.compile(r"^\W*(?:and|or|so)\b", re.IGNORECASE)
"""What joins a fragment to the answer before, and not two figures."""
_ONES = re.compile(r"\bones\b")
"""What stands for the noun of the figure before, as in "the seized ones"."""
_ITS_YEAR = "2021"
_LONGEST = 80
"""Length of a line that leans on the figures before it."""
_SCENES = (Form.SITUATION, Form.EMERGENCY, Form.MESSAGE, Form.ORDINARY)
"""What is told of oneself, though "together" stands in it."""
_YARDSTICKS = ("much", "compared_elsewhere")
_SHOWN_AGAIN = ("asks_source", "unit_asked", "period_asked")
"""What a figure that is shown says of itself."""
_OF_THE_FIGURE = (*_SHOWN_AGAIN, "of_the_figure", "province_asked", "newer_asked")
_YEAR_BEFORE = Localized[str](zh="上年同期是多少", en="in the same period of the year before")
"""What a figure can be measured by, and what "last year" beside it means."""


class FigureAdvisor:
    def __init__(
        self,
        finder: Finder,
        bulletin: Bulletin,
        figures: FigureReader,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._finder = finder
        self._bulletin = bulletin
        self._figures = figures
        self._several = SeveralReader(finder, bulletin, wording)
        self._charts = ChartFinder(bulletin, wording)
        self._wording = wording
        self._thresholds = thresholds

    def leans(self, text: str) -> bool:
        """Tell whether a fragment asks of the figure before it, though no word such as "and" does.

        Neither of one that it names itself.
        """
        leaning = any(self._wording.asks(cue, text) for cue in (*_OF_THE_FIGURE, *_YARDSTICKS))
        return leaning and not self._figures.named(text)

    def beside(self, reading: Reading, recall: Recall) -> FiguresAdvice | UnknownAdvice | None:
        """Answer a line that sets the figures just spoken of against another, or each other: "how
        many more than the returnees?", "together?"; None if it asks something of its own.
        """
        text, spoken_of = reading.question.matching, self._spoken_of(recall)
        named = self._figures.named(text)
        related = self._wording.asks("against_that", text) or not named
        told = reading.evidence.of(*_SCENES) >= self._thresholds.elsewhere
        if told or not (spoken_of and related and len(text) <= _LONGEST):
            return None
        if self._wording.asks("how_many_then", text) and not named:
            return FiguresAdvice(spoken_of[:1])
        unit = spoken_of[0].unit.in_(reading.question.language)
        return self._figures.beside(_ONES.sub(unit, text), spoken_of, reading.evidence)

    def _spoken_of(self, recall: Recall) -> tuple[Figure, ...]:
        """Return the figures of the last answer, and of the one before if that gave but one."""
        earlier = recall.figures_before if len(recall.figures) == 1 else ()
        spoken_of = (self._bulletin.figures.get(id_) for id_ in (*recall.figures, *earlier[:1]))
        return tuple(figure for figure in spoken_of if figure)

    def leaning(self, question: Question, figure: str) -> FiguresAdvice | UnknownAdvice | None:
        """Read a fragment such as "and in May?" as a question about the figure before it."""
        before, text = self._bulletin.figures.get(figure), question.matching
        if before is None:
            return None
        if self._wording.asks("compared_elsewhere", text):
            return UnknownAdvice(Reason.NO_SUCH_FIGURE, (before,))
        if self._wording.asks("newer_asked", text):
            return self._figures.of_today(before)
        if any(self._wording.asks(cue, text) for cue in _SHOWN_AGAIN):
            return FiguresAdvice((before,))
        whole, composed = question, False
        if self._figures.narrows(text) or self.leans(text):
            more, title = _AND.sub("", question.text), before.title.in_(question.language)
            if self._wording.months(text):
                title = self._wording.without_months(normalise(title))
            if self._wording.asks("much", text) or self._wording.asks("last_year", text):
                more = _YEAR_BEFORE.in_(question.language)
            whole, composed = Question.read(f"{title} {more}"), True
        evidence = self._finder.find(whole.matching, whole.language)
        elsewhere = self._wording.asks("province_asked", text)
        if evidence.figures[0].probability < self._thresholds.figure_meant:
            return UnknownAdvice(Reason.NO_SUCH_FIGURE, (before,)) if elsewhere else None
        read = self._figures.read(whole, evidence)
        other = composed and isinstance(read, FiguresAdvice) and before not in read.figures
        return UnknownAdvice(Reason.NO_SUCH_FIGURE, (before,)) if other else read

    def quoted(self, reading: Reading) -> FiguresAdvice | UnknownAdvice | None:
        """Answer what a number of the bulletin is, unless a message or everyday life quotes it."""
        text = reading.question.matching
        elsewhere = reading.evidence.of(Form.MESSAGE, Form.ORDINARY) >= self._thresholds.elsewhere
        if elsewhere or reading.contacts.found or self._wording.asks("my_loss", text):
            return None
        about = self.is_asked(reading, self._thresholds.figure_quoted)
        if not (about or self._figures.is_number_alone(text)):
            return None
        return self._figures.quoted(text, reading.evidence)

    def is_asked(self, reading: Reading, needed: float) -> bool:
        """Tell whether a figure is asked for, or a number quoted that nobody loses alone."""
        asked = reading.evidence.of(Form.FIGURE, Form.NO_FIGURE)
        return asked >= needed or self._figures.is_surely_of_the_bulletin(reading.question.matching)

    def charted(self, text: str) -> FiguresAdvice | None:
        """Answer who asks for a chart; one of what the bulletin does not give is not shown.

        Nor is one of years to who names months.
        """
        chart = self._charts.asked(text)
        if chart is None or self._figures.limited(text) or self._wording.months(text):
            return None
        figures = self._bulletin.figures
        return FiguresAdvice(tuple(figures[figure] for figure in chart.figures), chart=chart)

    def is_looked_up(self, text: str) -> bool:
        """Tell whether a year's statistics are named, as in a search box, or the bulletin asked.

        Or which of two figures is the larger one.
        """
        if self._wording.asks("which_more", text) and len(self._figures.named(text)) > 1:
            return True
        own = self._wording.asks("first_person", text)
        years = self._wording.years(text)
        named = _ITS_YEAR in years and self._figures.named(text) and not own
        searched = years and (self._wording.asks("headline", text) or named)
        counted = self._wording.asks("of_bulletin", text) and self._wording.counts(text)
        return bool(searched or (counted and self._figures.named(text)))

    def counts(self, reading: Reading) -> bool:
        """Tell whether it is asked how many there are of what a figure counts, and no more told."""
        text = reading.question.matching
        silent = not (
            reading.clues or reading.contacts.found or self._wording.asks("my_loss", text)
        )
        return silent and self._wording.counts(text) and bool(self._figures.named(text))

    def answer(self, reading: Reading) -> FiguresAdvice | UnknownAdvice:
        """Answer a question for a figure."""
        advice = self._asked(reading)
        if not isinstance(advice, FiguresAdvice):
            return advice
        advice = self._figures.of_one_operation(advice, reading.evidence)
        return self._with_the_most(advice, reading.question.matching)

    def _with_the_most(self, advice: FiguresAdvice, text: str) -> FiguresAdvice:
        """Add which of the figures shown is the largest, or rose most, where that is asked."""
        figures, asks = advice.figures, self._wording.asks
        if len(figures) < 2 or advice.derived or advice.refusal or advice.claim:
            return advice
        if asks("rising", text) and asks("chooses", text):
            rises = [(figure.comparison, figure) for figure in figures]
            risen = [(rise.percent, figure) for rise, figure in rises if _is_rise(rise)]
            if len(risen) < len(figures):
                return advice
            return replace(advice, most=max(risen, key=lambda item: item[0])[1], rising=True)
        alike = len({figure.unit for figure in figures}) == 1
        if not (alike and asks("which_more", text)):
            return advice
        return replace(advice, most=max(figures, key=lambda figure: figure.amounts[0].value))

    def _asked(self, reading: Reading) -> FiguresAdvice | UnknownAdvice:
        """Answer a question for figures; two in one sentence are read one by one."""
        question = reading.question
        text = self._wording.without_announcement(question.matching)
        text = self._wording.without("not_those", text)
        if self.is_distant(reading):
            return UnknownAdvice(Reason.OUT_OF_SCOPE)
        whole = self._figure(text, reading) if text else self._figure(question.matching, reading)
        parts = self._wording.questions(text)
        if self._is_of_one_figure(text, reading, whole):
            return whole
        if several := self._several_figures(text, reading, whole):
            return several
        if isinstance(whole, UnknownAdvice):
            return self._figures.given_of(text) or whole
        if self._figures.combines(text):
            return whole
        if len(parts) == 1 or self._figures.listed(text):
            return self._completed(whole, text, reading)
        found = self._found(parts, reading)
        leaning = any(not self._figures.named(part) for part in parts[1:])
        return whole if len(found) < len(parts) or leaning else _joined(found)

    def _is_of_one_figure(
        self, text: str, reading: Reading, whole: FiguresAdvice | UnknownAdvice
    ) -> bool:
        """Tell whether one number is asked for, and it is sure which: no word adds another."""
        given = isinstance(whole, FiguresAdvice) and bool(whole.figures)
        return given and self._figures.surely_one(text, reading.evidence)

    def _several_figures(
        self, text: str, reading: Reading, whole: FiguresAdvice | UnknownAdvice
    ) -> FiguresAdvice | None:
        """Answer what clauses ask for one by one, if it is more than the whole is answered with."""
        answered = whole.figures if isinstance(whole, FiguresAdvice) else ()
        computed = isinstance(whole, FiguresAdvice) and (
            whole.derived or whole.refusal or whole.claim or whole.chart
        )
        if computed or self._figures.combines(text):
            return None
        asked = self._several.read(text, reading.question.language, reading.evidence)
        return self._figures.together(text, asked) if {*asked} - {*answered} else None

    def _completed(self, advice: FiguresAdvice, text: str, reading: Reading) -> FiguresAdvice:
        """Add what clauses of their own name, or surely ask for, beside what is answered."""
        if advice.derived or advice.refusal or advice.claim or not advice.figures:
            return advice
        figures = self._figures.named_in_clauses(text, advice.figures)
        for found in self._found(self._figures.unnamed(text), reading):
            figures = figures if found.derived else (*figures, *found.figures)
        return replace(advice, figures=tuple(dict.fromkeys(figures)))

    def is_distant(self, reading: Reading) -> bool:
        """Tell whether it resembles no question for a figure, and may be none of our business."""
        evidence, limits = reading.evidence, self._thresholds
        nearest = evidence.nearest.get(evidence.figures[0].id, 0.0)
        elsewhere = evidence.of(Form.OUT_OF_SCOPE) >= limits.elsewhere_beside
        return nearest < limits.near and elsewhere

    def _found(self, parts: tuple[str, ...], reading: Reading) -> list[FiguresAdvice]:
        """Read the parts of a question by themselves; those that are not given are left out."""
        read = (self._figure(part, reading) for part in parts)
        return [advice for advice in read if isinstance(advice, FiguresAdvice)]

    def _figure(self, text: str, reading: Reading) -> FiguresAdvice | UnknownAdvice:
        question = reading.question
        if text == question.matching:
            return self._figures.read(question, reading.evidence)
        evidence = self._finder.find(text, question.language)
        return self._figures.read(replace(question, matching=text), evidence)


def _is_rise(change: Comparison | None) -> TypeGuard[Comparison]:
    return change is not None and change.direction == "rise"


def _joined(found: list[FiguresAdvice]) -> FiguresAdvice:
    return FiguresAdvice(
        tuple(dict.fromkeys(figure for advice in found for figure in advice.figures)),
        tuple(dict.fromkeys(figure for advice in found for figure in advice.derived)),
    )
