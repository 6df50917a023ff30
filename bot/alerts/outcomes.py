"""What an error says about a message: did it arrive, will it ever."""

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.intake.passing import wait_asked
from bot.state.alerts import DeliveryState

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_LONGEST_PAUSE = 60.0
_NOBODY = ("chat not found", "user is deactivated", "bot was kicked", "peer_id_invalid")


def state_after(error: Exception) -> DeliveryState:
    """Return where a delivery stands after an error; PENDING if it can be sent again."""
    match error:
        case RetryAfter() | ChatMigrated() | InvalidToken():  # refused, whatever it was
            return DeliveryState.PENDING
        case Forbidden():
            return DeliveryState.GONE
        case BadRequest(message=message):
            gone = any(reason in message.casefold() for reason in _NOBODY)
            return DeliveryState.GONE if gone else DeliveryState.FAILED
        case NetworkError() if isinstance(error.__cause__, _NEVER_LEFT):
            return DeliveryState.PENDING
        case _:
            return DeliveryState.UNKNOWN


class Trouble:
    """How long nothing is sent to anybody, so that an outage does not use up an alert."""

    def __init__(self) -> None:
        self._in_a_row = 0

    def over(self) -> None:
        self._in_a_row = 0

    def pause_after(self, error: Exception) -> float:
        """Return seconds; each trouble in a row asks for more."""
        if isinstance(error, RetryAfter):
            return wait_asked(error) + 0.5
        if isinstance(error, BadRequest | Forbidden | ChatMigrated):
            return 0.0
        self._in_a_row += 1
        return min(_LONGEST_PAUSE, 2.0 ** (self._in_a_row - 1))
