"""Conversations over the real Bot API protocol: what a person sends, and what then stands there."""

from urllib.parse import parse_qs, urlsplit

import pytest
from telegram.constants import MessageLimit

from bot.actions import (
    Action,
    Aspect,
    OpenGuidance,
    OpenPlace,
    OpenScreen,
    OpenTopic,
    Screen,
    encode,
)
from bot.engine import Engine
from bot.markup import to_pages
from bot.phrasebook import Phrases
from knowledge import KnowledgeBase, Language
from tests.bot_api import rules
from tests.bot_api.person import Person

PARCEL = (
    "您好，我是快递公司理赔专员，您的包裹在运输途中丢失，现为您办理三倍赔付，"
    "请加QQ群并下载会议软件，按提示操作领取。"
)
PARCEL_EN = (
    "This is the courier claims desk. Your parcel was lost, "
    "download the meeting app and share your screen for a refund."
)
PARCEL_TW = (
    "您好，我是快遞公司理賠專員，您的包裹在運輸途中遺失，現為您辦理三倍賠付，"
    "請加LINE群並下載會議軟體，按提示操作領取。"
)
ORIGIN = {"type": "hidden_user", "sender_user_name": "X", "date": 1}


# Commands


async def test_start_shows_three_samples(person: Person, zh: Phrases) -> None:
    [reply] = await person.says("/start")
    assert reply.title == zh.start.greeting
    assert reply.buttons[:3] == tuple(sample.label for sample in zh.start.samples)
    assert zh.buttons.paid in reply.buttons


@pytest.mark.parametrize(
    ("app", "sample", "title"),
    [
        ("zh", 0, "很可能是骗局：冒充客服"),
        ("zh", 1, "很可能是骗局：网络婚恋"),
        ("zh", 2, "通报里有两个数字都说得通"),
        ("en", 0, "This looks like a scam: Fake customer service"),
        ("en", 1, "This looks like a scam: Romance baiting"),
        ("en", 2, "The bulletin has two figures that fit"),
    ],
)
async def test_a_sample_shows_what_a_message_like_it_would_get(
    person: Person, engine: Engine, app: str, sample: int, title: str
) -> None:
    reader = person.other(2, app)
    await reader.says("/start")
    [reply] = await reader.presses(engine.phrasebook[Language(app)].start.samples[sample].label)
    assert reply.title.startswith(title)
    assert not reply.edited


async def test_help_says_what_to_send(person: Person, zh: Phrases) -> None:
    [reply] = await person.says("/help")
    assert reply.title == zh.help.title
    assert "整段粘贴、转发，或者截图发给我" in reply.text


async def test_an_unknown_command_is_called_one_above_the_help(person: Person, zh: Phrases) -> None:
    [reply] = await person.says("/nonsense")
    assert reply.text.startswith(zh.errors.no_such_command)
    assert zh.help.title in reply.text


async def test_scams_turn_their_pages_forward_and_back(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    titles = [topic.title.zh for topic in base.topics.values()]
    [first] = await person.says("/scams")
    assert first.title == "骗局大全（第1页，共3页）"
    assert first.buttons[:10] == tuple(titles[:10])
    assert zh.buttons.previous not in first.buttons

    [second] = await person.presses(zh.buttons.next)
    assert (second.id, second.edited) == (first.id, True)
    assert second.title == "骗局大全（第2页，共3页）"
    assert second.buttons[:10] == tuple(titles[10:20])

    [third] = await person.presses(zh.buttons.next)
    assert third.buttons[:-2] == tuple(titles[20:])
    assert zh.buttons.next not in third.buttons

    await person.presses(zh.buttons.previous)
    [back] = await person.presses(zh.buttons.previous)
    assert (back.text, back.rows) == (first.text, first.rows)

    [topic] = await person.presses(titles[3])
    assert topic.title == titles[3]
    assert not topic.edited


async def test_a_topic_shows_its_other_sides(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    topic = base.topics["pig-butchering"]
    [overview] = await person.says("杀猪盘")
    assert overview.title == topic.title.zh
    [how] = await person.presses(zh.buttons.how)
    assert f"1. {topic.how_it_works.zh[0]}" in how.text
    [after] = await person.presses(zh.buttons.after)
    assert f"1. {topic.after_paying.zh[0]}" in after.text


async def test_stats_lead_to_a_figure_with_its_sentence_and_back(
    person: Person, zh: Phrases
) -> None:
    [stats] = await person.says("/stats")
    assert stats.title == zh.stats.title

    [area] = await person.presses("总体成效")
    assert (area.id, area.edited) == (stats.id, True)
    assert "破获案件数：11.4万起（114,000）" in area.text

    [figure] = await person.presses("破获案件数")
    assert figure.title == "破获案件数：11.4万起（114,000）"
    assert "比2020年同期上升60.4%" in figure.text
    assert "“114,000 cases of telecommunications network fraud were cracked" in figure.text
    assert "2021-06-17" in figure.text

    [area_again] = await person.presses(zh.buttons.back)
    assert area_again.text == area.text
    [stats_again] = await person.presses(zh.buttons.back)
    assert stats_again.text == stats.text


async def test_check_asks_for_the_message_that_is_then_judged(
    person: Person, zh: Phrases, parcel: str
) -> None:
    [asked] = await person.says("/check")
    assert asked.title == zh.check.ask
    [reply] = await person.says(PARCEL)
    assert reply.title == parcel
    assert "“请加QQ群并下载会议软件”" in reply.text
    assert reply.buttons[0] == zh.buttons.paid


async def test_check_judges_the_text_behind_it(person: Person, parcel: str) -> None:
    [reply] = await person.says(f"/check {PARCEL}")
    assert reply.title == parcel


async def test_check_keeps_the_lines_of_the_text_behind_it(person: Person, parcel: str) -> None:
    [reply] = await person.says("/check\n" + PARCEL.replace("，", "\n"))
    assert reply.title == parcel


async def test_emergency_gives_ordered_steps_and_numbers_to_copy(
    person: Person, base: KnowledgeBase, zh: Phrases
) -> None:
    emergency = base.emergencies["paid"]
    [reply] = await person.says("/emergency")
    assert reply.title == emergency.title.zh
    assert f"1. {emergency.steps.zh[0]}\n2. {emergency.steps.zh[1]}" in reply.text
    assert person.copies("📋 复制 110") == "110"
    assert person.copies("📋 复制 96110") == "96110"


async def test_hotlines_of_a_place_can_be_copied(person: Person, zh: Phrases) -> None:
    [places] = await person.says("/hotlines")
    assert places.text == zh.hotlines.places
    [place] = await person.presses("香港")
    assert (place.id, place.edited) == (places.id, True)
    assert place.title == "香港：该打哪个电话"
    assert "防骗易热线18222" in place.text
    assert person.copies("📋 复制 999") == "999"
    [again] = await person.presses(zh.buttons.all_places)
    assert again.text == places.text


async def test_language_switches_the_menus(person: Person, zh: Phrases, en: Phrases) -> None:
    [choice] = await person.says("/language")
    [english] = await person.presses("English")
    assert (english.id, english.edited) == (choice.id, True)
    assert english.title == en.language.done
    assert en.start.greeting in english.text
    assert (await person.says("/help"))[0].title == en.help.title

    await person.says("/language")
    [traditional] = await person.presses("繁體中文")
    assert traditional.title == "好的，選單改用繁體中文。"
    assert "📊 成果數字" in traditional.buttons

    await person.says("/language")
    await person.presses("简体中文")
    assert (await person.says("/help"))[0].title == zh.help.title


async def test_a_chosen_language_does_not_keep_a_question_from_its_own(person: Person) -> None:
    await person.says("/language")
    await person.presses("English")
    [reply] = await person.says(PARCEL)
    assert reply.title.startswith("很可能是骗局：")


async def test_the_same_language_twice_changes_nothing(person: Person) -> None:
    await person.says("/language")
    [done] = await person.presses("English")
    button = person.api.account.as_json(done)
    assert await person.presses_data("s.en", button) == ()
    assert [refusal[:38] for refusal in person.api.refused] == [
        "Bad Request: message is not modified: "
    ]
    person.api.refused.clear()


@pytest.mark.parametrize(("command", "section"), [("/about", "about"), ("/privacy", "privacy")])
async def test_about_and_privacy(person: Person, zh: Phrases, command: str, section: str) -> None:
    [reply] = await person.says(command)
    assert reply.title == getattr(zh, section).title
    assert f"• {getattr(zh, section).items[0]}" in reply.text


@pytest.mark.parametrize(
    ("app", "greeting"),
    [
        ("zh-hans", "您好，我是反诈帮手。"),
        ("zh-hant", "您好，我是反詐幫手。"),
        ("en-GB", "Hello, I help people who think they are being cheated."),
        ("fr", "Hello, I help people who think they are being cheated."),
    ],
)
async def test_the_start_speaks_the_language_of_the_app(
    person: Person, app: str, greeting: str
) -> None:
    [reply] = await person.other(2, app).says("/start")
    assert reply.title == greeting


# Deep links


async def test_a_deep_link_opens_what_it_names(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    opened = {
        "phishing": base.topics["phishing"].title.zh,
        "cases-cracked": "破获案件数：11.4万起（114,000）",
        "emergency": base.emergencies["paid"].title.zh,
        "nonsense_-9": zh.start.greeting,
        "family-talk": base.guidance["family-talk"].title.zh,
    }
    for payload, title in opened.items():
        [reply] = await person.says(f"/start {payload}")
        assert reply.title == title


# Free text


async def test_a_pasted_scam_is_named_in_chinese(person: Person, parcel: str) -> None:
    [reply] = await person.says(PARCEL)
    assert reply.title == parcel


async def test_a_pasted_scam_is_named_in_english(person: Person, base: KnowledgeBase) -> None:
    [reply] = await person.says(PARCEL_EN)
    title = base.topics["fake-customer-service"].title.en
    assert reply.title == f"This looks like a scam: {title}"


async def test_a_pasted_scam_is_named_in_traditional_chinese(person: Person) -> None:
    [reply] = await person.says(PARCEL_TW)
    assert reply.title.startswith("很可能是騙局：")
    assert "🆘 已經轉錢了" in reply.buttons


async def test_a_chinese_message_full_of_links_is_answered_in_chinese(person: Person) -> None:
    [reply] = await person.says(
        "请登录 http://icbc-safe.example 或 https://bit.ly/abc 输入验证码 @icbc_help"
    )
    assert "骗局" in reply.title


async def test_a_question_for_a_figure_is_answered_with_it(person: Person) -> None:
    [reply] = await person.says("抓了多少犯罪嫌疑人？")
    assert "15.4万人（154,000）" in reply.title


async def test_small_talk_and_nonsense_are_told_apart(person: Person, zh: Phrases) -> None:
    assert (await person.says("谢谢你"))[0].title == zh.smalltalk.thanks
    assert (await person.says("今天天气怎么样"))[0].title == zh.unknown.out_of_scope


async def test_a_forwarded_message_is_judged_whatever_it_says(person: Person, zh: Phrases) -> None:
    [said] = await person.says("谢谢你")
    [forwarded] = await person.says("谢谢你", forward_origin=ORIGIN)
    assert said.title == zh.smalltalk.thanks
    assert forwarded.title == zh.assessment.unknown


async def test_an_edited_message_edits_its_answer(person: Person, zh: Phrases, parcel: str) -> None:
    [first] = await person.says("谢谢你")
    [second] = await person.edits(person.wrote[-1], PARCEL)
    assert (second.id, second.edited, second.title) == (first.id, True, parcel)
    assert second.buttons[0] == zh.buttons.paid


async def test_an_edit_of_a_message_from_before_the_start_is_answered(
    person: Person, parcel: str
) -> None:
    await person.says("/start")
    old = {**person.wrote[-1], "message_id": 999_999}
    [reply] = await person.edits(old, PARCEL)
    assert (reply.title, reply.edited) == (parcel, False)


async def test_an_answer_that_is_gone_is_not_edited_but_sent_again(
    person: Person, parcel: str
) -> None:
    [first] = await person.says("谢谢你")
    person.api.account.messages.delete(first.chat, first.id)
    [second] = await person.edits(person.wrote[-1], PARCEL)
    assert (second.title, second.edited) == (parcel, False)
    assert person.api.refused == ["Bad Request: message to edit not found"]
    person.api.refused.clear()


# Buttons


@pytest.mark.parametrize(
    "data",
    [
        "zzz",
        "t.gone.o",
        "t.phishing.q",
        "f.gone",
        "g.gone",
        "a.gone",
        "p.gone",
        "x.99",
        "l.99999",
        "l.-1",
        "l." + "9" * 62,
        "s.fr",
        "m.gone",
        ".",
        "骗" * 21,
    ],
)
async def test_an_old_button_gets_an_answer(person: Person, data: str) -> None:
    [start] = await person.says("/start")
    [reply] = await person.presses_data(data, person.api.account.as_json(start))
    assert reply.buttons


async def test_a_button_of_a_version_before_says_that_it_is_out_of_date(
    person: Person, zh: Phrases
) -> None:
    [start] = await person.says("/start")
    [reply] = await person.presses_data("menu:1", person.api.account.as_json(start))
    assert reply.title == zh.errors.old_button
    assert reply.buttons == start.buttons


async def test_a_button_under_a_message_that_is_gone_is_answered_anew(person: Person) -> None:
    [start] = await person.says("/start")
    person.api.account.messages.delete(start.chat, start.id)
    inaccessible = {"chat": person.chat, "message_id": start.id, "date": 0}
    [reply] = await person.presses_data("l.1", inaccessible)
    assert (reply.title, reply.edited) == ("骗局大全（第2页，共3页）", False)
    person.api.refused.clear()


async def test_a_press_that_comes_too_late_for_a_sign_is_still_answered(
    person: Person, zh: Phrases
) -> None:
    await person.says("/start")
    [reply] = await person.presses(zh.buttons.help, late=True)
    assert reply.title == zh.help.title
    assert [refusal[:29] for refusal in person.api.refused] == ["Bad Request: query is too old"]
    person.api.refused.clear()


# Kinds of message


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        ("voice", "voice"),
        ("audio", "voice"),
        ("video", "video"),
        ("video_note", "video"),
        ("animation", "video"),
        ("sticker", "sticker"),
        ("dice", "sticker"),
        ("document", "program"),
        ("location", "location"),
        ("venue", "location"),
    ],
)
async def test_a_kind_that_is_not_read_gets_its_line(
    person: Person, zh: Phrases, kind: str, phrase: str
) -> None:
    [reply] = await person.sends(kind)
    assert reply.text == getattr(zh.kinds, phrase)


async def test_a_contact_is_explained_like_a_number(person: Person, zh: Phrases) -> None:
    [reply] = await person.sends("contact")
    assert reply.text.startswith(zh.contacts.heading)
    assert "+8613800000000：内地手机号" in reply.text
    assert reply.text.endswith(zh.kinds.contact)


async def test_a_warning_can_be_sent_on_to_the_family(person: Person, zh: Phrases) -> None:
    [reply] = await person.says("【工商银行】账户冻结，请登录 www.icbc-verify.top 认证")
    [share] = [b for row in reply.rows for b in row if b.label == zh.buttons.share]
    assert share.url
    address = urlsplit(share.url)
    assert (address.netloc, address.path) == ("t.me", "/share/url")
    shared = parse_qs(address.query)
    assert shared["url"][0].endswith("?start=phishing")
    assert "icbc-verify" not in shared["text"][0]
    assert "96110" in shared["text"][0]


async def test_three_answers_lead_from_a_thin_text_to_advice(person: Person, zh: Phrases) -> None:
    await person.says("【银行】详询 www.example.com")
    [reply] = await person.presses(zh.buttons.triage)
    for label in ("自称银行、快递、客服的", "验证码、密码、卡号", "都没有"):
        [reply] = await person.presses(label)
    assert reply.text.startswith("很可能是骗局：")


async def test_a_caption_is_judged_and_the_empty_picture_spoken_of(
    person: Person, zh: Phrases, parcel: str
) -> None:
    [reply] = await person.sends("photo", PARCEL)
    assert reply.title == parcel
    assert reply.text.endswith(zh.picture.no_text)
    assert reply.buttons[0] == zh.buttons.paid


async def test_a_location_that_moves_is_answered_once(person: Person, zh: Phrases) -> None:
    here = {"latitude": 39.9, "longitude": 116.4, "live_period": 900}
    [reply] = await person.sends("location", location=here)
    assert reply.text == zh.kinds.location
    moved = {**person.wrote[-1], "location": {**here, "latitude": 40.0}}
    assert await person.causes("edited_message", moved) == ()


async def test_what_happens_to_a_group_is_not_spoken_of(person: Person) -> None:
    group = person.in_group()
    await group.says("大家好")
    joined = {**group.wrote[-1], "new_chat_members": [{**person.api.account.me, "id": 5}]}
    assert await group.causes("message", {**joined, "text": ""}) == ()


# Groups


async def test_a_group_is_not_disturbed(person: Person) -> None:
    group = person.in_group()
    assert await group.says(PARCEL) == ()
    assert await group.says("/nonsense") == ()
    assert await group.says(f"/check@another_bot {PARCEL}") == ()
    assert await group.says(f"@another_bot {PARCEL}") == ()
    assert await group.sends("photo") == ()
    assert await group.sends("photo", PARCEL) == ()
    assert await group.edits(group.wrote[0], "您好") == ()


async def test_a_group_is_answered_when_it_mentions_the_bot(person: Person, parcel: str) -> None:
    group = person.in_group()
    [reply] = await group.says(f"😀 @Antifraud_Test_Bot {PARCEL}")
    assert reply.title == parcel
    assert reply.answering == group.wrote[-1]["message_id"]


async def test_a_group_is_answered_when_it_answers_the_bot(person: Person, parcel: str) -> None:
    group = person.in_group()
    [start] = await group.says("/start@antifraud_test_bot")
    [reply] = await group.says(PARCEL, **group.quoting(start))
    assert (reply.title, reply.answering) == (parcel, group.wrote[-1]["message_id"])


async def test_a_group_is_answered_when_a_caption_mentions_the_bot(
    person: Person, parcel: str
) -> None:
    group = person.in_group()
    [reply] = await group.sends("photo", f"@antifraud_test_bot {PARCEL}")
    assert (reply.title, reply.answering) == (parcel, group.wrote[-1]["message_id"])


@pytest.mark.parametrize("command", ["/check", "/check@antifraud_test_bot"])
async def test_check_in_a_group_judges_the_message_it_answers(
    person: Person, parcel: str, command: str
) -> None:
    group = person.in_group()
    await group.says(PARCEL)
    scam = group.wrote[-1]
    [reply] = await group.says(command, reply_to_message=scam)
    assert (reply.title, reply.answering) == (parcel, scam["message_id"])


async def test_check_in_a_group_judges_a_caption(person: Person, parcel: str) -> None:
    group = person.in_group()
    await group.sends("photo", PARCEL)
    [reply] = await group.says("/check", reply_to_message=group.wrote[-1])
    assert reply.title == parcel


async def test_check_in_a_group_says_what_it_needs(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    assert (await group.says("/check"))[0].text == zh.check.nothing
    await group.sends("sticker")
    [reply] = await group.says("/check", reply_to_message=group.wrote[-1])
    assert reply.text == zh.check.nothing


# Long and hostile texts


async def test_a_long_answer_comes_in_parts_with_buttons_under_the_last(
    person: Person, en: Phrases
) -> None:
    reader = person.other(2, "en")
    await reader.says("/stats")
    parts = await reader.presses(en.buttons.later)
    assert len(parts) == 2
    assert parts[0].title == en.stats.later
    buttons = (en.charts.button, en.buttons.back, en.buttons.start)
    assert [part.buttons for part in parts] == [(), buttons]
    assert all(len(part.text) <= MessageLimit.MAX_TEXT_LENGTH for part in parts)


def test_every_page_is_one_that_telegram_accepts(engine: Engine) -> None:
    base, dialogue = engine.knowledge, engine.dialogue()
    actions: list[Action] = [
        *(OpenScreen(screen) for screen in Screen),
        *(OpenTopic(topic, aspect) for topic in base.topics for aspect in Aspect),
        *(OpenGuidance(entry) for entry in (*base.guidance, *base.terms)),
        *(OpenPlace(place) for place in base.places),
    ]
    for chat, app in enumerate(("zh", "zh-hk", "zh-tw", "en")):
        for action in actions:
            assert 1 <= len(encode(action).encode()) <= 64
            for page in to_pages(dialogue.press(chat, action, app)):
                assert rules.text_of({"text": page.html, "parse_mode": "HTML"}).text


async def test_forty_thousand_characters_are_one_case(person: Person) -> None:
    story = "有人说我的快递丢了，要给我理赔，让我下载会议软件。"
    [reply] = await person.says(story * (40_000 // len(story)))
    assert len(person.wrote) == 10
    assert "骗局" in reply.title
    assert "我只看了前12000个字" in reply.text


HOSTILE = {
    "tags": "<b>粗</b> & <i>",
    "a link": "<a href='http://evil.example'>点我</a>",
    "a lone bracket": "<",
    "an entity": "&lt;script&gt; &#0; &amp;amp;",
    "zalgo": "你" + "\u0335\u0321\u034a\u0333\u033f\u030a" * 40 + "好",
    "an override of direction": "\u202e\u2066你好\u202c\u200f\u200e\u200f",
    "a NUL": "你\0好\x07\x1b[31m",
    "only emoji": "😀👨‍👩‍👧‍👦🇨🇳",
    "only blanks": "\u3164\u2800\u00a0",
    "markdown": "*_[](http://evil.example)`~>#+-=|{}.!",
    "format strings": "{0} {title} %s %(x)s \\u0000 ${x}",
    "line ends": "\r\n\u2028\u2029\x85",
    "the largest characters": "\U0010ffff\ufffe\U000e0041",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_hostile_text_is_answered_and_nothing_refused(person: Person, text: str) -> None:
    assert len(await person.says(text)) == 1
    scam = f"{text}请加QQ群并下载会议软件{text}"
    [judged] = await person.says(scam, forward_origin=ORIGIN)
    assert "群并下载会议软件" in judged.text
    [captioned] = await person.sends("document", scam)
    assert "群并下载会议软件" in captioned.text


async def test_markup_that_a_person_wrote_is_quoted_letter_by_letter(person: Person) -> None:
    [reply] = await person.says("请加QQ群并下载会议软件<b>&，快", forward_origin=ORIGIN)
    assert "“请加QQ群并下载会议软件<b>&”" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "请点击 http://evil-bank.example/login 输入银行卡号和验证码",
        "您的ETC已失效，请登录 evil-etc.top 输入银行卡号、密码和验证码办理",
        "请下载会议软件 www.evil.example/app.apk 并共享屏幕",
        "加微信 evil@mail.example 或 @evil_helper 下载会议软件，共享屏幕",
        "加Telegram群 t.me/evilgroup 跟老师做任务，垫付本金，返佣金，扫码 tg://evil",
        "请加QQ群并下载会议软件 @evil_me，快",
        "请加QQ群并下载会议软件evil.cc/，快",
        "请加QQ群并下载会议tg://ev，快",
        "把验证码发到 HTTP://EVIL.EXAMPLE ，安全账户 https://еvil.рф/evil",
        "Click https://evil-bank.example/login?x=1 and enter your card number and the OTP code",
        "Download AnyDesk from evil.example and share your screen, mail help@evil.example",
        "Text the code to @evil_helper or join t.me/evilgroup, send a gift card to evil.example",
    ],
)
async def test_links_of_a_person_never_come_back_as_links(person: Person, text: str) -> None:
    replies = (await person.says(text)) + (await person.says(text, forward_origin=ORIGIN))
    assert len(replies) == 2
    for reply in replies:
        assert reply.links == ()
        assert not reply.previewed


# The profile


async def test_menu_name_and_descriptions_are_set_at_the_start(
    person: Person, zh: Phrases, en: Phrases
) -> None:
    profile = person.api.account.profile
    for language, phrases in (("zh", zh), ("en", en), ("", en), ("fr", en)):
        assert profile.shown("name", language) == phrases.profile.name
        assert profile.shown("description", language) == phrases.profile.description
        assert profile.shown("short_description", language) == phrases.profile.short_description
        assert {
            command["command"]: command["description"]
            for command in profile.shown("commands", language)
        } == phrases.commands.model_dump()


async def test_every_command_of_the_menu_is_answered(person: Person) -> None:
    titles = set()
    for command in person.api.account.profile.shown("commands"):
        [reply] = await person.says(f"/{command['command']}")
        titles.add(reply.title)
    assert len(titles) == 17
