"""Who is impersonated, and the addresses and numbers that are really theirs."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from knowledge.models import Id, Lines, Localized, Record, Text, Words

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9][a-z0-9-]*[a-z0-9]")
_DIGITS = re.compile(r"\+?\d{3,15}")


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise ValueError(f"{text!r} is no host; write it like icbc.com.cn, without https://")
    return text


def _digits(text: str) -> str:
    if not _DIGITS.fullmatch(text):
        raise ValueError(f"{text!r} is no number; write digits only, with + and country if abroad")
    return text


Host = Annotated[str, AfterValidator(_host)]
Digits = Annotated[str, AfterValidator(_digits)]
Brand = Annotated[str, Field(pattern=r"^[a-z0-9]{2,}$")]


class Organisation(Record):
    """A firm or office that scammers pretend to be, with what is certainly its own."""

    id: Id
    name: Localized[Text]
    home: Literal["cn"] | None = None
    """Set for those of mainland China, which never call from abroad."""
    called: Localized[Words] = Localized(zh=(), en=())
    """Other names by which a message claims to come from it."""
    brands: tuple[Brand, ...] = ()
    """How addresses spell it, lower-case letters and digits: icbc, 10086."""
    everyday: tuple[Brand, ...] = ()
    """The same, where the word also means something else: apple, chase."""
    domains: tuple[Host, ...] = ()
    """Registered domains, the one to send people to first."""
    suffixes: tuple[Host, ...] = ()
    """Endings under which only such offices can register: gov.cn."""
    bank: bool = False
    """Whether it keeps people's money, and its number is to be rung to have that stopped."""
    worldwide: bool = False
    """Has domains in many countries beyond those named here."""
    numbers: tuple[Digits, ...] = ()
    """Phone numbers; those of mainland China without a country code, others with it."""
    sources: tuple[Id, ...]

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not (self.domains or self.suffixes or self.numbers):
            raise ValueError("has no domain and no number; give one or remove the record")
        if self.bank and not self.numbers:
            raise ValueError("a bank has a number to ring; give it, or leave out 'bank'")
        return self


class Webs(Record):
    """What is generally known of addresses, whoever owns them."""

    shorteners: tuple[Host, ...]
    hosting: tuple[Host, ...]
    """Where anybody can put up a page within minutes, under the host's own name."""
    services: tuple[Host, ...]
    """Where firms keep help desks and surveys under their own name, so a brand is no sign."""
    messengers: tuple[Host, ...]
    chats: tuple[Host, ...]
    """Those of messengers that lead to a chat with anybody, and to no page of the messenger."""
    """Whose links open a chat with somebody."""
    free_mail: tuple[Host, ...]
    cheap_endings: tuple[str, ...]
    """Endings that cost next to nothing and are much abused."""
    programs: tuple[str, ...]
    """Endings of files that install something when they are opened."""
    bait: tuple[Brand, ...]
    """Words that scammers put beside a name: verify, refund."""
    resold_prefixes: tuple[Digits, ...]
    """Mobile numbers in China of resellers, which are easy to get."""


class ContactWords(Record):
    """Words around links, numbers and accounts that tell what they are; RE2 patterns."""

    speakers: Lines
    """With one group: in whose name a normalised text speaks. A mere mention is no claim."""
    native_endings: Lines
    """Chinese endings of domains, as they are."""
    called: Lines
    """Before a short number: that it is one to call, and no quantity."""
    calls: Lines
    """The same, behind it."""
    units: Lines
    """Behind a number: that it counts something."""
    card: Lines
    """Near a long number: that it is a bank card's."""
    handles: dict[Literal["wechat", "qq", "whatsapp", "line", "telegram"], Lines]
    """With one group: an account to chat with."""
