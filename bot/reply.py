"""What the bot says, as blocks of plain text: no markup, no Telegram."""

from dataclasses import dataclass, replace

from bot.actions import Action


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


Row = tuple[Button | CopyButton, ...]


@dataclass(frozen=True)
class Reply:
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...] = ()

    def with_rows(self, *rows: Row) -> "Reply":
        return replace(self, rows=(*self.rows, *(row for row in rows if row)))


def say(*paragraphs: str) -> Reply:
    return Reply(tuple(Paragraph(text) for text in paragraphs))


def in_rows(buttons: tuple[Button | CopyButton, ...], width: int = 2) -> tuple[Row, ...]:
    return tuple(buttons[start : start + width] for start in range(0, len(buttons), width))
