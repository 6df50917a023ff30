"""Puts the parts together: knowledge, index, advisor, dialogue."""

import gc
from dataclasses import dataclass

from bot.advice.advisor import Advisor
from bot.dialogue import Dialogue, Observer, unobserved
from bot.memory import Memory
from bot.phrasebook import Phrasebook
from bot.places import place_of
from bot.settings import Settings
from index.answering_encoder import load_encoder
from index.finder import Finder
from index.places import DATA
from knowledge import KnowledgeBase


@dataclass(frozen=True)
class Engine:
    knowledge: KnowledgeBase
    phrasebook: Phrasebook
    advisor: Advisor

    @classmethod
    def load(cls, settings: Settings) -> "Engine":
        """Load everything, and keep it out of the collector's rounds.

        Else one question in some hundreds would wait an eighth of a second for a look through all
        that is known, and loading, of which nothing is to be thrown away, takes a fifth longer.
        """
        gc.disable()
        try:
            knowledge = KnowledgeBase.load()
            place = place_of(settings.place, knowledge)
            finder = Finder.load(DATA, knowledge, load_encoder(settings.model))
            engine = cls(knowledge, Phrasebook(), Advisor(knowledge, finder, place))
            gc.freeze()
            return engine
        finally:
            gc.enable()

    def dialogue(self, memory: Memory | None = None, observe: Observer = unobserved) -> Dialogue:
        memory = memory or Memory()
        return Dialogue(self.advisor, self.knowledge, self.phrasebook, memory, observe)
