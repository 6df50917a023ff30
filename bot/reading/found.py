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


_CONDEMNING = frozenset(
    {
        OddityId.BRAND_ELSEWHERE,
        OddityId.LOOK_ALIKE,
        OddityId.USER_PART,
        OddityId.HIDDEN_MARKS,
        OddityId.MIXED_SCRIPTS,
        OddityId.MAIL_OF_ANYBODY,
        OddityId.FAKED_HOTLINE,
        OddityId.CLAIMS_FROM_ABROAD,
    }
)
"""No honest sender does this."""
_THROWAWAY = frozenset(
    {
        OddityId.RAW_IP,
        OddityId.SHORT_LINK,
        OddityId.ODD_PORT,
        OddityId.CHEAP_ENDING,
        OddityId.FREE_HOSTING,
        OddityId.PROGRAM_FILE,
    }
)
"""Odd for anybody; with the name of somebody else, no honest sender does this."""


@dataclass(frozen=True)
class Contacts:
    """All that was found in a text, in the order it stands there."""

    found: tuple[Found, ...] = ()
    claimed: tuple[Organisation, ...] = ()
    """Organisations that the text names, the longest name first."""
    alone: bool = False
    """Whether the text holds next to nothing else."""
    nearly_alone: bool = False
    """Whether it holds hardly more than a question about them."""

    @property
    def odd(self) -> tuple[tuple[Found, Odd], ...]:
        return tuple((item, odd) for item in self.found for odd in item.odd)

    @property
    def condemned(self) -> bool:
        """Tell whether a link or a number alone gives the sender away."""
        for item in self.found:
            ids = {odd.id for odd in item.odd}
            if ids & _CONDEMNING or (OddityId.CLAIMS_OTHER in ids and ids & _THROWAWAY):
                return True
        return False

    @property
    def speaks_for_another(self) -> bool:
        """Tell whether the text names its sender, and an address is not one of theirs."""
        return any(odd.id is OddityId.CLAIMS_OTHER for _, odd in self.odd)

    @property
    def doubtful(self) -> bool:
        """Tell whether an address calls for caution whatever the words around it say."""
        return any(odd.id is OddityId.PROGRAM_FILE for _, odd in self.odd)

    @property
    def has_link(self) -> bool:
        return any(isinstance(item, Link) for item in self.found)

    @property
    def throwaway(self) -> bool:
        """Tell whether an address is of the kind that is given up after use."""
        return any(odd.id in _THROWAWAY - {OddityId.SHORT_LINK} for _, odd in self.odd)

    @property
    def all_official(self) -> bool:
        """Tell whether something was found, and all of it belongs to organisations we know.

        No proof of honesty: a caller's number can be forged, and a real address be abused.
        """
        reached = tuple(item for item in self.found if isinstance(item, Link | Number))
        return bool(reached) and not self.odd and all(item.owner for item in reached)


NOTHING = Contacts()
