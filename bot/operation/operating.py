"""Runs what watches the bot, for as long as the bot runs."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from bot.operation.health import Check, Health
from bot.operation.lag import LoopLag
from bot.operation.metrics import Metrics
from bot.operation.server import serving
from bot.settings import Settings, SettingsError


@asynccontextmanager
async def operating(
    settings: Settings,
    metrics: Metrics,
    *,
    alive: Mapping[str, Check],
    ready: Mapping[str, Check],
) -> AsyncIterator[Health]:
    """Serve health and metrics if BOT_METRICS_LISTEN is set; raise `SettingsError` if it cannot."""
    lag = LoopLag()
    health = Health(metrics, lag, alive, ready)
    watching = asyncio.create_task(lag.watch())
    async with AsyncExitStack() as stack:
        stack.callback(watching.cancel)
        if settings.metrics_listen:
            try:
                server = serving(health.application(), settings.metrics_listen)
                await stack.enter_async_context(server)
            except OSError as error:
                raise SettingsError(
                    f"BOT_METRICS_LISTEN: {settings.metrics_listen} cannot be listened on "
                    f"({error.strerror}); give another port"
                ) from None
        yield health
