"""Several messages that are one case: forwarded series, albums, long pastes cut in parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType, MessageLimit

APART_SECONDS = 2
"""Between messages of a burst, by Telegram's clock, which counts whole seconds."""
_NEAR_LIMIT = MessageLimit.MAX_TEXT_LENGTH - 200
"""UTF-16 units; apps cut a long paste at the last line end or blank before the limit."""


@dataclass(frozen=True)
class Burst:
    """Updates with the messages of one case, in the order in which they were sent."""

    updates: tuple[Update, ...]
    first: Update
    """The one whose turn it was."""

    @property
    def messages(self) -> tuple[Message, ...]:
        found = (update.effective_message for update in self.updates)
        return tuple(message for message in found if message)


def expects_more(message: Message) -> bool:
    """Tell whether a message rarely comes alone."""
    return bool(message.forward_origin or message.media_group_id or near_limit(message.text or ""))


def near_limit(text: str) -> bool:
    return len(text.encode("utf-16-le", "replace")) // 2 >= _NEAR_LIMIT


def together(before: Message, after: Message) -> bool:
    """Tell whether two messages in a row were sent at about the same time."""
    return abs((after.date - before.date).total_seconds()) <= APART_SECONDS


def follows(before: Message, answered: int, after: Message) -> bool:
    """Tell whether a message belongs to a case that was answered already.

    It does if it had been sent before the answer was (Telegram numbers the messages of a chat
    in order), or if it carries on what came before.
    """
    if not together(before, after):
        return False
    if before.media_group_id or after.media_group_id:
        return before.media_group_id == after.media_group_id
    carries_on = (before.forward_origin and after.forward_origin) or near_limit(before.text or "")
    return after.message_id < answered or bool(carries_on)


def joins(before: Update, after: Update) -> bool:
    """Tell whether an update belongs to the one before it, if that still waits."""
    last, message = joinable(before), joinable(after)
    return last is not None and message is not None and together(last, message)


def joinable(update: Update) -> Message | None:
    """Return the message of an update that can be part of a burst; in groups none can."""
    message = update.message or update.edited_message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return None
    first = message.entities[0] if message.entities else None
    if first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0:
        return None
    return message if message.text or message.effective_attachment else None


def as_edited(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Put the last version of each message in its first one's place."""
    versions: dict[int, Update] = {}
    for update in updates:
        message = update.effective_message
        versions[message.message_id if message else -update.update_id] = update
    return tuple(versions.values())
