"""By how much one published rise exceeds another, of every two that are against the same year."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from knowledge.derived import DerivedFigure, Points
from knowledge.figures import Figure
from knowledge.models import Localized, Record, Text


class RiseWords(Record):
    """How the gap between two rises is told; {higher} and {lower} are filled in."""

    title: Localized[Text]
    unit: Localized[Text]
    counts: Localized[Text]


def gaps_between(figures: Iterable[Figure], words: RiseWords) -> Iterator[DerivedFigure]:
    risen = [figure for figure in figures if _rose_in_a_year(figure)]
    for higher, lower in combinations(sorted(risen, key=_percent, reverse=True), 2):
        if higher.period == lower.period:
            yield _gap(higher, lower, words)


def _rose_in_a_year(figure: Figure) -> bool:
    comparison = figure.comparison
    return comparison is not None and (comparison.basis, comparison.direction) == (
        "year-on-year",
        "rise",
    )


def _percent(figure: Figure) -> float:
    return float(figure.comparison.percent) if figure.comparison else 0.0


def _gap(higher: Figure, lower: Figure, words: RiseWords) -> DerivedFigure:
    def filled(template: Localized[Text]) -> Localized[Text]:
        return Localized[Text](
            zh=template.zh.format(higher=higher.title.zh, lower=lower.title.zh),
            en=template.en.format(higher=higher.title.en, lower=lower.title.en),
        )

    return DerivedFigure(
        id=f"{higher.id}-rise-over-{lower.id}",
        title=filled(words.title),
        formula=Points(op="points", higher=higher.id, lower=lower.id),
        decimals=1,
        unit=filled(words.unit),
        counts=filled(words.counts),
    )
