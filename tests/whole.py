"""The whole bot as `python -m bot` runs it, with an office, against the strict server."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from unittest.mock import patch

from bot import service
from bot.engine import Engine
from bot.intake import Intake
from bot.reading.reader import PictureReader
from bot.settings import Settings, read_settings
from bot.state import Store
from tests.bot_api.messages import Message
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi

PATIENCE_SECONDS = 20
_LOOKED_SECONDS = 0.02


@dataclass(frozen=True)
class Whole:
    api: BotApi
    engine: Engine
    store: Store
    door: Intake

    def person(self, number: int, app_language: str | None = "zh-hans") -> Person:
        chat = {"id": number, "type": "private", "first_name": "P"}
        settled = self.door.application.update_queue.join
        return Person(self.api, settled, id=number, app_language=app_language, chat=chat)

    def shown(self, chat: int) -> list[Message]:
        """Return the messages of a chat as they stand now, oldest first."""
        return [message for (where, _), message in sorted(self.ours.items()) if where == chat]

    @property
    def ours(self) -> dict[tuple[int, int], Message]:
        return {(message.chat, message.id): message for message in self.api.account.messages.shown}

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to be seen at Telegram."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition():  # noqa: ASYNC110  it happens at the server
                await asyncio.sleep(_LOOKED_SECONDS)


@asynccontextmanager
async def whole(api: BotApi, engine: Engine, reader: PictureReader) -> AsyncIterator[Whole]:
    """Start with the settings of the environment; stop as at a signal.

    The tip of the day begins in the morning only, and so never in a test, whatever the hour.
    """
    settings = read_settings()
    with patch("bot.alerts.tips._LATEST_HOUR", 0):
        async with _started(api, settings, engine, reader) as bot:
            yield bot


@asynccontextmanager
async def _started(
    api: BotApi, settings: Settings, engine: Engine, reader: PictureReader
) -> AsyncIterator[Whole]:
    async with (
        Store.open(settings.database) as store,
        service.serving(settings, engine, store, reader) as door,
    ):
        taking = asyncio.create_task(door.run())
        yield Whole(api, engine, store, door)
        door.stop()
        await taking
