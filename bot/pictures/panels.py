"""The panels of a chart that show the figures of one period: bars, numbers, steps."""

from bot.pictures.drawings import Bars, Number, Steps
from bot.pictures.page import BOLDER, GAP, HEADING, INNER, LABEL, SMALL, Page, fitting, height_of
from bot.pictures.sheet import BLUE, GREY, INK, MARGIN, PALE, VERMILION, width_of

_BAR = 42
_THINNEST = 4
_PAD = 24
_SIZES = (56.0, 50.0, 44.0)
_ARROW = 26


def bars(panel: Bars, page: Page) -> None:
    room = INNER - max(width_of(bar.shown, LABEL) * BOLDER for bar in panel.bars) - GAP
    for bar in panel.bars:
        page.lines(bar.label, LABEL)
        length = max(room * bar.length / panel.full, _THINNEST)
        page.box(MARGIN, page.y, length, _BAR, VERMILION if bar.falling else BLUE)
        page.line(bar.shown, MARGIN + length + GAP, page.y + 3, LABEL, INK, bold=True)
        page.y += _BAR + GAP


def numbers(shown: tuple[Number, ...], page: Page) -> None:
    """Put numbers on cards, two side by side where they are short."""
    for row in _rows(shown):
        width = (INNER - GAP * (len(row) - 1)) / len(row)
        height = max(_height(number, width) for number in row)
        for place, number in enumerate(row):
            _card(number, page, MARGIN + place * (width + GAP), width, height)
        page.y += height + GAP


def _rows(shown: tuple[Number, ...]) -> list[tuple[Number, ...]]:
    rows: list[tuple[Number, ...]] = []
    for number in shown:
        if rows and len(rows[-1]) == 1 and _is_short(rows[-1][0]) and _is_short(number):
            rows[-1] = (*rows[-1], number)
        else:
            rows.append((number,))
    return rows


def _is_short(number: Number) -> bool:
    return width_of(number.shown, _SIZES[-1]) * BOLDER <= (INNER - GAP) / 2 - 2 * _PAD


def steps(panel: Steps, page: Page) -> None:
    page.y += GAP
    for number, step in enumerate(panel.steps):
        if number:
            page.arrow(MARGIN + INNER / 2, page.y, _ARROW, GREY)
            page.y += _ARROW + GAP
        page.lines(f"{number + 1}  {step.title}", HEADING, bold=True)
        page.y += GAP / 2
        numbers(step.numbers, page)


def _height(number: Number, width: float) -> float:
    inner = width - 2 * _PAD
    height = 2 * _PAD + _SIZES[0] * 1.3 + height_of(number.label, SMALL, inner)
    return height + (height_of(number.change, SMALL, inner) if number.change else 0)


def _card(number: Number, page: Page, x: float, width: float, height: float) -> None:
    top, inner = page.y, width - 2 * _PAD
    page.card(x, top, width, height, PALE)
    size = fitting(number.shown, inner, _SIZES)
    page.line(number.shown, x + _PAD, top + _PAD + (_SIZES[0] - size) / 2, size, BLUE, bold=True)
    page.y = top + _PAD + _SIZES[0] * 1.3
    page.lines(number.label, SMALL, INK, x=x + _PAD, width=inner)
    if number.change:
        page.lines(number.change, SMALL, GREY, x=x + _PAD, width=inner)
    page.y = top
