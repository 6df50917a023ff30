"""The entries that words alone ask for, whatever else a text may sound like."""

from collections.abc import Mapping

from bot.advice.emergencies import INSIDE, EmergencyAdvisor
from bot.advice.reading import Reading
from bot.advice.urgency import COMING
from bot.advice.wording import WordingReader
from knowledge.exemplars import Form

ABROAD, HELD = "outside-china", "held-abroad"
_ENDANGERED = {
    "kept_to_recruit": "pyramid-selling",
    "forced_accounts": "forced-to-open-accounts",
    "collects_by_force": "threatened-at-home",
    "inside_already": INSIDE,
    "driver_to_border": "driven-to-the-border",
}
"""Words that tell of a danger which sounds like another, and the page for whoever is in it."""
_SOMEWHAT = 0.3
"""From which probability such a page is believed beside its words."""
UNASKED_CODE = "unasked-code"
_ASKED_OF_FRAUD = {"asks_of_gangs": "how-gangs-work", "how_faked": "caller-number"}
"""What is asked of how fraud works, and the entry that answers it."""
_SIM_GONE = "sim_gone"
_ARRIVED = {
    "police_warning": "ninety-six-one-one-zero",
    "unasked_code": UNASKED_CODE,
    _SIM_GONE: "sim-problem",
}
"""What comes unasked and wants nothing, by the words that tell of it, and the entry on it."""
IDENTITY = "bot-identity"
_OF_THE_BOT = {"what_you_keep": "what-the-bot-keeps", "who_are_you": IDENTITY}
"""What is asked of us, in a case as alone, and the entry that answers it."""
_MORE_OF_THE_BOT = {"erased_here": "what-the-bot-keeps", "a_machine": IDENTITY}
"""The same where one of these entries was read last."""
_PLAINLY_ASKED = {
    "bank_asks": "rescuers",
    "papers_asked": "identity-leaked",
    "how_known": "how-they-know",
    "officer_calls": "officer-at-the-door",
    "hotline_asked": ABROAD,
    **_OF_THE_BOT,
    "bar_bill": "bar-tab-trap",
    "files_locked": "ransomware",
    "paper_asked": "put-it-in-writing",
    "chance_of_recovery": "money-back",
}
"""What sounds like an emergency or a fraud and is a question, and the entry that answers it."""
_OF_A_FRAUD = (
    *("doubtful_between_us", "met_online", "unsettled", "menaces", "threatens_violence"),
    *("wants_a_fee", "gave_it"),
)
_BY_A_STRANGER = ("met_online", "menaces", "threatens_violence", "wants_a_fee", "gave_it")
_BY_A_CALLER = ("told_in_my_name", "wanted", "asked_of_me", "lets_them_in")
_PRESSED_BY_POLICE = ("asked_to_give", "wanted", "still_on_the_line", "sent_into_hiding")
_UNLESS_DOUBTFUL = {
    "lent_to_known": ("debt-or-fraud", _OF_A_FRAUD),
    "shop_refuses": ("bad-purchase", _BY_A_STRANGER),
    "meter_read": ("meter-reader", (*_BY_A_STRANGER, "recants")),
    "unasked_credit": ("sent-by-mistake", (*_BY_A_STRANGER, "wanted", "passes_on")),
    "over_the_quote": ("builder-disputes", _BY_A_STRANGER),
    "found_mine": ("lost-pet-or-thing", (*_BY_A_STRANGER, "asked_to_give", "one_time_code")),
    "ex_wants_back": ("money-between-us", _OF_A_FRAUD),
    "report_paper": ("after-the-report", (*_BY_A_STRANGER, "asked_to_give")),
    "statement_asked": ("after-the-report", (*_BY_A_STRANGER, *_PRESSED_BY_POLICE)),
    "reported_by_mistake": ("withdraw-report", ("menaces", "wants_a_fee", "gave_it")),
    "borrowed_in_my_name": ("company-in-my-name", _BY_A_CALLER),
}
"""What is told, the entry on it, and the cues of which none may tell of a fraud or a threat."""
_ASKED_OF_A_PAYMENT = {"filing_asked": "case-threshold", "mistaken": "sent-by-mistake"}
"""The same where a payment is spoken of that is small, or was made to who asks."""
_CHARGED = "unknown-charges"
_SHAKEN = "shaken-by-a-call"
_NOT_OVER = ("still_on_the_line", "gave_it", "lets_them_in", "threatens_violence", "hurt")
_PAID_ANOTHER = "paid-the-wrong-person"
_OWN_CODE = "own-code"
_LIKELY_HELD = 0.5
"""Of the page on it, beside words for it; steps for who is missing are no use to who is held."""


class PlainReader:
    def __init__(self, emergencies: EmergencyAdvisor, wording: WordingReader) -> None:
        self._emergencies = emergencies
        self._wording = wording

    def asked(self, reading: Reading) -> str | None:
        """Return the entry that answers what is asked in so many words, unless that cannot wait."""
        text = reading.question.matching
        if self._wording.asks("secret_told", text):
            return None
        if self._is_held(reading):
            return HELD
        if endangered := self._endangered(reading):
            return endangered
        if self._is_astray(text):
            return _PAID_ANOTHER
        if self._is_shaken(reading):
            return _SHAKEN
        if self._is_charged(reading):
            return _CHARGED
        if entry := self._undoubted(reading):
            return entry
        asked = dict(_PLAINLY_ASKED) if not self._emergencies.is_named(text) else {}
        pressing = self._emergencies.presses(text) or reading.decisive
        if not (pressing or self._wording.asks("given_back", text)):
            asked |= _ASKED_OF_A_PAYMENT
        return self._first(asked, text)

    def asked_of_the_bot(self, reading: Reading, page: str | None = None) -> str | None:
        """Return the entry that answers what is asked of us, and of no case.

        ``page`` is what was read last: after one on us more can only be asked of us.
        """
        text = reading.question.matching
        if self._emergencies.is_named(text):
            return None
        more = _MORE_OF_THE_BOT if page in _OF_THE_BOT.values() else {}
        return self._first({**_OF_THE_BOT, **more}, text)

    def _is_astray(self, text: str) -> bool:
        """Tell whether the writer mistyped an account, and nobody told them that they had."""
        astray = self._wording.asks("sent_astray", text)
        return astray and not self._wording.asks("account_said_wrong", text)

    def _is_charged(self, reading: Reading) -> bool:
        """Tell whether a message tells of a payment that nobody made, and wants nothing."""
        text, asks = reading.question.matching, self._wording.asks
        pressing = self._emergencies.named(text) or reading.decisive or reading.contacts.found
        wants = (*_BY_A_STRANGER, "wanted", "asked_to_give", "offers_a_way")
        told = asks("charge_not_mine", text) and not pressing
        return told and not any(asks(cue, text) for cue in wants)

    def _is_shaken(self, reading: Reading) -> bool:
        """Tell whether a call that frightened somebody is over, and nothing came of it."""
        text, asks = reading.question.matching, self._wording.asks
        happened = self._emergencies.is_named(text) or self._emergencies.happened(text)
        return asks("shaken", text) and not (happened or any(asks(cue, text) for cue in _NOT_OVER))

    def _undoubted(self, reading: Reading) -> str | None:
        """Return the entry on what is told, if nothing beside it tells of a fraud or a threat."""
        text, asks = reading.question.matching, self._wording.asks
        if self._emergencies.is_named(text) or reading.decisive:
            return None
        for cue, (entry, doubts) in _UNLESS_DOUBTFUL.items():
            if asks(cue, text) and not any(asks(doubt, text) for doubt in doubts):
                return entry
        return None

    def _first(self, asked: Mapping[str, str], text: str) -> str | None:
        return next((entry for cue, entry in asked.items() if self._wording.asks(cue, text)), None)

    def _endangered(self, reading: Reading) -> str | None:
        """Return the page on a danger that words tell of, where it is likely by the meaning too."""
        text = reading.question.matching
        likely = {
            page.id for page in reading.evidence.guidance[:2] if page.probability >= _SOMEWHAT
        }
        coming = reading.evidence.emergencies[0]
        if coming.id == COMING and coming.probability >= _SOMEWHAT:
            likely.add(INSIDE)
        told = (page for cue, page in _ENDANGERED.items() if self._wording.asks(cue, text))
        return next((page for page in told if page in likely), None)

    def _is_held(self, reading: Reading) -> bool:
        """Tell whether the writer is held by a gang, and not a relative who went abroad."""
        text, likeliest = reading.question.matching, reading.evidence.guidance[0]
        if self._wording.asks("own_kin", text) or self._wording.asks("still_on_the_line", text):
            return False
        another = self._wording.asks("own_circle", text) or reading.clues
        meant = likeliest.id == HELD and likeliest.probability >= _LIKELY_HELD
        return self._wording.asks("captive", text) or (
            meant and not another and self._wording.asks("held_oneself", text)
        )

    def asked_of_fraud(self, reading: Reading) -> str | None:
        """Return the entry on how fraud works that is asked for, if nothing is told beside it."""
        text = reading.question.matching
        told = self._emergencies.is_named(text) or self._emergencies.happened(text)
        told = told or bool(reading.clues) or self._wording.asks("wanted", text)
        return None if told else self._first(_ASKED_OF_FRAUD, text)

    def arrived(self, reading: Reading, leading: Form) -> str | None:
        """Return the entry on a warning or a code that came and leads nowhere.

        The police quote what fraudsters say; beside a code no other sign of fraud may stand.
        """
        contacts, text = reading.contacts, reading.question.matching
        told = next((cue for cue in _ARRIVED if self._wording.asks(cue, text)), None)
        received = {Form.ORDINARY, Form.MESSAGE, Form.SITUATION, Form.OUT_OF_SCOPE}
        asked = leading is Form.GUIDANCE and told == _SIM_GONE
        if not (leading in received or asked) or (contacts.found and not contacts.all_official):
            return None
        known = is_of_own_code(reading) or not reading.only_of_a_code
        more = told == "unasked_code" and known
        return None if told is None or more else _ARRIVED[told]


def is_of_own_code(reading: Reading) -> bool:
    """Tell whether a code is spoken of that somebody asked for, and nothing odd."""
    own = reading.matter is not None and reading.matter.id == _OWN_CODE
    return own and not (reading.clues or reading.twisted)
