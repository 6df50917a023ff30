"""Tells whether something has happened that cannot wait."""

from bot.advice.cries import CryFinder
from bot.advice.question import is_fragment
from bot.advice.reading import DESPAIR, Reading
from bot.advice.wording import WordingReader
from index.thresholds import Thresholds
from knowledge.exemplars import Form

PAID, GAVE_A_CODE = "paid", "gave-a-code"
SCREEN_SHARED, INSTALLED = "screen-shared", "clicked-or-installed"
CARD_GIVEN = "gave-bank-details"
THREATENED = "blackmailed"
_UNDONE = "before-pressing"
"""Over as soon as it is done."""
COMING = "someone-is-coming"
"""Urgent because nothing has been handed over yet."""
LENT = "account-lent"
"""Urgent while the money that came in has not been passed on yet."""
MULE = "money-mule"
"""The kind of fraud of who lends an account, as which no victim is to be spoken to."""
ON_THE_PHONE = "on-the-phone-now"
MISSING = "missing-person"
RECOVERY = "recovery-scam"
MONEY_GONE = {PAID, GAVE_A_CODE, CARD_GIVEN, SCREEN_SHARED, INSTALLED}
"""What money goes by."""
ABOUT_TO_PAY = "about-to-pay"
GOES_ON = {THREATENED, COMING, MISSING, ABOUT_TO_PAY, ON_THE_PHONE}
"""While it is told."""
NOTHING_DONE = {ABOUT_TO_PAY, ON_THE_PHONE, _UNDONE}
"""After which a matter may still turn out to be genuine."""
_ONGOING = {*GOES_ON - {COMING}, DESPAIR, _UNDONE}
"""In which nothing need have been done yet."""
_EVERYDAY_BESIDE = 0.07
"""Of the probability of an emergency, that of everyday life from which it may be a matter of it."""
_LEAST_EVERYDAY = 0.06
_QUOTING_OWN = 0.75
"""Of everyday life and the like, below which somebody is believed who tells what they did."""
_LEAST_ALONE = 0.1
"""Likelihood below which a few words that say nothing was done rather go on about something."""
_SURELY_DONE = 0.8
"""Of an emergency, from which a payment is believed to be made though it only seems asked for."""
_MAY_BE_GIVEN = ("gave_it", "secret_told", "one_time_code", "of_a_card", "recants")
_NOT_TOLD = ("wanted", "misuse")
_NOT_DONE = ("undone", "hung_up")


class Urgency:
    def __init__(self, thresholds: Thresholds, cries: CryFinder, wording: WordingReader) -> None:
        self._thresholds = thresholds
        self._cries = cries
        self._wording = wording

    def is_urgent(self, reading: Reading) -> bool:
        """Tell whether something has happened; in doubt, yes: the steps hurt nobody."""
        text = reading.question.matching
        if self._wording.is_settled(text) or self._only_sets_out(reading):
            return self._cries.named(text) is not None
        if self._wording.asks("unasked_code", text) and reading.only_of_a_code:
            return self._cries.named(text) is not None or self._cries.done(text)
        nothing_told = (
            *(self._is_warned, self._is_of_a_stranger, self._is_asked_in_general),
            *(self._is_over_well, self._is_still_to_pay, self._is_checked),
        )
        if any(tells(reading) for tells in nothing_told):
            return False
        if self._wording.asks("charge_told", text) and not self._cries.named(text):
            return reading.evidence.of(Form.EMERGENCY) >= self._thresholds.urgent_though_unsaid
        if self._wording.is_long_ago(text):
            if self._is_offered_it_back(reading):
                return False
            return reading.evidence.of(Form.EMERGENCY) >= self._thresholds.urgent_though_untold
        heard = self._goes_on(reading) or self._is_heard(reading)
        return heard and not self._is_of_a_matter(reading)

    def _is_offered_it_back(self, reading: Reading) -> bool:
        """Tell whether the loss is only how somebody came to be offered its recovery."""
        kind, text = reading.evidence.topics[0], reading.question.matching
        surely = kind.id == RECOVERY and kind.probability >= self._thresholds.kind_beside
        told = any(RECOVERY in clue.flag.topics for clue in reading.clues)
        return surely and (told or self._wording.asks("offered_back", text))

    def _is_asked_in_general(self, reading: Reading) -> bool:
        """Tell whether it is asked in general what can be done after a payment that nobody made."""
        evidence, text = reading.evidence, reading.question.matching
        told = evidence.of(Form.EMERGENCY, Form.SITUATION)
        likely = evidence.of(Form.GUIDANCE, Form.QUESTION) > told
        of_paying = likely and evidence.emergencies[0].id == PAID
        done = (
            self._cries.named(text)
            or self._cries.lost(text)
            or self._wording.asks("just_done", text)
        )
        return of_paying and self._wording.asks("in_general", text) and not done

    def _only_sets_out(self, reading: Reading) -> bool:
        """Tell whether somebody who seems to be missing has not left yet."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0].id
        leaving = likeliest == MISSING and self._wording.asks("sets_out", text)
        return leaving and not self._wording.asks("held_or_gone", text)

    def _is_of_a_stranger(self, reading: Reading) -> bool:
        """Tell whether who seems to be missing is more likely somebody only told of."""
        text, evidence = reading.question.matching, reading.evidence
        likeliest, probability = evidence.emergencies[0]
        told = evidence.of(Form.SITUATION) > evidence.of(Form.EMERGENCY)
        unsure = likeliest == MISSING and probability < self._thresholds.kind_of_a_cry
        if not (told and unsure) or self._cries.named(text):
            return False
        return not any(self._wording.asks(cue, text) for cue in ("held_or_gone", "kin_named"))

    def _is_warned(self, reading: Reading) -> bool:
        """Tell whether the police rang to warn, and nothing was done or asked that frauds ask."""
        text = reading.question.matching
        warned = self._wording.asks("police_warning", text) and not reading.decisive
        return warned and not self._is_done(text)

    def _is_done(self, text: str) -> bool:
        """Tell whether words name an emergency, or say that something was done or is threatened."""
        return self._cries.named(text) is not None or self._cries.happened(text)

    def _is_of_a_matter(self, reading: Reading) -> bool:
        """Tell whether it may well be an everyday matter, about which somebody is frightened."""
        named = self._cries.named(reading.question.matching)
        ordinary, likely = reading.evidence.of(Form.ORDINARY), reading.evidence.of(Form.EMERGENCY)
        possible = ordinary >= max(_LEAST_EVERYDAY, likely * _EVERYDAY_BESIDE)
        return reading.plainly_of_a_matter and possible and named is None

    def _goes_on(self, reading: Reading) -> bool:
        """Tell whether somebody is held, threatened, rung or robbed while it is told."""
        limits, (likeliest, probability) = self._thresholds, reading.evidence.emergencies[0]
        clear = likeliest in GOES_ON and probability >= limits.kind_of_emergency
        going = reading.likelihood(likeliest) >= limits.ongoing
        return clear and going and not (self._is_over(reading) or self._is_everyday(reading))

    def _is_over(self, reading: Reading) -> bool:
        """Tell whether a call that nobody is to stay on has ended."""
        likeliest, text = reading.evidence.emergencies[0].id, reading.question.matching
        over = self._wording.asks("call_over", text)
        held = self._wording.asks("still_on_the_line", text)
        return likeliest == ON_THE_PHONE and over and not held

    def _is_over_well(self, reading: Reading) -> bool:
        """Tell whether somebody is glad that a call has ended, and nothing was done on it."""
        text, asks = reading.question.matching, self._wording.asks
        over = asks("call_over", text) and not asks("still_on_the_line", text)
        return over and asks("relief", text) and not self._is_done(text)

    def _is_checked(self, reading: Reading) -> bool:
        """Tell whether it is only told that a matter was asked about, and is genuine."""
        text, asks = reading.question.matching, self._wording.asks
        well = asks("checked_own_way", text) and asks("rang_them", text) and asks("confirmed", text)
        given = any(asks(cue, text) for cue in _MAY_BE_GIVEN)
        done = self._is_done(text) or self._cries.heard(text)
        return well and not (given or done) and reading.evidence.emergencies[0].id in MONEY_GONE

    def _is_still_to_pay(self, reading: Reading) -> bool:
        """Tell whether a payment that is asked for was hardly made: no word says so."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0].id
        told = self._is_done(text) or self._cries.heard(text)
        sure = reading.evidence.of(Form.EMERGENCY) >= _SURELY_DONE
        return likeliest == PAID and self._wording.asks("still_to_pay", text) and not (told or sure)

    def _is_heard(self, reading: Reading) -> bool:
        evidence, unsaid = reading.evidence, self._is_unsaid(reading)
        limit = self._needed(reading, unsaid)
        likely = evidence.of(Form.EMERGENCY) >= limit and not self._is_everyday(reading)
        repaid = self._wording.asks("paid_back", reading.question.matching)
        over = repaid and not self._cries.lost(reading.question.matching)
        if likely and not (over or (unsaid and self._is_only_planned(reading))):
            return True
        elsewhere = evidence.of(
            Form.ORDINARY,
            Form.MESSAGE,
            Form.MISUSE,
            Form.OUT_OF_SCOPE,
            Form.FIGURE,
            Form.NO_FIGURE,
        )
        text = reading.question.matching
        if named := self._cries.named(text):
            quoted = (Form.MESSAGE,) if self._wording.asks("addressed", text) else ()
            quoting = evidence.of(Form.ORDINARY, Form.FIGURE, Form.NO_FIGURE, *quoted)
            own = self._cries.done(text) and self._wording.is_told_by_oneself(text)
            limit = _QUOTING_OWN if own else self._thresholds.elsewhere
            return named == DESPAIR or quoting < limit
        if self._wording.asks("wonders", text):
            return False
        told = evidence.of(Form.SITUATION, Form.EMERGENCY)
        if self._wording.asks("undone", text):
            return False
        asked = evidence.of(Form.GUIDANCE) if self._is_just_paid(reading) else 0.0
        if told + asked >= self._thresholds.loss_told and self._cries.lost(text):
            return True
        if told < self._thresholds.cry_told and not self._cries.lost(text):
            return False
        told_of = self._wording.without("whether_fraud", text)  # a question is no cry
        return elsewhere < self._thresholds.elsewhere and self._cries.heard(told_of)

    def _needed(self, reading: Reading, unsaid: bool) -> float:
        """Return the share of emergencies from which one is heard."""
        evidence, contacts, limits = reading.evidence, reading.contacts, self._thresholds
        leans = unsaid and is_fragment(reading.question.matching)
        if leans and reading.alone(Form.EMERGENCY) < _LEAST_ALONE:
            return 1.0
        limit = limits.emergency
        if contacts.all_official and contacts.has_link:
            limit = limits.urgent_though_official
        if self._has_not_happened(reading):
            clear = evidence.emergencies[0].probability >= limits.kind_of_emergency
            untold = limits.urgent_though_untold if clear else limits.urgent_though_unclear
            return max(limit, untold)
        return max(limit, limits.urgent_though_unsaid) if unsaid else limit

    def _is_just_paid(self, reading: Reading) -> bool:
        """Tell whether who asks what can be done, or asks nothing, says that they paid."""
        likeliest, probability = reading.evidence.emergencies[0]
        paid = likeliest == PAID and probability >= self._thresholds.kind_beside
        asked = self._wording.asks("is_a_question", reading.question.matching)
        return (paid or not asked) and self._cries.done(reading.question.matching)

    def _has_not_happened(self, reading: Reading) -> bool:
        """Tell whether something is only wanted or nearly happened, or nobody tells of a threat."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0].id
        if likeliest == _UNDONE:
            return False
        untold = likeliest == THREATENED or any(self._wording.asks(cue, text) for cue in _NOT_TOLD)
        if likeliest == DESPAIR or (likeliest != LENT and self._wording.asks("undone", text)):
            return True
        if self._cries.came_back(text) and not self._cries.heard(text):
            return True
        return untold and not self._cries.happened(text)

    def _is_only_planned(self, reading: Reading) -> bool:
        """Tell whether it is said not to be done, of what is urgent once it is, or to be over."""
        waiting = reading.evidence.emergencies[0].id in {COMING, LENT}
        told = any(self._wording.asks(cue, reading.question.matching) for cue in _NOT_DONE)
        return not waiting and told

    def _is_unsaid(self, reading: Reading) -> bool:
        """Tell whether no word says that what seems to have been done was done, if it had to be."""
        likeliest, probability = reading.evidence.emergencies[0]
        ongoing = likeliest in _ONGOING and probability >= self._thresholds.kind_of_emergency
        told = self._cries.happened(reading.question.matching)
        return not told and (not ongoing or self._is_over(reading))

    def _is_everyday(self, reading: Reading) -> bool:
        """Tell whether what has happened may just as well be everyday life."""
        limits, evidence = self._thresholds, reading.evidence
        likely, ordinary = evidence.of(Form.EMERGENCY), evidence.of(Form.ORDINARY)
        if reading.contacts.found and likely < limits.emergency_over_ordinary * ordinary:
            return True
        text = reading.question.matching
        if self._cries.heard(text):
            return False
        if self._cries.lost(text):
            return ordinary >= likely and not reading.clues
        told = self._cries.done(text)
        unheard = limits.emergency_over_ordinary if told else limits.emergency_unheard
        return likely + evidence.of(Form.SITUATION) < unheard * ordinary
