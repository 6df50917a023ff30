"""Turns advice into what a person reads. Pure: same advice and voice, same reply."""

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
)
from bot.rendering.assessment import assessment
from bot.rendering.emergency import emergency
from bot.rendering.figures import figures
from bot.rendering.guidance import guidance
from bot.rendering.other import choice, smalltalk, unknown
from bot.rendering.topic import topic
from bot.rendering.voice import Voice
from bot.reply import Reply

__all__ = ["Voice", "render"]


def render(advice: Advice, voice: Voice) -> Reply:
    match advice:
        case FiguresAdvice():
            return figures(advice, voice)
        case TopicAdvice():
            return topic(advice, voice)
        case AssessmentAdvice():
            return assessment(advice, voice)
        case GuidanceAdvice():
            return guidance(advice, voice)
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
