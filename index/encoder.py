"""Turns sentences into unit vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class ModelError(Exception):
    """The model could not be loaded."""


class Encoder(Protocol):
    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, so that a dot product is a cosine similarity.

        A text's vector does not depend on the texts beside it.
        """
