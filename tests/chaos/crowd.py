"""People who write to the bot, and what they can tell of its answers."""

import asyncio
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tests.bot_api.server import BotApi


@dataclass(frozen=True)
class Account:
    """What came of what was written."""

    written: int
    lost: int
    doubled: int
    disordered: int
    seconds: tuple[float, ...]
    """From each message to its first answer."""

    def percentile(self, share: int) -> float:
        if len(self.seconds) < 2:
            return float("nan")
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[share - 1]


@dataclass
class Crowd:
    """Each message is one of a kind; the stand-in answers with the same words."""

    api: BotApi
    first_chat: int = 100
    written_at: dict[str, float] = field(default_factory=dict)
    chat_of: dict[str, int] = field(default_factory=dict)
    _numbers: Counter[int] = field(default_factory=Counter)

    async def write(self, chat: int, word: str = "m") -> str:
        number = self.first_chat + chat
        self._numbers[number] += 1
        text = f"{word} {number} {self._numbers[number]}"
        body = {"id": number, "type": "private", "first_name": "P"}
        self.api.account.chats[number] = body
        self.written_at[text] = time.monotonic()
        self.chat_of[text] = number
        await self.api.account.updates.push(
            "message",
            {
                "message_id": self.api.account.messages.next_id(number),
                "date": 60 * self._numbers[number],  # a minute apart: no two are one case
                "chat": body,
                "from": {"id": number, "is_bot": False, "first_name": "P", "language_code": "zh"},
                "text": text,
            },
        )
        return text

    async def write_evenly(self, count: int, a_second: float, chats: int) -> None:
        begun = time.monotonic()
        for number in range(count):
            await asyncio.sleep(begun + number / a_second - time.monotonic())
            await self.write(number % chats)

    async def answered(self, seconds: float) -> bool:
        """Wait until Telegram has nothing left for the bot."""
        try:
            async with asyncio.timeout(seconds):
                await self.api.account.updates.taken()
        except TimeoutError:
            return False
        return True

    def account(self, texts: Iterable[str] | None = None) -> Account:
        wanted = set(self.written_at if texts is None else texts)
        first: dict[str, float] = {}
        times: Counter[str] = Counter()
        orders: defaultdict[int, list[int]] = defaultdict(list)
        messages = self.api.account.messages
        for message, at in zip(messages.shown, messages.shown_at, strict=True):
            if message.text not in wanted:
                continue
            times[message.text] += 1
            if message.text not in first:
                first[message.text] = at
                orders[message.chat].append(int(message.text.rpartition(" ")[2]))
        return Account(
            written=len(wanted),
            lost=len(wanted - first.keys()),
            doubled=sum(times.values()) - len(times),
            disordered=sum(
                later < sooner for order in orders.values() for sooner, later in pairwise(order)
            ),
            seconds=tuple(first[text] - self.written_at[text] for text in first),
        )
