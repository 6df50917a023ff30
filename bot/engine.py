"""Puts the parts together: knowledge, index, advisor, dialogue."""

from dataclasses import dataclass

from bot.advice.advisor import Advisor
from bot.dialogue import Dialogue, Observer, unobserved
from bot.memory import Memory
from bot.phrasebook import Phrasebook
from bot.settings import Settings, SettingsError
from index.finder import Finder
from index.places import DATA
from index.sentence_encoder import load_encoder
from knowledge import KnowledgeBase


@dataclass(frozen=True)
class Engine:
    knowledge: KnowledgeBase
    phrasebook: Phrasebook
    advisor: Advisor

    @classmethod
    def load(cls, settings: Settings) -> "Engine":
        knowledge = KnowledgeBase.load()
        place = knowledge.places.get(settings.place.lower())
        if place is None:
            known = ", ".join(code.upper() for code in knowledge.places)
            raise SettingsError(f"BOT_PLACE: {settings.place} has no hotlines; use one of {known}")
        finder = Finder.load(DATA, knowledge, load_encoder(settings.model))
        return cls(knowledge, Phrasebook(), Advisor(knowledge, finder, place))

    def dialogue(self, memory: Memory | None = None, observe: Observer = unobserved) -> Dialogue:
        memory = memory or Memory()
        return Dialogue(self.advisor, self.knowledge, self.phrasebook, memory, observe)
