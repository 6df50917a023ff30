"""What belongs together, without Telegram around it: gathering, joining, pace, opinions."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import (
    CallbackQuery,
    Chat,
    Message,
    MessageEntity,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
    User,
)
from telegram.error import NetworkError
from telegram.ext import ApplicationHandlerStop

from bot.conversation.bursts import Burst, as_edited, expects_more, follows, joins
from bot.conversation.cases import case_of
from bot.conversation.pace import ANSWERS, URGENT_ANSWERS, WINDOW_SECONDS, Pace, Turn
from bot.dialogue.case import Case
from bot.intake.desk import Desk
from bot.intake.gathering import MOST, Gathering
from bot.intake.health import Health

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PERSON = User(7, "P", is_bot=False)
PRIVATE = Chat(7, "private")
GROUP = Chat(-7, "supergroup")
X = MessageOriginHiddenUser(NOW, "X")


def message(number: int, text: str | None = "hi", after: float = 0, **fields: Any) -> Message:
    date = NOW + timedelta(seconds=after)
    chat = fields.pop("chat", PRIVATE)
    return Message(number, date, chat, from_user=PERSON, text=text, **fields)


def update(number: int, text: str = "hi", after: float = 0, **fields: Any) -> Update:
    return Update(number, message=message(number, text, after, **fields))


class Answering:
    """Stands for the handlers: notes what it is given, and may be kept waiting or fail."""

    def __init__(self) -> None:
        self.given: list[list[int]] = []
        self.go = asyncio.Event()
        self.go.set()
        self.failure: Exception | None = None

    async def process(self, update: Update | Burst) -> None:
        updates = update.updates if isinstance(update, Burst) else (update,)
        self.given.append([each.update_id for each in updates])
        await self.go.wait()
        if self.failure:
            raise self.failure


async def lane(gathering: Gathering, updates: Sequence[Update]) -> None:
    """Deal with the updates of a chat as the way in does: one after another."""
    for each in updates:
        if not gathering.join(each):
            gathering.wait(each)
    for each in updates:
        await gathering.process(each)
        gathering.leave(each)


# Gathering


async def test_a_forwarded_series_is_processed_once() -> None:
    answering = Answering()
    series = [update(number, forward_origin=X) for number in (1, 2, 3)]
    await lane(Gathering(answering.process, quiet=0), series)
    assert answering.given == [[1, 2, 3]]


async def test_a_message_that_stands_alone_is_not_kept_waiting() -> None:
    answering = Answering()
    async with asyncio.timeout(5):
        await lane(Gathering(answering.process, quiet=3600), [update(1)])
    assert answering.given == [[1]]


async def test_what_comes_while_a_series_is_awaited_joins_it() -> None:
    answering = Answering()
    gathering = Gathering(answering.process, quiet=0.05)
    first, second = (update(number, forward_origin=X) for number in (1, 2))
    gathering.wait(first)
    working = asyncio.create_task(gathering.process(first))
    await asyncio.sleep(0)
    assert gathering.join(second)
    await working
    await gathering.process(second)
    assert answering.given == [[1, 2]]


async def test_what_comes_once_work_has_begun_is_the_next_case() -> None:
    answering = Answering()
    answering.go.clear()
    gathering = Gathering(answering.process, quiet=0)
    gathering.wait(update(1))
    working = asyncio.create_task(gathering.process(update(1)))
    await asyncio.sleep(0)
    assert not gathering.join(update(2))
    gathering.wait(update(2))
    assert gathering.join(update(3))
    answering.go.set()
    await working
    gathering.leave(update(1))
    await gathering.process(update(2))
    assert answering.given == [[1], [2, 3]]


async def test_nobody_is_given_time_while_very_many_wait() -> None:
    answering = Answering()
    gathering = Gathering(answering.process, quiet=3600)
    gathering.hurried = True
    async with asyncio.timeout(5):
        await lane(gathering, [update(1, forward_origin=X)])
    assert answering.given == [[1]]


async def test_a_flood_does_not_join_without_end() -> None:
    gathering = Gathering(Answering().process, quiet=0)
    gathering.wait(update(1))
    joined = [gathering.join(update(number)) for number in range(2, MOST + 20)]
    assert joined == [True] * (MOST - 1) + [False] * 19


async def test_a_burst_that_broke_is_tried_one_by_one() -> None:
    answering = Answering()
    answering.failure = RuntimeError()
    gathering = Gathering(answering.process, quiet=0)
    updates = [update(1), update(2)]
    gathering.wait(updates[0])
    gathering.join(updates[1])
    with pytest.raises(RuntimeError):
        await gathering.process(updates[0])
    gathering.leave(updates[0])
    answering.failure = None
    await gathering.process(updates[1])
    assert answering.given == [[1, 2], [2]]


async def test_a_burst_that_is_tried_again_is_the_same() -> None:
    answering = Answering()
    gathering = Gathering(answering.process, quiet=0)
    gathering.wait(update(1))
    gathering.join(update(2))
    await gathering.process(update(1))
    await gathering.process(update(1))
    assert answering.given == [[1, 2], [1, 2]]


async def test_nothing_is_kept_of_what_is_over() -> None:
    gathering = Gathering(Answering().process, quiet=0)
    await lane(gathering, [update(number) for number in range(1, 30)])
    kept = [value for value in vars(gathering).values() if isinstance(value, dict | set)]
    assert len(kept) == 4
    assert not any(kept)


async def test_only_what_joined_needed_no_place() -> None:
    gathering = Gathering(Answering().process, quiet=0)
    gathering.wait(update(1))
    assert gathering.join(update(2))
    assert [gathering.leave(update(number)) for number in (1, 2, 3)] == [False, True, False]


async def test_a_burst_that_telegram_did_not_take_is_tried_again() -> None:
    """As a single update is: the desk takes the error away from the other error handlers."""
    nothing: Any = None
    desk = Desk(nothing, nothing, nothing, Health())
    failed: Any = SimpleNamespace(error=NetworkError("Bad Gateway"))
    with pytest.raises(ApplicationHandlerStop):
        await desk.note(Burst((update(1), update(2)), update(1)), failed)


# What belongs together


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (update(1), update(2, after=9)),
        (update(1, chat=GROUP), update(2, chat=GROUP)),
        (update(1), Update(2, callback_query=CallbackQuery("1", PERSON, "1"))),
        (
            update(1, "/help", entities=(MessageEntity("bot_command", 0, 5),)),
            update(2),
        ),
    ],
    ids=["later", "group", "press", "command"],
)
def test_what_does_not_belong_together(before: Update, after: Update) -> None:
    assert not joins(before, after)


def test_a_message_that_is_likely_to_have_company() -> None:
    assert expects_more(message(1, forward_origin=X))
    assert expects_more(message(1, None, media_group_id="1"))
    assert expects_more(message(1, "长" * 4096))
    assert expects_more(message(1, "😀" * 2048))
    assert not expects_more(message(1, "长" * 2000))


@pytest.mark.parametrize(
    ("before", "after", "belongs"),
    [
        (message(1), message(2, after=1), True),
        (message(1), message(9, after=1), False),
        (message(1), message(2, after=5), False),
        (message(1, forward_origin=X), message(9, after=1, forward_origin=X), True),
        (message(1, "长" * 4096), message(9, after=1), True),
        (message(1, None, media_group_id="1"), message(9, None, media_group_id="1"), True),
        (message(1, None, media_group_id="1"), message(2, None, media_group_id="2"), False),
    ],
    ids=["before the answer", "after it", "later", "series", "paste", "album", "two albums"],
)
def test_what_belongs_to_a_case_already_answered(
    before: Message, after: Message, belongs: bool
) -> None:
    assert follows(before, 5, after) is belongs


def test_the_last_version_of_a_message_counts() -> None:
    first, second = update(1, "a"), update(2, "b")
    edited = Update(3, edited_message=message(1, "c"))
    assert as_edited((first, second, edited)) == (edited, second)


# Whose words


def test_one_speaker_is_not_marked() -> None:
    told = [message(1, "one", forward_origin=X), message(2, "two", forward_origin=X)]
    assert case_of(told, "bot") == Case(passed_on="one\ntwo")


def test_speakers_are_told_apart_by_who_they_are() -> None:
    origins = [
        MessageOriginUser(NOW, User(1, "Li", is_bot=False)),
        MessageOriginUser(NOW, User(2, "Li", is_bot=False)),
        X,
    ]
    told = [message(n, str(n), forward_origin=origin) for n, origin in enumerate(origins)]
    assert case_of(told, "bot") == Case(passed_on="A: 0\nB: 1\nC: 2")


def test_own_words_stay_apart_from_what_was_passed_on() -> None:
    both = [message(1, "is it real?"), message(2, "win", forward_origin=X)]
    assert case_of(both, "bot") == Case(own="is it real?", passed_on="win")


def test_a_caption_may_be_either() -> None:
    assert case_of([message(1, None, caption="win")], "bot") == Case("win", "win")


# The pace of a group


def test_a_group_is_spoken_to_so_often_a_minute() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert [pace.next(1) for _ in range(ANSWERS)] == [Turn.SPEAK] * ANSWERS
    assert [pace.next(1) for _ in range(3)] == [Turn.LAST_WORD, Turn.SILENCE, Turn.SILENCE]
    assert pace.next(2) is Turn.SPEAK
    now += WINDOW_SECONDS
    assert pace.next(1) is Turn.SPEAK


def test_urgent_answers_stay_below_what_telegram_allows() -> None:
    pace = Pace(lambda: 0.0)
    turns = [pace.next(1, urgent=True) for _ in range(40)]
    assert turns == [Turn.SPEAK] * URGENT_ANSWERS + [Turn.SILENCE] * (40 - URGENT_ANSWERS)
