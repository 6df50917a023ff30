"""A start that says what is wrong, and an end that waits for what is in work."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.intake.backoff import Backoff
from bot.intake.intake import Address, Intake, ListenError
from bot.intake.thinking import OneByOne
from bot.settings import Settings, SettingsError

_START_TRIES = 4
_TURN_SECONDS = 0.001

PTBApplication = Application[Any, Any, Any, Any, Any, Any]


def address(settings: Settings) -> Address | None:
    """Return where Telegram brings updates to, or None if it is polled."""
    if settings.webhook_url is None:
        return None
    host, _, port = settings.listen.rpartition(":")
    return Address(str(settings.webhook_url), settings.secret_of_webhook, host, int(port))


async def run_until_signal(intake: Intake, settings: Settings) -> None:
    """Serve; think so that an answer sent is soon marked as sent."""
    sys.setswitchinterval(_TURN_SECONDS)
    asyncio.get_running_loop().set_default_executor(OneByOne())
    with _stopped_by_signals(intake):
        try:
            await intake.run()
        except ListenError as error:
            raise SettingsError(
                f"BOT_LISTEN: {settings.listen} cannot be listened on ({error})"
            ) from None


@asynccontextmanager
async def started(application: PTBApplication, settings: Settings) -> AsyncIterator[None]:
    await _initialize(application, settings)
    await application.start()
    try:
        yield
    finally:
        await application.stop()
        await application.shutdown()


async def _initialize(application: PTBApplication, settings: Settings) -> None:
    """Ask Telegram who we are; a wrong token or address ends the start with its name."""
    backoff = Backoff()
    for tries_left in reversed(range(_START_TRIES)):
        try:
            await application.initialize()
            return
        except InvalidToken:
            await application.bot.shutdown()
            raise SettingsError(
                "BOT_TOKEN: Telegram refuses this token; copy it again from @BotFather"
            ) from None
        except TelegramError as error:
            if not tries_left:
                await application.bot.shutdown()
                raise SettingsError(
                    f"{settings.api_base} cannot be reached ({type(error).__name__}); check the "
                    "network and BOT_API_URL"
                ) from None
            await asyncio.sleep(backoff.pause())


@contextmanager
def _stopped_by_signals(intake: Intake) -> Iterator[None]:
    """Stop in peace at the first signal, and at once at the second."""

    def stop() -> None:
        if intake.health.stopping:
            os._exit(1)
        intake.stop()

    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows knows Ctrl-C only
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
    yield
    with suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
