"""What was read in pictures, so that a misreading shows, and what their codes would do."""

import re
from collections.abc import Iterable

from bot.looking import Look
from bot.reading.picture import Code, CodeKind, Passage, Speaker, Trouble
from bot.rendering.voice import Voice
from bot.rendering.wording import harmless
from bot.reply import Block, Note, Paragraph, Quote, Section

_LAST_WORD = re.compile(r"[!-~]{1,30}$")
"""What a cut may have parted: half a number would mislead."""
_SHOWN = 220
"""Units of a quotation: a Chinese character is two, any other one."""
_CODE_SHOWN = 120  # characters
_CODES = 6


def before(look: Look, voice: Voice) -> tuple[Block, ...]:
    """Return what stands before the verdict."""
    phrases = voice.phrases.picture
    blocks: list[Block] = []
    if look.passages:
        blocks += [Paragraph(phrases.read), Quote(_quotation(look.passages, voice))]
    if look.codes:
        lines = tuple(_code(code, voice) for code in look.codes[:_CODES])
        blocks.append(Section(phrases.codes, lines))
    return tuple(blocks)


def after(look: Look, voice: Voice) -> tuple[Block, ...]:
    """Return what stands behind the verdict: what was not read, what to do about a misreading."""
    phrases = voice.phrases.picture
    notes = [trouble_line(trouble, voice) for trouble in look.troubles]
    if look.pictures and not look.passages and not look.codes:
        notes.append(phrases.no_text)
    if any(picture.moving for picture in look.pictures):
        notes.append(phrases.moving)
    if any(picture.partly for picture in look.pictures):
        notes.append(phrases.partly)
    blocks: list[Block] = [Paragraph(note) for note in notes]
    if look.passages:
        blocks.append(Note(phrases.misread))
    return tuple(blocks)


def trouble_line(trouble: Trouble, voice: Voice) -> str:
    phrases = voice.phrases.picture.troubles
    return {
        Trouble.EMPTY: phrases.empty,
        Trouble.HEAVY: phrases.heavy,
        Trouble.LARGE: phrases.large,
        Trouble.FORMAT: phrases.format,
        Trouble.BROKEN: phrases.broken,
        Trouble.BUSY: phrases.busy,
        Trouble.SLOW: phrases.slow,
        Trouble.FAILED: phrases.failed,
    }[trouble]


def _code(code: Code, voice: Voice) -> str:
    phrases = voice.phrases.picture.code_kinds
    template = {
        CodeKind.PAYMENT: phrases.payment,
        CodeKind.CRYPTO: phrases.crypto,
        CodeKind.FRIEND: phrases.friend,
        CodeKind.LOGIN: phrases.login,
        CodeKind.APP: phrases.app,
        CodeKind.SCRIPT: phrases.script,
        CodeKind.LINK: phrases.link,
        CodeKind.WIFI: phrases.wifi,
        CodeKind.CALL: phrases.call,
        CodeKind.CONTACT: phrases.contact,
        CodeKind.PRODUCT: phrases.product,
        CodeKind.TEXT: phrases.text,
    }[code.kind]
    content = " ".join(code.content.split())
    return template.format(content=harmless(_cut(content, _CODE_SHOWN)))


def _quotation(passages: Iterable[Passage], voice: Voice) -> str:
    phrases = voice.phrases.picture
    templates = {
        Speaker.NOBODY: "{text}",
        Speaker.OTHER: phrases.theirs,
        Speaker.ME: phrases.mine,
    }
    lines = (templates[passage.speaker].format(text=passage.text) for passage in passages)
    return harmless(_shortened("\n".join(lines)))


def _shortened(text: str) -> str:
    used = 0
    for position, character in enumerate(text):
        used += 1 if character.isascii() else 2
        if used > _SHOWN:
            return _LAST_WORD.sub("", text[:position]).rstrip() + "…"
    return text


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"
