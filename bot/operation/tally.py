"""Counts what is asked, by kind, fraud and language: nobody's number, nobody's words."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from bot.advice.advice import Advice
from bot.answers import kind_of, topics_of
from bot.state import Store, StoreError
from bot.state.counters import Counted
from bot.state.feedback import today
from knowledge import Language

log = logging.getLogger(__name__)

LEAST = 10
"""What was asked less often is not shown: it could point at somebody."""
EVERY_SECONDS = 15.0
_WITHIN = "within-"
_BOUNDS = (5, 10, 25, 50, 100, 250, 1000, 10_000)
"""Milliseconds."""


@dataclass(frozen=True)
class Asked:
    """What may be shown, the most frequent first."""

    kinds: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    unanswered: float
    milliseconds: int | None
    """What 95 % of the answers took at most; None if nothing was counted or it took longer."""
    least: int = LEAST


class Tally:
    """Keeps counts for some seconds, so that an answer need not wait for the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._counts: Counter[Counted] = Counter()

    def answered(self, advice: Advice, language: Language, seconds: float) -> None:
        """Count an answer; called from worker threads too."""
        topic = next(iter(topics_of(advice)), "")
        bound = next((bound for bound in _BOUNDS if seconds * 1000 <= bound), _BOUNDS[-1])
        day = today()
        with self._lock:
            self._counts[Counted(day, kind_of(advice), topic, language.value)] += 1
            self._counts[Counted(day, f"{_WITHIN}{bound}")] += 1

    async def keep_writing(self) -> None:
        """Write from time to time, for ever."""
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            await self.write()

    async def write(self) -> None:
        with self._lock:
            counts, self._counts = self._counts, Counter()
        try:
            await self._store.counters.add(counts)
        except StoreError as error:
            log.warning("what was asked is not counted yet: %s", error)
            with self._lock:
                self._counts.update(counts)


def asked(totals: Mapping[tuple[str, str, str], int], least: int = LEAST) -> Asked:
    """Add up what was counted, and leave out what is too little to show."""
    kinds: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    within: Counter[int] = Counter()
    for (kind, topic, _), total in totals.items():
        if kind.startswith(_WITHIN):
            within[int(kind.removeprefix(_WITHIN))] += total
            continue
        kinds[kind] += total
        if topic:
            topics[topic] += total
    answers = sum(kinds.values())
    return Asked(
        _shown(kinds, least),
        _shown(topics, least),
        kinds["unknown"] / answers if answers else 0.0,
        _percentile(within, least),
        least,
    )


def _shown(counts: Counter[str], least: int) -> tuple[tuple[str, int], ...]:
    return tuple((name, count) for name, count in counts.most_common() if count >= least)


def _percentile(within: Counter[int], least: int) -> int | None:
    total, seen = sum(within.values()), 0
    if total < least:
        return None
    for bound in sorted(within):
        seen += within[bound]
        if seen >= 0.95 * total:
            return bound
    return None
