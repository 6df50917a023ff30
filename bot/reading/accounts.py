"""Finds accounts to pay into, and private ones to chat with."""

import re
from collections.abc import Iterable, Iterator

import base58
from Crypto.Hash import keccak
from stdnum import bitcoin, luhn

from bot.advice.patterns import Pattern
from bot.reading.found import Account, AccountKind, Odd
from knowledge.organisations import ContactWords
from knowledge.redflags import OddityId

_CRYPTO = Pattern(
    (
        r"\b(?:bc1[ac-hj-np-z02-9]{11,71}|BC1[AC-HJ-NP-Z02-9]{11,71})\b",
        r"\b[13][1-9A-HJ-NP-Za-km-z]{25,34}\b",
        r"\bT[1-9A-HJ-NP-Za-km-z]{33}\b",
        r"\b0x[0-9a-fA-F]{40}\b",
    )
)
_CARD = Pattern((r"\d(?:[ -]?\d){12,18}",))
_CARD_CONTEXT = 24  # characters before and after a number in which it is called a card
_ISSUERS = re.compile(
    r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|35\d{14}"
)


class AccountReader:
    def __init__(self, words: ContactWords) -> None:
        self._card = Pattern(words.card)
        self._handle = {
            AccountKind(kind): Pattern(patterns) for kind, patterns in words.handles.items()
        }

    def read(self, text: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[Account, ...]:
        """Return the accounts outside the spans that are taken, in order."""
        used = list(taken)
        found: list[Account] = []
        for account in (*_crypto(text), *self._cards(text), *self._handles(text)):
            end = account.start + len(account.text)
            if not any(account.start < last and first < end for first, last in used):
                used.append((account.start, end))
                found.append(account)
        return tuple(sorted(found, key=lambda account: account.start))

    def _cards(self, text: str) -> Iterator[Account]:
        for start, end in _CARD.spans(text):
            around = text[max(0, start - _CARD_CONTEXT) : end + _CARD_CONTEXT]
            digits = re.sub(r"\D", "", text[start:end])
            glued = text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
            if glued or not _ISSUERS.fullmatch(digits) or not self._card.matches(around):
                continue
            sound = bool(luhn.is_valid(digits))
            if sound or digits.startswith("62"):
                odd = (Odd(OddityId.CARD_NUMBER),)
                yield Account(text[start:end], start, AccountKind.CARD, sound, odd)

    def _handles(self, text: str) -> Iterator[Account]:
        for kind, pattern in self._handle.items():
            for start, written in pattern.groups(text):
                yield Account(written, start, kind, odd=(Odd(OddityId.PRIVATE_CONTACT),))


def _crypto(text: str) -> Iterator[Account]:
    for start, end in _CRYPTO.spans(text):
        written = text[start:end]
        kind, sound, certain = _coin(written)
        if sound or certain:
            odd = (Odd(OddityId.CRYPTO_ADDRESS),)
            yield Account(written, start, kind, sound, odd)


def _coin(written: str) -> tuple[AccountKind, bool, bool]:
    """Return the kind, whether the checksum is right, and whether the shape alone is proof."""
    if written.startswith("0x"):
        return AccountKind.ETHEREUM, _is_ethereum(written), True
    if written.startswith("T"):
        return AccountKind.TRON, _is_tron(written), _looks_random(written)
    lower = written.casefold()
    return AccountKind.BITCOIN, bitcoin.is_valid(written), lower.startswith("bc1p")


def _is_tron(written: str) -> bool:
    try:
        return base58.b58decode_check(written)[:1] == b"\x41"
    except ValueError:
        return False


def _is_ethereum(written: str) -> bool:
    """Check the capitals of EIP-55; an address without any has no checksum to be wrong."""
    digits = written[2:]
    if digits in (digits.lower(), digits.upper()):
        return True
    hashed = keccak.new(digest_bits=256, data=digits.lower().encode()).hexdigest()
    return all(
        not letter.isalpha() or letter.isupper() == (int(nibble, 16) >= 8)
        for letter, nibble in zip(digits, hashed, strict=False)
    )


def _looks_random(written: str) -> bool:
    return bool(
        re.search(r"\d", written) and re.search(r"[a-z]", written) and re.search("[A-Z]", written)
    )
