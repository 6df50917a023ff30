"""Puts the lines of a screenshot in reading order: bubbles, sides, nothing of the app's frame."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from bot.reading.picture import Passage, Speaker

_STAMP = re.compile(
    r"""
    \d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日? | \d{1,2}月\d{1,2}日 | \d{1,2}[:：]\d{2}(?:[:：]\d{2})?
    | 凌晨|清晨|早上|上午|中午|下午|晚上|今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日]
    | 已读|已送达|未读|现在|刚刚|\d+\s?分钟前
    | \b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b | \b(?:mon|tue|wed|thu|fri|sat|sun)\b
    | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s?\d{1,2}\b
    | \b\d{1,2}\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b
    | \b(?:today|yesterday|now|read|delivered|edited)\b | (?:\b|(?<=\d))[ap]\.?m\b\.?
    | [√✓✔vV]{1,2}(?=\s|$) | [\s,，.·•|/-]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Parts of a line that says only when; a line of nothing else is dropped."""
_STATUS = re.compile(
    r"""
    \d{1,2}[:：]\d{2} | [2-6]G\+? | VoLTE | LTE | Wi-?Fi | HD | NFC | [KM]B/s | \d{1,3}\s?%?
    | 中国(?:移动|联通|电信|广电) | [\s.,·•|/*+-]+ | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINTS = frozenset(
    (
        *("message", "message...", "text message", "imessage", "type a message", "aa", "send"),
        *("write a message", "write a message...", "rcs message", "sms", "reply", "type here"),
        *(
            "短信",
            "信息",
            "消息",
            "输入消息",
            "发送",
            "按住说话",
            "发消息",
            "说点什么",
            "短信/彩信",
        ),
        *("输入信息", "发短信", "回复", "按住 说话", "text message (sms)", "unlock", "aa message"),
    )
)
"""What stands in an empty input field."""
_TOP = 0.1
_TITLE = 0.22
_CENTRED = 0.05
_ASIDE = 0.04
"""Shares of a picture's width."""
_BOTTOM = 0.85
"""Share of its height."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_TIGHT = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2026]")
"""Characters beside which a broken line needs no space."""


class Side(Enum):
    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()


_SPEAKERS = {
    Side.LEFT: Speaker.OTHER,
    Side.MIDDLE: Speaker.NOBODY,
    Side.RIGHT: Speaker.ME,
}


@dataclass(frozen=True)
class Line:
    """A line of text and where it stands, in pixels; ``sure`` is between 0 and 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def moved(self, down: int) -> "Line":
        return replace(self, top=self.top + down, bottom=self.bottom + down)


def arrange(lines: Iterable[Line], width: int, height: int) -> tuple[Passage, ...]:
    """Return the passages of a picture of that size from top to bottom."""
    rows = [line for line in _rows(lines) if not _is_frame(line, width, height)]
    groups = list(_grouped(rows))
    sides = [_side(group, width) for group in groups]
    chat = {Side.LEFT, Side.RIGHT} <= set(sides)
    return tuple(
        Passage(_joined(group, width), _SPEAKERS[side] if chat else Speaker.NOBODY)
        for group, side in zip(groups, sides, strict=True)
    )


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    """Sort from top to bottom, and what stands side by side from left to right."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if row and line.middle > row[0].middle + min(row[0].height, line.height) * 0.5:
            yield from sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    yield from sorted(row, key=lambda line: line.left)


def _is_frame(line: Line, width: int, height: int) -> bool:
    """Tell whether a line belongs to the phone or the app rather than to what somebody wrote."""
    text = line.text.strip()
    if not any(character.isalnum() for character in text):
        return True
    if line.bottom < width * _TOP and not _STATUS.sub("", text):
        return True
    outside = line.top > height * _BOTTOM or _side([line], width) is Side.MIDDLE
    if outside and text.casefold().rstrip("….") in _HINTS:
        return True
    return not _STAMP.sub("", text)


def _grouped(rows: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in rows:
        if group and not _continues(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(before: Line, line: Line) -> bool:
    tall, low = max(before.height, line.height), min(before.height, line.height)
    return (
        tall < low * 1.45
        and line.top - before.bottom < low * 0.6
        and line.middle > before.middle + low * 0.4
        and abs(line.left - before.left) < low * 0.8
    )


def _side(group: Sequence[Line], width: int) -> Side:
    left = min(line.left for line in group) / width
    right = 1 - max(line.right for line in group) / width
    in_title_bar = len(group) == 1 and group[0].bottom < width * _TITLE
    if in_title_bar or (abs(left - right) < _CENTRED and left > _CENTRED * 3):
        return Side.MIDDLE
    return Side.RIGHT if right < left - _ASIDE else Side.LEFT


def _joined(group: Sequence[Line], width: int) -> str:
    edge = max(line.right for line in group)
    text = group[0].text.strip()
    for before, line in pairwise(group):
        following = line.text.strip()
        full = before.right > edge - before.height
        glued = _touching(text, following) or (full and _ADDRESS.search(text))
        text += following if glued else f" {following}"
    return text


def _touching(before: str, after: str) -> bool:
    return bool(_TIGHT.match(before[-1:]) or _TIGHT.match(after[:1]))
