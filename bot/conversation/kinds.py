"""Messages that hold no text we can read: a helpful line each."""

import asyncio

from telegram import Message, Update

from bot.conversation import sending
from bot.conversation.addressing import meant_for_us, sender, words
from bot.conversation.context import Context
from bot.dialogue import Dialogue, Unreadable
from bot.reply import Reply

_LONGEST_AT_HOME = 11
"""Digits; contacts often come with the country but without the plus."""


class Kinds:
    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    async def read(self, update: Update, context: Context) -> None:
        """Say what to do instead; a caption is judged, and the picture's limits are said too."""
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        if not meant_for_us(message, context.bot.username, context.bot.id):
            return
        caption = words(message, context.bot.username) or _number(message)
        if update.edited_message and not caption:
            return  # a live location that moves, say
        reply = self._dialogue.unreadable(who.chat, kind_of(message), who.client)
        if caption:
            judged = await asyncio.to_thread(self._dialogue.judge, who.chat, caption, who.client)
            reply = Reply((*judged.blocks, *reply.blocks), judged.rows)
        answering = None if who.private else message.message_id
        await sending.send(context.bot, who.chat, reply, answering)


def _number(message: Message) -> str:
    """Return the number of a contact, to be explained like one that was typed."""
    number = message.contact.phone_number if message.contact else ""
    international = len(number) > _LONGEST_AT_HOME and not number.startswith(("+", "0"))
    return f"+{number}" if international else number


def kind_of(message: Message) -> Unreadable:
    if message.voice or message.audio:
        return Unreadable.VOICE
    if message.video or message.video_note or message.animation:
        return Unreadable.VIDEO
    if message.sticker or message.dice:
        return Unreadable.STICKER
    if message.document:
        return Unreadable.DOCUMENT
    if message.contact:
        return Unreadable.CONTACT
    if message.location or message.venue:
        return Unreadable.LOCATION
    return Unreadable.OTHER
