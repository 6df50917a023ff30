"""Whose an address or a number is, and in whose name a text speaks."""

import re
from collections.abc import Iterable, Iterator

from bot.advice.patterns import Pattern
from index.normalise import normalise
from knowledge.organisations import Organisation


class Owners:
    def __init__(self, organisations: Iterable[Organisation], speakers: Iterable[str]) -> None:
        self._speakers = Pattern(speakers)
        everyone = tuple(organisations)[::-1]  # the first of two with the same domain wins
        self._domains = {host: known for known in everyone for host in known.domains}
        self._suffixes = {host: known for known in everyone for host in known.suffixes}
        self._numbers = {number: known for known in everyone for number in known.numbers}
        names = {
            normalise(name): known
            for known in everyone
            for name in (known.name.zh, known.name.en, *known.called.zh, *known.called.en)
        }
        self._names = tuple(sorted(names.items(), key=lambda named: -len(named[0])))

    def of_host(self, host: str) -> Organisation | None:
        """Return who owns a host in ASCII, judged by the part that was registered."""
        parents = tuple(_parents(host))
        owned = (self._domains.get(parent) for parent in parents)
        restricted = (self._suffixes.get(parent) for parent in parents)
        return next((owner for owner in (*owned, *restricted) if owner), None)

    def of_number(self, digits: str) -> Organisation | None:
        return self._numbers.get(digits)

    def claimed_by(self, text: str) -> tuple[Organisation, ...]:
        """Return the organisations in whose name a normalised text speaks, each once."""
        speakers = (self._named(speaker) for _, speaker in self._speakers.groups(text))
        return tuple(dict.fromkeys(speaker for speaker in speakers if speaker))

    def _named(self, words: str) -> Organisation | None:
        return next((known for name, known in self._names if _stands_in(name, words)), None)


def _stands_in(name: str, words: str) -> bool:
    if name not in words:
        return False
    return not name.isascii() or re.search(rf"\b{re.escape(name)}\b", words) is not None


def _parents(host: str) -> Iterator[str]:
    labels = host.split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))
