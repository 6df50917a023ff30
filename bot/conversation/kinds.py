"""Messages that hold no text we can read: a helpful line each."""

import asyncio
from dataclasses import replace

from telegram import Contact, Document, Message, Update

from bot.conversation.addressing import meant_for_us, sender
from bot.conversation.cases import case_of
from bot.conversation.context import Context
from bot.conversation.speaker import Speaker
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting, Unreadable

_PROGRAMS = (
    *(".apk", ".xapk", ".apks", ".ipa", ".mobileconfig", ".exe", ".msi", ".scr", ".bat", ".cmd"),
    *(".com", ".js", ".vbs", ".ps1", ".jar", ".lnk", ".dmg", ".pkg", ".deb", ".hta", ".iso"),
)
_PROGRAM_TYPES = ("application/vnd.android.package-archive", "application/x-msdownload")

_LONGEST_AT_HOME = 11
"""Digits; contacts often come with the country but without the plus."""


class Kinds:
    def __init__(self, dialogue: Dialogue, speaker: Speaker) -> None:
        self._dialogue = dialogue
        self._speaker = speaker

    async def read(self, update: Update, context: Context) -> None:
        """Say what to do instead; a caption is judged, and the picture's limits are said too."""
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        if not meant_for_us(message, context.bot.username, context.bot.id):
            return
        case = case_of([message], context.bot.username)
        if message.contact:
            case = Case(passed_on=_number(message.contact))
        if update.edited_message and case == Case():
            return  # a live location that moves, say
        reply = self._dialogue.lines.unreadable(who.chat, kind_of(message), who.client)
        if case != Case():
            setting = Setting.PRIVATE if who.private else Setting.GROUP
            consider = self._dialogue.consider
            judged = await asyncio.to_thread(consider, who.chat, case, who.client, setting)
            reply = replace(judged, blocks=(*judged.blocks, *reply.blocks))
        answering = None if who.private else message.message_id
        await self._speaker.say(context.bot, who, reply, answering)


def _number(contact: Contact) -> str:
    """Return the number of a contact, to be explained like one that was typed."""
    number = contact.phone_number
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
        return Unreadable.PROGRAM if _is_program(message.document) else Unreadable.DOCUMENT
    if message.contact:
        return Unreadable.CONTACT
    if message.location or message.venue:
        return Unreadable.LOCATION
    return Unreadable.OTHER


def _is_program(document: Document) -> bool:
    name = (document.file_name or "").strip().lower()
    return name.endswith(_PROGRAMS) or document.mime_type in _PROGRAM_TYPES
