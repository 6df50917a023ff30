"""Numbers that are written in words, as digits: 七百七十一万, two hundred and seventy billion."""

import re
from decimal import Decimal

from text_to_num import alpha2digit

_DIGITS = "零一二三四五六七八九"
_HAN = f"{_DIGITS}〇两十百千万亿"
_CHINESE = re.compile(rf"([{_HAN}]+)点([{_DIGITS}]+)([万亿]?)(?![十百千])|[{_HAN}]{{2,}}")
_SIZES = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "十": 10}
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    *("hundred", "thousand", "million", "billion"),
)
_WORD = "|".join(_WORDS)
_ENGLISH = re.compile(rf"\b(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}|point))+\b")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?: (1000(?:000){0,2}))?")
"""What English words become; 99.1 1000000000 is 99.1 billion."""
_PER_CENT = re.compile(r"百分之(\d+(?:\.\d+)?)")
_TELLING = 2
"""Digits that say something; 一百万 and "one million" are as often a size as a count."""


def in_digits(text: str) -> str:
    """Return a normalised text in which numbers of two or more telling digits are digits."""
    digits = _ENGLISH.sub(_from_english, _CHINESE.sub(_from_chinese, text))
    return _PER_CENT.sub(r"\1%", digits)


def _from_chinese(found: re.Match[str]) -> str:
    whole, fraction, scale = found.groups(default="")
    value = _value(whole or found.group())
    if value is None:  # "千万别": no number, though written like one
        return found.group()
    if whole:
        return f"{value}.{''.join(str(_DIGITS.index(digit)) for digit in fraction)}{scale}"
    return str(value) if _is_telling(str(value)) else found.group()


def _value(said: str) -> int | None:
    """Read 三百七十三万三; "一万三" is thirteen thousand, as people say it."""
    if len(said) == 1:
        digit = _DIGITS.find(said.replace("两", "二").replace("〇", "零"))
        return digit if digit >= 0 else None
    unit, size = next(((unit, size) for unit, size in _SIZES.items() if unit in said), ("", 0))
    if not size:
        return _value(said[1:]) if said[0] in "零〇" else None
    many, _, rest = said.rpartition(unit)
    times = 1 if (many, unit) == ("", "十") else _value(many) if many else None
    left = _value(rest) if rest else 0
    if times is None or left is None:
        return None
    short = len(rest) == 1 and size > 10
    return times * size + (left * size // 10 if short else left)


def _from_english(found: re.Match[str]) -> str:
    number = _NUMBER.fullmatch(alpha2digit(found.group(), "en"))
    if number is None or not _is_telling(number.group(1)):
        return found.group()
    said, scale = number.groups(default="1")
    return f"{(Decimal(said) * int(scale)).normalize():f}"


def _is_telling(number: str) -> bool:
    return len(number.replace(".", "").strip("0")) >= _TELLING
