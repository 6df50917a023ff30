"""Decides what to say. Knows no Telegram, no HTML and no language of its own."""

import re
from dataclasses import replace

from bot.actions import Aspect
from bot.advice import patterns
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.banks import BankFinder
from bot.advice.deciding import Decider, is_only_where
from bot.advice.despairing import DespairReader
from bot.advice.details import DetailReader
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.everyday import EverydayReader
from bot.advice.expecting import Expectations
from bot.advice.explaining import Explainer
from bot.advice.figures import FigureReader
from bot.advice.figuring import FigureAdvisor
from bot.advice.followup import FollowUpReader
from bot.advice.gathering import Gatherer
from bot.advice.grave import GraveReader
from bot.advice.judging import says_something
from bot.advice.kinds import Kinds
from bot.advice.lookup import Entry, Lookup
from bot.advice.obeyed import ObeyedReader
from bot.advice.outright import OutrightReader
from bot.advice.parts import PartReader
from bot.advice.plainly import HELD, IDENTITY, PlainReader
from bot.advice.practice import PracticeReader
from bot.advice.quarrels import QuarrelReader
from bot.advice.question import Question, is_fragment, length
from bot.advice.reading import DESPAIR, Reading
from bot.advice.standing import ASKS_BACK
from bot.advice.takingback import TakenBack, TakingBackReader
from bot.advice.triage import Triage
from bot.advice.turns import TurnReader
from bot.advice.urgency import GOES_ON, PAID
from bot.advice.variants import VariantFinder
from bot.advice.wording import WordingReader
from bot.advice.worries import (
    FAMILY_SAYS_SO,
    MORE_TOLD,
    NO_DESPAIR,
    NO_FRAUD,
    NOTHING_GONE,
    WHAT_NOW,
    WorryReader,
)
from bot.advice.writer import WriterReader
from bot.memory import Recall
from index.finder import Finder
from index.normalise import normalise
from index.thresholds import Thresholds
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form
from knowledge.guidance import Guidance
from knowledge.hotlines import Place
from knowledge.models import Localized
from knowledge.triage import TriageQuestion

_COMPLAINT = 120  # characters; a longer text is a story or a message of others
_THREATENED = "threatened-at-home"
_CAN_YOU_DO_IT = "can-you-do-it"
_QUOTED = re.compile(
    r"[\"“]([^\"“”]{12,})[\"”]|「([^「」]{8,})」|『([^『』]{8,})』|【[^】]{2,12}】.{8,}"
)
_A_LINE = 30
"""Length of a line in a case that asks no more than whom to ring."""
_OF_THE_PAGE = 48
"""Length of a line that only asks more of the page that was read."""
_ASIDE = 120  # characters beside a message that stands in quotation marks
_SCENES = (Form.SITUATION, Form.EMERGENCY, Form.MESSAGE)
_IDLE = (Form.ORDINARY, Form.SMALLTALK)
_RATHER_THAN_NOT = 0.5
_FITS, _FITS_ALONE = 0.15, 0.02
"""By how much a paragraph is nearer than the first of its page, and than any other, to lead."""


class Advisor:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        finder: Finder,
        place: Place,
        thresholds: Thresholds | None = None,
    ) -> None:
        """Decide by the thresholds of the index, unless others are tried."""
        self._knowledge = knowledge
        self._finder = finder
        self._place = place
        self._thresholds = thresholds or finder.thresholds
        self._wording = WordingReader(knowledge.wording)
        kinds = Kinds(knowledge, self._thresholds)
        variants = VariantFinder(knowledge.variants)
        parts = (knowledge, self._thresholds, self._wording, kinds, place, variants)
        self._emergencies, self._explainer = EmergencyAdvisor(*parts), Explainer(*parts)
        self._gatherer = Gatherer(
            *(knowledge, finder, self._thresholds, self._wording, kinds, self._emergencies, place)
        )
        self._figures = FigureReader(knowledge.bulletin, knowledge.later_figures, self._wording)
        self._figuring = FigureAdvisor(
            finder, knowledge.bulletin, self._figures, self._wording, self._thresholds
        )
        self._plain = PlainReader(self._emergencies, self._wording)
        self._banks = BankFinder(knowledge.organisations.values())
        self._decider = Decider(
            *(knowledge, self._thresholds, self._wording, kinds, variants),
            *(self._emergencies, self._explainer, self._plain, self._banks),
            *(self._figures, self._figuring),
        )
        self._writer = WriterReader(self._read, self._emergencies, self._wording)
        self._followups = FollowUpReader(knowledge.followups)
        self._worries = WorryReader(
            *(knowledge, finder, self._emergencies.lost),
            *(self._wording, self._thresholds, place),
        )
        told = (self._worries, self._emergencies, self._followups, self._figures)
        despair = DespairReader(self._read, self._worries, self._wording, self._thresholds)
        self._outright = OutrightReader(
            self._worries, self._emergencies, despair, self._wording, self._thresholds
        )
        self._turns = TurnReader(
            *told,
            despair,
            self._outright,
            self._wording,
            Expectations(knowledge.talks, self._thresholds),
            self._thresholds,
        )
        self._everyday = EverydayReader(knowledge, self._worries, self._emergencies, self._wording)
        self._grave = GraveReader(self._worries, self._emergencies, self._wording)
        self._quarrels = QuarrelReader(
            *(self._worries, self._emergencies, self._wording, finder),
            knowledge.guidance[_THREATENED],
        )
        self._parts = PartReader(
            self._read, self._turns, self._emergencies.lost, self._wording, self._thresholds
        )
        self._obeyed = ObeyedReader(self._read, self._emergencies, self._wording, self._thresholds)
        self._details = DetailReader(self._worries, self._wording)
        self._taking_back = TakingBackReader(self._wording, self._worries.is_of_a_quarrel)
        self._triage = Triage(knowledge, place)
        self._lookup = Lookup(knowledge)
        self._practice = PracticeReader(knowledge, self._wording)
        patterns.prepare()

    @property
    def finder(self) -> Finder:
        return self._finder

    @property
    def writer(self) -> WriterReader:
        return self._writer

    def advise(self, question: Question, recall: Recall = Recall()) -> Advice:
        """Decide what to answer; ``recall`` is what the chat last spoke of."""
        if not question.has_words:
            return UnknownAdvice(Reason.NO_WORDS)
        if self._is_foreign(question):
            return UnknownAdvice(Reason.OTHER_LANGUAGE)
        self.expect(question)
        if self.is_of_another(question, recall):
            recall = recall.anew()
        if side := self._side_asked(question, recall):
            return side
        if self._wording.asks("cries", question.matching):
            return self._cried(question, recall)
        if self._wording.asks("quiz", question.matching):
            return SmalltalkAdvice(Smalltalk.QUIZ)
        if where := self._only_where(question, recall):
            return where
        if message := self._asked_about(question):
            return self.assess(message, recall)
        tells = not self._wording.asks("is_a_question", question.matching)
        recall = (self._writer.told if tells else self._writer.of_whom)(question, recall)
        taken = self.taken_back(question, recall)
        answer = (
            self._pressing_beside_thanks(question, recall)
            or (self._after_taking_back(taken) if taken else self._denied(question, recall))
            or self._advise_as_a_turn(question, recall)
        )
        calm = self._everyday.kept(answer, self._read(question, recall.place), recall)
        return self._led(calm, question)

    def _led(self, advice: Advice, question: Question) -> Advice:
        """Put first what fits best, on a page that speaks of several cases."""
        if not (isinstance(advice, GuidanceAdvice) and isinstance(advice.entry, Guidance)):
            return advice
        if not advice.entry.by_case or advice.lead:
            return advice
        found = self._finder.likest(question.matching, question.language, (advice.entry.id,))
        lead = next(found, None)
        own = lead and lead.in_(question.language)
        if not (lead and own) or own.over_the_first < _FITS or own.over_the_next < _FITS_ALONE:
            return advice
        return replace(advice, lead=Localized[str](zh=lead.zh.says, en=lead.en.says))

    def _advise_as_a_turn(self, question: Question, recall: Recall) -> Advice:
        """Answer a line from the case it follows, if it follows one, or by itself."""
        reading = self._turns.in_its_case(self._read(question, recall.place), recall)
        read = recall.page and not recall.known
        if (read or recall.matter) and self._wording.asks("will_do", question.matching):
            return SmalltalkAdvice(Smalltalk.THANKS)
        if recall.figures and self._figuring.leans(question.matching):
            return self._advised(reading, recall)
        return self._grave.kept(self._advised_as_a_turn(reading, recall), reading, recall)

    def _advised_as_a_turn(self, reading: Reading, recall: Recall) -> Advice:
        question = reading.question
        if page := self._plain.asked_of_fraud(reading):
            return self._explainer.guide(page, reading.place)
        page = self._plain.asked_of_the_bot(reading, recall.page)
        person = recall.emergency and page == IDENTITY and _asks_for_a_person(reading)
        if page and not person:
            return self._explainer.guide(page, reading.place)
        talks = (recall.page and not recall.known) or recall.matter
        alone = self._advised(reading, recall) if talks else None
        if alone and (more := self._more_of_the_page(reading, recall, alone)):
            return more
        if alone and (quarrel := self._quarrels.answer(reading, recall, alone)):
            return self._turns.caring(quarrel, reading, recall)
        if outright := self._outright.said(reading, recall):
            return self._for_whom(self._turns.caring(outright, reading, recall), question, recall)
        if alone and recall.matter and (kept := self._everyday.answer(reading, recall, alone)):
            return self._turns.caring(kept, reading, recall)
        line = self._decider.line_asked(reading) if length(question.matching) <= _A_LINE else None
        if line and recall.known:
            return line
        if worry := self._turns.following(reading, recall):
            asked = self._details.answer(worry, reading, recall)
            asked = self._parts.answer(asked, reading, recall)
            asked = self._turns.of_papers(asked, reading, recall)
            return self._with_bank(self._turns.caring(asked, reading, recall), question)
        alone = alone or self._advised(reading, recall)
        alone = self._emergencies.of_who_lends(alone, reading, recall.topic)
        alone = self._obeyed.answer(alone, reading, recall.place)
        alone = self._details.answer(alone, reading, recall)
        advice = self._outright.of_its_kind(alone, reading, recall)
        advice = self._turns.of_another_lender(advice, reading, recall)
        held = self._turns.held(advice, reading, recall) or advice
        held = self._turns.doubted(held, reading, recall)
        held = self._parts.answer(held, reading, recall)
        held = self._turns.of_papers(held, reading, recall)
        held = self._for_whom(held, question, recall)
        uncared = {*ASKS_BACK, Reason.DANGER}  # there is something else to do first
        if isinstance(held, UnknownAdvice) and held.reason in uncared:
            return held
        return self._with_bank(self._turns.caring(held, reading, recall), question)

    def is_of_another(self, question: Question, recall: Recall) -> bool:
        """Tell whether something new is told after a matter that has ended or is genuine.

        A scene that is understood by itself is new, and so is one in which something is wanted:
        better to ask twice than to call it fine.
        """
        ended = recall.settled or recall.matter or self._worries.has_ended(recall)
        if not (ended and question.has_words):
            return False
        text, reading = question.matching, self._read(question, recall.place)
        anew, worry = self._wording.asks("comes_anew", text), reading.evidence.worry
        if not recall.settled:
            return anew and worry < _RATHER_THAN_NOT
        good = any(self._wording.asks(cue, text) for cue in ("remembers", "no_demand"))
        doubted = self._worries.worded(text) == FAMILY_SAYS_SO
        if good or doubted or self._outright.was_confirmed(text):
            return False
        if anew or self._goes_on_well(reading):
            return anew and not self._worries.want_more(reading)
        asked = self._wording.asks("is_a_question", text)
        untold = not asked and reading.evidence.of(*_IDLE) < _RATHER_THAN_NOT
        scene = reading.evidence.of(*_SCENES) >= _RATHER_THAN_NOT
        if worry >= _RATHER_THAN_NOT or not (scene or untold):
            return False
        wanted = scene and self._wording.asks("asked_of_me", text)
        return wanted or says_something(self._advised(reading, Recall()))

    def _goes_on_well(self, reading: Reading) -> bool:
        """Tell whether a line is about a genuine matter, or no more than that it was paid."""
        text = reading.question.matching
        paid = self._emergencies.has_paid(reading) and is_fragment(text)
        return self._worries.ends_well(reading) or (
            paid and not self._wording.asks("recants", text)
        )

    def taken_back(self, question: Question, recall: Recall) -> TakenBack | None:
        """Return what a line takes back of what was told before, or of what we understood."""
        if recall.emergency == DESPAIR and self._emergencies.is_in_danger(question.matching):
            return None  # whoever will ring nobody does not say that they are well
        return self._taking_back.read(question, recall)

    def _after_taking_back(self, taken: TakenBack) -> Advice | None:
        """Answer the rest of a line that takes something back; None if it is as any other line."""
        rest, recall = taken.rest, taken.recall
        read = self._read(rest, recall.place)
        if taken.ordinary:
            return self._of_everyday_life(read, recall)
        if rest.has_words and not self._wording.asks("says_nothing", rest.matching):
            if outright := self._outright.asked(read, recall):
                return outright
            goes_on = self._worries.surely_go_on(self._turns.in_its_case(read, recall))
            if taken.corrected and not goes_on and (anew := self._anew(rest, recall)):
                return anew
            answer = self.advise(rest, recall) if taken.more_than_a_correction else None
            if answer and (says_something(answer) or isinstance(answer, WorryAdvice)):
                return answer
        if taken.calm:
            return self._worries.told(NO_DESPAIR, read, recall)
        return self._worries.told(NOTHING_GONE, read, recall) if taken.unpaid else None

    def _denied(self, question: Question, recall: Recall) -> GuidanceAdvice | None:
        """Answer who begins with a quarrel, and that it is no fraud, with the page on it.

        To say that it is none sounds like telling of one: without it the rest tells.
        """
        if recall.begun or not self._wording.asks("denies_fraud", question.matching):
            return None
        without = self._wording.without("denies_fraud", question.matching)
        rest = Question.read(without, question.language)
        alone = self._decider.decide(self._read(rest, recall.place)) if rest.has_words else None
        match alone:
            case GuidanceAdvice(entry=Guidance(told=True), distant=False):
                return alone
            case _:
                return None

    def _of_everyday_life(self, reading: Reading, recall: Recall) -> Advice | None:
        """Answer who says that it is no fraud: with the page on it, or as a matter of everyday."""
        text = reading.question.matching
        little = self._worries.is_of_a_quarrel(recall) and is_fragment(text)
        if not (little or self._wording.asks("says_nothing", text)) and reading.question.has_words:
            alone = self._decider.decide(reading)
            if isinstance(alone, GuidanceAdvice) and not alone.distant:
                return alone
            if isinstance(alone, EmergencyAdvice) and self._emergencies.is_named(text):
                return alone
        return self._worries.told(NO_FRAUD, reading, recall)

    def _anew(self, question: Question, recall: Recall) -> Advice | None:
        """Answer a line as if nothing had been spoken of, if it says enough by itself."""
        advice = self.advise(question, replace(recall, topic=None, emergency=None, worry=None))
        unheard = isinstance(advice, EmergencyAdvice) and not self._emergencies.is_named(
            question.matching
        )
        return advice if says_something(advice) and not unheard else None

    def _pressing_beside_thanks(self, question: Question, recall: Recall) -> Advice | None:
        """Hear what goes on or is meant to happen to somebody who is polite about it."""
        rest = self._turns.beside_thanks(question)
        if rest is None:
            return None
        told = self.advise(rest, recall)
        if isinstance(told, EmergencyAdvice) and told.emergency.id in {DESPAIR, *GOES_ON}:
            return told
        if recall.bystander and self._wording.asks("kin_named", rest.matching):
            return None  # who comes is a relative
        if isinstance(told, WorryAdvice) and self._wording.asks("ordered", rest.matching):
            return told
        alone = self._read(rest, recall.place)
        if (recall.emergency or recall.topic) and self._emergencies.goes_on(alone):
            return self._for_whom(self._emergencies.advise(alone), rest, recall)
        return None

    def _for_whom(self, advice: Advice, question: Question, recall: Recall) -> Advice:
        """Speak to a child as to one, and to who stands by of what can be done for another."""
        if recall.child and isinstance(advice, EmergencyAdvice):
            advice = self._emergencies.for_a_child(advice)
        if recall.bystander:
            return self._turns.for_a_bystander(advice, recall)
        match advice:
            case AssessmentAdvice() if recall.relative or self._writer.is_of_a_relative(question):
                return replace(advice, for_another=True)
            case EmergencyAdvice() if advice.emergency.id == PAID and recall.relative:
                return replace(advice, for_another=True)
            case _:
                return advice

    def _with_bank(self, advice: Advice, question: Question) -> Advice:
        """Add the bank that is named to what may make somebody ring it."""
        if isinstance(advice, EmergencyAdvice | WorryAdvice):
            return replace(advice, bank=self._banks.named(question.matching))
        return advice

    def _advised(self, reading: Reading, recall: Recall) -> Advice:
        """Decide on a text, perhaps one that leans on the figure just spoken of."""
        question, text = reading.question, reading.question.matching
        leans = self._followups.leans(text) or self._figuring.leans(text)
        leaning = bool(recall.figures) and leans
        if not leaning and self._wording.asks("says_nothing", text):
            return UnknownAdvice(Reason.UNCLEAR)
        figured = reading.evidence.figures[0].probability >= self._thresholds.kind_beside
        urgent = self._emergencies.is_urgent(reading) and not figured
        told = urgent or self._emergencies.is_named(text)
        if recall.figures and not told and (beside := self._figuring.beside(reading, recall)):
            return beside
        if leaning and not told:
            answer = self._figuring.leaning(question, recall.figures[0])
            return answer or self._decider.decide(reading)
        if leaning or not self._turns.follows_nothing(question):
            advice = self._decider.decide(reading)
            sets_out = self._wording.asks("only_where", text) and not says_something(advice)
            return UnknownAdvice(Reason.UNCLEAR) if sets_out else advice
        return UnknownAdvice(Reason.WHICH_FIGURE)

    def _only_where(self, question: Question, recall: Recall) -> Advice | None:
        """Give the numbers of the place to somebody who says no more in a case than where they are;
        with the steps, if nothing else was said since those.
        """
        held = recall.page == HELD  # a list of numbers is of no use to who may not ring
        if held or not (recall.known or recall.page) or self._worries.is_of_a_quarrel(recall):
            return None
        there = self._gatherer.whereabouts(question)
        if not is_only_where(there, question.matching, self._wording):
            return None
        danger = self._worries.is_apart(self._knowledge.emergencies.get(recall.emergency or ""))
        if recall.emergency and (danger or not (recall.worry or recall.long_ago)):
            steps = self.emergency(recall.emergency, there.place.id)
            return self._for_whom(steps, question, recall)
        return self._explainer.numbers(there.place)

    def _side_asked(
        self, question: Question, recall: Recall
    ) -> TopicAdvice | GuidanceAdvice | None:
        """Explain the side of the fraud just spoken of that a short question asks for, or what the
        page just read tells to do.

        What to do is said by the steps where something has happened.
        """
        aspect = self._followups.aspect(question.matching)
        if aspect is Aspect.BEFORE and not recall.known:
            return self._steps_of_the_page(question, recall)
        topic = self._knowledge.topics.get(recall.topic or "")
        told = recall.emergency and aspect in {Aspect.BEFORE, Aspect.AFTER}
        return TopicAdvice(topic, aspect) if topic and aspect and not told else None

    def _steps_of_the_page(self, question: Question, recall: Recall) -> GuidanceAdvice | None:
        """Return what the page that was just read tells to do, if it answers what people tell, or
        is for who is in danger.
        """
        page = self._worries.page(recall)
        if page is None or not ((page.told or page.apart) and page.steps):
            return None
        place = self._read(question, recall.place).place
        return GuidanceAdvice(page, place, told=place is not self._place, only_steps=True)

    def _more_of_the_page(
        self, reading: Reading, recall: Recall, alone: Advice
    ) -> GuidanceAdvice | None:
        """Answer a fragment such as "and bank cards?" or "does it ask for a code?" as a question
        on the page that was just read, where it says nothing by itself and nobody told of a case.
        """
        text, page, asks = reading.question.matching, self._worries.page(recall), self._wording.asks
        if page is None or page.dispute or page.apart or length(text) > _OF_THE_PAGE:
            return None
        unheard = not says_something(alone) and self._followups.leans(text)
        of_it = asks("of_the_page", text) and not page.told
        understood = isinstance(alone, GuidanceAdvice | TopicAdvice) and says_something(alone)
        sure = self._worries.tells_rather_of_another(reading, MORE_TOLD)
        follows = understood and (sure or not of_it)
        if follows or not (unheard or of_it):
            return None
        told = self._emergencies.is_named(text) or self._emergencies.happened(text)
        if told and not asks("is_a_question", text):
            return None
        language = reading.question.language
        whole = Question.read(f"{page.title.in_(language)} {reading.question.text}", language)
        match self._decider.decide(self._read(whole, recall.place)):
            case GuidanceAdvice(distant=False) as answer:
                return answer
            case _:
                return None

    def _cried(self, question: Question, recall: Recall) -> Advice:
        """Say once more what to do in the case that was spoken of, or ask what has happened."""
        reading = self._read(question, recall.place)
        page = self._worries.page(recall)
        if recall.known or (page and page.apart):
            again = WHAT_NOW if recall.known else MORE_TOLD
            if said := self._worries.told(again, reading, recall):
                return self._for_whom(said, question, recall)
        return UnknownAdvice(Reason.CRY)

    def _asked_about(self, question: Question) -> Question | None:
        """Return the message that stands in quotation marks beside "is this real?"."""
        for found in _QUOTED.finditer(question.text):
            inner = found.group(found.lastindex or 0)
            rest = question.text.replace(found.group(), " ")
            asked = self._wording.asks("is_it", normalise(rest))
            if asked and len(rest) < len(inner) and len(rest) <= _ASIDE:
                return Question.read(inner, question.language)
        return None

    def hears_it_is_too_much(self, question: Question) -> bool:
        """Tell whether somebody says that they cannot read so much, or are old."""
        short = len(question.matching) <= _COMPLAINT
        return short and self._wording.asks("too_much", question.matching)

    def hears_of_poison(self, question: Question) -> bool:
        """Tell whether somebody has swallowed what may kill them."""
        return self._wording.asks("swallowed", question.matching)

    def drill_wanted(self, question: Question, advice: Advice) -> str | None:
        """Return the drill that is asked for, "" for any, None if nobody wants to practise."""
        return self._practice.drill(question, advice)

    def assess(self, question: Question, recall: Recall = Recall()) -> Advice:
        """Judge a text as a message somebody received, whatever else it may be.

        Of what the chat last spoke of, only where its writer told to be counts.
        """
        if not question.has_words:
            return UnknownAdvice(Reason.NO_WORDS)
        if self._is_foreign(question):
            return UnknownAdvice(Reason.OTHER_LANGUAGE)
        return self._decider.assess(self._read(question, recall.place))

    def triage(
        self, answers: str, language: Language, told: str | None = None
    ) -> TriageQuestion | AssessmentAdvice | EmergencyAdvice:
        """Return the next question to somebody who answers by buttons, or the advice.

        Here as below, ``told`` is the place the chat named before.
        """
        step = self._triage.follow(answers, language)
        if isinstance(step, EmergencyAdvice):
            return replace(self.emergency(step.emergency.id, told), topics=step.topics)
        return step

    def guide(self, entry: str, told: str | None = None) -> TopicAdvice | GuidanceAdvice:
        """Advise with a guidance entry or a term that exists."""
        return self._explainer.guide(entry, self.placed(told))

    def emergency(self, emergency: str = "paid", told: str | None = None) -> EmergencyAdvice:
        """Advise somebody who pressed the button."""
        place = self.placed(told)
        abroad = place is not self._place
        record = self._knowledge.emergencies[emergency]
        return EmergencyAdvice(record, place, told=abroad, placed=told is not None)

    def placed(self, told: str | None) -> Place:
        """Return whose numbers come first."""
        return self._knowledge.places.get(told or "", self._place)

    def worry(self, worry: str, recall: Recall) -> Advice | None:
        """Advise with what somebody asks next in their case, if it exists and fits the case."""
        known = self._knowledge.worries.get(worry)
        return self._worries.open(known, recall) if known else None

    def look_up(self, question: Question) -> tuple[Entry, ...]:
        """Return entries that somebody may want to share, best first."""
        if not question.has_words or self._is_foreign(question):
            return self._lookup.first()
        evidence = self._finder.find(question.matching, question.language)
        return self._lookup.find(question.matching, evidence)

    @property
    def place(self) -> Place:
        """Whose numbers come first where nobody names a place."""
        return self._place

    def _is_foreign(self, question: Question) -> bool:
        latin = question.language is Language.EN
        return question.foreign or (latin and self._wording.is_foreign(question.matching))

    def _read(self, question: Question, told: str | None = None) -> Reading:
        """Gather what is known of a text; ``told`` is the place the chat named before."""
        return self._gatherer.read(question, told)

    def expect(self, question: Question) -> None:
        """Begin to find what is known of a text that will be asked about."""
        self._gatherer.expect(question)


def _asks_for_a_person(reading: Reading) -> bool:
    """Tell whether it is asked, in its case, if somebody is there who can act."""
    return any(worry.id == _CAN_YOU_DO_IT for worry in reading.evidence.worries[:1])
