"""Pieces of a page, each laid out from its own upper edge and then put where it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.pictures.leaflets.lines import broken
from bot.pictures.leaflets.measure import width_of
from bot.pictures.leaflets.page import ASCENT, DESCENT, Area, Box, Code, Disc, Line

LEADING = 1.34
"""From line to line of one paragraph, in parts of the size."""
_BAR = 6
"""The width of the bar beside a framed part."""


@dataclass(frozen=True)
class Part:
    height: float
    areas: tuple[Area, ...] = ()
    discs: tuple[Disc, ...] = ()
    lines: tuple[Line, ...] = ()
    codes: tuple[Code, ...] = ()

    def down(self, by: float) -> "Part":
        return replace(
            self,
            areas=tuple(replace(area, box=area.box.down(by)) for area in self.areas),
            discs=tuple(replace(disc, y=disc.y + by) for disc in self.discs),
            lines=tuple(replace(line, y=line.y + by) for line in self.lines),
            codes=tuple(replace(code, box=code.box.down(by)) for code in self.codes),
        )


def paragraph(
    text: str, x: float, width: float, size: float, colour: str, leading: float = LEADING
) -> Part:
    rows = broken(text, width, partial(width_of, size=size))
    lines = tuple(
        Line(row, x, (ASCENT + number * leading) * size, size, colour)
        for number, row in enumerate(rows)
    )
    return Part(((len(rows) - 1) * leading + ASCENT + DESCENT) * size, lines=lines)


def stacked(parts: Sequence[Part], gap: float) -> Part:
    """Put parts below one another."""
    placed, y = [], 0.0
    for part in parts:
        placed.append(part.down(y))
        y += part.height + gap
    return overlaid(placed, y - gap)


def overlaid(parts: Sequence[Part], height: float) -> Part:
    """Put parts together where they are."""
    return Part(
        height,
        tuple(area for part in parts for area in part.areas),
        tuple(disc for part in parts for disc in part.discs),
        tuple(line for part in parts for line in part.lines),
        tuple(code for part in parts for code in part.codes),
    )


def grounded(part: Part, left: float, right: float, padding: float, colour: str) -> Part:
    """Put a part on a ground of a colour."""
    height = part.height + 2 * padding
    ground = Part(height, (Area(Box(left, 0, right, height), colour),))
    return overlaid((ground, part.down(padding)), height)


def barred(part: Part, left: float, colour: str) -> Part:
    """Put a bar at the left of a part."""
    bar = Part(part.height, (Area(Box(left, 0, left + _BAR, part.height), colour),))
    return overlaid((part, bar), part.height)
