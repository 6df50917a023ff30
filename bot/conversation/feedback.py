"""Buttons under a verdict: right, wrong, another kind."""

from contextlib import suppress

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.actions import Mark, MarkVerdict, NameKind, decode
from bot.conversation import sending
from bot.conversation.addressing import Sender, sender
from bot.conversation.context import Context
from bot.dialogue import Dialogue
from bot.state.feedback import Feedback as Opinions

PRESSES = r"^[vw]\."
"""The callback data of these buttons."""
VERDICT = "assessment"
"""The kind of answer that is spoken of."""
MEANT = "meant"
"""The code of an opinion whose topic is the kind it was instead."""
_CODES = {Mark.RIGHT: "right", Mark.WRONG: "wrong", Mark.OTHER: "other"}


class Feedback:
    def __init__(self, dialogue: Dialogue, opinions: Opinions) -> None:
        self._dialogue = dialogue
        self._opinions = opinions

    async def press(self, update: Update, context: Context) -> None:
        """Keep what somebody thinks of a verdict; a second press takes the place of the first."""
        query, who = update.callback_query, sender(update)
        if not query or not who or not query.message:
            return
        match decode(query.data or ""):
            case MarkVerdict(mark, topic):
                await self._mark(mark, topic, query, who, context.bot)
            case NameKind(message, topic):
                await self._name(message, topic, query, who, context.bot)
            case _:
                await _sign(query, "")

    async def _mark(
        self, mark: Mark, topic: str, query: CallbackQuery, who: Sender, bot: Bot
    ) -> None:
        assert query.message
        verdict = query.message.message_id
        await self._opinions.set(who.chat, verdict, VERDICT, _CODES[mark], topic)
        await _sign(query, self._dialogue.lines.thanks(who.chat, who.client))
        if mark is Mark.OTHER:
            reply = self._dialogue.lines.which_kind(who.chat, verdict, who.client)
            await sending.send(bot, who.chat, reply, verdict)

    async def _name(
        self, verdict: int, topic: str, query: CallbackQuery, who: Sender, bot: Bot
    ) -> None:
        if self._dialogue.knows(topic):
            await self._opinions.set(who.chat, verdict, VERDICT, MEANT, topic)
        await _sign(query, "")
        reply = self._dialogue.lines.kind_noted(who.chat, who.client)
        message = query.message
        if isinstance(message, Message) and await sending.edit(
            bot, who.chat, message.message_id, reply
        ):
            return
        await sending.send(bot, who.chat, reply)


async def _sign(query: CallbackQuery, text: str) -> None:
    with suppress(BadRequest):  # pressed too long ago for a sign on it
        await query.answer(text or None)
