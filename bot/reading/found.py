"""What is found in a text: typed values, each with what is odd or known about it."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.organisations import Organisation
from knowledge.redflags import OddityId


@dataclass(frozen=True)
class Odd:
    """One thing that is wrong with what was found."""

    id: OddityId
    owner: Organisation | None = None
    """Whom it pretends to be."""


@dataclass(frozen=True)
class Link:
    text: str
    """As it was written, without the sentence's own punctuation."""
    start: int
    host: str
    """In Unicode, lower case, without invisible characters."""
    registered: str
    """The part that somebody registered and owns: example.com; the host itself if it is an IP."""
    owner: Organisation | None = None
    odd: tuple[Odd, ...] = ()
    is_mail: bool = False


class NumberKind(StrEnum):
    HOTLINE = "hotline"
    """Belongs to an organisation we know."""
    FAKED = "faked"
    MOBILE = "mobile"
    LANDLINE = "landline"
    LEASED = "leased"
    """400 and the like: any firm can rent one."""
    SHORT = "short"
    """95xxx, 96xxx, 10xxx of somebody we do not know."""
    ABROAD = "abroad"


@dataclass(frozen=True)
class Number:
    text: str
    start: int
    digits: str
    """With a leading + if it names its country."""
    kind: NumberKind
    owner: Organisation | None = None
    country: str | None = None
    """ISO 3166 code, upper case, where the number tells it."""
    odd: tuple[Odd, ...] = ()


class AccountKind(StrEnum):
    BITCOIN = "bitcoin"
    ETHEREUM = "ethereum"
    TRON = "tron"
    CARD = "card"
    WECHAT = "wechat"
    QQ = "qq"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    LINE = "line"


@dataclass(frozen=True)
class Account:
    text: str
    start: int
    kind: AccountKind
    sound: bool = True
    """Whether the checksum is right, where the kind has one."""
    odd: tuple[Odd, ...] = ()

    @property
    def masked(self) -> str:
        """Return the account with its middle hidden, if it is one to pay into."""
        if self.kind is AccountKind.CARD:
            digits = "".join(character for character in self.text if character.isdigit())
            return f"{digits[:4]}…{digits[-4:]}"
        return self.text if len(self.text) <= 24 else f"{self.text[:8]}…{self.text[-6:]}"


Found = Link | Number | Account


@dataclass(frozen=True)
class Contacts:
    """All that was found in a text, in the order it stands there."""

    found: tuple[Found, ...] = ()
    claimed: tuple[Organisation, ...] = ()
    """Organisations that the text names, the longest name first."""
    alone: bool = False
    """Whether the text holds next to nothing else."""

    @property
    def odd(self) -> tuple[tuple[Found, Odd], ...]:
        return tuple((item, odd) for item in self.found for odd in item.odd)

    @property
    def all_official(self) -> bool:
        """Tell whether something was found, and all of it belongs to organisations we know.

        No proof of honesty: a caller's number can be forged, and a real address be abused.
        """
        reached = tuple(item for item in self.found if isinstance(item, Link | Number))
        return bool(reached) and not self.odd and all(item.owner for item in reached)
