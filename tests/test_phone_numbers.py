"""Phone numbers: real hotlines, faked ones, and whose they might be."""

import pytest

from bot.reading.contacts import ContactReader
from bot.reading.found import Contacts, Number, NumberKind
from knowledge import Language
from tests.known import BASE

READER = ContactReader(BASE)


def numbers(text: str, language: Language = Language.ZH) -> list[Number]:
    found = READER.read(text, language).found
    return [item for item in found if isinstance(item, Number)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("请拨打95588", "icbc"),
        ("96110打来的电话", "anti-fraud-96110"),
        ("025-96110来电", "anti-fraud-96110"),
        ("【12381】提醒", "warning-12381"),
        ("打110报警", "police-110"),
        ("客服10086", "china-mobile"),
        ("详询0755-12366", "tax-12366"),
        ("境外请拨+86-95588", "icbc"),
        ("+86-10-12308", "consular-12308"),
        ("致电 2233 3000", None),
        ("+852 2233 3000", "hsbc"),
    ],
)
def test_real_hotlines_are_known(text: str, owner: str | None) -> None:
    found = numbers(text)
    assert [number.owner.id for number in found if number.owner] == ([owner] if owner else [])
    assert all(number.odd == () for number in found)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("来电显示+86110", "police-110"),
        ("+86 110 打来", "police-110"),
        ("0086-110", "police-110"),
        ("00110", "police-110"),
        ("0755-110打来", "police-110"),
        ("00861100110", "police-110"),
        ("+8696110", "anti-fraud-96110"),
        ("0096110", "anti-fraud-96110"),
        ("0095588打来的", "icbc"),
        ("+10086", "china-mobile"),
    ],
)
def test_a_hotline_behind_a_plus_or_zeros_is_faked(text: str, owner: str) -> None:
    [number] = numbers(text)
    assert number.kind is NumberKind.FAKED
    assert [(odd.id.value, odd.owner.id) for odd in number.odd if odd.owner] == [
        ("faked-hotline", owner)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "country", "odd"),
    [
        ("手机13800138000", NumberKind.MOBILE, "CN", []),
        ("138-0013-8000", NumberKind.MOBILE, "CN", []),
        ("+86 13800138000", NumberKind.MOBILE, "CN", []),
        ("17012345678", NumberKind.MOBILE, "CN", ["resold-number"]),
        ("16212345678", NumberKind.MOBILE, "CN", ["resold-number"]),
        ("电话010-82345678", NumberKind.LANDLINE, "CN", []),
        ("客服400-820-8820", NumberKind.LEASED, "CN", []),
        ("客服95399", NumberKind.SHORT, "CN", []),
        ("回拨+852 6123 4567", NumberKind.ABROAD, "HK", ["from-abroad"]),
        ("00639171234567", NumberKind.ABROAD, "PH", ["from-abroad"]),
    ],
)
def test_a_number_says_what_it_can(
    text: str, kind: NumberKind, country: str, odd: list[str]
) -> None:
    [number] = numbers(text)
    found = [item.id.value for item in number.odd]
    assert (number.kind, number.country, found) == (kind, country, odd)


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("call 020 7946 0958", NumberKind.LANDLINE, "GB"),
        ("text 07700 900456", NumberKind.MOBILE, "GB"),
        ("call 1-888-555-0147 now", NumberKind.LEASED, "US"),
        ("my number is (415) 555-2671", NumberKind.LANDLINE, "US"),
    ],
)
def test_english_texts_dial_as_their_writers_do(text: str, kind: NumberKind, country: str) -> None:
    [number] = numbers(text, Language.EN)
    assert (number.kind, number.country, number.odd) == (kind, country, ())


def test_an_office_at_home_does_not_call_from_abroad() -> None:
    [number] = numbers("我是抖音客服，取消会员请拨00852-6123-4567")
    assert [odd.id.value for odd in number.odd] == ["claims-from-abroad"]


@pytest.mark.parametrize(
    "text",
    [
        "余额10000元，消费110.00元",
        "2024-11-03 16:30",
        "20241103",
        "第120位",
        "订单230110123456789012345",
        "验证码 551203",
        "¥95588",
        "http://95588.example.com/10086",
        "积分10086分",
        "abc110def",
    ],
)
def test_what_is_no_number_to_call_is_none(text: str) -> None:
    assert numbers(text) == []


def test_official_contacts_alone_are_official_but_no_proof() -> None:
    official = READER.read("【工商银行】详询95588或www.icbc.com.cn", Language.ZH)
    assert official.all_official
    mixed = READER.read("【工商银行】详询95588或www.icbc-verify.com", Language.ZH)
    assert not mixed.all_official
    assert not Contacts().all_official
