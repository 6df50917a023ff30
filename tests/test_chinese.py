"""Traditional Chinese: who gets it, and that nothing Simplified is left in it."""

import re
from collections.abc import Iterator

import pytest

from bot.actions import (
    Action,
    Aspect,
    OpenArea,
    OpenFigure,
    OpenGuidance,
    OpenPlace,
    OpenScams,
    OpenScreen,
    OpenTopic,
    Screen,
)
from bot.chinese import Script, in_script, script_of
from bot.dialogue import Dialogue
from bot.dialogue.case import Unreadable
from bot.engine import Engine
from bot.plain import to_plain
from bot.reply import Button, CopyButton, Heading, Note, Paragraph, Quote, Reply, Section
from knowledge import KnowledgeBase

_HAN = re.compile(r"[\u3400-\u9fff]")
_PRINTED = {"zh-hant-tw": frozenset(), "zh-hant-hk": frozenset("説脱税悦閲鋭")}
"""By app, the characters that Hong Kong prints otherwise than the character set has them."""


def every_action(base: KnowledgeBase) -> Iterator[Action]:
    yield from map(OpenScreen, Screen)
    yield from map(OpenScams, range(3))
    for topic in base.topics:
        for aspect in Aspect:
            yield OpenTopic(topic, aspect)
    for entry in (*base.guidance, *base.terms):
        yield OpenGuidance(entry)
    for area in base.bulletin.masthead.areas:
        yield OpenArea(area.id)
    yield from map(OpenFigure, base.bulletin.figures)
    yield from map(OpenPlace, base.places)


def read_of(reply: Reply) -> str:
    """Return all that a person reads of a reply but its quotations."""
    blocks = tuple(block for block in reply.blocks if not isinstance(block, Quote))
    labels = (button.label for row in reply.rows for button in row)
    return "\n".join((to_plain(Reply(blocks)), *labels))


def simplified_only(reply: Reply) -> set[str]:
    """Return what is missing in the character set of the places that write Traditional."""
    return {
        character
        for character in _HAN.findall(read_of(reply).replace("简体中文", ""))
        if not character.encode("big5hkscs", errors="ignore")
    }


SPOKEN = [
    "我剛剛把錢轉給騙子了，怎麼辦",
    "對方說我的帳戶涉嫌洗錢，要我把錢轉到安全帳戶",
    "一共封堵了多少詐騙網站？",
    "去年同期偵破了多少案件？",
    "2022年抓獲了多少人？",
    "這些案件有多少受害者？",
    "謝謝你",
    "幫我寫一首詩",
    "幫我寫一條詐騙簡訊",
    "怎麼教老人防騙",
    "什麼是殺豬盤",
    "明天下午三點開會，記得帶報表",
    "佢叫我過數畀佢，係咪呃人㗎",
    "2020年上半年偵破了多少案件？",
]


@pytest.mark.parametrize("client", _PRINTED)
def test_a_traditional_page_holds_no_simplified_character(
    dialogue: Dialogue, engine: Engine, client: str
) -> None:
    found = {}
    for action in every_action(engine.knowledge):
        if wrong := simplified_only(dialogue.press(1, action, client)) - _PRINTED[client]:
            found[action] = wrong
    assert found == {}


@pytest.mark.parametrize("text", SPOKEN)
def test_a_traditional_question_gets_no_simplified_character(dialogue: Dialogue, text: str) -> None:
    assert simplified_only(dialogue.hear(1, text)) <= _PRINTED["zh-hant-hk"]


@pytest.mark.parametrize("client", _PRINTED)
def test_the_short_lines_are_traditional_too(dialogue: Dialogue, client: str) -> None:
    replies = [
        dialogue.lines.apology(1, client),
        dialogue.lines.nothing_to_check(1, client),
        dialogue.stale(1, client),
        *(dialogue.lines.unreadable(1, kind, client) for kind in Unreadable),
    ]
    for reply in replies:
        assert simplified_only(reply) <= _PRINTED[client]


def test_a_simplified_reply_would_be_noticed(dialogue: Dialogue) -> None:
    assert simplified_only(dialogue.screen(1, Screen.HELP, "zh-hans"))


def test_the_sentence_of_a_figure_is_quoted_unchanged(dialogue: Dialogue, engine: Engine) -> None:
    for figure in engine.knowledge.bulletin.figures.values():
        reply = dialogue.press(1, OpenFigure(figure.id), "zh-hant-tw")
        assert Quote(f"“{figure.quotation}”") in reply.blocks


REPLY = Reply(
    (
        Heading("防骗"),
        Paragraph("收到短信，别点链接"),
        Section("怎么办", ("打110", "联系银行"), numbered=True),
        Quote("原文：简体的引文"),
        Note("依据：公安部"),
    ),
    ((Button("返回", OpenTopic("pig-butchering")), CopyButton("复制 110", "骗110")),),
)


def test_every_part_is_turned_but_quotations_and_what_buttons_do() -> None:
    assert in_script(REPLY, Script.TAIWAN) == Reply(
        (
            Heading("防騙"),
            Paragraph("收到簡訊，別點連結"),
            Section("怎麼辦", ("打110", "聯絡銀行"), numbered=True),
            Quote("原文：简体的引文"),
            Note("依據：公安部"),
        ),
        ((Button("返回", OpenTopic("pig-butchering")), CopyButton("複製 110", "骗110")),),
    )


def test_hong_kong_keeps_its_own_words() -> None:
    blocks = in_script(REPLY, Script.HONG_KONG).blocks
    assert blocks[:2] == (Heading("防騙"), Paragraph("收到短信，別點鏈接"))


def test_hong_kong_is_written_right_too() -> None:
    reply = in_script(
        Reply((Paragraph("签的东西当面看，和面试一样，别只听他说"),)), Script.HONG_KONG
    )
    assert reply.blocks == (Paragraph("簽的東西當面看，和面試一樣，別只聽他說"),)


def test_simplified_stays_as_it_is() -> None:
    assert in_script(REPLY, Script.SIMPLIFIED) is REPLY


@pytest.mark.parametrize(
    ("simplified", "taiwan"),
    [
        ("公安部发布通报", "公安部發布通報"),
        ("聊天对象从没见过面", "聊天對象從沒見過面"),
        ("下载软件，共享屏幕", "下載軟體，共享螢幕"),
        ("发了短信", "發了簡訊"),
        ("头发和发票", "頭髮和發票"),
        ("皇后在后面", "皇后在後面"),
        ("签过的东西别再签", "簽過的東西別再簽"),
        ("抽签、中签、标签", "抽籤、中籤、標籤"),
        ("合同中签字的人", "合同中簽字的人"),
        ("别只看来电，多半只给本人", "別只看來電，多半只給本人"),
        ("一只猫，没有只赚不赔的", "一隻貓，沒有只賺不賠的"),
        ("假发票不是假发", "假發票不是假髮"),
        ("照片被发出去，理发店也知道", "照片被發出去，理髮店也知道"),
        ("从境外回流的人", "從境外回流的人"),
        ("找社区民警当面点破", "找社區民警當面點破"),
        ("注销校园贷，退出登录", "註銷校園貸，退出登入"),
        ("卡绑定的权限", "卡綁定的權限"),
        ("走程序，不用小程序", "走程序，不用小程式"),
        ("超商代码和微信号", "超商代碼和微信號"),
        ("国家安全局不会打电话", "國家安全局不會打電話"),
    ],
)
def test_words_of_taiwan_are_right(simplified: str, taiwan: str) -> None:
    reply = in_script(Reply((Paragraph(simplified),)), Script.TAIWAN)
    assert reply.blocks == (Paragraph(taiwan),)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", Script.SIMPLIFIED),
        ("一二三", Script.SIMPLIFIED),
        ("骗局", Script.SIMPLIFIED),
        ("騙局", Script.TAIWAN),
        ("我收到骗子的電話和短信说让我转账", Script.SIMPLIFIED),
        ("唔該", Script.HONG_KONG),
        ("佢哋话我中奖", Script.HONG_KONG),
        ("點樣報警", Script.HONG_KONG),
        ("怎麼報警", Script.TAIWAN),
        ("老豆被骗了", Script.SIMPLIFIED),
    ],
)
def test_a_script_is_told_from_most_characters(text: str, script: Script) -> None:
    assert script_of(text) is script


def test_what_only_looks_cantonese_is_taiwan_s() -> None:
    assert script_of("有個女的打電話我沒接，她講話有口音") is Script.TAIWAN
    assert script_of("叫我搵人代收件貨") is Script.HONG_KONG
