"""Reads a question for a figure: which one, and whether the bulletin really gives it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.advice import FiguresAdvice, Reason, UnknownAdvice
from bot.advice.question import Question
from index.evidence import Candidate, Evidence
from index.normalise import normalise
from knowledge.bulletins import Bulletin
from knowledge.calculation import inputs
from knowledge.derived import Average, Change, DerivedFigure, EarlierPeriod, Ratio, Share, Sum
from knowledge.exemplars import Form
from knowledge.figures import Figure, LaterFigure, Limit

_NEAREST = 3
_LATER = 4

_YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
_LAST_YEAR = re.compile(r"去年|上年|前一年|上一年|last year|year before|previous year|prior year|year earlier|year ago")
_OLDER = re.compile(r"前年|大前年|two years ago|十年|历年|近几年|past (few|five|ten) years|decade")
_EARLIER = re.compile(r"(去年|上年|前一年|2020年?)的?(同期|前五个?月|前5个?月|1|一)|同期.{0,6}(去年|上年)|same (period|months|time).{0,12}(last|previous|prior|2020|year)|(last|previous|prior) year'?s? same|(year|12 months) (before|earlier)|jan(uary)?.{0,12}may.{0,6}2020|2020.{0,12}jan")
_SAME_PERIOD = re.compile(r"同期|同比|相比|比去年|比上年|较去年|较上年|compared|than|on[- ]year|year[- ]o[nv]|yoy|y/y|以来|至今|起,|从去年|自去年|去年(10|十)月|去年以来|since|from last")
_CHANGE = re.compile(r"同比|环比|增长|上升|下降|涨了|涨幅|增幅|降幅|多了|少了|升了|降了|增加了|减少了|increase|decrease|rise|rose|growth|grew|grow|drop|fell|fall|decline|higher|lower|change|up by|down by|year[- ]on|yoy|y/y|percent|per cent")
_MONTHS = {
    "01": r"(?<![0-9])1 ?月|(?<!十)一月|\bjanuary\b",
    "02": r"(?<![0-9])2 ?月|(?<!十)二月|\bfebruary\b",
    "03": r"(?<![0-9])3 ?月|三月|\bmarch\b",
    "04": r"(?<![0-9])4 ?月|四月|\bapril\b",
    "05": r"(?<![0-9])5 ?月|五月|\bmay\b(?! (be|have|i|we|not))",
    "06": r"(?<![0-9])6 ?月(?!17|中|1 ?7)|六月(?!十七)|\bjune\b(?! 17)(?<!17 june)(?! 2021)",
    "07": r"(?<![0-9])7 ?月|七月|\bjuly\b",
    "08": r"(?<![0-9])8 ?月|八月|\baugust\b",
    "09": r"(?<![0-9])9 ?月|九月|\bseptember\b",
    "10": r"(?<![0-9])10 ?月|十月|\boctober\b",
    "11": r"(?<![0-9])11 ?月|十一月|\bnovember\b",
    "12": r"(?<![0-9])12 ?月|十二月|\bdecember\b",
}
_MONTH_PATTERNS = {month: re.compile(pattern) for month, pattern in _MONTHS.items()}
_RANGE = re.compile(
    r"(1|一|元) ?月?份? ?(-|—|–|~|至|到|、) ?(5|五) ?月|前(五|5)个?月|(五|5)个月|头(五|5)个?月"
    r"|jan(uary)?\.? ?(-|–|to|through|until|till|and) ?may|first five months|five months|5 months"
)
_AND = re.compile(r"和|与|跟|及|、|各|分别|以及|还有|\band\b|\bboth\b|\brespectively\b|&|\+|,")
_SUM = re.compile(r"加起来|加在一起|加上|合计|合起来|总共|一共|共计|总和|之和|together|combined|in total|sum|plus|add|altogether|total")
_AVERAGE = re.compile(r"平均|每(个)?月|每天|日均|月均|一天|一个月|average|per (month|day)|monthly|daily|a (month|day)|each (month|day)|every (month|day)")
_SHARE = re.compile(r"占|比例|比率|百分之|几成|多大比重|share|percent|per cent|proportion|fraction|ratio|%|what part|how much of|out of")
_RATIO = re.compile(r"每|平均|倍|比例|average|per|each|every|ratio|times|for one|mean")
_MORE = re.compile(r"(多|少)(了|抓|破)?(多少|几)|(增加|减少|多出|下降)了?(多少|几)(起|个|人|万|件|名)|净增|净减|how many (more|fewer|less)|more .{0,20}than|fewer .{0,20}than|difference|in absolute|actual number")
_BEFORE = re.compile(_LAST_YEAR.pattern + r"|2020|同期|四月|4 ?月|april|之前|以前|前一|上个月|上月|earlier|before|prior|previous|base")


@dataclass(frozen=True)
class _LimitWords:
    limit: Limit
    words: tuple[str, ...]


class FigureReader:
    def __init__(self, bulletin: Bulletin, later: Iterable[LaterFigure]) -> None:
        self._bulletin = bulletin
        self._later = tuple(later)
        self._limits = tuple(
            _LimitWords(
                limit, tuple(_padded(word) for word in (*limit.words.zh, *limit.words.en))
            )
            for limit in bulletin.limits
        )

    def read(self, question: Question, evidence: Evidence) -> FiguresAdvice | UnknownAdvice:
        """Answer with the figures asked for, or say that the bulletin does not give them."""
        text = question.matching
        asked = self._asked(text, evidence.figures)
        if not self._given(text, asked, evidence):
            return self._refuse(text, asked, evidence)
        figures = tuple(item for item in asked if isinstance(item, Figure))
        derived = tuple(item for item in asked if isinstance(item, DerivedFigure))
        return FiguresAdvice(self._with_twins(text, figures, derived), derived)

    def _asked(
        self, text: str, candidates: tuple[Candidate, ...]
    ) -> tuple[Figure | DerivedFigure, ...]:
        """Return the likeliest figures that the wording allows, several where it names several."""
        ranked = [
            (self._entry(candidate.id), candidate.probability)
            for candidate in candidates
            if _allowed(self._entry(candidate.id), text)
        ]
        (first, best), *others = ranked
        if isinstance(first, Figure) and _EARLIER.search(text) and not _CHANGE.search(text):
            first = self._year_before(first) or first
        if isinstance(first, Figure) and _AND.search(text):
            also = tuple(
                item
                for item, probability in others[:3]
                if isinstance(item, Figure) and probability >= max(0.12, best * 0.3)
            )
            return (first, *also)
        return (first,)

    def _year_before(self, figure: Figure) -> DerivedFigure | None:
        """Return the figure's value before its published change, if it has one."""
        return next(
            (
                derived
                for derived in self._bulletin.derived.values()
                if isinstance(derived.formula, EarlierPeriod) and derived.formula.figure == figure.id
            ),
            None,
        )

    def _entry(self, entry: str) -> Figure | DerivedFigure:
        return self._bulletin.figures.get(entry) or self._bulletin.derived[entry]

    def _given(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...], evidence: Evidence
    ) -> bool:
        first = asked[0]
        rests_on = (
            (first.id,) if isinstance(first, Figure) else (first.id, *inputs(first.formula))
        )
        if any(not set(rests_on) & set(limit.limit.exceptions) for limit in self._named(text)):
            return False
        if isinstance(first, Figure) and evidence.of(Form.NO_FIGURE) > 1.5 * evidence.of(Form.FIGURE):
            return False
        if not self._period_given(text, first):
            return False
        return not (
            isinstance(first, Figure)
            and _CHANGE.search(text)
            and first.comparison is None
            and first.kind != "rate"
            and not _SUM.search(text)
        )

    def _period_given(self, text: str, first: Figure | DerivedFigure) -> bool:
        years = set(_YEAR.findall(text))
        if years - {"2020", "2021"} or _OLDER.search(text):
            return False
        if isinstance(first, DerivedFigure):
            return True
        earlier = "2020" in years or (_LAST_YEAR.search(text) and not _SAME_PERIOD.search(text))
        starts_earlier = (first.period.start or "2020").startswith("2020")
        if earlier and "2021" not in years and not starts_earlier:
            return False
        return self._months_given(text, first)

    def _months_given(self, text: str, first: Figure) -> bool:
        if _RANGE.search(text):
            return True
        months = {month for month, pattern in _MONTH_PATTERNS.items() if pattern.search(text)}
        covered = {"10"} if first.area == "2" else set()
        if first.period.start == first.period.end == "2021-05":
            covered |= {"04", "05"}
        if first.period.start == "2021-01":
            covered |= {"01"} if "05" not in months and len(months) == 1 else set()
        if {"01", "05"} <= months:
            covered |= {"01", "05"}
        return months <= covered

    def _named(self, text: str) -> tuple[_LimitWords, ...]:
        padded = _padded(text)
        return tuple(
            limit for limit in self._limits if any(word in padded for word in limit.words)
        )

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
        likely = (
            self._entry(candidate.id)
            for candidate in evidence.figures[:_NEAREST]
            if candidate.probability >= 0.1
        )
        nearest = tuple(item for item in likely if isinstance(item, Figure))
        return UnknownAdvice(Reason.NO_SUCH_FIGURE, nearest, self._published_later(text, asked))

    def _published_later(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...]
    ) -> tuple[LaterFigure, ...]:
        """Return what other publications say on the same thing for a year that is named."""
        years = set(_YEAR.findall(text))
        wanted = {item.id for item in asked}
        return tuple(
            figure
            for figure in self._later
            if years & {figure.start[:4], figure.end[:4]} and set(figure.like) & wanted
        )[:_LATER]


def _allowed(item: Figure | DerivedFigure, text: str) -> bool:
    """Tell whether a question's wording asks for this computation; a plain figure always fits."""
    if isinstance(item, Figure):
        return True
    match item.formula:
        case EarlierPeriod():
            return bool(_BEFORE.search(text))
        case Change():
            return bool(_MORE.search(text))
        case Sum():
            return bool(_SUM.search(text))
        case Average():
            return bool(_AVERAGE.search(text))
        case Share():
            return bool(_SHARE.search(text))
        case Ratio():
            return bool(_RATIO.search(text))
        case _:
            return True


def _padded(text: str) -> str:
    """Surround Latin words with blanks, so that "men" is not found in "payment"."""
    normal = normalise(text)
    if re.search(r"[\u3400-\u9fff]", normal):
        return normal
    return f" {' '.join(re.findall(r'[a-z0-9-]+', normal))} "
