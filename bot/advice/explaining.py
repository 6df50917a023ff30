"""Explains a kind of fraud, a word, or what to do: the entry that a question asks for."""

from dataclasses import replace

from bot.advice.advice import (
    Advice,
    ChoiceAdvice,
    GuidanceAdvice,
    Reason,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.kinds import Kinds
from bot.advice.lines import AskedLine
from bot.advice.question import is_fragment
from bot.advice.reading import Reading
from bot.advice.variants import VariantFinder
from bot.advice.wording import WordingReader
from index.evidence import Evidence
from index.thresholds import Thresholds
from knowledge import KnowledgeBase
from knowledge.exemplars import Form
from knowledge.guidance import Guidance, Term
from knowledge.hotlines import MAINLAND, Place, Purpose
from knowledge.organisations import Organisation
from knowledge.topics import Topic
from knowledge.variants import Variant

_LENT = "money-mule"
_TALKING = "family-talk"
_COMFORT = "emotional-support"
_LAW_AT_HOME, _LAW_ABROAD = "card-rental-law", "mule-consequences-abroad"
"""What lending an account has for consequences in mainland China, and elsewhere."""
_NUMBERS, _NUMBERS_AT_HOME = "outside-china", "report-and-hotlines"
"""The entry on whom to call in which place."""
_SPAM = "spam-report"
"""The entry on texts and calls nobody wants, as they are reported in mainland China."""
WHOM_TO_CALL = {_NUMBERS, _NUMBERS_AT_HOME}
"""What is asked by somebody who wants a number, and none of the bulletin."""
_WORDS = 3


class Explainer:
    def __init__(
        self,
        knowledge: KnowledgeBase,
        thresholds: Thresholds,
        wording: WordingReader,
        kinds: Kinds,
        home: Place,
        variants: VariantFinder,
    ) -> None:
        self._knowledge = knowledge
        self._thresholds = thresholds
        self._wording = wording
        self._kinds = kinds
        self._home = home
        self._variants = variants

    def named(self, reading: Reading) -> Advice | None:
        """Return the entry whose name makes up much of a short text."""
        limits, evidence = self._thresholds, reading.evidence
        meaning = self._wording.asks_meaning(reading.question.matching)
        needed = limits.named_in_meaning if meaning else limits.named
        named = [match.id for match in evidence.names if match.coverage >= needed]
        agreeing = [
            match.id
            for match in evidence.names
            if match.coverage >= limits.named_in_meaning and match.id == evidence.topics[0].id
        ]
        if not named:
            return None
        [entry, *_] = agreeing or named
        if self._means_another(entry, evidence) or self._is_only_touched(entry, evidence):
            return None
        if self._asks_the_law(reading):
            return self._law(reading)
        if topic := self._knowledge.topics.get(entry):
            variant = self._form_named(topic, reading)
            return TopicAdvice(topic, term=self._word_for(topic, evidence), variant=variant)
        advice = self.guide(entry, reading.place)
        return self._with_other_words(advice, reading)

    def _means_another(self, entry: str, evidence: Evidence) -> bool:
        """Tell whether a guidance entry is surely asked for, and not the one that is named."""
        meant, limits = evidence.guidance[0], self._thresholds
        surely = min(meant.probability, evidence.of(Form.GUIDANCE)) >= limits.kind_beside
        return surely and meant.id in self._knowledge.guidance and meant.id != entry

    def _is_only_touched(self, entry: str, evidence: Evidence) -> bool:
        """Tell whether the words beside the name of a guidance entry ask for something else."""
        limits = self._thresholds
        if entry not in self._knowledge.guidance:
            return False
        [coverage] = (match.coverage for match in evidence.names if match.id == entry)
        elsewhere = evidence.of(Form.OUT_OF_SCOPE) >= limits.elsewhere
        return elsewhere and coverage < limits.named_though_elsewhere

    def _with_other_words(
        self, advice: TopicAdvice | GuidanceAdvice, reading: Reading
    ) -> TopicAdvice | GuidanceAdvice:
        """Explain each word whose meaning is asked, as in "what are funders and snakeheads"."""
        if isinstance(advice, TopicAdvice):
            return advice
        if not self._wording.asks_meaning(reading.question.matching):
            return advice
        found = (self._knowledge.terms.get(match.id) for match in reading.evidence.names)
        words = tuple(term for term in found if term and term.id != advice.entry.id)
        return replace(advice, words=words[:_WORDS])

    def _form_named(self, topic: Topic, reading: Reading) -> Variant | None:
        """Return the form that is named; the title of a kind stands for all its forms."""
        titles = {topic.title.zh, topic.title.en}
        names = {match.name for match in reading.evidence.names if match.id == topic.id}
        if not names - titles:
            return None
        return self._variants.find(reading.question.matching, topic.id)

    def _word_for(self, topic: Topic, evidence: Evidence) -> Term | None:
        """Return the glossary's word in the text that stands for the fraud type, if one does."""
        terms = (self._knowledge.terms.get(match.id) for match in evidence.names)
        return next((term for term in terms if term and term.topic == topic.id), None)

    def explain(self, reading: Reading) -> Advice:
        """Explain the kind of fraud that is asked about, or what the law says of it."""
        evidence = reading.evidence
        first, second = evidence.topics[:2]
        if self._asks_the_law(reading):
            return self._law(reading)
        if (
            first.probability < self._thresholds.unsure
            and second.probability >= first.probability * self._thresholds.choice
        ):
            return ChoiceAdvice((self._kinds.topic(first), self._kinds.topic(second)))
        topics = self._kinds.likely(evidence)
        if self._wording.asks("to_persuade", reading.question.matching):
            talking = self._knowledge.guidance[_TALKING]
            return GuidanceAdvice(talking, reading.place, topics[:1])
        variant = self._variants.find(reading.question.matching, topics[0].id)
        return TopicAdvice(topics[0], also=topics[1:], variant=variant)

    def help_others(self, reading: Reading) -> GuidanceAdvice:
        """Tell a bystander what to do, and the kind of fraud where it is sure."""
        place, kind = reading.place, reading.evidence.topics[0]
        sure = kind.probability >= self._thresholds.kind_beside
        topics = (self._kinds.topic(kind),) if sure else ()
        entry, abroad = self._knowledge.guidance["bystanders"], place is not self._home
        return GuidanceAdvice(entry, place, topics, told=abroad)

    def law_asked(self, reading: Reading) -> Advice | None:
        """Tell what the law says to who asks that of lending an account, and tells nothing."""
        short = is_fragment(reading.question.matching)
        return self._law(reading) if short and self._asks_the_law(reading) else None

    def _asks_the_law(self, reading: Reading) -> bool:
        kind = reading.evidence.topics[0]
        lent = kind.id == _LENT and kind.probability >= self._thresholds.kind_beside
        return lent and self._wording.asks("punished", reading.question.matching)

    def _law(self, reading: Reading) -> Advice:
        place = reading.place
        entry = _LAW_AT_HOME if place.id == MAINLAND else _LAW_ABROAD
        lent, abroad = self._knowledge.topics[_LENT], place is not self._home
        return GuidanceAdvice(self._knowledge.guidance[entry], place, (lent,), told=abroad)

    def guide_beside(self, reading: Reading) -> Advice:
        """Guide; but where the kind of fraud beside the entry is what is asked, explain that."""
        evidence, limits = reading.evidence, self._thresholds
        likeliest, (first, second, *_) = evidence.guidance[0], evidence.topics
        doubted = self._wording.asks("is_it", reading.question.matching)
        of_a_kind = first.probability + second.probability >= limits.kind_beside
        far = likeliest.probability < limits.unsure and likeliest.id not in WHOM_TO_CALL
        if doubted and of_a_kind and far:
            return self.explain(reading)
        near = evidence.nearest.get(likeliest.id, 0.0) >= limits.near
        if likeliest.id == _LAW_AT_HOME and near:
            return self._law(reading)
        kind = evidence.topics[0]
        asked = evidence.of(Form.QUESTION) > evidence.of(Form.GUIDANCE) * limits.asked_beside
        unlikely = likeliest.probability < limits.named_in_meaning
        if unlikely and asked and kind.probability >= limits.kind_sure:
            return self.explain(reading)
        advice = self.guide(self._entry_for(reading), reading.place)
        advice = self._with_other_words(advice, reading)
        if isinstance(advice, TopicAdvice):
            return advice
        related = kind.id in advice.entry.related and kind.probability >= limits.kind_beside
        quarrel = isinstance(advice.entry, Guidance) and advice.entry.dispute
        if related and asked and not (quarrel and likeliest.probability >= limits.kind_sure):
            return self.explain(reading)
        if evidence.nearest.get(advice.entry.id, 0.0) < limits.near:
            unsure = likeliest.probability < limits.unsure
            sought = self._wording.asks("kind", reading.question.matching)
            if (unsure and kind.probability >= limits.kind_beside) or (
                sought and kind.probability >= limits.kind_sure
            ):
                return self.explain(reading)
            if evidence.of(Form.OUT_OF_SCOPE) >= limits.elsewhere_beside:
                return UnknownAdvice(Reason.OUT_OF_SCOPE)
            advice = replace(advice, distant=True)
        named = related or (asked and kind.probability >= limits.kind_sure)
        return replace(advice, topics=(self._kinds.topic(kind),)) if named else advice

    def _entry_for(self, reading: Reading) -> str:
        """Return the likeliest entry; who has to persuade somebody needs no comfort themselves."""
        likeliest = reading.evidence.guidance[0].id
        persuading = self._wording.asks("to_persuade", reading.question.matching)
        return _TALKING if likeliest == _COMFORT and persuading else likeliest

    def guide(self, entry: str, place: Place) -> TopicAdvice | GuidanceAdvice:
        """Explain an entry; a word for a kind of fraud, together with that fraud."""
        if entry == _SPAM and place.id != MAINLAND:
            lines = (line for line in place.hotlines if line.purpose is Purpose.TEXTS)
            numbers = self._knowledge.guidance[_NUMBERS]
            return GuidanceAdvice(numbers, place, told=True, line=next(lines, None))
        found = self._knowledge.guidance.get(entry) or self._knowledge.terms[entry]
        if isinstance(found, Term) and found.topic:
            return TopicAdvice(self._knowledge.topics[found.topic], term=found)
        return GuidanceAdvice(found, place, told=place is not self._home)

    def numbers(self, place: Place) -> GuidanceAdvice:
        """Tell whom to call in a place."""
        entry = _NUMBERS_AT_HOME if place.id == MAINLAND else _NUMBERS
        return GuidanceAdvice(self._knowledge.guidance[entry], place, told=place is not self._home)

    def bank(self, bank: Organisation, place: Place) -> GuidanceAdvice:
        """Tell the number of a bank, before the others of the place."""
        return GuidanceAdvice(self._knowledge.guidance[_NUMBERS], place, told=True, bank=bank)

    def line(self, asked: AskedLine) -> GuidanceAdvice:
        """Tell of one hotline, before the others of its place."""
        numbers = self._knowledge.guidance[_NUMBERS]
        return GuidanceAdvice(numbers, asked.place, told=True, line=asked.line)
