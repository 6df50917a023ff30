"""Nobody takes the bot for themselves: so many messages a minute, so many places at once."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

A_MINUTE = 20
PLACES = 5
"""Places of one chat while many wait."""
PLACES_IN_QUIET_TIMES = 20
_SENDERS = 50_000


class Admission(Enum):
    ADMITTED = auto()
    NOTICE = auto()
    """Dropped, and to be told so."""
    SILENCE = auto()
    """Dropped, and told before."""


@dataclass
class _Bucket:
    tokens: float
    at: float
    noticed: bool = False


class Fairness:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[tuple[int, int], _Bucket] = OrderedDict()
        self._held: Counter[int] = Counter()

    def admit(self, chat: int, user: int, crowded: bool = False) -> Admission:
        """Give an update a place, to be given back by `leave`, or drop it."""
        bucket = self._bucket(chat, user)
        places = PLACES if crowded else PLACES_IN_QUIET_TIMES
        if bucket.tokens >= 1 and self._held[chat] < places:
            bucket.tokens -= 1
            bucket.noticed = bucket.noticed and bucket.tokens < 1
            self._held[chat] += 1
            return Admission.ADMITTED
        noticed, bucket.noticed = bucket.noticed, True
        return Admission.SILENCE if noticed else Admission.NOTICE

    def leave(self, chat: int) -> None:
        self._held[chat] -= 1
        if self._held[chat] <= 0:
            del self._held[chat]

    def _bucket(self, chat: int, user: int) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.setdefault((chat, user), _Bucket(A_MINUTE, now))
        self._buckets.move_to_end((chat, user))
        while len(self._buckets) > _SENDERS:
            self._buckets.popitem(last=False)
        bucket.tokens = min(A_MINUTE, bucket.tokens + (now - bucket.at) * A_MINUTE / 60)
        bucket.at = now
        return bucket
