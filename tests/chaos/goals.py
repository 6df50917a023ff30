"""What each scenario must show: the goals R1 to R18, with a figure and a verdict."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from signal import SIGTERM
from uuid import uuid4

import asyncpg

from tests.chaos import broadcast, hostile, scenarios
from tests.chaos.crowd import Account
from tests.chaos.machine import ROOT, stand_in, thinking
from tests.chaos.scenarios import Storm
from tests.chaos.site import Door, Plan
from tests.postgresql import Postgresql

QUICK = stand_in(20)
POLLING = Plan(QUICK)
REPLICAS = Plan(QUICK, Door.WEBHOOK, machines=2)


@dataclass(frozen=True)
class Size:
    """How much is done: enough for the goals, or for a first look."""

    replicas: Storm
    polling: Storm
    peaceful: Storm
    real: int
    outage_seconds: float
    refused: int
    hostile: int
    rush: int
    soak_minutes: float = 10.0


LONG = Size(
    replicas=Storm(2400, 60, 20),
    polling=Storm(1200, 60, 10),
    peaceful=Storm(600, 60, 6, SIGTERM),
    real=40,
    outage_seconds=10,
    refused=300,
    hostile=2000,
    rush=400,
)
SHORT = Size(
    replicas=Storm(240, 40, 3),
    polling=Storm(240, 40, 3),
    peaceful=Storm(120, 40, 2, SIGTERM),
    real=20,
    outage_seconds=3,
    refused=100,
    hostile=60,
    rush=120,
)


@dataclass(frozen=True)
class Line:
    goal: str
    what: str
    figure: str
    passed: bool


Lines = AsyncIterator[Line]
Check = Callable[[Size, Postgresql | None], Lines]


def _engine(server: Postgresql | None) -> str:
    return "PostgreSQL" if server else "SQLite"


def _kept(account: Account, kills: int) -> tuple[Line, ...]:
    figure = f"{account.lost} of {account.written} lost"
    return (
        Line("R1", figure, "", account.lost == 0),
        Line("R2", f"{account.doubled} doubled, {kills} kills", "", account.doubled <= kills),
        Line("R3", f"{account.disordered} out of order", "", account.disordered == 0),
    )


async def storms(size: Size, server: Postgresql | None) -> Lines:
    """R1, R2, R3: crashes."""
    tries = [("polling", POLLING, size.polling)]
    if server:
        tries.append(("2 replicas", REPLICAS, size.replicas))
    for name, plan, weather in tries:
        account = await scenarios.storm(plan, server, weather)
        where = f"{weather.signals} SIGKILL, {name}, {_engine(server)}"
        for line in _kept(account, weather.signals):
            yield Line(line.goal, where, line.what, line.passed)


async def peace(size: Size, server: Postgresql | None) -> Lines:
    """R2: a stop in peace costs nothing at all."""
    for name, plan in (("polling", POLLING), ("2 replicas", REPLICAS)):
        if plan is REPLICAS and not server:
            continue
        account = await scenarios.storm(plan, server, size.peaceful)
        where = f"{size.peaceful.signals} SIGTERM, {name}, {_engine(server)}"
        yield Line(
            "R2",
            where,
            f"{account.lost} of {account.written} lost, {account.doubled} doubled",
            account.lost == account.doubled == 0,
        )


async def real(size: Size, server: Postgresql | None) -> Lines:
    """R1, R5: the real bot, its model and all."""
    account = await scenarios.real_storm(server, size.real, 2)
    yield Line(
        "R1",
        f"2 SIGKILL, the real bot, {_engine(server)}",
        f"{account.lost} of {account.written} lost, {account.doubled} doubled",
        account.lost == 0 and account.doubled <= 2 * 2,
    )
    account, seconds = await scenarios.comeback(server)
    yield Line(
        "R5",
        f"first answer after SIGKILL, the real bot, {_engine(server)}",
        f"{seconds:.1f} s (goal 5), {account.lost} lost",
        seconds <= 5 and account.lost == 0,
    )


async def rolling(size: Size, server: Postgresql | None) -> Lines:
    """R4: machines replaced one by one."""
    if server:
        plan = Plan(stand_in(100), Door.WEBHOOK, machines=2)
        account = await scenarios.rolling_restart(plan, server, 12)
        p99 = account.percentile(99) * 1000
        yield Line(
            "R4",
            f"rolling restart at 60/s, work 100 ms, {_engine(server)}",
            f"{account.lost} lost, {account.doubled} doubled, p99 {p99:.0f} ms (goal 300)",
            account.lost == account.doubled == 0 and p99 < 300,
        )


async def poison(size: Size, server: Postgresql | None) -> Lines:
    """R6: an update that kills the process."""
    account, deaths, told = await scenarios.poisoned(server)
    yield Line(
        "R6",
        f"poison update, {_engine(server)}",
        f"gone after {deaths} restarts, {account.lost} others lost, "
        f"sender {'told' if told else 'not told'}",
        deaths <= 3 and account.lost == 0 and told,
    )


async def refusals(size: Size, server: Postgresql | None) -> Lines:
    """R7: what Telegram refuses for a while."""
    account = await scenarios.bad_gateways(POLLING, server, size.refused)
    yield Line(
        "R7",
        f"20 % of calls 502, {_engine(server)}",
        f"{account.lost} of {account.written} lost, {account.doubled} doubled",
        account.lost == 0,
    )
    names = list(scenarios.OUTAGES)
    for name in names[::2] if server else names[1::2]:
        account, seconds = await scenarios.outage(name, server, size.outage_seconds)
        yield Line(
            "R7",
            f"{size.outage_seconds:.0f} s of {name}, {_engine(server)}",
            f"answers after {seconds:.1f} s (goal 5), {account.lost} lost",
            seconds <= 5 and account.lost == 0,
        )


async def database(size: Size, server: Postgresql | None) -> Lines:
    """R1 once more: the database goes away and comes back."""
    if server:
        account = await scenarios.database_restart(server)
        yield Line(
            "R1",
            "database restarted twice, 2 replicas, PostgreSQL",
            f"{account.lost} of {account.written} lost, {account.doubled} doubled",
            account.lost == account.doubled == 0,
        )


async def fairness(size: Size, server: Postgresql | None) -> Lines:
    """R8: one person floods."""
    plan = Plan(stand_in(50), Door.WEBHOOK, machines=2) if server else Plan(stand_in(50))
    quiet, beside, lost = await scenarios.flood(plan, server)
    limit = 2 * quiet if server else 2.0
    yield Line(
        "R8",
        f"400 messages of one person, {plan.door}, {_engine(server)}",
        f"others' p95 {beside * 1000:.0f} ms, in quiet {quiet * 1000:.0f} ms "
        f"(goal {limit * 1000:.0f}), {lost} of theirs lost",
        beside <= limit and lost == 0,
    )


async def ledger(size: Size, server: Postgresql | None) -> Lines:
    """R10: what the ledger costs."""
    with tempfile.TemporaryDirectory() as folder:
        address = await _fresh(server) if server else f"sqlite:///{folder}/bot.db"
        together, alone = await scenarios.ledger_cost(address, 4000)
    limit = 1.0 if server else 0.2
    yield Line(
        "R10",
        f"ledger, {_engine(server)}",
        f"{together:.2f} ms an update amid 64 others (goal {limit}), {alone:.2f} ms alone",
        together <= limit,
    )


async def scale(size: Size, server: Postgresql | None) -> Lines:
    """R18: a second machine; a core each, of which Telegram's stand-in takes its share too."""
    if server:
        alone, both = [
            await scenarios.throughput(
                Plan(thinking(40), Door.WEBHOOK, machines), server, size.rush
            )
            for machines in (1, 2)
        ]
        yield Line(
            "R18",
            f"2 replicas beside 1, 40 ms of a core an answer, {_engine(server)}",
            f"{both:.1f} a second, one {alone:.1f}: {both / alone:.2f} times (goal 1.7)",
            both >= 1.7 * alone,
        )


async def alerts(size: Size, server: Postgresql | None) -> Lines:
    """R9: an alert while whoever sends it is killed."""
    with tempfile.TemporaryDirectory() as folder:
        address = await _fresh(server) if server else f"sqlite:///{folder}/bot.db"
        outcome = await broadcast.broadcast(address)
    where = f"alert to {broadcast.CHATS}, {broadcast.KILLS} kills, {_engine(server)}"
    for figure, passed in (
        (f"{outcome.missing} missing, {outcome.twice} twice", not outcome.missing + outcome.twice),
        (f"{outcome.unknown} unknown (goal 1 a kill)", outcome.unknown <= broadcast.KILLS),
        (f"{outcome.arrived.floods} x 429", not outcome.arrived.floods),
        (f"{outcome.arrived.rate:.1f} a second (goal 24)", outcome.arrived.rate >= 24),
        (
            f"{outcome.gone} of {len(broadcast.BLOCKED)} blocked signed off",
            outcome.gone == len(broadcast.BLOCKED),
        ),
    ):
        yield Line("R9", where, figure, passed)


async def _fresh(server: Postgresql) -> str:
    name = f"ledger_{uuid4().hex}"
    connection = await asyncpg.connect(server.url())
    await connection.execute(f"create database {name}")
    await connection.close()
    return server.url(name)


async def texts(size: Size, server: Postgresql | None) -> Lines:
    """R11, R12, R13: hostile texts, secrets, privacy."""
    found = await hostile.converse(server, size.hostile)
    yield Line(
        "R11",
        f"{found.written} hostile messages, the real bot, {_engine(server)}",
        f"{found.unanswered} unanswered, {found.refused} x 400, {found.exceptions} exceptions",
        found.unanswered == found.refused == found.exceptions == 0,
    )
    yield Line(
        "R12",
        f"log at DEBUG, {_engine(server)}",
        f"{found.secrets_in_log} lines with token or secret, {found.words_in_log} with words "
        f"of {found.log_lines}",
        found.secrets_in_log == found.words_in_log == 0,
    )
    yield Line(
        "R13",
        f"{found.written} canaries, {_engine(server)}",
        f"{found.words_on_disk} files with words, {found.rows_left} rows after /forget",
        found.words_on_disk == found.rows_left == 0,
    )


async def doors(size: Size, server: Postgresql | None) -> Lines:
    """R15, R16: strangers at the webhook, and the world where everything goes wrong."""
    if server is None:
        for goal, what, suite in (
            ("R15", "strangers at the webhook", "tests/test_webhook.py"),
            ("R16", "150 x 40 steps, 10 seeded faults", "tests/test_intake_machine.py"),
        ):
            passed, summary = await _suite(suite)
            yield Line(goal, what, summary, passed)


async def _suite(path: str) -> tuple[bool, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "--show-capture=no", path),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    return process.returncode == 0, out.decode().strip().splitlines()[-1]


async def soak(size: Size, server: Postgresql | None) -> Lines:
    """R17: for a long time."""
    plan = REPLICAS if server else POLLING
    account, memory = await scenarios.soak(plan, server, size.soak_minutes)
    growth = memory[-1] / memory[1] - 1
    yield Line(
        "R17",
        f"{size.soak_minutes:.0f} minutes at 30/s, {_engine(server)}",
        f"{account.lost} of {account.written} lost, {account.doubled} doubled, memory "
        f"{growth:+.1%} since the second tenth, p99 {account.percentile(99) * 1000:.0f} ms",
        account.lost == 0 and growth < 0.05,
    )


CHECKS: dict[str, Check] = {
    "storms": storms,
    "peace": peace,
    "rolling": rolling,
    "real": real,
    "poison": poison,
    "refusals": refusals,
    "database": database,
    "fairness": fairness,
    "ledger": ledger,
    "scale": scale,
    "alerts": alerts,
    "texts": texts,
    "doors": doors,
}
