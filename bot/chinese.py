"""Traditional Chinese at the edge: replies are written Simplified and converted on the way out."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

import opencc

from bot.actions import SetLanguage
from bot.reply import (
    AnyButton,
    Block,
    Button,
    Heading,
    InlineButton,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Row,
    Section,
    ShareButton,
)

Convert = Callable[[str], str]


class Script(StrEnum):
    SIMPLIFIED = "zh"
    TAIWAN = "zh-tw"
    HONG_KONG = "zh-hk"


_CANTONESE = frozenset("嘅咗冇唔佢哋嚟喺咁啲嗰係乜嘢噉畀俾啱嘥瞓揾搵攞")
_CANTONESE_WORDS = (
    *("點樣", "點算", "點解", "點做", "點先", "邊度", "邊個", "屋企", "收線", "過數", "轉數快"),
    *("差館", "差人", "返工", "睇", "撳", "幾多", "成日", "話要", "畀人", "老豆"),
    *("件貨", "個仔", "打畀"),
)
"""In characters that Taiwan uses as well."""
_MENDED = (
    *(("釋出", "發布"), ("物件", "對象"), ("結束通話電話", "掛斷電話"), ("結束通話", "掛斷")),
    *(("聯系", "聯繫"), ("是隻看", "是只看"), ("隻看這", "只看這")),
    *(("髮卡", "發卡"), ("回復", "回覆"), ("全域性", "全局"), ("當麵", "當面"), ("當麪", "當面")),
    *(("麵試", "面試"), ("麪試", "面試"), ("著乾的", "著幹的"), ("着乾的", "着幹的")),
    *(("迫乾的", "迫幹的"), ("鬥湖", "斗湖"), ("鬥亞蘭", "斗亞蘭"), ("藉手機", "借手機")),
    *(("高傭", "高佣"), ("划走", "劃走")),
)
"""What the conversion takes for the jargon of programmers, or for another word."""
_MENDED_BESIDE = (
    *((r"籤", "簽"), (r"([抽求標書牙竹]|(?<![同約])中)簽(?![字名訂署約證收下的])", r"\1籤")),
    *((r"(別|多半|沒有|多少|也|卻|就)隻", r"\1只"), (r"迴(?=[流歸音訪國程])", "回")),
    (r"(?<![理頭染脫護銀白黑])髮(?![廊型])(?<!假髮(?!票))", "發"),
)
"""The same, by what stands beside it."""
_MENDED_FOR_TAIWAN = (
    *((r"繫結", "綁定"), (r"社群", "社區"), (r"登出", "註銷"), (r"許可權", "權限")),
    *((r"程式碼", "代碼"), (r"微訊號", "微信號"), (r"影片(?=通)", "視訊")),
    (r"(?<![小用體惡a-zA-Z])程式", "程序"),
)
"""The conversion writes for programmers where a bank, a court or a neighbourhood is meant."""
_AS_WRITTEN = {
    Script.TAIWAN: (("賬", "帳"),),
    Script.HONG_KONG: (("説", "說"), ("户", "戶"), ("羣", "群")),
}
"""Characters that the conversion writes otherwise than most people there."""
_CONVERSIONS = {Script.TAIWAN: "s2twp", Script.HONG_KONG: "s2hk"}


@lru_cache(maxsize=4)
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def script_of(text: str) -> Script:
    """Tell in which script a text is written; Simplified where it does not show.

    A single word of Cantonese among Simplified characters is one of the mainland's dialects.
    """
    cantonese = sum(character in _CANTONESE for character in text)
    traditional = sum(
        before != after
        for before, after in zip(text, _converter("t2s").convert(text), strict=False)
    )
    simplified = sum(
        before != after
        for before, after in zip(text, _converter("s2t").convert(text), strict=False)
    )
    if not simplified:
        cantonese += sum(word in text for word in _CANTONESE_WORDS)
    mainland = cantonese == 1 and simplified and not traditional
    if cantonese and not mainland and cantonese + traditional >= simplified:
        return Script.HONG_KONG
    return Script.TAIWAN if traditional > simplified else Script.SIMPLIFIED


def shows_script(text: str) -> bool:
    """Tell whether a Chinese text has characters that only one of the scripts uses."""
    if set(text) & _CANTONESE:
        return True
    return bool(_converter("t2s").convert(text) != text or _converter("s2t").convert(text) != text)


def converting(script: Script) -> Convert:
    """Return what makes Simplified Chinese into a script."""
    if script is Script.SIMPLIFIED:
        return str
    converter = _converter(_CONVERSIONS[script])
    beside = (*_MENDED_BESIDE, *(_MENDED_FOR_TAIWAN if script is Script.TAIWAN else ()))
    mending = [(re.compile(wrong), right) for wrong, right in beside]

    def convert(text: str) -> str:
        converted = str(converter.convert(text))
        for pattern, right in mending:
            converted = pattern.sub(right, converted)
        for wrong, right in (*_MENDED, *_AS_WRITTEN[script]):
            converted = converted.replace(wrong, right)
        return converted

    return convert


def in_script(reply: Reply, script: Script) -> Reply:
    if script is Script.SIMPLIFIED:
        return reply
    convert = converting(script)
    return replace(
        reply,
        blocks=tuple(_block(block, convert) for block in reply.blocks),
        rows=tuple(_row(row, convert) for row in reply.rows),
        picture=_picture(reply.picture, script, convert),
    )


def _picture(picture: Picture | None, script: Script, convert: Convert) -> Picture | None:
    if picture is None:
        return None
    return replace(picture, language=script.value, alternative=convert(picture.alternative))


def _block(block: Block, convert: Convert) -> Block:
    match block:
        case Heading(text) | Paragraph(text) | Note(text) | Quote(text, ours=True):
            return replace(block, text=convert(text))
        case Quote():
            return block
        case Section(title, items, _):
            return replace(
                block, title=convert(title), items=tuple(convert(item) for item in items)
            )
        case _:
            assert_never(block)


def _row(row: Row, convert: Convert) -> Row:
    return tuple(_button(button, convert) for button in row)


def _button(button: AnyButton, convert: Convert) -> AnyButton:
    match button:
        case Button(action=SetLanguage(language)) if language != "auto":
            return button  # a language is called by its own name
        case InlineButton(label, query):
            return replace(button, label=convert(label), query=convert(query))
        case ShareButton(label, text):
            return replace(button, label=convert(label), text=convert(text))
    return replace(button, label=convert(button.label))
