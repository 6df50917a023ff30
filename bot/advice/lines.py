"""Tells which hotline a text asks about by its number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.wording import WordingReader
from knowledge.hotlines import MAINLAND, Hotline, Place

_LONGEST = 100  # characters; a longer text tells more than a number
_SHORTEST = 3  # digits; two are an hour or an amount
_MONEY = r"元|块|万|亿|%|dollars?|bucks|quid|pounds|euros?|yuan|rmb|usd|ringgit|rupees"
_NUMBER = re.compile(
    rf"(?<![0-9.,$£€¥₹])\+?[0-9](?:[0-9 -]*[0-9])?(?![0-9]| ?(?:{_MONEY}|[年月日楼岁]))"
)
_ROUND_THE_CLOCK = re.compile(r" ?(?:24|二十四) ?(?:/ ?7|个?小时|个?钟|h(?:ou)?rs?)")
_SIGNS = str.maketrans("", "", "+-# ")


@dataclass(frozen=True)
class AskedLine:
    place: Place
    line: Hotline


class LineFinder:
    def __init__(self, places: Iterable[Place], wording: WordingReader) -> None:
        self._wording = wording
        self._lines: dict[str, list[AskedLine]] = {}
        for place in places:
            for line in place.hotlines:
                digits = _digits(line.number or "")
                if len(digits) >= _SHORTEST:
                    self._lines.setdefault(digits, []).append(AskedLine(place, line))

    def asked(self, text: str, where: Place) -> AskedLine | None:
        """Return the line whose hours or costs are asked in a normalised text, or what it is.

        Of places that share a number it is that of ``where``; none if that is none of them. What a
        line of mainland China is, an entry of its own tells.
        """
        known = self._wording.asks("line_named", text)
        asked = known or self._wording.asks("line_hours", text)
        if len(text) > _LONGEST or not asked or self._wording.asks("line_untold", text):
            return None
        numbers = _NUMBER.finditer(_ROUND_THE_CLOCK.sub(",", text))
        named = (self._lines.get(_digits(found.group()), []) for found in numbers)
        lines = [line for each in named for line in each]
        if known:
            lines = [line for line in lines if line.place.id != MAINLAND and _is_telling(line)]
        if len(lines) == 1:
            return lines[0]
        return next((line for line in lines if line.place == where), None)


def _is_telling(asked: AskedLine) -> bool:
    """Tell whether its number alone is hardly an amount."""
    return len(_digits(asked.line.number or "")) > _SHORTEST


def _digits(number: str) -> str:
    return number.translate(_SIGNS)
