"""Sends replies that have a picture: each is sent up once, and the words go in any case."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Bot, InputMediaPhoto, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.conversation import sending
from bot.dialogue import Dialogue
from bot.markup import CAPTION_LIMIT, Page, to_pages
from bot.pictures.drawings import Drawing
from bot.pictures.gallery import Gallery, NoPictureError, key_of
from bot.reply import Picture, Reply
from bot.state import StoreError
from bot.state.uploads import Uploads

log = logging.getLogger(__name__)


Put = Callable[[str | bytes], Awaitable[Message]]
"""Shows a picture, given Telegram's id of it or the picture itself."""


class Photos:
    def __init__(self, dialogue: Dialogue, gallery: Gallery, uploads: Uploads) -> None:
        self._dialogue = dialogue
        self._gallery = gallery
        self._uploads = uploads

    async def send(
        self, bot: Bot, chat: int, reply: Reply, answering: int | None = None
    ) -> list[int]:
        """Send a reply with its picture, if it has one; return the messages' ids."""
        if reply.picture is None:
            return await sending.send(bot, chat, reply, answering)
        caption, rest = _parted(reply, reply.picture)
        quoted = ReplyParameters(answering, allow_sending_without_reply=True) if answering else None

        async def put(photo: str | bytes) -> Message:
            return await bot.send_photo(
                chat,
                photo,
                caption=caption.html,
                parse_mode=ParseMode.HTML,
                reply_markup=sending.keyboard(caption.rows, bot.username),
                reply_parameters=quoted,
            )

        try:
            message = await self._shown(bot, reply.picture, put)
        except (NoPictureError, BadRequest) as error:
            log.warning("an answer went without its picture: %s", error)
            missing = self._dialogue.without_picture(reply)
            return await sending.send(bot, chat, missing, answering)
        more = await sending.send(bot, chat, rest) if rest else []
        return [message.message_id, *more]

    async def turn(self, bot: Bot, message: Message, reply: Reply) -> bool:
        """Put a reply in the place of one with a picture; return False if that cannot be."""
        if not message.photo or reply.picture is None:
            return False
        caption, rest = _parted(reply, reply.picture)
        if rest:
            return False

        async def put(photo: str | bytes) -> Message:
            edited = await bot.edit_message_media(
                InputMediaPhoto(photo, caption=caption.html, parse_mode=ParseMode.HTML),
                chat_id=message.chat_id,
                message_id=message.message_id,
                reply_markup=sending.keyboard(caption.rows, bot.username),
            )
            return edited if isinstance(edited, Message) else message

        try:
            await self._shown(bot, reply.picture, put)
        except NoPictureError:
            return False
        except BadRequest as error:
            return "not modified" in error.message
        return True

    async def _shown(self, bot: Bot, picture: Picture, put: Put) -> Message:
        """Show a picture as Telegram knows it already, else send it up."""
        drawing = self._drawing(picture, bot.username)
        key = key_of(drawing)
        if known := await self._known(bot.id, key):
            try:
                return await put(known)
            except BadRequest as error:
                if "file" not in error.message.lower():
                    raise
                log.info("Telegram does not know a picture any more; it is sent up again")
        message = await put(await self._gallery.draw(drawing))
        await self._keep(bot.id, key, message)
        return message

    def _drawing(self, picture: Picture, username: str) -> Drawing:
        try:
            return self._dialogue.compose(picture, username)
        except LookupError as gone:
            raise NoPictureError("there is no such picture any more") from gone

    async def _known(self, bot: int, key: str) -> str | None:
        try:
            return await self._uploads.file(bot, key)
        except StoreError as error:
            log.warning("it is not known whether Telegram has a picture: %s", error)
            return None

    async def _keep(self, bot: int, key: str, message: Message) -> None:
        try:
            await self._uploads.keep(bot, key, message.photo[-1].file_id)
        except StoreError as error:
            log.warning("a picture will be sent up again: %s", error)


def _parted(reply: Reply, picture: Picture) -> tuple[Page, Reply | None]:
    """Return what stands under the picture, and what does not find room there."""
    pages = to_pages(reply, CAPTION_LIMIT)
    if len(pages) == 1:
        return pages[0], None
    described = to_pages(Reply((), picture=picture), CAPTION_LIMIT)[0]
    return Page(described.html), replace(reply, picture=None)
