"""The bot on Telegram, from its start to a stop that loses nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from functools import partial

from bot.application import HEARD, assemble, builder
from bot.conversation.apology import Apology
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.intake import Intake
from bot.intake.lifecycle import address, run_until_signal, started
from bot.phrasebook import Phrasebook
from bot.reading.reader import PictureReader
from bot.settings import Settings
from bot.state import Store


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
        await run_until_signal(door, settings)


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
    async with started(application, settings):
        yield Intake(
            application,
            store,
            sorry=partial(apology.tell, bot=application.bot),
            too_many=partial(apology.too_many, bot=application.bot),
            kinds=HEARD,
            address=address(settings),
        )
