"""An application that counts what passes through it."""

from typing import Any

from telegram.ext import Application

from bot.operation.metrics import Metrics


class WatchedApplication(Application[Any, Any, Any, Any, Any, Any]):
    def __init__(self, *, metrics: Metrics, **parts: Any) -> None:
        super().__init__(**parts)
        self.metrics = metrics

    async def process_update(self, update: object) -> None:
        with self.metrics.handling(update):
            await super().process_update(update)

    async def process_error(
        self, update: object, error: Exception, *place: Any, **more: Any
    ) -> bool:
        self.metrics.failed(error)
        return await super().process_error(update, error, *place, **more)
