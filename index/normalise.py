"""The one way a text is prepared before it is matched, question and passage alike."""

import re
import unicodedata
from functools import lru_cache

import opencc

_BLANKS = re.compile(r"\s+")
_STRAIGHT = str.maketrans("‘’ʼ", "'''")
"""Telephones type a curly apostrophe where a keyboard types a straight one."""
_ACCOUNT = re.compile("帐(?![篷幕棚])")
"""An account as Taiwan and Hong Kong write it, and no tent."""
_KEPT_FORMAT = {"\u200d"}  # the joiner inside emoji
_SAID = "零〇一二两三四五六七八九幺"
_SPELLED = re.compile(rf"(老幺)|[{_SAID}]+幺[{_SAID}]+|[{_SAID}]{{2,}}幺|幺[{_SAID}]{{2,}}")
"""A number as it is read aloud, in which 幺 is one; 老幺 is the youngest child."""
_DIGITS = str.maketrans(_SAID, "0012234567891")


@lru_cache(maxsize=2)
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def clean(text: str) -> str:
    """Drop what no person types on purpose: control and bidi characters, lone surrogates."""
    if text.replace("\n", "").isprintable():  # nothing of the kind is: most texts, at once
        return text.strip()
    kept = (
        character if character in "\n" or character in _KEPT_FORMAT else _or_blank(character)
        for character in text
    )
    return "".join(kept).strip()


def _or_blank(character: str) -> str:
    match unicodedata.category(character):
        case "Cc":
            return " "
        case "Cf" | "Cs" | "Co" | "Cn":
            return ""
        case _:
            return character


def simplified(text: str) -> str:
    """Turn Traditional characters, and the words of Taiwan beside them: 簡訊 becomes 短信.

    Text without Traditional characters stays as it is: its words mean what they say.
    """
    if _converter("t2s").convert(text) == text:
        return text
    return str(_converter("tw2sp").convert(text))


def normalise(text: str) -> str:
    """Return the text as it is matched: NFKC, Simplified, lower case, single blanks.

    Apostrophes are straight, as in the patterns of the knowledge; 九六幺幺零 is 96110, 帳戶 is
    账户, 截圖, which the conversion takes for 截屏, is 截图, and 俺 is 我.
    """
    folded = unicodedata.normalize("NFKC", clean(text)).translate(_STRAIGHT)
    plain = _BLANKS.sub(" ", simplified(folded)).strip().casefold()
    plain = _ACCOUNT.sub("账", plain).replace("截屏", "截图").replace("俺", "我")
    return _SPELLED.sub(_in_digits, plain) if "幺" in plain else plain


def _in_digits(said: re.Match[str]) -> str:
    return said.group() if said.group(1) else said.group().translate(_DIGITS)
