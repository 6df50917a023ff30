"""What the office learns and can do: figures that point at nobody, new knowledge, a log."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.engine import Engine
from bot.operation.reload import Reload, Renewable
from bot.operation.tally import LEAST, Tally, asked
from bot.phrasebook import Phrases
from bot.reading.reader import PictureReader
from bot.settings import Settings
from bot.state import Store, StoreError
from bot.state.feedback import today
from knowledge import KnowledgeError, Language
from tests.bot_api.server import BotApi
from tests.whole import Whole, whole

ADMIN, PERSON = 11, 2002
REASON = "topics/phishing.yaml: title: a text is missing; write it in both languages"


@pytest.fixture
async def bot(
    bot_api: BotApi, engine: Engine, reader: PictureReader, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Whole]:
    monkeypatch.setenv("BOT_ADMINS", str(ADMIN))
    async with whole(bot_api, engine, reader) as bot:
        yield bot
    assert bot_api.refused == []


def _ask(tally: Tally, engine: Engine, text: str, times: int) -> None:
    dialogue = engine.dialogue(observe=tally.answered)
    for _ in range(times):
        dialogue.hear(1, text)


# Figures


async def test_what_is_asked_is_counted_without_anybody(store: Store, engine: Engine) -> None:
    tally = Tally(store)
    await asyncio.to_thread(_ask, tally, engine, "什么是杀猪盘", 3)
    await asyncio.to_thread(_ask, tally, engine, "Who won the world cup in 2018?", 1)
    await tally.write()
    await tally.write()
    totals = await store.counters.totals(today(), least=1)
    assert totals["topic", "pig-butchering", "zh"] == 3
    assert totals["unknown", "", "en"] == 1
    assert sum(total for (kind, _, _), total in totals.items() if "within" in kind) == 4


async def test_counts_wait_for_a_database_that_is_away(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = Tally(store)
    await asyncio.to_thread(_ask, tally, engine, "什么是杀猪盘", 2)

    async def fail(_: object) -> None:
        raise StoreError("away")

    with monkeypatch.context() as away:
        away.setattr(store.counters, "add", fail)
        await tally.write()
    await asyncio.to_thread(_ask, tally, engine, "什么是杀猪盘", 1)
    await tally.write()
    assert (await store.counters.totals(today(), 1))["topic", "pig-butchering", "zh"] == 3


def test_what_is_too_little_to_show_is_left_out() -> None:
    shown = asked(
        {
            ("topic", "phishing", "zh"): 6,
            ("topic", "phishing", "en"): 5,
            ("topic", "job-scam", "zh"): 9,
            ("unknown", "", "zh"): 10,
            ("emergency", "", "zh"): LEAST - 1,
            ("within-10", "", ""): 36,
            ("within-25", "", ""): 3,
        }
    )
    assert shown.kinds == (("topic", 20), ("unknown", 10))
    assert shown.topics == (("phishing", 11),)
    assert shown.unanswered == 10 / 39
    assert shown.milliseconds == 25
    assert asked({}).milliseconds is None


async def test_stats_show_kinds_and_what_was_not_answered(bot: Whole, zh: Phrases) -> None:
    office = bot.person(ADMIN)
    [few] = await office.says("/admin stats")
    assert zh.office.stats.few in few.text
    tally = Tally(bot.store)
    engine = bot.engine
    await asyncio.to_thread(_ask, tally, engine, "什么是杀猪盘", LEAST)
    await asyncio.to_thread(_ask, tally, engine, "今天天气怎么样", LEAST)
    await asyncio.to_thread(_ask, tally, engine, "谢谢你", LEAST - 1)
    await tally.write()
    [stats] = await office.says("/admin stats")
    assert f"• topic：{LEAST}" in stats.text
    assert f"• unknown：{LEAST}" in stats.text
    assert "smalltalk" not in stats.text
    assert engine.knowledge.topics["pig-butchering"].title.zh in stats.text
    assert "没能回答的：34%" in stats.text
    assert "毫秒内想好" in stats.text


async def test_feedback_is_shown_when_enough_say_it(bot: Whole, zh: Phrases) -> None:
    office = bot.person(ADMIN)
    for chat in range(LEAST):
        await bot.store.feedback.set(chat, 1, "assessment", "right", "phishing")
    await bot.store.feedback.set(99, 1, "assessment", "wrong", "phishing")
    [shown] = await office.says("/admin feedback")
    assert f"right：{LEAST}" in shown.text
    assert "wrong" not in shown.text


# New knowledge


def _with_title(engine: Engine, title: str) -> Engine:
    topic = engine.knowledge.topics["phishing"]
    renamed = topic.model_copy(update={"title": topic.title.model_copy(update={"zh": title})})
    topics = {**engine.knowledge.topics, "phishing": renamed}
    return replace(engine, knowledge=replace(engine.knowledge, topics=topics))


async def test_reload_takes_in_new_knowledge_while_people_are_answered(
    bot: Whole, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = bot.engine
    new = _with_title(engine, "新标题")
    monkeypatch.setattr(Reload, "load", staticmethod(lambda settings: new))
    person, office = bot.person(PERSON), bot.person(ADMIN)
    await person.says("/language")
    await person.presses(zh.language.english)
    begun, done = await office.says("/admin reload")
    assert begun.text == zh.office.reload.begun
    assert done.text.startswith("换好了：")
    [topic] = await office.says("/start phishing")
    assert topic.title == "新标题"
    [still] = await person.says("/help")
    assert still.title == engine.phrasebook[Language.EN].help.title
    assert (await bot.store.audit.acts(1))[0].action == "reload"


async def test_bad_knowledge_is_refused_with_its_reason_and_the_old_one_stays(
    bot: Whole, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Settings) -> Engine:
        raise KnowledgeError(REASON)

    monkeypatch.setattr(Reload, "load", staticmethod(fail))
    office = bot.person(ADMIN)
    _, told = await office.says("/admin reload")
    assert told.text == zh.office.reload.failed.format(reason=REASON)
    [topic] = await office.says("/start phishing")
    assert topic.title == bot.engine.knowledge.topics["phishing"].title.zh
    assert (await bot.store.audit.acts(1))[0].action == "reload-failed"


async def test_the_real_knowledge_can_be_loaded_again(engine: Engine) -> None:
    renewable = Renewable(engine, lambda advice, language, seconds: None)
    old = renewable.dialogue.voice
    reload = Reload(Settings(), renewable)
    reload.load = lambda settings: replace(engine)
    assert await reload() is renewable.engine is not engine
    assert renewable.dialogue.voice is not old


async def test_the_former_knowledge_is_freed(engine: Engine) -> None:
    """Though what was loaded is kept out of the collector's rounds."""
    former = replace(engine)
    object.__setattr__(former, "itself", former)  # as an engine's parts know one another
    renewable = Renewable(former, lambda advice, language, seconds: None)
    left = weakref.ref(former)
    del former
    reload = Reload(Settings(), renewable)
    reload.load = lambda settings: replace(engine)
    gc.freeze()
    await reload()
    assert left() is None
    assert gc.get_freeze_count() > 100_000, "the new one is not"


async def test_the_other_machines_follow(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.operation.reload._LOOKED_SECONDS", 0.01)
    loads = asyncio.Queue[None]()
    reload = Reload(Settings(), Renewable(engine, lambda advice, language, seconds: None))
    running = asyncio.get_running_loop()

    def load(_: Settings) -> Engine:
        running.call_soon_threadsafe(loads.put_nowait, None)
        return engine

    reload.load = load
    await store.audit.note(ADMIN, "reload")
    following = asyncio.create_task(reload.follow(store))
    async with asyncio.timeout(20):
        while reload.known is None:  # noqa: ASYNC110
            await asyncio.sleep(0)
        assert loads.empty(), "what was asked for before the start is loaded already"
        await store.audit.note(ADMIN, "reload")
        await loads.get()
        reload.known = await store.audit.note(ADMIN, "reload")
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)  # before the store closes under it
    assert loads.empty(), "this machine itself did it"
