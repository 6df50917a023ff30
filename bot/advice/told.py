"""Finds the page that answers what somebody tells, before a kind of fraud or a loss does."""

from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.reading import Reading
from bot.advice.urgency import LENT, PAID
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.guidance import Guidance

_CAN_BE_TOLD_THERE = {
    *(PAID, LENT, "gave-a-code", "gave-bank-details", "clicked-or-installed"),
}
"""What has happened that a page on its matter knows the steps for; the rest presses more."""


class ToldReader:
    def __init__(
        self,
        pages: dict[str, Guidance],
        emergencies: EmergencyAdvisor,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._pages = {id_: page for id_, page in pages.items() if page.told}
        self._emergencies = emergencies
        self._wording = wording
        self._thresholds = thresholds

    def page(self, reading: Reading) -> str | None:
        """Return the page that a text surely tells of by itself, unless something presses."""
        evidence, limits = reading.evidence, self._thresholds
        likeliest = evidence.guidance[0]
        likely = likeliest.id in self._pages and likeliest.probability >= limits.page_told
        other = reading.matter is not None and likeliest.id in reading.matter.instead_of
        if reading.follows or other or not likely:
            return None
        of_a_fraud = self._wording.asks("rang_of_a_renewal", reading.question.matching)
        if of_a_fraud and self._pages[likeliest.id].dispute:
            return None
        if reading.contacts.found and not reading.contacts.all_official:
            return None
        share, happened = evidence.of(Form.GUIDANCE), evidence.of(Form.EMERGENCY)
        elsewhere = evidence.of(Form.OUT_OF_SCOPE, Form.ORDINARY, Form.SMALLTALK, Form.MISUSE)
        if share < max(limits.page_over_story, elsewhere) or self._presses(reading):
            return None
        clear = evidence.emergencies[0].probability >= limits.emergency_in_a_case
        named = self._emergencies.is_named(reading.question.matching)
        loss = named or (clear and happened >= limits.emergency)
        return likeliest.id if share >= limits.page_over_loss or not loss else None

    def page_rather_than_none(self, reading: Reading) -> str | None:
        """Return the page that a text likely tells of, of which nothing else could be said."""
        likeliest, limits = reading.evidence.guidance[0], self._thresholds
        likely = likeliest.probability >= limits.page_told
        share = reading.evidence.of(Form.GUIDANCE)
        told = likely and share >= limits.page_over_silence and likeliest.id in self._pages
        return likeliest.id if told else None

    def quarrel(self, reading: Reading) -> Guidance | None:
        """Return the page on a quarrel over money that a text may tell of: no fraud, and better
        than that nothing is known.
        """
        likeliest, limits = reading.evidence.guidance[0], self._thresholds
        page = self._pages.get(likeliest.id)
        told = reading.evidence.of(Form.GUIDANCE) * likeliest.probability >= limits.quarrel_told
        likely = told and likeliest.probability >= limits.quarrel_likely
        return page if page and page.dispute and likely else None

    def _presses(self, reading: Reading) -> bool:
        """Tell whether what is named, or seems to have happened, cannot wait."""
        named = self._emergencies.named(reading.question.matching)
        if named and named not in _CAN_BE_TOLD_THERE:
            return True
        likeliest = reading.evidence.emergencies[0].id
        happened = reading.evidence.of(Form.EMERGENCY) >= self._thresholds.emergency
        return happened and likeliest not in _CAN_BE_TOLD_THERE
