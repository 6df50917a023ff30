"""What is done to the bot, and what is measured; each returns figures, none judges."""

import asyncio
import os
import random
import statistics
import time
from dataclasses import dataclass
from signal import SIGKILL, SIGTERM, Signals
from urllib.parse import urlsplit

from bot.state import Store
from bot.state.database import parse
from tests.bot_api.refusals import BAD_GATEWAY, CONFLICT, NOT_FOUND, UNAUTHORIZED, Refusal
from tests.chaos.crowd import Account, Crowd
from tests.chaos.machine import REAL, stand_in
from tests.chaos.site import Door, Plan, Site, built
from tests.chaos.stand_in import POISON
from tests.postgresql import Postgresql

_CHATS = 200
_DRAIN_SECONDS = 180.0
INTERNAL = Refusal(500, "Internal Server Error")
OUTAGES: dict[str, Refusal | None] = {
    "401": UNAUTHORIZED,
    "404": NOT_FOUND,
    "409": CONFLICT,
    "500": INTERNAL,
    "502": BAD_GATEWAY,
    "silence": None,
}


@dataclass(frozen=True)
class Storm:
    """Messages at a rate, and signals meanwhile."""

    updates: int
    a_second: float
    signals: int
    signal: Signals = SIGKILL


async def storm(plan: Plan, server: Postgresql | None, weather: Storm) -> Account:
    async with built(plan, server) as site:
        writing = asyncio.create_task(
            site.crowd.write_evenly(weather.updates, weather.a_second, _CHATS)
        )
        await _signals(site, weather)
        await writing
        await site.crowd.answered(_DRAIN_SECONDS)
        return site.crowd.account()


async def _signals(site: Site, weather: Storm) -> None:
    chance, begun = random.Random(11), time.monotonic()
    length = weather.updates / weather.a_second
    for number in range(weather.signals):
        await asyncio.sleep(begun + (number + 0.7) * length / weather.signals - time.monotonic())
        await chance.choice(site.machines).kill(weather.signal)


async def rolling_restart(plan: Plan, server: Postgresql | None, seconds: float) -> Account:
    """Replace one machine after the other while 60 messages a second come in."""
    async with built(plan, server) as site:
        await asyncio.gather(*(_listening(site, number) for number in range(len(site.machines))))
        writing = asyncio.create_task(site.crowd.write_evenly(round(60 * seconds), 60, _CHATS))
        await asyncio.sleep(1)
        for number, machine in enumerate(site.machines):
            await machine.kill(SIGTERM)
            await _listening(site, number)
        await writing
        await site.crowd.answered(_DRAIN_SECONDS)
        return site.crowd.account()


async def _listening(site: Site, number: int) -> None:
    address = urlsplit(site.api.account.webhook.machines[number])
    while True:
        try:
            _, writer = await asyncio.open_connection(address.hostname, address.port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


async def comeback(server: Postgresql | None) -> tuple[Account, float]:
    """Kill the real bot amid its work; return the seconds until it answers again."""
    async with built(Plan(REAL), server) as site:
        for chat in range(20):
            await site.crowd.write(chat)
        await asyncio.sleep(0.2)
        killed = time.monotonic()
        await site.machines[0].kill()
        later = site.crowd.chat_of[await site.crowd.write(50)]
        await site.crowd.answered(_DRAIN_SECONDS)
        messages = site.api.account.messages
        shown = zip(messages.shown, messages.shown_at, strict=True)
        answered = next((at for message, at in shown if message.chat == later), float("inf"))
        return _by_chat(site), answered - killed


async def real_storm(server: Postgresql | None, updates: int, kills: int) -> Account:
    """Kill the real bot, model and all, several times; each message is of another person."""
    async with built(Plan(REAL), server) as site:
        for kill in range(kills):
            for number in range(updates // kills):
                await site.crowd.write(kill * updates + number)
            await asyncio.sleep(0.3)
            await site.machines[0].kill()
        await site.crowd.answered(_DRAIN_SECONDS)
        return _by_chat(site)


def _by_chat(site: Site) -> Account:
    """Tell the answers of the real bot apart by the chat they went to."""
    written = set(site.crowd.chat_of.values())
    answered = [m.chat for m in site.api.account.messages.shown if m.chat in written]
    return Account(
        written=len(written),
        lost=len(written - set(answered)),
        doubled=len(answered) - len(set(answered)),
        disordered=0,
        seconds=(),
    )


async def poisoned(server: Postgresql | None) -> tuple[Account, int, bool]:
    """Send an update that kills the process; return how often it died, and who was told."""
    async with built(Plan(stand_in(20)), server) as site:
        before = site.machines[0].starts
        for chat in range(30):
            await site.crowd.write(chat)
        poison = await site.crowd.write(500, POISON)
        for chat in range(30):
            await site.crowd.write(chat)
        await site.crowd.answered(_DRAIN_SECONDS)
        told = [m.chat for m in site.api.account.messages.shown if m.text == "sorry"]
        account = site.crowd.account(site.crowd.written_at.keys() - {poison})
        return account, site.machines[0].starts - before, told == [600]


async def bad_gateways(plan: Plan, server: Postgresql | None, updates: int) -> Account:
    async with built(plan, server) as site:
        site.api.weather.bad_gateways = 0.2
        await site.crowd.write_evenly(updates, 60, _CHATS)
        await site.crowd.answered(_DRAIN_SECONDS)
        return site.crowd.account()


async def outage(name: str, server: Postgresql | None, seconds: float) -> tuple[Account, float]:
    """Refuse everything for a while; return how long after it the first answer came."""
    async with built(Plan(stand_in(20)), server) as site:
        site.api.weather.begin_outage(OUTAGES[name])
        await site.crowd.write_evenly(20, 20 / seconds, 20)
        shown = len(site.api.account.messages.shown)
        site.api.weather.clear_up()
        await site.crowd.answered(_DRAIN_SECONDS)
        at = site.api.account.messages.shown_at
        return site.crowd.account(), at[shown] - site.api.weather.cleared_at


async def database_restart(server: Postgresql) -> Account:
    """Restart the database twice while people write."""
    async with built(Plan(stand_in(20), Door.WEBHOOK, machines=2), server) as site:
        writing = asyncio.create_task(site.crowd.write_evenly(300, 30, _CHATS))
        for _ in range(2):
            await asyncio.sleep(3)
            await asyncio.to_thread(server.stop, "immediate")
            await asyncio.to_thread(server.start)
        await writing
        await site.crowd.answered(_DRAIN_SECONDS)
        return site.crowd.account()


async def flood(plan: Plan, server: Postgresql | None) -> tuple[float, float, int]:
    """Return how long others wait (95 %) in quiet and beside 400 messages of one person."""
    async with built(plan, server) as site:
        quiet = Crowd(site.api, first_chat=2000)
        await quiet.write_evenly(90, 15, 30)
        await quiet.answered(_DRAIN_SECONDS)
        others = Crowd(site.api, first_chat=3000)
        flooding = asyncio.create_task(_flood(site.crowd, 400))
        await others.write_evenly(90, 15, 30)
        await flooding
        await others.answered(_DRAIN_SECONDS)
        lost = others.account().lost + quiet.account().lost
        return quiet.account().percentile(95), others.account().percentile(95), lost


async def _flood(crowd: Crowd, count: int) -> None:
    for _ in range(count):
        await crowd.write(0)


async def throughput(plan: Plan, server: Postgresql, updates: int) -> float:
    """Return how many of a rush are answered a second by machines with one core each."""
    async with built(plan, server) as site:
        for core, machine in zip(sorted(os.sched_getaffinity(0)), site.machines, strict=False):
            machine.keep_to(core)
        await asyncio.gather(*(_listening(site, number) for number in range(len(site.machines))))
        begun = time.monotonic()
        for number in range(updates):
            await site.crowd.write(number % _CHATS)
        await site.crowd.answered(_DRAIN_SECONDS)
        return (updates - site.crowd.account().lost) / (time.monotonic() - begun)


async def ledger_cost(address: str, updates: int) -> tuple[float, float]:
    """Return milliseconds for an update in the ledger: amid 64 others, and all alone."""
    async with Store.open(parse(address)) as store:

        async def pass_by(numbers: range) -> None:
            for number in numbers:
                await store.ledger.claim(number)
                await store.ledger.done(number)

        begun = time.perf_counter()
        await asyncio.gather(*(pass_by(range(n, updates, 64)) for n in range(64)))
        together = (time.perf_counter() - begun) / updates
        alone = []
        for number in range(updates, updates + 200):
            begun = time.perf_counter()
            await pass_by(range(number, number + 1))
            alone.append(time.perf_counter() - begun)
    return together * 1000, statistics.median(alone) * 1000


async def soak(plan: Plan, server: Postgresql | None, minutes: float) -> tuple[Account, list[int]]:
    """Let 30 messages a second come in for long; return the memory at each tenth, in KiB."""
    async with built(plan, server) as site:
        memory = []
        for _ in range(10):
            await site.crowd.write_evenly(round(minutes * 6 * 30), 30, 3000)
            memory.append(sum(machine.memory for machine in site.machines))
        await site.crowd.answered(_DRAIN_SECONDS)
        return site.crowd.account(), memory
