"""Draws a page: the same marks as a picture, or as a page whose letters stay sharp in print."""

from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from bot.pictures import fonts
from bot.pictures.leaflets import codes
from bot.pictures.leaflets.forms import Format
from bot.pictures.leaflets.page import Box, Code, Page

_POINTS_AN_INCH = 72
_DARK, _LIGHT = "#000000", "#ffffff"


def draw(page: Page, form: Format, dots_an_inch: int) -> bytes:
    """Return the file; one page always gives the same."""
    figure = Figure((page.width / _POINTS_AN_INCH, page.height / _POINTS_AN_INCH), dpi=dots_an_inch)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, page.width), ylim=(page.height, 0))
    axes.set_axis_off()
    _mark(page, axes)
    file = BytesIO()
    undated = {"CreationDate": None} if form is Format.PDF else {"Software": None}
    figure.savefig(file, format=form, dpi=dots_an_inch, metadata=undated)
    return file.getvalue()


def _mark(page: Page, axes: Axes) -> None:
    face = FontProperties(fname=str(fonts.sans()))
    for area in page.areas:
        axes.add_patch(_rectangle(area.box, area.colour))
    for disc in page.discs:
        axes.add_patch(Circle((disc.x, disc.y), disc.radius, facecolor=disc.colour, linewidth=0))
    for line in page.lines:
        axes.text(
            *(line.x, line.y, line.text),
            size=line.size,
            color=line.colour,
            fontproperties=face,
            parse_math=False,
        )
    for code in page.codes:
        axes.add_patch(_rectangle(code.box, _LIGHT))
        axes.add_patch(PathPatch(_outline(code), facecolor=_DARK, linewidth=0))


def _rectangle(box: Box, colour: str) -> Rectangle:
    corner = (box.left, box.top)
    return Rectangle(
        corner, box.right - box.left, box.bottom - box.top, facecolor=colour, linewidth=0
    )


def _outline(code: Code) -> Outline:
    """Return all dark modules as one path, so that no hairline parts neighbours."""
    rows = codes.modules(code.link)
    side = (code.box.right - code.box.left) / (len(rows) + 2 * codes.QUIET_MODULES)
    left, top = (edge + side * codes.QUIET_MODULES for edge in (code.box.left, code.box.top))
    squares = [
        _square(left + column * side, top + row * side, side)
        for row, modules in enumerate(rows)
        for column, dark in enumerate(modules)
        if dark
    ]
    return Outline.make_compound_path(*squares)


def _square(left: float, top: float, side: float) -> Outline:
    right, bottom = left + side, top + side
    return Outline(
        [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True
    )
