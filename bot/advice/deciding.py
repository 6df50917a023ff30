"""Decides on one text by itself, whatever a chat spoke of before."""

import re
from dataclasses import replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    Everyday,
    GuidanceAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.assessor import Assessor
from bot.advice.banks import BankFinder
from bot.advice.emergencies import EmergencyAdvisor
from bot.advice.explaining import WHOM_TO_CALL, Explainer
from bot.advice.figures import FigureReader
from bot.advice.figuring import FigureAdvisor
from bot.advice.judging import Judge, is_silent
from bot.advice.kinds import Kinds
from bot.advice.leading import FormWeigher
from bot.advice.lines import LineFinder
from bot.advice.losses import LossReader
from bot.advice.place import Whereabouts
from bot.advice.plainly import ABROAD, UNASKED_CODE, PlainReader, is_of_own_code
from bot.advice.reading import Reading
from bot.advice.told import ToldReader
from bot.advice.urgency import RECOVERY
from bot.advice.variants import VariantFinder
from bot.advice.wording import WordingReader
from bot.advice.writer import BYSTANDERS
from bot.reading.found import Number, NumberKind
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.exemplars import Form
from knowledge.guidance import Guidance
from knowledge.hotlines import MAINLAND, Place

_ABOUT_FIGURES = 0.5
_GIVEN = "gave-a-code"
"""The entry for who has given a code, which nobody is to hear who has not."""
_HELPING = {BYSTANDERS, "family-talk"}
_LATE = "late-report"
_OFFERED = 0.1
"""Probability from which such a page is what somebody may be asking for."""
_ON_OLD_LOSSES = {
    *(_LATE, "after-the-report", "restitution", "police-refuse", "bank-refused", "money-back"),
    *("sue-the-account-holder", "debt-after-fraud", "debt-collectors"),
}
_SCENES = (Form.SITUATION, Form.EMERGENCY, Form.MESSAGE)
_SHORT = re.compile(r"(?<!\d)\d{3,5}(?!\d)")


class Decider:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        thresholds: Thresholds,
        wording: WordingReader,
        kinds: Kinds,
        variants: VariantFinder,
        emergencies: EmergencyAdvisor,
        explainer: Explainer,
        plain: PlainReader,
        banks: BankFinder,
        figures: FigureReader,
        figuring: FigureAdvisor,
    ) -> None:
        self._thresholds = thresholds
        self._wording = wording
        self._emergencies = emergencies
        self._explainer = explainer
        self._plain = plain
        self._figures = figures
        self._figuring = figuring
        self._banks = banks
        self._explained_numbers = _numbers_explained(knowledge)
        self._lines = LineFinder(knowledge.places.values(), wording)
        self._forms = FormWeigher(figures, figuring, wording, thresholds)
        self._losses = LossReader(emergencies, wording, thresholds)
        self._told = ToldReader(knowledge.guidance, emergencies, wording, thresholds)
        self._assessor = Assessor(thresholds, wording, kinds)
        self._judge = Judge(self._assessor, emergencies, variants, wording, thresholds)

    def decide(self, reading: Reading) -> Advice:
        """Decide; life comes first, and where somebody may despair, whom to call is said first."""
        if self._wording.asks("hurt", reading.question.matching):
            return UnknownAdvice(Reason.DANGER)
        if self._emergencies.despairs(reading):
            return self._emergencies.advise(reading)
        advice = self._losses.answer(self._decided(reading), reading)
        return self._of_an_old_loss(advice, reading) or advice

    def _of_an_old_loss(self, advice: Advice, reading: Reading) -> Advice | None:
        """Guide who was cheated long ago, and tells of no other fraud, instead of warning them.

        The steps after a loss are headed as what is late.
        """
        text = reading.question.matching
        over = self._wording.is_long_ago(text) and not self._wording.asks("back_now", text)
        if not over or reading.clues:
            return None
        match advice:
            case GuidanceAdvice(entry=Guidance(), topics=(kind, *_)) if kind.id == RECOVERY:
                return replace(advice, topics=())  # nobody is told to have offered it back
            case AssessmentAdvice(topics=(kind, *_), risk=risk):
                if kind.id == RECOVERY and risk is Risk.HIGH:
                    return None
            case _:
                return None
        likely = (c.id for c in reading.evidence.guidance if c.probability >= _OFFERED)
        page = next((id_ for id_ in likely if id_ in _ON_OLD_LOSSES), _LATE)
        guided = self._explainer.guide(page, reading.place)
        told = (kind,) if kind.id != RECOVERY else ()
        return replace(guided, topics=told) if isinstance(guided, GuidanceAdvice) else guided

    def _decided(self, reading: Reading) -> Advice:
        text = reading.question.matching
        if self._wording.asks("thanked", text):
            return SmalltalkAdvice(Smalltalk.THANKS)
        if self._is_bystander(reading):
            return self._explainer.help_others(reading)
        if area := self._figures.area_asked(text, reading.evidence):
            return area
        quoted = self._figuring.quoted(reading)
        if quoted and self._figuring.is_asked(reading, _ABOUT_FIGURES):
            return quoted
        place = reading.place
        if entry := self._plain.asked(reading) or self._told.page(reading):
            return self._explainer.guide(_of_place(entry, place), place)
        if line := self.line_asked(reading):
            return line
        if plain := self._told_by_words_alone(reading):
            return plain
        if self._emergencies.is_only_asked(reading):
            return self._explainer.guide_beside(reading)
        if self._emergencies.is_urgent(reading):
            return self._emergencies.advise(reading)
        answer = self._figuring.charted(reading.question.matching) or quoted
        return answer or self._rather_than_silence(self._by_form(reading), reading)

    def _rather_than_silence(self, advice: Advice, reading: Reading) -> Advice:
        """Show the page that a text likely tells of, where it is judged and nothing is found;
        offer that on a quarrel where it is declined.
        """
        if isinstance(advice, UnknownAdvice) and advice.reason is Reason.OUT_OF_SCOPE:
            return replace(advice, page=self._told.quarrel(reading))
        if not (isinstance(advice, AssessmentAdvice) and is_silent(advice)):
            return advice
        likeliest, sure = reading.evidence.guidance[0], self._thresholds.entry_sure
        instead = advice.matter and likeliest.id in advice.matter.instead_of
        if instead or advice.lost or reading.contacts.found:
            return advice
        if quarrel := self._told.quarrel(reading):
            return self._explainer.guide(quarrel.id, reading.place)
        if advice.everyday or (advice.matter and likeliest.probability < sure):
            return advice
        page = self._told.page_rather_than_none(reading)
        return self._explainer.guide(page, reading.place) if page else advice

    def line_asked(self, reading: Reading) -> GuidanceAdvice | None:
        """Tell of a hotline or a bank whose number is asked about, unless something is pressing."""
        text, place = reading.question.matching, reading.place
        pressing = self._emergencies.is_named(text) or self._emergencies.concerns(text)
        if pressing or reading.clues:
            return None
        if is_only_where(reading.there, text, self._wording):
            return self._explainer.numbers(place)
        if line := self._lines.asked(text, place):
            return self._explainer.line(line)
        bank = self._banks.named(text) if self._wording.asks("bank_number", text) else None
        return self._explainer.bank(bank, place) if bank else None

    def _told_by_words_alone(self, reading: Reading) -> Advice | None:
        """Refuse to forge a payment, and say what a code is that a service sent."""
        text = reading.question.matching
        if self._wording.asks("forges", text) and not self._emergencies.presses(text):
            return UnknownAdvice(Reason.MISUSE)
        return self._judge.assess(reading) if self._assessor.is_bare_code(reading) else None

    def _is_bystander(self, reading: Reading) -> bool:
        """Tell whether somebody asks what they can do for a stranger or an acquaintance."""
        text = reading.question.matching
        own = any(self._wording.asks(cue, text) for cue in ("asked_of_me", "met_online"))
        own = own or self._emergencies.concerns(text)
        told = self._wording.asks("bystander", text) and not own
        told = told and reading.evidence.of(Form.ORDINARY) < self._thresholds.everyday_told
        helping = (c.probability for c in reading.evidence.guidance[:2] if c.id in _HELPING)
        return told and sum(helping) >= self._thresholds.named_in_meaning

    def _named(self, reading: Reading, leading: Form) -> Advice | None:
        """Explain what is named, or what the law says of it to who asks and tells nothing."""
        told = leading in {Form.MISUSE, Form.FIGURE, Form.SITUATION, Form.MESSAGE}
        named = None if told else self._explainer.named(reading)
        return named or self._explainer.law_asked(reading)

    def _by_form(self, reading: Reading) -> Advice:
        evidence, leading = reading.evidence, self._forms.leading(reading)
        if named := self._named(reading, leading):
            return named
        if arrived := self._plain.arrived(reading, leading):
            return self._explainer.guide(arrived, reading.place)
        if self._is_about_contacts(reading, leading):
            return self._judge.assess(reading)
        match leading:
            case Form.MISUSE:
                return self._refused(reading)
            case Form.FIGURE:
                return self._figured(reading)
            case Form.SMALLTALK:
                return SmalltalkAdvice(Smalltalk(evidence.smalltalk[0].id))
            case Form.GUIDANCE:
                return self._guided(reading)
            case Form.QUESTION:
                return self._explainer.explain(reading)
            case Form.SITUATION | Form.MESSAGE | Form.ORDINARY:
                return self._judge.judge(reading)
            case _:
                return self._elsewhere(reading)

    def _refused(self, reading: Reading) -> Advice:
        """Help nobody cheat; whoever teaches others is told how it goes, and is written nothing."""
        text = reading.question.matching
        writes = self._wording.asks("to_be_written", text) or self._wording.asks("misuse", text)
        if self._wording.asks("teaches", text) and not writes:
            return self._explainer.explain(reading)
        return UnknownAdvice(Reason.MISUSE)

    def _figured(self, reading: Reading) -> Advice:
        """Answer a question for a figure, unless the number that is asked for is one to call."""
        called = self._asks_whom_to_call(reading) and not self._figuring.is_distant(reading)
        return self._guided(reading) if called else self._figuring.answer(reading)

    def _guided(self, reading: Reading) -> Advice:
        """Guide; of an everyday matter more is known than what only comes nearest to it."""
        advice = self._explainer.guide_beside(reading)
        if not isinstance(advice, GuidanceAdvice):
            return self._of_a_matter(advice, reading)
        if advice.entry.id == UNASKED_CODE and is_of_own_code(reading):
            return AssessmentAdvice(
                *(Risk.UNKNOWN, (), (), reading.contacts, Everyday.ONE_TIME_CODE),
                place=advice.place,
                matter=reading.matter,
            )
        if advice.entry.id == _GIVEN and self._is_not_wanted(reading.question.matching):
            return self._judge.assess(reading)
        if advice.entry.id == _GIVEN and self._is_still_to_give(reading.question.matching):
            assessed = self._judge.assess(reading)
            return advice if is_silent(assessed) else assessed
        other = reading.matter is not None and advice.entry.id in reading.matter.instead_of
        asked = self._wording.asks("is_a_question", reading.question.matching)
        of_a_kind = advice.distant and not asked and self._is_of_a_kind(reading)
        matter = (advice.distant or other) and self._judge.is_told_of_a_matter(reading)
        matter = matter or (other and not asked)
        told = matter or (not asked and self._is_told_of_nothing_known(reading))
        if not (of_a_kind or told):
            return advice
        judged = self._judge.judge(reading)
        return judged if is_silent(judged) is not of_a_kind else advice

    def _of_a_matter(self, advice: Advice, reading: Reading) -> Advice:
        """Judge what is asked about as an everyday matter, if nothing speaks for the kind of fraud
        that would be explained.
        """
        named = reading.matter is not None and self._wording.asks(
            "is_it", reading.question.matching
        )
        if not (named and isinstance(advice, TopicAdvice)) or reading.clues:
            return advice
        told = self._judge.is_told_of_a_matter(reading) and not reading.contacts.found
        judged = self._judge.judge(reading) if told else advice
        return judged if is_silent(judged) else advice

    def _is_not_wanted(self, text: str) -> bool:
        """Tell whether no code is wanted, and none was given."""
        given = any(self._wording.asks(cue, text) for cue in ("gave_it", "secret_told"))
        given = given or self._emergencies.happened(text)
        return self._wording.asks("no_demand", text) and not given

    def _is_still_to_give(self, text: str) -> bool:
        """Tell whether nothing has been given away, and perhaps is asked for."""
        asked = self._wording.asks("asked_to_give", text)
        return asked or not self._emergencies.happened(text)

    def _is_told_of_nothing_known(self, reading: Reading) -> bool:
        """Tell whether something may be told, and comes near to no page."""
        evidence, limits = reading.evidence, self._thresholds
        unlikely = evidence.guidance[0].probability < limits.named_in_meaning
        return unlikely and evidence.of(*_SCENES, Form.ORDINARY) >= limits.hardly_told

    def _elsewhere(self, reading: Reading) -> Advice:
        """Decline what is none of our business, unless somebody only wants to hear that it is well.

        Who tells that it was said to their face, or that they did it, asks us whether it is fine.
        """
        text = reading.question.matching
        if self._wording.asks("ill", text):
            return UnknownAdvice(Reason.DANGER)
        fine = self._wording.is_settled(text) and self._wording.asks("is_it_fine", text)
        ours = fine or self._judge.is_told_of_a_matter(reading) or self._is_of_a_kind(reading)
        return self._judge.assess(reading) if ours else UnknownAdvice(Reason.OUT_OF_SCOPE)

    def _is_of_a_kind(self, reading: Reading) -> bool:
        """Tell whether what may be none of our business is told, and sounds like a fraud."""
        evidence, limits = reading.evidence, self._thresholds
        told = evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY) >= limits.told_story
        likely = evidence.topics[0].probability >= limits.kind_beside or bool(reading.clues)
        return told and likely and evidence.of(Form.OUT_OF_SCOPE) < limits.elsewhere

    def _is_about_contacts(self, reading: Reading, leading: Form) -> bool:
        """Tell whether it is a link or a number that has to be explained or warned of."""
        contacts = reading.contacts
        if leading in {Form.MISUSE, Form.FIGURE} and not contacts.alone:
            return False
        if contacts.alone or contacts.condemned:
            return True
        unexplained = any(
            not isinstance(item, Number) or not self._is_explained(item) for item in contacts.found
        )
        lost = leading in {Form.OUT_OF_SCOPE, Form.SMALLTALK}
        pasted = reading.supported and reading.worded
        return unexplained and (lost or pasted or contacts.nearly_alone)

    def _is_explained(self, number: Number) -> bool:
        """Tell whether an entry says more about a number, an area code before it or not."""
        line = number.digits[-5:] if number.kind is NumberKind.HOTLINE else number.digits
        return bool({number.digits, line} & self._explained_numbers)

    def _asks_whom_to_call(self, reading: Reading) -> bool:
        """Tell whether the number that is asked for is one to call."""
        likeliest, text = reading.evidence.guidance[0], reading.question.matching
        surely = likeliest.probability >= self._thresholds.entry_sure
        counted = self._wording.counts(text) or self._figures.named(text)
        return likeliest.id in WHOM_TO_CALL and surely and not counted

    def assess(self, reading: Reading) -> AssessmentAdvice:
        """Judge a text as a message somebody received, whatever else it may be."""
        assessed = self._judge.assess(reading)
        told = assessed.everyday is Everyday.TOLD
        return replace(assessed, everyday=Everyday.MESSAGE) if told else assessed


def is_only_where(there: Whereabouts, text: str, wording: WordingReader) -> bool:
    """Tell whether a text says where its writer is, and nothing else."""
    return there.alone or (there.named and wording.asks("only_where", text))


def _of_place(entry: str, place: Place) -> str:
    """Return the entry on whom to call for the place, or any other as it is."""
    return "report-and-hotlines" if entry == ABROAD and place.id == MAINLAND else entry


def _numbers_explained(knowledge: KnowledgeBase) -> frozenset[str]:
    """Return the short numbers that a guidance entry or a term says more about."""
    texts = (
        *(
            text
            for guide in knowledge.guidance.values()
            for text in (*guide.answer.zh, guide.title.zh)
        ),
        *(text for guide in knowledge.guidance.values() for text in guide.aliases.zh),
        *(text for guide in knowledge.guidance.values() for text in guide.aliases.en),
        *(text for term in knowledge.terms.values() for text in (*term.aliases.zh, term.term.zh)),
    )
    return frozenset(number for text in texts for number in _SHORT.findall(text))
