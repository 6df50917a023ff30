"""The paper of every picture: measures in pixels, colours, type; the one door to matplotlib."""

import io
import re
from functools import lru_cache

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import FancyBboxPatch, Patch, Polygon, Rectangle
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
_BLANK, _BEARING = 0.23, 0.06
"""Of the size: the width of a blank, and what stands free around a word that is measured alone."""
_BOLD = 0.035
"""How much thicker a stroke gets, of the size of the type: the font has one weight."""

INK, GREY, LINE, PALE, PAPER = "#1b1f24", "#57606a", "#d0d7de", "#eef4f9", "#ffffff"
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
        written.set_fontfeatures(_features(text))
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

    def outline(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a hollow box with a broken edge."""
        corner = (x + 2, self.height - y - height + 2)
        self._add(
            Rectangle(corner, width - 4, height - 4, fill=False, ec=colour, lw=2.5, ls=(0, (4, 2)))
        )

    def arrow(self, x: float, y: float, size: float, colour: str) -> None:
        """Draw a triangle that points down, its upper edge around ``x`` at ``y``."""
        top = self.height - y
        corners = ((x - size, top), (x + size, top), (x, top - size))
        self._add(Polygon(corners, closed=True, color=colour, lw=0))

    def _add(self, patch: Patch) -> None:
        patch.set_transform(IdentityTransform())
        self.figure.add_artist(patch)


@lru_cache(maxsize=4096)
def width_of(text: str, size: float) -> float:
    """Return the width of a line in pixels."""
    face = get_font(str(fonts.sans()))
    face.set_size(size * 72 / _DPI, _DPI)
    face.set_text(text, 0.0, features=_features(text))
    return float(face.get_width_height()[0]) / 64


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines: between words, and between Chinese characters."""
    lines, used = [""], 0.0
    for piece in _PIECE.findall(text):
        word = piece.rstrip()
        wide = width_of(word, size)
        if lines[-1] and used + wide > width:
            lines, used = [*lines, ""], 0.0
        lines[-1] += piece
        used += wide + (len(piece) - len(word)) * size * _BLANK + size * _BEARING
    return [line.strip() for line in lines]


def _features(text: str) -> tuple[str] | None:
    """Give English its own narrow quotation marks: the font's are as wide as a character."""
    return None if re.search(_HAN, text) else ("pwid",)


def png(sheet: Sheet) -> bytes:
    file = io.BytesIO()
    sheet.figure.savefig(file, format="png", dpi=_DPI, metadata={"Software": None})
    return file.getvalue()


_FACES: dict[float, FontProperties] = {}


def _type(size: float) -> FontProperties:
    if size not in _FACES:
        _FACES[size] = FontProperties(fname=str(fonts.sans()), size=size * 72 / _DPI)
    return _FACES[size]
