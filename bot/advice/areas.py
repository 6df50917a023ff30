"""Finds the part of the bulletin whose figures are asked for all together."""

from bot.advice.advice import FiguresAdvice
from bot.advice.coverage import Coverage
from bot.advice.mentions import MentionFinder
from bot.advice.patterns import Pattern
from bot.advice.wording import WordingReader
from knowledge.bulletins import Bulletin
from knowledge.figures import HEADLINE, Area

_ONE_OR_TWO = 2


class AreaFinder:
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
        self._areas = tuple(
            (area, Pattern.of(area.named_by)) for area in bulletin.masthead.areas if area.named_by
        )

    def asked(self, text: str) -> FiguresAdvice | None:
        """Return the figures of the area that a normalised text names, or else the main ones.

        None where one or two figures are named, or something that the bulletin does not tell.
        """
        elsewhen = self._wording.years(text) - {"2020", "2021"}
        named, whole = self._mentions.named(text), self._wording.asks("of_bulletin", text)
        counted = self._wording.counts(text) and (named or not whole)
        if elsewhen or counted or self._coverage.limits(text):
            return None
        area = self._named(text)
        if area is None and not whole and 0 < len(named) <= _ONE_OR_TWO:
            return None
        chosen = area or next(one for one in self._bulletin.masthead.areas if one.id == HEADLINE)
        figures = (item for item in self._bulletin.figures.values() if item.area == chosen.id)
        return FiguresAdvice(tuple(item for item in figures if not item.repeats), area=chosen)

    def _named(self, text: str) -> Area | None:
        """Return the area named at most length."""
        lengths = [
            (sum(end - start for start, end in pattern.spans(text)), area)
            for area, pattern in self._areas
        ]
        length, area = max(lengths, key=lambda found: found[0])
        return area if length else None
