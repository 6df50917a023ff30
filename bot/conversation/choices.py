"""Keeps what people chose in the database, before and after each update."""

import logging

from telegram import Update

from bot.conversation.addressing import chooser
from bot.conversation.bursts import Burst
from bot.conversation.context import Context
from bot.dialogue import Dialogue
from bot.state import Store, StoreError

log = logging.getLogger(__name__)


class Choices:
    """A database that fails keeps nobody waiting: a choice is stored with a later update then."""

    def __init__(self, dialogue: Dialogue, store: Store) -> None:
        self._dialogue = dialogue
        self._store = store

    async def restore(self, update: Update | Burst, _: Context) -> None:
        chat = chooser(update.updates[0] if isinstance(update, Burst) else update)
        if chat is None:
            return
        try:
            chosen = await self._store.preferences.of(chat)
        except StoreError as error:
            log.warning("what a chat chose is not known: %s", error)
        else:
            self._dialogue.choices.restore(chat, chosen)

    async def save(self, _: Update | Burst, __: Context) -> None:
        for chat, chosen in self._dialogue.choices.unsaved().items():
            try:
                await self._store.preferences.keep(chat, chosen)
            except StoreError as error:
                log.warning("a choice is not stored yet: %s", error)
            else:
                self._dialogue.choices.saved(chat, chosen)
