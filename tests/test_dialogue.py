"""The conversation without Telegram: which language, which page, and nothing that breaks it."""

from collections.abc import Callable

import pytest

from bot.actions import (
    Action,
    Aspect,
    OpenArea,
    OpenFigure,
    OpenGuidance,
    OpenPlace,
    OpenScams,
    OpenTopic,
    Screen,
    SetLanguage,
    TrySample,
)
from bot.advice.question import LONGEST
from bot.dialogue import Dialogue
from bot.dialogue.case import Unreadable
from bot.dialogue.lines import Lines
from bot.engine import Engine
from bot.memory import Memory
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.reply import Button, Reply
from bot.state.privacy import Stored
from knowledge import KnowledgeBase, Language

CHAT = 1
ZH_START, EN_START = "您好，我是反诈帮手。", "Hello, I help people"
TW_START = "您好，我是反詐幫手。"


def start(dialogue: Dialogue, client: str | None = None) -> str:
    return to_plain(dialogue.screen(CHAT, Screen.START, client))


# The language


@pytest.mark.parametrize(
    ("client", "title"),
    [
        (None, ZH_START),
        ("zh", ZH_START),
        ("zh-hans", ZH_START),
        ("zh-hant", TW_START),
        ("zh-tw", TW_START),
        ("en", EN_START),
        ("ru", EN_START),
        ("pt-br", EN_START),
    ],
)
def test_pages_are_in_the_language_of_the_app(
    dialogue: Dialogue, client: str | None, title: str
) -> None:
    assert start(dialogue, client).startswith(title)


@pytest.mark.parametrize("client", ["zh", "zh-hant", "en", "ru", None])
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("介绍一下刷单返利诈骗", "刷单返利"),
        ("介紹一下刷單返利詐騙", "刷單返利"),
        ("How do task scams work?", "Task scam"),
    ],
)
def test_answers_are_in_the_language_of_the_question(
    dialogue: Dialogue, client: str | None, text: str, title: str
) -> None:
    assert to_plain(dialogue.hear(CHAT, text, client)).startswith(title)


@pytest.mark.parametrize(
    ("text", "title"),
    [("谢谢你", ZH_START), ("謝謝你", TW_START), ("thank you", EN_START)],
)
@pytest.mark.parametrize("client", ["zh", "en", "zh-hant"])
def test_pages_follow_the_words_before_the_app(
    dialogue: Dialogue, client: str, text: str, title: str
) -> None:
    dialogue.hear(CHAT, text, client)
    assert start(dialogue, client).startswith(title)


@pytest.mark.parametrize("text", ["12345", "😱", "???"])
def test_what_shows_no_language_changes_none(dialogue: Dialogue, text: str) -> None:
    dialogue.hear(CHAT, "thank you", "zh")
    dialogue.hear(CHAT, text, "zh")
    assert start(dialogue, "zh").startswith(EN_START)


def test_what_shows_no_language_is_answered_in_that_of_the_chat(
    dialogue: Dialogue, zh: Phrases, en: Phrases
) -> None:
    assert to_plain(dialogue.hear(CHAT, "😱", "en")) == en.unknown.no_words
    assert to_plain(dialogue.hear(CHAT, "😱", "zh")) == zh.unknown.no_words


@pytest.mark.parametrize("text", ["有多少受害者？", "去年同期破了多少案？"])
def test_words_that_both_scripts_share_follow_the_chat(dialogue: Dialogue, text: str) -> None:
    """A reader of Traditional Chinese is not answered in Simplified for want of a sign."""
    dialogue.hear(CHAT, "請問什麼是殺豬盤", "zh-hant")
    shown = to_plain(dialogue.hear(CHAT, text, "zh-hant"))
    assert "2021年6月" in shown
    assert "通報" in shown
    assert "通报" not in shown


@pytest.mark.parametrize("text", ["有多少受害者？", "去年同期破了多少案？"])
def test_words_that_both_scripts_share_follow_the_app(dialogue: Dialogue, text: str) -> None:
    shown = to_plain(dialogue.hear(CHAT, text, "zh-hant"))
    assert "通報" in shown
    assert "通报" not in shown


@pytest.mark.parametrize(
    ("choice", "said", "title"),
    [
        ("zh", "好的，菜单改用简体中文。", ZH_START),
        ("zh-hant", "好的，選單改用繁體中文。", TW_START),
        ("en", "Done, menus are in English now.", EN_START),
    ],
)
@pytest.mark.parametrize("client", ["zh", "en", "zh-hant"])
def test_a_chosen_language_is_kept_for_the_pages(
    dialogue: Dialogue, client: str, choice: str, said: str, title: str
) -> None:
    shown = to_plain(dialogue.press(CHAT, SetLanguage(choice), client))
    assert shown.startswith(said)
    assert title in shown
    dialogue.hear(CHAT, "thank you" if choice != "en" else "谢谢你", client)
    assert start(dialogue, client).startswith(title)


def test_a_chosen_script_is_kept_for_the_answers(dialogue: Dialogue) -> None:
    dialogue.press(CHAT, SetLanguage("zh-hant"), "zh")
    assert to_plain(dialogue.hear(CHAT, "介绍一下刷单返利诈骗", "zh")).startswith("刷單返利")


def test_a_chosen_language_does_not_change_that_of_a_question(dialogue: Dialogue) -> None:
    dialogue.press(CHAT, SetLanguage("zh"), "en")
    assert to_plain(dialogue.hear(CHAT, "How do task scams work?", "en")).startswith("Task scam")


def test_a_choice_can_be_given_up(dialogue: Dialogue) -> None:
    dialogue.press(CHAT, SetLanguage("en"), "zh")
    shown = to_plain(dialogue.press(CHAT, SetLanguage("auto"), "zh"))
    assert shown.startswith("好的，跟着您的话走。")
    dialogue.hear(CHAT, "谢谢你", "zh")
    assert start(dialogue, "en").startswith(ZH_START)


def test_chats_do_not_change_one_another(dialogue: Dialogue) -> None:
    dialogue.press(CHAT, SetLanguage("en"), "zh")
    dialogue.hear(2, "谢谢你", "zh")
    assert start(dialogue).startswith(EN_START)
    assert to_plain(dialogue.screen(2, Screen.START, "zh")).startswith(ZH_START)


# Pages


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize("client", ["zh", "zh-hant", "en"])
def test_every_screen_opens(dialogue: Dialogue, screen: Screen, client: str) -> None:
    reply = dialogue.screen(CHAT, screen, client)
    assert reply.blocks
    assert reply.rows


@pytest.mark.parametrize(
    ("action", "title"),
    [
        (OpenTopic("a-fraud-we-dropped"), ZH_START),
        (OpenTopic("", Aspect.AFTER), ZH_START),
        (OpenGuidance("an-entry-we-dropped"), ZH_START),
        (OpenFigure("a-figure-we-dropped"), ZH_START),
        (OpenFigure("cases-cracked-year-before"), ZH_START),
        (OpenArea("7"), "打击电信网络诈骗的成果"),
        (OpenPlace("xx"), "您在哪里？"),
        (TrySample(99), ZH_START),
        (OpenScams(99), "骗局大全（第3页，共3页）"),
    ],
)
def test_a_button_to_what_is_gone_opens_the_nearest_page(
    dialogue: Dialogue, action: Action, title: str
) -> None:
    assert to_plain(dialogue.press(CHAT, action, "zh")).startswith(title)


@pytest.mark.parametrize(
    ("payload", "title"),
    [
        ("pig-butchering", "网络婚恋"),
        ("cases-cracked", "破获案件数：11.4万起（114,000）"),
        ("money-back", "被骗的钱"),
        ("emergency", "先别慌"),
        ("hotlines", "您在哪里？"),
        ("start", ZH_START),
        ("", ZH_START),
        ("nowhere", ZH_START),
        ("OpenTopic", ZH_START),
        ("<b>", ZH_START),
    ],
)
def test_a_deep_link_opens_what_it_names(dialogue: Dialogue, payload: str, title: str) -> None:
    assert to_plain(dialogue.link(CHAT, payload, "zh")).startswith(title)


def test_every_deep_link_that_telegram_allows_leads_to_its_entry(
    dialogue: Dialogue, base: KnowledgeBase
) -> None:
    for topic in base.topics.values():
        assert to_plain(dialogue.link(CHAT, topic.id, "zh")).startswith(topic.title.zh)
    for figure in base.bulletin.figures.values():
        assert to_plain(dialogue.link(CHAT, figure.id, "zh")).startswith(figure.title.zh)
    for entry in base.guidance.values():
        assert to_plain(dialogue.link(CHAT, entry.id, "zh")).startswith(entry.title.zh)


@pytest.mark.parametrize(
    ("client", "sample", "title"),
    [
        ("zh", 0, "很可能是骗局：冒充客服"),
        ("zh", 1, "很可能是骗局：网络婚恋"),
        ("zh", 2, "通报里有两个数字都说得通"),
        ("en", 0, "This looks like a scam: Fake customer service"),
        ("en", 1, "This looks like a scam: Romance baiting"),
        ("en", 2, "The bulletin has two figures that fit"),
    ],
)
def test_a_sample_is_answered_like_a_message(
    dialogue: Dialogue, client: str, sample: int, title: str
) -> None:
    assert to_plain(dialogue.press(CHAT, TrySample(sample), client)).startswith(title)


# Short lines


@pytest.mark.parametrize("client", ["zh", "en"])
def test_each_kind_of_message_we_cannot_read_has_its_own_line(
    dialogue: Dialogue, engine: Engine, client: str
) -> None:
    kinds = engine.phrasebook[Language(client)].kinds
    shown = {kind: to_plain(dialogue.lines.unreadable(CHAT, kind, client)) for kind in Unreadable}
    assert shown == {kind: getattr(kinds, kind.value) for kind in Unreadable}
    assert len(set(shown.values())) == len(Unreadable)


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (Lines.apology, lambda phrases: phrases.errors.apology),
        (Lines.nothing_to_check, lambda phrases: phrases.check.nothing),
    ],
)
@pytest.mark.parametrize("client", ["zh", "en"])
def test_a_short_line_is_in_the_language_of_the_chat(
    dialogue: Dialogue,
    engine: Engine,
    line: Callable[..., Reply],
    phrase: Callable[[Phrases], str],
    client: str,
) -> None:
    assert to_plain(line(dialogue.lines, CHAT, client)) == phrase(
        engine.phrasebook[Language(client)]
    )


def test_an_apology_leaves_nobody_without_a_number(dialogue: Dialogue) -> None:
    assert "110" in to_plain(dialogue.lines.apology(CHAT, "zh"))
    assert "110" in to_plain(dialogue.lines.apology(CHAT, "en"))


def test_an_old_button_gets_a_word_and_a_fresh_start(dialogue: Dialogue, zh: Phrases) -> None:
    reply = dialogue.stale(CHAT, "zh")
    assert to_plain(reply).startswith(f"{zh.errors.old_button}\n\n{ZH_START}")
    assert reply.rows == dialogue.screen(CHAT, Screen.START, "zh").rows


def test_an_invitation_to_check_says_what_to_send(dialogue: Dialogue, en: Phrases) -> None:
    assert to_plain(dialogue.check_invitation(CHAT, "en")).startswith(en.check.ask)


# What is heard and judged


def test_a_question_that_is_forwarded_is_judged_not_answered(
    dialogue: Dialogue, zh: Phrases
) -> None:
    shown = to_plain(dialogue.judge(CHAT, "今天晚上吃什么，我去买菜", "zh"))
    assert shown.startswith(zh.assessment.unknown)


@pytest.mark.parametrize("text", ["", "😱", "\u202e\x00"])
def test_nothing_to_read_is_said_so(dialogue: Dialogue, zh: Phrases, text: str) -> None:
    assert to_plain(dialogue.hear(CHAT, text, "zh")) == zh.unknown.no_words
    assert to_plain(dialogue.judge(CHAT, text, "zh")) == zh.unknown.no_words


@pytest.mark.parametrize("answer", [Dialogue.hear, Dialogue.judge])
def test_a_text_that_was_cut_is_said_to_be(
    dialogue: Dialogue, en: Phrases, answer: Callable[..., Reply]
) -> None:
    note = en.errors.shortened.format(count=LONGEST)
    cut = answer(dialogue, CHAT, "Pay the release fee to claim your prize. " * 1000, "en")
    assert to_plain(cut).endswith(note)
    whole = answer(dialogue, CHAT, "Pay the release fee to claim your prize. " * 100, "en")
    assert note not in to_plain(whole)


def test_no_word_of_a_person_is_kept(engine: Engine) -> None:
    memory = Memory()
    dialogue = Dialogue(engine.advisor, engine.knowledge, engine.phrasebook, memory)
    text = "我叫王桂芳，有个自称建设银行客服的人让我共享屏幕，把八千六百元转到安全账户"
    dialogue.judge(CHAT, text, "zh")
    dialogue.hear(CHAT, text, "zh")
    assert memory.of(CHAT).recall.topic
    kept = repr(vars(memory))
    assert not any(word in kept for word in ("王桂芳", "建设银行", "八千六百", "屏幕"))


def test_every_button_of_an_answer_leads_somewhere(dialogue: Dialogue) -> None:
    """And so does every button behind it."""
    asked = ["什么是杀猪盘", "一共封堵了多少诈骗网站？", "我刚给骗子转了三万块", "今天天气怎么样"]
    for text in asked:
        for first in actions(dialogue.hear(CHAT, text, "zh")):
            for second in actions(dialogue.press(CHAT, first, "zh")):
                assert dialogue.press(CHAT, second, "zh").blocks


def actions(reply: Reply) -> list[Action]:
    return [button.action for row in reply.rows for button in row if isinstance(button, Button)]


# The place


def test_where_somebody_told_to_be_is_remembered_for_the_next_cry(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT, "I'm 15, in Leeds. A boy has my picture and posts it unless I pay 200")
    answer = to_plain(dialogue.hear(CHAT, "I feel like ending it all"))
    assert "116 123" in answer
    assert "where are you?" not in answer
    elsewhere = to_plain(dialogue.hear(CHAT + 1, "I feel like ending it all"))
    assert "Someone to talk to · where are you?" in elsewhere


def test_a_place_told_later_counts_and_what_a_pasted_message_names_does_not(
    dialogue: Dialogue,
) -> None:
    dialogue.hear(CHAT, "I'm in Leeds, I just sent 400 pounds to a fake landlord")
    answer = to_plain(dialogue.hear(CHAT, "now I'm in Sydney and I paid another 900 dollars"))
    assert "000" in answer
    dialogue.hear(CHAT + 1, "Dear heir, our law office in London holds 8 million for you, reply")
    answer = to_plain(dialogue.hear(CHAT + 1, "I feel like ending it all"))
    assert "Someone to talk to · where are you?" in answer


def test_the_emergency_button_knows_the_place_that_was_told(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT, "我在香港开店，刚转了八万给骗子")
    pressed = to_plain(dialogue.screen(CHAT, Screen.EMERGENCY, "zh"))
    assert "- 18222" in pressed
    assert "- 96110" not in pressed
    pressed = to_plain(dialogue.screen(CHAT + 1, Screen.EMERGENCY, "zh"))
    assert "- 96110" in pressed
    assert "- 18222" not in pressed


def test_a_town_of_the_default_place_is_remembered_too(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT, "I study in Shenzhen and just sent 300 to a fake landlord")
    assert "where are you?" not in to_plain(dialogue.hear(CHAT, "I gave him the code"))
    assert "where are you?" in to_plain(dialogue.hear(CHAT + 1, "I gave him the code"))


def test_what_more_is_told_of_the_same_person_keeps_the_verdict(
    dialogue: Dialogue, base: KnowledgeBase
) -> None:
    dialogue.hear(CHAT, "a man says he is my grandson in jail and needs 4000 bail money")
    more = "he said he had a cold and his nose was broken"
    kept = base.worries["voice-alike"].title.en
    assert kept in to_plain(dialogue.hear(CHAT, more))
    assert kept not in to_plain(dialogue.hear(CHAT + 1, more))


def test_the_place_that_is_remembered_is_told_to_who_asks(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT + 2, "I'm in Leeds, I just sent 400 pounds to a fake landlord")
    shown = to_plain(dialogue.my_data(CHAT + 2, Stored()))
    assert "Where you said you are: United Kingdom" in shown
    dialogue.forget(CHAT + 2)
    again = to_plain(dialogue.my_data(CHAT + 2, Stored()))
    assert "United Kingdom" not in again
