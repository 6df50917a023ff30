"""Finds the name of an organisation in an address, spelt right or made to look like it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from confusable_homoglyphs import confusables

from knowledge.organisations import Organisation

_SWAPS = str.maketrans({"0": "o", "1": "l", "i": "l", "3": "e", "5": "s", "4": "a", "8": "b"})
_PAIRS = (("rn", "m"), ("vv", "w"))
_PARTS = re.compile(r"[a-z]+|[0-9]+")
_SHORTEST_ALIKE = 5  # letters; shorter names look like too much
_SHORTEST_INSIDE = 4  # letters; shorter names must stand alone
_REPEATED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Borrowed:
    owner: Organisation
    alike: bool
    """Whether the name is not spelt but imitated."""


class Brands:
    def __init__(self, organisations: Iterable[Organisation], bait: Iterable[str]) -> None:
        self._bait = frozenset(bait)
        known = tuple(organisations)
        self._plain = {brand: who for who in reversed(known) for brand in who.brands}
        self._everyday = {brand: who for who in reversed(known) for brand in who.everyday}
        letters = {
            brand: who
            for brand, who in self._plain.items()
            if brand.isalpha() and len(brand) >= _SHORTEST_ALIKE
        }
        self._skeletons = {_skeleton(brand): who for brand, who in letters.items()}
        self._squeezed = {_squeezed(brand): who for brand, who in letters.items()}
        self._shuffled = {"".join(sorted(brand)): (brand, who) for brand, who in letters.items()}
        self._foreign = {
            _skeleton(brand): who for who in known for brand in (*who.brands, *who.everyday)
        }

    def in_label(self, label: str) -> Borrowed | None:
        """Return whose name a label of a host bears; in Unicode, lower case."""
        if not label.isascii():
            return self._foreign_letters(label)
        words = tuple(word for word in label.split("-") if word)
        together = "".join(words)
        for word in (*words, together):
            if owner := self._spelt(word):
                return Borrowed(owner, alike=False)
        if owner := self._everyday_beside_bait(words):
            return Borrowed(owner, alike=False)
        imitated = (self._imitated(word) for word in (*words, together))
        owner = next((owner for owner in imitated if owner), None)
        return Borrowed(owner, alike=True) if owner else None

    def in_path(self, path: str) -> Organisation | None:
        words = _PARTS.findall(path.casefold())
        return next((self._plain[word] for word in words if word in self._plain), None)

    def _spelt(self, word: str) -> Organisation | None:
        if word in self._plain:
            return self._plain[word]
        for part in _PARTS.findall(word):
            if part in self._plain:
                return self._plain[part]
        return self._beside_bait(word)

    def _beside_bait(self, word: str) -> Organisation | None:
        """Find "uspspost" or "mypaypal": a name with nothing but bait words around it."""
        for length in range(len(word) - 1, _SHORTEST_INSIDE - 1, -1):
            for start in (0, len(word) - length):
                brand = word[start : start + length]
                rest = word[:start] + word[start + length :]
                if brand in self._plain and (rest in self._bait or rest.isdigit()):
                    return self._plain[brand]
        return None

    def _everyday_beside_bait(self, words: tuple[str, ...]) -> Organisation | None:
        parts = tuple(part for word in words for part in _PARTS.findall(word))
        if not any(part in self._bait or part.isdigit() for part in parts):
            return None
        return next((self._everyday[part] for part in parts if part in self._everyday), None)

    def _imitated(self, word: str) -> Organisation | None:
        if len(word) < _SHORTEST_ALIKE or word in self._plain:
            return None
        owner = self._skeletons.get(_skeleton(word))
        if owner and not word.isdigit():
            return owner
        if owner := self._squeezed.get(_squeezed(word)):
            return owner
        brand, swapped = self._shuffled.get("".join(sorted(word)), ("", None))
        return swapped if swapped and _neighbours_swapped(brand, word) else None

    def _foreign_letters(self, label: str) -> Borrowed | None:
        latin = "".join(latinised(label))
        for word in (latin, *latin.split("-")):
            if owner := self._foreign.get(_skeleton(word)):
                return Borrowed(owner, alike=True)
        inside = self.in_label(latin) if latin.isascii() and latin != label else None
        return Borrowed(inside.owner, alike=True) if inside else None


def latinised(label: str) -> Iterator[str]:
    """Replace each foreign letter by the Latin one it looks like, if there is one."""
    for character in label:
        yield character if character.isascii() else _latin(character)


def _latin(character: str) -> str:
    alike = confusables.is_confusable(character, greedy=True, preferred_aliases=[]) or []
    homoglyphs = (twin["c"] for item in alike for twin in item["homoglyphs"])
    plain = (twin.casefold() for twin in homoglyphs if len(twin) == 1 and twin.isascii())
    return next((twin for twin in plain if twin.isalnum()), character)


def _skeleton(word: str) -> str:
    for pair, single in _PAIRS:
        word = word.replace(pair, single)
    return word.translate(_SWAPS)


def _squeezed(word: str) -> str:
    return _REPEATED.sub(r"\1", word)


def _neighbours_swapped(brand: str, word: str) -> bool:
    differing = [place for place in range(len(brand)) if brand[place] != word[place]]
    return len(differing) == 2 and differing[1] - differing[0] == 1
