"""Hears a call for help in words that no example foresaw."""

from functools import lru_cache

from bot.advice.patterns import Pattern, Sieve
from knowledge.cries import Cries

_LONGEST = 1500  # characters; longer texts are pasted messages rather than cries
_RECENT = 8  # texts, in memory alone: whoever decides asks again what was named and lost


class CryFinder:
    def __init__(self, cries: Cries) -> None:
        self._done = Pattern.of(cries.done)
        self._wrong = Pattern.of(cries.wrong)
        self._lost = Pattern.of(cries.lost)
        self._aside = Pattern.of(cries.aside)
        self._back = Pattern.of(cries.back)
        self._stuck = Pattern.of(cries.stuck)
        self._another = Pattern.of(cries.another)
        self._handed_on = Pattern.of(cries.handed_on)
        self._threat = Pattern.of(cries.threat)
        self._coming = Pattern.of(cries.coming)
        self._plain = tuple((name, Pattern.of(cue)) for name, cue in cries.plain.items())
        self._sieve = Sieve(pattern for _, pattern in self._plain)
        self.named = lru_cache(_RECENT)(self._named)
        """Returns the emergency that a normalised text names outright, and not of others."""
        self.lost = lru_cache(_RECENT)(self._is_lost)
        """Tells whether a normalised text says that money has gone, and not that it came back."""

    def heard(self, matching: str) -> bool:
        """Tell whether a normalised text says that something was done and that it is wrong."""
        if len(matching) > _LONGEST:
            return False
        told = self.own(matching)
        return self._done.matches(told) and self._wrong.matches(told)

    def done(self, matching: str) -> bool:
        """Tell whether a normalised text says that something was done, and not by others."""
        return self._done.matches(self.own(matching))

    def own(self, matching: str) -> str:
        """Return a normalised text without what others did."""
        return self._aside.remove_from(matching)

    def happened(self, matching: str) -> bool:
        """Tell whether a normalised text says that something was done or is threatened."""
        told = self.own(matching)
        return self._threat.matches(matching) or any(
            sign.matches(told) for sign in (self._done, self._lost)
        )

    def threatened(self, matching: str) -> bool:
        """Tell whether a normalised text tells of a threat."""
        return self._threat.matches(matching)

    def came_back(self, matching: str) -> bool:
        """Tell whether a normalised text says that money came back, which is bait, and no more."""
        return self._back.matches(matching) and not self._stuck.matches(matching)

    def _is_lost(self, matching: str) -> bool:
        if len(matching) > _LONGEST or self.came_back(matching):
            return False
        return self._lost.matches(self.own(matching))

    def coming(self, matching: str) -> bool:
        """Tell whether a normalised text says that somebody will come for what is not gone."""
        return self._coming.matches(matching)

    def of_another(self, matching: str) -> bool:
        """Tell whether a normalised text says that somebody close to the writer did it."""
        return self._another.matches(self._handed_on.remove_from(matching))

    def _named(self, matching: str) -> str | None:
        if len(matching) > _LONGEST:
            return None
        told = self.own(matching)
        likely = (self._plain[place] for place in self._sieve.passing(told))
        return next((name for name, pattern in likely if pattern.matches(told)), None)
