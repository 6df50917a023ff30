"""The paper of every picture: measures in pixels, colours, type; the one door to matplotlib."""

import io
import re

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import FancyBboxPatch, Patch, Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from bot.pictures import fonts

WIDTH = 1080
MARGIN = 56
_DPI = 100
_CLOSING = "，。；：！？、）》”’%"
_OPENING = "（《“‘"
_HAN = "[\u2e80-\u9fff\uf900-\ufaff]"
_PIECE = re.compile(rf"[{_OPENING}]*(?:{_HAN}|[^\s\u2e80-\u9fff\uff00-\uffef]+|.)[{_CLOSING}]*\s*")
"""What stays on one line: a word, or a Chinese character with the punctuation that clings to it."""
_BOLD = 0.035
"""How much thicker a stroke gets, of the size of the type: the font has one weight."""

INK, GREY, LINE, PAPER = "#1b1f24", "#57606a", "#d0d7de", "#ffffff"
BLUE, ORANGE, GREEN, SKY, PINK, VERMILION = (
    *("#0072b2", "#e69f00", "#009e73", "#56b4e9"),
    *("#cc79a7", "#d55e00"),
)
"""Okabe and Ito's colours, which the colour-blind can tell apart."""


class Sheet:
    """A page of `WIDTH` pixels, written from the top; y grows downwards."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=PAPER)
        FigureCanvasAgg(self.figure)

    def write(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        colour: str = INK,
        bold: bool = False,
        side: str = "left",
    ) -> Text:
        """Write one line whose upper edge is ``y``; ``size`` is that of an em in pixels."""
        written = self.figure.text(
            x,
            self.height - y - size,
            text,
            fontproperties=_type(size),
            color=colour,
            ha=side,
            va="baseline",
            transform=IdentityTransform(),
        )
        written.set_parse_math(False)
        if bold:
            written.set_path_effects([withStroke(linewidth=size * _BOLD, foreground=colour)])
        return written

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._add(Rectangle((x, self.height - y - height), width, height, color=colour, lw=0))

    def card(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Put down a box with round corners."""
        style = "round,pad=0,rounding_size=18"
        corner = (x, self.height - y - height)
        self._add(FancyBboxPatch(corner, width, height, boxstyle=style, color=colour, lw=0))

    def _add(self, patch: Patch) -> None:
        patch.set_transform(IdentityTransform())
        self.figure.add_artist(patch)


def width_of(text: str, size: float) -> float:
    """Return the width of a line in pixels."""
    face = get_font(str(fonts.sans()))
    face.set_size(size * 72 / _DPI, _DPI)
    face.set_text(text, 0.0)
    return float(face.get_width_height()[0]) / 64


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines: between words, and between Chinese characters."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def png(sheet: Sheet) -> bytes:
    file = io.BytesIO()
    sheet.figure.savefig(file, format="png", dpi=_DPI, metadata={"Software": None})
    return file.getvalue()


_FACES: dict[float, FontProperties] = {}


def _type(size: float) -> FontProperties:
    if size not in _FACES:
        _FACES[size] = FontProperties(fname=str(fonts.sans()), size=size * 72 / _DPI)
    return _FACES[size]
