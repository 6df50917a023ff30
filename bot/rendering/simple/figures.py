"""One figure in a line."""

from bot.advice.advice import FiguresAdvice
from bot.rendering.figures import derived, spoken_headline
from bot.rendering.portions import first_clause, fits
from bot.rendering.simple.parts import always
from bot.rendering.voice import Voice
from bot.reply import Heading, Paragraph, Reply, in_rows
from knowledge.derived import DerivedFigure
from knowledge.figures import Figure
from knowledge.hotlines import Place


def figures(advice: FiguresAdvice, place: Place, voice: Voice) -> Reply:
    """Say one figure in a line; what may be meant as well is a button."""
    others = advice.figures if advice.derived else advice.figures[1:]
    said = (
        _calculated(advice.derived[0], voice)
        if advice.derived
        else _figure(advice.figures[0], voice)
    )
    more = voice.phrases.simple.another
    rows = in_rows(tuple(voice.opening(other) for other in others), 1)
    blocks = (Paragraph(said), *((Paragraph(more),) if others else ()))
    return Reply(blocks, (*rows, *always(place, voice)))


def _figure(item: Figure, voice: Voice) -> str:
    """Return number, period and source; of a long period the part that says when."""
    template, period = voice.phrases.simple.figure, voice.say(item.period.wording)
    line = voice.listed(spoken_headline(item, voice).splitlines())
    whole, shorter = (
        template.format(figure=line, period=when, source=_publisher(voice))
        for when in (period, first_clause(period))
    )
    room = voice.phrases.simple.another
    return whole if fits((whole, room), voice.language) else shorter


def _calculated(item: DerivedFigure, voice: Voice) -> str:
    heading = derived(item, voice)[0]
    assert isinstance(heading, Heading)
    return voice.phrases.simple.calculated.format(figure=heading.text, source=_publisher(voice))


def _publisher(voice: Voice) -> str:
    knowledge = voice.knowledge
    return voice.say(knowledge.sources[knowledge.bulletin.masthead.source].publisher)
