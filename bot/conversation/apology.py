"""When something breaks: log what, never what was written; leave nobody without a number."""

import logging

from telegram import Bot, Message, Update
from telegram.error import Forbidden, TelegramError

from bot.conversation import sending
from bot.conversation.addressing import sender
from bot.conversation.bursts import Burst
from bot.conversation.context import Context
from bot.conversation.results import article
from bot.dialogue import Dialogue
from bot.plain import to_plain
from bot.reply import Reply

log = logging.getLogger(__name__)


class Apology:
    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    async def say(self, update: object, context: Context) -> None:
        error = context.error
        if isinstance(error, Forbidden):
            return  # blocked by the person: nobody is left to tell
        if isinstance(update, Burst):
            update = update.updates[-1]
        if not isinstance(update, Update):
            log.warning("trouble reaching Telegram: %s", type(error).__name__)
            return
        if isinstance(error, TelegramError):
            log.error("update %s: %s", update.update_id, type(error).__name__)
        else:
            log.error("update %s could not be answered", update.update_id, exc_info=_bare(error))
        await self.tell(update, context.bot)

    async def tell(self, update: Update, bot: Bot) -> None:
        """Say that this could not be answered."""
        if update.guest_message:
            await self._tell_guest(update.guest_message, bot)
        elif who := sender(update):
            await _try_to_send(bot, who.chat, self._dialogue.lines.apology(who.chat, who.client))

    async def _tell_guest(self, message: Message, bot: Bot) -> None:
        person = message.from_user
        if not person or not message.guest_query_id:
            return
        reply = self._dialogue.lines.apology(person.id, person.language_code)
        result = article("apology", to_plain(reply), "", reply, bot.username)
        try:
            await bot.answer_guest_query(message.guest_query_id, result)
        except TelegramError as error:
            log.error("the apology did not arrive either: %s", type(error).__name__)

    async def too_many(self, update: Update, bot: Bot) -> None:
        """Say that these are more messages than we answer of one person."""
        if who := sender(update):
            await _try_to_send(bot, who.chat, self._dialogue.lines.too_many(who.chat, who.client))


async def _try_to_send(bot: Bot, chat: int, reply: Reply) -> None:
    try:
        await sending.send(bot, chat, reply)
    except TelegramError as error:
        log.error("the apology did not arrive either: %s", type(error).__name__)


class _Failure(Exception):
    """Stands for an error in the log; its text is only the error's type."""


def _bare(error: Exception | None) -> Exception | None:
    """Return the error without its message, which may quote the person."""
    if error is None:
        return None
    return _Failure(type(error).__name__).with_traceback(error.__traceback__)
