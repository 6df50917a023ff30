"""What there are pictures of. A new kind is a new member of `Subject`, and mypy names the rest."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChartOf:
    """A chart of a bulletin's figures."""

    chart: str


@dataclass(frozen=True)
class CardOf:
    """A card that warns of a kind of fraud."""

    topic: str


Subject = ChartOf | CardOf
