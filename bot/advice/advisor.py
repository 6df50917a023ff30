"""Decides what to say. Knows no Telegram, no HTML and no language of its own."""

import re
from dataclasses import dataclass, replace

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    Clue,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.charts import ChartFinder
from bot.advice.clues import ClueFinder
from bot.advice.cries import CryFinder
from bot.advice.figures import FigureReader
from bot.advice.followup import FollowUpReader
from bot.advice.lookup import Entry, Lookup
from bot.advice.place import PlaceFinder
from bot.advice.question import Question
from bot.advice.triage import Triage
from bot.advice.wording import WordingReader
from bot.memory import Recall
from bot.reading.contacts import ContactReader
from bot.reading.found import NOTHING, Contacts, Number
from index.evidence import Candidate, Evidence
from index.finder import Finder
from index.thresholds import Thresholds
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form
from knowledge.guidance import Term
from knowledge.hotlines import Place
from knowledge.redflags import OddityId, RedFlag
from knowledge.topics import Topic
from knowledge.triage import TriageQuestion

_TOPICS_SHOWN = 3
_COMPLAINT = 120  # characters; a longer text is a story or a message of others
_SHORT = re.compile(r"(?<!\d)\d{3,5}(?!\d)")
_GIVING_A_CONTACT = frozenset(
    {
        OddityId.PRIVATE_CONTACT,
        OddityId.OPENS_A_CHAT,
        OddityId.FROM_ABROAD,
        OddityId.CARD_NUMBER,
        OddityId.SHORT_LINK,
        "leave-the-platform",
    }
)
_OF_LINKS = frozenset({"unknown-link", "leave-the-platform"})
_DESPAIR = "despair"
"""The emergency in which the kind of fraud does not matter."""


@dataclass(frozen=True)
class _Reading:
    """A question with all that is known about it."""

    question: Question
    evidence: Evidence
    clues: tuple[Clue, ...]
    contacts: Contacts = NOTHING

    @property
    def decisive(self) -> int:
        return sum(clue.flag.strength == "decisive" for clue in self.clues)

    @property
    def worded(self) -> bool:
        """Tell whether words give the fraud away, and not only an address."""
        return any(
            isinstance(clue.flag, RedFlag) and clue.flag.id not in _OF_LINKS for clue in self.clues
        )


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
        self._places = PlaceFinder(knowledge.places.values(), place)
        self._clues = ClueFinder(knowledge.red_flags, knowledge.oddities)
        self._contacts = ContactReader(knowledge)
        self._explained_numbers = _numbers_explained(knowledge)
        self._cries = CryFinder(knowledge.cries)
        self._wording = WordingReader(knowledge.wording)
        self._figures = FigureReader(knowledge.bulletin, knowledge.later_figures, self._wording)
        self._charts = ChartFinder(knowledge.bulletin, self._wording)
        self._followups = FollowUpReader(knowledge.followups)
        self._triage = Triage(knowledge, place)
        self._lookup = Lookup(knowledge)

    @property
    def finder(self) -> Finder:
        return self._finder

    def advise(self, question: Question, recall: Recall = Recall()) -> Advice:  # noqa: B008
        """Decide what to answer; ``recall`` is what the chat last spoke of."""
        if not question.has_words:
            return UnknownAdvice(Reason.NO_WORDS)
        if question.foreign:
            return UnknownAdvice(Reason.OTHER_LANGUAGE)
        if self._wording.asks("quiz", question.matching):
            return SmalltalkAdvice(Smalltalk.QUIZ)
        aspect = self._followups.aspect(question.matching)
        if aspect and recall.topic in self._knowledge.topics:
            return TopicAdvice(self._knowledge.topics[recall.topic], aspect)
        reading = self._read(question)
        leaning = bool(recall.figures) and self._followups.leans(question.matching)
        if leaning and not self._is_urgent(reading):
            return self._about_figure(question, recall.figures[0]) or self._decide(reading)
        return self._decide(reading)

    def _about_figure(self, question: Question, figure: str) -> Advice | None:
        """Read a fragment such as "and in May?" as a question about the figure before it."""
        before = self._knowledge.bulletin.figures.get(figure)
        if before is None:
            return None
        whole = question
        if self._figures.narrows(question.matching):
            whole = Question.read(f"{before.title.in_(question.language)} {question.text}")
        evidence = self._finder.find(whole.matching, whole.language)
        if evidence.figures[0].probability < self._thresholds.figure_meant:
            return None
        return self._figures.read(whole, evidence)

    def hears_it_is_too_much(self, question: Question) -> bool:
        """Tell whether somebody says that they cannot read so much, or are old."""
        short = len(question.matching) <= _COMPLAINT
        return short and self._wording.asks("too_much", question.matching)

    def assess(self, question: Question) -> Advice:
        """Judge a text as a message somebody received, whatever else it may be."""
        if not question.has_words:
            return UnknownAdvice(Reason.NO_WORDS)
        if question.foreign:
            return UnknownAdvice(Reason.OTHER_LANGUAGE)
        return self._assessment(self._read(question))

    def triage(
        self, answers: str, language: Language
    ) -> TriageQuestion | AssessmentAdvice | EmergencyAdvice:
        """Return the next question to somebody who answers by buttons, or the advice."""
        return self._triage.follow(answers, language)

    def guide(self, entry: str) -> TopicAdvice | GuidanceAdvice:
        """Advise with a guidance entry or a term that exists."""
        return self._guided(entry, self._place)

    def emergency(self, emergency: str = "paid") -> EmergencyAdvice:
        """Advise somebody who pressed the button and said nothing yet."""
        return EmergencyAdvice(self._knowledge.emergencies[emergency], self._place)

    def look_up(self, question: Question) -> tuple[Entry, ...]:
        """Return entries that somebody may want to share, best first."""
        if not question.has_words or question.foreign:
            return self._lookup.first()
        evidence = self._finder.find(question.matching, question.language)
        return self._lookup.find(question.matching, evidence)

    @property
    def place(self) -> Place:
        """Whose numbers come first where nobody names a place."""
        return self._place

    def _read(self, question: Question) -> _Reading:
        evidence = self._finder.find(question.matching, question.language)
        contacts = self._contacts.read(question.raw, question.language)
        return _Reading(question, evidence, self._clues.find(question, contacts), contacts)

    def _decide(self, reading: _Reading) -> Advice:
        if self._is_urgent(reading):
            return self._urgent(reading)
        return self._charted(reading.question.matching) or self._by_form(reading)

    def _by_form(self, reading: _Reading) -> Advice:
        evidence, leading = reading.evidence, self._leading(reading)
        named = self._named(reading)
        if named and leading not in {Form.MISUSE, Form.FIGURE, Form.SITUATION, Form.MESSAGE}:
            return named
        if self._is_about_contacts(reading, leading):
            return self._assessment(reading)
        match leading:
            case Form.MISUSE:
                return UnknownAdvice(Reason.MISUSE)
            case Form.FIGURE:
                return self._figured(reading)
            case Form.SMALLTALK:
                return SmalltalkAdvice(Smalltalk(evidence.smalltalk[0].id))
            case Form.GUIDANCE:
                place = self._places.find(reading.question)
                return self._guided(evidence.guidance[0].id, place)
            case Form.QUESTION:
                return self._explained(evidence)
            case Form.SITUATION | Form.MESSAGE | Form.ORDINARY:
                return self._assessment(reading)
            case _:
                return UnknownAdvice(Reason.OUT_OF_SCOPE)

    def _charted(self, text: str) -> FiguresAdvice | None:
        """Answer who asks for a chart; one of what the bulletin does not give is not shown."""
        chart = self._charts.asked(text)
        if chart is None or self._figures.limited(text):
            return None
        figures = self._knowledge.bulletin.figures
        return FiguresAdvice(tuple(figures[figure] for figure in chart.figures), chart=chart)

    def _is_about_contacts(self, reading: _Reading, leading: Form) -> bool:
        """Tell whether it is a link or a number that has to be explained or warned of."""
        contacts = reading.contacts
        if leading in {Form.MISUSE, Form.FIGURE} and not contacts.alone:
            return False
        if contacts.alone or contacts.condemned:
            return True
        unexplained = any(
            not isinstance(item, Number) or item.digits not in self._explained_numbers
            for item in contacts.found
        )
        lost = leading in {Form.OUT_OF_SCOPE, Form.SMALLTALK}
        pasted = self._is_supported(reading) and reading.worded
        return unexplained and (lost or pasted or contacts.nearly_alone)

    def _is_urgent(self, reading: _Reading) -> bool:
        """Tell whether something has happened; in doubt, yes: the steps hurt nobody."""
        evidence, contacts = reading.evidence, reading.contacts
        limit = self._thresholds.emergency
        if contacts.all_official and contacts.has_link:
            limit = self._thresholds.urgent_though_official
        if evidence.of(Form.EMERGENCY) >= limit and not self._is_everyday(reading):
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
        if self._cries.named(text):
            return evidence.of(Form.ORDINARY, Form.MESSAGE) < self._thresholds.elsewhere
        if self._wording.asks("wonders", text):
            return False
        return elsewhere < self._thresholds.elsewhere and self._cries.heard(text)

    def _is_everyday(self, reading: _Reading) -> bool:
        """Tell whether what has happened may just as well be everyday life."""
        limits, evidence = self._thresholds, reading.evidence
        likely, ordinary = evidence.of(Form.EMERGENCY), evidence.of(Form.ORDINARY)
        if reading.contacts.found and likely < limits.emergency_over_ordinary * ordinary:
            return True
        if self._cries.heard(reading.question.matching):
            return False
        return likely + evidence.of(Form.SITUATION) < limits.emergency_unheard * ordinary

    def _leading(self, reading: _Reading) -> Form:
        """Return the likeliest form; figures that exist or not are told apart later."""
        evidence, text = reading.evidence, reading.question.matching
        if self._wording.asks("misuse", text):
            return Form.MISUSE
        weights = {
            Form.MISUSE: evidence.of(Form.MISUSE),
            Form.FIGURE: evidence.of(Form.FIGURE, Form.NO_FIGURE),
            Form.SMALLTALK: evidence.of(Form.SMALLTALK),
            Form.GUIDANCE: evidence.of(Form.GUIDANCE),
            Form.QUESTION: evidence.of(Form.QUESTION),
            Form.SITUATION: evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY),
            Form.ORDINARY: evidence.of(Form.ORDINARY),
            Form.OUT_OF_SCOPE: evidence.of(Form.OUT_OF_SCOPE),
        }
        if self._wording.asks_meaning(text) or self._wording.asks("duration", text):
            weights[Form.FIGURE] = evidence.of(Form.NO_FIGURE)
        if self._wording.asks("told", text) and not self._wording.asks("kind", text):
            weights[Form.SITUATION] *= self._thresholds.told
            weights[Form.MISUSE] /= self._thresholds.told
        if self._wording.asks("kind", text):
            weights[Form.QUESTION] *= self._thresholds.kind_asked
        return max(weights, key=lambda form: weights[form])

    def _named(self, reading: _Reading) -> Advice | None:
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
        if topic := self._knowledge.topics.get(entry):
            return TopicAdvice(topic, term=self._word_for(topic, evidence))
        return self._guided(entry, self._places.find(reading.question))

    def _word_for(self, topic: Topic, evidence: Evidence) -> Term | None:
        """Return the glossary's word in the text that stands for the fraud type, if one does."""
        terms = (self._knowledge.terms.get(match.id) for match in evidence.names)
        return next((term for term in terms if term and term.topic == topic.id), None)

    def _urgent(self, reading: _Reading) -> EmergencyAdvice:
        named = self._cries.named(reading.question.matching)
        urgency = named or reading.evidence.emergencies[0].id
        sure = reading.evidence.topics[0].probability >= self._thresholds.kind_of_emergency
        topics = self._likely(reading.evidence) if sure and urgency != _DESPAIR else ()
        place = self._places.find(reading.question)
        return EmergencyAdvice(self._knowledge.emergencies[urgency], place, topics)

    def _figured(self, reading: _Reading) -> FiguresAdvice | UnknownAdvice:
        """Answer a question for a figure; two in one sentence are read one by one."""
        question = reading.question
        text = self._wording.without_announcement(question.matching)
        whole = self._figure(text, reading) if text else self._figure(question.matching, reading)
        parts = self._wording.questions(text)
        if isinstance(whole, UnknownAdvice) or len(parts) == 1 or self._figures.combines(text):
            return whole
        read = (self._figure(part, reading) for part in parts)
        found = [advice for advice in read if isinstance(advice, FiguresAdvice)]
        if len(found) < len(parts):
            return whole
        return FiguresAdvice(
            tuple(dict.fromkeys(figure for advice in found for figure in advice.figures)),
            tuple(dict.fromkeys(figure for advice in found for figure in advice.derived)),
        )

    def _figure(self, text: str, reading: _Reading) -> FiguresAdvice | UnknownAdvice:
        question = reading.question
        if text == question.matching:
            return self._figures.read(question, reading.evidence)
        evidence = self._finder.find(text, question.language)
        return self._figures.read(replace(question, matching=text), evidence)

    def _explained(self, evidence: Evidence) -> Advice:
        first, second = evidence.topics[:2]
        if (
            first.probability < self._thresholds.unsure
            and second.probability >= first.probability * self._thresholds.choice
        ):
            return ChoiceAdvice((self._topic(first), self._topic(second)))
        topics = self._likely(evidence)
        return TopicAdvice(topics[0], also=topics[1:])

    def _guided(self, entry: str, place: Place) -> TopicAdvice | GuidanceAdvice:
        """Explain an entry; a word for a kind of fraud, together with that fraud."""
        found = self._knowledge.guidance.get(entry) or self._knowledge.terms[entry]
        if isinstance(found, Term) and found.topic:
            return TopicAdvice(self._knowledge.topics[found.topic], term=found)
        return GuidanceAdvice(found, place)

    def _assessment(self, reading: _Reading) -> AssessmentAdvice:
        evidence = reading.evidence
        fraud = evidence.of(Form.SITUATION, Form.MESSAGE, Form.EMERGENCY, Form.QUESTION)
        honest = evidence.of(Form.ORDINARY, Form.OUT_OF_SCOPE, Form.SMALLTALK)
        share = fraud / max(fraud + honest, 1e-9)
        risk = self._risk(share, reading)
        if risk is Risk.UNKNOWN:
            return AssessmentAdvice(risk, (), (), reading.contacts)
        topics = self._kinds(reading, share)
        return AssessmentAdvice(risk, topics, reading.clues, reading.contacts)

    def _risk(self, share: float, reading: _Reading) -> Risk:
        limits, contacts = self._thresholds, reading.contacts
        if contacts.condemned:
            return Risk.HIGH
        if contacts.alone:
            return Risk.CAUTION if contacts.doubtful else Risk.UNKNOWN
        if not self._is_told(reading):
            if contacts.all_official and not reading.decisive:
                return Risk.UNKNOWN  # it leads nowhere but to whom it names
            if contacts.found and not self._is_supported(reading) and share < limits.unsupported:
                return Risk.UNKNOWN
        if not reading.clues and not self._is_clear(reading, share):
            return Risk.UNKNOWN
        if share >= limits.high_risk or (share >= limits.caution and reading.decisive):
            return Risk.HIGH
        if share >= limits.caution or contacts.doubtful:
            return Risk.CAUTION
        worded = self._is_supported(reading) and (reading.decisive or contacts.throwaway)
        return Risk.CAUTION if worded and contacts.odd and reading.worded else Risk.UNKNOWN

    def _is_clear(self, reading: _Reading, share: float) -> bool:
        """Tell whether a text resembles a fraud enough where nothing in it can be pointed at."""
        limits = self._thresholds
        if share >= limits.fraud_unsupported:
            return True
        told = self._wording.asks("told", reading.question.matching)
        needed = limits.kind_told if told else limits.kind_unsupported
        likely = share * reading.evidence.topics[0].probability
        return share >= limits.caution_unsupported and likely >= needed

    def _is_told(self, reading: _Reading) -> bool:
        """Tell whether somebody tells a story, in which real numbers are named by the way."""
        return reading.evidence.of(Form.SITUATION) >= self._thresholds.told_story

    def _is_supported(self, reading: _Reading) -> bool:
        """Tell whether anything can be pointed at that speaks for a fraud.

        Giving a private number, an account or a way to chat is no sign by itself.
        """
        return any(clue.flag.id not in _GIVING_A_CONTACT for clue in reading.clues)

    def _kinds(self, reading: _Reading, share: float) -> tuple[Topic, ...]:
        """Return the likely kinds; those the clues speak for where the wording says little."""
        likely = self._likely(reading.evidence)
        silent = share < self._thresholds.caution or reading.contacts.alone
        unsure = reading.evidence.topics[0].probability < self._thresholds.kind_sure
        if not silent and not (reading.contacts.condemned and unsure):
            return likely
        told = self._by_clues(reading.clues)
        return told if silent and told else tuple(dict.fromkeys((*told, *likely)))[:_TOPICS_SHOWN]

    def _by_clues(self, clues: tuple[Clue, ...]) -> tuple[Topic, ...]:
        """Return the kinds that the clues speak for, where the wording as a whole says nothing."""
        ids = dict.fromkeys(topic for clue in clues for topic in clue.flag.topics)
        return tuple(self._knowledge.topics[topic] for topic in ids)[:1]

    def _likely(self, evidence: Evidence) -> tuple[Topic, ...]:
        first, *others = evidence.topics[:_TOPICS_SHOWN]
        also = (other for other in others if other.probability >= self._thresholds.also)
        return tuple(self._topic(candidate) for candidate in (first, *also))

    def _topic(self, candidate: Candidate) -> Topic:
        return self._knowledge.topics[candidate.id]


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
