"""Inline mode: typed behind our name in any chat, an entry is found and sent there."""

import asyncio
import logging

from telegram import InlineQueryResultsButton, Update
from telegram.error import BadRequest

from bot.actions import Screen
from bot.conversation.context import Context
from bot.conversation.results import article
from bot.dialogue import Dialogue

log = logging.getLogger(__name__)

CACHED_SECONDS = 300


class Inline:
    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    async def read(self, update: Update, context: Context) -> None:
        query = update.inline_query
        if not query:
            return
        person, client = query.from_user.id, query.from_user.language_code
        found = await asyncio.to_thread(self._dialogue.find, person, query.query, client)
        results = [
            article(card.id, card.title, card.description, card.reply, context.bot.username)
            for card in found.cards
        ]
        button = InlineQueryResultsButton(found.button, start_parameter=Screen.CHECK.value)
        try:
            await query.answer(
                results, cache_time=CACHED_SECONDS, is_personal=found.personal, button=button
            )
        except BadRequest as error:
            if "query" not in error.message.lower():
                raise
            log.info("an inline query was answered too late")
