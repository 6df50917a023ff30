"""The one way a text is prepared before it is matched."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.normalise import clean, normalise

TEXTS = st.text(
    st.characters(codec=None, categories=None)
    | st.sampled_from("簡訊軟體網路裡后麵發髮乾幹ＡＢＣ％①ﬁßİ \n\t\u3000")
    | st.sampled_from("\u200b\u200d\u202e\ud83d\u0301")
)


@pytest.mark.parametrize(
    ("written", "matched"),
    [
        ("詐騙", "诈骗"),
        ("警察說我涉嫌洗錢", "警察说我涉嫌洗钱"),
        ("客服說訂單異常，要退款給我", "客服说订单异常,要退款给我"),
        ("臺灣的鄉親體檢", "台湾的乡亲体检"),
    ],
)
def test_traditional_characters_become_simplified(written: str, matched: str) -> None:
    assert normalise(written) == matched


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [("簡訊", "短信"), ("軟體", "软件"), ("網路", "网络")],
)
def test_words_of_taiwan_become_those_of_the_mainland(taiwan: str, mainland: str) -> None:
    assert normalise(f"收到奇怪的{taiwan}怎麼辦") == f"收到奇怪的{mainland}怎么办"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("九六幺幺零打来", "96110打来"),
        ("拨幺幺零", "拨110"),
        ("老幺三四岁", "老幺三四岁"),
        ("幺蛾子", "幺蛾子"),
    ],
)
def test_a_number_read_aloud_is_a_number(said: str, meant: str) -> None:
    assert normalise(said) == meant


@pytest.mark.parametrize("apostrophe", "'’‘ʼ＇")
def test_an_apostrophe_is_straight_whatever_a_telephone_types(apostrophe: str) -> None:
    assert normalise(f"I can{apostrophe}t go on") == "i can't go on"


def test_one_word_of_taiwan_is_enough() -> None:
    assert normalise("簡訊") == "短信"


@pytest.mark.parametrize(
    "text",
    [
        "短信里有链接",
        "只有一个后台",
        "刷单返利,钱没了",
        "打开小程序",
        "文件发我",
        "这个能信么",
        "您的医保卡将停用",
        "行程单",
        "尼日利亚王子",
        "序列号",
    ],
)
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("written", "matched"),
    [
        ("ＵＳＤＴ１００％", "usdt100%"),
        ("验证码①②③", "验证码123"),
        ("加微信：ａｂｃ", "加微信:abc"),
        ("of\ufb01cial", "official"),
        ("𝐅𝐫𝐞𝐞 𝗺𝗼𝗻𝗲𝘆", "free money"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_letters_in_disguise_are_unmasked(written: str, matched: str) -> None:
    assert normalise(written) == matched


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",  # zero-width space
        "\u200c",
        "\u2060",
        "\ufeff",  # byte order mark
        "\u00ad",  # soft hyphen
        "\u202e",  # the one that turns text round
        "\u2066",
        "\u200e",
        "\ud83d",  # half an emoji
        "\ue000",  # private use
        "\U000e0041",  # tag
        "\U0001ffff",  # not a character
    ],
)
def test_what_cannot_be_seen_does_not_split_a_word(hidden: str) -> None:
    assert clean(f"安全{hidden}账户") == "安全账户"
    assert normalise(f"{hidden}安全{hidden}账户{hidden}") == "安全账户"
    assert normalise(f"safe acc{hidden}ount") == "safe account"


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\t", "\r"])
def test_a_control_character_parts_words_as_a_blank_does(control: str) -> None:
    assert normalise(f"safe{control}account") == "safe account"


def test_lines_are_kept_when_cleaned_and_joined_when_matched() -> None:
    assert clean(" 第一行\n第二行\n") == "第一行\n第二行"
    assert normalise("  第一行 \n\n\u3000第二行\n") == "第一行 第二行"


def test_an_emoji_of_several_keeps_its_joiners() -> None:
    family = "👨\u200d👩\u200d👧"
    assert clean(family) == normalise(family) == family


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u200b\u202e", "\ud800", "\u3000"])
def test_nothing_is_left_of_nothing(blank: str) -> None:
    assert normalise(blank) == ""


def test_capitals_do_not_matter() -> None:
    assert normalise("PHISHING Straße") == normalise("phishing STRASSE") == "phishing strasse"


@given(TEXTS)
@example("İ")
@example("ΐ")
@example("\ufb03")
@example("\u00bd\u2044")
@example("遠端協助程式")
@example("尼日利亞")
@settings(deadline=None)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(TEXTS)
@settings(deadline=None)
def test_a_matched_text_is_fit_to_be_searched_and_stored(text: str) -> None:
    matched = normalise(text)
    matched.encode("utf-8")
    assert matched == matched.strip()
    assert "  " not in matched
    kinds = {unicodedata.category(character) for character in matched if character != "\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn"}


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("他要我的帳戶和截圖", "他要我的账户和截图"),
        ("把錢轉到帳號裡", "把钱转到账号里"),
        ("买了三顶帐篷", "买了三顶帐篷"),
        ("截屏给我看", "截图给我看"),
    ],
)
def test_accounts_and_screenshots_are_matched_as_the_mainland_writes_them(
    text: str, matched: str
) -> None:
    assert normalise(text) == matched
