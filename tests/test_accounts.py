"""Accounts: addresses of coins with their checksum, cards, and people to chat with."""

import pytest

from bot.reading.contacts import ContactReader
from bot.reading.found import Account, AccountKind
from knowledge import Language
from tests.known import BASE

READER = ContactReader(BASE)


def accounts(text: str) -> list[Account]:
    found = READER.read(text, Language.ZH).found
    return [item for item in found if isinstance(item, Account)]


@pytest.mark.parametrize(
    ("address", "kind", "sound"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", AccountKind.BITCOIN, True),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", AccountKind.BITCOIN, True),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", AccountKind.BITCOIN, True),
        ("0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe", AccountKind.ETHEREUM, True),
        ("0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae", AccountKind.ETHEREUM, True),
        ("0xDe0B295669a9FD93d5F28D9Ec85E40f4cb697BAe", AccountKind.ETHEREUM, False),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", AccountKind.TRON, True),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", AccountKind.TRON, False),
    ],
)
def test_an_address_of_coins_is_checked(address: str, kind: AccountKind, sound: bool) -> None:
    [account] = accounts(f"把USDT转到{address}就行")
    assert (account.text, account.kind, account.sound) == (address, kind, sound)
    assert [odd.id.value for odd in account.odd] == ["crypto-address"]


@pytest.mark.parametrize(
    "text",
    [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",  # a wrong checksum, and no shape of its own
        "TRANSACTIONNUMBERISABCDEFGHJKLMNPQ",
        "订单号 1Z999AA10123456784",
        "0x1234",
    ],
)
def test_what_only_resembles_an_address_is_none(text: str) -> None:
    assert accounts(text) == []


@pytest.mark.parametrize(
    ("text", "shown", "sound"),
    [
        ("转到这张卡6222 0202 0011 2233 445", "6222…3445", False),
        ("打到卡号4111111111111111", "4111…1111", True),
        ("pay to card 5555-5555-5555-4444", "5555…4444", True),
    ],
)
def test_a_card_is_told_and_its_middle_hidden(text: str, shown: str, sound: bool) -> None:
    [account] = accounts(text)
    assert (account.kind, account.masked, account.sound) == (AccountKind.CARD, shown, sound)


@pytest.mark.parametrize(
    "text",
    [
        "运单号 6222020200112233445 请查收",
        "转到这张卡4111111111111112",
        "汇款流水9999999999999999",
    ],
)
def test_not_every_long_number_is_a_card(text: str) -> None:
    assert accounts(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "handle"),
    [
        ("加微信 kefu_8899 领取", AccountKind.WECHAT, "kefu_8899"),
        ("v信jy88990", AccountKind.WECHAT, "jy88990"),
        ("联系QQ：2938471023", AccountKind.QQ, "2938471023"),
        ("加QQ群738291044", AccountKind.QQ, "738291044"),
        ("飞机 @shouka168", AccountKind.TELEGRAM, "shouka168"),
        ("Contact me on Telegram @emma_hr", AccountKind.TELEGRAM, "emma_hr"),
        ("WhatsApp +63 917 555 0134", AccountKind.WHATSAPP, "+63 917 555 0134"),
        ("LINE ID: win888", AccountKind.LINE, "win888"),
    ],
)
def test_private_accounts_are_found(text: str, kind: AccountKind, handle: str) -> None:
    [account] = accounts(text)
    assert (account.kind, account.text) == (kind, handle)
    assert [odd.id.value for odd in account.odd] == ["private-contact"]
