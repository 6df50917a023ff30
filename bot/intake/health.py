"""How the way in is doing, for whoever wants to look at it."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum


class Outcome(StrEnum):
    """How an update ended."""

    ANSWERED = "answered"
    KNOWN = "known"
    """Answered before; Telegram brought it once more."""
    REPEATED = "repeated"
    """Telegram did not take the answer; it will be tried again."""
    GIVEN_UP = "given up"
    """Telegram never took the answer, but took others meanwhile."""
    LATE = "late"
    """Not answered within the deadline."""
    BROKEN = "broken"
    """An error of ours that no error handler took."""
    POISON = "poison"
    """The process died of it again and again."""
    DROPPED = "dropped"
    """One of too many of the same sender."""


class Health:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._in_work: dict[int, float] = {}
        self._contact: float | None = None
        self.outcomes: Counter[Outcome] = Counter()
        self.trouble: str | None = None
        """What kept us from Telegram at the last try; None when all is well."""
        self.stopping = False

    def contact(self) -> None:
        """Telegram answered, or brought an update."""
        self._contact = self._clock()
        self.trouble = None

    def troubled(self, error: Exception) -> bool:
        """Take note of an error; return whether it is news."""
        news = self.trouble != type(error).__name__
        self.trouble = type(error).__name__
        return news

    @contextmanager
    def working(self, update_id: int) -> Iterator[None]:
        self._in_work[update_id] = self._clock()
        try:
            yield
        finally:
            self._in_work.pop(update_id, None)

    @property
    def in_work(self) -> int:
        return len(self._in_work)

    @property
    def queue_age(self) -> float:
        """Return for how many seconds the oldest update in work has been with us."""
        return self._clock() - min(self._in_work.values(), default=self._clock())

    @property
    def since_contact(self) -> float | None:
        """Return the seconds since Telegram was last heard of; None if it never was."""
        return None if self._contact is None else self._clock() - self._contact
