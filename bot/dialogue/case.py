"""What somebody brings, and where they read the answer."""

from dataclasses import dataclass
from enum import StrEnum


class Setting(StrEnum):
    """Where an answer is read."""

    PRIVATE = "private"
    GROUP = "group"
    """Others read it too."""
    GUEST = "guest"
    """A chat that we are not in; what was spoken of in private must not show there."""


@dataclass(frozen=True)
class Case:
    """What somebody wants to know about: one message, or several that belong together."""

    own: str = ""
    """What they wrote themselves."""
    passed_on: str = ""
    """What others wrote to them."""


class Unreadable(StrEnum):
    """A kind of message whose content we do not read."""

    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    DOCUMENT = "document"
    PROGRAM = "program"
    CONTACT = "contact"
    LOCATION = "location"
    OTHER = "other"
