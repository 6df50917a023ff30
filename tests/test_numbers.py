"""Numbers as people read them, never rounded."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers import digits, spoken
from knowledge import Language

_SCALES = {"": 1, "万": 10**4, "亿": 10**8, " million": 10**6, " billion": 10**9}
_READ = re.compile(r"(-?[\d,]+(?:\.\d+)?)(万|亿| million| billion)?")


def read_back(text: str) -> Decimal:
    found = _READ.fullmatch(text)
    assert found, text
    return Decimal(found[1].replace(",", "")) * _SCALES[found[2] or ""]


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("0", "0", "0"),
        ("2", "2", "2"),
        ("881", "881", "881"),
        ("1364", "1,364", "1,364"),
        ("9999", "9,999", "9,999"),
        ("10000", "1万", "10,000"),
        ("84600", "8.46万", "84,600"),
        ("114000", "11.4万", "114,000"),
        ("999999", "99.9999万", "999,999"),
        ("1000000", "100万", "1 million"),
        ("3733000", "373.3万", "3.733 million"),
        ("7710000", "771万", "7.71 million"),
        ("56820000", "5682万", "56.82 million"),
        ("99999999", "9999.9999万", "99.999999 million"),
        ("100000000", "1亿", "100 million"),
        ("280000000", "2.8亿", "280 million"),
        ("610000000", "6.1亿", "610 million"),
        ("2000000000", "20亿", "2 billion"),
        ("3070000000", "30.7亿", "3.07 billion"),
        ("99100000000", "991亿", "99.1 billion"),
        ("265400000000", "2654亿", "265.4 billion"),
        ("79.8", "79.8", "79.8"),
        ("0.77", "0.77", "0.77"),
        ("1.350", "1.35", "1.35"),
        ("-14300", "-1.43万", "-14,300"),
    ],
)
def test_a_number_is_said_in_the_units_of_the_language(value: str, zh: str, en: str) -> None:
    assert spoken(Decimal(value), Language.ZH) == zh
    assert spoken(Decimal(value), Language.EN) == en


@pytest.mark.parametrize(
    ("value", "full"),
    [
        ("0", "0"),
        ("881", "881"),
        ("114000", "114,000"),
        ("265400000000", "265,400,000,000"),
        ("1E+5", "100,000"),
        ("20.0", "20"),
        ("1234.50", "1,234.5"),
        ("0.77", "0.77"),
    ],
)
def test_a_number_in_full_has_its_thousands_apart(value: str, full: str) -> None:
    assert digits(Decimal(value)) == full


@given(
    st.decimals(-(10**13), 10**13, allow_nan=False, allow_infinity=False, places=4),
    st.sampled_from(Language),
)
def test_nothing_is_rounded_away(value: Decimal, language: Language) -> None:
    assert read_back(spoken(value, language)) == value
    assert read_back(digits(value)) == value
