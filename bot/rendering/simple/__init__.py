"""Answers in large steps: one thing at a time, few words, somebody to call under each."""

from typing import assert_never

from bot.actions import Aspect, Course, Screen, StartQuiz, TakeStep
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.rendering.care import with_care
from bot.rendering.other import smalltalk_line
from bot.rendering.simple.figures import figures
from bot.rendering.simple.parts import always, asking, first_step, headed, one_line
from bot.rendering.simple.verdict import assessment
from bot.rendering.voice import Voice
from bot.reply import Button, Reply, in_rows
from knowledge.emergencies import Emergency
from knowledge.hotlines import Place

_COURSES = {
    Aspect.HOW: Course.HOW,
    Aspect.SIGNS: Course.SIGNS,
    Aspect.BEFORE: Course.BEFORE,
    Aspect.AFTER: Course.AFTER,
}


def simple(advice: Advice, place: Place, voice: Voice) -> Reply:
    return with_care(advice, _worded(advice, place, voice), voice, simply=True)


def _worded(advice: Advice, place: Place, voice: Voice) -> Reply:
    match advice:
        case EmergencyAdvice(emergency=emergency, told=told):
            title, there = voice.say(emergency.title), advice.place if told else place
            return first_step(title, Course.EMERGENCY, emergency.id, there, voice, told)
        case AssessmentAdvice():
            return assessment(advice, place, voice)
        case TopicAdvice():
            return _topic(advice, place, voice)
        case GuidanceAdvice(entry=entry, told=told):
            there = advice.place if told else place
            return first_step(voice.heading(entry), Course.GUIDE, entry.id, there, voice, told)
        case WorryAdvice():
            return _worry(advice, place, voice)
        case FiguresAdvice():
            return figures(advice, place, voice)
        case ChoiceAdvice(options=options):
            rows = in_rows(tuple(voice.opening(option) for option in options), 1)
            return one_line(voice.phrases.simple.choice, rows, place, voice)
        case SmalltalkAdvice(smalltalk=smalltalk):
            return _smalltalk(smalltalk, place, voice)
        case UnknownAdvice():
            return _unknown(advice, place, voice)
        case _:
            assert_never(advice)


def _topic(advice: TopicAdvice, place: Place, voice: Voice) -> Reply:
    subject = advice.topic
    title = voice.say(subject.title)
    if course := _COURSES.get(advice.aspect):
        return first_step(title, course, subject.id, place, voice)
    blocks = headed(title, voice.say(subject.plainly), voice)
    todo = Button(voice.phrases.simple.todo, TakeStep(Course.BEFORE, subject.id))
    return Reply(blocks, ((todo,), (voice.paid,), *always(place, voice)))


def _worry(advice: WorryAdvice, place: Place, voice: Voice) -> Reply:
    title = voice.say(advice.worry.title)
    first = voice.say(advice.of_kind) if advice.of_kind else voice.lines(advice.answer.says)[0]
    course = Course.EMERGENCY if isinstance(advice.case, Emergency) else Course.BEFORE
    again = (
        Button(voice.phrases.simple.todo, TakeStep(course, advice.case.id))
        if advice.case
        else voice.paid
    )
    return Reply(headed(title, first, voice), ((again,), *always(place, voice)))


def _smalltalk(said: Smalltalk, place: Place, voice: Voice) -> Reply:
    phrases, quiz = voice.phrases.simple, voice.phrases.quiz
    line = smalltalk_line(said, phrases.smalltalk, phrases.quiz)
    begin = ((Button(quiz.begin, StartQuiz()),),) if said is Smalltalk.QUIZ else ()
    check = (voice.screen(voice.phrases.buttons.check, Screen.CHECK),)
    return one_line(line, (*begin, (voice.paid,), check), place, voice)


def _unknown(advice: UnknownAdvice, place: Place, voice: Voice) -> Reply:
    phrases = voice.phrases.simple
    near = ((voice.opening(advice.page),),) if advice.page else ()
    said = {
        Reason.NO_WORDS: phrases.no_words,
        Reason.OTHER_LANGUAGE: phrases.other_language,
        Reason.OUT_OF_SCOPE: asking(phrases.out_of_scope, place, voice),
        Reason.CRY: phrases.cry,
        Reason.UNCLEAR: phrases.unclear,
        Reason.DANGER: phrases.danger,
        Reason.NO_SUCH_FIGURE: phrases.no_such_figure,
        Reason.UNSURE_FIGURE: phrases.unsure_figure,
        Reason.WHICH_FIGURE: phrases.which_figure,
        Reason.MISUSE: phrases.misuse,
    }[advice.reason]
    return one_line(said, (*near, (voice.paid,)), place, voice)
