"""How often we speak in one group: often enough to help, never so often that we disturb."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from enum import StrEnum

ANSWERS = 10
URGENT_ANSWERS = 18
"""Below the 20 a minute that Telegram lets a bot send to one group."""
WINDOW_SECONDS = 60.0
_GROUPS = 5_000


class Turn(StrEnum):
    SPEAK = "speak"
    LAST_WORD = "last-word"
    """Say once that we shall be quiet for a while."""
    SILENCE = "silence"


class Pace:
    """Counts what was said in each group within the last minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._said: OrderedDict[int, deque[float]] = OrderedDict()
        self._quiet: set[int] = set()

    def next(self, group: int, urgent: bool = False) -> Turn:
        """Take a turn in a group; one for somebody who is losing money now is rarely refused."""
        said = self._recent(group)
        if len(said) < (URGENT_ANSWERS if urgent else ANSWERS):
            if not urgent:
                self._quiet.discard(group)
            said.append(self._clock())
            return Turn.SPEAK
        if group in self._quiet or len(said) >= URGENT_ANSWERS:
            return Turn.SILENCE
        self._quiet.add(group)
        said.append(self._clock())
        return Turn.LAST_WORD

    def _recent(self, group: int) -> deque[float]:
        said = self._said.setdefault(group, deque())
        self._said.move_to_end(group)
        while said and self._clock() - said[0] >= WINDOW_SECONDS:
            said.popleft()
        while len(self._said) > _GROUPS:
            forgotten, _ = self._said.popitem(last=False)
            self._quiet.discard(forgotten)
        return said
