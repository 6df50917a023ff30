"""Understands what somebody writes next in a case that was just spoken of: "will he send it?"."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.actions import Aspect
from bot.advice.advice import Advice, EmergencyAdvice, TopicAdvice, WorryAdvice
from bot.advice.meanings import Meant, meanings
from bot.advice.patterns import Pattern
from bot.advice.question import length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.urgency import (
    ABOUT_TO_PAY,
    COMING,
    LENT,
    MISSING,
    MULE,
    ON_THE_PHONE,
    PAID,
    RECOVERY,
    THREATENED,
)
from bot.advice.weighing import ranked
from bot.advice.wording import WordingReader
from bot.memory import Recall
from bot.reading.found import Number
from index.evidence import Candidate, Evidence
from index.finder import Finder
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.emergencies import Emergency
from knowledge.exemplars import Form
from knowledge.guidance import Guidance
from knowledge.hotlines import Place
from knowledge.models import Localized
from knowledge.topics import Topic
from knowledge.worries import (
    EVERYDAY,
    LONG_AGO,
    NO_ANSWER,
    NOTHING_LOST,
    RELATIVE,
    SETTLED,
    Worry,
)

LONGEST = 240
"""Length of a text that still leans on the case."""
DO_NOT_GO, THEY_WANT_MORE = "do-not-go", "they-want-more"
IS_IT_ONE, BETTER_NOT = "is-it-one", "better-not"
MONEY_BACK, REFUNDED, THEIR_MONEY = "money-returned", "refunded", "money-of-theirs"
CHECKED, ON_HOLD, PAID_OUT = "checked-and-real", "on-hold", "paid-out-before"
GOOD_SIGN = "good-sign"
PAYMENT_DETAIL = "payment-detail"
RELIEVED, DONE_SO_FAR = "relieved", "done-so-far"
SAW_THROUGH, ID_PAPERS, LIFE_FOR_MONEY = "saw-through", "id-papers", "threatens-himself"
SENT_PICTURES, BANK_WILL_NOT = "sent-pictures", "bank-will-not"
NOTHING_GONE, NO_DESPAIR = "nothing-gone-yet", "no-despair"
THEY_BLAME_ME, THEY_TURN_NASTY = "they-blame-me", "they-turn-nasty"
NEXT_CALLER, UNUSED_CARDS = "next-caller", "unused-gift-cards"
OWED_STILL = "owed-still"
STALLING = "stalling"
THEIR_OWN_NUMBER = "their-own-number"
"""What was looked up by a number or site of the other side, and is no check."""
DRIVER_FOR_GOODS = "driver-for-goods"
"""Who is sent for what somebody sells, and for no money."""
NO_FRAUD = "not-a-fraud"
FAMILY_SAYS_SO = "family-says-so"
LIVING_TOGETHER, WILL_THEY_COME = "living-together", "will-they-come"
WHAT_NOW = "what-now"
MORE_TOLD = "more-told"
"""A detail, which may be the place: whose numbers are to be called then."""
_KNOWN = "known-trick"
"""What is told is a sign of the fraud that was spoken of, or a step of it."""
VAGUE = {MORE_TOLD, NO_ANSWER, _KNOWN}
"""What is answered where it is not known what somebody asks or tells."""
_GOES = "goodbye"
"""Who gives thanks, and tells nothing else that we know."""
_TOLD_BY_A_CHILD = "child-told"
_TOLD_BY_A_BYSTANDER = "bystander-told"
TELL = "tell-my-family"
_AFRAID = "scared"
_SPOKEN_TO_ALIKE = {DESPAIR, MISSING, "sextortion"}
"""Cases whose answers name those under eighteen, or that are graver than their age."""
_COMFORT = "emotional-support"
"""The page for who was cheated and is not all right."""
_BY_THEMSELVES = {
    *(MISSING, ABOUT_TO_PAY, DESPAIR, THREATENED, LENT, MULE, COMING, ON_THE_PHONE),
    *("sextortion", "virtual-kidnapping"),
}
"""Cases whose own answers come before those for relatives: many speak to these already."""
_OF_A_FRAUD = 0.5
"""From which probability a line that follows a case tells of it, whatever else it may be."""
_POLITE = 0.6
"""From which probability a line is a kind word alone."""
_OFFERED, _BESIDE = 3, 2
_RATHER_THAN_NOT = 0.5
_ASKED_BESIDE = 0.2
_INSTEAD_OF_THE_SAME = 0.05
"""From which what is nearly the same is answered rather than the same twice."""
_ANOTHER = {Form.SMALLTALK, Form.OUT_OF_SCOPE, Form.ORDINARY, Form.MISUSE}
_OF_FIGURES = {Form.FIGURE, Form.NO_FIGURE}
Case = Emergency | Topic | Guidance


class WorryReader:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        finder: Finder,
        lost: Callable[[str], bool],
        wording: WordingReader,
        thresholds: Thresholds,
        home: Place,
    ) -> None:
        """``lost`` tells whether a normalised text says that money has gone."""
        self._knowledge = knowledge
        self._finder = finder
        self._lost = lost
        self._wording = wording
        self._thresholds = thresholds
        self._home = home
        known = knowledge.worries.values()
        self._of_a_child = {asked: worry for worry in known for asked in worry.of_a_child}
        self._of_a_bystander = {asked: worry for worry in known for asked in worry.of_a_bystander}
        self._quarrels = {page.id for page in knowledge.guidance.values() if page.dispute}
        self._in_a_quarrel = {asked: worry.id for worry in known for asked in worry.in_a_quarrel}
        self._of_quarrels = {worry.id for worry in known if worry.only_of(self._quarrels)}
        self._worded = tuple(
            (worry.id, Pattern((*worry.words.zh, *worry.words.en)))
            for worry in known
            if worry.words.zh or worry.words.en
        )

    def case(self, reading: Reading, recall: Recall) -> Case | None:
        """Return what was spoken of, if a text is short enough to lean on it."""
        text, known = reading.question.matching, self._knowledge
        if self._is_strange(reading) or length(text) > LONGEST:
            return None
        emergency, page = known.emergencies.get(recall.emergency or ""), self.page(recall)
        danger = page if page and page.apart else None
        return emergency or danger or known.topics.get(recall.topic or "") or page

    def _is_strange(self, reading: Reading) -> bool:
        """Tell whether a text gives a contact that is nobody's we know, and that its writer has not
        rung of their own accord.
        """
        contacts = reading.contacts
        rung = self._wording.asks("rang_them", reading.question.matching)
        own = rung and all(isinstance(item, Number) for item in contacts.found)
        return bool(contacts.found) and not (contacts.all_official or own)

    def page(self, recall: Recall) -> Guidance | None:
        """Return the guidance entry that was read."""
        return self._knowledge.guidance.get(recall.page or "")

    def is_of_a_dispute(self, recall: Recall) -> bool:
        """Tell whether the page that was read is on a quarrel over a purchase."""
        page = self.page(recall)
        return page is not None and page.dispute

    def is_of_a_quarrel(self, recall: Recall) -> bool:
        """Tell whether such a page is all that was spoken of."""
        return self.is_of_a_dispute(recall) and not recall.known

    def kind(self, recall: Recall) -> Topic | None:
        """Return the kind of fraud that was spoken of."""
        return self._knowledge.topics.get(recall.topic or "")

    def read(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Answer a worry; None where it is not likely one, or none of the case just spoken of."""
        evidence, limits = reading.evidence, self._thresholds
        case = self.case(reading, recall)
        if case and self._is_likeliest(evidence) and not self._doubts(reading):
            return self._likeliest(reading, recall, asked=asked)
        anew = isinstance(case, Guidance) and self._tells_anew(evidence)
        if anew or not self.is_clear(reading):
            return None
        over_emergency = limits.worry_over_emergency
        sure = (
            self._leads(reading, over_emergency) if case else evidence.worry >= limits.worry_alone
        )
        if not sure or self._doubts(reading):
            return None
        return self._likeliest(reading, recall, asked=asked)

    def _tells_anew(self, evidence: Evidence) -> bool:
        """Tell whether a line rather tells of something than goes on about a page that was read."""
        told = evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY)
        return told * (1 - evidence.worry) > evidence.worry

    def _is_likeliest(self, evidence: Evidence) -> bool:
        """Tell whether one worry is likelier than whatever else a line in a case may mean."""
        if not evidence.worries or evidence.worries[0].id == MORE_TOLD:
            return False
        likelihood = evidence.worry * evidence.worries[0].probability
        other = (1 - evidence.worry) * max(_other_meanings(evidence))
        return likelihood >= max(other, self._thresholds.turn)

    def outweighs(self, reading: Reading) -> bool:
        """Tell whether a line far likelier goes on about a case than that something happened."""
        evidence, limits = reading.evidence, self._thresholds
        if not self._is_likeliest(evidence):
            return False
        likelihood = evidence.worry * evidence.worries[0].probability
        happened = (1 - evidence.worry) * evidence.of(Form.EMERGENCY)
        return likelihood >= limits.turn_over_emergency * happened

    def surely_go_on(self, reading: Reading) -> bool:
        """Tell whether a line goes on about a case so surely that words of a loss mean none."""
        evidence = reading.evidence
        sure = bool(evidence.worries) and evidence.worries[0].id != MORE_TOLD
        return (
            sure and evidence.worry * evidence.worries[0].probability >= self._thresholds.turn_sure
        )

    def is_written_for(self, worry: str, page: str) -> bool:
        """Tell whether an answer to it was written for who read that page."""
        return self._knowledge.worries[worry].answer_of(page) is not None

    def of_a_quarrel(self, evidence: Evidence, page: str) -> Candidate | None:
        """Return what a line likeliest goes on with, as it is meant by who read that page on a
        quarrel; None where that is rather something to which no answer is for them.
        """
        shares: defaultdict[str, float] = defaultdict(float)
        answered = set[str]()
        for found in evidence.worries:
            worry = self._knowledge.worries[found.id]
            written = found.id not in VAGUE and worry.answer_of(page)
            meant = None if written else self._in_a_quarrel.get(found.id)
            shares[meant or found.id] += found.probability
            if written or meant:
                answered.add(meant or found.id)
        shares.pop(NO_ANSWER, None)
        likeliest = next(iter(ranked(shares)), None)
        return likeliest if likeliest and likeliest.id in answered else None

    def worded(self, text: str, page: str | None = None) -> str | None:
        """Return the worry that the words of a normalised text ask or tell outright; for who read a
        page on a quarrel one whose answer is written for that, for anybody else none of those.
        """
        heard = ((id_, said) for id_, said in self._worded if self._is_heard(id_, page))
        return next((id_ for id_, said in heard if said.matches(text)), None)

    def _is_heard(self, worry: str, page: str | None) -> bool:
        """Tell whether its words are heard after that page, or where none was read."""
        return self.is_written_for(worry, page) if page else worry not in self._of_quarrels

    def told(self, worry: str, reading: Reading, recall: Recall) -> Advice | None:
        """Answer what words tell outright, with what is known of such a fraud.

        None where nobody tells it of such a case.
        """
        known = self._knowledge.worries[worry]
        if {recall.topic, recall.emergency}.intersection(known.never_of):
            return None
        answer = self._answer(known, reading, recall)
        if isinstance(answer, WorryAdvice) and answer.worry.of_them:
            return replace(answer, trait=self._trait(reading, recall, self._thresholds.trait_sure))
        return answer

    def is_clearly_another(self, reading: Reading, worry: str) -> bool:
        """Tell whether a line likely goes on about something else than that worry."""
        evidence = reading.evidence
        if not evidence.worries or evidence.worries[0].id in {worry, *VAGUE}:
            return False
        likelihood = evidence.worry * evidence.worries[0].probability
        return likelihood >= self._thresholds.turn_rather_another

    def tells_rather_of_another(
        self, reading: Reading, worry: str, least: float | None = None
    ) -> bool:
        """Tell whether, if a line goes on about a case, it is surely about something else, or with
        the probability that is given.
        """
        likeliest = next(iter(reading.evidence.worries), None)
        if likeliest is None or likeliest.id in {worry, *self._knowledge.worries[worry].kin}:
            return False
        return likeliest.probability >= (least or self._thresholds.turn_rather_another)

    def never_settles(self, worry: str, recall: Recall) -> bool:
        """Tell whether no check makes a matter of the kind that was spoken of genuine."""
        return recall.topic in self._knowledge.worries[worry].never_settles_of

    def unclear(
        self, reading: Reading, recall: Recall, first: Emergency | None
    ) -> WorryAdvice | None:
        """Offer what a line may mean, beginning with what it names; None for fewer than two."""
        advice = self._answer(self._knowledge.worries[MORE_TOLD], reading, recall)
        if not isinstance(advice, WorryAdvice) or self._is_apart(reading, recall):
            return None
        named = (first,) if first and first.in_short else ()
        others = (each for each in self._perhaps(reading, recall) if each != first)
        perhaps = (*named, *others)[:_OFFERED]
        return replace(advice, perhaps=perhaps, unclear=True) if len(perhaps) > 1 else None

    def only_tells(self, reading: Reading) -> bool:
        """Tell whether what a line seems to go on with is no question: "I have done that"."""
        likely = reading.evidence.worries
        return bool(likely) and self._knowledge.worries[likely[0].id].tells

    def possible(self, reading: Reading, recall: Recall, *, ordered: bool) -> dict[str, float]:
        """Return the probabilities of those that somebody may ask or tell in a case.

        Where the other side has ordered something, nobody tells that it went well.
        """
        case = {recall.topic, recall.emergency, recall.page}
        known = self._knowledge.worries
        return {
            found.id: found.probability
            for found in reading.evidence.worries
            if not (
                case.intersection(known[found.id].never_of)
                or (ordered and known[found.id].closes)
                or (found.id in self._of_quarrels and recall.page not in self._quarrels)
            )
        }

    def close(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who gives thanks, and may tell what they did, feel or will do.

        None where something of the fraud is told beside the thanks.
        """
        for found in () if self.is_polite(reading) else reading.evidence.worries:
            worry = self._knowledge.worries[found.id]
            likely = found.probability >= self._thresholds.worry_closing
            if likely and worry.closes and not worry.settles:
                return self._answer(worry, reading, recall)
        if self._tells_of_a_fraud(reading):
            return None
        return self._answer(self._knowledge.worries[_GOES], reading, recall)

    def is_polite(self, reading: Reading) -> bool:
        """Tell whether a line is a kind word, and hardly anything of the case."""
        evidence = reading.evidence
        kind = evidence.of(Form.SMALLTALK) * (1 - evidence.worry)
        return kind >= _POLITE

    def go_on(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Answer what is not understood by itself from the case, as more told of it at least.

        To what is asked, and nothing here answers, it is said that nothing does.
        """
        evidence, limits = reading.evidence, self._thresholds
        sure = bool(evidence.worries) and evidence.worries[0].probability >= limits.kind_beside
        likely = sure or evidence.worry >= limits.worry_told
        if (
            (likely or self._tells_of_a_fraud(reading))
            and self.is_clear(reading)
            and not self._doubts(reading)
        ):
            return self._likeliest(reading, recall, asked=asked)
        return self._vaguely(reading, recall, asked=asked)

    def _tells_of_a_fraud(self, reading: Reading) -> bool:
        return reading.evidence.of(Form.EMERGENCY, Form.SITUATION) >= _OF_A_FRAUD

    def may_go_on(self, reading: Reading) -> bool:
        """Tell whether a line may go on about the case, if no word tells that more happened."""
        return self._leads(reading, self._thresholds.worry_over_untold)

    def _leads(self, reading: Reading, over_emergency: float) -> bool:
        """Tell whether a line more likely goes on about the case than it is anything else."""
        limits, evidence = self._thresholds, reading.evidence
        if evidence.worry < limits.worry_possible:
            return False
        factors = {
            **dict.fromkeys(_ANOTHER | _OF_FIGURES, limits.worry_over_another),
            Form.SMALLTALK: limits.worry_over_emergency,
            Form.EMERGENCY: over_emergency,
        }
        return all(
            evidence.worry * factors.get(form, limits.worry_in_a_case)
            >= share * (1 - evidence.worry)
            for form, share in evidence.forms.items()
        )

    def _likeliest(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        worry = self._meant(reading, recall, asked=asked)
        known = self.case(reading, recall) is not None
        if worry.id == NO_ANSWER:
            return self._vaguely(reading, recall, asked=asked) if known else None
        if not known and worry.id == MORE_TOLD:
            return None
        answer = self._answer_of_kin(worry, reading, recall)
        if isinstance(answer, WorryAdvice) and answer.worry.id == MORE_TOLD:
            least = self._thresholds.trait_sure
            trick = self.known(reading, recall, least) if recall.relative and not asked else None
            return trick or self._offering(answer, reading, recall)
        if isinstance(answer, WorryAdvice) and answer.worry.of_them:
            return replace(answer, trait=self._trait(reading, recall, self._thresholds.trait_sure))
        if isinstance(answer, WorryAdvice) and known:
            return self._with_others(answer, reading, recall)
        return answer or (self._vaguely(reading, recall, asked=asked) if known else None)

    def _with_others(self, answer: WorryAdvice, reading: Reading, recall: Recall) -> WorryAdvice:
        """Add what else may be meant, where it is not sure enough that it is this."""
        meant = reading.evidence.worry * reading.evidence.goes_on(answer.worry.id)
        if meant >= self._thresholds.turn_unsure or recall.settled:
            return answer
        others = [each for each in self._perhaps(reading, recall) if each != answer.worry]
        return replace(answer, perhaps=tuple(others[:_BESIDE]))

    def _offering(self, answer: WorryAdvice, reading: Reading, recall: Recall) -> WorryAdvice:
        """Offer what may be meant, each in a sentence, instead of an answer that says little.

        Nothing stands in place of what is said to who may harm themselves, or looks for somebody.
        Of an everyday matter, told where nothing is lost, it is said when it is genuine.
        """
        if reading.matter and recall.emergency is None and not recall.bystander:
            return replace(answer, matter=reading.matter, kind=None)
        perhaps = tuple(self._perhaps(reading, recall))[:_OFFERED]
        unclear = len(perhaps) > 1 and not self._is_apart(reading, recall)
        return replace(answer, perhaps=perhaps, unclear=unclear)

    def _is_apart(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether what helps elsewhere may do harm in the case that was spoken of."""
        return self.is_apart(self.case(reading, recall))

    @staticmethod
    def is_apart(case: Case | None) -> bool:
        """Tell whether only answers that name the case fit it."""
        return isinstance(case, Emergency | Guidance) and case.apart

    def _answer_of_kin(self, worry: Worry, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a worry, or in a case one nearly as fit where nothing written for it fits.

        None where it would be good news, and a loss is told.
        """
        if worry.good_news and self._lost(reading.question.matching):
            return None
        possible = {found.id for found in reading.evidence.worries} if recall.known else set[str]()
        kin = (self._knowledge.worries[id_] for id_ in worry.kin if id_ in possible)
        alike = (worry, *(each for each in kin if not each.tells))
        answers = (self._answer(each, reading, recall) for each in alike)
        return next((answer for answer in answers if answer), None)

    def _meant(self, reading: Reading, recall: Recall, *, asked: bool) -> Worry:
        """Return the likeliest worry; of a line that tells and asks, what it asks, and of one that
        only tells, what it tells.

        What was answered just now gives way to what is nearly the same.
        """
        likeliest, *others = reading.evidence.worries
        first = self._knowledge.worries[likeliest.id]
        twice = first.id == recall.worry and first.again is None
        needed = _INSTEAD_OF_THE_SAME if twice else _ASKED_BESIDE
        beside = [self._knowledge.worries[each.id] for each in others if each.probability >= needed]
        if asked and first.tells:
            return next((worry for worry in beside if not worry.tells), first)
        if not (asked or first.tells or twice):
            return next((each for each in beside if each.tells and each.id in first.kin), first)
        return next((worry for worry in beside if twice and worry.id in first.kin), first)

    def _vaguely(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Say what is known of such a fraud that is told, or thank for a detail, or say that there
        is no answer; what may have been meant stands under it.
        """
        limits = self._thresholds
        least = limits.trait_sure if recall.emergency else limits.trait
        if not asked and (known := self.known(reading, recall, least)):
            return replace(known, perhaps=tuple(self._perhaps(reading, recall))[:_OFFERED])
        said = self._knowledge.worries[NO_ANSWER if asked else MORE_TOLD]
        advice = self._answer(said, reading, recall)
        if advice is None and asked and self._is_apart(reading, recall):
            advice = self._answer(self._knowledge.worries[MORE_TOLD], reading, recall)
        return (
            self._offering(advice, reading, recall) if isinstance(advice, WorryAdvice) else advice
        )

    def known(self, reading: Reading, recall: Recall, least: float) -> WorryAdvice | None:
        """Say that what is told is known of the kind of fraud that was spoken of, if it is."""
        advice = self._answer(self._knowledge.worries[_KNOWN], reading, recall)
        trait = self._trait(reading, recall, least)
        return replace(advice, trait=trait) if trait and isinstance(advice, WorryAdvice) else None

    def _trait(self, reading: Reading, recall: Recall, least: float) -> Localized[str] | None:
        """Return what is known of the kind of fraud that was spoken of and fits what is told."""
        if recall.child or recall.bystander:
            return None
        question, told = reading.question, reading.evidence.topics[0]
        likely = told.id if told.probability >= self._thresholds.kind_beside_a_case else None
        kinds = [kind for kind in dict.fromkeys((recall.topic, likely)) if kind]
        if not kinds:
            return None
        found = self._finder.likest(question.matching, question.language, kinds)
        near = (each for each in found if each.in_(question.language).cosine >= least)
        fitting = next(near, None)
        return Localized[str](zh=fitting.zh.says, en=fitting.en.says) if fitting else None

    def _perhaps(self, reading: Reading, recall: Recall) -> Iterator[Meant]:
        """Yield what may have been meant, likeliest first, and has an answer in the case.

        Nothing for a child or a bystander: the sentences speak to who is cheated.
        """
        if recall.child or recall.bystander:
            return
        for share, meant in meanings(reading.evidence, recall, self._knowledge):
            if share < self._thresholds.turn_possible:
                return
            if not isinstance(meant, Worry) or (meant.id != _GOES and self.open(meant, recall)):
                yield meant

    def open(self, worry: Worry, recall: Recall, guessed: Place | None = None) -> Advice | None:
        """Answer a worry in the case that was spoken of; None where nothing written fits it.

        Where nobody told a place, the one that is ``guessed`` counts.
        """
        known = self._knowledge
        emergency = known.emergencies.get(recall.emergency or "")
        kind = known.topics.get(recall.topic or "")
        page = self.page(recall)
        danger = page if page and page.apart else None
        case: Case | None = emergency or danger or kind or page
        alike = {recall.topic, recall.emergency} & _SPOKEN_TO_ALIKE
        if recall.child and case and not alike:
            to_a_child = self._of_a_child.get(worry.id, known.worries[_TOLD_BY_A_CHILD])
            heard = to_a_child.id == recall.worry  # and something else is asked now
            worry = worry if heard else to_a_child
        elif recall.child and worry.id == MORE_TOLD:
            worry = known.worries[TELL]  # which says what to do under eighteen
        elif recall.bystander and case and not worry.to_a_bystander:
            worry = self._of_a_bystander.get(worry.id, known.worries[_TOLD_BY_A_BYSTANDER])
        if worry.leads_to:
            case = known.emergencies[worry.leads_to]
        placed = recall.place is not None
        place = known.places.get(recall.place or "", guessed or self._home)
        if worry.leads_to or worry.repeats:
            return _steps(case, place, self._home, placed)
        lent = emergency is not None and emergency.id == LENT
        innocent = recall.bystander or (recall.topic == MULE and not lent)
        topic = None if innocent else recall.topic  # who has lent nothing is no mule
        answer = worry.answer_of(*_written_for(case, topic, recall))
        of_topic = worry.answer_of(recall.topic) if recall.topic else None
        if of_topic and of_topic.for_anybody and not recall.emergency:
            answer = of_topic
        apart = self.is_apart(case)
        if answer is None and (apart or not worry.anywhere):
            return None
        again = answer is None and worry.again is not None and recall.worry == worry.id
        said = answer or worry.answers[-1]
        alone = answer is not None and NOTHING_LOST not in answer.of
        for_others = answer is not None and not {NOTHING_LOST, RELATIVE, topic} & {*answer.of}
        of_kind = None if for_others or again else worry.of_kind.get(topic or "")
        named = worry.names_kind and not (alone or again)
        told_of = None if recall.bystander or recall.page else recall.topic  # a page is no story
        kind = known.topics.get(told_of or "") if named else None
        return WorryAdvice(
            *(worry, said, place, case), placed=placed, of_kind=of_kind, again=again, kind=kind
        )

    def settled(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Answer who asks or tells more of a matter that turned out to be genuine.

        None where it is likely told that somebody wants something again, or surely something is
        said that is answered alike in any case.
        """
        first, limits = next(iter(reading.evidence.worries), None), self._thresholds
        follows = reading.evidence.worry >= _ASKED_BESIDE or self.ends_well(reading)
        told = [
            self._knowledge.worries[found.id]
            for found in (reading.evidence.worries if follows else ())
            if _may_be(found)
        ]
        if told and told[0].id == CHECKED == recall.worry:  # not the same twice
            told[0] = self._knowledge.worries[BETTER_NOT if asked else GOOD_SIGN]
        surely = first if first and first.probability >= limits.turn_sure else None
        unwritten = surely and self._knowledge.worries[surely.id].answer_of(SETTLED) is None
        if any(worry.id == THEY_WANT_MORE for worry in told) or (asked and unwritten):
            return None
        if fitting := next((worry for worry in told if worry.answer_of(SETTLED)), None):
            return self._answer(fitting, reading, recall)
        sure = limits.unsure if asked else limits.turn_rather_another
        likely = told[0] if told and first and first.probability >= sure else None
        if likely and (likely.of_them or likely.unsettles):
            return None
        return self._answer(
            self._knowledge.worries[NO_ANSWER if asked else MORE_TOLD], reading, recall
        )

    def of_everyday(self, reading: Reading, recall: Recall, *, asked: bool) -> Advice | None:
        """Answer who goes on about an everyday matter that nobody has checked.

        None where it is rather told what the other side wants or does.
        """
        follows = reading.evidence.worry
        for found in reading.evidence.worries if follows >= _ASKED_BESIDE else ():
            worry = self._knowledge.worries[found.id]
            least = _RATHER_THAN_NOT if worry.unsettles else self._thresholds.turn_sure
            of_them = worry.unsettles or worry.of_them
            if of_them and follows * found.probability >= least:
                return None
            if _may_be(found) and worry.answer_of(EVERYDAY):
                return self._answer(worry, reading, recall)
        return self._answer(
            self._knowledge.worries[NO_ANSWER if asked else MORE_TOLD], reading, recall
        )

    def are_of_everyday(self, reading: Reading) -> bool:
        """Tell whether a line rather goes on with what we can say of an everyday matter."""
        known = self._knowledge.worries
        fitting = (
            found.probability
            for found in reading.evidence.worries
            if found.id != NO_ANSWER and known[found.id].answer_of(EVERYDAY)
        )
        return reading.evidence.worry * sum(fitting) >= _RATHER_THAN_NOT

    def ends_well(self, reading: Reading) -> bool:
        """Tell whether a line, if it goes on about a case, likely tells of a genuine matter."""
        fitting = (
            found.probability
            for found in reading.evidence.worries
            if found.id not in VAGUE and self._knowledge.worries[found.id].answer_of(SETTLED)
        )
        return sum(fitting) >= self._thresholds.turn_rather_another

    def has_ended(self, recall: Recall) -> bool:
        """Tell whether the case that was spoken of was brought to an end, with nothing lost."""
        last = self._knowledge.worries.get(recall.worry or "")
        return recall.emergency is None and last is not None and last.closes

    def want_more(self, reading: Reading) -> bool:
        """Tell whether a line, rather than of anything else, tells what the other side wants."""
        likely = reading.evidence.worry * reading.evidence.goes_on(THEY_WANT_MORE)
        return likely >= _RATHER_THAN_NOT

    def of_a_bystander(self, recall: Recall) -> Advice | None:
        return self.open(self._knowledge.worries[MORE_TOLD], recall)

    def of_a_frightened_child(self, recall: Recall) -> Advice | None:
        return self.open(self._knowledge.worries[_AFRAID], recall)

    def nothing_is_clear(self, reading: Reading) -> bool:
        """Tell whether, if a line goes on about a case, it may mean any of many things."""
        likeliest = next(iter(reading.evidence.worries), None)
        return likeliest is None or likeliest.probability < self._thresholds.unsure

    def is_clear(self, reading: Reading) -> bool:
        """Tell whether it is likely enough which worry it is, if it is one."""
        evidence, limits = reading.evidence, self._thresholds
        sure = evidence.worry >= limits.worry_alone
        needed = limits.worry_of_a_sure_turn if sure else limits.worry
        if not evidence.worries:
            return False
        first, *others = evidence.worries
        kin = self._knowledge.worries[first.id].kin
        alike = sum(found.probability for found in others if found.id in kin)
        return first.probability + alike >= needed

    def _doubts(self, reading: Reading) -> bool:
        """Tell whether the likeliest worry is one that has to be sure, and is not."""
        likeliest = reading.evidence.worries[0]
        worry = self._knowledge.worries[likeliest.id]
        alike = (kin for kin in worry.kin if self._knowledge.worries[kin].calms)
        sure = likeliest.probability + sum(map(reading.evidence.goes_on, alike))
        return worry.doubtful and sure < self._thresholds.worry_sure

    def _answer(self, worry: Worry, reading: Reading, recall: Recall) -> Advice | None:
        """Answer a worry; who tells where they are gets the steps of that place, if only the steps
        were said so far.
        """
        told = replace(recall, place=reading.place.id if reading.placed else None)
        case = self.case(reading, recall)
        if recall.long_ago and worry.id == recall.worry == MORE_TOLD:
            worry = self._knowledge.worries[NO_ANSWER]  # what was said is not said again
        placed = worry.id == MORE_TOLD and told.place not in {None, recall.place}
        elsewhere = recall.place is not None or reading.place is not self._home
        first = recall.worry is None and not recall.long_ago
        if placed and elsewhere and first and isinstance(case, Emergency):
            return _steps(case, reading.place, self._home, placed=True)
        return self.open(worry, told, reading.place)


def _other_meanings(evidence: Evidence) -> Iterator[float]:
    """Yield how likely each thing is that a line may mean if it goes on about no case."""
    kinds = {
        Form.EMERGENCY: evidence.emergencies,
        Form.GUIDANCE: evidence.guidance,
        Form.SMALLTALK: evidence.smalltalk,
    }
    yield evidence.of(Form.QUESTION, Form.SITUATION, Form.MESSAGE) * evidence.topics[0].probability
    for form, share in evidence.forms.items():
        if form in kinds:
            yield share * kinds[form][0].probability
        elif form not in {Form.QUESTION, Form.SITUATION, Form.MESSAGE}:
            yield share


def _written_for(case: Case | None, topic: str | None, recall: Recall) -> Iterator[str]:
    """Yield what an answer to somebody may be written for, the likeliest to help first."""
    settled = SETTLED if recall.settled else None
    lost = recall.emergency == PAID or (recall.emergency is None and recall.topic != RECOVERY)
    old = LONG_AGO if recall.long_ago and (lost or recall.page) else None
    apart = {recall.emergency, recall.topic} & _BY_THEMSELVES
    kin = RELATIVE if recall.relative and not apart else None
    told: tuple[str | None, ...] = (kin, old, recall.emergency, recall.page, topic)
    if case is None:
        told = (settled or (EVERYDAY if recall.matter else None),)
    elif isinstance(case, Guidance) and case.apart:
        told = (recall.page,)
    elif not isinstance(case, Emergency):
        still = ABOUT_TO_PAY if kin else None  # a relative can be kept from it
        nothing = None if isinstance(case, Guidance) and _is_after_a_loss(case) else NOTHING_LOST
        told = (settled, recall.page, kin, still, old, topic, nothing)
    return filter(None, told)


def _is_after_a_loss(page: Guidance) -> bool:
    return page.after_a_loss or page.id == _COMFORT


def _may_be(worry: Candidate) -> bool:
    return worry.probability >= _ASKED_BESIDE


def _steps(
    case: Case | None, place: Place, home: Place, placed: bool
) -> EmergencyAdvice | TopicAdvice | None:
    """Say once more what to do, where something was spoken of."""
    if isinstance(case, Emergency):
        return EmergencyAdvice(case, place, told=place is not home, placed=placed)
    return TopicAdvice(case, Aspect.BEFORE) if isinstance(case, Topic) else None
