"""Advises somebody to whom something has happened that cannot wait."""

from collections.abc import Iterator
from dataclasses import replace

from bot.advice.advice import Advice, EmergencyAdvice
from bot.advice.cries import CryFinder
from bot.advice.firstaid import FirstAidFinder
from bot.advice.kinds import Kinds
from bot.advice.patterns import Pattern
from bot.advice.question import length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import (
    ABOUT_TO_PAY,
    CARD_GIVEN,
    GAVE_A_CODE,
    GOES_ON,
    INSTALLED,
    LENT,
    MISSING,
    MONEY_GONE,
    MULE,
    ON_THE_PHONE,
    PAID,
    SCREEN_SHARED,
    THREATENED,
    Urgency,
)
from bot.advice.variants import VariantFinder
from bot.advice.weighing import ranked
from bot.advice.wording import WordingReader
from index.evidence import Candidate, Evidence
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.emergencies import Emergency
from knowledge.exemplars import Form
from knowledge.firstaid import FirstAid
from knowledge.hotlines import Place
from knowledge.topics import Topic

_CRY = 48
"""Length of a text that says no more than that it is one."""
_TELLING = 120
"""The same of a text that tells more than that money has gone."""
_LIKE_LENDING = {PAID, "gave-a-code", CARD_GIVEN}
"""What lending an account looks like as well, with its money and its login."""
_SHOWN = 2
"""Things to do before the steps."""
_BY_A_CHILD = "a-child-writes"
_GIFT_CARD = "gift-card"
"""A card whose code was read out, and that is none of a bank."""
_LOVE = "pig-butchering"
_PAYS = ("pays_oneself", "sent_to_the_bank", "bystander", "of_another", "wanted")
"""Words for who pays, where no relative is named."""
INSIDE = "stranger-in-the-home"
"""The page for who has somebody in their home already."""
_GIVEN_AWAY = (CARD_GIVEN, GAVE_A_CODE)
"""What nobody did who tells what was sent to them."""
_COMFORT = "emotional-support"
"""The page for who is not all right, with the lines to ring."""
_SCOLDED = 0.1
"""Factor on despair where somebody only fears that parents will be angry, or is in less pain."""
_LIKELY = 0.6
"""From which a threat is believed that no word tells of, or comfort to be what is asked for."""
_SURELY = 0.9
"""From which it is details of a card that were given away, and nothing was lent."""
_ACCUSED = "accused"
_UNDONE = "before-pressing"
_COLLECTED = "someone-is-coming"
_BEFORE_PAYING = {_UNDONE, ABOUT_TO_PAY, _COLLECTED}
"""Over as soon as money is told to have gone."""


class EmergencyAdvisor:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        thresholds: Thresholds,
        wording: WordingReader,
        kinds: Kinds,
        home: Place,
        variants: VariantFinder,
    ) -> None:
        self._emergencies = knowledge.emergencies
        self._thresholds = thresholds
        self._kinds = kinds
        self._home = home
        self._variants = variants
        self._cries = CryFinder(knowledge.cries)
        self._wording = wording
        self._urgency = Urgency(thresholds, self._cries, wording)
        self._told_by = {
            emergency.id: Pattern.of(emergency.told_by)
            for emergency in knowledge.emergencies.values()
            if emergency.told_by
        }
        self._first_aid = FirstAidFinder(knowledge.first_aid.values())
        self._to_a_child = knowledge.first_aid[_BY_A_CHILD]

    def is_urgent(self, reading: Reading) -> bool:
        """Tell whether something has happened; in doubt, yes: the steps hurt nobody."""
        return self._urgency.is_urgent(reading)

    def believed(self, evidence: Evidence, matching: str) -> Evidence:
        """Take off what a normalised text has no word for, or other words: who says that parents
        will be angry does not despair.
        """
        if self._wording.asks("kept_the_code", matching):
            evidence = _of_the_card(evidence)
        named = self._cries.named(matching)
        factors = {} if named == DESPAIR else self._factors(evidence, matching)
        weights = {
            each.id: each.probability * factors.get(each.id, 1) for each in evidence.emergencies
        }
        told, kept = sum(each.probability for each in evidence.emergencies), sum(weights.values())
        if named in factors or not 0 < kept < told:
            return evidence
        left = kept / told
        urgent, whole = evidence.of(Form.EMERGENCY), sum(evidence.forms.values())
        rest = (whole - urgent * left) / max(whole - urgent, 1e-9)
        forms = {
            form: share * (left if form is Form.EMERGENCY else rest)
            for form, share in evidence.forms.items()
        }
        return replace(evidence, forms=forms, emergencies=ranked(weights))

    def _factors(self, evidence: Evidence, matching: str) -> dict[str, float]:
        """Return what each is multiplied by; what is sure needs no word."""
        untold = {MISSING} if not self._told_by[MISSING].matches(matching) else set[str]()
        another = self._wording.asks("kin_named", matching) or self._cries.of_another(matching)
        if not (another or any(self._wording.asks(cue, matching) for cue in _PAYS)):
            untold.add(ABOUT_TO_PAY)
        factors = {each: 0.0 for each in untold if evidence.has_happened(each) < _SURELY}
        wanted = self._wording.asks("asked_to_give", matching)
        only_code = self._wording.asks("kept_the_code", matching)
        nothing = self._wording.asks("typed_nothing", matching) and not only_code
        if wanted or nothing or self._wording.asks("they_sent_me", matching):
            factors |= dict.fromkeys(_GIVEN_AWAY, 0.0)
        bought = self._first_aid.find(matching, self._emergencies[PAID])
        if any(aid.id == _GIFT_CARD for aid in bought):
            factors[LENT] = 0.0
        if self._wording.asks("their_kin", matching):
            factors[ABOUT_TO_PAY] = 0.0
        if self._wording.asks("only_called", matching):
            factors[_COLLECTED] = 0.0
        if self._wording.asks("hides_calls", matching):
            factors[ON_THE_PHONE] = 0.0
        if self._wording.asks("no_link", matching) and not self._cries.done(matching):
            factors[INSTALLED] = 0.0
        less = any(self._wording.asks(cue, matching) for cue in ("scolding", "remedy_helps"))
        if less or self._only_lies_awake(evidence, matching):
            factors[DESPAIR] = _SCOLDED
        return factors

    def _only_lies_awake(self, evidence: Evidence, matching: str) -> bool:
        """Tell whether somebody surely asks for comfort, and says no more than how they sleep."""
        comfort, asks = evidence.guidance[0], self._wording.asks
        sure = comfort.id == _COMFORT and comfort.probability >= _LIKELY
        worse = any(asks(cue, matching) for cue in ("own_despair", "gives_up", "kin_despairs"))
        return sure and asks("sleepless", matching) and length(matching) <= _TELLING and not worse

    def despairs(self, reading: Reading) -> bool:
        """Tell whether somebody probably despairs, whatever else is told or asked.

        Who is watched by "the police" night and day sounds so; that is to end first.
        """
        likeliest, text = reading.evidence.emergencies[0].id, reading.question.matching
        if likeliest == MISSING and self._wording.asks("watched_at_home", text):
            return False
        inside = any(page.id == INSIDE for page in reading.evidence.guidance[:2])
        if inside and self._wording.asks("inside_already", text):
            return self._cries.named(text) == DESPAIR
        lost, named = self._cries.of_another(text) and self.lost(text), self._cries.named(text)
        if (lost and named != DESPAIR) or named in {_COLLECTED, MISSING}:
            return reading.likelihood(DESPAIR) >= self._thresholds.despair_of_another
        return reading.likelihood(DESPAIR) >= self._thresholds.despair

    def goes_on(self, reading: Reading) -> bool:
        """Tell whether it is plain that something presses just now, by the words alone."""
        likeliest, limits = reading.evidence.emergencies[0], self._thresholds
        evidence, everyday = reading.evidence, reading.evidence.of(Form.ORDINARY)
        told = evidence.of(Form.EMERGENCY, Form.SITUATION) / max(1 - everyday, 1e-9)
        pressing = evidence.of(Form.EMERGENCY) >= max(limits.emergency_in_a_case, everyday)
        surely = min(told, likeliest.probability) >= limits.kind_beside
        return likeliest.id in GOES_ON and pressing and surely

    def is_another(self, matching: str, known: str | None) -> bool:
        """Tell whether a normalised text names one that is not known yet, and no payment."""
        return self._cries.named(matching) not in {None, PAID, known}

    def is_only_asked(self, reading: Reading) -> bool:
        """Tell whether a guidance entry answers, and what seems to have happened is not told."""
        evidence, text = reading.evidence, reading.question.matching
        both = evidence.of(Form.GUIDANCE), evidence.of(Form.EMERGENCY)
        asked = min(both) >= self._thresholds.emergency
        sure = evidence.guidance[0].probability >= self._thresholds.kind_beside
        told = self._is_told(evidence.emergencies[0], text) or self.lost(text)
        cried = self._cries.named(text) or self._cries.heard(text)
        return asked and sure and not (told or cried)

    def concerns(self, matching: str) -> bool:
        """Tell whether a normalised text says that somebody despairs, or a relative lost money."""
        despair = self._cries.named(matching) == DESPAIR
        return despair or (self.lost(matching) and self._cries.of_another(matching))

    def presses(self, matching: str) -> bool:
        """Tell whether a normalised text names an emergency other than a payment."""
        return self.is_another(matching, None)

    def named(self, matching: str) -> str | None:
        """Return the emergency that a normalised text names."""
        return self._cries.named(matching)

    def is_named(self, matching: str) -> bool:
        """Tell whether a normalised text names an emergency, or says that money has gone."""
        return self._cries.named(matching) is not None or self.lost(matching)

    def happened(self, matching: str) -> bool:
        """Tell whether a normalised text says that something was done or is threatened."""
        return self._cries.happened(matching)

    def has_paid(self, reading: Reading) -> bool:
        """Tell whether something was done, and likeliest a payment."""
        likeliest = reading.evidence.emergencies[0].id
        return likeliest == PAID and self.happened(reading.question.matching)

    def coming(self, matching: str) -> bool:
        """Tell whether a normalised text says that somebody will come for what is not gone."""
        return self._cries.coming(matching)

    def tells_of_paying(self, matching: str) -> bool:
        """Tell whether a normalised text says in plain words that somebody here has paid."""
        told, asks = self._cries.own(matching), self._wording.asks
        return asks("paid_told", told) and not asks("paid_by_them", told)

    def came_back(self, matching: str) -> bool:
        """Tell whether a normalised text says that money came back, and is none that is gone."""
        return self._cries.came_back(matching) and not self.lost(matching)

    def lost(self, matching: str) -> bool:
        """Tell whether a normalised text says that money has gone."""
        return self._cries.lost(matching) or self._cries.named(matching) == PAID

    def perhaps_lost(self, reading: Reading) -> bool:
        """Tell whether something was done that money may go by, beside a fraud that is told."""
        likeliest, text = reading.evidence.emergencies[0], reading.question.matching
        done = likeliest.id in {LENT, *MONEY_GONE} and self.happened(text)
        sure = likeliest.probability >= self._thresholds.kind_beside
        share = reading.evidence.of(Form.EMERGENCY)
        return done and sure and share >= self._thresholds.perhaps_lost

    def is_of_a_child(self, matching: str) -> bool:
        """Tell whether a child says in a normalised text to be one."""
        return any(aid.id == _BY_A_CHILD for aid in self._first_aid.not_yet(matching))

    def advise(self, reading: Reading, *, calm: bool = False) -> EmergencyAdvice:
        """Give the steps for what most likely has happened, and first what it calls for.

        Of who is known to be ``calm`` it is not asked whether they despair.
        """
        despairs = not calm and self.despairs(reading)
        emergency = self._emergencies[DESPAIR if despairs else self._urgency_of(reading)]
        limits, text = self._thresholds, reading.question.matching
        long = length(text)
        needed = limits.kind_of_a_cry if long <= _CRY else limits.kind_of_emergency
        vouched = self._is_vouched_for(reading)
        if long <= _TELLING and not vouched:
            needed = limits.kind_unvouched
        sure = reading.evidence.topics[0].probability >= needed and (vouched or long > _CRY)
        named = sure and emergency.id != DESPAIR
        kinds = self._named(reading, emergency, vouched) if named else ()
        surely = reading.evidence.topics[0].probability >= limits.kind_beside
        place = reading.place
        another, paid = self._of_another(emergency.id, text), emergency.id == PAID
        return EmergencyAdvice(
            emergency,
            place,
            kinds,
            sure=surely and bool(kinds) and kinds[0].id == reading.evidence.topics[0].id,
            variant=self._variants.find(text, kinds[0].id) if kinds else None,
            told=place is not self._home,
            placed=reading.placed,
            kin_there=self._wording.asks("kin_there", text),
            first=self._first_aid.find(text, emergency),
            for_another=another,
            persuading=another and paid and self._wording.asks("to_persuade", text),
            late=paid and self._wording.is_long_ago(text),
        )

    def _is_watched(self, reading: Reading) -> bool:
        """Tell whether the screen is surely shared, or controlled, beside a call that goes on."""
        likeliest = reading.evidence.emergencies[0]
        sure = (
            likeliest.id == SCREEN_SHARED and likeliest.probability >= self._thresholds.kind_beside
        )
        return sure and self._is_told(likeliest, reading.question.matching)

    def _of_another(self, emergency: str, text: str) -> bool:
        """Tell whether it has happened to somebody close to the writer."""
        if emergency == DESPAIR:
            asks = self._wording.asks
            threatens = asks("life_for_money", text) and asks("kin_named", text)
            told = asks("kin_despairs", text) and not asks("own_despair", text)
            return (told or threatens) and not asks("met_online", text)
        return self._cries.of_another(text)

    def paid(self, reading: Reading) -> EmergencyAdvice:
        """Give the steps for who has paid, whatever else a text sounds like."""
        return self.surely(PAID, reading)

    def gave_a_code(self, reading: Reading) -> EmergencyAdvice:
        """Give the steps for who gave a code away, whatever else a text sounds like."""
        return self.surely(GAVE_A_CODE, reading)

    def of_who_lends(self, advice: Advice, reading: Reading, kind: str | None) -> Advice:
        """Speak to who told of lending an account, and gives it away, as to one who lends it."""
        given = isinstance(advice, EmergencyAdvice) and advice.emergency.id in _GIVEN_AWAY
        return self.lent(reading) if given and kind == MULE else advice

    def hands_over(self, matching: str) -> bool:
        """Tell whether a normalised text says that a card or an account was handed over."""
        return self.happened(matching) and self._told_by[LENT].matches(matching)

    def lent(self, reading: Reading) -> EmergencyAdvice:
        """Give the steps for who lent an account, whatever else a text sounds like."""
        return self.surely(LENT, reading)

    def is_of_an_account(self, matching: str) -> bool:
        """Tell whether a code that was given needs other steps, as that of a messenger does."""
        return bool(self._first_aid.find(matching, self._emergencies[GAVE_A_CODE]))

    def is_collected(self, reading: Reading) -> EmergencyAdvice:
        """Give the steps for to whom somebody is sent, whatever else a text sounds like."""
        return self.surely(_COLLECTED, reading)

    def is_in_danger(self, matching: str) -> bool:
        """Tell whether who despairs says in a normalised text where they stand, what they hold, or
        that they give up."""
        danger = self._first_aid.find(matching, self._emergencies[DESPAIR])
        return bool(danger) or self._wording.asks("gives_up", matching)

    def despairing(self, reading: Reading) -> EmergencyAdvice:
        """Give the steps for whose life is in danger, whatever else a text sounds like."""
        return replace(self.surely(DESPAIR, reading), topics=(), sure=False, variant=None)

    def surely(self, emergency: str, reading: Reading) -> EmergencyAdvice:
        """Give the steps for one that words tell, whatever else a text sounds like."""
        known, text = self._emergencies[emergency], reading.question.matching
        first = self._first_aid.find(text, known)
        another = self._of_another(emergency, text)
        advice = self.advise(reading, calm=True)
        return replace(advice, emergency=known, first=first, for_another=another)

    def for_a_child(self, advice: EmergencyAdvice) -> EmergencyAdvice:
        """Say first what a child is told, where the steps are those of grown-ups."""
        told = any(aid.id == _BY_A_CHILD for aid in advice.first)
        fits = advice.emergency.id in self._to_a_child.emergencies
        if told or not fits:
            return advice
        return replace(advice, first=(self._to_a_child, *advice.first)[:_SHOWN])

    def first_aid(self, reading: Reading) -> tuple[FirstAid, ...]:
        """Return what is done first about what a text says was given away."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0].id
        likely = reading.evidence.of(Form.EMERGENCY) >= self._thresholds.given_beside
        given = likely and (self._cries.done(text) or self._cries.lost(text))
        if not given:
            return self._first_aid.not_yet(text)
        return self._first_aid.find(text, self._emergencies[likeliest])

    def _is_vouched_for(self, reading: Reading) -> bool:
        """Tell whether some words are those of the likeliest kind, beside what has happened."""
        kind = reading.evidence.topics[0].id
        signed = any(kind in clue.flag.topics for clue in reading.clues)
        return signed or self._variants.find(reading.question.matching, kind) is not None

    def _named(self, reading: Reading, emergency: Emergency, vouched: bool) -> tuple[Topic, ...]:
        """Return the likely kinds, without that of a mule where nobody may be called one.

        Who gave a card to a thief has lent no account; and a story of love and money resembles
        lending one, so that another likely kind is believed first.
        """
        kinds = self._kinds.likely(reading.evidence)
        others = tuple(kind for kind in kinds if kind.id != MULE)
        if emergency.id == CARD_GIVEN:
            return others
        lent = self._told_by[LENT].matches(reading.question.matching)
        if lent or emergency.id == LENT:
            return kinds
        if not vouched and kinds[0].id == MULE:
            return others
        if emergency.id != PAID or not others:
            return kinds
        _, second, *_ = reading.evidence.topics
        unlikely = second.probability < self._thresholds.named_in_meaning
        return () if kinds[0].id == MULE and unlikely else others

    def _is_told(self, emergency: Candidate, text: str) -> bool:
        """Tell whether some word speaks of it, where there is one without which it cannot be.

        Despair, of which no word need speak, is told by how sure it is.
        """
        pattern = self._told_by.get(emergency.id)
        return emergency.id != DESPAIR and (pattern is None or pattern.matches(text))

    def _going_on(self, reading: Reading) -> Iterator[str]:
        """Yield what may be going on before anything is done, likeliest first."""
        yield from (
            kind.id
            for kind in reading.evidence.emergencies
            if kind.id in GOES_ON and reading.likelihood(kind.id) >= self._thresholds.ongoing
        )

    def has_lent(self, reading: Reading) -> bool:
        """Tell whether somebody tells of lending an account, and of no loss of their own."""
        kind, text = reading.evidence.topics[0], reading.question.matching
        mule = kind.id == MULE and kind.probability >= self._thresholds.kind_beside
        if reading.evidence.has_happened(CARD_GIVEN) >= _SURELY:
            return False
        return mule and self._told_by[LENT].matches(text) and not self.lost(text)

    def _of_the_writer(self, likeliest: str, reading: Reading) -> str | None:
        """Return what it is for a writer who is told what to do, where it sounds like a relative.

        Steps to find who is missing, or to have the bank stop a mother, are no use to themselves.
        """
        text = reading.question.matching
        alone = not self._wording.asks("kin_named", text)
        if likeliest == MISSING and (alone or self._wording.asks("watched_at_home", text)):
            return ON_THE_PHONE
        if likeliest == MISSING and self._is_of_love(reading):
            return PAID if self.tells_of_paying(text) else ABOUT_TO_PAY
        if likeliest == THREATENED and any(clue.flag.id == _ACCUSED for clue in reading.clues):
            return ON_THE_PHONE
        paid = self._cries.done(text) or self._cries.lost(text)
        if likeliest == PAID and self._wording.asks("going_to_pay", text) and not (alone or paid):
            return ABOUT_TO_PAY
        if likeliest != ABOUT_TO_PAY or self._cries.of_another(text):
            return None
        held = self._wording.asks("still_on_the_line", text) and self._wording.asks("ordered", text)
        if alone and held:
            return ON_THE_PHONE
        if alone and self._wording.asks("pays_oneself", text):
            second = reading.evidence.emergencies[1].id
            return second if second == THREATENED else _UNDONE
        return _UNDONE if self._wording.asks("sent_to_the_bank", text) else None

    def _is_of_love(self, reading: Reading) -> bool:
        """Tell whether a relative is surely courted from afar, and no word says they are gone."""
        kind, text = reading.evidence.topics[0], reading.question.matching
        sure = kind.id == _LOVE and kind.probability >= self._thresholds.kind_beside
        return sure and not self._wording.asks("held_or_gone", text)

    def _is_at_the_bank(self, text: str) -> bool:
        """Tell whether somebody else is at a bank, whom the writer can only have stopped there."""
        aid = self._first_aid.find(text, self._emergencies[ABOUT_TO_PAY])
        there = any(each.id == "at-the-bank-now" for each in aid)
        return there and self._wording.asks("kin_named", text)

    def _urgency_of(self, reading: Reading) -> str:
        """Return the one named outright, the loss where that alone speaks, or the likeliest."""
        text, evidence = reading.question.matching, reading.evidence
        if named := self._cries.named(text):
            if named == ON_THE_PHONE and self._is_watched(reading):
                return SCREEN_SHARED
            held = ("still_on_the_line", "sent_into_hiding")
            told_to_stay_on = any(self._wording.asks(cue, text) for cue in held)
            if named == MISSING and told_to_stay_on and not self._wording.asks("own_kin", text):
                return ON_THE_PHONE  # who hides and types is held by the voice alone
            if named == ON_THE_PHONE and self._is_at_the_bank(text):
                return ABOUT_TO_PAY
            collected = named == _COLLECTED and not self._cries.coming(text)
            paid = named in _BEFORE_PAYING and self._cries.done(text)
            return PAID if (collected or paid) and self._cries.lost(text) else named
        told = (c.id for c in evidence.emergencies if self._is_told(c, text))
        likeliest = next(told, evidence.emergencies[0].id)
        if own := self._of_the_writer(likeliest, reading):
            return own
        paid = self._wording.asks("paid_told", text) and not self._cries.threatened(text)
        if likeliest == THREATENED and paid and evidence.has_happened(THREATENED) < _LIKELY:
            likeliest = PAID
        if self._wording.asks("undone", text):
            likeliest = next(self._going_on(reading), likeliest)
        elif likeliest == _UNDONE and self._wording.asks("done_already", text):
            likeliest = next((c.id for c in evidence.emergencies if c.id in MONEY_GONE), PAID)
        if likeliest in _LIKE_LENDING and self.has_lent(reading):
            return LENT
        unlikely = evidence.of(Form.EMERGENCY) < self._thresholds.emergency
        coming = likeliest == _COLLECTED and self._cries.coming(text)
        replaced = unlikely or (likeliest in _BEFORE_PAYING and not coming)
        on_it = self._wording.asks("still_on_the_line", text)
        ended = self._wording.asks("call_over", text) and not on_it
        replaced = replaced or (likeliest == ON_THE_PHONE and ended)
        replaced = replaced or (likeliest == CARD_GIVEN and self._wording.is_only_of_papers(text))
        return PAID if replaced and self._cries.lost(text) else likeliest


def _of_the_card(evidence: Evidence) -> Evidence:
    """Return what is known of a text that says of a code that it was not given."""
    likely = {each.id: each.probability for each in evidence.emergencies}
    likely[CARD_GIVEN] = likely.get(CARD_GIVEN, 0.0) + likely.pop(GAVE_A_CODE, 0.0)
    return replace(evidence, emergencies=ranked(likely))
