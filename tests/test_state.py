"""What is stored, on both engines: SQLite and PostgreSQL."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.learning.round import Round
from bot.state import StateError, Store, StoreError
from bot.state.counters import Counted
from bot.state.database import parse
from bot.state.leases import Leases
from bot.state.ledger import KEPT_SECONDS, Ledger, Seen
from bot.state.preferences import Preference
from bot.state.privacy import Stored
from bot.state.quiz import Poll
from bot.state.subscriptions import Subscription, Tip
from bot.state.tables import OF_A_CHAT, metadata
from tests.line import Line
from tests.postgresql import Postgresql


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


EVERYTHING = Subscription(7, "zh-tw", frozenset({"phishing", "job-scam"}), 22, 7, 480, Tip.WEEKLY)


async def fill(store: Store, chat: int) -> None:
    """Leave a row of a chat in every table."""
    await store.preferences.keep(chat, Preference("en"))
    await store.subscriptions.set(replace(EVERYTHING, chat_id=chat))
    await store.feedback.set(chat, 1, "topic", "helped", "phishing")
    async with store.database.transaction() as connection:
        await connection.execute(
            text(
                "insert into alert (id, state, zh, en, author, created) "
                "values (1, 'sending', '警', 'Alert', 5, 0) on conflict do nothing"
            )
        )
        await connection.execute(
            text(
                "insert into delivery (alert_id, chat_id, language, state) "
                "values (1, :chat, 'en', 'pending')"
            ),
            {"chat": chat},
        )
    await store.alerts.watch(1, chat, 5)
    await store.quizzes.begin(chat, Round(9, "en", ("sign-task",)))
    poll = Poll(f"p{chat}", chat, 9, 0, right=1, message=6)
    await store.quizzes.opened(poll)
    await store.quizzes.answer(poll, chat, right=True, learns=True)


async def rows(store: Store, chat: int) -> dict[str, int]:
    async with store.database.transaction() as connection:
        found = {
            table.name: (
                await connection.execute(table.select().where(table.c.chat_id == chat))
            ).all()
            for table in OF_A_CHAT
        }
    return {name: len(lines) for name, lines in found.items()}


# The tables


async def test_migrations_make_the_tables_as_they_are_described(store: Store) -> None:
    async with store.database.transaction() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), metadata)
        )
    assert differences == []


async def test_a_start_on_a_database_in_use_keeps_what_it_holds(database_url: URL) -> None:
    async with Store.open(database_url) as first:
        await first.preferences.keep(7, Preference("en"))
    async with Store.open(database_url) as second:
        assert (await second.preferences.of(7)).language == "en"


async def test_several_may_start_at_once(database_url: URL) -> None:
    async def start() -> None:
        async with Store.open(database_url) as store:
            await store.ping()

    await asyncio.gather(*(start() for _ in range(4)))


async def test_a_start_waits_for_another_that_makes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")  # SQLite says at once that it cannot switch to WAL now

    async def start() -> None:
        async with Store.open(parse(f"sqlite:///{file}")) as store:
            await store.ping()

    starting = asyncio.create_task(start())
    await asyncio.wait([starting], timeout=0.5)
    assert not starting.done()
    other.close()
    await starting


async def test_a_file_that_is_no_database_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    file.write_text("something else " * 100)
    with pytest.raises(StateError, match=r"bot\.db cannot be used"):
        async with asyncio.timeout(8), Store.open(parse(f"sqlite:///{file}")):
            pass


async def test_a_database_of_a_newer_version_is_refused(database_url: URL) -> None:
    async with Store.open(database_url) as store, store.database.transaction() as connection:
        await connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StateError, match="written by a newer version"):
        async with Store.open(database_url):
            pass


@pytest.mark.parametrize(
    "address",
    ["postgresql://u:s3cret@127.0.0.1:9/bot", "sqlite:////proc/nowhere/bot.db"],
)
async def test_a_database_that_cannot_be_used_is_named_without_its_password(address: str) -> None:
    with pytest.raises(StateError, match="BOT_DATABASE_URL") as refused:
        async with Store.open(parse(address)):
            pass
    assert "s3cret" not in str(refused.value)


# The ledger


async def test_a_new_update_is_begun_and_done_once(store: Store) -> None:
    assert await store.ledger.claim(10) == Seen()
    await store.ledger.done(10)
    assert (await store.ledger.claim(10)).done
    assert await store.ledger.claim(11) == Seen()


async def test_what_was_begun_before_a_crash_is_counted(database_url: URL) -> None:
    async with Store.open(database_url) as store:
        await store.ledger.claim(10)
    async with Store.open(database_url) as store:
        assert await store.ledger.claim(10) == Seen(tries=1)
        await store.ledger.retry(10)
        assert await store.ledger.claim(10) == Seen(tries=2)


async def test_what_is_given_back_was_not_tried(store: Store) -> None:
    await store.ledger.claim(10)
    await store.ledger.release(10)
    assert await store.ledger.claim(10) == Seen(tries=0)


async def test_what_is_asked_at_once_is_answered_one_by_one(store: Store) -> None:
    await asyncio.gather(*(store.ledger.claim(number) for number in range(0, 40, 2)))
    await asyncio.gather(*(store.ledger.done(number) for number in range(0, 20, 2)))
    seen = await asyncio.gather(*(store.ledger.claim(number) for number in range(40)))
    assert [number for number in range(40) if seen[number].done] == list(range(0, 20, 2))
    assert [number for number in range(40) if seen[number].tries] == list(range(0, 40, 2))


async def test_a_claim_that_nobody_waits_for_any_more_disturbs_no_other(store: Store) -> None:
    given_up = asyncio.create_task(store.ledger.claim(1))
    other = asyncio.create_task(store.ledger.claim(2))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await other == Seen()


async def test_the_ledger_asks_a_server_once_for_each_step(database_server: Postgresql) -> None:
    async with (
        Line.to(database_server.port) as line,
        Store.open(parse(replace(database_server, port=line.port).url())) as store,
    ):
        ledger = store.ledger
        for update_id in (21, 22):  # the first of each prepares its statement
            line.asked = 0
            await ledger.claim(update_id)
            await ledger.retry(update_id)
            await ledger.release(update_id)
            await ledger.done(update_id)
        assert line.asked == 4


async def test_old_ids_go_and_young_ones_stay(store: Store) -> None:
    clock = Clock()
    ledger = Ledger(store.database, clock)
    await ledger.claim(1)
    clock.now += KEPT_SECONDS + 1
    await ledger.claim(2)
    assert await ledger.prune() == 1
    assert await ledger.claim(1) == Seen()
    assert await ledger.claim(2) == Seen(tries=1)


# Choices


async def test_a_chosen_language_replaces_the_one_before(store: Store) -> None:
    assert (await store.preferences.of(7)).language is None
    await store.preferences.keep(7, Preference("zh-tw"))
    await store.preferences.keep(7, Preference("en"))
    await store.preferences.keep(-1001234567890, Preference("zh"))
    assert (await store.preferences.of(7)).language == "en"
    await store.preferences.keep(7, Preference())
    assert (await store.preferences.of(7)).language is None
    assert (await store.preferences.of(-1001234567890)).language == "zh"


async def test_a_subscription_is_kept_as_it_was_set(store: Store) -> None:
    await store.subscriptions.set(EVERYTHING)
    assert await store.subscriptions.of(7) == EVERYTHING
    plain = Subscription(7, "en")
    await store.subscriptions.set(plain)
    assert await store.subscriptions.of(7) == plain
    assert await store.subscriptions.remove(7)
    assert not await store.subscriptions.remove(7)
    assert await store.subscriptions.of(7) is None


async def test_who_wants_a_tip_is_found_by_its_rhythm(store: Store) -> None:
    daily = Subscription(5, "en", tip=Tip.DAILY)
    for wanted in (EVERYTHING, daily, Subscription(6, "en")):
        await store.subscriptions.set(wanted)
    assert await store.subscriptions.with_tip(Tip.DAILY) == (daily,)
    assert await store.subscriptions.with_tip(Tip.WEEKLY) == (EVERYTHING,)


async def test_the_last_word_on_an_answer_counts(store: Store) -> None:
    for chat in (1, 2, 3):
        await store.feedback.set(chat, 1, "topic", "wrong", "phishing")
    await store.feedback.set(3, 1, "topic", "helped", "phishing")
    assert await store.feedback.totals(1) == {
        ("topic", "phishing", "wrong"): 2,
        ("topic", "phishing", "helped"): 1,
    }
    assert await store.feedback.totals(2) == {("topic", "phishing", "wrong"): 2}


async def test_counts_add_up_and_small_ones_are_not_told(store: Store) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    await store.counters.add({Counted(monday, "topic", "phishing", "en"): 6})
    await store.counters.add(
        {
            Counted(monday, "topic", "phishing", "en"): 1,
            Counted(tuesday, "topic", "phishing", "en"): 3,
            Counted(tuesday, "emergency", language="zh"): 9,
        }
    )
    await store.counters.add({})
    assert await store.counters.totals(monday, 10) == {("topic", "phishing", "en"): 10}
    assert await store.counters.totals(tuesday, 1) == {
        ("topic", "phishing", "en"): 3,
        ("emergency", "", "zh"): 9,
    }


# Leases


async def test_a_lease_is_held_by_one_until_it_ends(store: Store) -> None:
    clock = Clock()
    leases = Leases(store.database, clock)
    assert await leases.take("alerts", "a", 5)
    assert not await leases.take("alerts", "b", 5)
    clock.now += 4
    assert await leases.take("alerts", "a", 5)
    clock.now += 4
    assert not await leases.take("alerts", "b", 5)
    clock.now += 2
    assert await leases.take("alerts", "b", 5)
    assert not await leases.take("alerts", "a", 5)


async def test_a_lease_let_go_is_free_at_once(store: Store) -> None:
    assert await store.leases.take("alerts", "a", 60)
    await store.leases.release("alerts", "b")
    assert not await store.leases.take("alerts", "b", 60)
    await store.leases.release("alerts", "a")
    assert await store.leases.take("alerts", "b", 60)
    assert await store.leases.take("another", "a", 60)


async def test_of_many_who_want_a_lease_one_gets_it(store: Store) -> None:
    took = await asyncio.gather(*(store.leases.take("x", str(who), 60) for who in range(8)))
    assert sum(took) == 1


# The quiz


async def test_an_answer_counts_once_and_only_in_its_round(store: Store) -> None:
    await store.quizzes.begin(7, Round(9, "en", ("sign-task",)))
    poll = Poll("p", 7, 9, 0, right=1, message=6)
    for _ in range(2):
        await store.quizzes.answer(poll, 7, right=True, learns=True)
    [card] = await store.quizzes.cards(7)
    assert card.box == 1
    await store.quizzes.begin(7, Round(10, "en", ("sign-task",)))
    await store.quizzes.answer(poll, 7, right=True, learns=True)
    assert await store.quizzes.scores(7) == {}
    assert await store.quizzes.advance(poll) is None


# Privacy


async def test_what_is_stored_of_a_chat_is_told(store: Store) -> None:
    assert await store.privacy.stored(7) == Stored()
    await fill(store, 7)
    assert await store.privacy.stored(7) == Stored(Preference("en"), EVERYTHING, 1, 1, 1)


async def test_to_forget_leaves_no_row_and_touches_nobody_else(store: Store) -> None:
    await fill(store, 7)
    await fill(store, 8)
    assert all((await rows(store, 7)).values()), "a table is not filled by the test"
    assert await store.privacy.forget(7) == 11
    assert not any((await rows(store, 7)).values())
    assert all((await rows(store, 8)).values())
    assert await store.privacy.forget(7) == 0


async def test_what_is_forgotten_leaves_the_file_too(tmp_path: Path) -> None:
    chat = 7_110_961_101_234
    async with Store.open(parse(f"sqlite:///{tmp_path}/bot.db")) as store:
        await fill(store, chat)
        assert _in_a_file(chat, tmp_path)
        await store.privacy.forget(chat)
        assert not _in_a_file(chat, tmp_path)


def _in_a_file(chat: int, folder: Path) -> bool:
    return any(chat.to_bytes(6, "big") in file.read_bytes() for file in folder.iterdir())


async def test_a_group_takes_its_rows_to_its_new_id(store: Store) -> None:
    await fill(store, -7)
    await store.preferences.keep(-1007, Preference("zh"))
    before = await rows(store, -7)
    await store.privacy.move(-7, -1007)
    assert not any((await rows(store, -7)).values())
    assert await rows(store, -1007) == before
    assert (await store.preferences.of(-1007)).language == "zh"


# Trouble


async def test_a_database_that_went_away_is_found_again(database_server: Postgresql) -> None:
    async with Store.open(parse(database_server.url())) as store:
        await store.ping()
        database_server.stop("immediate")
        with pytest.raises(StoreError):
            await store.ping()
        with pytest.raises(StoreError):
            await store.ledger.claim(1)
        database_server.start()
        await store.ping()
        assert await store.ledger.claim(1) == Seen()


async def test_an_error_does_not_tell_what_was_written(store: Store) -> None:
    with pytest.raises(StoreError) as failed:
        async with store.database.transaction() as connection:
            await connection.execute(text("select :word from nowhere"), {"word": "canary"})
    assert "canary" not in f"{failed.value} {failed.value.__cause__}"


# Addresses


@pytest.mark.parametrize(
    ("address", "rendered"),
    [
        ("postgresql://u:p@h/bot", "postgresql+asyncpg://u:p@h/bot"),
        ("postgres://u:p@h:5433/bot", "postgresql+asyncpg://u:p@h:5433/bot"),
        ("sqlite:////srv/bot.db", "sqlite+aiosqlite:////srv/bot.db"),
    ],
)
def test_an_address_gets_its_driver(address: str, rendered: str) -> None:
    assert parse(address).render_as_string(hide_password=False) == rendered


@pytest.mark.parametrize("address", ["mysql://u:s3cret@h/bot", "s3cret", "sqlite://", "sqlite:///"])
def test_another_address_is_refused_without_quoting_it(address: str) -> None:
    with pytest.raises(ValueError, match="names|address") as refused:
        parse(address)
    assert "s3cret" not in str(refused.value)
