"""What a button opens, worded in the way the chat has chosen."""

from datetime import UTC, datetime

from bot.actions import (
    Action,
    AnswerTriage,
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
    OpenWorry,
    PlayDrill,
    Screen,
    TakeStep,
)
from bot.advice.advice import Advice, FiguresAdvice, TopicAdvice
from bot.advice.advisor import Advisor
from bot.dialogue.tongues import Tongues
from bot.memory import Memory, Recall, Tongue
from bot.rendering import (
    Voice,
    alerts,
    audience,
    drills,
    gallery,
    hotlines,
    render,
    screens,
    statistics,
    warning,
)
from bot.rendering.derived import derived_from
from bot.rendering.simple import pages as simple_pages
from bot.rendering.simple import simple
from bot.rendering.triage import triage
from bot.reply import Reply, say
from knowledge import KnowledgeBase
from knowledge.audiences import Audience
from knowledge.hotlines import Place
from knowledge.triage import TriageQuestion


class Pages:
    def __init__(
        self, advisor: Advisor, knowledge: KnowledgeBase, memory: Memory, tongues: Tongues
    ) -> None:
        self._advisor = advisor
        self._knowledge = knowledge
        self._memory = memory
        self._tongues = tongues

    def page(self, chat: int, action: Action, voice: Voice) -> Reply:
        match action:
            case OpenScreen(screen):
                return self._screen(chat, screen, voice)
            case OpenScams(page):
                return screens.scams(page, voice)
            case OpenArea(area):
                areas = {str(shown.id): shown for shown in self._knowledge.bulletin.masthead.areas}
                return (
                    statistics.area(areas[area], voice)
                    if area in areas
                    else statistics.stats(voice)
                )
            case OpenAudience(group):
                known = self._knowledge.audiences.get(group)
                return self._audience(chat, known, voice) if known else audience.audiences(voice)
            case OpenChart(chart) if chart in self._knowledge.bulletin.charts:
                return gallery.chart(self._knowledge.bulletin.charts[chart], voice)
            case OpenCard(topic) if topic in self._knowledge.topics:
                self._memory.note_topic(chat, topic)
                return warning.warning(self._knowledge.topics[topic], voice)
            case OpenPlace(place):
                places = self._knowledge.places
                shown = places.get(place)
                if shown and self._memory.choice(chat).simple:
                    return simple_pages.call(shown, voice)
                return hotlines.place(shown, voice) if shown else hotlines.hotlines(voice)
            case OpenDrill() | PlayDrill():
                return self._drill(chat, action, voice)
            case _:
                return self._entry(chat, action, voice) or self.start(chat, voice)

    def start(self, chat: int, voice: Voice) -> Reply:
        return self._screen(chat, Screen.START, voice)

    def under(self, line: str, chat: int, voice: Voice, screen: Screen = Screen.START) -> Reply:
        """Say a line and, under it, a page."""
        said, page = say(line), self._screen(chat, screen, voice)
        return Reply((*said.blocks, *page.blocks), page.rows)

    def worded(self, chat: int, advice: Advice, voice: Voice) -> Reply:
        """Word advice for somebody alone with us, in large steps if they want that."""
        if self._memory.choice(chat).simple:
            return simple(advice, self._place(chat), voice)
        return render(advice, voice)

    def _screen(self, chat: int, screen: Screen, voice: Voice) -> Reply:
        place, chosen = self._place(chat), self._memory.choice(chat)
        match screen:
            case Screen.EMERGENCY:
                return self._emergency(chat, "paid", voice)
            case Screen.TIP:
                return alerts.tip_of_the_day(datetime.now(UTC).date(), voice)
            case Screen.CALL:
                return simple_pages.call(place, voice)
            case Screen.CHECK if chosen.simple:
                return simple_pages.check(place, voice)
            case Screen.START | Screen.HELP if chosen.simple:
                return simple_pages.start(place, voice)
            case _:
                return screens.PAGES[screen](voice)

    def _emergency(self, chat: int, emergency: str, voice: Voice) -> Reply:
        """Show the steps; what kind of fraud it was, if that was spoken of, stays in mind."""
        recall = self._memory.of(chat).recall
        self._memory.note_recall(chat, Recall(topic=recall.topic, emergency=emergency))
        return self.worded(chat, self._advisor.emergency(emergency, recall.place), voice)

    def _place(self, chat: int) -> Place:
        """Return the place that the chat told of, or the operator's."""
        return self._advisor.placed(self._memory.of(chat).recall.place)

    def _entry(self, chat: int, action: Action, voice: Voice) -> Reply | None:
        base = self._knowledge
        match action:
            case OpenTopic(topic, aspect) if topic in base.topics:
                self._memory.note_topic(chat, topic)
                return self.worded(chat, TopicAdvice(base.topics[topic], aspect), voice)
            case OpenGuidance(entry) if entry in base.guidance or entry in base.terms:
                told = self._memory.of(chat).recall.place
                return self.worded(chat, self._advisor.guide(entry, told), voice)
            case OpenFigure(figure) if figure in base.bulletin.figures:
                self._memory.note_figures(chat, (figure,))
                return self.worded(chat, FiguresAdvice((base.bulletin.figures[figure],)), voice)
            case OpenDerived(figure) if figure in base.bulletin.figures:
                return derived_from(base.bulletin.figures[figure], voice)
            case AnswerTriage(answers):
                return self._triage(chat, answers, voice)
            case OpenWorry(worry):
                advice = self._advisor.worry(worry, self._memory.of(chat).recall)
                return self.worded(chat, advice, voice) if advice else None
            case OpenEmergency(emergency):
                known = emergency if emergency in base.emergencies else "paid"
                return self._emergency(chat, known, voice)
            case TakeStep():
                return simple_pages.step(action, self._place(chat), voice)
            case _:
                return None

    def _drill(self, chat: int, action: OpenDrill | PlayDrill, voice: Voice) -> Reply:
        """Show a scene in the language of its story; a drill that is gone leads to the list."""
        known = self._knowledge.drills.get(action.drill)
        if known is None:
            return drills.listed(voice)
        self._memory.note_topic(chat, known.id)
        if isinstance(action, PlayDrill):
            voice = self._tongues.voice(Tongue(action.language))
            return drills.play(known, action.path, self._place(chat), voice)
        return drills.play(known, "", self._place(chat), voice)

    def _audience(self, chat: int, shown: Audience, voice: Voice) -> Reply:
        page = simple_pages.group if self._memory.choice(chat).simple else audience.audience
        return page(shown, self._place(chat), voice)

    def _triage(self, chat: int, answers: str, voice: Voice) -> Reply:
        told = self._memory.of(chat).recall.place
        step = self._advisor.triage(answers, voice.language, told)
        if isinstance(step, TriageQuestion):
            return triage(step, answers, voice)
        return self.worded(chat, step, voice)
