"""Whether a message or a story looks like a fraud, and why."""

import re
from typing import assert_never

from bot.actions import Aspect, OpenGuidance, OpenTopic, Screen
from bot.advice.advice import AssessmentAdvice, Clue, Risk
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Note, Paragraph, Reply, Row, Section, in_rows

_CLUES = 4
_SIGNS = 3
_STEPS = 4
_LINKING_DOT = re.compile(r"\.(?=[^\W\d_]{2,})")


def assessment(advice: AssessmentAdvice, voice: Voice) -> Reply:
    match advice.risk:
        case Risk.HIGH | Risk.CAUTION:
            return _warning(advice, voice)
        case Risk.UNKNOWN:
            return _unknown(voice)
        case _:
            assert_never(advice.risk)


def _warning(advice: AssessmentAdvice, voice: Voice) -> Reply:
    phrases = voice.phrases.assessment
    blocks: list[Block] = [Heading(_headline(advice, voice))]
    if advice.clues:
        clues = tuple(_clue(clue, voice) for clue in advice.clues[:_CLUES])
        blocks.append(Section(phrases.clues, clues))
    if advice.topics:
        first, *others = advice.topics
        if len(advice.clues) < 2:
            blocks.append(Section(phrases.typical, voice.lines(first.signs)[:_SIGNS]))
        steps = voice.lines(first.before_paying)[:_STEPS]
        blocks.append(Section(phrases.do, steps, numbered=True))
        if others:
            blocks.append(Paragraph(phrases.also.format(topics=voice.titles(others))))
    else:
        rules = voice.knowledge.guidance["golden-rules"]
        lines = rules.steps or rules.answer
        blocks.append(Section(phrases.do, voice.lines(lines)[:_STEPS], numbered=True))
    blocks += [Paragraph(phrases.change), Note(phrases.uncertain)]
    return Reply(tuple(blocks), _rows(advice, voice))


def _headline(advice: AssessmentAdvice, voice: Voice) -> str:
    phrases = voice.phrases.assessment
    typed, untyped = (
        (phrases.high, phrases.high_untyped)
        if advice.risk is Risk.HIGH
        else (phrases.caution, phrases.caution_untyped)
    )
    return typed.format(topic=voice.say(advice.topics[0].title)) if advice.topics else untyped


def _clue(clue: Clue, voice: Voice) -> str:
    return voice.phrases.assessment.clue.format(
        words=harmless(clue.words), reason=voice.say(clue.flag.reason)
    )


def harmless(words: str) -> str:
    """Return a person's words so that no app turns an address or a name in them into a link."""
    return _LINKING_DOT.sub("[.]", words).replace("@", "＠").replace("://", "：//")


def _rows(advice: AssessmentAdvice, voice: Voice) -> tuple[Row, ...]:
    buttons = voice.phrases.buttons
    details = (
        (
            Button(buttons.how, OpenTopic(advice.topics[0].id, Aspect.HOW)),
            Button(buttons.signs, OpenTopic(advice.topics[0].id, Aspect.SIGNS)),
        )
        if advice.topics
        else ()
    )
    others = tuple(voice.opening(topic) for topic in advice.topics[1:])
    return (
        (voice.screen(buttons.paid, Screen.EMERGENCY),),
        details,
        *in_rows(others, 1),
        (
            voice.screen(buttons.hotlines, Screen.HOTLINES),
            Button(buttons.family_talk, OpenGuidance("family-talk")),
        ),
    )


def _unknown(voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.assessment, voice.phrases.buttons
    return Reply(
        (
            Heading(phrases.unknown),
            Section(phrases.unknown_hint, phrases.checks, numbered=True),
            Note(phrases.uncertain),
        ),
        (
            (
                voice.screen(buttons.paid, Screen.EMERGENCY),
                voice.screen(buttons.hotlines, Screen.HOTLINES),
            ),
            (
                Button(buttons.golden_rules, OpenGuidance("golden-rules")),
                voice.screen(buttons.start, Screen.START),
            ),
        ),
    )
