"""A published bulletin: its text, its figures and what can be computed from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from knowledge.calculation import inputs
from knowledge.charts import BarsPanel, Chart
from knowledge.derived import DerivedFigure
from knowledge.figures import Area, Figure, Limit
from knowledge.models import Id, Localized, Record, Text
from knowledge.reading import KnowledgeError, R, by_id, read_record, read_records, read_text


class Masthead(Record):
    """Who published the bulletin, when, and what it leaves out."""

    title: Localized[Text]
    short_title: Localized[Text]
    source: Id
    areas: tuple[Area, ...] = Field(min_length=1)
    does_not_contain: Localized[tuple[Text, ...]]


@dataclass(frozen=True)
class Bulletin:
    id: str
    masthead: Masthead
    text: str
    figures: dict[str, Figure]
    derived: dict[str, DerivedFigure]
    limits: tuple[Limit, ...]
    charts: dict[str, Chart]


def read_bulletin(folder: Path) -> Bulletin:
    text = read_text(folder / "bulletin.txt")
    figures = _records(folder / "figures.yaml", Figure)
    derived = _records(folder / "derived.yaml", DerivedFigure)
    limits = _records(folder / "limits.yaml", Limit)
    _cross_check(folder, text, figures)
    for item in derived.values():
        _known(folder / "derived.yaml", item.id, inputs(item.formula), figures)
    for limit in limits.values():
        _known(folder / "limits.yaml", f"{limit.id}: except", limit.exceptions, figures)
    charts = _records(folder / "charts.yaml", Chart)
    for chart in charts.values():
        _known(folder / "charts.yaml", chart.id, chart.figures, figures)
        _comparable(folder / "charts.yaml", chart, figures)
    masthead = read_record(folder / "masthead.yaml", Masthead)
    return Bulletin(folder.name, masthead, text, figures, derived, tuple(limits.values()), charts)


def _records(path: Path, kind: type[R]) -> dict[str, R]:
    return by_id(path, read_records(path, kind))


def _known(path: Path, where: str, ids: Iterable[str], figures: dict[str, Figure]) -> None:
    for missing in sorted(set(ids) - figures.keys()):
        raise KnowledgeError(f"{path}: {where}: {missing} does not exist; correct the id")


def _comparable(path: Path, chart: Chart, figures: dict[str, Figure]) -> None:
    """No panel mixes periods, nor asks for a change that is not given."""
    for panel in chart.panels:
        shown = [figures[figure] for figure in panel.figures]
        if len({figure.period for figure in shown}) > 1:
            raise KnowledgeError(f"{path}: {chart.id}: figures of several periods; part the panel")
        if any(len(figure.amounts) > 1 for figure in shown):
            raise KnowledgeError(f"{path}: {chart.id}: a figure has several amounts; leave it out")
        changes = isinstance(panel, BarsPanel) and panel.measure == "change"
        if changes and not all(figure.comparison for figure in shown):
            raise KnowledgeError(f"{path}: {chart.id}: a figure has no comparison; leave it out")


def _cross_check(folder: Path, text: str, figures: dict[str, Figure]) -> None:
    flat = flatten(text)
    for figure in figures.values():
        where = f"{folder / 'figures.yaml'}: {figure.id}"
        if flatten(figure.quotation) not in flat:
            raise KnowledgeError(
                f"{where}: quotation: not in bulletin.txt; copy it letter by letter"
            )
        for amount in figure.amounts:
            if amount.written not in figure.quotation:
                raise KnowledgeError(f"{where}: written: {amount.written} is not in the quotation")
        for other in (*figure.together_with, *figure.not_to_confuse_with):
            if other not in figures:
                raise KnowledgeError(f"{where}: {other} does not exist; correct the id")


def flatten(text: str) -> str:
    """Join lines and runs of blanks, as quotations are compared."""
    return " ".join(text.split())
