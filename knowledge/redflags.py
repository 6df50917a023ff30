"""Wordings that give a fraud away, and why."""

from enum import StrEnum
from typing import Literal

from knowledge.models import Id, Localized, Record, Text, Words


class Sign(Record):
    """Something that speaks for a fraud, whether in the wording or in a link or a number."""

    id: Id
    name: Localized[Text]
    """The sign in a few words: asks for a verification code."""
    reason: Localized[Text]
    """Why this is a sign, in one sentence a frightened person understands."""
    strength: Literal["decisive", "checked", "supporting"]
    """Decisive: no honest message says this. Supporting: honest ones sometimes do.

    Checked: honest ones do as well, and what they ask is to be checked all the same.
    """
    topics: tuple[Id, ...] = ()


class RedFlag(Sign):
    patterns: Localized[Words]
    """RE2 patterns, matched against normalised text (Simplified, lower case, NFKC)."""


class OddityId(StrEnum):
    BRAND_ELSEWHERE = "brand-elsewhere"
    LOOK_ALIKE = "look-alike"
    USER_PART = "user-part"
    HIDDEN_MARKS = "hidden-marks"
    MIXED_SCRIPTS = "mixed-scripts"
    PROGRAM_FILE = "program-file"
    RAW_IP = "raw-ip"
    SHORT_LINK = "short-link"
    ODD_PORT = "odd-port"
    PUNYCODE = "punycode"
    BRAND_IN_PATH = "brand-in-path"
    CLAIMS_OTHER = "claims-other"
    CHEAP_ENDING = "cheap-ending"
    FREE_HOSTING = "free-hosting"
    OPENS_A_CHAT = "opens-a-chat"
    MAIL_OF_ANYBODY = "mail-of-anybody"
    FAKED_HOTLINE = "faked-hotline"
    CLAIMS_FROM_ABROAD = "claims-from-abroad"
    FROM_ABROAD = "from-abroad"
    RESOLD_NUMBER = "resold-number"
    CRYPTO_ADDRESS = "crypto-address"
    CARD_NUMBER = "card-number"
    PRIVATE_CONTACT = "private-contact"


class Oddity(Sign):
    """What is odd about a link, a number or an account; found by `bot.reading`.

    Its reason may name ``{owner}``, whom it pretends to be, and ``{host}``, whose it really is.
    """

    id: OddityId
