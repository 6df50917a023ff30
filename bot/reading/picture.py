"""What was found in a picture, or why nothing was; travels between two processes as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

MOST_BYTES = 20_000_000
"""What the Bot API lets a bot fetch."""


class Trouble(StrEnum):
    """Why a picture was not read."""

    EMPTY = "empty"
    HEAVY = "heavy"
    """More bytes than we take."""
    LARGE = "large"
    """More pixels than we decode."""
    FORMAT = "format"
    BROKEN = "broken"
    BUSY = "busy"
    SLOW = "slow"
    FAILED = "failed"


class CodeKind(StrEnum):
    """What a QR or bar code makes a phone do."""

    PAYMENT = "payment"
    CRYPTO = "crypto"
    FRIEND = "friend"
    LOGIN = "login"
    APP = "app"
    SCRIPT = "script"
    LINK = "link"
    WIFI = "wifi"
    CALL = "call"
    CONTACT = "contact"
    PRODUCT = "product"
    TEXT = "text"


@dataclass(frozen=True)
class Code:
    kind: CodeKind
    content: str


class Speaker(StrEnum):
    NOBODY = "nobody"
    """A page, a title, or a picture that does not tell."""
    OTHER = "other"
    ME = "me"
    """Whoever took the screenshot."""


@dataclass(frozen=True)
class Passage:
    """Words that belong together: a bubble of a chat, a paragraph of a page."""

    text: str
    speaker: Speaker = Speaker.NOBODY


@dataclass(frozen=True)
class Picture:
    passages: tuple[Passage, ...] = ()
    codes: tuple[Code, ...] = ()
    moving: bool = False
    """Whether only the first image of several was read."""
    partly: bool = False
    """Whether only the upper part was read."""

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)


def to_json(found: Picture | Trouble) -> dict[str, Any]:
    return {"trouble": found.value} if isinstance(found, Trouble) else asdict(found)


def from_json(content: Mapping[str, Any]) -> Picture | Trouble:
    if "trouble" in content:
        return Trouble(content["trouble"])
    return Picture(
        tuple(
            Passage(passage["text"], Speaker(passage["speaker"])) for passage in content["passages"]
        ),
        tuple(Code(CodeKind(code["kind"]), code["content"]) for code in content["codes"]),
        content["moving"],
        content["partly"],
    )
