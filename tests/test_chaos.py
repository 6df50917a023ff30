"""Breaking the bot on purpose, in short: `make chaos` does it at length and prints figures."""

import logging
from signal import SIGTERM

import pytest

from bot.intake.window import AT_ONCE
from tests.chaos import scenarios
from tests.chaos.machine import stand_in
from tests.chaos.scenarios import Storm
from tests.chaos.site import Door, Plan
from tests.postgresql import Postgresql

POLLING = Plan(stand_in(20))
REPLICAS = Plan(stand_in(20), Door.WEBHOOK, machines=2)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "aiohttp.server")  # the killed hang up on it


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Postgresql | None:
    if request.param == "sqlite":
        return None
    started: Postgresql = request.getfixturevalue("database_server")
    return started


async def test_killed_while_polling_it_loses_nothing(server: Postgresql | None) -> None:
    account = await scenarios.storm(POLLING, server, Storm(150, 50, 2))
    assert (account.lost, account.disordered) == (0, 0)
    assert account.doubled <= 2 * AT_ONCE


async def test_killed_among_several_machines_it_loses_nothing(database_server: Postgresql) -> None:
    account = await scenarios.storm(REPLICAS, database_server, Storm(150, 50, 3))
    assert (account.lost, account.disordered) == (0, 0)


async def test_stopped_in_peace_it_loses_and_doubles_nothing(database_server: Postgresql) -> None:
    for plan in (POLLING, REPLICAS):
        account = await scenarios.storm(plan, database_server, Storm(100, 50, 2, SIGTERM))
        assert (account.lost, account.doubled, account.disordered) == (0, 0, 0)


async def test_an_update_that_kills_is_let_go_and_its_sender_told(
    server: Postgresql | None,
) -> None:
    account, deaths, told = await scenarios.poisoned(server)
    assert (account.lost, deaths, told) == (0, 3, True)


async def test_calls_that_fail_by_chance_lose_nothing() -> None:
    account = await scenarios.bad_gateways(POLLING, None, 60)
    assert (account.lost, account.doubled) == (0, 0)


@pytest.mark.parametrize("trouble", scenarios.OUTAGES)
async def test_an_outage_loses_nothing(trouble: str) -> None:
    account, _ = await scenarios.outage(trouble, None, 2)
    assert (account.lost, account.disordered) == (0, 0)


async def test_a_database_that_restarts_loses_nothing(database_server: Postgresql) -> None:
    account = await scenarios.database_restart(database_server)
    assert (account.lost, account.disordered) == (0, 0)


async def test_a_flood_of_one_costs_nobody_else_an_answer() -> None:
    _, _, lost = await scenarios.flood(POLLING, None)
    assert lost == 0


async def test_the_real_bot_killed_amid_its_work_loses_nothing(server: Postgresql | None) -> None:
    account = await scenarios.real_storm(server, 20, 1)
    assert account.lost == 0
