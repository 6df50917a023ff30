"""What the bot says, as blocks of plain text: no markup, no Telegram."""

from dataclasses import dataclass, replace

from bot.actions import Action
from bot.pictures.subjects import Subject


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Section:
    """A titled list; numbered where the order matters."""

    title: str
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Quote:
    text: str
    ours: bool = False
    """Whether we made the words up, as in a story, and they follow the reader's script."""


@dataclass(frozen=True)
class Note:
    """Small print: sources, limits."""

    text: str


Block = Heading | Paragraph | Section | Quote | Note


@dataclass(frozen=True)
class Button:
    """Does something in the chat."""

    label: str
    action: Action


@dataclass(frozen=True)
class CopyButton:
    """Puts a number into the reader's clipboard."""

    label: str
    content: str


@dataclass(frozen=True)
class ShareButton:
    """Opens the reader's list of chats with a text to send there."""

    label: str
    text: str
    payload: str
    """Of the deep link to us that goes with it."""


@dataclass(frozen=True)
class LinkButton:
    """Opens the private chat with us at what a deep link names."""

    label: str
    payload: str
    """1-64 of ``A-Za-z0-9_-``."""


@dataclass(frozen=True)
class InlineButton:
    """Opens the reader's list of chats and types a query to us there, whose results can be sent."""

    label: str
    query: str


AnyButton = Button | CopyButton | ShareButton | LinkButton | InlineButton
Row = tuple[AnyButton, ...]


@dataclass(frozen=True)
class Picture:
    """A picture that goes with the words; it is drawn at the edge."""

    subject: Subject
    language: str
    """Of what is written in it: ``zh``, ``zh-tw``, ``zh-hk`` or ``en``."""
    alternative: str
    """What is to be seen, for those who do not see it."""


@dataclass(frozen=True)
class Reply:
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    urgent: bool = False
    """Steps for somebody who is losing money now: never held back."""

    @property
    def words(self) -> tuple[Block, ...]:
        """Return the blocks, below the heading what the picture shows."""
        if self.picture is None:
            return self.blocks
        described = Paragraph(self.picture.alternative)
        top = 1 if self.blocks and isinstance(self.blocks[0], Heading) else 0
        return (*self.blocks[:top], described, *self.blocks[top:])

    def with_rows(self, *rows: Row) -> "Reply":
        return replace(self, rows=(*self.rows, *(row for row in rows if row)))


def say(*paragraphs: str) -> Reply:
    return Reply(tuple(Paragraph(text) for text in paragraphs))


def in_rows(buttons: tuple[AnyButton, ...], width: int = 2) -> tuple[Row, ...]:
    return tuple(buttons[start : start + width] for start in range(0, len(buttons), width))
