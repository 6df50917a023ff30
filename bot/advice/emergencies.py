"""Advises somebody to whom something has happened that cannot wait."""

from bot.advice.advice import EmergencyAdvice
from bot.advice.cries import CryFinder
from bot.advice.firstaid import FirstAidFinder
from bot.advice.kinds import Kinds
from bot.advice.patterns import Pattern
from bot.advice.place import PlaceFinder
from bot.advice.reading import Reading
from bot.advice.urgency import Urgency
from bot.advice.wording import WordingReader
from index.evidence import Candidate
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.exemplars import Form

_CRY = 48  # letters; a third of it in Chinese
_DESPAIR = "despair"
"""The emergency in which the kind of fraud does not matter."""
_PAID = "paid"
_LENT, _CARD_GIVEN = "money-mule", "gave-bank-details"
"""Who gave a card to a thief has lent no account, whatever the words resemble."""
_BEFORE_PAYING = {"about-to-pay", "someone-is-coming"}
"""Over as soon as money is told to have gone."""


class EmergencyAdvisor:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        thresholds: Thresholds,
        wording: WordingReader,
        kinds: Kinds,
        places: PlaceFinder,
    ) -> None:
        self._emergencies = knowledge.emergencies
        self._thresholds = thresholds
        self._kinds = kinds
        self._places = places
        self._cries = CryFinder(knowledge.cries)
        self._urgency = Urgency(thresholds, self._cries, wording)
        self._told_by = {
            emergency.id: Pattern.of(emergency.told_by)
            for emergency in knowledge.emergencies.values()
            if emergency.told_by
        }
        self._first_aid = FirstAidFinder(knowledge.first_aid.values())

    def is_urgent(self, reading: Reading) -> bool:
        """Tell whether something has happened; in doubt, yes: the steps hurt nobody."""
        return self._urgency.is_urgent(reading)

    def lost(self, matching: str) -> bool:
        """Tell whether a normalised text says that money has gone."""
        return self._cries.lost(matching)

    def advise(self, reading: Reading) -> EmergencyAdvice:
        """Give the steps for what most likely has happened, and first what it calls for."""
        emergency = self._emergencies[self._urgency_of(reading)]
        limits, text = self._thresholds, reading.question.matching
        short = len(text) <= (_CRY if text.isascii() else _CRY // 3)
        needed = limits.kind_of_a_cry if short else limits.kind_of_emergency
        kind = reading.evidence.topics[0].id
        sure = reading.evidence.topics[0].probability >= needed
        lent = (kind, emergency.id) == (_LENT, _CARD_GIVEN)
        named = sure and not lent and emergency.id != _DESPAIR
        place = self._places.find(reading.question)
        return EmergencyAdvice(
            emergency,
            place,
            self._kinds.likely(reading.evidence) if named else (),
            told=place is not self._places.default,
            first=self._first_aid.find(text, emergency),
            for_another=self._cries.of_another(text),
        )

    def _is_told(self, emergency: Candidate, text: str) -> bool:
        """Tell whether some word speaks of it, where there is one without which it cannot be.

        Despair has no such word, and has to be surer: who lost money needs those steps first.
        """
        if emergency.id == _DESPAIR and emergency.probability < self._thresholds.despair:
            return False
        pattern = self._told_by.get(emergency.id)
        return pattern is None or pattern.matches(text)

    def _urgency_of(self, reading: Reading) -> str:
        """Return the one named outright, the loss where that alone speaks, or the likeliest."""
        text, evidence = reading.question.matching, reading.evidence
        if named := self._cries.named(text):
            return named
        likeliest = next(c.id for c in evidence.emergencies if self._is_told(c, text))
        unlikely = evidence.of(Form.EMERGENCY) < self._thresholds.emergency
        replaced = unlikely or likeliest in _BEFORE_PAYING
        return _PAID if replaced and self._cries.lost(text) else likeliest
