"""Writing a page from its top to its bottom, first only to learn how long it gets."""

from collections.abc import Callable

from bot.pictures.sheet import GREY, INK, LINE, MARGIN, WIDTH, Sheet, width_of, wrapped

INNER = WIDTH - 2 * MARGIN
TITLE, HEADING, LABEL, SMALL = 50, 36, 32, 27
GAP = 18
BOLDER = 1.05
"""How much wider a bold line may be than what is measured."""
_LEADING = 1.35
_OPENING = "“《（"
_HANGING = 0.45
"""How far such a mark at the head of a Chinese line stands out, of the size."""


class Page:
    """Without a sheet everything is measured and nothing written."""

    def __init__(self, sheet: Sheet | None = None) -> None:
        self._sheet = sheet
        self.y = float(MARGIN)

    def lines(
        self,
        text: str,
        size: float,
        colour: str = INK,
        bold: bool = False,
        x: float = MARGIN,
        width: float = INNER,
    ) -> None:
        """Write a text in as many lines as it needs."""
        for line in wrapped(text, size, width):
            hanging = size * _HANGING if line[:1] in _OPENING and not line.isascii() else 0
            self.line(line, x - hanging, self.y, size, colour, bold)
            self.y += size * _LEADING

    def line(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        colour: str = INK,
        bold: bool = False,
        side: str = "left",
    ) -> None:
        if self._sheet:
            self._sheet.write(text, x, y, size, colour, bold, side)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if self._sheet:
            self._sheet.box(x, y, width, height, colour)

    def outline(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if self._sheet:
            self._sheet.outline(x, y, width, height, colour)

    def card(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if self._sheet:
            self._sheet.card(x, y, width, height, colour)

    def arrow(self, x: float, y: float, size: float, colour: str) -> None:
        if self._sheet:
            self._sheet.arrow(x, y, size, colour)

    def rule(self) -> None:
        self.box(MARGIN, self.y, INNER, 2, LINE)
        self.y += GAP

    def heading(self, title: str, period: str) -> None:
        """Begin a panel: what it shows, and of when."""
        self.y += GAP * 1.5
        if title:
            self.lines(title, HEADING, bold=True)
        if period:
            self.lines(period, SMALL, GREY)
        self.y += GAP / 2


def laid_out(write: Callable[[Page], None]) -> Sheet:
    """Return a sheet just long enough for what is written."""
    measured = Page()
    write(measured)
    sheet = Sheet(round(measured.y + MARGIN / 2))
    write(Page(sheet))
    return sheet


def fitting(text: str, width: float, sizes: tuple[float, ...]) -> float:
    """Return the first of several sizes in which a line is no wider; the last if none is."""
    return next((size for size in sizes if width_of(text, size) * BOLDER <= width), sizes[-1])


def height_of(text: str, size: float, width: float) -> float:
    return len(wrapped(text, size, width)) * size * _LEADING
