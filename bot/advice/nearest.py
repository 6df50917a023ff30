"""Says that a figure is not given, and what comes nearest to it."""

from collections.abc import Iterable, Iterator

from bot.advice.advice import Reason, UnknownAdvice
from bot.advice.coverage import Coverage, is_of_one_month, rests_on
from bot.advice.mentions import MentionFinder
from bot.advice.quoted import QuoteFinder
from bot.advice.wording import WordingReader
from index.evidence import Evidence
from knowledge.bulletins import Bulletin
from knowledge.derived import DerivedFigure
from knowledge.exemplars import Form
from knowledge.figures import Figure, FigureKind, LaterFigure

_NEAREST = 3
_LATER = 4
_COUNTED_TO = "2021-05"
"""The last month that the bulletin counts."""
_NO_COUNT = (FigureKind.LABEL, FigureKind.THRESHOLD)
_NEAR = 0.1
"""Probability from which a figure that is not what was asked for is shown all the same."""


class NearestFigures:
    def __init__(
        self,
        bulletin: Bulletin,
        later: Iterable[LaterFigure],
        wording: WordingReader,
        mentions: MentionFinder,
        coverage: Coverage,
        quotes: QuoteFinder,
    ) -> None:
        self._bulletin = bulletin
        self._later = tuple(later)
        self._wording = wording
        self._mentions = mentions
        self._coverage = coverage
        self._quotes = quotes

    def refuse(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...], evidence: Evidence
    ) -> UnknownAdvice:
        """Say that it is not given, and what is: close to it, of that month, or later."""
        nearest = dict.fromkeys(self._near(text, evidence))
        nearest |= dict.fromkeys(self._of_the_month(text, asked))
        limits = self._coverage.limits(text)
        limited = any(limit.near is not None for limit in limits)
        of_a_place = any(limit.of_a_place for limit in limits)
        like = tuple(nearest) if limited else asked
        later = () if of_a_place else self._published_later(text, like)
        named = {figure.id for figure in self._mentions.named(text)}
        said = [limit for limit in limits if limit.says]
        fitting = (limit for limit in said if named & {*limit.near_if_named})
        telling = next(fitting, said[0] if said else None)
        reason = self._reason(text, tuple(nearest), evidence)
        return UnknownAdvice(reason, tuple(nearest), later, telling)

    def _reason(self, text: str, nearest: tuple[Figure, ...], evidence: Evidence) -> Reason:
        """Say that it is not given only where something speaks for that."""
        limited = (
            self._coverage.limits(text)
            or self._wording.months(text)
            or not self._coverage.covers(text, nearest[:1])
        )
        given = evidence.of(Form.FIGURE) > evidence.of(Form.NO_FIGURE)
        return Reason.UNSURE_FIGURE if given and not limited else Reason.NO_SUCH_FIGURE

    def _near(self, text: str, evidence: Evidence) -> Iterator[Figure]:
        """Yield what comes nearest to what is not given, by the limit or by likelihood."""
        for quote in self._quotes.find(text):
            yield from quote.figures[:_NEAREST]
        limits = [limit for limit in self._coverage.limits(text) if limit.near is not None]
        if limits:
            named = {figure.id for figure in self._mentions.named(text)}
            near = [id_ for limit in limits for id_ in limit.near_if_named if id_ in named]
            near += [id_ for limit in limits for id_ in limit.near or ()]
            yield from (self._bulletin.figures[id_] for id_ in [*dict.fromkeys(near)][:_NEAREST])
            return
        likely = [c.id for c in evidence.figures[:_NEAREST] if c.probability >= _NEAR]
        given = tuple(filter(None, map(self._bulletin.figures.get, likely)))
        by_name = self._mentions.named(text)
        first = tuple(item for item in by_name if item in given) if len(by_name) < _NEAREST else ()
        for item in (*first, *given) or by_name[:_NEAREST]:
            if item.kind not in _NO_COUNT:
                yield item

    def _of_the_month(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...]
    ) -> Iterator[Figure]:
        """Yield what the bulletin does give for a month that is named, of the same unit."""
        named = (*self._mentions.named(text), *(it for it in asked if isinstance(it, Figure)))
        units = {figure.unit.en for figure in named}
        for figure in self._bulletin.figures.values():
            fits = is_of_one_month(figure) and figure.kind != "rate" and figure.unit.en in units
            if fits and self._wording.months(text) and self._coverage.covers_months(text, figure):
                yield figure

    def _published_later(
        self, text: str, asked: tuple[Figure | DerivedFigure, ...]
    ) -> tuple[LaterFigure, ...]:
        """Return what other publications say on the same thing for a year that is named."""
        years = self._wording.years(text)
        wanted = {id_ for item in asked for id_ in (item.id, *rests_on(item))}
        if self._wording.asks("now", text) and not years:
            return self.newest(wanted) or self.newest({*self._bulletin.figures})
        return tuple(
            figure
            for figure in self._later
            if years & {figure.start[:4], figure.end[:4]} and set(figure.like) & wanted
        )[:_LATER]

    def newest(self, ids: set[str]) -> tuple[LaterFigure, ...]:
        """Return the newest official ones on the same kind of thing, newer than the bulletin's."""
        newer = (figure for figure in self._later if figure.end > _COUNTED_TO)
        like = [figure for figure in newer if ids & set(figure.like)]
        newest = max((figure.end for figure in like), default=None)
        return tuple(figure for figure in like if figure.end == newest)[:_LATER]
