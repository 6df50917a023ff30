"""Who comes in: everybody, but nobody with more than their share."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Bot, Message, Update
from telegram.constants import ChatType

from bot.conversation.addressing import meant_for_us
from bot.intake.fairness import Admission, Fairness
from bot.intake.health import Health, Outcome


class Gate:
    def __init__(
        self, bot: Bot, notice: Callable[[Update], Awaitable[None]], health: Health
    ) -> None:
        self._bot = bot
        self._notice = notice
        self._health = health
        self._fairness = Fairness()
        self._notices: set[asyncio.Task[None]] = set()

    def admit(self, update: Update, crowded: bool = False) -> bool:
        """Give an update a place, to be given back by `leave`; who has too many is told once."""
        if not self._counts(update):
            return True
        admission = self._fairness.admit(*_sender(update), crowded)
        if admission is Admission.ADMITTED:
            return True
        self._health.outcomes[Outcome.DROPPED] += 1
        if admission is Admission.NOTICE and _private(update):
            task = asyncio.create_task(self._say(update))
            self._notices.add(task)
            task.add_done_callback(self._notices.discard)
        return False

    def leave(self, update: Update) -> None:
        if self._counts(update):
            self._fairness.leave(_sender(update)[0])

    async def close(self) -> None:
        await asyncio.gather(*self._notices, return_exceptions=True)

    async def _say(self, update: Update) -> None:
        await self._notice(update)

    def _counts(self, update: Update) -> bool:
        """Tell whether an update costs us an answer; the talk of a group does not."""
        message = update.effective_message
        if update.callback_query or not isinstance(message, Message):
            return update.effective_chat is not None
        command = (message.text or message.caption or "").startswith("/")
        return command or meant_for_us(message, self._bot.username, self._bot.id)


def _sender(update: Update) -> tuple[int, int]:
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat else 0, user.id if user else 0)


def _private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE
