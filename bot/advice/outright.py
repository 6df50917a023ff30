"""Answers what words tell or ask plainly in a talk, whatever else a line may mean."""

import re
from dataclasses import replace

from bot.advice.advice import Advice, EmergencyAdvice, WorryAdvice
from bot.advice.despairing import DespairReader
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.question import is_fragment, length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import (
    ABOUT_TO_PAY,
    CARD_GIVEN,
    COMING,
    GAVE_A_CODE,
    INSTALLED,
    LENT,
    MISSING,
    MONEY_GONE,
    MULE,
    NOTHING_DONE,
    ON_THE_PHONE,
    PAID,
    RECOVERY,
    SCREEN_SHARED,
)
from bot.advice.wording import WordingReader
from bot.advice.worries import (
    BANK_WILL_NOT,
    BETTER_NOT,
    CHECKED,
    DO_NOT_GO,
    DONE_SO_FAR,
    DRIVER_FOR_GOODS,
    FAMILY_SAYS_SO,
    GOOD_SIGN,
    IS_IT_ONE,
    LIFE_FOR_MONEY,
    LONGEST,
    MONEY_BACK,
    NOTHING_GONE,
    ON_HOLD,
    OWED_STILL,
    PAID_OUT,
    PAYMENT_DETAIL,
    REFUNDED,
    RELIEVED,
    SAW_THROUGH,
    SENT_PICTURES,
    STALLING,
    TELL,
    THEIR_MONEY,
    THEIR_OWN_NUMBER,
    THEY_BLAME_ME,
    THEY_WANT_MORE,
    WILL_THEY_COME,
    WorryReader,
)
from bot.memory import Recall
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.guidance import Guidance

_EXTORTION = "sextortion"
_NO_MORE_PAID = {PAID, LENT, DESPAIR}
"""In which more told of a payment is no news, or not what matters."""
_SUM_NOT_LOST = ("undone", "there_is_none", "thanking", "paid_back", "with_helpers", "supposed")
_BUT = re.compile(r"\bbut\b|但是?|可是|不过")
"""What follows it is what matters."""
PRESSING = {DESPAIR, MISSING}
"""In which it matters little what kind of fraud it is."""
_AS_A_SCOLDING = 0.5
"""From which probability "my mum will kill me" is fear of telling her, and no threat."""
_NO_MORE_THAN_WAITS = 60
"""Length of a first line that says no more than that its writer is on hold."""
_NO_MORE_THAN_PAID = 40
"""Length of a line that tells of a genuine matter that it was paid, and perhaps how."""
_ANEW = 0.4
"""From which likelihood a loss is heard after a matter was settled."""
_LIKELIEST = 0.35
"""From which somebody who told of an everyday matter has likely checked it."""
_RATHER = 0.6
"""From which a line goes on about something else than an impostor who was found out."""
_FETCHED = frozenset(
    {
        *("authority-impersonation", "elderly-scam", "virtual-kidnapping"),
        *("acquaintance-impersonation", "deepfake-scam"),
    }
)
"""Kinds of fraud in which somebody is sent for cash, gold or cards."""
_CARRYING = "carrying-cash"
_JOB = "job-scam"
_SELLING, _SELLING_SAFELY = "shopping-scam", "selling-safely"
_BEFORE_A_CARD = frozenset({None, GAVE_A_CODE, *NOTHING_DONE})
"""In which it is news, and worse, that details of a card were given."""
_NOT_LET_IN = (
    "is_a_question",
    "undone",
    "thanking",
    "with_helpers",
    "typed_nothing",
    "told_to_install",
)
_GIVEN_AWAY = MONEY_GONE - {PAID}
"""After which money may go any moment."""
_BEFORE_FETCHING = frozenset({ABOUT_TO_PAY, ON_THE_PHONE})
_ORDERED = frozenset({None, "phishing"})
"""Kinds in which it speaks for a message that one has ordered something; of a shop it does not."""
_NO_CHECK = ("denied_there", "recants", "gave_it", "is_a_question", "wants_a_fee")
"""What speaks against a check, or shows that something was given all the same."""


class OutrightReader:
    def __init__(
        self,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        despair: DespairReader,
        wording: WordingReader,
        thresholds: Thresholds,
    ) -> None:
        self._worries = worries
        self._emergencies = emergencies
        self._despair = despair
        self._wording = wording
        self._thresholds = thresholds

    def said(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer what words tell plainly in a case: a sum that was paid, or who is on hold."""
        if life := self._life_for_money(reading, recall):
            return life
        text, unknown = reading.question.matching, self._worries.case(reading, recall) is None
        if recall.emergency == DESPAIR and self._emergencies.is_in_danger(text):
            return self._emergencies.despairing(reading)
        if recall.emergency == COMING and self._is_gone(text):
            return self._emergencies.paid(reading)
        if fetched := self._goods_fetched(reading, recall):
            return fetched
        if asked := None if unknown else self._worded(reading, recall):
            return asked
        if self._cannot_wait(reading, recall):
            return None
        alone = length(text) <= _NO_MORE_THAN_WAITS and not self._emergencies.happened(text)
        if self._wording.asks("on_hold", text) and (alone or not unknown):
            return self._worries.told(ON_HOLD, reading, recall)
        if let_in := None if unknown else self._let_in(reading, recall):
            return let_in
        if vain := self._checked_in_vain(reading, recall):
            return vain
        outcome = self._turned_out(reading, recall)
        outcome = outcome or (self._said_of_it(reading, recall) if recall.begun else None)
        return outcome if unknown or outcome else self._told_of_the_case(reading, recall)

    def _is_gone(self, text: str) -> bool:
        """Tell whether what was to be fetched is gone, and no thanks are given."""
        fine = any(self._wording.asks(cue, text) for cue in ("thanking", "with_helpers", "undone"))
        return self._wording.asks("fetched", text) and not fine

    def _life_for_money(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who tells that somebody's life is staked for money."""
        text = reading.question.matching
        life = recall.worry == LIFE_FOR_MONEY and self._wording.asks("corrects", text)
        if not (life or self._wording.asks("life_for_money", text)):
            return None
        online = self._wording.asks("met_online", text)
        if self._wording.asks("kin_named", text) and not online:
            return self._emergencies.despairing(reading)
        return self._worries.told(LIFE_FOR_MONEY, reading, recall)

    def _worded(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who is threatened with violence, or asks in a case what words ask outright."""
        text = reading.question.matching
        despairs = self._emergencies.named(text) == DESPAIR
        despairs = despairs or self._despair.is_told(reading, recall)
        goes_on = reading.evidence.goes_on
        scolds = self._wording.asks("scolding", text)
        least = _AS_A_SCOLDING if scolds else self._thresholds.turn_rather_another
        rather = goes_on(TELL) + goes_on(THEY_BLAME_ME) >= least
        if self._wording.asks("threatens_violence", text) and not (despairs or rather):
            return self._worries.told(WILL_THEY_COME, reading, recall)
        asked = None if self._cannot_wait(reading, recall) else self._worries.worded(text)
        if asked == STALLING and self._wording.asks("helpers_have_wait", text):
            return None
        return self._worries.told(asked, reading, recall) if asked else None

    def _told_of_the_case(self, reading: Reading, recall: Recall) -> Advice | None:
        text = reading.question.matching
        if self._is_of_the_old_loss(text, recall):
            return self._worries.go_on(reading, recall, asked=False)
        pressing = (
            self._sent_for_it(reading, recall)
            or self._lent(reading, recall)
            or self._flies_out(reading, recall)
            or self._of_what_is_gone(reading, recall)
        )
        if pressing:
            return pressing
        if self._is_only_opened(text, recall):
            return self._worries.told(NOTHING_GONE, reading, recall)
        asks = self._wording.asks("is_a_question", text)
        told = self._paid_and_asks(reading, recall) if asks else self._paid(reading, recall)
        told = told or self._code_given(reading, recall)
        return told or self.asked(reading, recall)

    def _said_of_it(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer whose family calls a genuine matter a fraud, or who tells what speaks for it."""
        genuine = recall.matter is not None or recall.settled
        if genuine and self._worries.worded(reading.question.matching) == FAMILY_SAYS_SO:
            return self._worries.told(FAMILY_SAYS_SO, reading, recall)
        return self._speaks_for_it(reading, recall)

    def _speaks_for_it(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who remembers having ordered it, or tells that nothing is wanted of them."""
        text, asks = reading.question.matching, self._wording.asks
        ordered = recall.topic in _ORDERED and asks("remembers", text)
        told = asks("no_demand", text) or (ordered and not asks("wanted", text))
        more = asks("but_wants", text) and not recall.settled
        happened = self._emergencies.happened(text) or asks("is_a_question", text)
        if recall.emergency or happened or more or not told:
            return None
        return self._worries.told(GOOD_SIGN, reading, recall)

    def _is_only_opened(self, text: str, recall: Recall) -> bool:
        """Tell whether somebody to whom nothing else has happened typed and gave nothing."""
        nothing = recall.emergency is None or recall.emergency in NOTHING_DONE
        told = self._wording.asks("typed_nothing", text) and not (
            self._emergencies.lost(text) or self._wording.asks("kept_the_code", text)
        )
        return nothing and told and not self._wording.asks("asks_verdict", text)

    def _of_what_is_gone(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who has paid and tells that it is to be paid again, or asks to get it back."""
        text, asks = reading.question.matching, self._wording.asks
        if recall.emergency not in MONEY_GONE:
            return None
        if asks("asked_again", text):
            asked = OWED_STILL if asks("the_real_one", text) else THEY_WANT_MORE
            return self._worries.told(asked, reading, recall)
        back = asks("asks_money_back", text)
        if back and not self._worries.tells_rather_of_another(reading, MONEY_BACK):
            return self._worries.told(MONEY_BACK, reading, recall)
        return None

    def _sent_for_it(self, reading: Reading, recall: Recall) -> Advice | None:
        """Give the steps to who tells that somebody comes, in a case in which money is fetched."""
        text, asks = reading.question.matching, self._wording.asks
        if recall.emergency == COMING:
            told = asks("at_the_door", text)
        else:
            fetched = recall.topic in _FETCHED or recall.emergency in _BEFORE_FETCHING
            told = fetched and (asks("is_sent_for_it", text) or asks("at_the_door", text))
        if not told:
            return None
        if any(asks(cue, text) for cue in ("with_helpers", "meets", "undone", "thanking")):
            return None
        return self.of_its_kind(self._emergencies.is_collected(reading), reading, recall)

    def _lent(self, reading: Reading, recall: Recall) -> Advice | None:
        """Give the steps to who told of a wish to lend an account, and has handed it over; or of
        carrying cash for others, and has done so.
        """
        text, asks = reading.question.matching, self._wording.asks
        if recall.topic != MULE or recall.emergency is not None:
            return None
        done = "carried_it" if recall.page == _CARRYING else "let_go_of_it"
        if not (self._emergencies.hands_over(text) or asks(done, text)):
            return None
        return None if asks("undone", text) else self._emergencies.lent(reading)

    def _let_in(self, reading: Reading, recall: Recall) -> Advice | None:
        """Give the steps to who tells in a case that the other side sees or controls a device, that
        an app of theirs was put on one, or that something was filled in on their page.
        """
        text, asks = reading.question.matching, self._wording.asks
        known = recall.topic is None or recall.emergency in {SCREEN_SHARED, LENT, *PRESSING}
        if known or any(asks(cue, text) for cue in _NOT_LET_IN):
            return None
        if asks("lets_them_in", text):
            let_in = self._emergencies.surely(SCREEN_SHARED, reading)
        elif recall.emergency in {None, *NOTHING_DONE} and asks("put_their_app_on", text):
            let_in = self._emergencies.surely(INSTALLED, reading)
        elif recall.emergency in _BEFORE_A_CARD and self._filled_in(text):
            let_in = self._emergencies.surely(CARD_GIVEN, reading)
        else:
            return None
        return self.of_its_kind(let_in, reading, recall)

    def _filled_in(self, text: str) -> bool:
        """Tell whether something was filled in on their page, and not that it is wanted."""
        wanted = self._wording.asks("wanted", text) and not self._emergencies.happened(text)
        return self._wording.asks("filled_in_there", text) and not wanted

    def _goods_fetched(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who sells something, and tells that somebody is sent to fetch it."""
        text, asks = reading.question.matching, self._wording.asks
        sells = recall.topic == _SELLING or recall.page == _SELLING_SAFELY
        fetched = sells and asks("fetches_goods", text) and not asks("thanking", text)
        return self._worries.told(DRIVER_FOR_GOODS, reading, recall) if fetched else None

    def _flies_out(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who tells that somebody flies out to a job that was warned of."""
        text, asks = reading.question.matching, self._wording.asks
        abroad = recall.topic == _JOB and recall.emergency is None
        goes = abroad and asks("flies_out", text) and not asks("thanking", text)
        return self._worries.told(DO_NOT_GO, reading, recall) if goes else None

    def _code_given(self, reading: Reading, recall: Recall) -> Advice | None:
        """Give the steps to who says to have given a code away, whatever they ask beside it."""
        text, asks = reading.question.matching, self._wording.asks
        new = recall.emergency is None or recall.emergency in NOTHING_DONE
        given = (new and asks("gave_it", text)) or self._names_what_for(text, recall)
        if not given or asks("undone", text):
            return None
        return self.of_its_kind(self._emergencies.gave_a_code(reading), reading, recall)

    def _names_what_for(self, text: str, recall: Recall) -> bool:
        """Tell whether somebody who gave a code says no more than which account it was for."""
        after = recall.emergency == GAVE_A_CODE and length(text) <= _NO_MORE_THAN_PAID
        asked = self._wording.asks("is_a_question", text)
        return after and not asked and self._emergencies.is_of_an_account(text)

    def _turned_out(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who tells that the matter was genuine or false, or goes on about a genuine one."""
        text, asks = reading.question.matching, self._wording.asks
        of_a_matter = recall.matter is not None and length(text) <= LONGEST
        if not (of_a_matter or recall.begun or self._worries.case(reading, recall)):
            return None
        seems = asks("turned_out_real", text) or self._surely_checked(reading, recall)
        rather = self._worries.tells_rather_of_another(reading, CHECKED)
        confirmed = self.was_confirmed(text)
        real = confirmed or (seems and not (rather or asks("recants", text)))
        if real and recall.emergency in {None, *NOTHING_DONE}:
            denied = asks("denied_there", text)
            in_person = asks("checked_in_person", text) and not denied
            sent = asks("checked_their_way", text) or self._worries.never_settles(CHECKED, recall)
            surely = (recall.matter or in_person or confirmed) and not sent
            known = replace(recall, emergency=None, settled=recall.settled or bool(surely))
            found = self._worries.told(self._of_the_found(reading, recall), reading, known)
            return (
                replace(found, unsettled=sent or denied)
                if isinstance(found, WorryAdvice)
                else found
            )
        false = recall.emergency is None and asks("turned_out_false", text)
        rather = self._worries.tells_rather_of_another(reading, SAW_THROUGH, _RATHER)
        if false and not rather:
            return self._worries.told(SAW_THROUGH, reading, recall)
        return self._settled(reading, recall) if recall.settled else None

    def _checked_in_vain(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who trusts what was looked up by the other side's own number or site."""
        text, asks = reading.question.matching, self._wording.asks
        theirs = asks("checked_their_way", text) and not asks("checked_own_way", text)
        found, limits = reading.evidence.goes_on, self._thresholds
        checked = found(CHECKED) + found(THEIR_OWN_NUMBER) + found(DONE_SO_FAR)
        likely = recall.settled or checked >= limits.turn_possible
        if not recall.known:
            likely = checked * reading.evidence.worry >= limits.turn_unsure
        if not (theirs and (likely or asks("turned_out_real", text))):
            return None
        done = self._emergencies.has_paid(reading) or asks("gave_it", text)
        done = done or self._emergencies.lost(text) or asks("paid_plainly", text)
        if done and not asks("is_a_question", text):
            return self.steps(reading, recall)
        return self._worries.told(THEIR_OWN_NUMBER, reading, recall)

    def _surely_checked(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether a line, if it goes on about a case, surely tells what was found out."""
        text, sure = reading.question.matching, self._thresholds.turn_rather_another
        asked = self._wording.asks("is_a_question", text)
        found, confirmed = reading.evidence.goes_on(CHECKED), self._wording.asks("confirmed", text)
        told = found >= (_LIKELIEST if recall.matter and confirmed else sure)
        paid = self._emergencies.lost(text) or self._wording.asks("paid_plainly", text)
        return told and not (asked or paid)

    def _of_the_found(self, reading: Reading, recall: Recall) -> str:
        """Return what to say of a matter found genuine, and not the same twice."""
        if recall.settled and self._emergencies.has_paid(reading):
            return RELIEVED
        return GOOD_SIGN if recall.settled and recall.worry == CHECKED else CHECKED

    def was_confirmed(self, text: str) -> bool:
        """Tell whether who asked by a way of their own found that it is so, and lost nothing."""
        asks = self._wording.asks
        found = asks("checked_there", text) and asks("confirmed", text)
        gone = self._emergencies.lost(text) or asks("paid_plainly", text)
        return found and not (gone or any(asks(cue, text) for cue in _NO_CHECK))

    def _is_of_the_old_loss(self, text: str, recall: Recall) -> bool:
        """Tell whether more is told of what was lost before somebody offered to get it back."""
        offered = recall.topic == RECOVERY and recall.emergency is None
        asked = self._wording.asks("is_a_question", text)
        return offered and not asked and self._wording.is_long_ago(text)

    def _paid(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who tells which side has paid."""
        text = _BUT.split(reading.question.matching)[-1]
        if recall.emergency is None and self._emergencies.came_back(text):
            bought = isinstance(self._worries.case(reading, recall), Guidance)
            return self._worries.told(REFUNDED if bought else PAID_OUT, reading, recall)
        if recall.emergency in _GIVEN_AWAY and self._wording.asks("charged_since", text):
            return self.of_its_kind(self._emergencies.paid(reading), reading, recall)
        passed_on = recall.topic == MULE and self._wording.asks("money_is_in", text)
        if recall.emergency is None and (passed_on or self._their_money(text)):
            return self._worries.told(THEIR_MONEY, reading, recall)
        if self._has_paid_a_sum(text, recall) and not self.has_sent_pictures(reading, recall):
            if self.is_of_a_purchase(text, recall):
                return self._worries.told(PAYMENT_DETAIL, reading, recall)
            return self.of_its_kind(self._emergencies.paid(reading), reading, recall)
        return None

    def _paid_and_asks(self, reading: Reading, recall: Recall) -> Advice | None:
        """Give the steps to who asks for them, and tells only now that somebody has paid."""
        text, asks = reading.question.matching, self._wording.asks
        new = recall.emergency is None or recall.emergency in NOTHING_DONE
        told = new and asks("wants_steps", text) and self._emergencies.tells_of_paying(text)
        if not told or any(asks(cue, text) for cue in (*_SUM_NOT_LOST, "if_paid", "wanted")):
            return None
        return self.of_its_kind(self._emergencies.paid(reading), reading, recall)

    def is_of_a_purchase(self, text: str, recall: Recall) -> bool:
        """Tell whether what was paid is the purchase that the page spoken of is on."""
        bought = self._worries.is_of_a_dispute(recall) and recall.emergency is None
        return bought and not self._wording.asks("lately", text)

    def has_sent_pictures(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether what was sent to an extortionist is likely pictures."""
        pictures = reading.evidence.goes_on(SENT_PICTURES) >= _LIKELIEST
        return pictures and recall.topic == _EXTORTION

    def asked(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer whether it is a fraud, and whether to do as they say, of a kind spoken of."""
        text = reading.question.matching
        if not (self._worries.case(reading, recall) and self._worries.kind(recall)):
            return None
        if recall.emergency in PRESSING or self._cannot_wait(reading, recall):
            return None
        if self._wording.asks("of_helpers", text):
            return None
        if self._wording.asks("asks_verdict", text):
            asked = BANK_WILL_NOT if self.is_of_the_bank(reading, recall) else IS_IT_ONE
            return self._worries.told(asked, reading, recall)
        returns = self._wording.asks("gives_back", text)
        leave = self._wording.asks("asks_leave", text) and not returns
        if leave and not self._worries.is_clearly_another(reading, BETTER_NOT):
            return self._worries.told(BETTER_NOT, reading, recall)
        return None

    def _settled(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who goes on about a genuine matter.

        None where it seems to be none after all, and for thanks, which are answered as any thanks.
        """
        text, asks = reading.question.matching, self._wording.asks
        recants = asks("recants", text) and not asks("no_demand", text)
        ended = recants or asks("thanked", text) or self._emergencies.presses(text)
        if ended or self._happens_anew(reading):
            return None
        if self._emergencies.came_back(text):
            return self._worries.told(REFUNDED, reading, recall)
        if asks("is_a_question", text):
            if any(asks(cue, text) for cue in ("asks_verdict", "is_it_fine")):
                thanked = asks("thanking", text)
                return self._worries.told(RELIEVED if thanked else CHECKED, reading, recall)
            return self._worries.settled(reading, recall, asked=True)
        if self._emergencies.has_paid(reading) and length(text) <= _NO_MORE_THAN_PAID:
            return self._worries.told(RELIEVED, reading, recall)
        return self._worries.settled(reading, recall, asked=False)

    def _happens_anew(self, reading: Reading) -> bool:
        """Tell whether a loss is told after a matter was settled, and not that it was paid."""
        text = reading.question.matching
        asked = self._wording.asks("is_a_question", text)
        paid = self._emergencies.has_paid(reading) and not asked and is_fragment(text)
        told = reading.alone(Form.EMERGENCY) >= _ANEW and self._emergencies.is_urgent(reading)
        return told and not (paid or self._worries.ends_well(reading))

    def _cannot_wait(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether life is in danger, or something presses, whatever else a line says."""
        text = reading.question.matching
        endangered = self._wording.asks("hurt", text) or self._wording.asks("ill", text)
        presses = self._emergencies.is_another(text, recall.emergency)
        return endangered or presses or self._despair.is_told(reading, recall)

    def is_of_the_bank(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether "is that true?" is asked of what the bank said, and not of a fraud."""
        named = self._wording.asks("says_fraud", reading.question.matching)
        return recall.worry == BANK_WILL_NOT and not named

    def _their_money(self, text: str) -> bool:
        """Tell whether the other side has paid, and it is not told that money has gone."""
        beside = self._wording.without("they_paid", text)
        return self._wording.asks("they_paid", text) and not self._emergencies.lost(beside)

    def _has_paid_a_sum(self, text: str, recall: Recall) -> bool:
        """Tell whether a sum is told for the first time that went to who was spoken of."""
        said = self._wording.asks("paid_a_sum", text) or (
            recall.known and self._wording.asks("paid_plainly", text)
        )
        told = said and recall.emergency not in _NO_MORE_PAID
        return told and not any(self._wording.asks(cue, text) for cue in _SUM_NOT_LOST)

    def steps(self, reading: Reading, recall: Recall) -> Advice:
        """Give the steps for what has happened to who does not despair."""
        return self.of_its_kind(self._emergencies.advise(reading, calm=True), reading, recall)

    def of_its_kind(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Keep to the kind of fraud that the case is of, where a line names no other."""
        known = self._worries.kind(recall) if self._worries.case(reading, recall) else None
        if not (isinstance(advice, EmergencyAdvice) and known):
            return advice
        if not advice.topics:
            return replace(advice, topics=(known,), sure=False)
        named = {match.id for match in reading.evidence.names}
        alike = known is advice.topics[0] or (advice.sure and known in advice.topics)
        if alike or any(topic.id in named for topic in advice.topics):
            return advice
        return replace(advice, topics=(known,), sure=False, variant=None)
