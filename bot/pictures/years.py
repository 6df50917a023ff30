"""Numbers year by year: full columns, hollow ones for part of a year, gaps where there is none."""

from bot.pictures.drawings import Year, Years
from bot.pictures.page import GAP, INNER, SMALL, Page
from bot.pictures.sheet import BLUE, GREY, INK, LINE, MARGIN

_TALLEST = 420
_SHARE = 0.68
"""Of a year's width that its column takes."""


def years(panel: Years, page: Page) -> None:
    page.lines(panel.unit, SMALL, GREY)
    ground = page.y + SMALL * 1.6 + _TALLEST
    width = INNER / len(panel.years)
    most = max(year.length for year in panel.years)
    for place, year in enumerate(panel.years):
        _year(year, page, MARGIN + width * place, width, ground, _TALLEST * year.length / most)
    page.box(MARGIN, ground, INNER, 3, LINE)
    page.y = ground + SMALL * 1.8
    for remark in panel.remarks:
        page.lines(remark, SMALL, GREY)
    page.y += GAP


def _year(year: Year, page: Page, x: float, width: float, ground: float, height: float) -> None:
    middle, column = x + width / 2, width * _SHARE
    draw = page.box if year.whole else page.outline
    if year.length:
        draw(middle - column / 2, ground - height, column, height, BLUE)
        sure, above = year.whole, ground - height - SMALL * 1.35
        page.line(year.shown, middle, above, SMALL, INK, bold=sure, side="center")
    page.line(year.label, middle, ground + SMALL * 0.35, SMALL, GREY, side="center")
