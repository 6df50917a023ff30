"""Alerts on disk: who gets them and when, that nothing is sent twice, and who did what."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.engine import URL

from bot.state import Store
from bot.state.alerts import DRAFT_SECONDS, Alerts, AlertState, Audience, Delivery, DeliveryState
from bot.state.audit import Audit
from bot.state.subscriptions import Subscription, Tip

OFFICE, SECOND = 11, 12
NOON_IN_CHINA = datetime(2026, 11, 24, 4, 0, tzinfo=UTC).timestamp()
HOUR = 3600.0
IN_CHINA = Subscription(1, "zh")


class Clock:
    def __init__(self) -> None:
        self.now = NOON_IN_CHINA

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def audit(store: Store, clock: Clock) -> Audit:
    return Audit(store.database, clock)


@pytest.fixture
async def alerts(store: Store, clock: Clock) -> AsyncIterator[Alerts]:
    yield Alerts(store.database, clock)


async def _begun(alerts: Alerts, topic: str | None = None) -> int:
    draft = await alerts.draft(OFFICE, topic, "注意", "Look out")
    assert await alerts.release(draft.id, draft.nonce, OFFICE, 0)
    assert await alerts.begin_due() == (draft.id,)
    return draft.id


async def _claimed(alerts: Alerts) -> list[int]:
    chats = []
    while claimed := await alerts.claim():
        chats.append(claimed.chat)
    return chats


async def test_an_alert_goes_from_draft_to_done(store: Store, alerts: Alerts) -> None:
    await store.subscriptions.set(replace(IN_CHINA, language="zh-tw"))
    draft = await alerts.draft(OFFICE, "phishing", "注意", "Look out")
    assert (draft.state, draft.zh, draft.en) == (AlertState.DRAFT, "注意", "Look out")
    assert await alerts.begin_due() == ()
    released = await alerts.release(draft.id, draft.nonce, OFFICE, 0)
    assert released
    assert released.due == NOON_IN_CHINA
    assert await alerts.begin_due() == (draft.id,)
    assert await alerts.begin_due() == ()
    assert await alerts.finish() == ()
    claimed = await alerts.claim()
    assert claimed == Delivery(draft.id, 1, "zh-tw")
    assert await alerts.claim() is None
    assert await alerts.finish() == ()
    await alerts.settle(claimed, DeliveryState.SENT)
    assert await alerts.finish() == (draft.id,)
    assert await alerts.progress(draft.id) == {DeliveryState.SENT: 1}
    done = await alerts.of(draft.id)
    assert done
    assert done.state == AlertState.DONE


async def test_a_released_alert_waits_until_it_is_due(alerts: Alerts, clock: Clock) -> None:
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    await alerts.release(draft.id, draft.nonce, OFFICE, 60)
    clock.now += 59
    assert await alerts.begin_due() == ()
    clock.now += 1
    assert await alerts.begin_due() == (draft.id,)


async def test_a_second_admin_sends_it_at_once_and_the_author_cannot(alerts: Alerts) -> None:
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    assert await alerts.confirm(draft.id, draft.nonce, SECOND) is None
    await alerts.release(draft.id, draft.nonce, OFFICE, 60)
    assert await alerts.confirm(draft.id, draft.nonce, OFFICE) is None
    assert await alerts.begin_due() == ()
    confirmed = await alerts.confirm(draft.id, draft.nonce, SECOND)
    assert confirmed
    assert confirmed.confirmed_by == SECOND
    assert await alerts.begin_due() == (draft.id,)


async def test_a_cancelled_alert_is_never_sent(store: Store, alerts: Alerts, clock: Clock) -> None:
    await store.subscriptions.set(IN_CHINA)
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    await alerts.release(draft.id, draft.nonce, OFFICE, 60)
    assert await alerts.cancel(draft.id, draft.nonce, SECOND)
    assert await alerts.cancel(draft.id, draft.nonce, SECOND) is None
    clock.now += 61
    assert await alerts.begin_due() == ()
    assert await alerts.release(draft.id, draft.nonce, OFFICE, 0) is None


async def test_an_alert_can_be_stopped_while_it_is_being_sent(store: Store, alerts: Alerts) -> None:
    for chat in (1, 2, 3):
        await store.subscriptions.set(replace(IN_CHINA, chat_id=chat))
    number = await _begun(alerts)
    first = await alerts.claim()
    assert first
    alert = await alerts.of(number)
    assert alert
    assert await alerts.cancel(number, alert.nonce, SECOND)
    assert await alerts.claim() is None
    await alerts.settle(first, DeliveryState.SENT)
    states = await alerts.progress(number)
    assert states == {DeliveryState.SENT: 1, DeliveryState.STOPPED: 2}


async def test_a_made_up_button_does_nothing(alerts: Alerts) -> None:
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    assert await alerts.release(draft.id, "guessed", OFFICE, 0) is None
    assert await alerts.cancel(draft.id, "", OFFICE) is None
    assert await alerts.release(draft.id + 1, draft.nonce, OFFICE, 0) is None


async def test_an_old_draft_is_not_sent(alerts: Alerts, clock: Clock) -> None:
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    clock.now += DRAFT_SECONDS
    assert await alerts.release(draft.id, draft.nonce, OFFICE, 0) is None


async def test_released_alerts_are_counted_and_cancelled_ones_not(alerts: Alerts) -> None:
    await _begun(alerts)
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    await alerts.release(draft.id, draft.nonce, OFFICE, 60)
    assert await alerts.released_since(NOON_IN_CHINA - 1) == 2
    await alerts.cancel(draft.id, draft.nonce, OFFICE)
    assert await alerts.released_since(NOON_IN_CHINA - 1) == 1
    assert await alerts.released_since(NOON_IN_CHINA + 61) == 0


async def test_who_gets_an_alert(store: Store, alerts: Alerts) -> None:
    await store.subscriptions.set(IN_CHINA)
    await store.subscriptions.set(Subscription(2, "en", topics=frozenset({"phishing"})))
    await store.subscriptions.set(Subscription(3, "zh", topics=frozenset({"online-gambling"})))
    assert await alerts.audience("phishing") == Audience(2, 0)
    assert await alerts.audience(None) == Audience(3, 0)
    await _begun(alerts, "phishing")
    assert await _claimed(alerts) == [1, 2]
    await _begun(alerts)
    assert await _claimed(alerts) == [1, 2, 3]


@pytest.mark.parametrize(
    ("begins", "ends", "offset", "hours"),
    [
        (None, None, 480, 0),
        (11, 14, 480, 2),
        (12, 13, 480, 1),
        (12, 12, 480, 0),
        (22, 12, 480, 0),
        (22, 13, 480, 1),
        (13, 12, 480, 0),
        (12, 8, 480, 20),
        (22, 8, 480, 0),
        (22, 8, -300, 9),
        (22, 8, 840, 0),
        (22, 8, -720, 0),
        (0, 7, 0, 3),
        (4, 10, 30, 5.5),
    ],
)
async def test_quiet_hours_hold_an_alert_until_they_end(
    store: Store,
    alerts: Alerts,
    clock: Clock,
    begins: int | None,
    ends: int | None,
    offset: int,
    hours: float,
) -> None:
    """It is noon in China, 4:00 UTC."""
    await store.subscriptions.set(Subscription(1, "zh", frozenset(), begins, ends, offset))
    assert await alerts.audience(None) == Audience(1, 1 if hours else 0)
    await _begun(alerts)
    if hours:
        clock.now += hours * HOUR - 1
        assert await alerts.claim() is None
        clock.now += 1
    assert await _claimed(alerts) == [1]


async def test_a_held_alert_does_not_keep_others_waiting(store: Store, alerts: Alerts) -> None:
    await store.subscriptions.set(replace(IN_CHINA, quiet_from=11, quiet_until=14))
    await store.subscriptions.set(replace(IN_CHINA, chat_id=2))
    await _begun(alerts)
    await _begun(alerts)
    assert await _claimed(alerts) == [2, 2]


async def test_tips_come_once_at_nine_by_the_clock_of_each(
    store: Store, alerts: Alerts, clock: Clock
) -> None:
    midnight = datetime(2026, 11, 24, tzinfo=UTC).timestamp()
    daily = replace(IN_CHINA, tip=Tip.DAILY)
    await store.subscriptions.set(daily)
    await store.subscriptions.set(replace(daily, chat_id=2, utc_offset=-5 * 60))
    await store.subscriptions.set(replace(daily, chat_id=3, quiet_from=22, quiet_until=11))
    await store.subscriptions.set(replace(daily, chat_id=4, tip=Tip.WEEKLY))
    await store.subscriptions.set(replace(daily, chat_id=5, tip=None))
    tip = ("daily-2026-11-24", Tip.DAILY, midnight, "phishing", "提示", "A tip")
    clock.now = midnight
    assert await alerts.begin_tip(*tip)
    assert not await alerts.begin_tip(*tip)
    got: dict[int, list[int]] = {}
    for hour in range(24):
        clock.now = midnight + hour * HOUR
        got[hour] = await _claimed(alerts)
    assert {hour: chats for hour, chats in got.items() if chats} == {1: [1], 3: [3], 14: [2]}
    assert await alerts.sending() == ()


async def test_deliveries_of_a_dead_broadcaster_are_not_sent_again(
    store: Store, alerts: Alerts
) -> None:
    for chat in (1, 2):
        await store.subscriptions.set(replace(IN_CHINA, chat_id=chat))
    number = await _begun(alerts)
    assert await alerts.claim()
    assert await alerts.orphan() == 1
    assert await _claimed(alerts) == [2]
    states = await alerts.progress(number)
    assert states == {DeliveryState.UNKNOWN: 1, DeliveryState.SENDING: 1}


async def test_nobody_is_taken_twice_even_at_the_same_time(store: Store, alerts: Alerts) -> None:
    for chat in range(1, 9):
        await store.subscriptions.set(replace(IN_CHINA, chat_id=chat))
    await _begun(alerts)
    taken: list[int] = []
    while len(taken) < 8:
        claims = await asyncio.gather(*(alerts.claim() for _ in range(8)))
        taken += [claim.chat for claim in claims if claim]
    assert sorted(taken) == list(range(1, 9))
    assert await alerts.claim() is None


async def test_who_is_gone_gets_nothing_more(store: Store, alerts: Alerts) -> None:
    for chat in (1, 2):
        await store.subscriptions.set(
            Subscription(chat, "zh", frozenset({"phishing"}), tip=Tip.DAILY)
        )
    number = await _begun(alerts)
    await alerts.gone(1)
    assert await store.subscriptions.of(1) is None
    assert await _claimed(alerts) == [2]
    assert (await alerts.progress(number))[DeliveryState.GONE] == 1


async def test_what_shows_the_progress_is_remembered(alerts: Alerts) -> None:
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    await alerts.watch(draft.id, OFFICE, 5)
    await alerts.watch(draft.id, SECOND, 6)
    await alerts.watch(draft.id, OFFICE, 7)
    assert sorted(await alerts.watched(draft.id)) == [(OFFICE, 7), (SECOND, 6)]


async def test_what_admins_did_is_logged_as_codes(alerts: Alerts, audit: Audit) -> None:
    draft = await alerts.draft(OFFICE, None, "注意", "Look out")
    await alerts.release(draft.id, draft.nonce, OFFICE, 60)
    await alerts.confirm(draft.id, draft.nonce, SECOND)
    await alerts.cancel(draft.id, "guessed", OFFICE)
    await audit.note(OFFICE, "reload")
    acts = [(act.admin, act.action, act.alert) for act in await audit.acts(10)]
    assert acts == [
        (OFFICE, "reload", None),
        (SECOND, "confirm", draft.id),
        (OFFICE, "release", draft.id),
        (OFFICE, "draft", draft.id),
    ]


async def test_a_group_that_moves_takes_its_alert_along(store: Store, alerts: Alerts) -> None:
    await store.subscriptions.set(replace(IN_CHINA, chat_id=-7))
    number = await _begun(alerts)
    claimed = await alerts.claim()
    assert claimed
    await alerts.settle(claimed, DeliveryState.PENDING)
    await store.privacy.move(-7, -1007)
    assert await alerts.claim() == Delivery(number, -1007, "zh")


async def test_a_database_of_the_first_version_is_brought_up_to_date(database_url: URL) -> None:
    async with Store.open(database_url) as store:
        await store.alerts.draft(OFFICE, None, "注意", "Look out")
    async with Store.open(database_url) as store:
        assert await store.alerts.of(1)
