"""Free text: questions, stories, pasted and forwarded messages, several at once, and edits."""

import asyncio
from dataclasses import dataclass, replace

from telegram import Bot, Message, Update

from bot.conversation import sending
from bot.conversation.addressing import Sender, meant_for_us, sender, words
from bot.conversation.answers import Answers
from bot.conversation.bursts import Burst
from bot.conversation.cases import answered_by, called_under, case_of, own_and_others
from bot.conversation.context import Context
from bot.conversation.kinds import kind_of
from bot.conversation.pictures import Pictures, picture_in
from bot.conversation.speaker import Speaker
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.reply import Block, Reply


@dataclass(frozen=True)
class _Asked:
    """Messages of one case."""

    messages: tuple[Message, ...]
    who: Sender
    edited: bool = False


class Texts:
    def __init__(self, dialogue: Dialogue, speaker: Speaker, pictures: Pictures) -> None:
        self._dialogue = dialogue
        self._speaker = speaker
        self._pictures = pictures
        self._answers = Answers()

    async def read(self, update: Update, context: Context) -> None:
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        if not meant_for_us(message, context.bot.username, context.bot.id):
            return
        await self._answer(_Asked((message,), who, bool(update.edited_message)), context.bot)

    async def read_burst(self, burst: Burst, context: Context) -> None:
        """Answer messages that belong together, once."""
        if who := sender(burst.updates[-1]):
            await self._answer(_Asked(burst.messages, who), context.bot)

    async def check(self, update: Update, context: Context) -> None:
        """Judge the message that a /check answers, or the text behind the command."""
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        answered = message.reply_to_message
        text = words(answered, context.bot.username) if answered else " ".join(context.args or ())
        if text:
            case = Case(passed_on=text)
            reply = await self._consider(case, who)
        elif who.private and not answered:
            reply = self._dialogue.check_invitation(who.chat, who.client)
        else:
            reply = self._dialogue.lines.nothing_to_check(who.chat, who.client)
        quoted = answered.message_id if answered and not who.private else None
        await self._speaker.say(context.bot, who, reply, quoted)

    def forget(self, chat: int) -> None:
        """Forget which answers belong to which messages of a chat."""
        self._answers.forget(chat)

    async def _answer(self, asked: _Asked, bot: Bot) -> None:
        who, first = asked.who, asked.messages[0]
        earlier = None if asked.edited or not who.private else self._answers.followed(first)
        if earlier:
            asked = replace(asked, messages=(*earlier.messages, *asked.messages))
        reply = await self._reply(asked, bot)
        sent = await self._change(asked, reply, bot)
        if not sent:
            answering = None if who.private else first.message_id
            sent = await self._speaker.say(bot, who, reply, answering)
        self._answers.keep(who.chat, asked.messages, reply, sent)

    async def _change(self, asked: _Asked, reply: Reply, bot: Bot) -> list[int]:
        """Replace the answer to what was edited or came late; return its id if that went well."""
        earlier = self._answers.followed(asked.messages[-1]) if asked.who.private else None
        answer = self._answers.to(asked.messages[0]) if asked.edited else None
        if earlier and not asked.edited:
            if earlier.reply == reply:
                return [earlier.first]
            answer = earlier.first if earlier.whole else None
        if answer is None or reply.picture:
            return []
        if await sending.edit(bot, asked.who.chat, answer, reply):
            return [answer]
        return []

    async def _reply(self, asked: _Asked, bot: Bot) -> Reply:
        who, messages = asked.who, asked.messages
        if not who.private:
            return await self._reply_in_group(messages[0], who, bot)
        lines = self._unread(messages, who)
        case = case_of(messages, bot.username)
        if any(map(picture_in, messages)):
            own, others = own_and_others(messages, bot.username)
            reply = await self._pictures.consider(messages, own, others, who, bot)
        elif lines and case == Case():
            return Reply(lines)
        else:
            reply = await self._consider(case, who)
        return replace(reply, blocks=(*reply.blocks, *lines))

    async def _reply_in_group(self, message: Message, who: Sender, bot: Bot) -> Reply:
        """Judge the message that a mention answers, or the words beside our name."""
        answered = answered_by(message, bot.username)
        if answered and picture_in(answered):
            own, others = words(message, bot.username), words(answered, bot.username)
            return await self._pictures.consider([answered], own, others, who, bot)
        case = called_under(message, bot.username)
        if answered and case == Case():
            return Reply(self._unread((answered,), who))
        return await self._consider(case, who)

    def _unread(self, messages: tuple[Message, ...], who: Sender) -> tuple[Block, ...]:
        """Return a line for each kind of message that nothing was read from."""
        kinds = dict.fromkeys(kind_of(message) for message in messages if not _is_read(message))
        replies = (self._dialogue.lines.unreadable(who.chat, kind, who.client) for kind in kinds)
        return tuple(block for reply in replies for block in reply.blocks)

    async def _consider(self, case: Case, who: Sender) -> Reply:
        setting = Setting.PRIVATE if who.private else Setting.GROUP
        return await asyncio.to_thread(self._dialogue.consider, who.chat, case, who.client, setting)


def _is_read(message: Message) -> bool:
    """Tell whether the words of a message are all there is to it."""
    return bool(message.text or message.poll or picture_in(message))
