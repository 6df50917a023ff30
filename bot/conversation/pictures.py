"""Photos and picture files: fetched into memory, read in the worker, judged, forgotten."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from telegram import Bot, Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError
from telegram.ext.filters import MessageFilter

from bot.conversation.addressing import Sender, meant_for_us, sender, words
from bot.conversation.context import Context
from bot.conversation.speaker import Speaker
from bot.dialogue import Dialogue
from bot.dialogue.case import Setting
from bot.looking import Look
from bot.reading.picture import MOST_BYTES, Picture, Trouble
from bot.reading.reader import PictureReader
from bot.reply import Reply

_FETCHED_AT_ONCE = 2
_ACTION_SECONDS = 4.5
"""Telegram shows an action for five."""
_ENDINGS = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".heic", ".heif"),
    *(".avif", ".tif", ".tiff"),
)


@dataclass(frozen=True)
class Attachment:
    file: str
    """The file's id at Telegram."""
    size: int


def picture_in(message: Message) -> Attachment | None:
    """Return the picture that a message holds, as a photo or as a file."""
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return Attachment(best.file_id, best.file_size or 0)
    document = message.document
    if document and not message.animation and _is_picture(document.mime_type, document.file_name):
        return Attachment(document.file_id, document.file_size or 0)
    return None


def _is_picture(mime: str | None, name: str | None) -> bool:
    return (mime or "").startswith("image/") or (name or "").lower().endswith(_ENDINGS)


class HasPicture(MessageFilter):
    def filter(self, message: Message) -> bool:
        return picture_in(message) is not None


class AnswersPicture(MessageFilter):
    def filter(self, message: Message) -> bool:
        answered = message.reply_to_message
        return answered is not None and picture_in(answered) is not None


class Pictures:
    def __init__(self, dialogue: Dialogue, speaker: Speaker, reader: PictureReader) -> None:
        self._dialogue = dialogue
        self._speaker = speaker
        self._reader = reader
        self._fetching = asyncio.Semaphore(_FETCHED_AT_ONCE)

    async def read(self, update: Update, context: Context) -> None:
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        caption = words(message, context.bot.username)
        command, _, rest = caption.partition(" ")
        if command == "/check":
            caption = rest
        elif not meant_for_us(message, context.bot.username, context.bot.id):
            return
        await self._answer(message, caption, message, who, context.bot)

    async def check(self, update: Update, context: Context) -> None:
        """Judge the picture that a /check answers, with the words behind the command."""
        message, who = update.effective_message, sender(update)
        if message and who and message.reply_to_message:
            answered = message.reply_to_message
            asked = " ".join(context.args or ())
            caption = "\n".join(filter(None, (asked, words(answered, context.bot.username))))
            await self._answer(answered, caption, answered, who, context.bot)

    async def look(
        self, messages: Iterable[Message], bot: Bot, caption: str, beside: str = ""
    ) -> Look:
        """Read the pictures of messages that are one case."""
        attachments = [found for message in messages if (found := picture_in(message))]
        read = await asyncio.gather(*(self._read(each, bot) for each in attachments))
        return Look(tuple(read), caption, beside)

    async def consider(
        self, messages: Iterable[Message], own: str, others: str, who: Sender, bot: Bot
    ) -> Reply:
        """Judge the pictures of messages that are one case, with the words beside them."""
        async with _shown_as_reading(bot, who.chat):
            return await self._judge(await self.look(messages, bot, own, others), who)

    async def _answer(
        self, message: Message, caption: str, quoted: Message, who: Sender, bot: Bot
    ) -> None:
        async with _shown_as_reading(bot, who.chat):
            reply = await self._judge(await self.look([message], bot, caption), who)
        answering = None if who.private else quoted.message_id
        await self._speaker.say(bot, who, reply, answering)

    async def _judge(self, look: Look, who: Sender) -> Reply:
        setting = Setting.PRIVATE if who.private else Setting.GROUP
        judge = self._dialogue.look
        return await asyncio.to_thread(judge, who.chat, look, who.client, setting)

    async def _read(self, attachment: Attachment, bot: Bot) -> Picture | Trouble:
        async with self._fetching:
            content = await _fetch(attachment, bot)
        return content if isinstance(content, Trouble) else await self._reader.read(content)


async def _fetch(attachment: Attachment, bot: Bot) -> bytes | Trouble:
    if attachment.size > MOST_BYTES:
        return Trouble.HEAVY
    try:
        file = await bot.get_file(attachment.file)
        if (file.file_size or 0) > MOST_BYTES:
            return Trouble.HEAVY
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        return Trouble.HEAVY if "too big" in error.message else Trouble.FAILED


@asynccontextmanager
async def _shown_as_reading(bot: Bot, chat: int) -> AsyncIterator[None]:
    """Show in the chat that something is being done, for as long as it is."""
    showing = asyncio.create_task(_show(bot, chat))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show(bot: Bot, chat: int) -> None:
    with suppress(TelegramError):  # only a sign; the answer matters
        while True:
            await bot.send_chat_action(chat, ChatAction.TYPING)
            await asyncio.sleep(_ACTION_SECONDS)
