"""How many answers a second, with several people writing at once, and whether the loop waits.

The dialogue runs in threads of asyncio, as `bot/conversation/texts.py` runs it.
"""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.settings import Settings
from tests.bench.cases import Sets

CROWDS = (1, 8, 64)
_TICK_S = 0.005
_SECONDS, _QUICK_SECONDS = 30.0, 4.0


@dataclass(frozen=True)
class Throughput:
    people: int
    talks: bool
    """Whether each goes on in a chat of their own; else every line comes from somebody new."""
    answers_per_s: float
    p50: float
    """Milliseconds from a question to its answer, waiting included."""
    p95: float
    lag_p99: float
    """Milliseconds by which the event loop woke late."""
    lag_max: float


def measure(quick: bool) -> list[dict[str, Any]]:
    texts = [case.text for case in Sets.read()]
    engine = Engine.load(Settings())
    found = []
    for talks, people in itertools.product((False, True), CROWDS):
        seconds = _QUICK_SECONDS if quick else _SECONDS
        one = asyncio.run(_crowd(engine.dialogue(), texts, people, talks, seconds))
        print(
            f"{people:>3} at once{' in talks' if talks else ''}: {one.answers_per_s:.0f} answers/s, p50 {one.p50:.1f} ms,"
            f" p95 {one.p95:.1f} ms, loop late p99 {one.lag_p99:.1f} ms, at most"
            f" {one.lag_max:.1f} ms",
            flush=True,
        )
        found.append(asdict(one))
    return found


async def _crowd(
    dialogue: Dialogue, texts: Sequence[str], people: int, talks: bool, seconds: float
) -> Throughput:
    for text in texts[:20]:
        dialogue.hear(0, text)
    until = time.perf_counter() + seconds
    times: list[float] = []
    lags: list[float] = []
    asked, strangers = itertools.cycle(texts), itertools.count(people)
    watch = asyncio.create_task(_watch(lags))
    started = time.perf_counter()
    await asyncio.gather(
        *(
            _person(
                dialogue.hear, itertools.repeat(chat) if talks else strangers, asked, until, times
            )
            for chat in range(people)
        )
    )
    elapsed = time.perf_counter() - started
    watch.cancel()
    p50, p95 = np.percentile(times, (50, 95)) * 1000
    return Throughput(
        people,
        talks,
        len(times) / elapsed,
        float(p50),
        float(p95),
        float(np.percentile(lags, 99) * 1000),
        max(lags) * 1000,
    )


async def _person(
    hear: Callable[[int, str], object],
    chats: Iterator[int],
    texts: Iterator[str],
    until: float,
    times: list[float],
) -> None:
    """Write the next text as soon as the last one is answered."""
    while (started := time.perf_counter()) < until:
        await asyncio.to_thread(hear, next(chats), next(texts))
        times.append(time.perf_counter() - started)


async def _watch(lags: list[float]) -> None:
    while True:
        due = time.perf_counter() + _TICK_S
        await asyncio.sleep(_TICK_S)
        lags.append(max(0.0, time.perf_counter() - due))
