"""A picture before it is drawn: all words and lengths, ready for the worker that draws it."""

from dataclasses import dataclass

from bot.pictures.leaflets.words import Leaflet


@dataclass(frozen=True)
class Bar:
    label: str
    length: float
    shown: str
    """The number as people read it, with its unit."""
    falling: bool = False


@dataclass(frozen=True)
class Bars:
    """Numbers that may be compared by their length."""

    title: str
    period: str
    bars: tuple[Bar, ...]
    full: float
    """The length that goes from edge to edge."""


@dataclass(frozen=True)
class Number:
    label: str
    shown: str
    change: str = ""


@dataclass(frozen=True)
class Numbers:
    """Numbers that must not be compared."""

    title: str
    period: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Step:
    title: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Steps:
    """What comes after what."""

    title: str
    period: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Year:
    label: str
    length: float = 0
    """Nothing where there is no number."""
    shown: str = ""
    whole: bool = True
    """Whether the number is of all the year."""


@dataclass(frozen=True)
class Years:
    title: str
    period: str
    unit: str
    years: tuple[Year, ...]
    """All of them in order, those without a number too."""
    remarks: tuple[str, ...]
    """What is to be said of the years that are not whole."""


Panel = Bars | Numbers | Steps | Years


@dataclass(frozen=True)
class ChartDrawing:
    title: str
    panels: tuple[Panel, ...]
    small_print: tuple[str, ...]
    """What must not be misread; source and date last."""


Drawing = ChartDrawing | Leaflet
"""Each kind is drawn by a function of its own; see `bot/pictures/worker.py`."""
