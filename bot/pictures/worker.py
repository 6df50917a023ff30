"""The process that draws: a drawing in, a PNG out; nothing out if it cannot be drawn."""

import pickle
from typing import assert_never

from bot.pictures.chart import draw_chart
from bot.pictures.drawings import ChartDrawing, Drawing
from bot.pictures.leaflets import canvas
from bot.pictures.leaflets.forms import Format, Paper
from bot.pictures.leaflets.layout import lay_out
from bot.pictures.leaflets.words import Leaflet
from bot.pictures.sheet import png
from bot.workers.serving import Answer, Bounds, serve

BOUNDS = Bounds(memory_bytes=2 * 1024**3, seconds=10, idle_seconds=180)


def draw(drawing: Drawing) -> bytes:
    match drawing:
        case ChartDrawing():
            return png(draw_chart(drawing))
        case Leaflet():
            card = Paper.CARD
            return canvas.draw(lay_out(drawing, card), Format.PNG, card.value.dots_an_inch)
        case _:
            assert_never(drawing)


def _prepare() -> Answer:
    return _answer


def _answer(content: bytes) -> bytes:
    try:
        return draw(pickle.loads(content))  # from the bot itself
    except Exception:  # about one picture: the next one is drawn all the same
        return b""


if __name__ == "__main__":
    serve(_prepare, BOUNDS)
