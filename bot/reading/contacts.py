"""The one way into this package: a text in, everything that was found in it out."""

import re

from bot.advice.patterns import Pattern
from bot.reading.accounts import AccountReader
from bot.reading.brands import Brands
from bot.reading.found import Contacts, Found
from bot.reading.links import LinkReader
from bot.reading.numbers import NumberReader
from bot.reading.owners import Owners
from index.normalise import normalise
from knowledge import KnowledgeBase, Language

_WORDS = Pattern((r"\p{Han}", r"[\p{L}]+"))
_BLUNTED = re.compile(r"(?i)(?<=[a-z0-9-])(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\))(?=[a-z0-9])")
"""A dot as it is written so that nobody, or no filter, takes the address for one."""
_FEW = 3
"""Words or Chinese characters beside the addresses, up to which a text holds nothing else."""
_QUESTION = 14
"""The same, up to which it holds hardly more than a question about them."""


class ContactReader:
    def __init__(self, knowledge: KnowledgeBase) -> None:
        organisations = tuple(knowledge.organisations.values())
        words = knowledge.contact_words
        self._owners = Owners(organisations, words.speakers)
        brands = Brands(organisations, knowledge.webs.bait)
        self._links = LinkReader(self._owners, brands, knowledge.webs, words)
        self._numbers = NumberReader(self._owners, knowledge.webs, words)
        self._accounts = AccountReader(words)

    def read(self, text: str, language: Language) -> Contacts:
        """Find links, numbers and accounts in a text as it came, invisible characters included.

        ``language`` tells how a number without a country code is dialled.
        """
        text = _BLUNTED.sub(".", text.encode("utf-8", "replace").decode("utf-8"))
        claimed = self._owners.claimed_by(normalise(text))
        found: tuple[Found, ...] = self._links.read(text, claimed)
        found = (*found, *self._accounts.read(text, _spans(found)))
        found = (*found, *self._numbers.read(text, language, _spans(found), claimed))
        ordered = tuple(sorted(found, key=lambda item: item.start))
        if not ordered:
            return Contacts(claimed=claimed)
        words = _words_beside(text, ordered)
        return Contacts(ordered, claimed, words <= _FEW, words <= _QUESTION)


def _spans(found: tuple[Found, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((item.start, item.start + len(item.text)) for item in found)


def _words_beside(text: str, found: tuple[Found, ...]) -> int:
    """Count the words and Chinese characters that are left once what was found is taken out."""
    for start, end in sorted(_spans(found), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return sum(1 for _ in _WORDS.spans(text))
