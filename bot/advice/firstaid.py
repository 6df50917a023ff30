"""Finds what was given away, and what is done about that before all else."""

from collections.abc import Iterable

from bot.advice.patterns import Worded
from knowledge.emergencies import Emergency
from knowledge.firstaid import FirstAid

_SHOWN = 2


class FirstAidFinder:
    def __init__(self, first_aid: Iterable[FirstAid]) -> None:
        self._worded = tuple((aid, Worded(aid.words, aid.unless)) for aid in first_aid)

    def find(self, matching: str, emergency: Emergency) -> tuple[FirstAid, ...]:
        """Return what goes before the steps, by what a normalised text says was given away."""
        found = (
            aid
            for aid, worded in self._worded
            if emergency.id in aid.emergencies and worded.matches(matching)
        )
        return tuple(found)[:_SHOWN]

    def not_yet(self, matching: str) -> tuple[FirstAid, ...]:
        """Return what is said at once, though nothing has happened yet."""
        early = ((aid, worded) for aid, worded in self._worded if aid.not_yet)
        return tuple(aid for aid, worded in early if worded.matches(matching))
