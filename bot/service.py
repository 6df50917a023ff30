"""The bot on Telegram, from its start to a stop that loses nothing."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from functools import partial

from bot.advice.advice import Advice
from bot.application import HEARD, Handler, assemble, builder
from bot.background import alerting, alive, beside, counting, ready
from bot.conversation.apology import Apology
from bot.conversation.office import Office
from bot.conversation.subscribing import Subscribing
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.intake import Intake
from bot.intake.lifecycle import address, run_until_signal, started
from bot.operation.metrics import Metrics
from bot.operation.operating import operating
from bot.operation.reload import Reload, Renewable
from bot.operation.tally import Tally
from bot.phrasebook import Phrasebook
from bot.pictures.gallery import Gallery
from bot.reading.reader import PictureReader
from bot.settings import Settings
from bot.state import Store
from knowledge import Language


async def run(settings: Settings, engine: Engine) -> None:
    """Serve until a signal; raise `SettingsError` or `StateError` if that cannot begin."""
    with closing(PictureReader()) as reader:
        reader.warm_up()
        async with (
            Store.open(settings.database) as store,
            serving(settings, engine, store, reader) as door,
        ):
            await run_until_signal(door, settings)


@asynccontextmanager
async def serving(
    settings: Settings, engine: Engine, store: Store, reader: PictureReader
) -> AsyncIterator[Intake]:
    """Start all of the bot; yield the way in."""
    metrics, tally = Metrics(), Tally(store)
    reader.observe = metrics.read_picture

    def observe(advice: Advice, language: Language, seconds: float) -> None:
        metrics.answered(advice, language, seconds)
        tally.answered(advice, language, seconds)

    renewable = Renewable(engine, observe)
    dialogue, reload = renewable.dialogue, Reload(settings, renewable)
    office = Office(dialogue, store, settings.admins, reload)
    subscribing = Subscribing(dialogue, store, settings.place)
    more = (*office.handlers(), *subscribing.handlers())
    async with (
        intake(settings, dialogue, engine.phrasebook, store, reader, metrics, more) as door,
        alerting(settings, dialogue, store, metrics) as broadcasting,
        counting(tally),
        beside(reload.follow(store)),
    ):
        metrics.watch(door.health)
        checks = ready(door, store, polls=settings.webhook_url is None)
        async with operating(settings, metrics, alive=alive(broadcasting), ready=checks):
            yield door


@asynccontextmanager
async def intake(
    settings: Settings,
    dialogue: Dialogue,
    phrasebook: Phrasebook,
    store: Store,
    reader: PictureReader,
    metrics: Metrics | None = None,
    more: Sequence[Handler] = (),
) -> AsyncIterator[Intake]:
    """Start the application, and yield the way in to it."""
    apology = Apology(dialogue)
    with closing(Gallery()) as gallery:
        application = assemble(
            builder(settings, metrics), dialogue, phrasebook, store, reader, gallery, more
        )
        async with started(application, settings):
            yield Intake(
                application,
                store,
                sorry=partial(apology.tell, bot=application.bot),
                too_many=partial(apology.too_many, bot=application.bot),
                kinds=HEARD,
                address=address(settings),
            )
