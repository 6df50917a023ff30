"""An answer for a chat that others read too: short, and the rest behind a link to our own chat."""

from typing import assert_never

from bot.actions import Screen
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.rendering.assessment import assessment, doing
from bot.rendering.care import with_care
from bot.rendering.emergency import steps_of
from bot.rendering.figures import figures
from bot.rendering.gallery import chart
from bot.rendering.guidance import guidance
from bot.rendering.other import smalltalk, unknown
from bot.rendering.topic import topic
from bot.rendering.voice import Voice
from bot.rendering.worry import worry
from bot.reply import Block, Heading, LinkButton, Paragraph, Quote, Reply, Row, Section, in_rows
from knowledge.charts import Chart

EMERGENCY_LINK = "sos-"
"""Before the id of an emergency, which a guidance entry may share."""

CHART_LINK = "chart-"
_CLUES = 2
_STEPS = 3
_BLOCKS = 2
_SECTION_LINES = 3
_LINES = 5


def brief(advice: Advice, voice: Voice) -> Reply:
    return with_care(advice, _worded(advice, voice), voice)


def _worded(advice: Advice, voice: Voice) -> Reply:
    match advice:
        case EmergencyAdvice():
            return _emergency(advice, voice)
        case AssessmentAdvice():
            return _assessment(advice, voice)
        case TopicAdvice():
            return _shortened(topic(advice, voice), advice.topic.id, voice)
        case GuidanceAdvice():
            return _shortened(guidance(advice, voice), advice.entry.id, voice)
        case WorryAdvice():
            more = advice.worry.guide or Screen.EMERGENCY
            return _shortened(worry(advice, voice), more, voice)
        case FiguresAdvice():
            return _chart(advice.chart, voice) if advice.chart else _figures(advice, voice)
        case ChoiceAdvice():
            return _choice(advice, voice)
        case SmalltalkAdvice():
            quizzed = advice.smalltalk is Smalltalk.QUIZ
            payload = Screen.QUIZ if quizzed else Screen.HELP
            return _shortened(smalltalk(advice, voice), payload, voice)
        case UnknownAdvice():
            return _shortened(unknown(advice, voice), Screen.CHECK, voice)
        case _:
            assert_never(advice)


def _emergency(advice: EmergencyAdvice, voice: Voice) -> Reply:
    record = advice.emergency
    steps = Section("", voice.lines(steps_of(advice))[:_STEPS], numbered=True)
    call = (Paragraph(voice.first_call(advice.place, record)),) if record.stops_payment else ()
    blocks = (
        Heading(voice.say(record.title)),
        *((*call, steps) if advice.told else (steps, *call)),
    )
    label = voice.phrases.brief.all_steps
    return Reply(blocks, ((LinkButton(label, EMERGENCY_LINK + record.id),),), urgent=True)


def _assessment(advice: AssessmentAdvice, voice: Voice) -> Reply:
    kind = advice.topics[0].id if advice.topics else Screen.CHECK
    whole = assessment(advice, voice)
    if advice.risk is Risk.UNKNOWN:
        blocks = whole.blocks[:_BLOCKS]
    else:
        title = doing(advice, voice)
        steps = next(
            (
                block
                for block in whole.blocks
                if isinstance(block, Section) and block.title == title
            ),
            None,
        )
        shown = tuple(block for block in whole.blocks[:_BLOCKS] if block is not steps)
        cut = tuple(_cut(block, _CLUES) for block in shown)
        blocks = (*cut, *((_cut(steps, _STEPS),) if steps else ()))
    paid = LinkButton(voice.phrases.buttons.paid, Screen.EMERGENCY)
    return Reply(blocks, ((paid, _private(kind, voice)),))


def _figures(advice: FiguresAdvice, voice: Voice) -> Reply:
    """Show the figures without their sentences, but with what they may be confused with."""
    whole = figures(advice, voice)
    shown = tuple(block for block in whole.blocks if not isinstance(block, Quote))
    first = advice.figures[0].id if advice.figures else Screen.STATS.value
    return Reply(shown, ((_private(first, voice),),))


def _chart(shown: Chart, voice: Voice) -> Reply:
    """Say what is to be seen, not send it: a group is no place for a picture of that size."""
    whole = chart(shown, voice)
    assert whole.picture
    lines = whole.picture.alternative.splitlines()[:_LINES]
    blocks = (whole.blocks[0], Paragraph("\n".join(lines)), whole.blocks[-1])
    return Reply(blocks, ((_private(CHART_LINK + shown.id, voice),),))


def _choice(advice: ChoiceAdvice, voice: Voice) -> Reply:
    options = tuple(LinkButton(voice.heading(option), option.id) for option in advice.options)
    lines = tuple(voice.heading(option) for option in advice.options)
    return Reply((Section(voice.phrases.choice.title, lines),), in_rows(options, 1))


def _shortened(whole: Reply, payload: str, voice: Voice) -> Reply:
    blocks = tuple(_cut(block, _SECTION_LINES) for block in whole.blocks[: _BLOCKS + 1])
    return Reply(blocks, ((_private(payload, voice),),))


def _cut(block: Block, lines: int) -> Block:
    if isinstance(block, Section):
        return Section(block.title, block.items[:lines], block.numbered)
    return block


def _private(payload: str, voice: Voice) -> LinkButton:
    return LinkButton(voice.phrases.brief.private, payload)


def elsewhere(payload: str, voice: Voice) -> Reply:
    """Point to a page that is better read alone."""
    phrases = voice.phrases.brief
    row: Row = (LinkButton(phrases.private, payload),)
    return Reply((Paragraph(phrases.elsewhere),), (row,))
