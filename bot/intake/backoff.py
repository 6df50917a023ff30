"""Waiting longer after each failure, up to a few seconds: Telegram must be heard again soon."""

_FIRST = 0.5
_LONGEST = 4.0


class Backoff:
    def __init__(self) -> None:
        self._next = _FIRST

    def reset(self) -> None:
        self._next = _FIRST

    def pause(self) -> float:
        """Return how many seconds to wait now."""
        pause, self._next = self._next, min(self._next * 2, _LONGEST)
        return pause
