"""A word to somebody who may despair, before whatever else is answered."""

from dataclasses import replace

from bot.advice.advice import Advice, Caring
from bot.rendering.voice import Voice
from bot.reply import Paragraph, Reply


def with_care(advice: Advice, reply: Reply, voice: Voice, *, simply: bool = False) -> Reply:
    """Return the reply with whom to call at its head, where the advice says that it may matter."""
    if not (isinstance(advice, Caring) and advice.care):
        return reply
    words = voice.phrases.simple.care if simply else voice.phrases.emergency.care
    number = voice.listening(advice.care)
    place = voice.say(advice.care.name)
    line = words.known.format(number=number, place=place) if number else words.unknown
    return replace(reply, blocks=(Paragraph(line), *reply.blocks))
