"""Bars in panels: each panel has a scale of its own, and says which period it covers."""

from bot.pictures.drawings import Bar, BarChart, Panel
from bot.pictures.sheet import BLUE, GREY, INK, LINE, MARGIN, WIDTH, Sheet, width_of, wrapped

_INNER = WIDTH - 2 * MARGIN
_TITLE, _HEADING, _LABEL, _SMALL = 50, 36, 32, 26
_LEADING = 1.35
_BAR = 40
_GAP = 18


def draw_bars(chart: BarChart) -> Sheet:
    sheet = Sheet(round(_Layout(None).chart(chart)))
    _Layout(sheet).chart(chart)
    return sheet


class _Layout:
    """Goes down the page; without one it only measures."""

    def __init__(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        self._y = float(MARGIN)

    def chart(self, chart: BarChart) -> float:
        """Return the height of all."""
        self._lines(chart.title, _TITLE, INK, bold=True)
        for panel in chart.panels:
            self._panel(panel)
        self._y += _GAP
        self._rule()
        for line in chart.small_print:
            self._lines(line, _SMALL, GREY)
        return self._y + MARGIN / 2

    def _panel(self, panel: Panel) -> None:
        self._y += _GAP * 1.5
        if panel.title:
            self._lines(panel.title, _HEADING, INK, bold=True)
        self._lines(panel.period, _SMALL + 2, GREY)
        room = _INNER - max(width_of(bar.shown, _LABEL) * 1.05 for bar in panel.bars) - _GAP
        longest = max(bar.length for bar in panel.bars)
        for bar in panel.bars:
            self._bar(bar, room * bar.length / longest)

    def _bar(self, bar: Bar, length: float) -> None:
        self._y += _GAP / 2
        self._lines(bar.label, _LABEL, INK)
        if self._sheet:
            self._sheet.box(MARGIN, self._y, max(length, 3), _BAR, BLUE)
            x, y = MARGIN + max(length, 3) + _GAP, self._y + (_BAR - _LABEL) / 2 - 4
            self._sheet.write(bar.shown, x, y, _LABEL, INK, bold=True)
        self._y += _BAR + _GAP

    def _lines(self, text: str, size: float, colour: str, bold: bool = False) -> None:
        for line in wrapped(text, size, _INNER):
            if self._sheet:
                self._sheet.write(line, MARGIN, self._y, size, colour, bold)
            self._y += size * _LEADING

    def _rule(self) -> None:
        if self._sheet:
            self._sheet.box(MARGIN, self._y, _INNER, 2, LINE)
        self._y += _GAP
