"""Who is not there any more gets nothing more; a group with a new number keeps what it chose."""

from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.conversation.context import Context
from bot.state import Store

_OUT = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


class Membership:
    def __init__(self, store: Store) -> None:
        self._store = store

    def handlers(
        self,
    ) -> tuple[ChatMemberHandler[Context, None] | MessageHandler[Context, None], ...]:
        return (
            ChatMemberHandler(self.change, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, self.move),
        )

    async def change(self, update: Update, _: Context) -> None:
        """Drop the subscription of whoever blocked us or threw us out."""
        change = update.my_chat_member
        if change and change.new_chat_member.status in _OUT:
            await self._store.alerts.gone(change.chat.id)

    async def move(self, update: Update, _: Context) -> None:
        """Follow a group that became a supergroup; told in the old one and in the new."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await self._store.privacy.move(message.chat_id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await self._store.privacy.move(message.migrate_from_chat_id, message.chat_id)
