"""What can be sent into another chat: an entry, the emergency steps, a verdict; each in brief."""

from dataclasses import dataclass
from typing import assert_never

from bot.actions import Screen
from bot.advice.advice import (
    Advice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    TopicAdvice,
)
from bot.advice.lookup import Entry
from bot.rendering.brief import brief
from bot.rendering.figures import headline
from bot.rendering.voice import Voice
from bot.reply import Heading, LinkButton, Reply
from knowledge.figures import Figure
from knowledge.guidance import Guidance, Term
from knowledge.hotlines import Place
from knowledge.topics import Topic


@dataclass(frozen=True)
class Card:
    id: str
    """At most 64 bytes, one of its kind."""
    title: str
    description: str
    reply: Reply


def of_entry(entry: Entry, place: Place, voice: Voice) -> Card:
    advice: Advice
    match entry:
        case Topic():
            advice = TopicAdvice(entry)
        case Guidance() | Term():
            advice = GuidanceAdvice(entry, place)
        case Figure():
            advice = FiguresAdvice((entry,))
        case _:
            assert_never(entry)
    title = headline(entry, voice) if isinstance(entry, Figure) else voice.heading(entry)
    return _card(entry.id, title, voice.gist(entry), advice, voice)


def of_emergency(advice: EmergencyAdvice, voice: Voice) -> Card:
    phrases = voice.phrases.inline
    return _card("emergency", phrases.emergency, phrases.emergency_hint, advice, voice)


def of_verdict(advice: Advice, voice: Voice) -> Card:
    reply = brief(advice, voice)
    first = reply.blocks[0]
    title = first.text if isinstance(first, Heading) else voice.phrases.inline.ask
    return _card("verdict", title, voice.phrases.inline.verdict_hint, advice, voice)


def _card(identifier: str, title: str, description: str, advice: Advice, voice: Voice) -> Card:
    """Add a button by which whoever reads the card can ask for themselves."""
    reply = brief(advice, voice)
    asking = LinkButton(voice.phrases.inline.ask, Screen.CHECK)
    return Card(identifier, title, description, reply.with_rows((asking,)))
