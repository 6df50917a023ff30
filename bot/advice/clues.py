"""Finds the words that give a fraud away."""

from collections.abc import Iterable, Iterator, Mapping

from bot.advice.advice import Clue
from bot.advice.patterns import Pattern
from bot.advice.question import Question
from bot.reading.found import NOTHING, Contacts, Link
from index.normalise import clean, normalise
from knowledge.redflags import Oddity, OddityId, RedFlag

_LONGEST_CLUE = 60  # characters shown
_BARE = 8  # characters; a shorter match is shown with some of its surroundings
_CONTEXT = 6  # characters of them, on each side
_STOPS = "，。！？；、,.!?;\n"


class ClueFinder:
    def __init__(
        self, flags: Iterable[RedFlag], oddities: Mapping[OddityId, Oddity] | None = None
    ) -> None:
        self._oddities = oddities or {}
        self._flags = tuple(
            (flag, Pattern((*flag.patterns.zh, *flag.patterns.en))) for flag in flags
        )

    def find(self, question: Question, contacts: Contacts = NOTHING) -> tuple[Clue, ...]:
        """Return the clues, decisive ones first, each flag once, in the person's own words.

        What is odd about a link or a number comes before words of the same weight.
        """
        spans = ((flag, pattern.span(question.matching)) for flag, pattern in self._flags)
        found = [Clue(_original(question, *span), flag) for flag, span in spans if span]
        found = [*self._odd(contacts), *found]
        ranked = sorted(found, key=lambda clue: clue.flag.strength != "decisive")
        return tuple(_without_repeats(ranked))

    def _odd(self, contacts: Contacts) -> Iterator[Clue]:
        for item, odd in contacts.odd:
            host = item.registered if isinstance(item, Link) else ""
            yield Clue(_cut(clean(item.text)), self._oddities[odd.id], odd.owner, host)


def _without_repeats(clues: Iterable[Clue]) -> Iterator[Clue]:
    """Leave out a clue whose words stand within another's."""
    shown: list[str] = []
    for clue in clues:
        if not any(clue.words in words or words in clue.words for words in shown):
            shown.append(clue.words)
            yield clue


def _original(question: Question, start: int, end: int) -> str:
    """Return the words as the person wrote them where they line up, else as matched."""
    matched = question.matching[start:end]
    context = _CONTEXT if len(matched) < _BARE else 0
    start = _widen(question.matching, start, -1, context)
    end = _widen(question.matching, end, 1, context)
    widened = question.matching[start:end].strip()
    plain = " ".join(question.text.split())
    same = len(plain) == len(question.matching) and normalise(plain[start:end]) == widened
    words = (plain[start:end] if same else widened).strip() or matched
    return _cut(words)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_CLUE else words[: _LONGEST_CLUE - 1] + "…"


def _widen(text: str, position: int, step: int, context: int) -> int:
    for _ in range(context):
        neighbour = position - 1 if step < 0 else position
        if not 0 <= neighbour < len(text) or text[neighbour] in _STOPS:
            break
        position += step
    while 0 < position < len(text) and _is_inside_a_word(text, position):
        position += step
    return position


def _is_inside_a_word(text: str, position: int) -> bool:
    """Tell whether a cut there would part a word of Latin letters."""
    before, after = text[position - 1], text[position]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
