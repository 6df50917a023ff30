"""Reads messages into the case they are: whose words, in which order, joined how."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from telegram import Message, MessageOrigin, MessageOriginUser

from bot.conversation.addressing import words
from bot.conversation.bursts import near_limit
from bot.dialogue.case import Case

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


NOBODY = ""
"""The speaker of a caption or a picture, where it matters not who said it."""


@dataclass(frozen=True)
class Part:
    """Words of one message."""

    text: str
    own: bool
    """Whether the person who asks wrote them."""
    speaker: str | None = None
    """Who said them, if they are to be judged."""


def case_of(messages: Iterable[Message], username: str) -> Case:
    """Put messages together; the words of several speakers are marked A, B and so on.

    Names are compared here and go no further.
    """
    return joined(tuple(parts_of(messages, username)))


def own_and_others(messages: Iterable[Message], username: str) -> tuple[str, str]:
    """Return what the person wrote, captions too, and what was passed on."""
    parts = tuple(parts_of(messages, username))
    passed_on = tuple(part for part in parts if not part.own)
    return joined(parts).own, joined(passed_on).passed_on


def called_under(message: Message, username: str) -> Case:
    """Return the case of somebody who calls us: the message they answer, and their own words."""
    case, answered = case_of([message], username), answered_by(message, username)
    if answered is None:
        return case
    return Case(case.own, words(answered, username) or case.passed_on)


def answered_by(message: Message, username: str) -> Message | None:
    """Return the message that another one answers, unless it is ours."""
    answered = message.reply_to_message
    author = answered.from_user if answered else None
    return None if author and author.username == username else answered


def parts_of(messages: Iterable[Message], username: str) -> Iterator[Part]:
    for message in messages:
        if message.external_reply and message.quote:  # a message of another chat, answered here
            yield Part(message.quote.text, own=False, speaker=NOBODY)
        text, speaker = words(message, username), speaker_of(message.forward_origin)
        if not text:
            continue
        if speaker is None and not message.text:
            speaker = NOBODY  # a caption may tell a story, or be the message itself
        yield Part(text, own=message.forward_origin is None, speaker=speaker)


def joined(parts: tuple[Part, ...]) -> Case:
    own = [part.text for part in parts if part.own]
    passed_on = [part for part in parts if part.speaker is not None]
    return Case(_glued(own), _glued(list(_with_speakers(passed_on))))


def speaker_of(origin: MessageOrigin | None) -> str | None:
    """Return something that tells one speaker of a forwarded conversation from another."""
    if origin is None:
        return None
    if isinstance(origin, MessageOriginUser):
        return f"user {origin.sender_user.id}"
    hidden = getattr(origin, "sender_user_name", None)
    chat = getattr(origin, "sender_chat", None) or getattr(origin, "chat", None)
    return f"hidden {hidden}" if hidden else f"chat {chat.id if chat else ''}"


def _with_speakers(parts: list[Part]) -> Iterator[str]:
    speakers = list(dict.fromkeys(part.speaker for part in parts if part.speaker))
    for part in parts:
        if len(speakers) == 1 or not part.speaker:
            yield part.text
        else:
            yield f"{_LETTERS[speakers.index(part.speaker) % len(_LETTERS)]}: {part.text}"


def _glued(texts: list[str]) -> str:
    """Join texts by lines, and the parts of a long one where an app cut it."""
    whole = ""
    for number, text in enumerate(texts):
        before = texts[number - 1] if number else ""
        whole += _seam(before, text) + text
    return whole


def _seam(before: str, after: str) -> str:
    if not before:
        return ""
    if not near_limit(before):
        return "\n"
    return " " if before[-1:].isascii() and after[:1].isascii() else ""
