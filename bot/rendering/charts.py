"""Charts of figures: what is drawn, and the same in words."""

from bot.actions import OpenArea, OpenScreen, Screen
from bot.numbers import spoken
from bot.pictures.drawings import Bar, BarChart, Panel
from bot.pictures.subjects import ChartOf
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Note, Paragraph, Picture, Reply
from knowledge.charts import Chart, ChartPanel
from knowledge.figures import Figure, FigureKind


def chart(shown: Chart, voice: Voice) -> Reply:
    """Return a chart with what it shows in words, and ways on."""
    drawing = compose(shown, voice)
    note = (Paragraph(voice.say(shown.note)),) if shown.note else ()
    picture = Picture(ChartOf(shown.id), voice.language.value, in_words(drawing, voice))
    return Reply(
        (Heading(drawing.title), *note, Note(drawing.small_print[-1])),
        _ways_on(shown, voice),
        picture,
    )


def compose(shown: Chart, voice: Voice) -> BarChart:
    panels = tuple(_panel(panel, voice) for panel in shown.panels)
    masthead = voice.knowledge.bulletin.masthead
    source = voice.knowledge.sources[masthead.source]
    cited = voice.phrases.charts.source.format(
        publisher=voice.say(source.publisher), date=source.published
    )
    note = (voice.say(shown.note),) if shown.note else ()
    return BarChart(voice.say(shown.title), panels, (*note, cited))


def in_words(drawing: BarChart, voice: Voice) -> str:
    """Return the numbers of a chart, a line each, under the period they are of."""
    lines = []
    for panel in drawing.panels:
        lines.append(voice.phrases.charts.panel.format(title=panel.title, period=panel.period))
        lines += [voice.phrases.charts.line.format(**vars(bar)) for bar in panel.bars]
    return "\n".join(lines)


def _panel(panel: ChartPanel, voice: Voice) -> Panel:
    shown = [voice.knowledge.bulletin.figures[figure] for figure in panel.figures]
    bars = tuple(
        _change(item, voice) if panel.measure == "change" else _value(item, voice) for item in shown
    )
    title = voice.say(panel.title) if panel.title else ""
    period = voice.phrases.figures.period.format(period=voice.say(shown[0].period.wording))
    return Panel(title, period, bars)


def _value(item: Figure, voice: Voice) -> Bar:
    [amount] = item.amounts
    more = voice.phrases.figures.more_than if amount.more_than else ""
    unit = voice.phrases.units.percent if item.kind is FigureKind.RATE else voice.say(item.unit)
    shown = voice.phrases.charts.value.format(
        more=more, value=spoken(amount.value, voice.language), unit=unit
    )
    return Bar(voice.say(item.title), float(amount.value), shown.strip())


def _change(item: Figure, voice: Voice) -> Bar:
    assert item.comparison, "knowledge is checked when it is loaded"
    sign = "+" if item.comparison.direction == "rise" else "−"
    percent = item.comparison.percent
    return Bar(voice.say(item.title), float(percent), f"{sign}{percent}%")


def _ways_on(shown: Chart, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    area = voice.knowledge.bulletin.figures[shown.figures[0]].area
    buttons = voice.phrases.buttons
    back = Button(buttons.back, OpenArea(area))
    return ((back, Button(buttons.stats, OpenScreen(Screen.STATS))),)
