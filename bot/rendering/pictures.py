"""What is drawn of each subject that there are pictures of."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, assert_never

from bot.chinese import Convert, Script, converting
from bot.pictures.drawings import Drawing
from bot.pictures.subjects import CardOf, ChartOf, Subject
from bot.rendering import charts, leaflet
from bot.rendering.voice import Voice

T = TypeVar("T")


def compose(subject: Subject, voice: Voice, script: Script, username: str) -> Drawing:
    """Return what is to be drawn; raise `KeyError` for an entry that we no longer have.

    ``username`` is ours, for what leads back to us.
    """
    drawing: Drawing
    match subject:
        case ChartOf(chart):
            drawing = charts.compose(voice.knowledge.bulletin.charts[chart], voice)
        case CardOf(topic):
            drawing = leaflet.card(voice.knowledge.topics[topic], username, voice)
        case _:
            assert_never(subject)
    return converted(drawing, converting(script))


def converted(part: T, convert: Convert) -> T:
    """Convert every text of what is to be drawn."""
    value: Any = part
    if isinstance(value, str):
        value = convert(value)
    elif isinstance(value, tuple):
        value = tuple(converted(item, convert) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        value = replace(value, **{name: converted(item, convert) for name, item in own.items()})
    result: T = value
    return result
