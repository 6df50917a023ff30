"""A published bulletin: its text, its figures and what can be computed from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from knowledge.averages import AverageWords, averages_of
from knowledge.charts import BarsPanel, Chart
from knowledge.combinations import check_calculations
from knowledge.derived import DerivedFigure, inputs
from knowledge.figures import Area, Figure, Limit
from knowledge.mentions import Incompatible, Mention
from knowledge.models import Id, Localized, Record, Text
from knowledge.reading import KnowledgeError, R, by_id, read_record, read_records, read_text
from knowledge.rises import RiseWords, gaps_between


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
    """Those that are listed and that have exemplars of their own."""
    on_request: dict[str, DerivedFigure]
    """Those that are computed when somebody asks."""
    limits: tuple[Limit, ...]
    charts: dict[str, Chart]
    mentions: tuple[Mention, ...]
    """The more telling first."""
    incompatible: tuple[Incompatible, ...]

    @property
    def computable(self) -> tuple[DerivedFigure, ...]:
        return (*self.derived.values(), *self.on_request.values())


def read_bulletin(folder: Path, averages: AverageWords, rises: RiseWords) -> Bulletin:
    figures = _records(folder / "figures.yaml", Figure)
    on_request = _records(folder / "on-request.yaml", DerivedFigure)
    derived = _records(folder / "derived.yaml", DerivedFigure)
    listed = {item.formula for item in derived.values()}
    by_time = {
        item.id: item
        for item in averages_of(figures.values(), averages)
        if item.formula not in listed
    }
    gaps = {item.id: item for item in gaps_between(figures.values(), rises)}
    bulletin = Bulletin(
        id=folder.name,
        masthead=read_record(folder / "masthead.yaml", Masthead),
        text=read_text(folder / "bulletin.txt"),
        figures=figures,
        derived=derived,
        on_request={**by_time, **gaps, **on_request},
        limits=tuple(_records(folder / "limits.yaml", Limit).values()),
        charts=_records(folder / "charts.yaml", Chart),
        mentions=read_records(folder / "mentions.yaml", Mention),
        incompatible=tuple(_records(folder / "incompatible.yaml", Incompatible).values()),
    )
    _cross_check(folder, bulletin.text, figures)
    _check_references(folder, bulletin)
    check_calculations(folder, bulletin.computable, figures, bulletin.incompatible)
    return bulletin


def _check_references(folder: Path, bulletin: Bulletin) -> None:
    figures = bulletin.figures
    for name, items in (("derived", bulletin.derived), ("on-request", bulletin.on_request)):
        for item in items.values():
            _known(folder / f"{name}.yaml", item.id, inputs(item.formula), figures)
    for limit in bulletin.limits:
        _known(folder / "limits.yaml", f"{limit.id}: except", limit.exceptions, figures)
        _known(folder / "limits.yaml", f"{limit.id}: near", limit.near or (), figures)
    for chart in bulletin.charts.values():
        _known(folder / "charts.yaml", chart.id, chart.figures, figures)
        _comparable(folder / "charts.yaml", chart, figures)
    for mention in bulletin.mentions:
        _known(folder / "mentions.yaml", mention.words.en[0], mention.figures, figures)
    for rule in bulletin.incompatible:
        _known(folder / "incompatible.yaml", rule.id, (*rule.figures, *rule.against), figures)


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
