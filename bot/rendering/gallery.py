"""A chart as a reply: the picture, what it shows in words, and the ways on."""

from collections.abc import Iterator
from typing import assert_never

from bot.actions import OpenArea, OpenChart, Screen
from bot.pictures.drawings import Bars, ChartDrawing, Number, Numbers, Panel, Steps, Years
from bot.pictures.subjects import ChartOf
from bot.rendering.charts import compose, source
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Note, Paragraph, Picture, Reply, Row
from knowledge.charts import Chart


def chart(shown: Chart, voice: Voice) -> Reply:
    drawing = compose(shown, voice)
    picture = Picture(ChartOf(shown.id), voice.language.value, in_words(drawing, voice))
    note = (Paragraph(voice.say(shown.note)),) if shown.note else ()
    blocks = (Heading(drawing.title), *note, Note(source(shown, voice)))
    return Reply(blocks, (_neighbours(shown, voice), _ways_on(shown, voice)), picture)


def in_words(drawing: ChartDrawing, voice: Voice) -> str:
    """Return the numbers of a chart, a line each, under the period they are of."""
    return "\n".join(line for panel in drawing.panels for line in _panel(panel, voice))


def _panel(panel: Panel, voice: Voice) -> Iterator[str]:
    phrases = voice.phrases.charts
    if panel.title and panel.period:
        yield phrases.panel.format(title=panel.title, period=panel.period)
    else:
        yield panel.title or panel.period
    match panel:
        case Bars(bars=bars):
            yield from (phrases.line.format(label=bar.label, shown=bar.shown) for bar in bars)
        case Numbers(numbers=numbers):
            yield from _numbers(numbers, voice)
        case Steps(steps=steps):
            for place, step in enumerate(steps, 1):
                yield phrases.step.format(number=place, title=step.title)
                yield from _numbers(step.numbers, voice)
        case Years(years=years, remarks=remarks, unit=unit):
            yield unit
            whole = (year for year in years if year.length and year.whole)
            yield from (phrases.line.format(label=year.label, shown=year.shown) for year in whole)
            yield from remarks
        case _:
            assert_never(panel)


def _numbers(numbers: tuple[Number, ...], voice: Voice) -> Iterator[str]:
    phrases = voice.phrases.charts
    for number in numbers:
        shown = number.shown
        if number.change:
            shown = phrases.changed.format(shown=shown, change=number.change)
        yield phrases.line.format(label=number.label, shown=shown)


def _neighbours(shown: Chart, voice: Voice) -> Row:
    """Leaf through all charts, round and round."""
    charts = tuple(voice.knowledge.bulletin.charts.values())
    place = charts.index(shown)
    before, after = charts[place - 1], charts[(place + 1) % len(charts)]
    leaf = voice.phrases.charts
    return (
        Button(leaf.before.format(title=voice.say(before.title)), OpenChart(before.id)),
        Button(leaf.after.format(title=voice.say(after.title)), OpenChart(after.id)),
    )


def _ways_on(shown: Chart, voice: Voice) -> Row:
    stats = voice.screen(voice.phrases.buttons.stats, Screen.STATS)
    if shown.area is None:
        return (stats,)
    if shown.area == "later":
        return (voice.screen(voice.phrases.buttons.later, Screen.LATER), stats)
    return (Button(voice.phrases.charts.figures, OpenArea(shown.area)), stats)
