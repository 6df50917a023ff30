"""Judges whether a text is a fraud, and how surely."""

import re

from bot.advice.advice import AssessmentAdvice, Everyday, Risk
from bot.advice.kinds import TOPICS_SHOWN, Kinds
from bot.advice.question import length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.topics import Topic

_ONE_OF_TWO = 0.98
"""Probability of the two likeliest kinds together, from which it is one of them."""
_TOLD = (Form.SITUATION, Form.MESSAGE, Form.QUESTION)
_BARE_CODE = 90
"""Length of a code by itself."""
_SECRECY = "secrecy"
_GUARDED_CODE = 180
"""The same of a text that says to keep it secret."""
_CURRENCIES = "hkd|usd|sgd|twd|aud|cad|nzd|gbp|eur|cny|rmb|inr|myr|php|zar|ngn|rm|rs"
_AMOUNT = re.compile(
    rf"(?:\b(?:hk|us|nt|nz|[acs])[$]|\b(?:{_CURRENCIES})|[$£€¥₹]) ?[0-9][0-9,]*(?:\.[0-9]+)?"
    r"|[0-9][0-9,]*\.[0-9]{2}\b"
)
_NUMBERS = re.compile(r"[0-9]+(?:[ -][0-9]+)*")
_OF_FRAUD = (*_TOLD, Form.EMERGENCY)


class Assessor:
    def __init__(self, thresholds: Thresholds, wording: WordingReader, kinds: Kinds) -> None:
        self._thresholds = thresholds
        self._wording = wording
        self._kinds = kinds

    def assess(self, reading: Reading) -> AssessmentAdvice:
        """Weigh what speaks for a fraud against what speaks for everyday life."""
        evidence = reading.evidence
        fraud = evidence.of(*_OF_FRAUD)
        honest = evidence.of(Form.ORDINARY, Form.OUT_OF_SCOPE, Form.SMALLTALK)
        share = fraud / max(fraud + honest, 1e-9)
        everyday = self._everyday(reading)
        risk = Risk.UNKNOWN if everyday else self._risk(share, reading)
        if risk is Risk.UNKNOWN:
            return AssessmentAdvice(risk, (), (), reading.contacts, everyday, matter=reading.matter)
        topics = self._shown(reading, share)
        return AssessmentAdvice(risk, topics, reading.clues, reading.contacts)

    def is_bare_code(self, reading: Reading) -> bool:
        """Tell whether a text is a one-time code as a service sends it, and says nothing else."""
        text = reading.question.matching
        guarded = self._wording.asks("kept_secret", text)
        signs = [clue for clue in reading.clues if not (guarded and clue.flag.id == _SECRECY)]
        more = signs or reading.contacts.found or reading.twisted
        spoken = any(self._wording.asks(cue, text) for cue in ("asking", "first_person", "wanted"))
        longest = _GUARDED_CODE if guarded else _BARE_CODE
        short = length(text) <= longest
        bare = short and self._wording.asks("one_time_code", text)
        numbers = _NUMBERS.findall(_AMOUNT.sub("", text))
        return bare and len(numbers) == 1 and not (more or spoken)

    def is_unremarkable(self, reading: Reading) -> bool:
        """Tell whether somebody tells of their life, asks nothing, and is asked for nothing."""
        text = reading.question.matching
        linked = reading.contacts.found or "://" in text
        signs = reading.clues or linked or reading.twisted
        asked = any(self._wording.asks(cue, text) for cue in ("asking", "lures", "wanted"))
        possible = reading.evidence.of(Form.ORDINARY) >= self._thresholds.unremarkable
        despairs = reading.likelihood(DESPAIR) >= self._thresholds.despair_hinted
        pasted = self._wording.asks("addressed", text)
        return possible and not (pasted or signs or asked or despairs)

    def _everyday(self, reading: Reading) -> Everyday | None:
        """Return what kind of everyday message it surely is, where nothing leads elsewhere."""
        contacts, evidence = reading.contacts, reading.evidence
        if contacts.found and not contacts.all_official:
            return None
        text = reading.question.matching
        settled = self._wording.is_settled(text)
        if settled and reading.clues and reading.only_of_a_code and not reading.twisted:
            return Everyday.ONE_TIME_CODE
        if self.is_bare_code(reading):
            return Everyday.ONE_TIME_CODE
        if reading.decisive:
            return None
        received = evidence.of(Form.ORDINARY) >= evidence.of(*_OF_FRAUD)
        warned = self._wording.asks("police_warning", text)
        if received and self._wording.asks("one_time_code", text) and not warned:
            return Everyday.ONE_TIME_CODE
        repaid = self._wording.asks("paid_back", text)
        trusted = settled and (repaid or not self._is_surely_a_fraud(reading))
        ordinary, elsewhere = evidence.of(Form.ORDINARY), evidence.of(Form.OUT_OF_SCOPE)
        limits = self._thresholds
        if elsewhere >= limits.elsewhere_beside and ordinary < limits.everyday_though_elsewhere:
            return None
        surely = ordinary >= self._enough(reading) and not reading.twisted
        told = self._wording.is_told_by_oneself(text)
        luring = told and reading.matter is None and self._wording.asks("lures", text)
        if luring and ordinary < limits.everyday_though_luring:
            return None
        if (reading.clues or not (surely or trusted)) and ordinary < limits.everyday_though_signed:
            return None
        return Everyday.TOLD if told else Everyday.MESSAGE

    def _enough(self, reading: Reading) -> float:
        """Return how likely everyday life must be: less where nobody wants anything."""
        limits, text = self._thresholds, reading.question.matching
        if reading.plainly_of_a_matter:
            return limits.everyday_matter
        doubtful = any(self._wording.asks(cue, text) for cue in ("wanted", "unsettled"))
        calm = self._wording.is_told_by_oneself(text) and not doubtful
        return limits.everyday_told if calm else limits.everyday

    def _is_surely_a_fraud(self, reading: Reading) -> bool:
        """Tell whether it is so much like one kind of fraud that no word of trust undoes it."""
        limits, kind = self._thresholds, reading.evidence.topics[0]
        surely = reading.evidence.of(*_OF_FRAUD) >= limits.high_risk
        return surely and kind.probability >= limits.kind_beside

    def _risk(self, share: float, reading: Reading) -> Risk:
        limits, contacts = self._thresholds, reading.contacts
        if told := self._told_by_contacts(share, reading):
            return told
        if not self._is_told(reading):
            if contacts.all_official and not reading.decisive:
                return Risk.UNKNOWN  # it leads nowhere but to whom it names
            if contacts.found and not reading.supported and share < limits.unsupported:
                return Risk.UNKNOWN
        if not reading.clues and not self._is_clear(reading, share):
            return Risk.UNKNOWN
        ordinary = reading.evidence.of(Form.ORDINARY)
        if reading.plainly_of_a_matter and ordinary >= limits.everyday_possible:
            return Risk.UNKNOWN
        if self._is_high(reading, share) or (share >= limits.caution and reading.decisive):
            return Risk.HIGH
        if (reading.decisive or self._agree(reading)) and share >= limits.caution_decisive:
            return Risk.CAUTION
        if share >= limits.caution or contacts.doubtful or self._is_surely_signed(reading):
            return Risk.CAUTION
        worded = reading.supported and (reading.decisive or contacts.throwaway)
        return Risk.CAUTION if worded and contacts.odd and reading.worded else Risk.UNKNOWN

    def _is_high(self, reading: Reading, share: float) -> bool:
        """Tell whether it is surely a fraud; where nothing can be pointed at, of a sure kind."""
        limits = self._thresholds
        if reading.clues:
            return share >= limits.high_risk
        likely = _likely(reading, share) >= limits.kind_unsupported
        return likely and share >= limits.high_risk_unsupported

    def _agree(self, reading: Reading) -> bool:
        """Tell whether several signs speak for the kind that it surely is, if it is fraud."""
        kind = reading.evidence.topics[0]
        signs = sum(kind.id in clue.flag.topics for clue in reading.clues)
        return signs > 1 and kind.probability >= self._thresholds.kind_beside

    def _is_surely_signed(self, reading: Reading) -> bool:
        """Tell whether a sign that is to be heeded is of the kind that it surely is, if any.

        The police name such signs too, in warnings that want nothing.
        """
        kind, text = reading.evidence.topics[0], reading.question.matching
        ordinary = reading.evidence.of(Form.ORDINARY) >= self._thresholds.everyday
        if ordinary and not self._wording.asks("wanted", text):
            return False
        signed = any(
            clue.flag.strength != "supporting" and kind.id in clue.flag.topics
            for clue in reading.clues
        )
        return signed and kind.probability >= self._thresholds.kind_beside

    def _told_by_contacts(self, share: float, reading: Reading) -> Risk | None:
        """Judge by links and numbers where they decide, whatever the words say."""
        limits, contacts = self._thresholds, reading.contacts
        if contacts.condemned:
            return Risk.HIGH
        if contacts.alone or self._is_only_asked(reading):
            return Risk.CAUTION if contacts.doubtful else Risk.UNKNOWN
        if contacts.speaks_for_another and share >= limits.speaks_for_another:
            return Risk.HIGH if share >= limits.caution_decisive else Risk.CAUTION
        return None

    def _is_clear(self, reading: Reading, share: float) -> bool:
        """Tell whether a text resembles a fraud enough where nothing in it can be pointed at."""
        limits = self._thresholds
        strange = reading.contacts.has_link and not reading.contacts.all_official
        if share >= (limits.unsupported if strange else limits.fraud_unsupported):
            return True
        told = self._wording.asks("told", reading.question.matching)
        needed = limits.kind_told if told else limits.kind_unsupported
        return share >= limits.caution_unsupported and _likely(reading, share) >= needed

    def _is_only_asked(self, reading: Reading) -> bool:
        """Tell whether a number is asked about, of which nothing else is told."""
        fraud = reading.evidence.of(*_OF_FRAUD)
        return reading.contacts.nearly_alone and fraud < self._thresholds.told_story

    def _is_told(self, reading: Reading) -> bool:
        """Tell whether somebody tells a story, in which real numbers are named by the way."""
        return reading.evidence.of(Form.SITUATION) >= self._thresholds.told_story

    def _shown(self, reading: Reading, share: float) -> tuple[Topic, ...]:
        """Return the likely kinds; those the clues speak for where the wording says little."""
        likely = self._kinds.likely(reading.evidence, reading.clues)
        silent = share < self._thresholds.caution or reading.contacts.alone
        unsure = reading.evidence.topics[0].probability < self._thresholds.kind_sure
        if not silent and not (reading.contacts.condemned and unsure):
            return likely
        told = self._kinds.by_clues(reading.clues)
        return told if silent and told else tuple(dict.fromkeys((*told, *likely)))[:TOPICS_SHOWN]


def _likely(reading: Reading, share: float) -> float:
    """Return how likely a text is a fraud of its likeliest kind, or of one of two that it must be.

    Fraud may well be between two kinds; ordinary talk is between many.
    """
    first, *others = (kind.probability for kind in reading.evidence.topics)
    either = first + sum(others[:1])
    return share * (either if either >= _ONE_OF_TWO else first)
