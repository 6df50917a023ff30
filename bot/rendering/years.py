"""Later official figures year by year: whole years, parts of one, and the gaps between."""

from collections.abc import Iterable
from decimal import Decimal

from bot.numbers import digits, spoken
from bot.pictures.drawings import Year, Years
from bot.rendering.voice import Voice
from knowledge import Language
from knowledge.charts import YearsPanel
from knowledge.figures import LaterFigure

_SCALE = {Language.ZH: Decimal(10_000), Language.EN: Decimal(1_000)}


def years(panel: YearsPanel, voice: Voice) -> Years:
    whole = {item.start: item for item in _later(panel.whole, voice)}
    partial = {item.start[:4]: item for item in _later(panel.partial, voice)}
    known = sorted({*whole, *partial})
    every = [str(year) for year in range(int(known[0]), int(known[-1]) + 1)]
    phrases = voice.phrases.charts
    first = next(iter(whole.values()))
    unit = phrases.unit.format(scale=phrases.scale, unit=voice.say(first.unit))
    shown = tuple(_year(year, whole.get(year), partial.get(year), voice) for year in every)
    gaps = [year for year in every if year not in known]
    parts = (_part(item, voice) for item in partial.values())
    remarks = (
        phrases.part_of_year.format(years=voice.listed(parts)),
        phrases.gaps.format(years=voice.listed(gaps)),
    )
    return Years(voice.say(panel.title), "", unit, shown, remarks)


def cited(panels: Iterable[YearsPanel], voice: Voice) -> str:
    """Return on which days the figures were published."""
    items = [item for panel in panels for item in _later((*panel.whole, *panel.partial), voice)]
    dates = sorted({str(voice.knowledge.sources[item.source].published) for item in items})
    return voice.phrases.charts.sources.format(dates=voice.listed(dates))


def _later(ids: Iterable[str], voice: Voice) -> list[LaterFigure]:
    known = {item.id: item for item in voice.knowledge.later_figures}
    return [known[figure] for figure in ids]


def _year(label: str, whole: LaterFigure | None, part: LaterFigure | None, voice: Voice) -> Year:
    item = whole or part
    if item is None:
        return Year(label)
    return Year(label, float(item.value), _scaled(item, voice), whole is not None)


def _scaled(item: LaterFigure, voice: Voice) -> str:
    more = "+" if item.more_than else ""
    return digits(item.value / _SCALE[voice.language]) + more


def _part(item: LaterFigure, voice: Voice) -> str:
    phrases = voice.phrases
    shown = phrases.charts.value.format(
        more=phrases.figures.more_than if item.more_than else "",
        value=spoken(item.value, voice.language),
        unit=voice.say(item.unit),
    )
    return phrases.charts.part.format(year=voice.say(item.year), shown=shown)
