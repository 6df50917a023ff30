"""One of several machines does what must be done once."""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.state import StoreError
from bot.state.leases import Leases

log = logging.getLogger(__name__)

LEASE_SECONDS = 4.0
_RENEWED_SECONDS = 1.0
_MARGIN_SECONDS = 1.0
"""By so much earlier than the database we believe the lease lost."""


class Leadership:
    def __init__(self, leases: Leases, name: str) -> None:
        self._leases = leases
        self._name = name
        self._holder = secrets.token_hex(8)
        self._until = 0.0

    @property
    def held(self) -> bool:
        return time.monotonic() < self._until

    async def take(self) -> bool:
        """Take or keep the lease, if nobody else has it."""
        asked = time.monotonic()
        try:
            taken = await self._leases.take(self._name, self._holder, LEASE_SECONDS)
        except StoreError as error:
            log.warning("the lease of the %s is not renewed: %s", self._name, error)
            return False
        self._until = asked + LEASE_SECONDS - _MARGIN_SECONDS if taken else 0.0
        return taken

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Renew the lease for as long as the block runs, and let go of it at the end."""
        renewing = asyncio.create_task(self._renew())
        try:
            yield
        finally:
            renewing.cancel()
            self._until = 0.0
            try:
                await self._leases.release(self._name, self._holder)
            except StoreError as error:
                log.warning("the lease of the %s runs out by itself: %s", self._name, error)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(_RENEWED_SECONDS)
            await self.take()
