"""The only place that makes HTML: a reply as messages that Telegram accepts."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import assert_never

from bot.reply import Block, Heading, Note, Paragraph, Quote, Reply, Row, Section

LIMIT = 4096
"""UTF-16 units of a message after entities are parsed; code points never count more."""
CAPTION_LIMIT = 1024
"""The same of what stands under a picture."""


@dataclass(frozen=True)
class Page:
    """One message: its HTML, and the buttons if it is the last one."""

    html: str
    rows: tuple[Row, ...] = ()


def to_pages(reply: Reply, limit: int = LIMIT) -> tuple[Page, ...]:
    """Split at paragraph ends; a paragraph that is too long alone, at its lines or characters."""
    pages = list(_join((piece for block in reply.words for piece in _pieces(block, limit)), limit))
    return (*(Page(html) for html in pages[:-1]), Page(pages[-1], reply.rows))


@dataclass(frozen=True)
class _Piece:
    html: str
    units: int
    glued: bool = False
    """Whether it continues the piece before it, on the next line."""


def _join(pieces: Iterator[_Piece], limit: int) -> Iterator[str]:
    page, used = "", 0
    for piece in pieces:
        gap = "\n" if piece.glued else "\n\n"
        if page and used + len(gap) + piece.units > limit:
            yield page
            page, used = "", 0
        if page:
            page, used = page + gap, used + len(gap)
        page, used = page + piece.html, used + piece.units
    yield page


def _pieces(block: Block, limit: int) -> Iterator[_Piece]:
    match block:
        case Heading(text):
            yield from _wrapped(text, "b", limit)
        case Paragraph(text):
            yield from _wrapped(text, "", limit)
        case Quote(text):
            yield from _wrapped(text, "blockquote", limit)
        case Note(text):
            yield from _wrapped(text, "i", limit)
        case Section(title, items, numbered):
            if title:
                yield from _wrapped(title, "b", limit)
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else "• "
                glued = bool(title) or number > 1
                for piece in _wrapped(mark + item, "", limit):
                    yield _Piece(piece.html, piece.units, glued)
        case _:
            assert_never(block)


def _wrapped(text: str, tag: str, limit: int) -> Iterator[_Piece]:
    for part in _cut(text, limit):
        html = escape(part, quote=False)
        yield _Piece(f"<{tag}>{html}</{tag}>" if tag else html, _units(part))


def _cut(text: str, limit: int) -> Iterator[str]:
    while _units(text) > limit:
        head = _head(text, limit)
        cut = max(head.rfind("\n"), head.rfind("。") + 1, head.rfind(". ") + 1)
        cut = cut if cut > 0 else len(head)
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text


def _head(text: str, limit: int) -> str:
    used = 0
    for position, character in enumerate(text):
        used += _units(character)
        if used > limit:
            return text[:position]
    return text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2
