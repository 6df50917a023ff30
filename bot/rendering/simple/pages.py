"""The pages in large steps: the start, one step of a course, whom to call, the switch."""

from dataclasses import replace

from bot.actions import Course, Screen, SetSimple, Switch, TakeStep
from bot.rendering.courses import steps
from bot.rendering.simple.parts import always, emergency_of, first_step, next_row, one_line
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Paragraph, Reply, Row, ShareButton
from knowledge.audiences import Audience
from knowledge.hotlines import Place, Purpose


def step(action: TakeStep, place: Place, voice: Voice) -> Reply | None:
    """Return one step of a course, or the word after the last; None if there is no such course."""
    course = steps(action.course, action.entry, voice)
    if not course:
        return None
    if action.step >= len(course):
        return one_line(voice.phrases.simple.finished, ((voice.home,),), place, voice)
    current = course[action.step]
    alike = [number for number, other in enumerate(course) if other.doing == current.doing]
    phrases = voice.phrases.simple
    stand = (phrases.step if current.doing else phrases.part).format(
        number=alike.index(action.step) + 1, count=len(alike)
    )
    blocks = (Heading(stand), Paragraph(current.text))
    onward = replace(action, step=action.step + 1)
    case = emergency_of(action.course, action.entry, voice)
    return Reply(blocks, (next_row(current.doing, onward, voice), *always(place, voice, case)))


def group(shown: Audience, place: Place, voice: Voice) -> Reply:
    return first_step(voice.say(shown.opening), Course.AUDIENCE, shown.id, place, voice)


def start(place: Place, voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.simple, voice.phrases.buttons
    rows = (
        (voice.paid,),
        (voice.screen(buttons.check, Screen.CHECK),),
    )
    reply = one_line(phrases.start, rows, place, voice)
    return reply.with_rows((Button(phrases.refuse, SetSimple(Switch.OFF)),))


def check(place: Place, voice: Voice) -> Reply:
    return one_line(voice.phrases.simple.check, (), place, voice)


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
    number = place.to_ring
    said = phrases.calling.format(number=number) if number else phrases.calling_untold
    family = ShareButton(phrases.share, phrases.share_text, Screen.EMERGENCY)
    return Reply(
        (Paragraph(said),),
        (
            (family,),
            voice.copies(place, Purpose.POLICE, Purpose.ADVICE),
            (voice.screen(voice.phrases.buttons.all_places, Screen.HOTLINES),),
            (voice.home,),
        ),
    )


def offer(voice: Voice) -> tuple[Paragraph, Row]:
    """Return a line and a button for somebody to whom it is all too much."""
    phrases = voice.phrases.simple
    return Paragraph(phrases.offer), (Button(phrases.choose, SetSimple(Switch.ON)),)
