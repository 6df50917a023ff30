"""Who wrote, where, and whether it was meant for us."""

from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType


@dataclass(frozen=True)
class Sender:
    chat: int
    client: str | None
    """The language tag of the person's app."""
    private: bool


def sender(update: Update) -> Sender | None:
    chat, user = update.effective_chat, update.effective_user
    if chat is None or chat.type == ChatType.CHANNEL:
        return None
    return Sender(chat.id, user.language_code if user else None, chat.type == ChatType.PRIVATE)


def meant_for_us(message: Message, username: str, bot_id: int) -> bool:
    """Tell whether a message of a group mentions us or answers us; in private all do."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    answered = message.reply_to_message
    if answered and answered.from_user and answered.from_user.id == bot_id:
        return True
    mentions = {
        **message.parse_entities([MessageEntity.MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION]),
    }
    return f"@{username}".casefold() in {mention.casefold() for mention in mentions.values()}


def words(message: Message, username: str) -> str:
    """Return a message's text or caption without our own name in it."""
    text = message.text or message.caption or ""
    return text.replace(f"@{username}", "").strip()
