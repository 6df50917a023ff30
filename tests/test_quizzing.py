"""The quiz through the real application: polls, groups, restarts, what is kept and what is not."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import PollAnswer, Update, User

from bot.conversation import pace, quizzing
from bot.intake.window import lane
from bot.learning.quiz import SIZE
from bot.phrasebook import Phrases
from bot.settings import read_settings
from bot.state import Store
from bot.state.quiz import KEPT_SECONDS, Quizzes
from bot.state.tables import seen
from knowledge import KnowledgeBase
from tests.bot_api.messages import Message
from tests.bot_api.person import Person
from tests.bot_api.refusals import BAD_GATEWAY
from tests.bot_api.server import BotApi
from tests.conftest import Running


@asynccontextmanager
async def _looking() -> AsyncIterator[Store]:
    """Look into the database of the running bot."""
    async with Store.open(read_settings().database) as store:
        yield store


def right(message: Message) -> int:
    assert message.poll, f"no poll: {message.text}"
    return message.poll.right


def wrong(message: Message) -> int:
    return 0 if right(message) else 1


# Alone


async def test_a_round_from_start_to_end(
    person: Person, base: KnowledgeBase, zh: Phrases, bot_api: BotApi
) -> None:
    [question] = await person.says("/quiz")
    for number in range(SIZE):
        assert question.poll
        progress = zh.quiz.progress.format(number=number + 1, count=SIZE, right=number, ask="")
        assert question.text.startswith(progress)
        [asked] = [
            text.zh for text in base.quiz.values() if question.text == progress + text.zh.ask
        ]
        assert question.poll.options[question.poll.right] == asked.right
        assert question.poll.explanation == asked.why
        assert not question.poll.anonymous
        assert question.buttons == ()
        [question] = await person.answers_poll(question, right(question))
    assert question.poll is None
    assert zh.quiz.score.format(right=SIZE, count=SIZE) in question.text
    assert zh.quiz.all_right in question.text
    assert question.buttons == (zh.quiz.again, zh.quiz.share)
    share = question.button(zh.quiz.share)
    assert share
    assert "start%3Dquiz" in (share.url or "")


async def test_what_was_wrong_can_be_read_on_in_and_comes_again(
    person: Person, base: KnowledgeBase, zh: Phrases
) -> None:
    [question] = await person.says("/quiz")
    missed = set()
    while question.poll:
        missed.add(question.text.partition("｜")[2])
        [question] = await person.answers_poll(question, wrong(question))
    assert zh.quiz.some_right in question.text
    titles = {entry.title.zh: entry for entry in (*base.topics.values(), *base.guidance.values())}
    assert question.buttons[0] in titles
    [read_on] = await person.presses(question.buttons[0])
    assert read_on.title == question.buttons[0]
    [question] = await person.presses(zh.quiz.again)
    again = set()
    while question.poll:
        again.add(question.text.partition("｜")[2])
        [question] = await person.answers_poll(question, right(question))
    assert len(missed & again) == 3


async def test_a_round_is_held_in_the_language_of_the_chat(person: Person, en: Phrases) -> None:
    other = person.other(2, "en")
    [question] = await other.says("/quiz")
    start = en.quiz.progress.format(number=1, count=SIZE, right=0, ask="")
    assert question.text.startswith(start)
    taiwan = person.other(3, "zh-hant")
    [question] = await taiwan.says("/quiz")
    assert question.text.startswith("第1題，共5題，已答對0題｜")


async def test_a_round_survives_a_restart(bot_api: BotApi, running: Running, zh: Phrases) -> None:
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        [question] = await person.says("/quiz")
        [question] = await person.answers_poll(question, right(question))
    for _ in range(SIZE - 1):
        async with running() as application:
            person = Person(bot_api, application.update_queue.join)
            [question] = await person.answers_poll(question, right(question))
    assert zh.quiz.score.format(right=SIZE, count=SIZE) in question.text
    assert bot_api.refused == []


async def test_an_answer_after_its_round_changes_nothing(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    [first] = await person.says("/quiz")
    [second] = await person.says("/quiz")
    assert await person.answers_poll(first, right(first)) == ()
    [third] = await person.answers_poll(second, right(second))
    await person.says("/forget")
    assert await person.answers_poll(third, right(third)) == ()
    stranger = {"poll_id": "9", "user": person.other(5)._user, "option_ids": [0]}
    assert await person.causes("poll_answer", {**stranger, "option_persistent_ids": ["x"]}) == ()


async def test_an_answer_told_twice_counts_once_and_asks_once(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    [first] = await person.says("/quiz")
    assert first.poll
    [second] = await person.answers_poll(first, right(first))
    told = {
        "poll_id": first.poll.id,
        "user": person._user,
        "option_ids": [wrong(first)],
        "option_persistent_ids": ["x"],
    }
    assert await person.causes("poll_answer", told) == ()
    [third] = await person.answers_poll(second, right(second))
    assert third.text.startswith(zh.quiz.progress.format(number=3, count=SIZE, right=2, ask=""))


async def test_a_question_that_telegram_refused_is_asked_once_it_can_be(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    [first] = await person.says("/quiz")
    bot_api.trouble("sendPoll", *[BAD_GATEWAY] * 4)
    [second] = await person.answers_poll(first, right(first))
    assert second.text.startswith(zh.quiz.progress.format(number=2, count=SIZE, right=1, ask=""))


async def test_a_deep_link_and_words_lead_to_the_quiz(person: Person, zh: Phrases) -> None:
    [page] = await person.says("/start quiz")
    assert zh.quiz.kept in page.text
    await person.says("考考我")
    [question] = await person.presses(zh.quiz.begin)
    assert question.poll


async def test_a_group_of_people_is_asked_what_concerns_it(
    person: Person, base: KnowledgeBase, zh: Phrases
) -> None:
    people = base.audiences["finance-staff"]
    asked = {q.zh.ask for q in base.quiz.values() if q.about in {*people.topics, people.guidance}}
    await person.says("/foryou")
    await person.presses(people.title.zh)
    [question] = await person.presses(zh.quiz.begin)
    while question.poll:
        assert question.text.partition("｜")[2] in asked
        [question] = await person.answers_poll(question, right(question))


async def test_answers_keep_their_order_and_are_in_the_ledger(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    [question] = await person.says("/quiz")
    assert question.poll
    user = User(person.id, "P", is_bot=False)
    answer = Update(1, poll_answer=PollAnswer(question.poll.id, [0], user, None, ["x"]))
    assert lane(answer) == person.chat["id"]
    await person.answers_poll(question, right(question))
    async with _looking() as store, store.database.transaction() as connection:
        rows = (await connection.execute(seen.select())).all()
    assert [row.done for row in rows] == [True, True]


# What is kept


async def test_what_was_practised_is_told_and_forgotten(person: Person, zh: Phrases) -> None:
    [question] = await person.says("/quiz")
    await person.answers_poll(question, right(question))
    assert zh.mydata.quiz.format(count=1) in (await person.says("/mydata"))[0].text
    await person.says("/forget")
    assert zh.mydata.nothing in (await person.says("/mydata"))[0].text
    async with _looking() as store:
        assert await store.privacy.forget(person.id) == 0


async def test_a_round_that_nobody_goes_on_with_is_forgotten(person: Person) -> None:
    group = person.in_group()
    [question] = await group.says("/quiz")
    await group.answers_poll(question, right(question))
    async with _looking() as store:
        assert question.poll
        await store.quizzes.prune()
        assert await store.quizzes.poll(question.poll.id)
        later = Quizzes(store.database, lambda: time.time() + KEPT_SECONDS + 60)
        await later.prune()
        assert await store.quizzes.poll(question.poll.id) is None
        assert await store.privacy.forget(group.chat["id"]) == 0


# In a group


async def test_a_group_plays_and_its_best_are_named(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    group, other = person.in_group(), person.other(1002)
    other = Person(bot_api, person.settled, 1002, chat=group.chat)
    [question] = await group.says("/quiz")
    for number in range(SIZE):
        assert question.text.startswith(
            zh.quiz.progress_in_group.format(number=number + 1, count=SIZE, ask="")
        )
        label = zh.quiz.last if number == SIZE - 1 else zh.quiz.next
        assert question.buttons == (label,)
        assert await other.answers_poll(question, right(question)) == ()
        assert await group.answers_poll(question, (right if number else wrong)(question)) == ()
        [question] = await group.presses(label)
    assert question.text == "\n".join(
        (
            zh.quiz.group_title,
            "• " + zh.quiz.group_line.format(name="P1002", right=5, count=5),
            "• " + zh.quiz.group_line.format(name="P1001", right=4, count=5),
        )
    )
    polls = [message.poll for message in bot_api.account.messages.shown if message.poll]
    assert all(poll.closed for poll in polls)
    async with _looking() as store:
        assert await store.privacy.forget(group.chat["id"]) == 0
        assert await store.privacy.forget(1002) == 0


async def test_a_question_nobody_has_answered_cannot_be_left_behind_at_once(
    person: Person, bot_api: BotApi, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = person.in_group()
    await group.says("/quiz")
    assert await group.presses(zh.quiz.next) == ()
    assert bot_api.account.signs == [zh.quiz.wait]
    monkeypatch.setattr(quizzing, "PATIENCE_SECONDS", 0.0)
    [question] = await group.presses(zh.quiz.next)
    assert question.poll


async def test_a_second_press_on_the_same_question_asks_nothing(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    group = person.in_group()
    [first] = await group.says("/quiz")
    await group.answers_poll(first, right(first))
    button = first.button(zh.quiz.next)
    assert button
    assert button.data
    shown = bot_api.account.as_json(first)
    presses = (group.presses_data(button.data, shown) for _ in range(3))
    answers = await asyncio.gather(*presses)
    assert bot_api.account.messages.polls == 2
    assert any(answers)


async def test_one_round_at_a_time_in_a_group_and_old_buttons_say_so(
    person: Person, bot_api: BotApi, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = person.in_group()
    [first] = await group.says("/quiz")
    [reply] = await group.says("/quiz")
    assert reply.text == zh.quiz.running
    monkeypatch.setattr(quizzing, "RUNNING_SECONDS", 0.0)
    [second] = await group.says("/quiz")
    assert second.poll
    button = first.button(zh.quiz.next)
    assert button
    assert button.data
    assert await group.presses_data(button.data, bot_api.account.as_json(first)) == ()
    assert bot_api.account.signs == [zh.quiz.over]


async def test_a_group_is_not_talked_to_death(
    person: Person, bot_api: BotApi, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quizzing, "PATIENCE_SECONDS", 0.0)
    group = person.in_group()
    await group.says("/quiz")
    for _ in range(SIZE):
        for label in (zh.quiz.next, zh.quiz.last, zh.quiz.again):
            try:
                await group.presses(label)
            except LookupError:
                continue
    for _ in range(pace.ANSWERS):
        await group.says("/quiz")
    shown = [m for m in bot_api.account.messages.shown if m.chat == group.chat["id"]]
    assert len(shown) <= pace.ANSWERS + 1


async def test_a_group_that_allows_no_polls_is_told(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    group = person.in_group()
    bot_api.account.no_polls.add(group.chat["id"])
    [reply] = await group.says("/quiz")
    assert reply.text == zh.quiz.no_polls
    bot_api.refused.clear()


async def test_what_a_group_answers_teaches_nobody(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    [question] = await group.says("/quiz")
    await group.answers_poll(question, wrong(question))
    assert zh.mydata.nothing in (await person.says("/mydata"))[0].text
