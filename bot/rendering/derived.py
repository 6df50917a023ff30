"""What is calculated from one figure, each with its formula."""

from bot.actions import OpenFigure, Screen
from bot.rendering.exploring import resting_on
from bot.rendering.figures import derived
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Note, Reply
from knowledge.figures import Figure


def derived_from(figure: Figure, voice: Voice) -> Reply:
    title = voice.phrases.charts.calculated.format(title=voice.say(figure.title))
    blocks: list[Block] = [Heading(title)]
    for item in resting_on(figure, voice):
        blocks += derived(item, voice)
    blocks.append(Note(voice.phrases.figures.history))
    back = Button(voice.phrases.buttons.back, OpenFigure(figure.id))
    stats = voice.screen(voice.phrases.buttons.stats, Screen.STATS)
    return Reply(tuple(blocks), ((back, stats),))
