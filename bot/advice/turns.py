"""Reads a text as a turn of a talk: what it asks next in a case, and what else it can only mean."""

from dataclasses import replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    Caring,
    EmergencyAdvice,
    GuidanceAdvice,
    Smalltalk,
    SmalltalkAdvice,
    WorryAdvice,
)
from bot.advice.clauses import CLAUSES
from bot.advice.despairing import DespairReader
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.expecting import Expectations
from bot.advice.figures import FigureReader
from bot.advice.followup import FollowUpReader
from bot.advice.judging import says_something
from bot.advice.outright import PRESSING, OutrightReader
from bot.advice.question import Question, is_fragment, length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.standing import Standing
from bot.advice.urgency import (
    COMING,
    GOES_ON,
    LENT,
    MISSING,
    MULE,
    ON_THE_PHONE,
    PAID,
    RECOVERY,
    SCREEN_SHARED,
    THREATENED,
)
from bot.advice.weighing import ranked
from bot.advice.wording import WordingReader
from bot.advice.worries import (
    BANK_WILL_NOT,
    DO_NOT_GO,
    ID_PAPERS,
    IS_IT_ONE,
    LIVING_TOGETHER,
    NEXT_CALLER,
    PAYMENT_DETAIL,
    SENT_PICTURES,
    THEY_BLAME_ME,
    THEY_TURN_NASTY,
    THEY_WANT_MORE,
    UNUSED_CARDS,
    WorryReader,
)
from bot.memory import Recall
from index.evidence import Evidence
from index.normalise import normalise
from index.thresholds import Thresholds
from knowledge.emergencies import Emergency
from knowledge.exemplars import Form
from knowledge.guidance import Guidance

_CONTINUES = 10
"""How much likelier the kind that was spoken of is than the line alone tells."""
_OF_HELPING = {"family-talk", "bystanders", "standing-by-a-victim"}
"""Entries for who stands by somebody that is deceived: no child is told to do that."""
_TOLD_BY = {MISSING: "held_or_gone", ON_THE_PHONE: "still_on_the_line"}
"""Cues without which a line in a case only sounds like it."""
_OF_ANYBODY = {DESPAIR, MISSING}
"""Emergencies whose steps are for whoever is there."""
_OF_WHAT_WENT = {"what-can-they-do", "change-what"}
_SOME = 0.05
"""From which anger may be that of the other side, where no relative is named."""
_LONGEST = 240
"""Length of a text whose thanks may hide the rest of it; a longer one tells by itself."""


class TurnReader:
    def __init__(
        self,
        worries: WorryReader,
        emergencies: EmergencyAdvisor,
        followups: FollowUpReader,
        figures: FigureReader,
        despair: DespairReader,
        outright: OutrightReader,
        wording: WordingReader,
        expectations: Expectations,
        thresholds: Thresholds,
    ) -> None:
        self._worries = worries
        self._emergencies = emergencies
        self._followups = followups
        self._figures = figures
        self._wording = wording
        self._thresholds = thresholds
        self._despair = despair
        self._outright = outright
        self._expectations = expectations
        self._standing = Standing(worries, emergencies, despair, wording, thresholds)

    def in_its_case(self, reading: Reading, recall: Recall) -> Reading:
        """Expect a short line to ask what is asked in the case, and to be of the kind of fraud that
        was spoken of, if it names none.
        """
        if not self._worries.case(reading, recall):
            return reading
        text = reading.question.matching
        thanks = self._wording.asks("thanking", text)
        ordered = self._wording.asks("ordered", text) and not thanks
        possible = self._worries.possible(reading, recall, ordered=ordered)
        possible = self._of_whom(possible, text, recall)
        evidence = replace(reading.evidence, worries=ranked(possible))
        if not (evidence.names or thanks or self._says_nothing(text)):
            evidence = replace(evidence, topics=ranked(self._kinds(evidence, recall)))
            evidence = self._expectations.weighed(evidence, recall)
        return replace(reading, evidence=evidence, follows=recall.known)

    def _of_whom(self, possible: dict[str, float], text: str, recall: Recall) -> dict[str, float]:
        """Tell a bank's offer from a demand of theirs, and their anger from a relative's."""
        asks = self._wording.asks
        if recall.long_ago and asks("with_helpers", text):
            possible = {id_: share for id_, share in possible.items() if id_ != THEY_WANT_MORE}
        theirs = possible.get(THEY_TURN_NASTY, 0) >= _SOME and not asks("kin_named", text)
        if recall.emergency is None and theirs and THEY_BLAME_ME in possible:
            angry = possible[THEY_TURN_NASTY] + possible[THEY_BLAME_ME]
            possible = {**possible, THEY_TURN_NASTY: angry, THEY_BLAME_ME: 0.0}
        return possible

    def _kinds(self, evidence: Evidence, recall: Recall) -> dict[str, float]:
        known = self._worries.kind(recall)
        return {
            kind.id: kind.probability * (_CONTINUES if known and kind.id == known.id else 1)
            for kind in evidence.topics
        }

    def following(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer what is asked next in a case, unless life is in danger or more has happened."""
        text, evidence = reading.question.matching, reading.evidence
        unknown = self._worries.case(reading, recall) is None
        held = self._wording.asks("still_on_the_line", text)
        if unknown and (held or evidence.worry < self._thresholds.worry_alone):
            return None
        asked = self._wording.asks("is_a_question", text)
        endangered = self._wording.asks("hurt", text) or self._wording.asks("ill", text)
        watched = self._emergencies.named(text) == SCREEN_SHARED  # asked or told, it is to end now
        another = self._emergencies.is_another(text, recall.emergency) and (watched or not asked)
        if endangered or another or self._emergencies.concerns(text):
            return None
        if self._is_idle(reading, recall):
            return None
        if self._despair.is_told(reading, recall):
            return None
        if not (unknown or asked) and self._is_new(reading, recall):
            return self._outright.of_its_kind(
                self._emergencies.advise(reading, calm=True), reading, recall
            )
        if not (unknown or asked) and (wanted := self._wanted(reading, recall)):
            return wanted
        if not unknown and (sure := self._surely_told(reading)):
            return self._worries.told(sure, reading, recall)
        asking = asked and not self._worries.only_tells(reading)
        if not asking and self._standing.is_given(reading, recall):
            return None
        first = recall.emergency is not None and recall.emergency != PAID
        told = not asked or first or evidence.of(Form.EMERGENCY) > evidence.worry
        known = recall.emergency == LENT or self._tells_of_the_payment(reading, recall)
        known = known or self._worries.surely_go_on(reading)
        known = known or self._outright.is_of_a_purchase(text, recall)
        known = known or self._outright.has_sent_pictures(reading, recall)
        if self._emergencies.lost(text) and told and not known:
            return None
        closing = None if unknown else self._closing(reading, recall, asked=asked)
        found = closing or self._worries.read(reading, recall, asked=asked)
        return self._of_the_bank(found, reading, recall) or found

    def _of_the_bank(self, found: Advice | None, reading: Reading, recall: Recall) -> Advice | None:
        """Answer whether the bank is right, where it sounds as if it were asked of a fraud."""
        verdict = isinstance(found, WorryAdvice) and found.worry.id == IS_IT_ONE
        if verdict and self._outright.is_of_the_bank(reading, recall):
            return self._worries.told(BANK_WILL_NOT, reading, recall)
        return None

    def _wanted(self, reading: Reading, recall: Recall) -> Advice | None:
        """Tell who says what the other side wants next, and has not done it, to do none of it."""
        text = reading.question.matching
        if self._emergencies.is_named(text) or self._wording.asks("thanking", text):
            return None
        if self._wording.asks("meets", text):
            return self._worries.told(DO_NOT_GO, reading, recall)
        if self._wording.asks("demands", text) and not self._emergencies.happened(text):
            return self._worries.told(THEY_WANT_MORE, reading, recall)
        return None

    def _surely_told(self, reading: Reading) -> str | None:
        """Return the worry that a line can only tell of, though it sounds like a fraud or a loss:
        of somebody else who calls, of cards whose numbers nobody has yet.
        """
        sure = self._thresholds.kind_beside
        called = not self._emergencies.happened(reading.question.matching)
        if called and reading.evidence.goes_on(NEXT_CALLER) >= sure:
            return NEXT_CALLER
        if reading.evidence.goes_on(SENT_PICTURES) >= sure:
            return SENT_PICTURES
        unused = reading.evidence.goes_on(UNUSED_CARDS) >= sure
        shown = self._wording.asks("cards_shown", reading.question.matching)
        return UNUSED_CARDS if unused and not shown else None

    def _surely_want_more(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether a line that tells of a fraud can only be of their next demand."""
        evidence, limits = reading.evidence, self._thresholds
        offered = evidence.topics[0].id == RECOVERY != recall.topic  # by somebody else
        sure = evidence.goes_on(THEY_WANT_MORE) >= limits.kind_beside and not offered
        return sure and evidence.of(Form.SITUATION) >= limits.emergency_in_a_case

    def _is_new(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether something presses only now: somebody pays, is gone, or gives away a PIN."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0].id
        if recall.emergency not in GOES_ON and self._begins_to_press(reading):
            return True
        if self._wording.asks("threatens_to_show", text):
            return likeliest == THREATENED != recall.emergency
        if self._wording.asks("undone", text) or (
            recall.emergency and self._wording.asks("with_helpers", text)
        ):
            return False
        told = self._wording.asks("gives_away", text) and not self._worries.outweighs(reading)
        return told and likeliest not in {recall.emergency, LENT} and recall.emergency != LENT

    def _begins_to_press(self, reading: Reading) -> bool:
        """Tell whether somebody is surely paying, gone, on the phone or at the door just now."""
        text, likeliest = reading.question.matching, reading.evidence.emergencies[0].id
        if likeliest == THREATENED or not self._emergencies.goes_on(reading):
            return False
        if self._worries.outweighs(reading) and not self._emergencies.is_named(text):
            return False
        surely = reading.likelihood(COMING) >= self._thresholds.kind_beside
        if likeliest == COMING and not (surely or self._emergencies.coming(text)):
            return False
        told_by = _TOLD_BY.get(likeliest)
        if told_by and not self._wording.asks(told_by, text):
            return False
        return not any(
            self._wording.asks(cue, text) for cue in ("meets", "thanking", "with_helpers")
        )

    def _tells_of_the_payment(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether it is said of a known payment how, when or how much it was."""
        sure = reading.evidence.goes_on(PAYMENT_DETAIL) >= self._thresholds.kind_beside
        again = self._wording.asks("lately", reading.question.matching)
        return recall.emergency == PAID and sure and not again

    def beside_thanks(self, question: Question) -> Question | None:
        """Return what a text that gives thanks says in its other parts, if it says anything."""
        long = length(question.text) > _LONGEST
        if long or not self._wording.asks("thanking", question.matching):
            return None
        parts = [part for part in CLAUSES.split(question.text) if part.strip()]
        told = [part for part in parts if not self._wording.asks("thanking", normalise(part))]
        rest = Question.read(", ".join(told), question.language)
        return rest if rest.has_words else None

    def held(self, advice: Advice, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a short line from the case it follows, where it says too little by itself."""
        case, text = self._worries.case(reading, recall), reading.question.matching
        if case is None or (isinstance(case, Guidance) and says_something(advice)):
            return None
        if recall.child and isinstance(advice, GuidanceAdvice) and advice.entry.id in _OF_HELPING:
            return self._worries.of_a_frightened_child(recall)
        asked = self._wording.asks("is_a_question", text)
        paid = case.id != LENT and self._standing.has_paid(reading, recall)
        warned = isinstance(advice, AssessmentAdvice) and recall.emergency is None
        told = not asked and reading.evidence.of(Form.MESSAGE) < self._thresholds.caution
        sounds_paid = paid and warned and told
        paying = isinstance(advice, EmergencyAdvice) and advice.emergency.id == PAID
        if paying and recall.long_ago and recall.emergency == PAID:
            return self._worries.go_on(reading, recall, asked=asked)
        guided = isinstance(advice, GuidanceAdvice) and not asked
        if (sounds_paid or paying or guided) and (demanded := self._demanded(reading, recall)):
            return demanded
        if not sounds_paid and self._standing.stands(advice, reading, recall):
            return None
        if paid or (warned and self._standing.is_given(reading, recall)):
            return self._outright.of_its_kind(
                self._emergencies.advise(reading, calm=True), reading, recall
            )
        if not asked and self._says_little(reading):
            return SmalltalkAdvice(Smalltalk.THANKS)
        closing = self._closing(reading, recall, asked=asked)
        return closing or self._worries.go_on(reading, recall, asked=asked)

    def _closing(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Let somebody go who gives thanks and asks nothing, unless words say that it goes on."""
        named = self._emergencies.is_named(reading.question.matching)
        goes = not (asked or named) and self._despair.takes_leave(reading)
        return self._worries.close(reading, recall) if goes else None

    def _demanded(self, reading: Reading, recall: Recall) -> Advice | None:
        """Tell who was warned, and seems to have paid, that what is wanted is a step of the fraud.

        It sounds alike; where words tell of a loss, it is none.
        """
        text = reading.question.matching
        asked = self._wording.asks("is_a_question", text)
        lost = self._emergencies.lost(text) or self._emergencies.is_named(text)
        if recall.emergency or asked or lost or self._wording.asks("thanking", text):
            return None
        wanted = reading.evidence.of(Form.SITUATION) > reading.evidence.of(Form.EMERGENCY)
        if self._emergencies.happened(text) and not wanted:
            return None
        limits = self._thresholds
        return self._worries.known(reading, recall, limits.trait if wanted else limits.trait_sure)

    def of_papers(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Speak of papers alone to who gave these in a case, and no card or code."""
        text = reading.question.matching
        if not (self._wording.is_only_of_papers(text) and self._worries.case(reading, recall)):
            return advice
        match advice:
            case EmergencyAdvice(emergency=Emergency(id="gave-bank-details")):
                return self._worries.told(ID_PAPERS, reading, recall) or advice
            case WorryAdvice(worry=worry) if worry.id in _OF_WHAT_WENT:
                return self._worries.told(ID_PAPERS, reading, recall) or advice
            case _:
                return advice

    def doubted(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Offer what a line in a case may mean, in place of steps for what it hardly tells.

        What it may tell of is among it, and life never waits.
        """
        if not isinstance(advice, EmergencyAdvice) or advice.emergency.id in PRESSING:
            return advice
        if not (recall.known and self._worries.case(reading, recall)):
            return advice
        emergency, limits = advice.emergency, self._thresholds
        named = self._emergencies.is_named(reading.question.matching)
        if named and emergency.id == COMING:
            return advice
        told = (1 - reading.evidence.worry) * reading.likelihood(emergency.id)
        if told >= (limits.hardly_named if named else limits.hardly_told):
            return advice
        if self._worries.nothing_is_clear(reading) and self._emergencies.goes_on(reading):
            return advice
        unpaid = emergency.id == PAID and recall.emergency is None
        if unpaid and self._surely_want_more(reading, recall):
            return self._worries.told(THEY_WANT_MORE, reading, recall) or advice
        first = emergency if named else None
        unclear = None if recall.settled else self._worries.unclear(reading, recall, first=first)
        if unclear:
            return unclear
        asked = self._wording.asks("is_a_question", reading.question.matching)
        told_of = None if named else self._worries.go_on(reading, recall, asked=asked)
        return told_of or advice

    def for_a_bystander(self, advice: Advice, recall: Recall) -> Advice:
        """Say what can be done for somebody else, instead of what who is cheated has to do."""
        if not isinstance(advice, EmergencyAdvice):
            return advice
        if advice.emergency.id == PAID:
            return replace(advice, for_another=True)
        if advice.emergency.id in _OF_ANYBODY:
            return advice
        return self._worries.of_a_bystander(recall) or advice

    def of_another_lender(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Speak to who lives with somebody that lends an account as to who has lent nothing."""
        kind, text = reading.evidence.topics[0], reading.question.matching
        mule = kind.id == MULE and kind.probability >= self._thresholds.kind_beside
        urgent = isinstance(advice, EmergencyAdvice) and advice.emergency.id != DESPAIR
        if not (mule and urgent and self._wording.asks("another_lends", text)):
            return advice
        beside = replace(recall, topic=MULE)
        return self._worries.told(LIVING_TOGETHER, reading, beside) or advice

    def caring(self, advice: Advice, reading: Reading, recall: Recall) -> Advice:
        """Add whom to call where somebody may despair, and it is not what they are told."""
        told = isinstance(advice, EmergencyAdvice) and advice.emergency.id == DESPAIR
        likely, limits = self._despair.likely(reading, recall), self._thresholds
        needed = limits.despair_possible
        if recall.emergency == THREATENED:
            likely, needed = reading.likelihood(DESPAIR), limits.despair_possible_in_a_case
        elif recall.bystander or recall.matter or self._worries.case(reading, recall):
            asked = self._wording.asks("is_a_question", reading.question.matching)
            calm = asked or recall.bystander or recall.settled or recall.matter
            needed = limits.despair_in_a_case if calm else limits.despair_possible_in_a_case
        if likely >= needed and not told and isinstance(advice, Caring):
            return replace(advice, care=reading.place)
        return advice

    def follows_nothing(self, question: Question) -> bool:
        """Tell whether a fragment narrows a figure down that nobody spoke of."""
        text = question.matching
        leans = is_fragment(text) and (self._followups.leans(text) or self._figures.is_period(text))
        return leans and self._figures.narrows(text) and not self._figures.named(text)

    def _says_little(self, reading: Reading) -> bool:
        """Tell whether a fragment is a nod rather than a detail of the case."""
        evidence = reading.evidence
        plain = evidence.of(Form.ORDINARY, Form.SMALLTALK) >= self._thresholds.choice
        nod = plain and evidence.worry < self._thresholds.worry_closing
        return nod and is_fragment(reading.question.matching)

    def _says_nothing(self, text: str) -> bool:
        return self._wording.asks("thanked", text) or self._wording.asks("says_nothing", text)

    def _is_idle(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether a text says too little to be a worry, or leans on a figure."""
        text = reading.question.matching
        if recall.figures and self._followups.leans(text):
            return True
        idle = self._says_nothing(text)
        if self._worries.case(reading, recall):
            return idle and reading.evidence.worry < self._thresholds.worry_alone
        return idle or self._followups.leans(text) or self.follows_nothing(reading.question)
