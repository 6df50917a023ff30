"""Gathers what is known about a text before anything is decided."""

from functools import lru_cache, partial

from bot.advice.clues import ClueFinder
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.kinds import Kinds
from bot.advice.matters import MatterFinder, unusual_in
from bot.advice.place import PlaceFinder, Whereabouts
from bot.advice.question import Question
from bot.advice.reading import Reading
from bot.advice.wording import WordingReader
from bot.reading.contacts import ContactReader
from index.finder import Finder
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.hotlines import Place

_REMEMBERED = 8
"""Texts last read, in memory alone: several look at a line and at its parts."""


class Gatherer:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        finder: Finder,
        thresholds: Thresholds,
        wording: WordingReader,
        kinds: Kinds,
        emergencies: EmergencyAdvisor,
        home: Place,
    ) -> None:
        self._finder = finder
        self._wording = wording
        self._kinds = kinds
        self._emergencies = emergencies
        self._readings = lru_cache(_REMEMBERED)(self._gathered)
        self._places = PlaceFinder(
            knowledge.places.values(), knowledge.towns, home, knowledge.wording
        )
        self._contacts = ContactReader(knowledge)
        not_asked = partial(wording.blanked, "not_asked")
        self._clues = ClueFinder(knowledge.red_flags, knowledge.oddities, not_asked)
        self._matters = MatterFinder(knowledge.matters, thresholds, not_asked)

    def expect(self, question: Question) -> None:
        """Begin to find what is known of a text that will be asked about."""
        self._finder.expect(question.matching, question.language)

    def read(self, question: Question, told: str | None = None) -> Reading:
        """Return what is known of a text; ``told`` is the place the chat named before."""
        return self._readings(question, question.raw, told)

    def whereabouts(self, question: Question) -> Whereabouts:
        """Return where a text by itself says that its writer is."""
        return self._places.find(question)

    def _gathered(self, question: Question, raw: str, told: str | None) -> Reading:
        """Questions are the same whatever was invisible in them, which ``raw`` shows.

        What needs no evidence is read while that is looked for.
        """
        self.expect(question)
        contacts = self._contacts.read(raw, question.language)
        clues = self._clues.find(question, contacts)
        twisted = self._wording.asks("twisted", question.matching)
        there = self._places.find(question, told)
        found = self._finder.find(question.matching, question.language)
        kinds = self._kinds.told(found, question.matching)
        evidence = self._emergencies.believed(kinds, question.matching)
        matter = self._matters.find(question.matching, evidence)
        clues = unusual_in(matter, clues)
        return Reading(question, evidence, clues, there, contacts, matter, twisted)
