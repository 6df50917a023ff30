"""What a leaflet is made as. Loads no drawing library, so that the command line may read it."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class LeafletError(Exception):
    """Some text is too long to be printed large."""


class Format(StrEnum):
    PDF = "pdf"
    PNG = "png"


@dataclass(frozen=True)
class Measures:
    """In points."""

    width: float
    height: float
    margin: float
    code: float
    """The side of the QR code."""
    dots_an_inch: int
    """Of a picture."""

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin


class Paper(Enum):
    POSTER = Measures(595.28, 841.89, margin=42, code=122, dots_an_inch=300)
    """A4."""
    CARD = Measures(540, 675, margin=36, code=100, dots_an_inch=144)
    """Four to five, as phones show pictures: 1080 pixels wide."""
