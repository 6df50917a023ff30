"""/mydata and /forget: what is stored of a chat, and its end."""

from collections.abc import Callable

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.conversation import sending
from bot.conversation.addressing import sender
from bot.conversation.context import Context
from bot.dialogue import Dialogue
from bot.state import Store

_ADMINS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


class Privacy:
    def __init__(self, dialogue: Dialogue, store: Store, forget_too: Callable[[int], None]) -> None:
        self._dialogue = dialogue
        self._store = store
        self._forget_too = forget_too

    async def show(self, update: Update, context: Context) -> None:
        if who := sender(update):
            stored = await self._store.privacy.stored(who.chat)
            reply = self._dialogue.my_data(who.chat, stored, who.client)
            await sending.send(context.bot, who.chat, reply)

    async def forget(self, update: Update, context: Context) -> None:
        """Delete every trace of a chat; that of a group only for its admins."""
        who = sender(update)
        if not who:
            return
        if await may_decide(update, context):
            await self._store.privacy.forget(who.chat)
            self._forget_too(who.chat)
            reply = self._dialogue.forget(who.chat, who.client)
        else:
            reply = self._dialogue.lines.not_an_admin(who.chat, who.client)
        await sending.send(context.bot, who.chat, reply)


async def may_decide(update: Update, context: Context) -> bool:
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.type == ChatType.PRIVATE:
        return True
    message = update.message
    if message and message.sender_chat:  # an anonymous admin writes as the group itself
        return message.sender_chat.id == chat.id
    return (await context.bot.get_chat_member(chat.id, user.id)).status in _ADMINS
