"""Wordings that give a fraud away, and why."""

from typing import Literal

from knowledge.models import Id, Localized, Record, Text, Words


class RedFlag(Record):
    id: Id
    name: Localized[Text]
    """The sign in a few words: asks for a verification code."""
    reason: Localized[Text]
    """Why this is a sign, in one sentence a frightened person understands."""
    strength: Literal["decisive", "supporting"]
    """Decisive: no honest message says this. Supporting: honest ones sometimes do."""
    patterns: Localized[Words]
    """RE2 patterns, matched against normalised text (Simplified, lower case, NFKC)."""
    topics: tuple[Id, ...] = ()
