"""A picture before it is drawn: all words and lengths, ready for the worker that draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    label: str
    length: float
    shown: str
    """The number as people read it, with its unit."""


@dataclass(frozen=True)
class Panel:
    """Bars that may be compared with each other."""

    title: str
    period: str
    bars: tuple[Bar, ...]
    logarithmic: bool = False


@dataclass(frozen=True)
class BarChart:
    title: str
    panels: tuple[Panel, ...]
    small_print: tuple[str, ...]
    """Source and date, and what must not be misread."""


Drawing = BarChart
"""Each kind is drawn by a function of its own; see `bot/pictures/worker.py`."""
