"""Whose numbers to give."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.advice.patterns import Pattern, Sieve
from bot.advice.question import Question
from bot.chinese import Script
from index.normalise import normalise
from knowledge.hotlines import ELSEWHERE, MAINLAND, Place, Towns
from knowledge.wording import Wording

_HOME_OF_SCRIPT = {Script.HONG_KONG: "hk", Script.TAIWAN: "tw"}
_BEFORE, _AFTER = 48, 12
"""Characters beside a name that tell whose place it is."""
_TOGETHER = 200
_STOPS = ".!?;。…"
"""Ends of sentences; what stands between commas may be one of several places."""
_FROM = re.compile(r"\bfrom( the)?$|来自$")
"""Where somebody comes from, who may be elsewhere now."""
_AMOUNT = r" ?[0-9][0-9,.]*k? ?"


@dataclass(frozen=True)
class _Cue:
    start: int
    end: int
    place: Place
    named: bool
    here: bool = False
    """Whether the text says that the writer is there."""
    theirs: bool = False
    """Whether the text says that somebody close to the writer is there, and it happened to them."""


@dataclass(frozen=True)
class Whereabouts:
    place: Place
    stated: bool
    """Whether the text, or one before it, tells the place; otherwise it is guessed."""
    here: bool = False
    """Whether the text says that the writer is there."""
    alone: bool = False
    """Whether it says nothing else."""
    named: bool = False
    """Whether it names the place, and does not only show signs of it."""


class PlaceFinder:
    def __init__(
        self,
        places: Iterable[Place],
        towns: Mapping[str, Towns],
        default: Place,
        wording: Wording,
    ) -> None:
        """Take from the wording how it is told who is there."""
        known = tuple(places)
        self._default = default
        self._from_there = Pattern.of(wording.from_there)
        self._to_there = Pattern.of(wording.to_there)
        self._i_am = Pattern.of(wording.i_am)
        self._of_there = Pattern.of(wording.of_there)
        self._they_are = Pattern.of(wording.they_are)
        self._befell = Pattern.of(wording.befell)
        self._by_id = {place.id: place for place in known}
        self._names = _Words(_named(known, towns, _names, _name))
        self._if_here = _Words(_named(known, towns, _if_here, _name))
        self._signs = _Words(_named(known, towns, _signs, _sign))

    def find(self, question: Question, told: str | None = None) -> Whereabouts:
        """Return the place a text names; of several that of who is cheated, or else the writer's,
        or else the last.

        Where none is named, the one with the most signs in the text, of as many one whose numbers
        are known and the last of them, or the default. The one ``told`` before, by its id, stays
        till the writer says to be elsewhere: money goes abroad, and so do those who took it.
        """
        cues = tuple(_longest(self._cues(question.matching)))
        named = [cue for cue in cues if cue.named]
        if told in self._by_id and not any(cue.here or cue.theirs for cue in named):
            return Whereabouts(self._by_id[told], True)
        if named:
            best = max(named, key=lambda cue: (cue.theirs, cue.here, cue.end))
            alone = not (question.matching[: best.start] + question.matching[best.end :]).strip(
                _STOPS
            )
            return Whereabouts(best.place, True, best.here, alone, named=True)
        counts = Counter(cue.place.id for cue in cues)
        last = max(
            cues,
            key=lambda cue: (counts[cue.place.id], cue.place.id != ELSEWHERE, cue.end),
            default=None,
        )
        if last:
            return Whereabouts(last.place, True)
        home = self._written_in(question)
        return Whereabouts(home, self._names_a_town_of(home, question.matching))

    def _names_a_town_of(self, home: Place, text: str) -> bool:
        """Tell whether such a town is named, by whomever it was said to be where."""
        return any(place.id == home.id for place, *_ in self._if_here.find(text))

    def _written_in(self, question: Question) -> Place:
        """Return where such Traditional characters are written, unless this serves one place."""
        home = _HOME_OF_SCRIPT.get(question.script)
        mainland = self._default.id == MAINLAND
        return self._by_id[home] if mainland and home in self._by_id else self._default

    def _cues(self, text: str) -> Iterator[_Cue]:
        for place, start, end in self._names.find(text):
            before, after = text[max(start - _BEFORE, 0) : start], text[end : end + _AFTER]
            if self._from_there.matches(after) or self._to_there.matches(before):
                continue
            if text[max(start - 1, 0) : start] not in (".", "@"):  # the end of an address
                first = start == 0 and self._of_there.matches(after)
                alone = not text[:start] and not text[end:].strip(_STOPS)
                here = alone or first or self._i_am.matches(before)
                follows = text[end : end + _BEFORE]
                theirs = self._they_are.matches(before) and self._befell.matches(follows)
                yield _Cue(start, end, place, named=True, here=here, theirs=theirs)
        for place, start, end in self._if_here.find(text):
            before = text[max(start - _BEFORE, 0) : start]
            told = self._i_am.matches(before) and not self._to_there.matches(before)
            if told or _is_a_sentence(text, start, end):
                yield _Cue(start, end, place, named=True, here=True)
        for place, start, end in self._signs.find(text):
            yield _Cue(start, end, place, named=False)


class _Words:
    """The words of all places."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Place]]) -> None:
        self._patterns = tuple(patterns)
        self._sieve = Sieve(pattern for pattern, _ in self._patterns)

    def find(self, text: str) -> Iterator[tuple[Place, int, int]]:
        """Yield each place one of whose words stands in a text, and where."""
        for likely in self._sieve.passing(text):
            pattern, place = self._patterns[likely]
            for start, word in pattern.groups(text):
                yield place, start, start + len(word)


def _is_a_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands by itself, as in "he left. Leeds" or "mam (81, Mayo) says"."""
    before, after = text[:start].rstrip(), text[end:].strip()
    alone = not before and not after.strip(_STOPS)
    last = before and not after.strip(_STOPS) and before[-1] in _STOPS
    first = after and not before and after[0] in _STOPS
    between = before and before[-1] in _STOPS and after[:1] and after[0] in _STOPS
    inside = before.rfind("(") > before.rfind(")") and after[:1] == ")"
    enclosed = inside and not _FROM.search(before)
    return bool(alone or last or first or between or enclosed)


def _longest(cues: Iterable[_Cue]) -> Iterator[_Cue]:
    """Yield the cues that do not lie within another, as "Wales" in "New South Wales"."""
    reached = 0
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.end > reached:
            reached = cue.end
            yield cue


def _names(place: Place, towns: Towns | None) -> Iterator[str]:
    if not place.seldom:
        yield from (place.name.zh, place.name.en)
    yield from (*place.aliases.zh, *place.aliases.en)
    if towns:
        yield from (*towns.names.zh, *towns.names.en)


def _if_here(place: Place, towns: Towns | None) -> Iterator[str]:
    if place.seldom:
        yield from (place.name.zh, place.name.en)
    if towns:
        yield from (*towns.if_here.zh, *towns.if_here.en)


def _signs(place: Place, towns: Towns | None) -> Iterator[str]:
    yield from (*place.signs.zh, *place.signs.en)
    if towns:
        yield from (*towns.signs.zh, *towns.signs.en)


def _named(
    places: Iterable[Place],
    towns: Mapping[str, Towns],
    words: Callable[[Place, Towns | None], Iterable[str]],
    worded: Callable[[str], str],
) -> Iterator[tuple[Pattern, Place]]:
    """Yield patterns of a place's words: a large one would take RE2 more memory than it allows."""
    for place in places:
        longest_first = sorted(words(place, towns.get(place.id)), key=len, reverse=True)
        for start in range(0, len(longest_first), _TOGETHER):
            yield Pattern(map(worded, longest_first[start : start + _TOGETHER])), place


def _name(name: str) -> str:
    """Return a pattern that does not find "us" in "bus"."""
    word = normalise(name)
    before, after = (r"\b" if _of_a_word(edge) else "" for edge in (word[0], word[-1]))
    return f"{before}({re.escape(word)}){after}"


def _sign(sign: str) -> str:
    """Return a pattern that finds "sgd" in "3ksgd" and "sgd500", but not in a longer word."""
    word = normalise(sign)
    before = r"(?:\b|[0-9]k?)" if _of_a_word(word[0]) else ""
    after = r"(?:\b|[0-9])" if _of_a_word(word[-1]) else ""
    if word[-1].isdigit():
        after = r"\b"
    return f"{before}({_AMOUNT.join(map(re.escape, word.split('#')))}){after}"


def _of_a_word(character: str) -> bool:
    return character.isascii() and character.isalnum()
