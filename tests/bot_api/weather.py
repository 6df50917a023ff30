"""How well the road to Telegram is, for every call alike."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from tests.bot_api.refusals import BAD_GATEWAY, Refusal, Refused


@dataclass
class Weather:
    latency: float = 0.0
    """Seconds that every call but a poll takes."""
    bad_gateways: float = 0.0
    """The share of calls that a proxy on the way refuses."""
    refusal: Refusal | None = None
    """What every call is told while there is an outage."""
    silent: bool = False
    """Nothing is answered at all while there is an outage."""
    cleared_at: float = 0.0
    _clear: asyncio.Event = field(default_factory=asyncio.Event)
    _chance: random.Random = field(default_factory=lambda: random.Random(7))

    async def pass_through(self, method: str) -> None:
        """Return when a call has come through, or refuse it."""
        if self.silent:
            await self._clear.wait()
            raise ConnectionResetError
        if self.refusal:
            raise Refused(self.refusal)
        if method != "getupdates":
            await asyncio.sleep(self.latency)
        if self._chance.random() < self.bad_gateways:
            raise Refused(BAD_GATEWAY)

    def begin_outage(self, refusal: Refusal | None) -> None:
        """Refuse everything; without a refusal, be silent."""
        self._clear.clear()
        self.refusal, self.silent = refusal, refusal is None

    def clear_up(self) -> None:
        self.refusal, self.silent = None, False
        self.cleared_at = time.monotonic()
        self._clear.set()
