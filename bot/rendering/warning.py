"""A picture that warns of a kind of fraud, to be sent on."""

from bot.actions import OpenCard
from bot.pictures.subjects import CardOf
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, LinkButton, Picture, Reply, Row, Section
from knowledge.topics import Topic


def warning(topic: Topic, voice: Voice) -> Reply:
    """Return the card; its only button is a link, since Telegram drops others on the way."""
    phrases, short = voice.phrases.posters, topic.poster
    picture = Picture(CardOf(topic.id), voice.language.value, voice.say(short.bait))
    return Reply(
        (
            Heading(voice.say(short.name)),
            Section(phrases.signs, short.signs.in_(voice.language)),
            Section(phrases.steps, short.steps.in_(voice.language)),
        ),
        ((LinkButton(voice.phrases.inline.ask, topic.id),),),
        picture,
    )


def spreading(topic: Topic, voice: Voice) -> Row:
    """Return the ways to warn others of a kind of fraud."""
    return (Button(voice.phrases.buttons.card, OpenCard(topic.id)), voice.sharing(topic))
