"""Tells which chart of the bulletin's figures somebody wants to see."""

import re

from bot.advice.patterns import Pattern
from bot.advice.wording import WordingReader
from knowledge.bulletins import Bulletin
from knowledge.charts import Chart, YearsPanel

_LONGEST = 60
"""Characters of a request; what is longer tells a story that speaks of a chart."""
_ASIDE = re.compile("[:：;；]")
"""Who goes on after this is drawing a chart of their own, and asks for the figures."""
_FOR_WORDS = ("how_many", "meaning")


class ChartFinder:
    def __init__(self, bulletin: Bulletin, wording: WordingReader) -> None:
        self._wording = wording
        self._names = tuple(
            (chart, Pattern.of(chart.named_by)) for chart in bulletin.charts.values()
        )

    def asked(self, text: str) -> Chart | None:
        """Return the chart that a normalised text asks for; None where it asks for none we have."""
        if len(text) > _LONGEST or not self._wording.asks("chart", text):
            return None
        if _ASIDE.search(text) or any(self._wording.asks(cue, text) for cue in _FOR_WORDS):
            return None
        told = self._wording.asks("told", self._wording.without("chart", text))
        if told or self._wording.asks("breakdown", text):
            return None
        named = [
            (chart, sum(end - start for start, end in pattern.spans(text)))
            for chart, pattern in self._names
        ]
        meant = [(chart, length) for chart, length in named if length]
        exact = [item for item in meant if not item[0].broad]
        if exact:
            return self._one(exact)
        return meant[-1][0] if meant else None

    def _one(self, exact: list[tuple[Chart, int]]) -> Chart | None:
        """Return the chart named at most length; none where years are asked that it has not."""
        if len(exact) > 1 and any(_by_year(chart) for chart, _ in exact):
            return None
        return max(exact, key=lambda item: item[1])[0]


def _by_year(chart: Chart) -> bool:
    return any(isinstance(panel, YearsPanel) for panel in chart.panels)
