"""Guest mode: called into a chat that we are not in, we see one message and answer once."""

import asyncio
import logging

from telegram import Bot, Message, Update
from telegram.error import BadRequest

from bot.conversation.addressing import words
from bot.conversation.cases import answered_by, called_under
from bot.conversation.context import Context
from bot.conversation.kinds import kind_of
from bot.conversation.pace import Pace, Turn
from bot.conversation.pictures import Pictures, picture_in
from bot.conversation.results import article
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.plain import to_plain
from bot.reply import Reply

log = logging.getLogger(__name__)


class Guests:
    def __init__(self, dialogue: Dialogue, pictures: Pictures, pace: Pace | None = None) -> None:
        self._dialogue = dialogue
        self._pictures = pictures
        self._pace = pace or Pace()

    async def read(self, update: Update, context: Context) -> None:
        """Judge the message that the call answers, or the words beside our name."""
        message = update.guest_message
        if not message or not message.guest_query_id:
            return
        caller = message.guest_bot_caller_user or message.from_user
        client = caller.language_code if caller else None
        person = caller.id if caller else message.chat_id
        reply = await self._reply(message, person, client, context.bot)
        match self._pace.next(person, reply.urgent):
            case Turn.SILENCE:
                return
            case Turn.LAST_WORD:
                reply = self._dialogue.lines.enough(person, client)
            case Turn.SPEAK:
                pass
        title = to_plain(reply).partition("\n")[0]
        result = article("answer", title, "", reply, context.bot.username)
        try:
            await context.bot.answer_guest_query(message.guest_query_id, result)
        except BadRequest as error:
            if "query" not in error.message.lower():
                raise
            log.warning("a guest's question was answered too late")

    async def _reply(self, message: Message, person: int, client: str | None, bot: Bot) -> Reply:
        username = bot.username
        case, answered = called_under(message, username), answered_by(message, username)
        if shown := [each for each in (answered, message) if each and picture_in(each)]:
            others = words(answered, username) if answered else ""
            look = await self._pictures.look(shown, bot, case.own, others)
            judge = self._dialogue.look
            return await asyncio.to_thread(judge, person, look, client, Setting.GUEST)
        if case == Case() and answered:
            return self._dialogue.lines.unreadable(person, kind_of(answered), client)
        if case == Case():
            return self._dialogue.lines.guest_invitation(person, client)
        return await asyncio.to_thread(self._dialogue.consider, person, case, client, Setting.GUEST)
