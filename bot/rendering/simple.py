"""Answers in large steps: one thing at a time, few words, somebody to call under each."""

from dataclasses import replace
from typing import assert_never

from bot.actions import (
    AnswerTriage,
    Aspect,
    Course,
    Screen,
    SetSimple,
    StartQuiz,
    Switch,
    TakeStep,
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
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.rendering.assessment import reason
from bot.rendering.courses import steps
from bot.rendering.figures import derived, spoken_headline
from bot.rendering.other import smalltalk_line
from bot.rendering.portions import first_clause, first_sentence, fits
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Paragraph, Reply, Row, ShareButton, in_rows
from knowledge.audiences import Audience
from knowledge.derived import DerivedFigure
from knowledge.figures import Figure
from knowledge.hotlines import Place, Purpose

_RULES = "golden-rules"
_COURSES = {
    Aspect.HOW: Course.HOW,
    Aspect.SIGNS: Course.SIGNS,
    Aspect.BEFORE: Course.BEFORE,
    Aspect.AFTER: Course.AFTER,
}


def simple(advice: Advice, place: Place, voice: Voice) -> Reply:
    match advice:
        case EmergencyAdvice(emergency=emergency):
            return _begin(voice.say(emergency.title), Course.EMERGENCY, emergency.id, place, voice)
        case AssessmentAdvice():
            return _assessment(advice, place, voice)
        case TopicAdvice():
            return _topic(advice, place, voice)
        case GuidanceAdvice(entry=entry):
            return _begin(voice.heading(entry), Course.GUIDE, entry.id, place, voice)
        case FiguresAdvice():
            return _figures(advice, place, voice)
        case ChoiceAdvice(options=options):
            rows = in_rows(tuple(voice.opening(option) for option in options), 1)
            return _said(voice.phrases.simple.choice, rows, place, voice)
        case SmalltalkAdvice(smalltalk=smalltalk):
            return _smalltalk(smalltalk, place, voice)
        case UnknownAdvice(reason=why):
            return _unknown(why, place, voice)
        case _:
            assert_never(advice)


def step(action: TakeStep, place: Place, voice: Voice) -> Reply | None:
    """Return one step of a course, or the word after the last; None if there is no such course."""
    course = steps(action.course, action.entry, voice)
    if not course:
        return None
    if action.step >= len(course):
        return _said(voice.phrases.simple.finished, (_home(voice),), place, voice)
    current = course[action.step]
    alike = [number for number, other in enumerate(course) if other.doing == current.doing]
    phrases = voice.phrases.simple
    stand = (phrases.step if current.doing else phrases.part).format(
        number=alike.index(action.step) + 1, count=len(alike)
    )
    blocks = (Heading(stand), Paragraph(current.text))
    onward = replace(action, step=action.step + 1)
    return Reply(blocks, (_next(current.doing, onward, voice), *_always(place, voice)))


def group(shown: Audience, place: Place, voice: Voice) -> Reply:
    return _begin(voice.say(shown.opening), Course.AUDIENCE, shown.id, place, voice)


def start(place: Place, voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.simple, voice.phrases.buttons
    rows = (
        _paid(voice),
        (voice.screen(buttons.check, Screen.CHECK),),
    )
    reply = _said(phrases.start, rows, place, voice)
    return reply.with_rows((Button(phrases.refuse, SetSimple(Switch.OFF)),))


def check(place: Place, voice: Voice) -> Reply:
    return _said(voice.phrases.simple.check, (), place, voice)


def switch(voice: Voice) -> Reply:
    """Ask whether somebody wants it so; each answer sets, none toggles."""
    phrases = voice.phrases.simple
    return Reply(
        (Heading(phrases.title), Paragraph(phrases.what)),
        (
            (Button(phrases.choose, SetSimple(Switch.ON)),),
            (Button(phrases.refuse, SetSimple(Switch.OFF)),),
        ),
    )


def call(place: Place, voice: Voice) -> Reply:
    """Say whom to call, with numbers to copy and a word to send to the family."""
    phrases = voice.phrases.simple
    number = _number(place, Purpose.POLICE)
    said = phrases.calling.format(number=number) if number else phrases.calling_untold
    family = ShareButton(phrases.share, phrases.share_text, Screen.EMERGENCY)
    return Reply(
        (Paragraph(said),),
        (
            (family,),
            voice.copies(place, Purpose.POLICE, Purpose.ADVICE),
            (voice.screen(voice.phrases.buttons.all_places, Screen.HOTLINES),),
            _home(voice),
        ),
    )


def offer(voice: Voice) -> tuple[Paragraph, Row]:
    """Return a line and a button for somebody to whom it is all too much."""
    phrases = voice.phrases.simple
    return Paragraph(phrases.offer), (Button(phrases.choose, SetSimple(Switch.ON)),)


def _assessment(advice: AssessmentAdvice, place: Place, voice: Voice) -> Reply:
    phrases = voice.phrases.simple
    match advice.risk:
        case Risk.HIGH:
            verdict = phrases.high
        case Risk.CAUTION:
            verdict = phrases.caution
        case Risk.UNKNOWN:
            triage = Button(voice.phrases.buttons.triage, AnswerTriage())
            return _said(_ask(phrases.unknown, place, voice), ((triage,),), place, voice)
        case _:
            assert_never(advice.risk)
    why = _why(advice, voice)
    action, onward = _first(advice, (verdict, why), voice)
    blocks = (Heading(verdict), Paragraph(why), Paragraph(action))
    return Reply(blocks, (_next(True, onward, voice), _paid(voice), *_always(place, voice)))


def _why(advice: AssessmentAdvice, voice: Voice) -> str:
    """Return the first reason that leaves room for something to do."""
    phrases = voice.phrases.simple
    signs = (phrases.sign.format(sign=voice.lines(topic.signs)[0]) for topic in advice.topics[:1])
    room = (phrases.high, phrases.caution, phrases.stop)
    for why in (*(reason(clue, voice) for clue in advice.clues), *signs):
        if fits((why, *room), voice.language):
            return why
    return phrases.untold


def _first(advice: AssessmentAdvice, before: tuple[str, ...], voice: Voice) -> tuple[str, TakeStep]:
    """Return what to do first, and the step after it; to stop, if more has no room."""
    phrases = voice.phrases.simple
    if not advice.topics:
        return phrases.stop, TakeStep(Course.GUIDE, _RULES, 0)
    [topic, *_] = advice.topics
    first = steps(Course.BEFORE, topic.id, voice)[0].text
    if fits((*before, first), voice.language):
        return first, TakeStep(Course.BEFORE, topic.id, 1)
    return phrases.stop, TakeStep(Course.BEFORE, topic.id, 0)


def _topic(advice: TopicAdvice, place: Place, voice: Voice) -> Reply:
    subject = advice.topic
    title = voice.say(subject.title)
    if course := _COURSES.get(advice.aspect):
        return _begin(title, course, subject.id, place, voice)
    blocks = _headed(title, voice.say(subject.plainly), voice)
    todo = Button(voice.phrases.simple.todo, TakeStep(Course.BEFORE, subject.id))
    return Reply(blocks, ((todo,), _paid(voice), *_always(place, voice)))


def _figures(advice: FiguresAdvice, place: Place, voice: Voice) -> Reply:
    """Say one figure in a line; what may be meant as well is a button."""
    others = advice.figures if advice.derived else advice.figures[1:]
    said = (
        _calculated(advice.derived[0], voice)
        if advice.derived
        else _figure(advice.figures[0], voice)
    )
    more = voice.phrases.simple.another
    rows = in_rows(tuple(voice.opening(other) for other in others), 1)
    blocks = (Paragraph(said), *((Paragraph(more),) if others else ()))
    return Reply(blocks, (*rows, *_always(place, voice)))


def _figure(item: Figure, voice: Voice) -> str:
    """Return number, period and source; of a long period the part that says when."""
    template, period = voice.phrases.simple.figure, voice.say(item.period.wording)
    line = voice.listed(spoken_headline(item, voice).splitlines())
    whole, shorter = (
        template.format(figure=line, period=when, source=_publisher(voice))
        for when in (period, first_clause(period))
    )
    room = voice.phrases.simple.another
    return whole if fits((whole, room), voice.language) else shorter


def _calculated(item: DerivedFigure, voice: Voice) -> str:
    heading = derived(item, voice)[0]
    assert isinstance(heading, Heading)
    return voice.phrases.simple.calculated.format(figure=heading.text, source=_publisher(voice))


def _publisher(voice: Voice) -> str:
    knowledge = voice.knowledge
    return voice.say(knowledge.sources[knowledge.bulletin.masthead.source].publisher)


def _smalltalk(said: Smalltalk, place: Place, voice: Voice) -> Reply:
    phrases, quiz = voice.phrases.simple, voice.phrases.quiz
    line = smalltalk_line(said, phrases.smalltalk, phrases.quiz)
    begin = ((Button(quiz.begin, StartQuiz()),),) if said is Smalltalk.QUIZ else ()
    check = (voice.screen(voice.phrases.buttons.check, Screen.CHECK),)
    return _said(line, (*begin, _paid(voice), check), place, voice)


def _unknown(why: Reason, place: Place, voice: Voice) -> Reply:
    phrases = voice.phrases.simple
    said = {
        Reason.NO_WORDS: phrases.no_words,
        Reason.OTHER_LANGUAGE: phrases.other_language,
        Reason.OUT_OF_SCOPE: _ask(phrases.out_of_scope, place, voice),
        Reason.NO_SUCH_FIGURE: phrases.no_such_figure,
        Reason.MISUSE: phrases.misuse,
    }[why]
    return _said(said, (_paid(voice),), place, voice)


def _begin(title: str, course: Course, entry: str, place: Place, voice: Voice) -> Reply:
    """Return a title and the first step under it."""
    first = steps(course, entry, voice)[0]
    onward = _next(first.doing, TakeStep(course, entry, 1), voice)
    return Reply(_headed(title, first.text, voice), (onward, *_always(place, voice)))


def _headed(title: str, text: str, voice: Voice) -> tuple[Heading | Paragraph, ...]:
    """Return as much of a title above a text as fits."""
    for shown in (title, first_sentence(title)):
        if fits((shown, text), voice.language):
            return Heading(shown), Paragraph(text)
    return (Paragraph(text),)


def _said(text: str, rows: tuple[Row, ...], place: Place, voice: Voice) -> Reply:
    return Reply((Paragraph(text),), (*rows, *_always(place, voice)))


def _next(doing: bool, onward: TakeStep, voice: Voice) -> Row:
    phrases = voice.phrases.simple
    return (Button(phrases.done if doing else phrases.more, onward),)


def _paid(voice: Voice) -> Row:
    return (voice.screen(voice.phrases.buttons.paid, Screen.EMERGENCY),)


def _home(voice: Voice) -> Row:
    return (voice.screen(voice.phrases.buttons.start, Screen.START),)


def _always(place: Place, voice: Voice) -> tuple[Row, ...]:
    """Return what stands under every answer: somebody to call."""
    phrases, number = voice.phrases.simple, _number(place, Purpose.POLICE)
    label = phrases.call.format(number=number) if number else phrases.call_untold
    return ((voice.screen(label, Screen.CALL),),)


def _ask(phrase: str, place: Place, voice: Voice) -> str:
    """Fill in whom to ask: who advises at this place, else its police."""
    number = _number(place, Purpose.ADVICE) or _number(place, Purpose.POLICE)
    return phrase.format(number=number or voice.phrases.simple.police)


def _number(place: Place, purpose: Purpose) -> str | None:
    return next((line.number for line in place.hotlines if line.purpose is purpose), None)
