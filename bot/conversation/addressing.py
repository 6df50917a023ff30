"""Who wrote, where, and whether it was meant for us."""

import re
from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType


@dataclass(frozen=True)
class Sender:
    chat: int
    client: str | None
    """The language tag of the person's app."""
    private: bool
    user: int | None = None


def sender(update: Update) -> Sender | None:
    """Return who is to be answered in a chat that we are in."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or chat.type == ChatType.CHANNEL or update.guest_message:
        return None
    client = user.language_code if user else None
    return Sender(chat.id, client, chat.type == ChatType.PRIVATE, user.id if user else None)


def chooser(update: Update) -> int | None:
    """Return the chat whose choice of language counts: the private one of a guest's caller."""
    if update.guest_message or update.inline_query or update.my_chat_member:
        return update.effective_user.id if update.effective_user else None
    who = sender(update)
    return who.chat if who else None


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
    """Return a message's text, caption or poll, without our own name in it."""
    text = message.text or message.caption or _poll(message) or ""
    return re.sub(rf"@{username}\b", "", text, flags=re.IGNORECASE).strip()


def _poll(message: Message) -> str:
    poll = message.poll
    return "\n".join((poll.question, *(option.text for option in poll.options))) if poll else ""
