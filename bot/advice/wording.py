"""What a question's wording asks for, whatever it is about."""

import re

_MEANING = re.compile(
    r"什么意思|啥意思|乜嘢?意思|咩意思|甚么意思|是什么|是啥|系咩|系乜|什么是|啥是|何谓|何为|指的是|指什么|什么人|是谁"
    r"|\bmean(s|ing)?\b|\bwhat(\'?s| is| are| does)\b|\bwho (is|are)\b|\bdefin(e|ition)\b|\bexplain\b"
)
_QUANTITY = re.compile(
    r"多少|几|数|率|百分|合计|总|占|比|倍|how (many|much|often)|number|amount|figure|count|total|share|percent|%|rate|statistic"
)
_DURATION = re.compile(
    r"多久|多长时间|几(个)?(小时|天|年|月|分钟)|多少(个)?(小时|天|年|分钟)|判几|how long|how many (hours|days|years|minutes|months)"
)


def asks_meaning(matching: str) -> bool:
    """Tell whether a normalised question asks what something is, and not how much of it."""
    return bool(_MEANING.search(matching)) and not _QUANTITY.search(matching)


def asks_duration(matching: str) -> bool:
    """Tell whether a normalised question asks for a length of time, which no figure of ours is."""
    return bool(_DURATION.search(matching))
