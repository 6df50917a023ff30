"""What can be told from a text's letters alone: language, script, whether there is anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.question import LONGEST, Question
from bot.chinese import Script
from knowledge import Language

ZH, EN = Language.ZH, Language.EN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("有人冒充客服叫我转账", ZH),
        ("Someone pretends to be customer service", EN),
        ("骗", ZH),
        ("scam", EN),
        ("what is 跑分", EN),
        ("跑分 means what exactly, please tell me", EN),
        ("跑分是什么", ZH),
        ("什么是 phishing", ZH),
        ("WhatsApp 被 hack 了怎么办", ZH),
        ("我下载了 TeamViewer 和 AnyDesk，对方说要远程处理", ZH),
        ("微信上的 investment app 靠谱吗", ZH),
        ("[URGENT] 您的 Apple ID 已被锁定，请立即验证", ZH),
        ("My mum got a message saying 您的包裹丢失, is it a scam?", EN),
        ("naïve café owner", EN),
        ("ＷＨＡＴ ＩＳ ＰＨＩＳＨＩＮＧ", EN),
        ("什麼是殺豬盤", ZH),
        ("佢叫我過數", ZH),
        ("𠮷野家发短信说我中奖", ZH),
    ],
)
def test_the_language_is_that_of_most_words(text: str, language: Language) -> None:
    question = Question.read(text)
    assert question.language is language
    assert not question.foreign


@pytest.mark.parametrize("text", ["12345", "+86 138 0013 8000", "😱😱", "？！", "", "19.99"])
@pytest.mark.parametrize("default", Language)
def test_a_text_that_shows_no_language_takes_that_of_the_chat(text: str, default: Language) -> None:
    question = Question.read(text, default)
    assert question.language is default
    assert question.script is Script.SIMPLIFIED
    assert not question.foreign


@pytest.mark.parametrize(
    ("text", "has_words"),
    [
        ("骗", True),
        ("a", True),
        ("110", True),
        ("Привет", True),
        ("", False),
        (" \n\t ", False),
        ("？？？！！！", False),
        ("😱😱😱", False),
        ("🏳️‍🌈", False),
        ("...---...", False),
        ("\x00\x07", False),
        ("\u202e\u2066\u200b", False),
        ("\ud800\udfff", False),
        ("\ue000\uf8ff", False),
    ],
)
def test_signs_and_emoji_are_no_words(text: str, has_words: bool) -> None:
    assert Question.read(text).has_words is has_words


@pytest.mark.parametrize(
    "text",
    [
        "Меня обманули мошенники, что делать?",
        "ВЫ выиграли приз! Click",
        "これは詐欺ですか",
        "騙されたみたいです、どうすればいいですか",
        "口座番号を教えて",
        "ｻｷﾞﾃﾞｽｶ",
        "هل هذه رسالة احتيال؟",
        "속았어요, 어떻게 해야 하나요",
        "धोखा हुआ है",
        "ฉันถูกหลอก",
        "Με εξαπάτησαν",
        "זו הונאה?",
    ],
    ids=lambda text: unicodedata.name(text[0]).split()[0].lower(),
)
def test_other_alphabets_are_foreign(text: str) -> None:
    assert Question.read(text).foreign


@pytest.mark.parametrize(
    "text",
    [
        "有人用 α 和 β 代号跟我聊天",
        "一个叫 Иван 的人在网上说要娶我，还让我先付机票钱",
        "He calls himself Иван and wants me to pay for his flight",
        "の店铺客服让我退款",
        "C'est une arnaque ?",
        "¿Es una estafa?",
    ],
)
def test_a_foreign_word_does_not_make_a_text_foreign(text: str) -> None:
    assert not Question.read(text).foreign


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("什么是杀猪盘", Script.SIMPLIFIED),
        ("什麼是殺豬盤", Script.TAIWAN),
        ("我收到一則簡訊，說我的帳戶被凍結", Script.TAIWAN),
        ("請問165是什麼", Script.TAIWAN),
        ("點解銀行會打嚟問我攞驗證碼", Script.HONG_KONG),
        ("佢叫我過數畀佢", Script.HONG_KONG),
        ("有人呃咗我", Script.HONG_KONG),
        ("我系咪畀人呃咗", Script.HONG_KONG),
        ("我在台北", Script.SIMPLIFIED),
        ("王后在皇宫里", Script.SIMPLIFIED),
        ("what is a scam", Script.SIMPLIFIED),
        ("what is 騙局", Script.TAIWAN),
        ("110", Script.SIMPLIFIED),
    ],
)
def test_the_script_is_that_of_the_characters(text: str, script: Script) -> None:
    assert Question.read(text).script is script


@pytest.mark.parametrize(
    ("text", "matching"),
    [
        ("  我收到一則簡訊  ", "我收到一则短信"),
        ("ＰＨＩＳＨＩＮＧ？", "phishing?"),
        ("Pig\n\n  BUTCHERING\tscam", "pig butchering scam"),
        ("⑴⑵①", "(1)(2)1"),
    ],
)
def test_a_text_is_matched_in_one_form(text: str, matching: str) -> None:
    assert Question.read(text).matching == matching


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("骗\x00子", "骗 子"),
        ("骗\u202e子\u2066打\u2069来", "骗子打来"),
        ("骗\u200b子\ufeff", "骗子"),
        ("骗\ud800子\udfff", "骗子"),
        ("line\r\nline", "line \nline"),
        ("\x1b[31mred", "[31mred"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_what_no_person_types_is_dropped(raw: str, text: str) -> None:
    assert Question.read(raw).text == text


@pytest.mark.parametrize("word", ["骗", "scam ", "😱", "\n我被骗了"])
def test_forty_thousand_characters_are_cut_and_said_to_be(word: str) -> None:
    question = Question.read((word * 40_000)[:40_000])
    assert question.shortened
    assert len(question.text) <= LONGEST


def test_the_longest_text_is_read_whole() -> None:
    assert not Question.read("骗" * LONGEST).shortened
    assert Question.read("骗" * LONGEST).text == "骗" * LONGEST
    assert Question.read("骗" * (LONGEST + 1)).shortened


@given(st.text(max_size=300), st.sampled_from(Language))
def test_no_text_breaks_the_reading(raw: str, default: Language) -> None:
    question = Question.read(raw, default)
    question.text.encode()
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs"} and character != "\n"
        for character in question.text + question.matching
    )
    assert Question.read(question.text, default) == question
