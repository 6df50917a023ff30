"""An encoder whose vectors a person can work out: it counts characters."""

from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors

AXES = 128
"""ASCII characters have an axis each; all others share them by code point, modulo this."""


class LetterEncoder:
    """Counts of characters, made a unit vector: "aab" has 2/√5 for a and 1/√5 for b."""

    def __init__(self, turned_by: int = 0) -> None:
        """With the axes turned it is another model: as good, and no vector means the same."""
        self._turned_by = turned_by

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text or "\0") for text in texts])

    def _vector(self, text: str) -> Vectors:
        axes = [(ord(character) + self._turned_by) % AXES for character in text]
        counts = np.bincount(axes, minlength=AXES)
        return np.asarray(counts / np.linalg.norm(counts), dtype=np.float32)
