"""Patterns from the knowledge, matched in linear time: people paste hostile texts."""

from collections.abc import Iterable

import re2

from knowledge.wording import Cue


class Pattern:
    """One or more RE2 patterns, any of which may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._compiled = re2.compile("|".join(f"(?:{pattern})" for pattern in patterns))

    @classmethod
    def of(cls, cue: Cue) -> "Pattern":
        return cls((*cue.zh, *cue.en))

    def matches(self, text: str) -> bool:
        return self._compiled.search(text) is not None

    def span(self, text: str) -> tuple[int, int] | None:
        """Return where the first match starts and ends."""
        found = self._compiled.search(text)
        return (found.start(), found.end()) if found else None

    def remove_from(self, text: str) -> str:
        return str(self._compiled.sub(" ", text))
