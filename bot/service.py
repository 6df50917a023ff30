"""The bot on Telegram, from its start to a stop that loses nothing."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from functools import partial

from telegram.error import InvalidToken, TelegramError

from bot.application import HEARD, PTBApplication, assemble, builder
from bot.conversation.apology import Apology
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.intake import Intake
from bot.intake.backoff import Backoff
from bot.intake.intake import Address
from bot.phrasebook import Phrasebook
from bot.reading.reader import PictureReader
from bot.settings import Settings, SettingsError
from bot.state import Store

_START_TRIES = 4


async def run(settings: Settings, engine: Engine) -> None:
    """Serve until a signal; raise `SettingsError` or `StateError` if that cannot begin."""
    dialogue, phrasebook = engine.dialogue(), engine.phrasebook
    with closing(PictureReader()) as reader:
        reader.warm_up()
        await _serve(settings, dialogue, phrasebook, reader)


async def _serve(
    settings: Settings, dialogue: Dialogue, phrasebook: Phrasebook, reader: PictureReader
) -> None:
    async with (
        Store.open(settings.database) as store,
        intake(settings, dialogue, phrasebook, store, reader) as door,
    ):
        with _signals(door):
            try:
                await door.run()
            except OSError as error:
                raise SettingsError(
                    f"BOT_LISTEN: {settings.listen} cannot be listened on ({error.strerror})"
                ) from None


@asynccontextmanager
async def intake(
    settings: Settings,
    dialogue: Dialogue,
    phrasebook: Phrasebook,
    store: Store,
    reader: PictureReader,
) -> AsyncIterator[Intake]:
    """Start the application, and yield the way in to it."""
    application = assemble(builder(settings), dialogue, phrasebook, store, reader)
    apology = Apology(dialogue)
    async with _started(application, settings):
        yield Intake(
            application,
            store,
            sorry=partial(apology.tell, bot=application.bot),
            too_many=partial(apology.too_many, bot=application.bot),
            kinds=HEARD,
            address=address(settings),
        )


def address(settings: Settings) -> Address | None:
    if settings.webhook_url is None:
        return None
    host, _, port = settings.listen.rpartition(":")
    return Address(str(settings.webhook_url), settings.secret_of_webhook, host, int(port))


@asynccontextmanager
async def _started(application: PTBApplication, settings: Settings) -> AsyncIterator[None]:
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
def _signals(door: Intake) -> Iterator[None]:
    """Stop in peace at the first signal, and at once at the second."""

    def stop() -> None:
        if door.health.stopping:
            os._exit(1)
        door.stop()

    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows knows Ctrl-C only
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
    yield
    with suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
