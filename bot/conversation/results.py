"""Replies as inline results: messages that a person, or Telegram for a guest, puts into a chat."""

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.conversation.sending import keyboard
from bot.markup import to_pages
from bot.reply import Reply

_TITLE = 64
_DESCRIPTION = 120


def article(
    identifier: str, title: str, description: str, reply: Reply, username: str
) -> InlineQueryResultArticle:
    """Return a reply's first page as a result; ``identifier`` has at most 64 bytes."""
    return InlineQueryResultArticle(
        identifier,
        _cut(title, _TITLE),
        InputTextMessageContent(
            to_pages(reply)[0].html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboard(reply.rows, username),
        description=_cut(description, _DESCRIPTION),
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
