"""A fixed text, whose vector tells one model from another without trusting a name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder, Vectors

TEXT = "有人说我的快递丢了要给我理赔 / they say my parcel is lost and want my card number"
ALIKE = 0.995
"""Cosine; the same int8 model differs a little between processors, another one a lot."""
SAME = 0.99999


def vector(encoder: Encoder) -> Vectors:
    [probe] = encoder.encode([TEXT])
    return np.asarray(probe, np.float32)


def likeness(then: Sequence[float] | NDArray[np.float32], encoder: Encoder) -> float:
    """Return the cosine of the text's vectors then and now; 0 for one of another size."""
    now = vector(encoder)
    return float(np.dot(then, now)) if len(then) == len(now) else 0.0
