"""A few lines on what somebody asks next in their case, and the way back to its steps."""

from bot.actions import Aspect, OpenEmergency, OpenGuidance, OpenPlace, OpenTopic, OpenWorry, Screen
from bot.advice.advice import WorryAdvice
from bot.advice.meanings import Meant
from bot.rendering.assessment import conditions
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Paragraph, Reply, Row, Section, in_rows
from knowledge import Language
from knowledge.emergencies import Emergency
from knowledge.guidance import Guidance
from knowledge.hotlines import MAINLAND
from knowledge.topics import Topic
from knowledge.worries import EVERYDAY, LONG_AGO, SETTLED, Worry

_CALM = {EVERYDAY, SETTLED}
"""Cases in which there is nobody to call."""
_FIRST = 2
"""Steps shown to somebody who has lost nothing; the others are behind a button."""


def worry(advice: WorryAdvice, voice: Voice) -> Reply:
    said = advice.worry
    if advice.unclear:
        return _unclear(advice, voice)
    blocks: list[Block] = [Heading(voice.say(said.title))]
    if advice.trait:
        known = voice.phrases.guidance.known_trick.format(says=voice.say(advice.trait))
        blocks.append(Paragraph(known))
    if advice.kind:
        named = voice.phrases.guidance.like_kind.format(kind=voice.say(advice.kind.title))
        blocks.append(Paragraph(named))
    if isinstance(advice.case, Topic) and (advice.trait or (advice.kind and said.with_steps)):
        steps = voice.lines(advice.case.before_paying)[:_FIRST]
        blocks.append(Section(voice.phrases.guidance.steps, steps))
    blocks += _said(advice, voice)
    there = said.there.get(advice.place.id) if advice.placed else None
    if there and (advice.answer is said.answers[-1] or LONG_AGO in advice.answer.of):
        blocks.append(Paragraph(voice.say(there)))
    if advice.bank:
        blocks.append(Paragraph(voice.bank(advice.bank)))
    quarrel = isinstance(advice.case, Guidance) and advice.case.dispute
    elsewhere = advice.placed and advice.place.id != MAINLAND
    if elsewhere and not (quarrel or said.good_news or _CALM.intersection(advice.answer.of)):
        blocks.append(Paragraph(_call(advice, voice)))
    if advice.perhaps:
        blocks.append(Section(voice.phrases.guidance.perhaps, _in_short(advice.perhaps, voice)))
    blocks.append(voice.sources(voice.phrases.guidance.source, said.sources))
    return Reply(tuple(blocks), _rows(advice, voice))


def _said(advice: WorryAdvice, voice: Voice) -> tuple[Block, ...]:
    """Return the answer; of a matter its conditions stand in place of what sums them up."""
    if advice.again and advice.worry.again:
        return (Paragraph(voice.say(advice.worry.again)),)
    lines = tuple(Paragraph(line) for line in voice.lines(advice.answer.says))
    if advice.matter is None:
        of_kind = (voice.say(advice.of_kind),) if advice.of_kind else ()
        return (*map(Paragraph, of_kind), *lines)
    return (*lines[:1], *conditions(advice.matter, advice.place, voice))


def _unclear(advice: WorryAdvice, voice: Voice) -> Reply:
    """Answer each thing that may have been meant in a sentence, after what holds in any case."""
    phrases = voice.phrases.guidance
    told = advice.worry.tells
    rest = phrases.unclear_told.format(call=voice.say(advice.place.first_call))
    steps = voice.lines(advice.case.before_paying) if isinstance(advice.case, Topic) else ()
    blocks = (
        Heading(phrases.unclear),
        *((Section(phrases.unclear_first, steps[:_FIRST]),) if steps else ()),
        Section(phrases.unclear_meant, _in_short(advice.perhaps, voice)),
        Paragraph(rest if told else phrases.unclear_asked),
    )
    return Reply(blocks, _rows(advice, voice))


def _in_short(meant: tuple[Meant, ...], voice: Voice) -> tuple[str, ...]:
    template = voice.phrases.guidance.in_short
    return tuple(
        template.format(title=voice.say(each.title), says=voice.say(each.in_short))
        for each in meant
        if each.in_short
    )


def _rows(advice: WorryAdvice, voice: Voice) -> tuple[Row, ...]:
    said, buttons = advice.worry, voice.phrases.buttons
    read = isinstance(advice.case, Guidance) and advice.case.id == said.guide  # has a button
    more: Row = voice.related((said.guide,)) if said.guide and not read else ()
    calls = (
        voice.screen(buttons.hotlines, Screen.HOTLINES)
        if voice.may_be_anywhere(advice.place) and not advice.placed
        else Button(buttons.hotlines, OpenPlace(advice.place.id))
    )
    perhaps = (Button(voice.say(each.title), _opening(each)) for each in advice.perhaps)
    return (
        *in_rows(tuple(perhaps), 1),
        (_again(advice.case, voice),),
        *((more,) if more else ()),
        (calls, voice.home),
    )


def _opening(meant: Meant) -> OpenWorry | OpenEmergency | OpenGuidance:
    match meant:
        case Worry():
            return OpenWorry(meant.id)
        case Emergency():
            return OpenEmergency(meant.id)
        case Guidance():
            return OpenGuidance(meant.id)


def _call(advice: WorryAdvice, voice: Voice) -> str:
    """Say whom to call at a place that was told, since the lines speak of the mainland."""
    colon = "：" if voice.language is Language.ZH else ": "
    case = advice.case if isinstance(advice.case, Emergency) else None
    return f"{voice.say(advice.place.name)}{colon}{voice.first_call(advice.place, case)}"


def _again(case: Emergency | Topic | Guidance | None, voice: Voice) -> Button:
    """Return a button that opens what to do in that case; in none that we know, after paying."""
    label = voice.phrases.buttons.steps_again
    match case:
        case Emergency():
            return Button(label, OpenEmergency(case.id))
        case Topic():
            return Button(label, OpenTopic(case.id, Aspect.BEFORE))
        case Guidance():
            return Button(voice.say(case.title), OpenGuidance(case.id))
        case None:
            return voice.paid
