"""A fraud type, whole or one side of it."""

from typing import assert_never

from bot.actions import Aspect, OpenDrill, OpenTopic
from bot.advice.advice import TopicAdvice
from bot.rendering.repeating import beyond
from bot.rendering.voice import Voice
from bot.rendering.warning import spreading
from bot.reply import Block, Button, Heading, Paragraph, Reply, Row, Section, in_rows
from knowledge.guidance import Term
from knowledge.topics import Topic
from knowledge.variants import Variant

_GLANCE = 4
"""Lines of each list in the overview; the rest is a button away."""


def topic(advice: TopicAdvice, voice: Voice) -> Reply:
    subject, aspect = advice.topic, advice.aspect
    blocks = (
        Heading(voice.say(subject.title)),
        *_word(advice.term, voice),
        *_form(advice.variant, voice),
        *_blocks(subject, aspect, _lines(advice.variant, voice), voice),
        voice.sources(voice.phrases.topic.source, subject.sources),
    )
    also = tuple(voice.opening(other) for other in advice.also)
    return Reply(
        blocks,
        (
            *in_rows(_aspects(subject, aspect, voice)),
            *in_rows(also, 1),
            _practice(subject, voice),
            spreading(subject, voice),
            (
                voice.paid,
                voice.home,
            ),
        ),
    )


def _word(term: Term | None, voice: Voice) -> tuple[Block, ...]:
    if term is None:
        return ()
    asked = voice.phrases.guidance.term.format(term=voice.say(term.term))
    return (Section(asked, (voice.say(term.meaning),)),)


def _form(variant: Variant | None, voice: Voice) -> tuple[Block, ...]:
    """Return what is to be known of the form that was asked about."""
    if variant is None:
        return ()
    return (Section(voice.say(variant.name), _lines(variant, voice)),)


def _lines(variant: Variant | None, voice: Voice) -> tuple[str, ...]:
    return (*voice.lines(variant.signs), *voice.lines(variant.steps)) if variant else ()


def _blocks(
    subject: Topic, aspect: Aspect, said: tuple[str, ...], voice: Voice
) -> tuple[Block, ...]:
    phrases = voice.phrases.topic
    how = Section(phrases.how, voice.lines(subject.how_it_works), numbered=True)
    signs = Section(phrases.signs, voice.lines(subject.signs))
    before = Section(phrases.before, voice.lines(subject.before_paying))
    after = Section(phrases.after, voice.lines(subject.after_paying), numbered=True)
    facts = voice.lines(subject.facts)
    match aspect:
        case Aspect.OVERVIEW:
            return (
                Paragraph(voice.say(subject.summary)),
                Section(signs.title, beyond(signs.items, said)[:_GLANCE]),
                Section(before.title, beyond(before.items, said)[:_GLANCE]),
            )
        case Aspect.HOW:
            return (how, Section(phrases.facts, facts)) if facts else (how,)
        case Aspect.SIGNS:
            return (signs,)
        case Aspect.BEFORE:
            return (before,)
        case Aspect.AFTER:
            return (after,)
        case _:
            assert_never(aspect)


def _practice(subject: Topic, voice: Voice) -> Row:
    if subject.id not in voice.knowledge.drills:
        return ()
    return (Button(voice.phrases.drill.practise, OpenDrill(subject.id)),)


def _aspects(subject: Topic, shown: Aspect, voice: Voice) -> tuple[Button, ...]:
    labels = {
        Aspect.OVERVIEW: voice.phrases.buttons.overview,
        Aspect.HOW: voice.phrases.buttons.how,
        Aspect.SIGNS: voice.phrases.buttons.signs,
        Aspect.BEFORE: voice.phrases.buttons.before,
        Aspect.AFTER: voice.phrases.buttons.after,
    }
    return tuple(
        Button(label, OpenTopic(subject.id, aspect))
        for aspect, label in labels.items()
        if aspect is not shown
    )
