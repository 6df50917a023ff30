"""Where we belong: groups that add us, channels that we leave, groups with a new number."""

from contextlib import suppress

from telegram import Bot, ChatMember, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden

from bot.conversation import sending
from bot.conversation.context import Context
from bot.dialogue import Dialogue
from bot.reply import Reply

_IN = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}


class Members:
    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    async def change(self, update: Update, context: Context) -> None:
        """Leave channels; tell whoever added us to a group how we are used, in private."""
        change = update.my_chat_member
        if not change:
            return
        chat, person = change.chat, change.from_user
        if not _is_in(change.new_chat_member):
            self._dialogue.forget(chat.id)
        elif chat.type == ChatType.CHANNEL:
            reply = self._dialogue.lines.left_channel(person.id, person.language_code)
            with suppress(BadRequest, Forbidden):  # thrown out meanwhile
                await context.bot.leave_chat(chat.id)
            await _tell(context.bot, person.id, reply)
        elif chat.type != ChatType.PRIVATE and not _is_in(change.old_chat_member):
            reply = self._dialogue.lines.joined(person.id, person.language_code)
            await _tell(context.bot, person.id, reply)

    async def migrate(self, update: Update, _: Context) -> None:
        """Go on with a group that became a supergroup; told in the old one and in the new."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            self._dialogue.migrate(message.chat_id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            self._dialogue.migrate(message.migrate_from_chat_id, message.chat_id)


def _is_in(member: ChatMember) -> bool:
    return member.status in _IN


async def _tell(bot: Bot, person: int, reply: Reply) -> None:
    with suppress(BadRequest, Forbidden):  # somebody who never wrote to us cannot be written to
        await sending.send(bot, person, reply)
