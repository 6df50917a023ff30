"""Which tip is due: one a day and one a week, at nine by the clock of whoever gets it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from bot.alerts.almanac import tip_of
from bot.dialogue import Dialogue
from bot.memory import Tongue
from bot.rendering import alerts
from bot.state import Store
from bot.state.subscriptions import Tip
from knowledge import Language

_LATEST_HOUR = 6
"""UTC. A bot that was down in the morning does not bring the tip in the evening."""
_MONDAY = 1


class Tips:
    def __init__(self, dialogue: Dialogue, clock: Callable[[], float] = time.time) -> None:
        self._dialogue = dialogue
        self._clock = clock
        self._begun: str | None = None

    async def plan(self, store: Store) -> None:
        """Begin the tips of today (UTC), unless they are begun already."""
        now = datetime.fromtimestamp(self._clock(), UTC)
        day = f"{now:%Y-%m-%d}"
        if self._begun == day:
            return
        if now.hour < _LATEST_HOUR:
            await self._begin(store, Tip.DAILY, f"daily-{day}", now)
            if now.isoweekday() == _MONDAY:
                await self._begin(store, Tip.WEEKLY, f"weekly-{day}", now)
        self._begun = day

    async def _begin(self, store: Store, rhythm: Tip, occasion: str, now: datetime) -> None:
        topics = list(self._dialogue.voice(Tongue(Language.ZH)).knowledge.topics)
        turn, topic = tip_of(rhythm, now.date(), topics)
        texts = {
            language: alerts.tip(
                self._dialogue.voice(Tongue(language)).knowledge.topics[topic],
                turn,
                self._dialogue.voice(Tongue(language)),
            )
            for language in Language
        }
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        await store.alerts.begin_tip(
            occasion, rhythm, midnight, topic, texts[Language.ZH], texts[Language.EN]
        )
