"""The pages of the menu."""

from collections.abc import Callable

from bot.actions import (
    OpenAudience,
    OpenDrill,
    OpenScams,
    Screen,
    SetLanguage,
    ShowMyData,
    StartQuiz,
    TrySample,
)
from bot.rendering import hotlines, statistics
from bot.rendering.simple import pages as simple_pages
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Note, Paragraph, Reply, Section, in_rows, say

SCAMS_A_PAGE = 10


def start(voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.start, voice.phrases.buttons
    samples = tuple(
        (Button(sample.label, TrySample(number)),) for number, sample in enumerate(phrases.samples)
    )
    return Reply(
        (
            Heading(phrases.greeting),
            Paragraph(phrases.what),
            Note(phrases.promise),
            Paragraph(phrases.invite),
        ),
        (
            *samples,
            (voice.paid,),
            (
                Button(buttons.scams, OpenScams(0)),
                voice.screen(buttons.stats, Screen.STATS),
            ),
            (
                Button(voice.phrases.drill.title, OpenDrill()),
                Button(voice.phrases.quiz.begin, StartQuiz()),
            ),
            (
                Button(buttons.audiences, OpenAudience("")),
                voice.screen(buttons.hotlines, Screen.HOTLINES),
            ),
            (voice.screen(buttons.simple, Screen.SIMPLE),),
            (voice.screen(buttons.help, Screen.HELP),),
        ),
    )


def help_(voice: Voice) -> Reply:
    phrases = voice.phrases.help
    blocks = (
        Section(phrases.title, phrases.items),
        Paragraph(phrases.groups),
        Paragraph(phrases.anywhere),
    )
    buttons = voice.phrases.buttons
    groups = Button(buttons.audiences, OpenAudience(""))
    return Reply(blocks, ((groups,), (voice.screen(buttons.simple, Screen.SIMPLE),), (voice.home,)))


def check(voice: Voice) -> Reply:
    return say(voice.phrases.check.ask, voice.phrases.check.privacy).with_rows((voice.home,))


def _accuracy(voice: Voice) -> str:
    measured = voice.knowledge.accuracy
    return voice.phrases.about.accuracy.format(
        cases=measured.cases,
        right=f"{measured.right / measured.cases:.1%}",
        ordinary=measured.ordinary,
        unread=measured.unread,
        unread_right=f"{measured.unread_right / measured.unread:.1%}",
        false_alarms=measured.false_alarms,
        pasted=measured.pasted,
        missed=measured.missed,
        measured=f"{measured.measured:%Y-%m-%d}",
    )


def about(voice: Voice) -> Reply:
    phrases, base = voice.phrases.about, voice.knowledge
    counts = phrases.counts.format(
        topics=len(base.topics), guidance=len(base.guidance), figures=len(base.bulletin.figures)
    )
    return Reply(
        (
            Section(phrases.title, phrases.items),
            Section(phrases.limits_title, phrases.limits),
            Paragraph(_accuracy(voice)),
            Paragraph(phrases.clone),
            Note(counts),
        ),
        ((voice.screen(voice.phrases.buttons.privacy, Screen.PRIVACY), voice.home),),
    )


def privacy(voice: Voice) -> Reply:
    phrases = voice.phrases.privacy
    return Reply(
        (Section(phrases.title, phrases.items), Note(phrases.telegram)),
        ((Button(voice.phrases.buttons.my_data, ShowMyData()),), (voice.home,)),
    )


def language(voice: Voice) -> Reply:
    phrases = voice.phrases.language
    return Reply(
        (Heading(phrases.title), Paragraph(phrases.hint)),
        (
            (
                Button(phrases.simplified, SetLanguage("zh")),
                Button(phrases.traditional, SetLanguage("zh-hant")),
                Button(phrases.english, SetLanguage("en")),
            ),
            (Button(phrases.auto, SetLanguage("auto")),),
        ),
    )


def quiz(voice: Voice) -> Reply:
    phrases = voice.phrases.quiz
    begin = Button(phrases.begin, StartQuiz())
    what = say(phrases.what, phrases.kept)
    return what.with_rows((begin,), (voice.home,))


def scams(page: int, voice: Voice) -> Reply:
    """Show a page of the fraud types; a page that does not exist shows the nearest one."""
    phrases, buttons = voice.phrases.scams, voice.phrases.buttons
    topics = tuple(voice.knowledge.topics.values())
    pages = -(-len(topics) // SCAMS_A_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = topics[page * SCAMS_A_PAGE : (page + 1) * SCAMS_A_PAGE]
    turning = (
        *((Button(buttons.previous, OpenScams(page - 1)),) if page > 0 else ()),
        *((Button(buttons.next, OpenScams(page + 1)),) if page < pages - 1 else ()),
    )
    return Reply(
        (Heading(phrases.title.format(page=page + 1, pages=pages)), Paragraph(phrases.hint)),
        (*in_rows(tuple(voice.opening(topic) for topic in shown)), turning, (voice.home,)),
    )


PAGES: dict[Screen, Callable[[Voice], Reply]] = {
    Screen.START: start,
    Screen.HELP: help_,
    Screen.CHECK: check,
    Screen.HOTLINES: hotlines.hotlines,
    Screen.STATS: statistics.stats,
    Screen.LATER: statistics.later_figures,
    Screen.CALCULATED: statistics.calculated,
    Screen.LANGUAGE: language,
    Screen.ABOUT: about,
    Screen.PRIVACY: privacy,
    Screen.QUIZ: quiz,
    Screen.SIMPLE: simple_pages.switch,
}
"""Every screen but the emergency, which is advice, the tip, which is a day's, and whom to call,
which is a place's."""
