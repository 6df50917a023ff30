"""What a group of people should know: the frauds they meet, the signs, the habits, the numbers."""

from bot.actions import OpenAudience, StartQuiz
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Paragraph, Reply, Section, in_rows
from knowledge.audiences import Audience
from knowledge.hotlines import Place, Purpose

_NUMBERS = (Purpose.POLICE, Purpose.ADVICE)


def audience(shown: Audience, place: Place, voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.audience, voice.phrases.buttons
    known = voice.knowledge
    traps = tuple(
        phrases.trap.format(
            topic=voice.say(known.topics[trap.topic].title), why=voice.say(trap.why)
        )
        for trap in shown.traps
    )
    calls = (voice.say(shown.call), *voice.numbers(place, *_NUMBERS))
    blocks: tuple[Block, ...] = (
        Heading(phrases.title.format(audience=voice.say(shown.title))),
        Paragraph(voice.say(shown.opening)),
        Section(phrases.traps, traps),
        Section(phrases.signs, voice.lines(shown.signs)),
        Section(phrases.habits, voice.lines(shown.habits), numbered=True),
        Section(f"{phrases.call} · {voice.say(place.name)}", calls),
        voice.sources(voice.phrases.guidance.source, shown.sources),
    )
    topics = tuple(voice.opening(known.topics[topic]) for topic in shown.topics)
    return Reply(
        blocks,
        (
            *in_rows(topics),
            (voice.opening(known.guidance[shown.guidance]),),
            (Button(voice.phrases.quiz.begin, StartQuiz(shown.id)),),
            voice.copies(place, *_NUMBERS),
            (
                Button(buttons.audiences, OpenAudience("")),
                voice.home,
            ),
        ),
    )


def audiences(voice: Voice) -> Reply:
    """Ask who somebody is; each answer is a button."""
    phrases = voice.phrases.audience
    choices = tuple(
        Button(voice.say(known.title), OpenAudience(known.id))
        for known in voice.knowledge.audiences.values()
    )
    return Reply(
        (Heading(phrases.who), Paragraph(phrases.hint)), (*in_rows(choices), (voice.home,))
    )


def path(entry: str, voice: Voice) -> tuple[Button, ...]:
    """Return a button for each group of people whose advice a guidance entry is."""
    label = voice.phrases.buttons.audience
    return tuple(
        Button(label.format(audience=voice.say(known.title)), OpenAudience(known.id))
        for known in voice.knowledge.audiences.values()
        if known.guidance == entry
    )
