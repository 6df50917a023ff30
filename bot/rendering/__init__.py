"""Turns advice into what a person reads. Pure: same advice and voice, same reply."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.looking import Judgement, Look
from bot.rendering import picture
from bot.rendering.assessment import assessment
from bot.rendering.care import with_care
from bot.rendering.emergency import emergency
from bot.rendering.figures import figures
from bot.rendering.gallery import chart
from bot.rendering.guidance import guidance
from bot.rendering.other import choice, smalltalk, unknown
from bot.rendering.topic import topic
from bot.rendering.voice import Voice
from bot.rendering.worry import worry
from bot.reply import Note, Reply

__all__ = ["Voice", "picture_reply", "render"]


def render(advice: Advice, voice: Voice) -> Reply:
    return with_care(advice, _worded(advice, voice), voice)


def _worded(advice: Advice, voice: Voice) -> Reply:
    match advice:
        case FiguresAdvice():
            return chart(advice.chart, voice) if advice.chart else figures(advice, voice)
        case TopicAdvice():
            return topic(advice, voice)
        case AssessmentAdvice():
            return assessment(advice, voice)
        case GuidanceAdvice():
            return guidance(advice, voice)
        case WorryAdvice():
            there = advice.place if advice.placed else None
            return worry(advice, replace(voice, there=there))
        case EmergencyAdvice():
            return emergency(advice, voice)
        case ChoiceAdvice():
            return choice(advice, voice)
        case SmalltalkAdvice():
            return smalltalk(advice, voice)
        case UnknownAdvice():
            return unknown(advice, voice)
        case _:
            assert_never(advice)


def picture_reply(
    look: Look,
    judged: Judgement,
    voice: Voice,
    show: Callable[[Advice, Voice], Reply] = render,
) -> Reply:
    """Say what was read first, then the verdict; but after a cry for help, the steps first."""
    verdict = show(judged.advice, voice) if judged.advice else Reply(())
    before, after = picture.before(look, voice), picture.after(look, voice)
    if judged.urgent:
        return replace(verdict, blocks=(*verdict.blocks, *before, *after))
    blocks = [*before, *verdict.blocks, *after]
    if judged.question.shortened and judged.advice:
        count = len(judged.question.text)
        blocks.append(Note(voice.phrases.errors.shortened.format(count=count)))
    return replace(verdict, blocks=tuple(blocks))
