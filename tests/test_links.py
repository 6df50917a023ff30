"""Links: whose they are, what is odd about them, and what is no link at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.contacts import ContactReader
from bot.reading.found import Link
from knowledge import Language
from tests.known import BASE

READER = ContactReader(BASE)


def links(text: str) -> list[Link]:
    found = READER.read(text, Language.ZH).found
    return [item for item in found if isinstance(item, Link)]


def odd(text: str) -> list[tuple[str, str | None]]:
    return [
        (odd.id.value, odd.owner.id if odd.owner else None)
        for link in links(text)
        for odd in link.odd
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("https://www.icbc.com.cn/icbc/", "icbc"),
        ("请登录www.icbc.com.cn查看", "icbc"),
        ("m.tb.cn/h.5abc", "taobao"),
        ("https://item.jd.com/100012043978.html", "jd"),
        ("HTTPS://WWW.PAYPAL.COM/activity", "paypal"),
        ("https://etax.chinatax.gov.cn/x", "china-government"),
        ("gov.uk/vehicle-tax", "uk-government"),
        ("tools.usps.com/go", "usps"),
        ("irs.gov/refunds", "us-government"),
        ("mydhl.express.dhl", "dhl"),
        ("service@icbc.com.cn", "icbc"),
        ("https://www.hsbc.com.hk:443/", "hsbc"),
    ],
)
def test_an_official_address_is_known_and_nothing_is_odd(text: str, owner: str) -> None:
    [link] = links(text)
    assert link.owner
    assert (link.owner.id, link.odd) == (owner, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name in the registered part, in a sub-domain, before an official ending
        ("icbc-verify.top", [("brand-elsewhere", "icbc"), ("cheap-ending", None)]),
        ("www.hsbc-cancel-payee.com", [("brand-elsewhere", "hsbc")]),
        ("uspspost.com", [("brand-elsewhere", "usps")]),
        ("jf10086.com", [("brand-elsewhere", "china-mobile")]),
        ("paypal.account-check.com", [("brand-elsewhere", "paypal")]),
        ("icbc.com.cn.account-check.com", [("brand-elsewhere", "icbc")]),
        ("hmrc.gov.uk-rebate.com", [("brand-elsewhere", "uk-government")]),
        ("chase-verify.com", [("brand-elsewhere", "chase")]),
        ("usps.web.app", [("brand-elsewhere", "usps"), ("free-hosting", None)]),
        # look-alikes
        ("paypa1.com", [("look-alike", "paypal")]),
        ("netfIix.com", [("look-alike", "netflix")]),
        ("arnazon.com", [("look-alike", "amazon")]),
        ("sf-expresss.com", [("look-alike", "sf-express")]),
        ("gogole.com", [("look-alike", "google")]),
        ("аррӏе.com", [("look-alike", "apple")]),
        ("xn--80ak6aa92e.com", [("look-alike", "apple")]),
        ("pаypal.com", [("mixed-scripts", None), ("look-alike", "paypal")]),
        # tricks of spelling
        ("https://icbc.com.cn@evil.example.com/x", [("user-part", None)]),
        ("http://103.45.67.89/dx", [("raw-ip", None)]),
        ("http://1733105497/", [("raw-ip", None)]),
        ("http://example.com:8443/a", [("odd-port", None)]),
        ("http://example.com/setup.apk", [("program-file", None)]),
        ("http://example.com/icbc/login", [("brand-in-path", "icbc")]),
        ("https://bit.ly/3abc", [("short-link", None)]),
        ("https://t.cn/A6abc", [("short-link", None)]),  # Weibo's own shortens anybody's
        ("münchen-beispiel.de", [("punycode", None)]),
        ("hotel.例子.中国", []),
        ("t.me/dianzan888", [("opens-a-chat", None)]),
        ("wa.me/6591234567", [("opens-a-chat", None)]),
        ("lin.ee/abc", [("opens-a-chat", None)]),
        ("http://пример.рф/", [("punycode", None)]),
        ("hmrc.refunds@gmail.com", [("mail-of-anybody", "uk-government")]),
        ("help@hsbc-alert.com", [("brand-elsewhere", "hsbc")]),
    ],
)
def test_each_trick_has_its_reason(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert odd(text) == expected


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\u2066", "\u00ad", "\ufeff"])
def test_invisible_characters_in_an_address_are_told(mark: str) -> None:
    [link] = links(f"点击 http://exa{mark}mple.com/a 领取")
    assert link.host == "example.com"
    assert [odd.id.value for odd in link.odd] == ["hidden-marks"]


@pytest.mark.parametrize(
    "text",
    [
        "amazon.it",
        "hsbc.fr",
        "amazonas.com",
        "startups.com",
        "interactive.com",
        "steeplechase.com",
        "pineapple.com",
        "discovery.com",
        "revolt.com",
        "tuning.com",
        "hsbc.zendesk.com",
        "http://192.168.1.1:8080/",
        "https://en.wikipedia.org/wiki/PayPal",
        "grab-a-coffee.com",
        "laowangmianguan.com",
    ],
)
def test_an_innocent_address_borrows_no_name(text: str) -> None:
    [link] = links(text)
    assert link.odd == () or [odd.id.value for odd in link.odd] == ["brand-in-path"]


@pytest.mark.parametrize(
    "text",
    [
        "2.5km、3.5GB、1.2.2024",
        "done.Now call me.Thanks",
        "see report.docx, main.py and README.md",
        "5 p.m. e.g. U.S.A.",
        "¥1,299.00",
        "version 3.11.2",
        "...",
        "http://",
        "http://领取",
        "foo.unknownending",
        "he writes from r.marlow.ceo@gmail and no dot com",
    ],
)
def test_what_is_no_link_is_none(text: str) -> None:
    assert links(text) == []


def test_a_text_that_speaks_for_somebody_else_than_its_link_is_told() -> None:
    assert odd("【交通银行】请登录 http://jiaohang.example.com 认证") == [("claims-other", "bocom")]
    assert odd("我在交通银行上班，周末看 http://jiaohang.example.com") == []


@pytest.mark.parametrize(
    "text", ["pay at evri-slot[.]top/uk", "看 evri-slot(.)top/uk", "go to evri-slot[dot]top/uk"]
)
def test_a_dot_in_brackets_hides_no_address(text: str) -> None:
    assert [link.text for link in links(text)] == ["evri-slot.top/uk"]


def test_two_addresses_of_one_text_are_both_found() -> None:
    first, second = links("先看https://a.example.com/x。再看 www.example.org")
    assert (first.text, second.text) == ("https://a.example.com/x", "www.example.org")


def test_an_address_of_4000_characters_is_read_to_its_owner() -> None:
    [link] = links("https://icbc.com.cn." + "a." * 1900 + "evil.example.com/" + "b" * 200)
    assert link.registered == "example.com"
    [path] = links("https://example.com/" + "icbc/" * 800)
    assert path.registered == "example.com"


HOSTILE = st.text(
    st.sampled_from("a.：/\\@:?#[]%-_0 1x—。中国\u202e\u200b\u0430é\ud800\U0001f600\0\n＠．"),
    max_size=300,
)


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from(["", "http://", "https:\\\\", "www.", "hxxp://", "x@"]))
def test_no_text_breaks_the_reader(text: str, start: str) -> None:
    for item in READER.read(f"{start}{text}", Language.ZH).found:
        assert item.text
        assert item.start >= 0


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_what_is_found_stands_where_it_says(text: str) -> None:
    plain = text.encode("utf-8", "replace").decode("utf-8")
    for item in READER.read(text, Language.EN).found:
        assert plain[item.start :].startswith(item.text)
