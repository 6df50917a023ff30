"""Reads from a question's wording what it asks for."""

import re

import re2

from bot.advice.patterns import Pattern
from knowledge.wording import Wording

_AMOUNTS = (
    *("quantity", "change", "sum", "share", "apart", "multiple"),
    *("average", "per_week", "per_hour", "announcement", "breakdown"),
)
_LISTS = frozenset({"months", "foreign", "english", "shared"})
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FOREIGN_WORDS, _FOREIGN_SHARE = 2, 0.3
_YEAR = re2.compile(r"\b(?:19\d\d|20[0-4]\d)\b")
_PAUSE = re2.compile(r"(\p{Han}) +(\p{Han})")
"""A space in Chinese, which whoever types no punctuation means as a comma."""

_LEFT_OVER = re.compile(r"^[里上中](?:面|头)?(?:的|说的)?[ ,]+")
"""Of "in the bulletin", once that is taken out."""


class WordingReader:
    """All questions are put to a normalised text."""

    def __init__(self, wording: Wording) -> None:
        cues = {name: getattr(wording, name) for name in Wording.model_fields if name not in _LISTS}
        self._cues = {name: Pattern.of(cue) for name, cue in cues.items()}
        self._foreign = frozenset(word for line in wording.foreign for word in line.split())
        self._english = frozenset(word for line in wording.english for word in line.split())
        self._months = tuple(Pattern.of(cue) for cue in wording.months)

    def asks(self, cue: str, text: str) -> bool:
        """Tell whether the cue of that name (a field of `Wording`) is in the text."""
        return self._cues[cue].matches(text)

    def start(self, cue: str, text: str) -> int | None:
        """Return where the cue first stands in the text."""
        found = self._cues[cue].span(text)
        return found[0] if found else None

    def is_settled(self, text: str) -> bool:
        """Tell whether it is done and right, by somebody who asked for it or had it confirmed."""
        told = self.asks("settled", text) or self.asks("paid_back", text)
        return told and not (self.asks("unsettled", text) or self.asks("gave_it", text))

    def is_long_ago(self, text: str) -> bool:
        """Tell whether a loss is told that is over, and none that is new."""
        over = self.asks("formerly", text) and not self.asks("like_before", text)
        return over and not self.asks("lately", text)

    def is_only_of_papers(self, text: str) -> bool:
        """Tell whether a normalised text names papers, by which no money goes, and no card."""
        return self.asks("of_an_id", text) and not self.asks("of_a_card", text)

    def is_told_by_oneself(self, text: str) -> bool:
        """Tell whether somebody tells of themselves; a pasted message speaks to somebody."""
        return self.asks("first_person", text) and not self.asks("addressed", text)

    def asks_meaning(self, text: str) -> bool:
        """Tell whether it is asked what something is, and not how much of it."""
        return self.asks("meaning", text) and not self.asks("quantity", text)

    def asks_amount(self, text: str) -> bool:
        """Tell whether any word asks for a number, a share, a change or a sum."""
        return any(self.asks(cue, text) for cue in _AMOUNTS)

    def without_announcement(self, text: str) -> str:
        """Return the text without the day of the announcement, unless its month is asked for."""
        if self.asks("in_june", text):
            return text
        return _LEFT_OVER.sub("", self.without("announcement", text))

    def without(self, cue: str, text: str) -> str:
        """Return what is left of a text without the words that a cue matches."""
        return " ".join(self._cues[cue].remove_from(text).split())

    def without_months(self, text: str) -> str:
        for month in self._months:
            text = month.remove_from(text)
        return " ".join(text.split())

    def blanked(self, cue: str, text: str) -> str:
        """Return a text of the same length, with spaces for the words that a cue matches."""
        for start, end in self._cues[cue].spans(text):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    def counts(self, text: str) -> bool:
        """Tell whether it is asked how many, and not only by how much that changed."""
        return self.asks("how_many", self.without("by_how_much", text))

    def is_foreign(self, text: str) -> bool:
        """Tell whether a text in Latin letters is in another language than English."""
        words = _WORD.findall(text)
        foreign = sum(word in self._foreign for word in words)
        english = sum(word.partition("'")[0] in self._english for word in words)
        share = foreign / max(len(words), 1)
        return foreign >= english + _FOREIGN_WORDS and share >= _FOREIGN_SHARE

    def questions(self, text: str) -> tuple[str, ...]:
        """Return the parts of a text that each ask how many; words between go with the next."""
        parts, kept, start = [], "", 0
        text = _PAUSE.sub(r"\1,\2", text)
        for end, after in (*self._cues["joint"].spans(text), (len(text), len(text))):
            kept += text[start:end]
            if self.counts(kept):
                parts.append(kept.strip())
                kept = ""
            start = after
        return (*parts[:-1], f"{parts[-1]} {kept}".strip()) if parts else (text,)

    def clauses(self, text: str) -> tuple[str, ...]:
        """Return what stands between the joints of a text."""
        parts, start = [], 0
        text = _PAUSE.sub(r"\1,\2", text)
        for end, after in (*self._cues["joint"].spans(text), (len(text), len(text))):
            parts.append(text[start:end].strip())
            start = after
        return tuple(part for part in parts if part)

    def years(self, text: str) -> frozenset[str]:
        return frozenset(_YEAR.findall(self.without("some_thousands", text)))

    def months(self, text: str) -> frozenset[int]:
        """Return the months named, January being 1; that of the announcement if it is asked."""
        period = self.without_announcement(text)
        return frozenset(
            number for number, month in enumerate(self._months, 1) if month.matches(period)
        )
