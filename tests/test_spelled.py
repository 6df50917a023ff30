"""Numbers written in words are read as digits, and what only looks like one is left alone."""

import random

import pytest

from bot.advice.spelled import in_digits

READ = [
    ("劝住了七百七十一万人", "劝住了7710000人"),
    ("止付了两百六十五亿", "止付了26500000000"),
    ("短信九亿一千万条", "短信910000000条"),
    ("十四万六千", "146000"),
    ("三百七十三万三", "3733000"),
    ("一万零三百", "10300"),
    ("两千零三", "2003"),
    ("一点八万", "1.8万"),
    ("百分之一百四十六点五", "146.5%"),
    ("two hundred and seventy billion yuan", "270000000000 yuan"),
    ("fifteen thousand four hundred suspects", "15400 suspects"),
    ("ninety nine point one billion", "99100000000"),
    ("seven million seven hundred and ten thousand", "7710000"),
]
LEFT = [
    "千万别信",
    "一百万以上的大案",
    "亿万富翁",
    "千千万万",
    "万一",
    "二〇二一年",
    "七点四十",
    "两卡",
    "one million yuan",
    "two-card gangs",
    "one two three",
]


@pytest.mark.parametrize(("text", "digits"), READ)
def test_a_number_in_words_becomes_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize("text", LEFT)
def test_a_size_a_time_or_an_idiom_is_no_count(text: str) -> None:
    assert in_digits(text) == text


def test_any_run_of_numerals_is_survived() -> None:
    draw = random.Random(3)
    words = [
        "one",
        "two",
        "three",
        "hundred",
        "thousand",
        "million",
        "billion",
        "and",
        "point",
        "ninety",
        "five",
    ]
    for _ in range(5_000):
        in_digits(
            "".join(draw.choice("零一二五九〇两十百千万亿点") for _ in range(draw.randint(1, 12)))
        )
        in_digits(" ".join(draw.choice(words) for _ in range(draw.randint(1, 9))))
