"""The words of a poster or a card, ready to be laid out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    number: str
    """Or the address of a website, where a place has no number."""
    use: str


@dataclass(frozen=True)
class Leaflet:
    """In the order it is read."""

    label: str
    name: str
    starts: str
    bait: str
    signs_title: str
    signs: tuple[str, ...]
    steps_title: str
    steps: tuple[str, ...]
    calls: tuple[Call, ...]
    """None on a card: it travels to places with other numbers."""
    venue: str | None
    helper: str
    invite: str
    address: str
    promise: str
    source: str
    link: str
    """What the QR code opens."""
