"""Sends replies: pages of HTML, buttons under the last, no link ever previewed."""

import logging
import re
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Poll,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated
from telegram.helpers import create_deep_linked_url

from bot.actions import encode
from bot.learning.quiz import Posed
from bot.markup import Page, to_pages
from bot.reply import (
    AnyButton,
    Button,
    CopyButton,
    InlineButton,
    LinkButton,
    Reply,
    Row,
    ShareButton,
)

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TAG = re.compile(r"</?[a-z]+>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


async def send(
    bot: Bot, chat: int, reply: Reply, answering: int | None = None, *, following: bool = True
) -> list[int]:
    """Send a reply, the first page as an answer to a message; return the messages' ids.

    A group with a new number is followed there, unless whoever sends does that.
    """
    sent = []
    for number, page in enumerate(to_pages(reply)):
        quoted = answering if number == 0 else None
        try:
            message = await _send_page(bot, chat, page, quoted)
        except ChatMigrated as moved:
            if not following:
                raise
            chat = moved.new_chat_id
            message = await _send_page(bot, chat, page, None)
        sent.append(message.message_id)
    return sent


async def edit(bot: Bot, chat: int, message: int, reply: Reply) -> bool:
    """Replace a message of ours by a reply; return False if that is not possible."""
    pages = to_pages(reply)
    if len(pages) > 1:
        return False
    try:
        await bot.edit_message_text(
            pages[0].html,
            chat_id=chat,
            message_id=message,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard(pages[0].rows, bot.username),
        )
    except BadRequest as error:
        return "not modified" in error.message
    return True


async def ask(bot: Bot, chat: int, posed: Posed, rows: Sequence[Row] = ()) -> Message:
    """Ask a question of the quiz by a poll; who answers how is known only if it shows."""
    return await bot.send_poll(
        chat,
        posed.ask,
        posed.options,
        type=Poll.QUIZ,
        is_anonymous=False,
        correct_option_ids=[posed.right],  # type: ignore[list-item]  # which are 0 to 11
        explanation=posed.why,
        reply_markup=keyboard(rows, bot.username),
    )


async def _send_page(bot: Bot, chat: int, page: Page, answering: int | None) -> Message:
    quoted = (
        ReplyParameters(answering, allow_sending_without_reply=True)
        if answering is not None
        else None
    )
    try:
        return await bot.send_message(
            chat,
            page.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard(page.rows, bot.username),
            reply_parameters=quoted,
        )
    except BadRequest as error:
        if "parse entities" not in error.message:
            raise
        log.error("a reply was not valid HTML and was sent as plain text")
        return await bot.send_message(
            chat, _bare(page.html), link_preview_options=_NO_PREVIEW, reply_parameters=quoted
        )


def _bare(html: str) -> str:
    text = _TAG.sub("", html)
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def keyboard(rows: Sequence[Row], username: str) -> InlineKeyboardMarkup | None:
    """Return the buttons under a message; ``username`` is ours, for links to the private chat."""
    buttons = [[_button(button, username) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(buttons) if buttons else None


def _button(button: AnyButton, username: str) -> InlineKeyboardButton:
    match button:
        case Button(label, action):
            return InlineKeyboardButton(label, callback_data=encode(action))
        case CopyButton(label, content):
            return InlineKeyboardButton(label, copy_text=CopyTextButton(content))
        case LinkButton(label, payload):
            return InlineKeyboardButton(label, url=create_deep_linked_url(username, payload))
        case InlineButton(label, query):
            return InlineKeyboardButton(label, switch_inline_query=query)
        case ShareButton(label, text, payload):
            return InlineKeyboardButton(label, url=_sharing(text, payload, username))


def _sharing(text: str, payload: str, username: str) -> str:
    """Return an address that opens Telegram's list of chats; it works in every app."""
    link = create_deep_linked_url(username, payload)
    return f"https://t.me/share/url?{urlencode({'url': link, 'text': text}, quote_via=quote)}"
