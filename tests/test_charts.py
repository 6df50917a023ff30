"""Charts of the figures: asked for, drawn, sent once, and told in words where they cannot be."""

import io

import pytest
from PIL import Image

from bot.conversation import photos
from bot.phrasebook import Phrases
from bot.pictures.gallery import Gallery
from knowledge import KnowledgeBase
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi
from tests.conftest import Running

GROWTH = "chart-growth"


async def test_a_chart_comes_as_a_picture_with_its_words(
    person: Person, bot_api: BotApi, base: KnowledgeBase
) -> None:
    [message] = await person.says(f"/start {GROWTH}")
    assert message.photo
    assert message.title == base.bulletin.charts["growth"].title.zh
    assert "破获案件数：+60.4%" in message.text
    assert "2021年1月至5月" in message.text
    assert Image.open(io.BytesIO(bot_api.account.uploads.photos[message.photo])).width == 1080
    [area] = await person.presses(message.buttons[0])
    assert area.photo is None
    assert not area.edited


async def test_a_picture_is_sent_up_once_for_all_and_after_a_restart(
    bot_api: BotApi, running: Running
) -> None:
    for number in (1, 2):
        async with running() as application:
            person = Person(bot_api, application.update_queue.join)
            await person.says(f"/start {GROWTH}")
            await person.other(number).says(f"/start {GROWTH}")
    assert len(bot_api.account.uploads.photos) == 1
    assert len(bot_api.called("sendPhoto")) == 4
    assert bot_api.refused == []


async def test_a_picture_that_telegram_has_forgotten_is_sent_up_again(
    bot_api: BotApi, running: Running
) -> None:
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        await person.says(f"/start {GROWTH}")
        bot_api.account.uploads.forget()
        [message] = await person.says(f"/start {GROWTH}")
    assert message.photo in bot_api.account.uploads.photos
    assert bot_api.refused == ["Bad Request: wrong file identifier/HTTP URL specified"]


async def test_every_language_and_script_has_a_picture_of_its_own(
    person: Person, bot_api: BotApi
) -> None:
    for number, app in enumerate(("zh-hans", "zh-tw", "zh-hk", "en"), 2):
        [message] = await person.other(number, app).says(f"/start {GROWTH}")
        assert message.photo
    assert len(bot_api.account.uploads.photos) == 4


async def test_without_the_picture_the_words_come_all_the_same(
    person: Person, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gallery, "drawn", _fails)
    [message] = await person.says(f"/start {GROWTH}")
    assert message.photo is None
    assert "破获案件数：+60.4%" in message.text
    assert message.text.endswith(zh.errors.no_picture)
    assert message.buttons


def _fails(self: Gallery, drawing: object) -> bytes:
    raise photos.NoPictureError("on purpose")
