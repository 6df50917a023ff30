"""Whom to call, place by place."""

from enum import StrEnum

from pydantic import Field, HttpUrl

from knowledge.models import Id, Localized, Record, Text, Words


class Purpose(StrEnum):
    POLICE = "police"
    """Report a crime, ask to stop a payment; the first number of an emergency."""
    ADVICE = "advice"
    """Ask whether something is a scam."""
    REPORT = "report"
    """Hand in a report or a tip-off without urgency."""
    TEXTS = "texts"
    """Pass on a suspicious text message."""
    BANK = "bank"
    """Reach the bank's fraud desk."""
    CONSULAR = "consular"
    SUPPORT = "support"
    """Somebody to talk to."""


class Hotline(Record):
    name: Localized[Text]
    purpose: Purpose
    number: Text | None = Field(None, description="as people read it; what the copy button copies")
    website: HttpUrl | None = None
    use: Localized[Text]
    """What it is for, in one sentence."""
    limits: Localized[Text] | None = None
    """What it is not for, hours, how to tell a fake."""
    foremost: bool = False
    """Whether it is the one to name after a fraud where only one of a place can be named."""
    danger: bool = False
    """Whether it sends the police at once to somebody in danger."""
    sources: tuple[Id, ...]


MAINLAND = "cn"
ELSEWHERE = "elsewhere"
"""The place of all whose numbers we do not hold."""


class Towns(Record):
    """Names within a place, by which people tell where they are."""

    id: Id
    """That of the place."""
    names: Localized[Words] = Localized(zh=(), en=())
    if_here: Localized[Words] = Localized(zh=(), en=())
    """Names that count only where the writer says to be there: others are mostly told of."""
    signs: Localized[Words] = Localized(zh=(), en=())
    """As those of a `Place`."""


class Place(Record):
    id: Id
    """A lower-case ISO 3166 code, or `ELSEWHERE`."""
    name: Localized[Text]
    seldom: bool = False
    """Whether it is one of many: not listed for who may be anywhere, named only by who is there.

    Its aliases are words that say so by themselves.
    """
    aliases: Localized[Words] = Localized(zh=(), en=())
    signs: Localized[Words] = Localized(zh=(), en=())
    """What only people of the place write without naming it.

    Currencies, banks, payment apps, agencies and short numbers. "#" stands for an amount, with or
    without blanks, where a word is a sign only beside one. A place that is the default needs
    signs only against those of others.
    """
    hotlines: tuple[Hotline, ...] = Field(min_length=1)
    first_call: Localized[Text]
    """The first thing to do after paying, as one sentence with the number in it."""
    note: Localized[Text] | None = None

    def number(self, purpose: Purpose) -> str | None:
        """Return the first number for that, as people read it."""
        known = (line.number for line in self.hotlines if line.purpose is purpose)
        return next((number for number in known if number), None)

    @property
    def danger(self) -> str | None:
        """Return the number that sends the police at once, as people read it."""
        return next((line.number for line in self.hotlines if line.danger), None)

    @property
    def to_ring(self) -> str | None:
        """Return the number to ring after a fraud where only one can be named, if there is one."""
        foremost = (line.number for line in self.hotlines if line.foremost)
        calm = (
            line.number
            for line in self.hotlines
            if line.purpose is Purpose.POLICE and not line.danger
        )
        return next(filter(None, (*foremost, *calm)), None)

    @property
    def foremost(self) -> str | None:
        """Return the number, or else the host, to name where only one can be named."""
        for line in self.hotlines:
            if line.foremost:
                return line.number or (line.website.host if line.website else None)
        return None
