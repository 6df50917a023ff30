"""Finds the bank that somebody names: its own number is the one to ring."""

import re
from collections.abc import Iterable

from index.normalise import normalise
from knowledge.organisations import Organisation

_BESIDE = r"(?:bank|card|debit|credit|account|visa|app|branch|number|hotline)"
"""Beside which a word that also means something else is a bank: my chase card."""


class BankFinder:
    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._patterns = [
            (re.compile("|".join(_patterns(bank))), bank) for bank in organisations if bank.bank
        ]

    def named(self, matching: str) -> Organisation | None:
        """Return the one bank or payment app that a normalised text names; None of two."""
        found = [bank for pattern, bank in self._patterns if pattern.search(matching)]
        return found[0] if len(found) == 1 else None


def _patterns(bank: Organisation) -> list[str]:
    names = {
        normalise(name)
        for name in (bank.name.zh, bank.name.en, *bank.called.zh, *bank.called.en, *bank.brands)
    }
    everyday = {*bank.everyday}
    plain = [_whole(name) for name in names - everyday if not name.isdigit()]
    return [*plain, *(rf"\b{re.escape(name)} {_BESIDE}\b" for name in everyday)]


def _whole(name: str) -> str:
    return rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
