"""The pages of the bulletin's figures: by area, calculated, and what came later."""

from bot.actions import OpenArea, OpenChart, Screen
from bot.rendering.figures import derived, headline, later
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Note, Paragraph, Reply, Row, Section, in_rows
from knowledge.figures import Area


def stats(voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.stats, voice.phrases.buttons
    areas = tuple(
        Button(voice.say(area.title), OpenArea(area.id))
        for area in voice.knowledge.bulletin.masthead.areas
    )
    return Reply(
        (Heading(phrases.title), Paragraph(phrases.about)),
        (
            *_look("headline", voice),
            *in_rows(areas, 1),
            (
                voice.screen(buttons.calculated, Screen.CALCULATED),
                voice.screen(buttons.later, Screen.LATER),
            ),
            (voice.home,),
        ),
    )


def area(shown: Area, voice: Voice) -> Reply:
    figures = tuple(
        figure for figure in voice.knowledge.bulletin.figures.values() if figure.area == shown.id
    )
    lines = tuple(headline(figure, voice).replace("\n", " ") for figure in figures)
    return Reply(
        (
            Heading(voice.say(shown.title)),
            Paragraph(voice.say(shown.summary)),
            Section("", lines),
            Note(voice.phrases.figures.history),
        ),
        (
            *_look(shown.id, voice),
            *in_rows(tuple(voice.opening(figure) for figure in figures)),
            (voice.screen(voice.phrases.buttons.back, Screen.STATS), voice.home),
        ),
    )


def calculated(voice: Voice) -> Reply:
    phrases = voice.phrases.stats
    blocks: list[Block] = [Heading(phrases.calculated), Paragraph(phrases.calculated_hint)]
    lines = []
    for item in voice.knowledge.bulletin.derived.values():
        first, facts = derived(item, voice)
        assert isinstance(first, Heading)
        assert isinstance(facts, Paragraph)
        lines.append(
            phrases.calculated_item.format(figure=first.text, how=facts.text.splitlines()[1])
        )
    blocks.append(Section("", tuple(lines)))
    back = voice.screen(voice.phrases.buttons.back, Screen.STATS)
    return Reply(tuple(blocks), ((back, voice.home),))


def later_figures(voice: Voice) -> Reply:
    phrases = voice.phrases.stats
    lines = tuple(later(item, phrases.later_item, voice) for item in voice.knowledge.later_figures)
    used = dict.fromkeys(item.source for item in voice.knowledge.later_figures)
    return Reply(
        (
            Heading(phrases.later),
            Paragraph(phrases.later_hint),
            Section("", lines),
            voice.sources(voice.phrases.guidance.source, used),
        ),
        (
            *_look("later", voice),
            (voice.screen(voice.phrases.buttons.back, Screen.STATS), voice.home),
        ),
    )


def _look(area: str, voice: Voice) -> tuple[Row, ...]:
    """Offer the chart of an area."""
    charts = voice.knowledge.bulletin.charts.values()
    label = voice.phrases.charts.button
    return tuple((Button(label, OpenChart(chart.id)),) for chart in charts if chart.area == area)
