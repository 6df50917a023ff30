"""A verdict in large steps: what it is, one reason, one thing to do."""

from typing import assert_never

from bot.actions import AnswerTriage, Course, TakeStep
from bot.advice.advice import AssessmentAdvice, Risk
from bot.rendering.assessment import reason
from bot.rendering.courses import steps
from bot.rendering.portions import fits, portions
from bot.rendering.simple.parts import always, asking, next_row, one_line
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Paragraph, Reply
from knowledge.hotlines import Place

_RULES = "golden-rules"


def assessment(advice: AssessmentAdvice, place: Place, voice: Voice) -> Reply:
    phrases = voice.phrases.simple
    match advice.risk:
        case Risk.HIGH:
            verdict = phrases.high
        case Risk.CAUTION:
            verdict = phrases.caution
        case Risk.UNKNOWN:
            triage = Button(voice.phrases.buttons.triage, AnswerTriage())
            return one_line(asking(phrases.unknown, place, voice), ((triage,),), place, voice)
        case _:
            assert_never(advice.risk)
    why = _why(advice, voice)
    action, onward = _first(advice, (verdict, why), voice)
    blocks = (Heading(verdict), Paragraph(why), Paragraph(action))
    return Reply(blocks, (next_row(True, onward, voice), (voice.paid,), *always(place, voice)))


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
    """Return what to do first, that of the form if one is known, and the step after it.

    To stop, if more has no room.
    """
    phrases = voice.phrases.simple
    if not advice.topics:
        return phrases.stop, TakeStep(Course.GUIDE, _RULES, 0)
    [topic, *_] = advice.topics
    if advice.variant:
        own = portions(voice.lines(advice.variant.steps)[0], voice.language)[0]
        if fits((*before, own), voice.language):
            return own, TakeStep(Course.BEFORE, topic.id, 1)
    first = steps(Course.BEFORE, topic.id, voice)[0].text
    if fits((*before, first), voice.language):
        return first, TakeStep(Course.BEFORE, topic.id, 1)
    return phrases.stop, TakeStep(Course.BEFORE, topic.id, 0)
