"""Finds the lines of text in a picture: the one import of rapidocr. Nothing is downloaded."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from rapidocr import RapidOCR

from bot.reading.layout import Line

_DETECTED_SIDE = 1280
"""Pixels of the longer side of what text is looked for in; lines are read at full size."""
_TILE = 2000
_MOST_TILES = 4
_LEAST_SURE = 0.6
_UNSURE = 0.8
"""Below this the picture may stand on its head."""


class TextReader:
    def __init__(self) -> None:
        self._engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": 10_000,
                "Global.text_score": _LEAST_SURE,
                "Det.limit_type": "max",
                "Det.limit_side_len": _DETECTED_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        page = Image.new("RGB", (320, 96), "white")
        ImageDraw.Draw(page).text((40, 20), "Hello", "black", font_size=44)
        list(self._read(page))  # loads the models

    def lines(self, image: Image.Image) -> tuple[Image.Image, tuple[Line, ...], bool]:
        """Return the picture as it stands upright, its lines, and whether all of it was read."""
        lines, whole = self._all(image)
        if _lies_on_its_side(lines):
            turns = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)
            ways = [self._turned(image, turn) for turn in turns]
        elif lines and _sureness(lines) < _UNSURE:
            ways = [(image, lines, whole), self._turned(image, Image.Transpose.ROTATE_180)]
        else:
            return image, lines, whole
        return max(ways, key=lambda way: _worth(way[1]))

    def _turned(
        self, image: Image.Image, turn: Image.Transpose
    ) -> tuple[Image.Image, tuple[Line, ...], bool]:
        turned = image.transpose(turn)
        return turned, *self._all(turned)

    def _all(self, image: Image.Image) -> tuple[tuple[Line, ...], bool]:
        cuts = list(_cuts(image))
        lines = [
            line.moved(top)
            for top, bottom in cuts[:_MOST_TILES]
            for line in self._read(image.crop((0, top, image.width, bottom)))
        ]
        return tuple(lines), len(cuts) <= _MOST_TILES

    def _read(self, image: Image.Image) -> Iterator[Line]:
        found: Any = self._engine(np.asarray(image)[:, :, ::-1])
        if found.boxes is None or found.txts is None:
            return
        for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True):
            (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
            yield Line(text, float(left), float(top), float(right), float(bottom), float(sure))


def _cuts(image: Image.Image) -> Iterator[tuple[int, int]]:
    """Cut a long picture into tiles between its lines of text."""
    top = 0
    while image.height - top > _TILE * 1.25:
        bottom = top + _TILE
        margin = image.crop((0, bottom - _TILE // 5, image.width, bottom)).convert("L")
        rows = np.asarray(margin, dtype=np.float32).std(axis=1)
        quiet = np.convolve(rows, np.ones(9) / 9, mode="same")
        bottom += int(quiet[5:-5].argmin()) + 5 - _TILE // 5
        yield top, bottom
        top = bottom
    yield top, image.height


def _lies_on_its_side(lines: tuple[Line, ...]) -> bool:
    long = [line for line in lines if len(line.text) > 2]
    return bool(long) and sum(line.height > line.width * 1.5 for line in long) * 2 > len(long)


def _sureness(lines: tuple[Line, ...]) -> float:
    letters = sum(len(line.text) for line in lines)
    return _worth(lines) / letters if letters else 0.0


def _worth(lines: tuple[Line, ...]) -> float:
    """Return how many characters were read, each as far as it is sure."""
    return sum(len(line.text) * line.sure for line in lines)
