"""The short answers: a choice, a word of courtesy, and not knowing."""

from typing import assert_never

from bot.actions import Screen, StartQuiz
from bot.advice.advice import ChoiceAdvice, Reason, Smalltalk, SmalltalkAdvice, UnknownAdvice
from bot.phrasebook.entries import SmalltalkPhrases
from bot.rendering.figures import dated_headline, later
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Paragraph, Reply, Row, Section, in_rows, say


def choice(advice: ChoiceAdvice, voice: Voice) -> Reply:
    options = tuple(voice.opening(option) for option in advice.options)
    lines = tuple(f"{voice.heading(option)}\n{voice.gist(option)}" for option in advice.options)
    return Reply(
        (Section(voice.phrases.choice.title, lines, numbered=True),),
        (*in_rows(options, 1), *_menu(voice)),
    )


def smalltalk(advice: SmalltalkAdvice, voice: Voice) -> Reply:
    quiz, said = voice.phrases.quiz, advice.smalltalk
    begin = (Button(quiz.begin, StartQuiz()),) if said is Smalltalk.QUIZ else ()
    line = smalltalk_line(said, voice.phrases.smalltalk, quiz.what)
    return say(line).with_rows(begin, *_menu(voice))


def smalltalk_line(said: Smalltalk, phrases: SmalltalkPhrases, quiz: str) -> str:
    return {
        Smalltalk.GREETING: phrases.greeting,
        Smalltalk.THANKS: phrases.thanks,
        Smalltalk.GOODBYE: phrases.goodbye,
        Smalltalk.WHO_ARE_YOU: phrases.who_are_you,
        Smalltalk.PRAISE: phrases.feedback_praise,
        Smalltalk.COMPLAINT: phrases.feedback_complaint,
        Smalltalk.MOOD: phrases.mood,
        Smalltalk.TEST: phrases.test,
        Smalltalk.QUIZ: quiz,
    }[said]


def unknown(advice: UnknownAdvice, voice: Voice) -> Reply:
    phrases = voice.phrases.unknown
    match advice.reason:
        case Reason.NO_WORDS:
            return say(phrases.no_words).with_rows(*_menu(voice))
        case Reason.OTHER_LANGUAGE:
            return say(phrases.other_language).with_rows(*_menu(voice))
        case Reason.OUT_OF_SCOPE:
            return _declined(advice, voice)
        case Reason.CRY:
            return say(phrases.cry, phrases.cry_asks).with_rows(*_menu(voice))
        case Reason.UNCLEAR:
            return say(phrases.unclear, phrases.urgent).with_rows(*_menu(voice))
        case Reason.DANGER:
            return say(phrases.danger, phrases.danger_beside).with_rows(*_menu(voice))
        case Reason.WHICH_FIGURE:
            return say(phrases.which_figure).with_rows(*_menu(voice))
        case Reason.MISUSE:
            return say(phrases.misuse, phrases.can).with_rows(*_menu(voice))
        case Reason.NO_SUCH_FIGURE | Reason.UNSURE_FIGURE:
            return _no_such_figure(advice, voice)
        case _:
            assert_never(advice.reason)


def _declined(advice: UnknownAdvice, voice: Voice) -> Reply:
    phrases = voice.phrases.unknown
    if advice.page is None:
        return say(phrases.out_of_scope, phrases.can, phrases.urgent).with_rows(*_menu(voice))
    reply = say(phrases.out_of_scope, phrases.page, phrases.urgent)
    return reply.with_rows((voice.opening(advice.page),), *_menu(voice))


def _no_such_figure(advice: UnknownAdvice, voice: Voice) -> Reply:
    phrases = voice.phrases.unknown
    unsure = advice.reason is Reason.UNSURE_FIGURE
    blocks: list[Block] = [Paragraph(phrases.unsure_figure if unsure else phrases.no_such_figure)]
    if advice.limit and advice.limit.says:
        blocks.append(Paragraph(voice.say(advice.limit.says)))
    if advice.later:
        lines = tuple(later(item, phrases.later_item, voice) for item in advice.later)
        blocks.append(Section(phrases.later, lines))
    if advice.nearest:
        lines = tuple(dated_headline(item, voice) for item in advice.nearest)
        blocks.append(Section(phrases.perhaps if unsure else phrases.nearest, lines))
    rows = in_rows(tuple(voice.opening(item) for item in advice.nearest))
    return Reply(tuple(blocks), rows).with_rows(*_menu(voice))


def _menu(voice: Voice) -> tuple[Row, ...]:
    buttons = voice.phrases.buttons
    return (
        (
            voice.screen(buttons.check, Screen.CHECK),
            voice.paid,
        ),
        (
            voice.screen(buttons.hotlines, Screen.HOTLINES),
            voice.screen(buttons.stats, Screen.STATS),
        ),
    )
