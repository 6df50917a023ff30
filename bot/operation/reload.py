"""New knowledge and a new index while people go on being answered."""

import asyncio
import gc
import logging
from collections.abc import Callable
from typing import Any, cast

from bot.dialogue import Dialogue, Observer
from bot.engine import Engine
from bot.memory import Memory
from bot.phrasebook import PhraseError
from bot.settings import Settings, SettingsError
from bot.state import Store, StoreError
from index.encoder import ModelError
from index.manifest import StaleIndexError
from knowledge import KnowledgeError

log = logging.getLogger(__name__)

_LOOKED_SECONDS = 10.0
FAILURES = (KnowledgeError, PhraseError, StaleIndexError, ModelError, SettingsError)


class Renewable:
    """Stands for a dialogue that can be exchanged between two calls, never within one."""

    def __init__(self, engine: Engine, observe: Observer) -> None:
        self._observe = observe
        self._memory = Memory()
        self.engine = engine
        self._dialogue = engine.dialogue(self._memory, observe)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dialogue, name)

    def take(self, engine: Engine) -> None:
        self.engine = engine
        self._dialogue = engine.dialogue(self._memory, self._observe)

    @property
    def dialogue(self) -> Dialogue:
        """Return itself, which answers to every method of a dialogue."""
        return cast("Dialogue", self)


class Reload:
    """Loads as the start does; what cannot be loaded leaves everything as it was."""

    load: Callable[[Settings], Engine] = staticmethod(Engine.load)

    def __init__(self, settings: Settings, renewable: Renewable) -> None:
        self._settings = settings
        self._renewable = renewable
        self._one = asyncio.Lock()
        self.known: int | None = None
        """The entry in the log of what admins did that asked for what we have."""

    async def __call__(self) -> Engine:
        """Return the engine that answers from now on; raise one of `FAILURES` with the reason."""
        async with self._one:
            engine = await asyncio.to_thread(self.load, self._settings)
            self._renewable.take(engine)
            await asyncio.to_thread(_forget_the_former)
            log.info("knowledge and index were loaded anew")
            return engine

    async def follow(self, store: Store) -> None:
        """Load anew whenever an admin had another machine do so; for ever."""
        while True:
            try:
                asked = await store.audit.last("reload")
                if self.known is not None and asked > self.known:
                    await self()
                self.known = max(asked, self.known or 0)
            except StoreError as error:
                log.warning("it is not known whether to load anew: %s", error)
            except FAILURES as error:
                self.known = asked
                log.error("another machine loaded anew, this one could not: %s", error)
            await asyncio.sleep(_LOOKED_SECONDS)


def _forget_the_former() -> None:
    """Free the engine that was frozen and holds itself in circles."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
