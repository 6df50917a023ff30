"""What is stored of a chat, as people see it: told, kept over a restart, and forgotten."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.engine import Engine
from bot.memory import Recall
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.rendering import Voice, mydata
from bot.settings import read_settings
from bot.state import Store
from bot.state.preferences import Preference
from bot.state.privacy import Stored
from bot.state.subscriptions import Subscription, Tip
from knowledge import Language
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi
from tests.conftest import Running

CANARY = "金丝雀canary"


@asynccontextmanager
async def _looking() -> AsyncIterator[Store]:
    """Look into the database of the running bot."""
    async with Store.open(read_settings().database) as store:
        yield store


async def test_of_a_stranger_nothing_is_stored(person: Person, zh: Phrases) -> None:
    [reply] = await person.says("/mydata")
    assert reply.title == zh.mydata.title
    assert zh.mydata.nothing in reply.text
    assert zh.buttons.forget not in reply.buttons


async def test_what_is_stored_is_told_and_what_was_said_is_not(person: Person, zh: Phrases) -> None:
    await person.says("/language")
    await person.presses(zh.language.traditional)
    await person.says(f"杀猪盘是什么，{CANARY}")
    async with _looking() as store:
        await store.subscriptions.set(
            Subscription(person.id, "zh", frozenset({"phishing"}), 22, 7, tip=Tip.WEEKLY)
        )
        await store.feedback.set(person.id, 1, "topic", "helped")
    [reply] = await person.says("/mydata")
    for told in ("繁體中文", "22點到7點", "每週一條", "1條回答", "網路婚戀"):
        assert told in reply.text
    assert CANARY not in reply.text
    assert reply.buttons[0] == "🗑 全部刪掉"


async def test_a_chosen_language_survives_a_restart(
    bot_api: BotApi, running: Running, zh: Phrases, en: Phrases
) -> None:
    for opened in (zh, en):
        async with running() as application:
            person = Person(bot_api, application.update_queue.join)
            assert (await person.says("/help"))[0].title == opened.help.title
            await person.says("/language")
            await person.presses("English")


async def test_forget_leaves_nothing(person: Person, zh: Phrases, en: Phrases) -> None:
    await person.says("/language")
    await person.presses("English")
    other = person.other(2)
    await other.says("/language")
    await other.presses("English")
    [reply] = await person.says("/forget")
    assert reply.text == f"{en.mydata.forgotten}\n\n{en.mydata.unsubscribed}"
    assert (await person.says("/help"))[0].title == zh.help.title
    assert zh.mydata.nothing in (await person.says("/mydata"))[0].text
    assert (await other.says("/help"))[0].title == en.help.title
    async with _looking() as store:
        assert await store.privacy.forget(person.id) == 0


async def test_forget_takes_the_subject_of_the_talk_too(person: Person, zh: Phrases) -> None:
    await person.says("杀猪盘是什么")
    assert "网络婚恋" in (await person.says("/mydata"))[0].text
    await person.presses(zh.buttons.forget)
    assert zh.mydata.nothing in (await person.says("/mydata"))[0].text


async def test_an_edit_after_forgetting_is_answered_anew(person: Person) -> None:
    await person.says("谢谢你")
    thanks = person.wrote[-1]
    await person.says("/forget")
    [reply] = await person.edits(thanks, "您好")
    assert not reply.edited


async def test_in_a_group_only_its_admins_can_delete(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    async with _looking() as store:
        await store.preferences.keep(group.chat["id"], Preference("zh-tw"))
    [refused] = await group.says("/forget")
    assert refused.text == "在群裡，只有群管理員能刪掉這個群的記錄。"
    async with _looking() as store:
        assert (await store.preferences.of(group.chat["id"])).language == "zh-tw"
    person.api.account.admins.add((group.chat["id"], person.id))
    await group.says("/forget")
    async with _looking() as store:
        assert (await store.preferences.of(group.chat["id"])).language is None


async def test_an_admin_who_writes_as_the_group_can_delete(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    [reply] = await group.says("/forget", sender_chat=group.chat)
    assert reply.title == zh.mydata.forgotten
    channel = {"id": -1009, "type": "channel", "title": "C"}
    [reply] = await group.says("/forget", sender_chat=channel)
    assert reply.title == zh.mydata.admins_only


async def test_nothing_that_was_written_reaches_the_disk(person: Person, tmp_path: Path) -> None:
    for number in range(20):
        await person.other(number + 10).says(f"{CANARY}{number}请下载会议软件")
    await person.says(f"/check {CANARY}")
    await person.edits(person.wrote[-1], f"/check {CANARY}2")
    await person.sends("photo", CANARY)
    assert not _written(tmp_path, CANARY)


def _written(folder: Path, word: str) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if word.encode() in path.read_bytes()]


def test_every_language_that_can_be_chosen_has_a_name(engine: Engine) -> None:
    for language in Language:
        voice = Voice(language, engine.phrasebook[language], engine.knowledge)
        for tag in ("zh", "zh-tw", "zh-hk", "en"):
            assert voice.phrases.mydata.languages[tag] in to_plain(
                mydata.page(Stored(Preference(tag)), Recall(), voice)
            )
