"""The ways on from a figure: its chart, what is calculated from it, sending it to somebody."""

from bot.actions import OpenArea, OpenChart, OpenDerived, Screen
from bot.rendering.voice import Voice
from bot.reply import Button, InlineButton, Row
from knowledge.calculation import inputs
from knowledge.charts import Chart
from knowledge.derived import DerivedFigure
from knowledge.figures import Figure


def ways_on(figure: Figure, voice: Voice) -> tuple[Row, ...]:
    phrases, buttons = voice.phrases.charts, voice.phrases.buttons
    shown = chart_of(figure, voice)
    look = (Button(phrases.button, OpenChart(shown.id)),) if shown else ()
    computed = (
        (Button(buttons.calculated, OpenDerived(figure.id)),) if resting_on(figure, voice) else ()
    )
    send = InlineButton(phrases.send, voice.say(figure.title))
    back = Button(buttons.back, OpenArea(figure.area))
    return (
        (*look, *computed),
        (send,),
        (back, voice.screen(buttons.stats, Screen.STATS)),
    )


def chart_of(figure: Figure, voice: Voice) -> Chart | None:
    """Return the chart that a figure is on; of several, that of its area."""
    charts = [
        chart for chart in voice.knowledge.bulletin.charts.values() if figure.id in chart.figures
    ]
    charts.sort(key=lambda chart: chart.area != figure.area)
    return charts[0] if charts else None


def resting_on(figure: Figure, voice: Voice) -> tuple[DerivedFigure, ...]:
    every = voice.knowledge.bulletin.derived.values()
    return tuple(item for item in every if figure.id in inputs(item.formula))
