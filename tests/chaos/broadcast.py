"""An alert to 400 chats while the sending processes are killed three times."""

import asyncio
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass, field

from bot.state import Store
from bot.state.alerts import Alert, AlertState, DeliveryState
from bot.state.database import parse
from bot.state.subscriptions import Subscription
from tests.bot_api.account import Account, Method
from tests.bot_api.refusals import Refused, too_many_requests
from tests.bot_api.rules import Json, Params
from tests.bot_api.server import BotApi

CHATS, KILLS, MACHINES = 400, 3, 2
BLOCKED = range(7, CHATS, 20)
OLD, NEW = -5, -1000000000005
TOKEN = "7000000007:AAcanary-token_of-thirty-five-charac0"
TEXT = "最近有人冒充快递理赔，让您共享屏幕。"
_PATIENCE_SECONDS = 120
_LIMIT_PER_SECOND = 30
_HTTP_SECONDS = 0.01
"""What a call takes here. With slower ones more is on its way, hence unknown, at each kill."""


@dataclass
class Arrived:
    """What the server let through, and when; flood control is Telegram's."""

    chats: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    floods: int = 0
    _recent: deque[float] = field(default_factory=deque)

    def let_in(self) -> None:
        now = time.monotonic()
        self._recent.append(now)
        while self._recent[0] < now - 1:
            self._recent.popleft()
        if len(self._recent) > _LIMIT_PER_SECOND:
            self.floods += 1
            raise Refused(too_many_requests(3))

    @property
    def rate(self) -> float:
        """Messages a second, without the gaps in which nobody led."""
        gaps = [later - earlier for earlier, later in zip(self.times, self.times[1:], strict=False)]
        busy = [gap for gap in gaps if gap < 1]
        return len(busy) / sum(busy)


class _Watched(Account):
    def __init__(self) -> None:
        super().__init__()
        self.arrived = Arrived()

    def methods(self) -> dict[str, Method]:
        return {**super().methods(), "sendmessage": self._slowly_send}

    async def _slowly_send(self, params: Params) -> Json:
        self.arrived.let_in()
        self.arrived.times.append(time.monotonic())
        await asyncio.sleep(_HTTP_SECONDS)
        sent = self._send_message(params)
        self.arrived.chats[int(params["chat_id"])] += 1
        return sent


@dataclass
class Outcome:
    arrived: Arrived
    states: dict[DeliveryState, int]
    missing: int
    """Chats that got nothing and are not among those of which it is said that this is unknown."""
    twice: int
    seconds: float

    @property
    def unknown(self) -> int:
        return self.states.get(DeliveryState.UNKNOWN, 0)

    @property
    def gone(self) -> int:
        return self.states.get(DeliveryState.GONE, 0)


async def broadcast(database: str) -> Outcome:
    account = _Watched()
    api = BotApi(TOKEN, account)
    await api.start()
    try:
        async with Store.open(parse(database)) as store:
            alert = await _prepared(store, account)
            began = time.monotonic()
            await _sent_under_fire(store, alert, account, database, api.url)
            states = await store.alerts.progress(alert.id)
        return _judged(account.arrived, states, time.monotonic() - began)
    finally:
        await api.stop()


async def _prepared(store: Store, account: Account) -> Alert:
    for chat in range(1, CHATS):
        account.chats[chat] = {"id": chat, "type": "private", "first_name": "P"}
        await store.subscriptions.set(Subscription(chat, "zh"))
    account.blocked = set(BLOCKED)
    account.chats[NEW] = {"id": NEW, "type": "supergroup", "title": "G"}
    account.migrated[OLD] = NEW
    await store.subscriptions.set(Subscription(OLD, "zh"))
    alert = await store.alerts.draft(1, None, TEXT, TEXT)
    assert await store.alerts.release(alert.id, alert.nonce, 1, 0)
    return alert


async def _sent_under_fire(
    store: Store, alert: Alert, account: _Watched, database: str, server: str
) -> None:
    """Kill whoever sends each time another quarter is through, and start it again."""
    machines = [await _machine(database, server) for _ in range(MACHINES)]
    kill_at = [CHATS * part // (KILLS + 1) for part in range(1, KILLS + 1)]
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while (await _state(store, alert)) is not AlertState.DONE:
                if kill_at and len(account.arrived.times) >= kill_at[0]:
                    kill_at.pop(0)
                    machines = await _killed(machines, database, server)
                await asyncio.sleep(0.02)
    finally:
        for machine in machines:
            machine.kill()
            await machine.wait()


async def _killed(
    machines: list[asyncio.subprocess.Process], database: str, server: str
) -> list[asyncio.subprocess.Process]:
    """Kill every process: one of them leads, and nobody knows which."""
    for machine in machines:
        machine.kill()
        await machine.wait()
    return [await _machine(database, server) for _ in machines]


async def _machine(database: str, server: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.chaos.sender", database, server, TOKEN)
    )


async def _state(store: Store, alert: Alert) -> AlertState | None:
    standing = await store.alerts.of(alert.id)
    return standing.state if standing else None


def _judged(arrived: Arrived, states: dict[DeliveryState, int], seconds: float) -> Outcome:
    unknown = states.get(DeliveryState.UNKNOWN, 0)
    wanted = {chat for chat in (*range(1, CHATS), NEW) if chat not in BLOCKED}
    missing = len(wanted - arrived.chats.keys())
    twice = sum(count > 1 for count in arrived.chats.values())
    return Outcome(arrived, states, max(0, missing - unknown), twice, seconds)
