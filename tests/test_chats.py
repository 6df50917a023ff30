"""Any chat: several messages as one case, guests, inline queries, groups, channels, opinions."""

import asyncio
from functools import cache
from threading import Event

import pytest

from bot.conversation import pace
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.phrasebook import Phrases
from bot.reply import Reply
from bot.settings import read_settings
from bot.state import Store
from knowledge import KnowledgeBase
from tests.bot_api.person import Person, entities_of
from tests.bot_api.refusals import BAD_GATEWAY
from tests.bot_api.rules import Json
from tests.screenshots import damage, drawing

PARCEL = (
    "您好，我是快递公司理赔专员，您的包裹在运输途中丢失，现为您办理三倍赔付，"
    "请加QQ群并下载会议软件，按提示操作领取。"
)
PAID = "我刚刚给骗子转了五万"
ME = "@antifraud_test_bot"
DAY = 1_700_000_000


@cache
def screenshot(text: str) -> bytes:
    return damage.telegram(drawing.sms("10086", [("left", text)], dark=False, chinese=True))


def written(text: str, date: int = DAY, **fields: object) -> Json:
    return {"text": text, "entities": entities_of(text), "date": date, **fields}


def forwarded(text: str, speaker: str = "X", date: int = DAY) -> Json:
    origin = {"type": "hidden_user", "sender_user_name": speaker, "date": 1}
    return written(text, date, forward_origin=origin)


def heard(dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Return the cases that the dialogue considers, as they come."""
    cases: list[Case] = []
    consider = dialogue.consider

    def note(chat: int, case: Case, client: str | None, setting: Setting) -> Reply:
        cases.append(case)
        return consider(chat, case, client, setting)

    monkeypatch.setattr(dialogue, "consider", note)
    return cases


# Several messages


async def test_a_forwarded_series_is_judged_as_one_message(
    person: Person, dialogue: Dialogue, parcel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = heard(dialogue, monkeypatch)
    sentences = PARCEL.split("，")
    [reply] = await person.sends_together(*(forwarded(sentence) for sentence in sentences))
    assert reply.title == parcel
    assert cases == [Case(passed_on="\n".join(sentences))]


async def test_a_forwarded_conversation_keeps_its_speakers_but_not_their_names(
    person: Person, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = heard(dialogue, monkeypatch)
    told = [("王经理", "您的包裹丢了"), ("P", "怎么赔？"), ("王经理", "请下载会议软件")]
    [reply] = await person.sends_together(*(forwarded(text, who) for who, text in told))
    assert cases == [Case(passed_on="A: 您的包裹丢了\nB: 怎么赔？\nA: 请下载会议软件")]
    assert "王经理" not in reply.text


async def test_a_cry_for_help_beside_what_was_forwarded_comes_first(
    person: Person, base: KnowledgeBase
) -> None:
    [reply] = await person.sends_together(written(PAID), forwarded(PARCEL))
    assert reply.title == base.emergencies["paid"].title.zh


async def test_a_question_beside_what_was_forwarded_does_not_blur_it(
    person: Person, parcel: str
) -> None:
    [reply] = await person.sends_together(forwarded(PARCEL), written("这是真的吗？"))
    assert reply.title == parcel


async def test_a_paste_that_was_cut_is_put_together_again(
    person: Person, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = heard(dialogue, monkeypatch)
    story = "他说我的账户不安全，让我下载会议软件共享屏幕，照他说的点。" * 200
    [reply] = await person.sends_together(written(story[:4096]), written(story[4096:]))
    assert cases == [Case(own=story)]
    assert "骗局" in reply.title


async def test_words_cut_at_a_blank_are_not_glued(
    person: Person, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = heard(dialogue, monkeypatch)
    first, second = ("share your screen " * 228).strip(), "with the agent"
    await person.sends_together(written(first), written(second))
    assert cases == [Case(own=f"{first} {second}")]


async def test_an_album_gets_one_answer_to_its_caption(
    person: Person, zh: Phrases, parcel: str
) -> None:
    films = [person.content("video", media_group_id="7", date=DAY) for _ in range(3)]
    films[0] |= {"caption": PARCEL, "caption_entities": []}
    [reply] = await person.sends_together(*films)
    assert reply.title == parcel
    assert reply.text.count(zh.kinds.video) == 1


async def test_an_album_of_screenshots_is_one_case(person: Person, parcel: str) -> None:
    """What is judged are the words of all of them together."""
    pictures = [
        person.picture(screenshot(sentence), media_group_id="7", date=DAY)
        for sentence in (PARCEL[:24], PARCEL[24:])
    ]
    [reply] = await person.sends_together(*pictures)
    assert parcel in reply.text


async def test_a_screenshot_with_a_forwarded_message_is_one_case(
    person: Person, parcel: str
) -> None:
    start, end = PARCEL[:24], PARCEL[24:]
    picture = person.picture(screenshot(end), date=DAY)
    [reply] = await person.sends_together(forwarded(start), picture)
    assert parcel in reply.text


async def test_a_cry_for_help_under_one_of_many_screenshots_comes_first(
    person: Person, base: KnowledgeBase
) -> None:
    pictures = [
        person.picture(screenshot("您好，请问在吗"), media_group_id="7", date=DAY) for _ in range(2)
    ]
    pictures[1] |= {"caption": PAID, "caption_entities": []}
    [reply] = await person.sends_together(*pictures)
    assert reply.title == base.emergencies["paid"].title.zh


async def test_an_album_without_words_gets_one_line(person: Person, zh: Phrases) -> None:
    films = [person.content("video", media_group_id="7", date=DAY) for _ in range(3)]
    [reply] = await person.sends_together(*films)
    assert reply.text == zh.kinds.video


async def test_fifty_messages_in_a_second_get_one_answer_and_hold_up_nobody(
    person: Person, zh: Phrases
) -> None:
    other = person.other(2)
    many = person.sends_together(*(forwarded(f"{number} {PARCEL}") for number in range(50)))
    replies, [quick] = await asyncio.gather(many, other.says("谢谢你"))
    assert quick.title == zh.smalltalk.thanks
    assert len({reply.id for reply in replies}) == 1
    assert "骗局" in replies[-1].title


async def test_a_plain_flood_is_one_case_too(person: Person) -> None:
    replies = await person.sends_together(*(written(f"你好{number}") for number in range(50)))
    assert len({reply.id for reply in replies}) == 1


async def test_messages_that_are_minutes_apart_are_answered_each(person: Person) -> None:
    apart = (written("谢谢你", DAY + 60 * minute) for minute in range(3))
    assert len({reply.id for reply in await person.sends_together(*apart)}) == 3


async def test_a_command_is_no_part_of_a_burst(person: Person, zh: Phrases) -> None:
    replies = await person.sends_together(written("谢谢你"), written("/help"))
    assert [reply.title for reply in replies] == [zh.smalltalk.thanks, zh.help.title]


async def test_a_part_that_comes_after_the_answer_changes_it(
    person: Person, zh: Phrases, parcel: str
) -> None:
    """As with a webhook, which brings the next message only once this one is answered."""
    start, end = PARCEL.split("，", 1)
    [first] = await person.sends_together(forwarded(start))
    [second] = await person.sends_together(forwarded(end, date=DAY + 1))
    assert first.title == zh.assessment.unknown
    assert (second.id, second.edited, second.title) == (first.id, True, parcel)


async def test_a_part_that_changes_nothing_leaves_the_answer_alone(person: Person) -> None:
    [first] = await person.sends_together(forwarded(PARCEL))
    assert await person.sends_together(forwarded("谢谢", date=DAY + 1)) == ()
    assert first.buttons


async def test_the_next_question_does_not_change_the_answer_before(person: Person) -> None:
    [first] = await person.sends_together(written("谢谢你"))
    [second] = await person.sends_together(written("你好"))
    assert first.id != second.id


async def test_a_message_edited_before_its_turn_is_judged_as_it_reads_now(
    person: Person, parcel: str
) -> None:
    [reply] = await person.sends_and_edits(forwarded("谢谢你"), PARCEL)
    assert reply.title == parcel


async def test_a_message_edited_while_it_is_judged_changes_its_answer(
    person: Person, dialogue: Dialogue, parcel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    consider, judging, edited = dialogue.consider, Event(), Event()

    def slow(chat: int, case: Case, client: str | None, setting: Setting) -> Reply:
        if not judging.is_set():
            judging.set()
            assert edited.wait(5)
        return consider(chat, case, client, setting)

    monkeypatch.setattr(dialogue, "consider", slow)
    first = asyncio.create_task(person.says("谢谢你"))
    await asyncio.to_thread(judging.wait, 5)
    second = asyncio.create_task(person.edits(person.wrote[-1], PARCEL))
    await asyncio.sleep(0)
    edited.set()
    await asyncio.gather(first, second)
    shown = person.api.account.messages.shown
    assert len({reply.id for reply in shown}) == 1
    assert shown[-1].title == parcel


async def test_an_edit_of_one_part_does_not_replace_the_answer_to_all(
    person: Person, zh: Phrases, parcel: str
) -> None:
    start, end = PARCEL.split("，", 1)
    [whole] = await person.sends_together(forwarded(start), forwarded(end))
    [again] = await person.edits(person.wrote[0], "谢谢你")
    assert (whole.title, whole.id != again.id) == (parcel, True)
    assert again.title == zh.assessment.unknown


async def test_a_burst_whose_answer_is_refused_is_answered_once(
    person: Person, parcel: str
) -> None:
    person.api.trouble("sendMessage", BAD_GATEWAY)
    start, end = PARCEL.split("，", 1)
    [reply] = await person.sends_together(forwarded(start), forwarded(end))
    assert reply.title == parcel


async def test_a_message_of_another_chat_that_is_answered_here_is_judged(
    person: Person, parcel: str
) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "X", "date": 1}
    quote = {"text": PARCEL, "position": 0}
    [reply] = await person.says("这个呢", external_reply={"origin": origin}, quote=quote)
    assert reply.title == parcel


# Guest mode


async def test_called_under_a_message_the_bot_judges_that_message(
    person: Person, zh: Phrases, parcel: str
) -> None:
    chat = person.in_strange_chat()
    answer = await chat.summons(f"{ME} 这是骗子吗", chat.receives({"text": PARCEL}))
    assert answer
    assert answer.text.partition("\n")[0] == parcel
    assert [(button.label, button.url) for button in answer.buttons] == [
        (zh.buttons.paid, "https://t.me/antifraud_test_bot?start=emergency"),
        (zh.brief.private, "https://t.me/antifraud_test_bot?start=fake-customer-service"),
    ]
    assert len(answer.text) < 600
    assert answer.links == ()
    assert not answer.previewed
    assert person.api.called("sendMessage") == []


async def test_called_with_a_question_the_bot_answers_it(
    person: Person, base: KnowledgeBase
) -> None:
    answer = await person.in_strange_chat().summons(f"杀猪盘是什么 {ME}")
    assert answer
    assert answer.text.startswith(base.topics["pig-butchering"].title.zh)


async def test_a_guest_in_need_gets_the_first_steps(person: Person, base: KnowledgeBase) -> None:
    chat = person.in_strange_chat()
    for answering in (None, chat.receives({"text": PARCEL})):
        answer = await chat.summons(f"{ME} {PAID}", answering)
        assert answer
        emergency = base.emergencies["paid"]
        assert answer.text.startswith(emergency.title.zh)
        assert "110" in answer.text
        assert answer.buttons[0].url == "https://t.me/antifraud_test_bot?start=sos-paid"


async def test_called_without_a_word_the_bot_says_how(person: Person, zh: Phrases) -> None:
    answer = await person.in_strange_chat().summons(ME)
    assert answer
    assert answer.text == zh.brief.guest


async def test_called_under_a_voice_message_the_bot_says_what_it_cannot(
    person: Person, zh: Phrases
) -> None:
    chat = person.in_strange_chat()
    answer = await chat.summons(ME, chat.receives(chat.content("voice")))
    assert answer
    assert answer.text == zh.kinds.voice


async def test_called_under_a_screenshot_the_bot_reads_it(person: Person, parcel: str) -> None:
    chat = person.in_strange_chat()
    picture = chat.receives(chat.picture(screenshot(PARCEL)))
    answer = await chat.summons(f"{ME} 这是骗子吗", picture)
    assert answer
    assert parcel in answer.text
    assert len(answer.text) < 1000


async def test_a_mention_under_a_screenshot_of_a_group_judges_it(
    person: Person, zh: Phrases, parcel: str
) -> None:
    group = person.in_group()
    picture = group.receives(group.picture(screenshot(PARCEL)))
    [reply] = await group.says(f"{ME} 这是骗子吗", reply_to_message=picture)
    assert parcel in reply.text
    assert reply.buttons == (zh.buttons.paid, zh.brief.private)


async def test_what_was_spoken_of_in_private_does_not_show_elsewhere(
    person: Person, base: KnowledgeBase, zh: Phrases
) -> None:
    await person.says("杀猪盘")
    answer = await person.in_strange_chat().summons(f"{ME} 怎么防")
    assert answer
    assert base.topics["pig-butchering"].title.zh not in answer.text


async def test_a_guest_who_calls_again_and_again_is_told_once_and_then_left(
    person: Person, zh: Phrases
) -> None:
    chat = person.in_strange_chat()
    answers = [await chat.summons(f"{ME} 谢谢你") for _ in range(pace.ANSWERS + 2)]
    texts = [answer.text if answer else None for answer in answers]
    assert texts[-2:] == [zh.brief.enough, None]
    assert zh.smalltalk.thanks in str(texts[-3])


async def test_a_guest_is_told_when_something_breaks(
    person: Person, dialogue: Dialogue, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Reply:
        raise RuntimeError

    monkeypatch.setattr(dialogue, "consider", broken)
    answer = await person.in_strange_chat().summons(f"{ME.upper()} 谢谢你")
    assert answer
    assert answer.text == zh.errors.apology


async def test_a_call_that_is_over_breaks_nothing(person: Person, zh: Phrases) -> None:
    assert await person.in_strange_chat().summons(f"{ME} 谢谢你", late=True) is None
    assert [refusal[:29] for refusal in person.api.refused] == ["Bad Request: query is too old"]
    person.api.refused.clear()
    assert (await person.says("谢谢你"))[0].title == zh.smalltalk.thanks


# Inline mode


async def test_before_anything_is_typed_the_emergency_comes_first(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    answer = await person.asks_inline("")
    assert answer
    assert answer.results[0].title == zh.inline.emergency
    assert answer.results[0].text.startswith(base.emergencies["paid"].title.zh)
    assert base.topics["pig-butchering"].title.zh in {result.title for result in answer.results}
    assert answer.button == {"text": zh.inline.check, "start_parameter": "check"}
    assert answer.personal
    assert answer.cache_seconds == 300


@pytest.mark.parametrize(
    ("query", "app", "title"),
    [
        ("杀猪", "zh", "网络婚恋"),
        ("殺豬盤", "zh", "網路婚戀"),
        ("pig butch", "en", "Romance baiting"),
        ("抓了多少人", "zh", "抓获"),
        ("how many cases were cracked", "en", "Cases cracked"),
        ("口诀", "zh", "防骗"),
    ],
)
async def test_what_is_typed_is_found(person: Person, query: str, app: str, title: str) -> None:
    answer = await person.other(2, app).asks_inline(query)
    assert answer
    titles = [result.title for result in answer.results]
    assert any(found.startswith(title) for found in titles[1:4]), titles


async def test_a_message_typed_there_is_judged(person: Person, parcel: str) -> None:
    answer = await person.asks_inline(PARCEL)
    assert answer
    assert answer.results[1].title == parcel
    assert answer.results[1].text.startswith(parcel)


async def test_every_card_can_be_sent_and_leads_to_the_bot(person: Person, en: Phrases) -> None:
    reader = person.other(2, "en")
    for query in ("", "scam", "110", "loan", "😀", "<b>&", "a" * 256, "Здравствуйте"):
        answer = await reader.asks_inline(query)
        assert answer, query
        assert answer.results
        for result in answer.results:
            assert result.description
            assert result.buttons[-1].label == en.inline.ask
            assert result.links == ()
            assert not result.previewed


async def test_an_inline_query_that_is_over_breaks_nothing(person: Person, zh: Phrases) -> None:
    assert await person.asks_inline("110", late=True) is None
    person.api.refused.clear()
    assert (await person.says("谢谢你"))[0].title == zh.smalltalk.thanks


# Groups


async def test_a_group_gets_a_short_answer_and_a_way_to_the_rest(
    person: Person, zh: Phrases, parcel: str
) -> None:
    group = person.in_group()
    await group.says(PARCEL)
    [reply] = await group.says("/check", reply_to_message=group.wrote[-1])
    assert reply.title == parcel
    assert len(reply.text) < 600
    assert reply.buttons == (zh.buttons.paid, zh.brief.private)
    [details] = await person.says("/start fake-customer-service")
    assert details.title in parcel


async def test_a_mention_under_a_message_of_a_group_judges_that_message(
    person: Person, parcel: str, zh: Phrases
) -> None:
    group = person.in_group()
    await group.says(PARCEL)
    [reply] = await group.says(f"{ME} 这是骗子吗", reply_to_message=group.wrote[-1])
    assert (reply.title, reply.answering) == (parcel, group.wrote[-1]["message_id"])
    [thanks] = await group.says("谢谢你", **group.quoting(reply))
    assert thanks.title == zh.smalltalk.thanks


async def test_a_group_in_need_gets_the_first_steps(person: Person, base: KnowledgeBase) -> None:
    group = person.in_group()
    first = base.emergencies["paid"].steps.zh[0]
    for asked in (f"{ME} {PAID}", "/emergency"):
        [reply] = await group.says(asked)
        assert f"1. {first}" in reply.text
        assert reply.rows[0][0].url == "https://t.me/antifraud_test_bot?start=sos-paid"
    [all_steps] = await person.says("/start sos-paid")
    assert base.emergencies["paid"].steps.zh[-1] in all_steps.text


@pytest.mark.parametrize("command", ["/help", "/scams", "/stats", "/hotlines", "/start"])
async def test_a_group_is_shown_pages_in_private(person: Person, zh: Phrases, command: str) -> None:
    [reply] = await person.in_group().says(command)
    assert reply.text == zh.brief.elsewhere
    payload = (reply.rows[0][0].url or "").partition("?start=")[2]
    [page] = await person.says(f"/start {payload}")
    assert page.text == (await person.says(command))[0].text


async def test_a_group_that_asks_a_lot_is_told_once_and_emergencies_still_count(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    group = person.in_group()
    for _ in range(pace.ANSWERS):
        assert len(await group.says(f"{ME} 谢谢你")) == 1
    [last] = await group.says(f"{ME} 谢谢你")
    assert last.text == zh.brief.enough
    assert await group.says(f"{ME} 谢谢你") == ()
    [urgent] = await group.says(f"{ME} {PAID}")
    assert urgent.title == base.emergencies["paid"].title.zh
    assert len(await person.says("谢谢你")) == 1


async def test_whoever_adds_the_bot_to_a_group_is_told_in_private(
    person: Person, zh: Phrases
) -> None:
    await person.says("/start")
    [told] = await person.in_group().admits("member")
    assert (told.chat, told.text) == (person.id, zh.brief.joined)
    assert await person.in_group().admits("administrator", before="member") == ()


async def test_a_stranger_who_adds_the_bot_to_a_group_hears_nothing(person: Person) -> None:
    assert await person.in_group().admits("member") == ()


async def test_a_channel_is_left(person: Person, zh: Phrases) -> None:
    await person.says("/start")
    channel = person.in_channel()
    [told] = await channel.admits("administrator")
    assert (told.chat, told.text) == (person.id, zh.brief.channel)
    assert person.api.account.left == [channel.chat["id"]]


async def test_a_bot_that_is_thrown_out_says_nothing(person: Person) -> None:
    assert await person.in_group().admits("kicked", before="member") == ()
    assert await person.admits("kicked", before="member") == ()


async def test_a_group_that_gets_a_new_number_is_still_known(
    person: Person, base: KnowledgeBase
) -> None:
    old = person.in_small_group()
    await old.says(f"{ME} 杀猪盘")
    new = person.in_group()
    await old.becomes(new)
    [reply] = await new.says(f"{ME} 怎么防")
    assert reply.title == base.topics["pig-butchering"].title.zh


async def test_an_answer_on_its_way_to_the_old_number_arrives_at_the_new(
    person: Person, zh: Phrases
) -> None:
    old, new = person.in_small_group(), person.in_group()
    await old.becomes(new)
    await old.says(f"{ME} 谢谢你")
    [reply] = person.api.account.messages.shown
    assert (reply.chat, reply.title) == (new.chat["id"], zh.smalltalk.thanks)


# Kinds of message


@pytest.mark.parametrize("name", ["公安防护.apk", "INVOICE.PDF.EXE", "a.mobileconfig"])
async def test_a_program_is_warned_of(person: Person, zh: Phrases, name: str) -> None:
    file = {"file_id": "f1", "file_unique_id": "u1", "file_name": name}
    [reply] = await person.sends("document", document=file)
    assert reply.text == zh.kinds.program


@pytest.mark.parametrize(
    ("number", "told"),
    [("13800000000", "内地手机号"), ("+447911123456", "英国"), ("447911123456", "英国")],
)
async def test_the_number_of_a_contact_is_explained(
    person: Person, zh: Phrases, number: str, told: str
) -> None:
    contact = {"phone_number": number, "first_name": "客服"}
    [reply] = await person.sends("contact", contact=contact)
    assert told in reply.text
    assert reply.text.endswith(zh.kinds.contact)


async def test_another_file_is_not_opened(person: Person, zh: Phrases) -> None:
    file = {"file_id": "f1", "file_unique_id": "u1", "file_name": "合同.pdf"}
    [reply] = await person.sends("document", document=file)
    assert reply.text == zh.kinds.document


async def test_a_poll_is_read(person: Person, parcel: str) -> None:
    poll = {**person.content("poll")["poll"], "question": PARCEL[:100]}
    [reply] = await person.sends("poll", poll=poll)
    assert "骗局" in reply.title


# Opinions


async def totals() -> dict[tuple[str, str, str], int]:
    async with Store.open(read_settings().database) as store:
        return await store.feedback.totals(least=1)


async def test_a_second_opinion_takes_the_place_of_the_first(person: Person, zh: Phrases) -> None:
    await person.says(PARCEL)
    assert await person.presses(zh.feedback.wrong) == ()
    assert await person.presses(zh.feedback.right) == ()
    assert person.api.account.signs == [zh.feedback.thanks] * 2
    assert await totals() == {("assessment", "fake-customer-service", "right"): 1}


async def test_somebody_can_say_which_kind_it_was(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    [verdict] = await person.says(PARCEL)
    [which] = await person.presses(zh.feedback.other)
    assert (which.text, which.answering) == (zh.feedback.which, verdict.id)
    assert await totals() == {("assessment", "fake-customer-service", "other"): 1}
    [noted] = await person.presses(base.topics["phishing"].title.zh)
    assert (noted.id, noted.edited, noted.text) == (which.id, True, zh.feedback.noted)
    assert await totals() == {("assessment", "phishing", "meant"): 1}


async def test_none_of_the_kinds_leaves_the_opinion_as_it_is(person: Person, zh: Phrases) -> None:
    await person.says(PARCEL)
    await person.presses(zh.feedback.other)
    await person.presses(zh.feedback.none)
    assert await totals() == {("assessment", "fake-customer-service", "other"): 1}


async def test_a_scam_that_was_missed_can_be_told(person: Person, zh: Phrases) -> None:
    await person.sends_together(forwarded("谢谢你"))
    [which] = await person.presses(zh.feedback.missed)
    assert which.text == zh.feedback.which
    assert await totals() == {("assessment", "", "other"): 1}


async def test_only_verdicts_in_private_ask_for_an_opinion(person: Person, zh: Phrases) -> None:
    [question] = await person.says("杀猪盘")
    [group] = await person.in_group().says(f"{ME} {PARCEL}")
    assert zh.feedback.right not in (*question.buttons, *group.buttons)


@pytest.mark.parametrize("data", ["v.r.gone", "v.x.phishing", "w.1.gone", "w.x.phishing", "w.9."])
async def test_an_odd_press_breaks_nothing(person: Person, data: str) -> None:
    [verdict] = await person.says(PARCEL)
    await person.presses_data(data, person.api.account.as_json(verdict))
    inaccessible = {"chat": person.chat, "message_id": verdict.id, "date": 0}
    await person.presses_data(data, inaccessible)
    assert all("not modified" in refusal for refusal in person.api.refused)
    person.api.refused.clear()
