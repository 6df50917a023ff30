"""The real way in, store and signals, around an answer that takes a given time: no model to load.

usage: python -m tests.chaos.stand_in MILLISECONDS [busy]
"""

import asyncio
import os
import sys
import time
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, TypeHandler, filters

from bot import logs
from bot.conversation.bursts import Burst
from bot.intake import Intake
from bot.intake.lifecycle import address, run_until_signal, started
from bot.intake.patience import Patience
from bot.settings import Settings, read_settings
from bot.state import Store

POISON = "poison"
_KINDS = ("message",)


async def run(settings: Settings, work: float, busy: bool) -> None:
    assert settings.token
    application = (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_base}/bot")
        .rate_limiter(Patience(overall_max_rate=0))
        .updater(None)
        .build()
    )

    async def answer(update: Update | Burst, context: Any) -> None:
        await (asyncio.to_thread(_think, work) if busy else asyncio.sleep(work))
        burst = update if isinstance(update, Burst) else Burst((update,), update)
        for message in burst.messages:
            assert message.text
            if message.text.startswith(POISON):
                os._exit(9)  # as a fault in native code would
            await context.bot.send_message(message.chat.id, message.text)

    async def say(update: Update) -> None:
        assert update.effective_chat
        await application.bot.send_message(update.effective_chat.id, "sorry")

    async def log_error(update: object, context: Any) -> None:
        print(type(context.error).__name__, file=sys.stderr)

    application.add_handler(TypeHandler(Burst, answer))
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.add_error_handler(log_error)
    async with Store.open(settings.database) as store, started(application, settings):
        intake = Intake(application, store, say, say, _KINDS, address(settings))
        await run_until_signal(intake, settings)


def _think(seconds: float) -> None:
    """Use up so much of a core."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


if __name__ == "__main__":
    found = read_settings()
    logs.set_up(found.log_level, *found.secrets)
    asyncio.run(run(found, float(sys.argv[1]) / 1000, "busy" in sys.argv))
