"""The pages of the menu."""

from collections.abc import Callable

from bot.actions import (
    AnswerTriage,
    OpenArea,
    OpenAudience,
    OpenChart,
    OpenDrill,
    OpenPlace,
    OpenScams,
    OpenScreen,
    Screen,
    SetLanguage,
    ShowMyData,
    StartQuiz,
    TrySample,
)
from bot.rendering.figures import derived, headline, later
from bot.rendering.simple import pages as simple_pages
from bot.rendering.voice import Voice
from bot.reply import (
    Block,
    Button,
    CopyButton,
    Heading,
    Note,
    Paragraph,
    Reply,
    Row,
    Section,
    in_rows,
    say,
)
from knowledge.figures import Area
from knowledge.hotlines import Place
from knowledge.triage import TriageQuestion

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
            (_open(buttons.paid, Screen.EMERGENCY),),
            (
                Button(buttons.scams, OpenScams(0)),
                _open(buttons.stats, Screen.STATS),
            ),
            (
                Button(voice.phrases.drill.title, OpenDrill()),
                Button(voice.phrases.quiz.begin, StartQuiz()),
            ),
            (
                Button(buttons.audiences, OpenAudience("")),
                _open(buttons.hotlines, Screen.HOTLINES),
            ),
            (_open(buttons.simple, Screen.SIMPLE),),
            (_open(buttons.help, Screen.HELP),),
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
    return Reply(blocks, ((groups,), (_open(buttons.simple, Screen.SIMPLE),), *_home(voice)))


def check(voice: Voice) -> Reply:
    return say(voice.phrases.check.ask, voice.phrases.check.privacy).with_rows(*_home(voice))


def _accuracy(voice: Voice) -> str:
    measured = voice.knowledge.accuracy
    return voice.phrases.about.accuracy.format(
        cases=measured.cases,
        right=f"{measured.right / measured.cases:.1%}",
        ordinary=measured.ordinary,
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
        ((_open(voice.phrases.buttons.privacy, Screen.PRIVACY), *_home(voice)[0]),),
    )


def privacy(voice: Voice) -> Reply:
    phrases = voice.phrases.privacy
    return Reply(
        (Section(phrases.title, phrases.items), Note(phrases.telegram)),
        ((Button(voice.phrases.buttons.my_data, ShowMyData()),), *_home(voice)),
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
    return what.with_rows((begin,), *_home(voice))


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
        (*in_rows(tuple(voice.opening(topic) for topic in shown)), turning, *_home(voice)),
    )


def stats(voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.stats, voice.phrases.buttons
    areas = tuple(
        Button(voice.say(area.title), OpenArea(area.id))
        for area in voice.knowledge.bulletin.masthead.areas
    )
    return Reply(
        (Heading(phrases.title), Paragraph(phrases.about)),
        (
            *_look("headline", voice),
            *in_rows(areas, 1),
            (
                _open(buttons.calculated, Screen.CALCULATED),
                _open(buttons.later, Screen.LATER),
            ),
            *_home(voice),
        ),
    )


def area(shown: Area, voice: Voice) -> Reply:
    figures = tuple(
        figure for figure in voice.knowledge.bulletin.figures.values() if figure.area == shown.id
    )
    lines = tuple(headline(figure, voice).replace("\n", " ") for figure in figures)
    return Reply(
        (
            Heading(voice.say(shown.title)),
            Paragraph(voice.say(shown.summary)),
            Section("", lines),
            Note(voice.phrases.figures.history),
        ),
        (
            *_look(shown.id, voice),
            *in_rows(tuple(voice.opening(figure) for figure in figures)),
            (_open(voice.phrases.buttons.back, Screen.STATS), *_home(voice)[0]),
        ),
    )


def calculated(voice: Voice) -> Reply:
    phrases = voice.phrases.stats
    blocks: list[Block] = [Heading(phrases.calculated), Paragraph(phrases.calculated_hint)]
    lines = []
    for item in voice.knowledge.bulletin.derived.values():
        first, facts = derived(item, voice)
        assert isinstance(first, Heading)
        assert isinstance(facts, Paragraph)
        lines.append(
            phrases.calculated_item.format(figure=first.text, how=facts.text.splitlines()[1])
        )
    blocks.append(Section("", tuple(lines)))
    back = _open(voice.phrases.buttons.back, Screen.STATS)
    return Reply(tuple(blocks), ((back, *_home(voice)[0]),))


def later_figures(voice: Voice) -> Reply:
    phrases = voice.phrases.stats
    lines = tuple(later(item, phrases.later_item, voice) for item in voice.knowledge.later_figures)
    used = dict.fromkeys(item.source for item in voice.knowledge.later_figures)
    return Reply(
        (
            Heading(phrases.later),
            Paragraph(phrases.later_hint),
            Section("", lines),
            voice.sources(voice.phrases.guidance.source, used),
        ),
        (
            *_look("later", voice),
            (_open(voice.phrases.buttons.back, Screen.STATS), *_home(voice)[0]),
        ),
    )


def hotlines(voice: Voice) -> Reply:
    places = tuple(
        Button(voice.say(place.name), OpenPlace(place.id))
        for place in voice.knowledge.places.values()
    )
    return say(voice.phrases.hotlines.places).with_rows(*in_rows(places, 3), *_home(voice))


def place(shown: Place, voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.hotlines, voice.phrases.buttons
    lines, copies = [], []
    for line in shown.hotlines:
        use = voice.say(line.use)
        if line.limits:
            use = f"{use} {voice.say(line.limits)}"
        where = line.number or (line.website.host if line.website else "") or ""
        name = voice.say(line.name)
        called = name if where in name else f"{name} {where}"
        lines.append(phrases.item.format(name=called, use=use))
        if line.number:
            label = buttons.copy_number.format(number=line.number)
            copies.append(CopyButton(label, line.number))
    used = dict.fromkeys(source for line in shown.hotlines for source in line.sources)
    note = (Paragraph(voice.say(shown.note)),) if shown.note else ()
    return Reply(
        (
            Heading(phrases.title.format(place=voice.say(shown.name))),
            Paragraph(phrases.first.format(first=voice.say(shown.first_call))),
            Section("", tuple(lines)),
            *note,
            voice.sources(phrases.source, used),
        ),
        (
            *in_rows(tuple(copies)),
            (_open(buttons.all_places, Screen.HOTLINES), *_home(voice)[0]),
        ),
    )


def triage(question: TriageQuestion, answers: str, voice: Voice) -> Reply:
    """Ask one of the three questions; each answer is a button that carries those before it."""
    asked = len(voice.knowledge.triage)
    answered = next(
        number for number, known in enumerate(voice.knowledge.triage.values()) if known == question
    )
    phrases, buttons = voice.phrases.triage, voice.phrases.buttons
    step = phrases.step.format(number=answered + 1, count=asked)
    options = tuple(
        Button(voice.say(option.label), AnswerTriage(answers[:answered] + option.id))
        for option in question.options
    )
    return Reply(
        (Heading(voice.say(question.ask)), Note(step)),
        (*in_rows(options, 1), (_open(buttons.paid, Screen.EMERGENCY),)),
    )


def _look(area: str, voice: Voice) -> tuple[Row, ...]:
    """Offer the chart of an area."""
    charts = voice.knowledge.bulletin.charts.values()
    label = voice.phrases.charts.button
    return tuple((Button(label, OpenChart(chart.id)),) for chart in charts if chart.area == area)


def _open(label: str, screen: Screen) -> Button:
    return Button(label, OpenScreen(screen))


def _home(voice: Voice) -> tuple[Row, ...]:
    return ((_open(voice.phrases.buttons.start, Screen.START),),)


PAGES: dict[Screen, Callable[[Voice], Reply]] = {
    Screen.START: start,
    Screen.HELP: help_,
    Screen.CHECK: check,
    Screen.HOTLINES: hotlines,
    Screen.STATS: stats,
    Screen.LATER: later_figures,
    Screen.CALCULATED: calculated,
    Screen.LANGUAGE: language,
    Screen.ABOUT: about,
    Screen.PRIVACY: privacy,
    Screen.QUIZ: quiz,
    Screen.SIMPLE: simple_pages.switch,
}
"""Every screen but the emergency, which is advice, the tip, which is a day's, and whom to call,
which is a place's."""
