"""Free text: questions, stories, pasted and forwarded messages, and edits of them."""

import asyncio
from collections import OrderedDict

from telegram import Message, Update

from bot.conversation import sending
from bot.conversation.addressing import Sender, meant_for_us, sender, words
from bot.conversation.context import Context
from bot.dialogue import Dialogue
from bot.reply import Reply

_ANSWERS = 5_000
"""Recent answers whose ids are kept, so that an edited question changes its answer."""


class Texts:
    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._answers: OrderedDict[tuple[int, int], int] = OrderedDict()

    async def read(self, update: Update, context: Context) -> None:
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        if not meant_for_us(message, context.bot.username, context.bot.id):
            return
        reply = await self._answer(message, who, words(message, context.bot.username))
        if update.edited_message and await self._edited(message, who, reply, context):
            return
        answering = None if who.private else message.message_id
        sent = await sending.send(context.bot, who.chat, reply, answering)
        if len(sent) == 1:
            self._keep(who.chat, message.message_id, sent[0])

    async def check(self, update: Update, context: Context) -> None:
        """Judge the message that a /check answers, or the text behind the command."""
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        answered = message.reply_to_message
        text = words(answered, context.bot.username) if answered else " ".join(context.args or ())
        if text:
            reply = await asyncio.to_thread(self._dialogue.judge, who.chat, text, who.client)
        elif who.private and not answered:
            reply = self._dialogue.check_invitation(who.chat, who.client)
        else:
            reply = self._dialogue.nothing_to_check(who.chat, who.client)
        quoted = answered.message_id if answered and not who.private else None
        await sending.send(context.bot, who.chat, reply, quoted)

    def forget(self, chat: int) -> None:
        """Forget which answers belong to which messages of a chat."""
        for place in [place for place in self._answers if place[0] == chat]:
            del self._answers[place]

    async def _answer(self, message: Message, who: Sender, text: str) -> Reply:
        answer = self._dialogue.judge if message.forward_origin else self._dialogue.hear
        return await asyncio.to_thread(answer, who.chat, text, who.client)

    async def _edited(self, message: Message, who: Sender, reply: Reply, context: Context) -> bool:
        answer = self._answers.get((who.chat, message.message_id))
        return answer is not None and await sending.edit(context.bot, who.chat, answer, reply)

    def _keep(self, chat: int, question: int, answer: int) -> None:
        self._answers[chat, question] = answer
        while len(self._answers) > _ANSWERS:
            self._answers.popitem(last=False)
