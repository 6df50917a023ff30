"""Charts of figures: what stands on them, ready to be drawn."""

from dataclasses import replace
from typing import assert_never

from bot.numbers import spoken
from bot.pictures.drawings import (
    Bar,
    Bars,
    ChartDrawing,
    Number,
    Numbers,
    Panel,
    Step,
    Steps,
)
from bot.rendering.voice import Voice
from bot.rendering.years import cited, years
from knowledge.charts import BarsPanel, Chart, NumbersPanel, StepsPanel, YearsPanel
from knowledge.charts import Panel as PanelRecord
from knowledge.figures import Comparison, Figure


def compose(shown: Chart, voice: Voice) -> ChartDrawing:
    panels = _one_scale(tuple(_panel(panel, shown, voice) for panel in shown.panels), shown)
    note = (voice.say(shown.note),) if shown.note else ()
    return ChartDrawing(voice.say(shown.title), panels, (*note, source(shown, voice)))


def source(shown: Chart, voice: Voice) -> str:
    """Return who published the figures of a chart, and when."""
    later = [panel for panel in shown.panels if isinstance(panel, YearsPanel)]
    if later:
        return cited(later, voice)
    masthead = voice.knowledge.bulletin.masthead
    published = voice.knowledge.sources[masthead.source]
    return voice.phrases.charts.source.format(
        title=voice.say(masthead.short_title), publisher=voice.say(published.publisher)
    )


def _panel(panel: PanelRecord, chart: Chart, voice: Voice) -> Panel:
    title = voice.say(panel.title) if panel.title else ""
    figures = voice.knowledge.bulletin.figures
    match panel:
        case BarsPanel():
            make = _change if panel.measure == "change" else _value
            shown = tuple(make(figures[figure], voice) for figure in panel.figures)
            return Bars(title, _period(panel, voice), shown, max(bar.length for bar in shown))
        case NumbersPanel():
            return Numbers(title, _period(panel, voice), _numbers(panel.figures, chart, voice))
        case StepsPanel():
            steps = tuple(
                Step(voice.say(step.title), _numbers(step.figures, chart, voice))
                for step in panel.steps
            )
            return Steps(title, _period(panel, voice), steps)
        case YearsPanel():
            return years(panel, voice)
        case _:
            assert_never(panel)


def _one_scale(panels: tuple[Panel, ...], shown: Chart) -> tuple[Panel, ...]:
    """Draw all changes to one scale, since per cent are per cent."""
    changes = [
        panel
        for panel, record in zip(panels, shown.panels, strict=True)
        if isinstance(panel, Bars) and isinstance(record, BarsPanel) and record.measure == "change"
    ]
    full = max((panel.full for panel in changes), default=0)
    return tuple(
        replace(panel, full=full) if panel in changes and isinstance(panel, Bars) else panel
        for panel in panels
    )


def _period(panel: PanelRecord, voice: Voice) -> str:
    first = voice.knowledge.bulletin.figures[panel.figures[0]]
    return voice.phrases.figures.period.format(period=voice.say(first.period.wording))


def _numbers(ids: tuple[str, ...], chart: Chart, voice: Voice) -> tuple[Number, ...]:
    figures = (voice.knowledge.bulletin.figures[figure] for figure in ids)
    return tuple(
        Number(
            voice.say(chart.labels.get(item.id, item.title)),
            _shown(item, voice),
            _compared(item.comparison, voice) if item.comparison else "",
        )
        for item in figures
    )


def _value(item: Figure, voice: Voice) -> Bar:
    return Bar(voice.say(item.title), float(item.amounts[0].value), _shown(item, voice))


def _change(item: Figure, voice: Voice) -> Bar:
    assert item.comparison, "knowledge is checked when it is loaded"
    falling = item.comparison.direction == "fall"
    percent = item.comparison.percent
    shown = f"{'−' if falling else '+'}{percent}%"
    return Bar(voice.say(item.title), float(percent), shown, falling)


def _shown(item: Figure, voice: Voice) -> str:
    [amount] = item.amounts
    return voice.phrases.charts.value.format(
        more=voice.phrases.figures.more_than if amount.more_than else "",
        value=spoken(amount.value, voice.language),
        unit=voice.say(item.unit),
    ).strip()


def _compared(comparison: Comparison, voice: Voice) -> str:
    phrases = voice.phrases.charts
    template = phrases.up if comparison.direction == "rise" else phrases.down
    return template.format(against=voice.say(comparison.against), percent=comparison.percent)
