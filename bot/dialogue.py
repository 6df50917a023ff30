"""The conversation itself, without Telegram: words or a button in, a reply out."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from bot.actions import (
    Action,
    AnswerTriage,
    Aspect,
    ForgetMe,
    OpenArea,
    OpenAudience,
    OpenCard,
    OpenChart,
    OpenDerived,
    OpenDrill,
    OpenEmergency,
    OpenFigure,
    OpenGuidance,
    OpenPlace,
    OpenScams,
    OpenScreen,
    OpenTopic,
    PlayDrill,
    Screen,
    SetLanguage,
    SetSimple,
    ShowMyData,
    Switch,
    TakeStep,
    TrySample,
)
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    Risk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.advisor import Advisor
from bot.advice.practice import PracticeReader
from bot.advice.question import Question
from bot.chinese import Script, converting, in_script, shows_script
from bot.learning.quiz import Questions, concerning
from bot.looking import Look, judge
from bot.memory import Choice, Memory, Recall, Tongue
from bot.phrasebook import Phrasebook, Phrases
from bot.phrasebook.pictures import KindsPhrases
from bot.pictures.drawings import Drawing
from bot.rendering import (
    Voice,
    alerts,
    audience,
    cards,
    drills,
    gallery,
    mydata,
    picture_reply,
    pictures,
    render,
    screens,
    simple,
    warning,
)
from bot.rendering.brief import CHART_LINK, EMERGENCY_LINK, brief, elsewhere
from bot.rendering.cards import Card
from bot.rendering.derived import derived_from
from bot.rendering.feedback import invitation, kinds
from bot.reply import Note, Picture, Reply, say
from bot.state.preferences import Preference
from bot.state.privacy import Stored
from knowledge import KnowledgeBase, Language
from knowledge.audiences import Audience
from knowledge.triage import TriageQuestion

SCAMS_LINK = "scams"
AUDIENCES_LINK = "foryou"
AUDIENCE_LINK = "for-"
"""Before the id of an audience, which a guidance entry may share."""
CARD_LINK = "card-"
DRILLS_LINK = "drill"


class Unreadable(StrEnum):
    """A kind of message whose content we do not read."""

    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    DOCUMENT = "document"
    PROGRAM = "program"
    CONTACT = "contact"
    LOCATION = "location"
    OTHER = "other"


Observer = Callable[[Advice, Language, float], None]
"""Told of each answer: what was decided, the language, the seconds it took. Never the words."""


def unobserved(advice: Advice, language: Language, seconds: float) -> None:
    pass


class Setting(StrEnum):
    """Where an answer is read."""

    PRIVATE = "private"
    GROUP = "group"
    """Others read it too."""
    GUEST = "guest"
    """A chat that we are not in; what was spoken of in private must not show there."""


@dataclass(frozen=True)
class Case:
    """What somebody wants to know about: one message, or several that belong together."""

    own: str = ""
    """What they wrote themselves."""
    passed_on: str = ""
    """What others wrote to them."""


@dataclass(frozen=True)
class Found:
    """What can be sent into another chat for a query typed there."""

    cards: tuple[Card, ...]
    button: str
    """Leads to our private chat."""
    personal: bool
    """Whether somebody else would be shown it in another language or script."""


class Dialogue:
    def __init__(
        self,
        advisor: Advisor,
        knowledge: KnowledgeBase,
        phrasebook: Phrasebook,
        memory: Memory,
        observe: Observer = unobserved,
    ) -> None:
        self._advisor = advisor
        self._practice = PracticeReader(knowledge)
        self._knowledge = knowledge
        self._phrasebook = phrasebook
        self._memory = memory
        self._observe = observe

    def read(self, text: str, tongue: Tongue) -> Question:
        return Question.read(text, tongue.language)

    def hear(self, chat: int, text: str, client: str | None = None) -> Reply:
        """Answer what somebody wrote; ``client`` is the language tag of their app."""
        return self.consider(chat, Case(own=text), client)

    def judge(self, chat: int, text: str, client: str | None = None) -> Reply:
        """Assess a message that somebody asks about, whatever else it may be."""
        return self.consider(chat, Case(passed_on=text), client)

    def consider(
        self,
        chat: int,
        case: Case,
        client: str | None = None,
        setting: Setting = Setting.PRIVATE,
    ) -> Reply:
        """Answer a case; in a chat that others read, in brief."""
        started = time.perf_counter()
        question, advice = self._decide(chat, case, client, setting)
        tongue = self._tongue_of(question, chat, client)
        wanted = self._practice.drill(question, advice) if case.own else None
        if wanted is not None and setting is not Setting.GUEST:
            return self._practise(chat, wanted, tongue, setting)
        if setting is not Setting.GUEST:
            self._remember(chat, question, advice, tongue)
        reply = self._speak(chat, advice, tongue, question, setting)
        self._observe(advice, tongue.language, time.perf_counter() - started)
        return reply

    def _decide(
        self, chat: int, case: Case, client: str | None, setting: Setting
    ) -> tuple[Question, Advice]:
        """Judge what was passed on, unless the person's own words are a cry for help."""
        tongue = self.tongue(chat, client)
        recall = Recall() if setting is Setting.GUEST else self._memory.of(chat).recall
        if case.own or not case.passed_on:
            question = self.read(case.own, tongue)
            advice = self._advisor.advise(question, recall)
            if not case.passed_on or isinstance(advice, EmergencyAdvice):
                return question, advice
        question = self.read(case.passed_on, tongue)
        return question, self._advisor.assess(question)

    def find(self, person: int, query: str, client: str | None = None) -> Found:
        """Look up entries to share; a query that is a message itself is judged, too."""
        question = self.read(query, self.tongue(person, client))
        tongue = self._tongue_of(question, person, client)
        voice = self.voice(tongue)
        found = [
            cards.of_entry(entry, self._advisor.place, voice)
            for entry in self._advisor.look_up(question)
        ]
        emergency = self._advisor.emergency()
        if question.has_words:
            advice = self._advisor.advise(question)
            if isinstance(advice, EmergencyAdvice):
                emergency = advice
            if isinstance(advice, AssessmentAdvice) and advice.risk is not Risk.UNKNOWN:
                found.insert(0, cards.of_verdict(advice, voice))
        found.insert(0, cards.of_emergency(emergency, voice))
        written = any(character.isalpha() for character in question.matching)
        telling = question.language is Language.EN or shows_script(question.text)
        return Found(
            tuple(_scripted(card, tongue.script) for card in found),
            converting(tongue.script)(voice.phrases.inline.check),
            personal=not (written and telling),
        )

    def look(
        self,
        chat: int,
        look: Look,
        client: str | None = None,
        setting: Setting = Setting.PRIVATE,
    ) -> Reply:
        """Judge pictures, in the language of the person rather than of what they were sent."""
        started = time.perf_counter()
        before = self.tongue(chat, client)
        judged = judge(look, self._advisor, before.language)
        tongue = before
        if look.caption:
            tongue = self._tongue_of(self.read(look.caption, before), chat, client)
        elif (
            not client and not self._memory.of(chat).tongue and not self._memory.choice(chat).tongue
        ):
            tongue = self._tongue_of(judged.question, chat, client)
        if judged.advice and setting is not Setting.GUEST:
            self._note_topic(chat, judged.advice)
        voice = self.voice(tongue)
        if judged.advice and setting is Setting.PRIVATE and self._memory.choice(chat).simple:
            reply = self._shown(chat, judged.advice, voice)
        else:
            reply = picture_reply(look, judged, voice, _SHOWN[setting])
        reply = in_script(reply, tongue.script)
        if judged.advice:
            self._observe(judged.advice, tongue.language, time.perf_counter() - started)
        return reply

    def press(self, chat: int, action: Action, client: str | None = None) -> Reply:
        """Do what a button says; one that names an entry we no longer have opens the start."""
        if isinstance(action, TrySample):
            samples = self.voice(self.tongue(chat, client)).phrases.start.samples
            if action.sample < len(samples):
                return self.hear(chat, samples[action.sample].text, client)
            return self.screen(chat, Screen.START, client)
        if isinstance(action, SetLanguage):
            return self._set_language(chat, action.language, client)
        if isinstance(action, SetSimple):
            return self._set_simple(chat, action.switch, client)
        if isinstance(action, ShowMyData):
            return self.my_data(chat, Stored(), client)
        if isinstance(action, ForgetMe):
            return self.forget(chat, client)
        tongue = self.tongue(chat, client)
        reply = self._page(chat, action, self.voice(tongue))
        return in_script(reply, tongue.script)

    def screen(self, chat: int, screen: Screen, client: str | None = None) -> Reply:
        return self.press(chat, OpenScreen(screen), client)

    def link(self, chat: int, payload: str, client: str | None = None) -> Reply:
        """Open what a deep link names: a fraud type, a figure, a guidance entry or a screen."""
        return self.press(chat, self._linked(payload), client)

    def stale(self, chat: int, client: str | None = None) -> Reply:
        """Answer a button of a version that we no longer understand."""
        tongue = self.tongue(chat, client)
        voice = self.voice(tongue)
        start = self._start(chat, voice)
        said = say(voice.phrases.errors.old_button)
        return in_script(Reply((*said.blocks, *start.blocks), start.rows), tongue.script)

    def check_invitation(self, chat: int, client: str | None = None) -> Reply:
        return self.screen(chat, Screen.CHECK, client)

    def nothing_to_check(self, chat: int, client: str | None = None) -> Reply:
        return self._line(chat, client, lambda phrases: phrases.check.nothing)

    def unreadable(self, chat: int, kind: Unreadable, client: str | None = None) -> Reply:
        return self._line(chat, client, lambda phrases: _unreadable(kind, phrases.kinds))

    def apology(self, chat: int, client: str | None = None) -> Reply:
        return self._line(chat, client, lambda phrases: phrases.errors.apology)

    def too_many(self, chat: int, client: str | None = None) -> Reply:
        return self._line(chat, client, lambda phrases: phrases.errors.too_many)

    def my_data(self, chat: int, stored: Stored, client: str | None = None) -> Reply:
        """Tell what is stored of a chat, and what is remembered of it."""
        tongue, topic = self.tongue(chat, client), self._memory.of(chat).recall.topic
        chosen = self._memory.choice(chat)
        if chosen != Choice():
            stored = replace(stored, preference=_stored(chosen))
        page = mydata.page(stored, topic, self.voice(tongue))
        return in_script(page, tongue.script)

    def forget(self, chat: int, client: str | None = None) -> Reply:
        """Forget a chat, its language too, and say so in that language."""
        tongue = self.tongue(chat, client)
        self._memory.forget(chat)
        return in_script(mydata.forgotten(self.voice(tongue)), tongue.script)

    def not_an_admin(self, chat: int, client: str | None = None) -> Reply:
        return self._line(chat, client, lambda phrases: phrases.mydata.admins_only)

    def restore_choice(self, chat: int, stored: Preference) -> None:
        """Take over what is stored as a chat's choice."""
        self._memory.restore(chat, _chosen(stored))

    def unsaved_choices(self) -> dict[int, Preference]:
        """Return the choices to store."""
        return {chat: _stored(choice) for chat, choice in self._memory.unsaved().items()}

    def choice_saved(self, chat: int, stored: Preference) -> None:
        self._memory.saved(chat, _chosen(stored))

    def elsewhere(self, chat: int, payload: str, client: str | None = None) -> Reply:
        """Point from a chat that others read to our private one; ``payload`` is a deep link's."""
        tongue = self.tongue(chat, client)
        return in_script(elsewhere(payload, self.voice(tongue)), tongue.script)

    def first_steps(self, chat: int, client: str | None = None) -> Reply:
        """Return the emergency as it is said where others read it."""
        tongue = self.tongue(chat, client)
        return in_script(brief(self._advisor.emergency(), self.voice(tongue)), tongue.script)

    def guest_invitation(self, person: int, client: str | None = None) -> Reply:
        """Say what to do to somebody who called us into a chat and asked nothing."""
        row = self.elsewhere(person, Screen.CHECK, client).rows
        return self._line(person, client, lambda phrases: phrases.brief.guest).with_rows(*row)

    def enough(self, chat: int, client: str | None = None) -> Reply:
        """Say that a group has had many answers, and where to go on."""
        row = self.elsewhere(chat, Screen.START, client).rows
        return self._line(chat, client, lambda phrases: phrases.brief.enough).with_rows(*row)

    def joined(self, person: int, client: str | None = None) -> Reply:
        return self._line(person, client, lambda phrases: phrases.brief.joined)

    def left_channel(self, person: int, client: str | None = None) -> Reply:
        return self._line(person, client, lambda phrases: phrases.brief.channel)

    def compose(self, picture: Picture, username: str) -> Drawing:
        """Return what a picture shows; raise `KeyError` for one that there is no more."""
        tongue = Tongue.of(picture.language)
        return pictures.compose(picture.subject, self.voice(tongue), tongue.script, username)

    def without_picture(self, reply: Reply) -> Reply:
        """Say in words what a picture that cannot be had would have shown."""
        tongue = Tongue.of(reply.picture.language if reply.picture else None)
        missing = Note(self.voice(tongue).phrases.errors.no_picture)
        [said] = in_script(Reply((missing,)), tongue.script).blocks
        return replace(reply, blocks=(*reply.words, said), picture=None)

    def thanks(self, chat: int, client: str | None = None) -> str:
        """Return the sign on a button by which somebody told what they think of a verdict."""
        tongue = self.tongue(chat, client)
        return converting(tongue.script)(self.voice(tongue).phrases.feedback.thanks)

    def which_kind(self, chat: int, message: int, client: str | None = None) -> Reply:
        tongue = self.tongue(chat, client)
        return in_script(kinds(message, self.voice(tongue)), tongue.script)

    def knows(self, topic: str) -> bool:
        return topic in self._knowledge.topics

    def kind_noted(self, chat: int, client: str | None = None) -> Reply:
        return self._line(chat, client, lambda phrases: phrases.feedback.noted)

    def migrate(self, old: int, new: int) -> None:
        """Go on with a group under its new number."""
        self._memory.move(old, new)

    def _line(self, chat: int, client: str | None, phrase: Callable[[Phrases], str]) -> Reply:
        tongue = self.tongue(chat, client)
        return in_script(say(phrase(self.voice(tongue).phrases)), tongue.script)

    def questions(self, audience: str = "") -> Questions:
        """Return what the quiz can ask, or of it what concerns a group of people."""
        base = self._knowledge
        people = base.audiences.get(audience)
        return concerning(base.quiz, (*people.topics, people.guidance)) if people else base.quiz

    def voice(self, tongue: Tongue) -> Voice:
        return Voice(tongue.language, self._phrasebook[tongue.language], self._knowledge)

    def tongue(self, chat: int, client: str | None) -> Tongue:
        """Return the language for what shows none: chosen, else last written, else the app's."""
        return (
            self._memory.choice(chat).tongue
            or self._memory.of(chat).tongue
            or (Tongue.of(client) if client else Tongue(Language.ZH))
        )

    def _tongue_of(self, question: Question, chat: int, client: str | None) -> Tongue:
        if question.language is Language.EN or question.script is not Script.SIMPLIFIED:
            return Tongue(question.language, question.script)
        preferred = self._memory.choice(chat).tongue
        if preferred and preferred.language is Language.ZH:
            return preferred
        before = self.tongue(chat, client)
        if before.language is Language.ZH and not shows_script(question.text):
            return before
        return Tongue(question.language)

    def _remember(self, chat: int, question: Question, advice: Advice, tongue: Tongue) -> None:
        if any(character.isalpha() for character in question.matching):
            self._memory.note_tongue(chat, tongue)
        self._note_topic(chat, advice)

    def _note_topic(self, chat: int, advice: Advice) -> None:
        match advice:
            case TopicAdvice(topic=topic):
                self._memory.note_recall(chat, Recall(topic=topic.id))
            case AssessmentAdvice(topics=(topic, *_)) | EmergencyAdvice(topics=(topic, *_)):
                self._memory.note_recall(chat, Recall(topic=topic.id))
            case FiguresAdvice(figures=figures) if figures:
                ids = tuple(figure.id for figure in figures)
                self._memory.note_recall(chat, Recall(figures=ids))
            case _:
                pass

    def _practise(self, chat: int, drill: str, tongue: Tongue, setting: Setting) -> Reply:
        """Open a drill for somebody who asked for it in words; not where others read it."""
        self._memory.note_tongue(chat, tongue)
        voice = self.voice(tongue)
        if setting is Setting.PRIVATE:
            return in_script(self._page(chat, OpenDrill(drill), voice), tongue.script)
        return in_script(elsewhere(_link(drill), voice), tongue.script)

    def _speak(
        self, chat: int, advice: Advice, tongue: Tongue, question: Question, setting: Setting
    ) -> Reply:
        voice = self.voice(tongue)
        if setting is Setting.PRIVATE and self._memory.choice(chat).simple:
            return in_script(self._shown(chat, advice, voice), tongue.script)
        reply = _SHOWN[setting](advice, voice)
        if setting is Setting.PRIVATE and self._advisor.hears_it_is_too_much(question):
            reply = _offering(reply, advice, voice)
        if question.shortened:
            note = Note(voice.phrases.errors.shortened.format(count=len(question.text)))
            reply = replace(reply, blocks=(*reply.blocks, note))
        return in_script(reply, tongue.script)

    def _set_language(self, chat: int, choice: str, client: str | None) -> Reply:
        chosen = None if choice == "auto" else Tongue.of(choice)
        self._memory.prefer(chat, chosen)
        tongue = chosen or self.tongue(chat, client)
        phrases = self.voice(tongue).phrases.language
        if chosen is None:
            done = phrases.done_auto
        elif chosen.script is Script.SIMPLIFIED:
            done = phrases.done
        else:
            done = phrases.done_traditional
        start = self._start(chat, self.voice(tongue))
        return in_script(Reply((*say(done).blocks, *start.blocks), start.rows), tongue.script)

    def _set_simple(self, chat: int, switch: Switch, client: str | None) -> Reply:
        wanted = switch is Switch.ON
        self._memory.simplify(chat, wanted)
        tongue = self.tongue(chat, client)
        voice = self.voice(tongue)
        phrases, start = voice.phrases.simple, self._start(chat, voice)
        done = say(phrases.begun if wanted else phrases.ended)
        return in_script(Reply((*done.blocks, *start.blocks), start.rows), tongue.script)

    def _start(self, chat: int, voice: Voice) -> Reply:
        return self._screen(chat, Screen.START, voice)

    def _shown(self, chat: int, advice: Advice, voice: Voice) -> Reply:
        """Word advice for somebody alone with us, in large steps if they want that."""
        if self._memory.choice(chat).simple:
            return simple.simple(advice, self._advisor.place, voice)
        return render(advice, voice)

    def _page(self, chat: int, action: Action, voice: Voice) -> Reply:
        match action:
            case OpenScreen(screen):
                return self._screen(chat, screen, voice)
            case OpenScams(page):
                return screens.scams(page, voice)
            case OpenArea(area):
                areas = {str(shown.id): shown for shown in self._knowledge.bulletin.masthead.areas}
                return screens.area(areas[area], voice) if area in areas else screens.stats(voice)
            case OpenAudience(group):
                known = self._knowledge.audiences.get(group)
                return self._audience(chat, known, voice) if known else audience.audiences(voice)
            case OpenChart(chart) if chart in self._knowledge.bulletin.charts:
                return gallery.chart(self._knowledge.bulletin.charts[chart], voice)
            case OpenCard(topic) if topic in self._knowledge.topics:
                self._memory.note_recall(chat, Recall(topic=topic))
                return warning.warning(self._knowledge.topics[topic], voice)
            case OpenPlace(place):
                places = self._knowledge.places
                shown = places.get(place)
                if shown and self._memory.choice(chat).simple:
                    return simple.call(shown, voice)
                return screens.place(shown, voice) if shown else screens.hotlines(voice)
            case OpenDrill() | PlayDrill():
                return self._drill(chat, action, voice)
            case _:
                return self._entry(chat, action, voice) or self._start(chat, voice)

    def _drill(self, chat: int, action: OpenDrill | PlayDrill, voice: Voice) -> Reply:
        """Show a scene in the language of its story; a drill that is gone leads to the list."""
        known = self._knowledge.drills.get(action.drill)
        if known is None:
            return drills.listed(voice)
        self._memory.note_recall(chat, Recall(topic=known.id))
        if isinstance(action, PlayDrill):
            voice = self.voice(Tongue(action.language))
            return drills.play(known, action.path, self._advisor.place, voice)
        return drills.play(known, "", self._advisor.place, voice)

    def _entry(self, chat: int, action: Action, voice: Voice) -> Reply | None:
        base = self._knowledge
        match action:
            case OpenTopic(topic, aspect) if topic in base.topics:
                self._memory.note_recall(chat, Recall(topic=topic))
                return self._shown(chat, TopicAdvice(base.topics[topic], aspect), voice)
            case OpenGuidance(entry) if entry in base.guidance or entry in base.terms:
                return self._shown(chat, self._advisor.guide(entry), voice)
            case OpenFigure(figure) if figure in base.bulletin.figures:
                self._memory.note_recall(chat, Recall(figures=(figure,)))
                return self._shown(chat, FiguresAdvice((base.bulletin.figures[figure],)), voice)
            case OpenDerived(figure) if figure in base.bulletin.figures:
                return derived_from(base.bulletin.figures[figure], voice)
            case AnswerTriage(answers):
                return self._triage(chat, answers, voice)
            case OpenEmergency(emergency):
                known = emergency if emergency in base.emergencies else "paid"
                return self._shown(chat, self._advisor.emergency(known), voice)
            case TakeStep():
                return simple.step(action, self._advisor.place, voice)
            case _:
                return None

    def _audience(self, chat: int, shown: Audience, voice: Voice) -> Reply:
        page = simple.group if self._memory.choice(chat).simple else audience.audience
        return page(shown, self._advisor.place, voice)

    def _triage(self, chat: int, answers: str, voice: Voice) -> Reply:
        step = self._advisor.triage(answers, voice.language)
        if isinstance(step, TriageQuestion):
            return screens.triage(step, answers, voice)
        return self._shown(chat, step, voice)

    def _screen(self, chat: int, screen: Screen, voice: Voice) -> Reply:
        place, chosen = self._advisor.place, self._memory.choice(chat)
        match screen:
            case Screen.EMERGENCY:
                return self._shown(chat, self._advisor.emergency(), voice)
            case Screen.TIP:
                return alerts.tip_of_the_day(datetime.now(UTC).date(), voice)
            case Screen.CALL:
                return simple.call(place, voice)
            case Screen.CHECK if chosen.simple:
                return simple.check(place, voice)
            case Screen.START | Screen.HELP if chosen.simple:
                return simple.start(place, voice)
            case _:
                return screens.PAGES[screen](voice)

    def _linked_picture(self, payload: str) -> OpenChart | OpenCard | None:
        if (chart := payload.removeprefix(CHART_LINK)) in self._knowledge.bulletin.charts:
            return OpenChart(chart)
        if payload.removeprefix(CARD_LINK) in self._knowledge.topics:
            return OpenCard(payload.removeprefix(CARD_LINK))
        return None

    def _linked(self, payload: str) -> Action:
        base = self._knowledge
        if payload in base.topics:
            return OpenTopic(payload, Aspect.OVERVIEW)
        if payload in base.bulletin.figures:
            return OpenFigure(payload)
        if payload in base.guidance or payload in base.terms:
            return OpenGuidance(payload)
        if picture := self._linked_picture(payload):
            return picture
        if payload.startswith(EMERGENCY_LINK):
            return OpenEmergency(payload.removeprefix(EMERGENCY_LINK))
        if payload == AUDIENCES_LINK or payload.startswith(AUDIENCE_LINK):
            return OpenAudience(payload.removeprefix(AUDIENCE_LINK).removeprefix(AUDIENCES_LINK))
        if payload == SCAMS_LINK:
            return OpenScams(0)
        if payload.partition("-")[0] == DRILLS_LINK:
            return OpenDrill(payload.partition("-")[2])
        if payload in set(Screen):
            return OpenScreen(Screen(payload))
        return OpenScreen(Screen.START)


def _unreadable(kind: Unreadable, phrases: KindsPhrases) -> str:
    return {
        Unreadable.VOICE: phrases.voice,
        Unreadable.VIDEO: phrases.video,
        Unreadable.STICKER: phrases.sticker,
        Unreadable.DOCUMENT: phrases.document,
        Unreadable.PROGRAM: phrases.program,
        Unreadable.CONTACT: phrases.contact,
        Unreadable.LOCATION: phrases.location,
        Unreadable.OTHER: phrases.other,
    }[kind]


def _chosen(stored: Preference) -> Choice:
    return Choice(Tongue.of(stored.language) if stored.language else None, stored.simple)


def _stored(chosen: Choice) -> Preference:
    return Preference(chosen.tongue.tag if chosen.tongue else None, chosen.simple)


def _offering(reply: Reply, advice: Advice, voice: Voice) -> Reply:
    """Offer fewer words; where we have nothing else to say, that alone."""
    line, button = simple.offer(voice)
    if isinstance(advice, SmalltalkAdvice | ChoiceAdvice | UnknownAdvice):
        return Reply((line,), (button,))
    return Reply((*reply.blocks, line), (*reply.rows, button))


def _in_private(advice: Advice, voice: Voice) -> Reply:
    """Show all there is; of a verdict, ask whether it was right."""
    reply = render(advice, voice)
    if isinstance(advice, AssessmentAdvice):
        return reply.with_rows(*invitation(advice, voice))
    return reply


def _link(drill: str) -> str:
    return f"{DRILLS_LINK}-{drill}" if drill else DRILLS_LINK


_SHOWN = {Setting.PRIVATE: _in_private, Setting.GROUP: brief, Setting.GUEST: brief}


def _scripted(card: Card, script: Script) -> Card:
    return replace(
        card,
        title=converting(script)(card.title),
        description=converting(script)(card.description),
        reply=in_script(card.reply, script),
    )
