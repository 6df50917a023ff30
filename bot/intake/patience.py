"""Calls that wait for their turn, and are tried again before a whole update has to be."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.ext import AIORateLimiter

from bot.intake.backoff import Backoff
from bot.intake.deliveries import delivery
from bot.intake.passing import wait_asked

logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
"""It reports every wait that Telegram asks for as an error, with a traceback."""

_TRIES = 4
_LONGEST_WAIT = 5.0
"""Seconds; who is asked to wait longer gives the update back instead."""

Called = bool | dict[str, Any] | list[dict[str, Any]]
Callback = Callable[..., Coroutine[Any, Any, Called]]


class Patience(AIORateLimiter):
    """Keeps Telegram's limits, and repeats a call that a server on the way has refused.

    A call that timed out is not repeated here: it may have arrived.
    """

    def __init__(self, overall_max_rate: float = 30) -> None:
        super().__init__(overall_max_rate=overall_max_rate, max_retries=0)

    async def process_request(
        self,
        callback: Callback,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Called:
        if _shows(endpoint):
            callback = _in_turn(callback)
        backoff = Backoff()
        for _ in range(_TRIES - 1):
            try:
                return await super().process_request(
                    callback, args, kwargs, endpoint, data, rate_limit_args
                )
            except Exception as error:
                pause = _pause(error, backoff)
                if pause is None:
                    raise
                await asyncio.sleep(pause)
        return await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )


def _shows(endpoint: str) -> bool:
    """Tell whether a call twice made is seen twice."""
    return endpoint.startswith("send") and endpoint != "sendChatAction"


def _in_turn(callback: Callback) -> Callback:
    async def call(*args: Any, **kwargs: Any) -> Called:
        under_way = delivery()
        if under_way is None:
            return await callback(*args, **kwargs)
        await under_way.begin()
        try:
            return await callback(*args, **kwargs)
        except Exception:
            under_way.end()  # nobody waits while Telegram makes this one wait
            raise

    return call


def _pause(error: Exception, backoff: Backoff) -> float | None:
    """Return how long to wait before the same call, or None if it must not be repeated."""
    if isinstance(error, BadRequest | TimedOut):
        return None
    asked = wait_asked(error)
    if asked:
        return asked if asked <= _LONGEST_WAIT else None
    return backoff.pause() if isinstance(error, NetworkError) else None
