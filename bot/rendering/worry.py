"""A few lines on what somebody asks next in their case, and the way back to its steps."""

from bot.actions import Aspect, OpenEmergency, OpenPlace, OpenTopic, Screen
from bot.advice.advice import WorryAdvice
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Paragraph, Reply, Row
from knowledge.emergencies import Emergency
from knowledge.topics import Topic


def worry(advice: WorryAdvice, voice: Voice) -> Reply:
    said, buttons = advice.worry, voice.phrases.buttons
    lines = voice.lines(advice.answer.says)
    more: Row = voice.related((said.guide,)) if said.guide else ()
    calls = (
        voice.screen(buttons.hotlines, Screen.HOTLINES)
        if voice.may_be_anywhere(advice.place) and not advice.placed
        else Button(buttons.hotlines, OpenPlace(advice.place.id))
    )
    return Reply(
        (
            Heading(voice.say(said.title)),
            *(Paragraph(line) for line in lines),
            voice.sources(voice.phrases.guidance.source, said.sources),
        ),
        ((_steps(advice.case, voice),), *((more,) if more else ()), (calls, voice.home)),
    )


def _steps(case: Emergency | Topic | None, voice: Voice) -> Button:
    """Return a button that opens what to do in that case; in none that we know, after paying."""
    label = voice.phrases.buttons.steps_again
    match case:
        case Emergency():
            return Button(label, OpenEmergency(case.id))
        case Topic():
            return Button(label, OpenTopic(case.id, Aspect.BEFORE))
        case None:
            return voice.paid
