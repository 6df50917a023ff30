"""The conversation itself, without Telegram: words or a button in, a reply out."""

import time
from collections.abc import Callable
from dataclasses import replace

from bot.actions import (
    Action,
    ForgetMe,
    OpenDrill,
    OpenScreen,
    Screen,
    SetLanguage,
    SetSimple,
    ShowMyData,
    TrySample,
)
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
    cannot_wait,
)
from bot.advice.advisor import Advisor
from bot.advice.judging import is_of_everyday_life, says_something
from bot.advice.question import Question
from bot.advice.reading import DESPAIR
from bot.advice.urgency import ABOUT_TO_PAY, MULE, NOTHING_DONE, PAID
from bot.advice.worries import NO_FRAUD
from bot.chinese import in_script
from bot.dialogue import sharing
from bot.dialogue.case import Case, Setting
from bot.dialogue.choices import Choices
from bot.dialogue.lines import Lines
from bot.dialogue.links import opened, to_drill
from bot.dialogue.pages import Pages
from bot.dialogue.tongues import Tongues
from bot.learning.quiz import Questions, concerning
from bot.looking import Look, judge
from bot.memory import UNNAMED, Memory, Recall, Tongue
from bot.phrasebook import Phrasebook
from bot.pictures.drawings import Drawing
from bot.rendering import Voice, mydata, picture_reply, pictures, render
from bot.rendering.brief import brief, elsewhere
from bot.rendering.feedback import invitation
from bot.rendering.simple import pages as simple_pages
from bot.reply import Note, Picture, Reply
from bot.state.privacy import Stored
from knowledge import KnowledgeBase, Language
from knowledge.guidance import Guidance
from knowledge.hotlines import Place
from knowledge.worries import EVERYDAY, SETTLED

Observer = Callable[[Advice, Language, float], None]
"""Told of each answer: what was decided, the language, the seconds it took. Never the words."""


def unobserved(advice: Advice, language: Language, seconds: float) -> None:
    pass


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
        self._knowledge = knowledge
        self._memory = memory
        self._tongues = Tongues(knowledge, phrasebook, memory)
        self._pages = Pages(advisor, knowledge, memory, self._tongues)
        self.lines = Lines(self._tongues)
        self.choices = Choices(memory, self._tongues, self._pages)
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
        before, spoken = self._recall(chat, setting), self.tongue(chat, client)
        own = self.read(case.own, spoken)
        if own.has_words:
            self._advisor.expect(own)
        if self._advisor.is_of_another(own, before):
            self._memory.note_recall(chat, Recall())
            before = before.anew()
        question, advice = self._decide(own, case, spoken, before)
        written = own if own.has_words else question
        tongue = self._tongues.of_question(written, chat, client)
        wanted = self._advisor.drill_wanted(own, advice) if setting is not Setting.GUEST else None
        if wanted is not None:
            reply = self._practise(chat, wanted, tongue, setting)
        else:
            if setting is not Setting.GUEST:
                self._take_back(chat, own, before, advice)
                self._remember(chat, written, advice, tongue)
            if setting is Setting.PRIVATE:
                self._note_place(chat, advice)
                if not case.passed_on:
                    self._note_writer(chat, question, advice, before)
            reply = self._speak(chat, advice, tongue, own, setting)
            if question.shortened:
                reply = self._shortened(reply, question, tongue)
        self._observe(advice, tongue.language, time.perf_counter() - started)
        return reply

    def _decide(
        self, own: Question, case: Case, tongue: Tongue, recall: Recall
    ) -> tuple[Question, Advice]:
        """Judge what was passed on, unless the person's own words cannot wait."""
        if case.own or not case.passed_on:
            advice = self._advisor.advise(own, recall)
            if not case.passed_on or cannot_wait(advice):
                return own, advice
        question = self.read(case.passed_on, tongue)
        return question, self._advisor.assess(question, recall)

    def _recall(self, chat: int, setting: Setting) -> Recall:
        """Return what was spoken of; in a chat that we are not in, nothing."""
        return Recall() if setting is Setting.GUEST else self._memory.of(chat).recall

    def find(self, person: int, query: str, client: str | None = None) -> sharing.Found:
        """Look up entries to share; a query that is a message itself is judged, too."""
        question = self.read(query, self.tongue(person, client))
        tongue = self._tongues.of_question(question, person, client)
        return sharing.found(question, self._advisor, self.voice(tongue), tongue.script)

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
        recall = self._recall(chat, setting)
        judged = judge(look, self._advisor, before.language, recall)
        tongue = before
        if look.caption:
            tongue = self._tongues.of_question(self.read(look.caption, before), chat, client)
        elif (
            not client and not self._memory.of(chat).tongue and not self._memory.choice(chat).tongue
        ):
            tongue = self._tongues.of_question(judged.question, chat, client)
        if judged.advice and setting is not Setting.GUEST:
            self._note_topic(chat, judged.advice)
        voice = self.voice(tongue)
        if judged.advice and setting is Setting.PRIVATE and self._memory.choice(chat).simple:
            reply = self._pages.worded(chat, judged.advice, voice)
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
            return self.choices.set_language(chat, action.language, client)
        if isinstance(action, SetSimple):
            return self.choices.set_simple(chat, action.switch, client)
        if isinstance(action, ShowMyData):
            return self.my_data(chat, Stored(), client)
        if isinstance(action, ForgetMe):
            return self.forget(chat, client)
        tongue = self.tongue(chat, client)
        reply = self._pages.page(chat, action, self.voice(tongue))
        return in_script(reply, tongue.script)

    def screen(self, chat: int, screen: Screen, client: str | None = None) -> Reply:
        return self.press(chat, OpenScreen(screen), client)

    def link(self, chat: int, payload: str, client: str | None = None) -> Reply:
        """Open what a deep link names: a fraud type, a figure, a guidance entry or a screen."""
        return self.press(chat, opened(payload, self._knowledge), client)

    def stale(self, chat: int, client: str | None = None) -> Reply:
        """Answer a button of a version that we no longer understand."""
        tongue = self.tongue(chat, client)
        voice = self.voice(tongue)
        page = self._pages.under(voice.phrases.errors.old_button, chat, voice)
        return in_script(page, tongue.script)

    def no_such_command(self, chat: int, client: str | None = None) -> Reply:
        """Say that there is no such command, and under it those that there are."""
        tongue = self.tongue(chat, client)
        voice = self.voice(tongue)
        line = voice.phrases.errors.no_such_command
        return in_script(self._pages.under(line, chat, voice, Screen.HELP), tongue.script)

    def check_invitation(self, chat: int, client: str | None = None) -> Reply:
        return self.screen(chat, Screen.CHECK, client)

    def my_data(self, chat: int, stored: Stored, client: str | None = None) -> Reply:
        """Tell what is stored of a chat, and what is remembered of it."""
        tongue, recall = self.tongue(chat, client), self._memory.of(chat).recall
        if chosen := self.choices.preference(chat):
            stored = replace(stored, preference=chosen)
        page = mydata.page(stored, recall, self.voice(tongue))
        return in_script(page, tongue.script)

    def forget(self, chat: int, client: str | None = None) -> Reply:
        """Forget a chat, its language too, and say so in that language."""
        tongue = self.tongue(chat, client)
        self._memory.forget(chat)
        return in_script(mydata.forgotten(self.voice(tongue)), tongue.script)

    def first_steps(self, chat: int, client: str | None = None) -> Reply:
        """Return the emergency as it is said where others read it."""
        tongue = self.tongue(chat, client)
        return in_script(brief(self._advisor.emergency(), self.voice(tongue)), tongue.script)

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

    def knows(self, topic: str) -> bool:
        return topic in self._knowledge.topics

    def migrate(self, old: int, new: int) -> None:
        """Go on with a group under its new number."""
        self._memory.move(old, new)

    def questions(self, audience: str = "") -> Questions:
        """Return what the quiz can ask, or of it what concerns a group of people."""
        base = self._knowledge
        people = base.audiences.get(audience)
        return concerning(base.quiz, (*people.topics, people.guidance)) if people else base.quiz

    def voice(self, tongue: Tongue) -> Voice:
        return self._tongues.voice(tongue)

    def tongue(self, chat: int, client: str | None) -> Tongue:
        return self._tongues.of(chat, client)

    def _remember(self, chat: int, question: Question, advice: Advice, tongue: Tongue) -> None:
        if any(character.isalpha() for character in question.matching):
            self._memory.note_tongue(chat, tongue)
        endangered = isinstance(advice, UnknownAdvice) and advice.reason is Reason.DANGER
        if endangered and self._advisor.hears_of_poison(question):
            self._memory.note_recall(chat, Recall(emergency=DESPAIR))
        self._note_topic(chat, advice)

    def _take_back(self, chat: int, own: Question, before: Recall, advice: Advice) -> None:
        """Forget what a line takes back; the case as well, if it is about something else."""
        if taken := self._advisor.taken_back(own, before):
            anew = taken.corrected and says_something(advice)
            self._memory.note_recall(chat, Recall() if anew else taken.recall)

    def _note_place(self, chat: int, advice: Advice) -> None:
        """Note where somebody told to be; a message that was passed on tells where others are."""
        match advice:
            case GuidanceAdvice(told=True, place=place):
                self._memory.note_place(chat, place.id)
            case EmergencyAdvice(placed=True, place=place) | WorryAdvice(placed=True, place=place):
                self._memory.note_place(chat, place.id)
            case AssessmentAdvice(placed=True, place=Place() as place):
                self._memory.note_place(chat, place.id)
            case _:
                pass

    def _note_writer(self, chat: int, question: Question, advice: Advice, before: Recall) -> None:
        """Note who writes; who told of a case of their own, and asks for others, stays in it."""
        told = self._advisor.writer.told(question, before)
        if before.emergency is None and self._advisor.writer.is_of_a_bystander(question, advice):
            topics = advice.topics if isinstance(advice, EmergencyAdvice | GuidanceAdvice) else ()
            kind = next((topic.id for topic in topics), None)
            self._memory.note_recall(chat, Recall(topic=kind, emergency=ABOUT_TO_PAY))
            told = replace(told, bystander=True)
        self._memory.note_writer(chat, told)

    def _note_topic(self, chat: int, advice: Advice) -> None:
        """Note what was spoken of; what has happened to somebody stays, whatever they add."""
        before = self._memory.of(chat).recall
        match advice:
            case TopicAdvice(topic=topic):
                self._memory.note_topic(chat, topic.id)
            case EmergencyAdvice(emergency=emergency, topics=topics, sure=sure):
                likely = (topic.id for topic in topics if sure or topic.id != MULE)
                kind = next(likely, before.topic)
                despairs = emergency.id == DESPAIR and (before.emergency or before.topic)
                known = before.emergency if despairs else emergency.id
                self._memory.note_recall(chat, Recall(topic=kind, emergency=known))
            case AssessmentAdvice(topics=(topic, *_), risk=risk, lost=lost):
                surer = before.topic and (before.emergency or risk is not Risk.HIGH)
                happened = before.emergency or (PAID if lost else None)
                kind = before.topic if surer else topic.id
                self._memory.note_recall(chat, Recall(topic=kind, emergency=happened))
            case AssessmentAdvice() if is_of_everyday_life(advice) and not before.known:
                matter = advice.matter.id if advice.matter else before.matter or UNNAMED
                self._memory.note_recall(chat, Recall(matter=matter, settled=before.settled))
            case GuidanceAdvice(entry=Guidance(id=page, dispute=True)) if not before.known:
                self._memory.note_recall(chat, Recall(page=page, no_fraud=True))
            case GuidanceAdvice(topics=(topic, *_)) if not before.known:
                self._memory.note_topic(chat, topic.id)
            case GuidanceAdvice(entry=Guidance(id=page, topic=topic)):
                kind = before.topic if before.known else topic
                read = replace(before, topic=kind, matter=None, page=page, worry=None, figures=())
                quarrel = before.page is not None  # which this page is not about
                read = replace(read, no_fraud=before.no_fraud and not quarrel)
                self._memory.note_recall(chat, read)
            case WorryAdvice() as answered:
                self._memory.note_recall(chat, _after(answered, before))
            case FiguresAdvice(figures=figures) | UnknownAdvice(nearest=(_,) as figures) if figures:
                self._memory.note_figures(chat, tuple(figure.id for figure in figures))
            case _:
                pass

    def _practise(self, chat: int, drill: str, tongue: Tongue, setting: Setting) -> Reply:
        """Open a drill for somebody who asked for it in words; not where others read it."""
        self._memory.note_tongue(chat, tongue)
        voice = self.voice(tongue)
        if setting is Setting.PRIVATE:
            return in_script(self._pages.page(chat, OpenDrill(drill), voice), tongue.script)
        return in_script(elsewhere(to_drill(drill), voice), tongue.script)

    def _speak(
        self, chat: int, advice: Advice, tongue: Tongue, own: Question, setting: Setting
    ) -> Reply:
        voice = self.voice(tongue)
        if setting is Setting.PRIVATE and self._memory.choice(chat).simple:
            return in_script(self._pages.worded(chat, advice, voice), tongue.script)
        reply = _SHOWN[setting](advice, voice)
        if setting is Setting.PRIVATE and self._advisor.hears_it_is_too_much(own):
            reply = _offering(reply, advice, voice)
        return in_script(reply, tongue.script)

    def _shortened(self, reply: Reply, question: Question, tongue: Tongue) -> Reply:
        """Say that of a long text only the first characters were read."""
        line = self.voice(tongue).phrases.errors.shortened.format(count=len(question.text))
        [said] = in_script(Reply((Note(line),)), tongue.script).blocks
        return replace(reply, blocks=(*reply.blocks, said))


def _offering(reply: Reply, advice: Advice, voice: Voice) -> Reply:
    """Offer fewer words; where we have nothing else to say, that alone."""
    line, button = simple_pages.offer(voice)
    if isinstance(advice, SmalltalkAdvice | ChoiceAdvice | UnknownAdvice):
        return Reply((line,), (button,))
    return Reply((*reply.blocks, line), (*reply.rows, button))


def _in_private(advice: Advice, voice: Voice) -> Reply:
    """Show all there is; of a verdict, ask whether it was right."""
    reply = render(advice, voice)
    if isinstance(advice, AssessmentAdvice):
        return reply.with_rows(*invitation(advice, voice))
    return reply


_SHOWN = {Setting.PRIVATE: _in_private, Setting.GROUP: brief, Setting.GUEST: brief}


def _after(advice: WorryAdvice, before: Recall) -> Recall:
    """Return what is remembered once that was answered."""
    worry, answer = advice.worry, advice.answer
    calms = worry.calms and not (before.settled and SETTLED in answer.of)
    calms = calms and before.topic not in worry.never_settles_of
    if calms and (not before.emergency or worry.id == NO_FRAUD):
        denied = before.no_fraud or worry.id == NO_FRAUD
        if before.page in answer.of:  # a quarrel, which stays the one that is spoken of
            return replace(before, worry=worry.id, no_fraud=denied, figures=())
        return Recall(matter=before.matter or UNNAMED, worry=worry.id, no_fraud=denied)
    sure = worry.settles and not advice.unsettled and EVERYDAY not in answer.of
    sure = sure and before.topic not in worry.never_settles_of
    settles = sure and before.emergency in {None, *NOTHING_DONE}
    return replace(
        before,
        topic=before.topic if before.known or before.matter else worry.topic,
        matter=None if worry.unsettles else before.matter,
        emergency=None if settles else before.emergency,
        worry=worry.id,
        settled=(before.settled or settles) and not worry.unsettles,
        figures=(),
    )
