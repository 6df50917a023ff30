"""The language a reply is written in, and what to take its words from."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.actions import Action, OpenFigure, OpenGuidance, OpenScreen, OpenTopic, Screen
from bot.phrasebook import Phrases
from bot.rendering.asides import without_asides
from bot.reply import Button, CopyButton, Note, ShareButton
from knowledge import KnowledgeBase, Language, Localized
from knowledge.emergencies import Emergency
from knowledge.figures import Figure
from knowledge.guidance import Guidance, Term
from knowledge.hotlines import MAINLAND, Place, Purpose
from knowledge.models import Source
from knowledge.organisations import Organisation
from knowledge.topics import Topic

_SOURCES = 3
"""Publications named under an answer; the record in the knowledge base names all."""


@dataclass(frozen=True)
class Voice:
    language: Language
    phrases: Phrases
    knowledge: KnowledgeBase
    there: Place | None = None
    """Where the reader said to be: what is for other countries is left out."""

    def say(self, text: Localized[str]) -> str:
        said = text.in_(self.language)
        return self._for_there(said) or said

    def lines(self, texts: Localized[tuple[str, ...]]) -> tuple[str, ...]:
        said = texts.in_(self.language)
        return tuple(filter(None, map(self._for_there, said))) or said

    def _for_there(self, text: str) -> str:
        if self.there is None:
            return text
        known = self.knowledge.asides
        asides = known.home if self.there.id == MAINLAND else known.abroad
        return without_asides(text, asides.in_(self.language), self.language)

    def listed(self, names: Iterable[str]) -> str:
        return ("、" if self.language is Language.ZH else ", ").join(names)

    def joined(self, sentences: Iterable[str]) -> str:
        return ("" if self.language is Language.ZH else " ").join(sentences)

    def titles(self, topics: Iterable[Topic]) -> str:
        return self.listed(self.say(topic.title) for topic in topics)

    def sources(self, template: str, ids: Iterable[str]) -> Note:
        cited = (self.cite(self.knowledge.sources[source]) for source in list(ids)[:_SOURCES])
        separator = "；" if self.language is Language.ZH else "; "
        return Note(template.format(sources=separator.join(cited)))

    def cite(self, source: Source) -> str:
        published = f", {source.published}" if source.published else ""
        if self.language is Language.ZH:
            document = source.document.zh
            title = document if document.startswith("《") else f"《{document}》"
            return f"{source.publisher.zh}{title}{published.replace(', ', '，')}"
        return f"{source.publisher.en}, {source.document.en}{published}"

    def screen(self, label: str, screen: Screen) -> Button:
        return Button(label, OpenScreen(screen))

    @property
    def home(self) -> Button:
        return self.screen(self.phrases.buttons.start, Screen.START)

    @property
    def paid(self) -> Button:
        return self.screen(self.phrases.buttons.paid, Screen.EMERGENCY)

    def opening(self, entry: Topic | Guidance | Term | Figure) -> Button:
        """Return a button that opens an entry, under its title."""
        match entry:
            case Topic():
                action: Action = OpenTopic(entry.id)
            case Guidance() | Term():
                action = OpenGuidance(entry.id)
            case Figure():
                action = OpenFigure(entry.id)
        return Button(self.heading(entry), action)

    def heading(self, entry: Topic | Guidance | Term | Figure) -> str:
        return self.say(entry.term if isinstance(entry, Term) else entry.title)

    def gist(self, entry: Topic | Guidance | Term | Figure) -> str:
        """Return an entry in a sentence or two."""
        match entry:
            case Topic():
                return self.say(entry.summary)
            case Guidance():
                return self.lines(entry.answer)[0]
            case Term():
                return self.say(entry.meaning)
            case Figure():
                return self.say(entry.counts)

    def sharing(self, topic: Topic) -> ShareButton:
        """Return a button that warns the family of a kind of fraud in our words."""
        text = self.phrases.assessment.share.format(topic=self.say(topic.title))
        return ShareButton(self.phrases.buttons.share, text, topic.id)

    def related(self, ids: Iterable[str]) -> tuple[Button, ...]:
        found = (self._entry(entry) for entry in ids)
        return tuple(self.opening(entry) for entry in found if entry is not None)

    def _entry(self, entry: str) -> Topic | Guidance | Term | None:
        base = self.knowledge
        return base.topics.get(entry) or base.guidance.get(entry) or base.terms.get(entry)

    def first_call(self, place: Place, case: Emergency | None = None) -> str:
        """Return whom to call first: the police where somebody may be at the door, else the bank
        or whoever stops a payment there.
        """
        if case and case.danger:
            number = place.danger or self.phrases.simple.police
            return self.say(case.danger).format(number=number)
        return self.say(place.first_call)

    def numbers(self, place: Place, *purposes: Purpose) -> tuple[str, ...]:
        """Return lines such as "110 – report a fraud" for the numbers of a place."""
        return tuple(
            self.phrases.emergency.call.format(number=line.number, use=self.say(line.use))
            for line in place.hotlines
            if line.number and line.purpose in purposes
        )

    def bank(self, named: Organisation) -> str:
        """Return a line such as "95588 – ICBC's own line" for a bank that has a number."""
        use = self.phrases.emergency.bank.format(name=self.say(named.name))
        return self.phrases.emergency.call.format(number=named.numbers[0], use=use)

    def may_be_anywhere(self, guessed: Place) -> bool:
        """Tell whether people of many countries write so, and the place is no more than a guess."""
        return self.language is Language.EN and guessed.id == MAINLAND

    def listening(self, place: Place) -> str | None:
        """Return the number of those who listen when it is all too much, if one is known."""
        return place.number(Purpose.SUPPORT)

    def copies(self, place: Place, *purposes: Purpose) -> tuple[CopyButton, ...]:
        return tuple(
            CopyButton(self.phrases.buttons.copy_number.format(number=line.number), line.number)
            for line in place.hotlines
            if line.number and line.purpose in purposes
        )
