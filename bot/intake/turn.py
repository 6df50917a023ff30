"""Whose turn it is to poll: of processes that share a database, one."""

import asyncio
import logging
from uuid import uuid4

from bot.state import StoreError
from bot.state.leases import Leases

log = logging.getLogger(__name__)

_NAME = "poller"
_LEASE_SECONDS = 3.0
_RENEW_SECONDS = 1.0


class Turn:
    def __init__(self, leases: Leases) -> None:
        self._leases = leases
        self._holder = uuid4().hex
        self.mine = asyncio.Event()

    async def keep(self) -> None:
        """Take the turn when it is free and keep it; no database that is away takes it from us."""
        while True:
            try:
                held = await self._leases.take(_NAME, self._holder, _LEASE_SECONDS)
            except StoreError as error:
                log.warning("whose turn it is to poll is not known: %s", error)
                held = True  # whoever polls beside us is told so by Telegram
            if held:
                self.mine.set()
            else:
                self.mine.clear()
            await asyncio.sleep(_RENEW_SECONDS)

    async def pass_on(self) -> None:
        """Let another go on at once."""
        try:
            await self._leases.release(_NAME, self._holder)
        except StoreError as error:
            log.warning("the turn to poll ends by itself: %s", error)
