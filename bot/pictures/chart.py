"""A chart: its title, its panels one below the other, the small print."""

from typing import assert_never

from bot.pictures.drawings import Bars, ChartDrawing, Numbers, Panel, Steps, Years
from bot.pictures.page import GAP, SMALL, TITLE, Page, laid_out
from bot.pictures.panels import bars, numbers, steps
from bot.pictures.sheet import BLUE, GREY, WIDTH, Sheet
from bot.pictures.years import years

_STRIPE = 14


def draw_chart(chart: ChartDrawing) -> Sheet:
    return laid_out(lambda page: _write(chart, page))


def _write(chart: ChartDrawing, page: Page) -> None:
    page.box(0, 0, WIDTH, _STRIPE, BLUE)
    page.lines(chart.title, TITLE, bold=True)
    for panel in chart.panels:
        _panel(panel, page)
    page.y += GAP
    page.rule()
    for line in chart.small_print:
        page.lines(line, SMALL, GREY)


def _panel(panel: Panel, page: Page) -> None:
    page.heading(panel.title, panel.period)
    match panel:
        case Bars():
            bars(panel, page)
        case Numbers():
            numbers(panel.numbers, page)
        case Steps():
            steps(panel, page)
        case Years():
            years(panel, page)
        case _:
            assert_never(panel)
