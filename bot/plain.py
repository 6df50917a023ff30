"""A reply as plain text, for the terminal and for `ask`."""

from typing import assert_never

from bot.reply import Block, Heading, Note, Paragraph, Quote, Reply, Section


def to_plain(reply: Reply) -> str:
    return "\n\n".join(_block(block) for block in reply.words)


def _block(block: Block) -> str:
    match block:
        case Heading(text) | Paragraph(text) | Note(text):
            return text
        case Quote(text):
            return "\n".join(f"> {line}" for line in text.splitlines())
        case Section(title, items, numbered):
            marks = (f"{number}. " if numbered else "- " for number in range(1, len(items) + 1))
            lines = (f"{mark}{item}" for mark, item in zip(marks, items, strict=True))
            return "\n".join((title, *lines) if title else lines)
        case _:
            assert_never(block)
