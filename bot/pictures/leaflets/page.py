"""A page as marks with known places: what is laid out can be looked over before it is drawn."""

from dataclasses import dataclass, replace

from bot.pictures.leaflets.measure import width_of

ASCENT, DESCENT = 0.92, 0.22
"""How far characters reach above and below their line, in parts of the size."""


@dataclass(frozen=True)
class Box:
    """Edges in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def down(self, by: float) -> "Box":
        return replace(self, top=self.top + by, bottom=self.bottom + by)

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Line:
    """One line of text; ``y`` is what its letters stand on."""

    text: str
    x: float
    y: float
    size: float
    colour: str

    @property
    def box(self) -> Box:
        right = self.x + width_of(self.text, self.size)
        return Box(self.x, self.y - ASCENT * self.size, right, self.y + DESCENT * self.size)


@dataclass(frozen=True)
class Area:
    box: Box
    colour: str


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True)
class Code:
    """A QR code with its white border, on white."""

    box: Box
    link: str


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    areas: tuple[Area, ...]
    discs: tuple[Disc, ...]
    lines: tuple[Line, ...]
    codes: tuple[Code, ...]

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)
