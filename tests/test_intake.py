"""The way in, piece by piece: who gets a place, what is given up, how long is waited."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from itertools import pairwise
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Update
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import ApplicationHandlerStop

from bot.dialogue import Dialogue
from bot.dialogue.case import Case
from bot.intake import backoff, deliveries, desk
from bot.intake.backoff import Backoff
from bot.intake.desk import Desk
from bot.intake.fairness import A_MINUTE, PLACES, PLACES_IN_QUIET_TIMES, Admission, Fairness
from bot.intake.health import Health, Outcome
from bot.intake.passing import passing, wait_asked
from bot.intake.patience import Patience
from bot.intake.thinking import OneByOne
from bot.phrasebook import Phrases
from bot.reply import Reply, say
from bot.state import StoreError
from bot.state.ledger import Seen
from tests.bot_api.person import Person
from tests.conftest import Running


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


# Fairness


def test_a_person_gets_so_many_answers_a_minute_and_one_notice(clock: Clock) -> None:
    fairness = Fairness(clock)
    for _ in range(A_MINUTE):
        assert fairness.admit(1, 1) is Admission.ADMITTED
        fairness.leave(1)
    assert fairness.admit(1, 1) is Admission.NOTICE
    assert fairness.admit(1, 1) is Admission.SILENCE
    assert fairness.admit(2, 2) is Admission.ADMITTED
    clock.now += 60 / A_MINUTE
    assert fairness.admit(1, 1) is Admission.ADMITTED
    assert fairness.admit(1, 1) is Admission.SILENCE
    clock.now += 60
    assert fairness.admit(1, 1) is Admission.ADMITTED
    for _ in range(A_MINUTE):
        fairness.admit(1, 1)
    assert fairness.admit(1, 1) is Admission.SILENCE


def test_a_chat_holds_few_places_while_many_wait(clock: Clock) -> None:
    fairness = Fairness(clock)
    for user in range(PLACES):
        assert fairness.admit(1, user, crowded=True) is Admission.ADMITTED
    assert fairness.admit(1, 99, crowded=True) is Admission.NOTICE
    assert fairness.admit(2, 2, crowded=True) is Admission.ADMITTED
    fairness.leave(1)
    assert fairness.admit(1, 98, crowded=True) is Admission.ADMITTED


def test_a_chat_holds_more_places_in_quiet_times(clock: Clock) -> None:
    fairness = Fairness(clock)
    for user in range(PLACES_IN_QUIET_TIMES):
        assert fairness.admit(1, user) is Admission.ADMITTED
    assert fairness.admit(1, 99) is Admission.NOTICE


async def test_who_writes_too_much_is_told_once_and_others_are_answered(
    person: Person, zh: Phrases
) -> None:
    for _ in range(A_MINUTE + 5):
        await person.says("/help")
    assert (await person.other(2).says("谢谢你"))[0].title == zh.smalltalk.thanks
    said = [m.title for m in person.api.account.messages.shown if m.chat == person.id]
    assert sorted(said) == sorted([*[zh.help.title] * A_MINUTE, zh.errors.too_many])


async def test_the_talk_of_a_group_uses_up_nothing(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    for _ in range(A_MINUTE + 5):
        await person.api.account.updates.push("message", await _message(group))
    [reply] = await group.says("@antifraud_test_bot 谢谢你")
    assert reply.title == zh.smalltalk.thanks


async def test_a_flood_in_a_group_is_dropped_without_a_word(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    for _ in range(A_MINUTE + 5):
        await group.says("/help")
    said = [m.title for m in person.api.account.messages.shown]
    assert zh.errors.too_many not in said
    assert len(said) < A_MINUTE


async def _message(person: Person) -> dict[str, Any]:
    person.api.account.chats[person.chat["id"]] = person.chat
    return {
        "message_id": person.api.account.messages.next_id(person.chat["id"]),
        "date": 1,
        "chat": person.chat,
        "from": {"id": person.id, "is_bot": False, "first_name": "P", "language_code": "zh"},
        "text": "谢谢你",
    }


# Errors that pass


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (NetworkError("Bad Gateway"), True),
        (TimedOut(), True),
        (RetryAfter(3), True),
        (InvalidToken(), True),
        (Conflict("another"), True),
        (BadRequest("chat not found"), False),
        (Forbidden("blocked"), False),
        (RuntimeError("ours"), False),
        (None, False),
    ],
)
def test_which_errors_pass_by_themselves(error: Exception | None, passes: bool) -> None:
    assert passing(error) is passes


def test_what_telegram_asks_for_is_waited() -> None:
    assert wait_asked(RetryAfter(3)) == pytest.approx(3.1)
    assert wait_asked(NetworkError("x")) == 0


def test_waiting_grows_and_has_an_end() -> None:
    waiting = Backoff()
    assert [waiting.pause() for _ in range(6)] == [0.5, 1, 2, 4, 4, 4]
    waiting.reset()
    assert waiting.pause() == 0.5


class Call:
    """A call that fails as told, and then works."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.times = 0

    async def __call__(self) -> bool:
        self.times += 1
        if self._errors:
            raise self._errors.pop(0)
        return True


@pytest.fixture
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "_FIRST", 0)
    monkeypatch.setattr(desk, "_PAUSES", (0, 0, 0))


async def _patiently(call: Call) -> object:
    patience = Patience(overall_max_rate=0)
    return await patience.process_request(call, (), {}, "sendMessage", {}, None)


@pytest.mark.usefixtures("_no_pauses")
async def test_a_call_refused_on_the_way_is_repeated() -> None:
    call = Call(NetworkError("Bad Gateway"), NetworkError("Bad Gateway"))
    assert await _patiently(call)
    assert call.times == 3


@pytest.mark.usefixtures("_no_pauses")
@pytest.mark.parametrize(
    "error",
    [TimedOut(), BadRequest("no"), Forbidden("no"), RetryAfter(3600)],
    ids=["timed out", "400", "403", "an hour"],
)
async def test_a_call_that_may_have_arrived_or_never_will_is_not_repeated(
    error: Exception,
) -> None:
    call = Call(error)
    with pytest.raises(type(error)):
        await _patiently(call)
    assert call.times == 1


@pytest.mark.usefixtures("_no_pauses")
async def test_repeating_has_an_end() -> None:
    call = Call(*[NetworkError("Bad Gateway")] * 9)
    with pytest.raises(NetworkError):
        await _patiently(call)
    assert call.times == 4


# The desk


class Sheet:
    """A ledger on paper; it can be made to fail."""

    def __init__(self) -> None:
        self.seen: dict[int, Seen] = {}
        self.broken = False

    async def claim(self, update_id: int) -> Seen:
        self._check()
        return self.seen.get(update_id, Seen())

    async def retry(self, update_id: int) -> None:
        self._check()

    async def release(self, update_id: int) -> None:
        self._check()

    async def done(self, update_id: int) -> None:
        self._check()
        self.seen[update_id] = Seen(done=True)

    def _check(self) -> None:
        if self.broken:
            raise StoreError("away")


Handler = Callable[[Update], Any]


class Counter:
    """A desk, and what came to it."""

    def __init__(self) -> None:
        self.sheet, self.health = Sheet(), Health()
        self.answer: Handler = self._answer
        self.answered: list[int] = []
        self.apologies: list[int] = []
        self.desk = Desk(self.sheet, self._process, self._sorry, self.health)

    async def handle(self, number: int) -> float | None:
        return await self.desk.handle(Update(number))

    async def refuse(self, update: Update, error: Exception | None = None) -> None:
        context: Any = SimpleNamespace(error=error or NetworkError("Bad Gateway"))
        with pytest.raises(ApplicationHandlerStop):
            await self.desk.note(update, context)

    async def _process(self, update: Update) -> None:
        await self.answer(update)

    async def _answer(self, update: Update) -> None:
        self.answered.append(update.update_id)

    async def _sorry(self, update: Update) -> None:
        self.apologies.append(update.update_id)


@pytest.fixture
def counter(_no_pauses: None) -> Counter:
    return Counter()


async def test_an_update_is_answered_once(counter: Counter) -> None:
    assert await counter.handle(1) is None
    assert await counter.handle(1) is None
    assert counter.answered == [1]
    assert counter.health.outcomes == {Outcome.ANSWERED: 1, Outcome.KNOWN: 1}


async def test_who_waits_too_long_is_told(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "DEADLINE_SECONDS", 0.01)
    counter.answer = lambda _: asyncio.sleep(60)
    assert await counter.handle(1) is None
    assert counter.apologies == [1]
    assert counter.sheet.seen[1].done
    assert counter.health.outcomes == {Outcome.LATE: 1}


async def test_an_error_that_nobody_took_is_apologised_for(counter: Counter) -> None:
    async def broken(_: Update) -> None:
        raise RuntimeError("canary")

    counter.answer = broken
    assert await counter.handle(1) is None
    assert counter.apologies == [1]


async def test_an_update_that_killed_three_times_is_let_go(counter: Counter) -> None:
    counter.sheet.seen[1] = Seen(tries=3)
    assert await counter.handle(1) is None
    assert (counter.answered, counter.apologies) == ([], [1])


async def test_an_answer_refused_while_others_are_taken_is_given_up_at_last(
    counter: Counter,
) -> None:
    counter.answer = counter.refuse
    for number in range(2, 12):
        pause = await counter.handle(1)
        if pause is None:
            break
        counter.answer = counter._answer
        await counter.handle(number)
        counter.answer = counter.refuse
    assert counter.apologies == [1]
    assert len(counter.answered) == 6


async def test_in_an_outage_nothing_is_given_up(counter: Counter) -> None:
    counter.answer = counter.refuse
    for _ in range(50):
        assert await counter.handle(1) is not None
    assert counter.apologies == []


async def test_telegrams_own_wait_is_kept(counter: Counter) -> None:
    async def flooded(update: Update) -> None:
        await counter.refuse(update, RetryAfter(40))

    counter.answer = flooded
    assert await counter.handle(1) == pytest.approx(40.1)


async def test_people_are_answered_while_the_ledger_is_away(counter: Counter) -> None:
    counter.sheet.broken = True
    assert await counter.handle(1) is None
    assert counter.answered == [1]


async def test_an_error_of_ours_is_left_to_the_other_handlers(counter: Counter) -> None:
    ours: Any = SimpleNamespace(error=RuntimeError())
    await counter.desk.note(Update(1), ours)


# Health


async def test_health_tells_what_is_going_on(clock: Clock) -> None:
    health = Health(clock)
    assert (health.since_contact, health.in_work, health.queue_age) == (None, 0, 0)
    health.contact()
    with health.working(1):
        clock.now += 5
        with health.working(2):
            assert (health.since_contact, health.in_work, health.queue_age) == (5, 2, 5)
    assert health.in_work == 0
    assert health.troubled(NetworkError("x"))
    assert not health.troubled(NetworkError("x"))
    assert health.trouble == "NetworkError"
    health.contact()
    assert health.trouble is None


# Delivering


async def _send(message: Callable[[], Any]) -> None:
    await Patience(overall_max_rate=0).process_request(message, (), {}, "sendMessage", {}, None)


async def test_an_answer_is_sent_when_the_one_before_is_in_the_ledger(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[tuple[str, int]] = []

    async def happen(what: str, number: int) -> bool:
        await asyncio.sleep(0)
        happened.append((what, number))
        return True

    async def answer(update: Update) -> None:
        for _ in range(2):
            await _send(partial(happen, "sent", update.update_id))

    monkeypatch.setattr(deliveries, "_TURN_SECONDS", 60)
    monkeypatch.setattr(counter.sheet, "done", partial(happen, "done"))
    counter.answer = answer
    await asyncio.gather(*map(counter.handle, (1, 2, 3)))
    assert happened == [(what, number) for number in (1, 2, 3) for what in ("sent", "sent", "done")]


async def test_no_answer_hangs_behind_a_slow_one(counter: Counter) -> None:
    arrive = asyncio.Event()

    async def answer(update: Update) -> None:
        await _send(arrive.wait if update.update_id == 1 else Call())

    counter.answer = answer
    slow = asyncio.create_task(counter.handle(1))
    async with asyncio.timeout(10):
        await counter.handle(2)
    assert not slow.done()
    arrive.set()
    await slow


async def test_behind_slow_answers_the_others_begin_one_after_another(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, arrive = asyncio.get_running_loop(), asyncio.Event()
    begun: list[float] = []
    all_began = asyncio.Event()

    async def hang() -> bool:
        begun.append(loop.time())
        if len(begun) == 5:
            all_began.set()
        return await arrive.wait()

    monkeypatch.setattr(deliveries, "_TURN_SECONDS", 0.15)
    counter.answer = lambda update: _send(hang)
    answering = [asyncio.create_task(counter.handle(number)) for number in range(5)]
    async with asyncio.timeout(10):
        await all_began.wait()
    assert min(later - sooner for sooner, later in pairwise(begun)) > 0.1
    arrive.set()
    await asyncio.gather(*answering)


async def test_nobody_waits_for_an_answer_that_telegram_makes_wait(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    flooded = Call(RetryAfter(1))
    monkeypatch.setattr(deliveries, "_TURN_SECONDS", 60)
    counter.answer = lambda update: _send(flooded if update.update_id == 1 else Call())
    waiting = asyncio.create_task(counter.handle(1))
    await asyncio.sleep(0)
    await counter.handle(2)
    assert not waiting.done()
    await waiting
    assert flooded.times == 2


# Thinking


async def test_one_thinks_at_a_time_and_nobody_hangs_behind_a_slow_one() -> None:
    go_on, began = Event(), Event()

    def slow() -> str:
        began.set()
        assert go_on.wait(10)
        return "slow"

    with OneByOne() as executor:
        loop = asyncio.get_running_loop()
        hanging = loop.run_in_executor(executor, slow)
        await loop.run_in_executor(executor, began.wait)
        assert await loop.run_in_executor(executor, lambda: "quick") == "quick"
        go_on.set()
        assert await hanging == "slow"


# Several processes


async def test_of_two_that_poll_one_waits_until_the_other_stops(
    running: Running, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch, bot_api: Any
) -> None:
    monkeypatch.setattr(dialogue, "consider", lambda *_: say("answer"))
    async with AsyncExitStack() as second:
        async with running():
            await second.enter_async_context(running())
            for number in range(10):
                person = Person(bot_api, _nothing).other(2000 + number)
                await bot_api.account.updates.push("message", await _message(person))
            await bot_api.account.updates.taken()
        await bot_api.account.updates.push("message", await _message(Person(bot_api, _nothing)))
        await bot_api.account.updates.taken()
    assert len(bot_api.account.messages.shown) == 11


async def _nothing() -> None: ...


# A stop


async def test_what_is_in_work_at_a_stop_is_finished_and_the_rest_left(
    running: Running, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch, bot_api: Any
) -> None:
    heard: list[str] = []

    def consider(_: int, case: Case, *__: object) -> Reply:
        heard.append(case.own)
        return say(case.own)

    monkeypatch.setattr(dialogue, "consider", consider)
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        await person.says("first")
    await bot_api.account.updates.push("message", await _message(person))
    assert len(bot_api.account.updates.waiting) == 1
    async with running() as application:
        await bot_api.account.updates.taken()
    assert heard == ["first", "谢谢你"]
    assert bot_api.account.updates.waiting == []
