"""Finds the words that give a fraud away."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.advice.advice import Clue
from bot.advice.patterns import Pattern, Sieve
from bot.advice.question import Question
from bot.reading.found import NOTHING, Contacts, Link
from index.normalise import clean, normalise
from knowledge.redflags import Oddity, OddityId, RedFlag

_LONGEST_CLUE = 60  # characters shown
_BARE = 8  # characters; a shorter match is shown with some of its surroundings
_CONTEXT = 6  # characters of them, on each side
_REACH = 8  # characters; a clause that ends no farther off is shown to its end
_STOPS = "，。！？；、】,.!?;\n"


@dataclass(frozen=True)
class _Quotation:
    """A clue and, for the eye, its words with the rest of their clause.

    Chinese parts no words with blanks, so that a match may begin or end within one: 保卡异常.
    """

    clue: Clue
    clause: str


class ClueFinder:
    def __init__(
        self,
        flags: Iterable[RedFlag],
        oddities: Mapping[OddityId, Oddity] | None = None,
        blank: Callable[[str], str] = str,
    ) -> None:
        """``blank`` puts spaces for what a normalised text says was not asked."""
        self._blank = blank
        self._oddities = oddities or {}
        self._flags = tuple(
            (flag, Pattern((*flag.patterns.zh, *flag.patterns.en))) for flag in flags
        )
        self._sieve = Sieve(pattern for _, pattern in self._flags)

    def find(self, question: Question, contacts: Contacts = NOTHING) -> tuple[Clue, ...]:
        """Return the clues, decisive ones first, each flag once, in the person's own words.

        What is odd about a link or a number comes before words of the same weight.
        """
        odd = (_Quotation(clue, clue.words) for clue in self._odd(contacts))
        found = [*odd, *self._worded(question)]
        ranked = sorted(found, key=lambda found: found.clue.flag.strength != "decisive")
        return tuple(_without_repeats(ranked))

    def _worded(self, question: Question) -> Iterator[_Quotation]:
        text = self._blank(question.matching)
        for place in self._sieve.passing(text):
            flag, pattern = self._flags[place]
            if span := pattern.span(text):
                clue = Clue(_original(question, *span), flag)
                yield _Quotation(clue, _original(question, *span, reach=_REACH))

    def _odd(self, contacts: Contacts) -> Iterator[Clue]:
        for item, odd in contacts.odd:
            host = item.registered if isinstance(item, Link) else ""
            yield Clue(_cut(clean(item.text)), self._oddities[odd.id], odd.owner, host)


def _without_repeats(found: Iterable[_Quotation]) -> Iterator[Clue]:
    """Leave out a clue whose words stand within another's; show no clause twice."""
    told: list[str] = []
    shown: list[str] = []
    for quotation in found:
        clue = quotation.clue
        if not _stands_within(clue.words, told):
            told.append(clue.words)
            repeated = _stands_within(quotation.clause, shown)
            shown.append(clue.words if repeated else quotation.clause)
            yield replace(clue, words=shown[-1])


def _stands_within(words: str, others: Iterable[str]) -> bool:
    return any(words in other or other in words for other in others)


def _original(question: Question, start: int, end: int, reach: int = 0) -> str:
    """Return the words as the person wrote them where they line up, else as matched."""
    matched = question.matching[start:end]
    context = _CONTEXT if len(matched) < _BARE else 0
    start = _widen(question.matching, start, -1, context, reach)
    end = _widen(question.matching, end, 1, context, reach)
    widened = question.matching[start:end].strip()
    plain = " ".join(question.text.split())
    same = len(plain) == len(question.matching) and normalise(plain[start:end]) == widened
    words = (plain[start:end] if same else widened).strip() or matched
    return _cut(words)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_CLUE else words[: _LONGEST_CLUE - 1] + "…"


def _widen(text: str, position: int, step: int, context: int, reach: int) -> int:
    for _ in range(context):
        neighbour = position - 1 if step < 0 else position
        if not 0 <= neighbour < len(text) or text[neighbour] in _STOPS:
            break
        position += step
    steps = range(0, step * (reach + 1), step)
    clause = (position + moved for moved in steps if not _runs_on(text, position + moved))
    position = next(clause, position)
    while 0 < position < len(text) and _is_inside_a_word(text, position):
        position += step
    return position


def _runs_on(text: str, position: int) -> bool:
    """Tell whether a clause goes on across a cut there."""
    if not 0 < position < len(text):
        return False
    return _is_of_a_word(text, position - 1) and _is_of_a_word(text, position)


def _is_of_a_word(text: str, place: int) -> bool:
    """Tell whether a letter or a figure stands there, or a comma or a point in a number."""
    if text[place] in ",.":
        return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
    return text[place].isalnum()


def _is_inside_a_word(text: str, position: int) -> bool:
    """Tell whether a cut there would part a word of Latin letters."""
    before, after = text[position - 1], text[position]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
