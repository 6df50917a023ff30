"""Makes a head's probabilities mean what they say, on texts it was not trained on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.classifier import Features, softmax
from index.head import Head

_HELD_OUT = 4
"""Every fourth text is held out."""
_TEMPERATURES = np.geomspace(0.3, 5.0, 60)


def fit_temperature(features: Features, labels: Sequence[str]) -> float:
    """Return the temperature under which held-out labels are likeliest."""
    names = np.array(labels)
    held_out = np.arange(len(names)) % _HELD_OUT == 0
    inside, outside = np.flatnonzero(~held_out), np.flatnonzero(held_out)
    head = Head.train(features.rows(inside), list(names[inside]))
    logits, columns = _known(head, features.rows(outside), names[outside])
    losses = [_loss(logits / temperature, columns) for temperature in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _known(
    head: Head, features: Features, names: NDArray[np.str_]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return logits and true columns of the texts whose label the head has."""
    place = {label: column for column, label in enumerate(head.labels)}
    known = np.array([name in place for name in names])
    columns = np.array([place[name] for name in names[known]])
    return head.logits(features)[known], columns


def _loss(logits: NDArray[np.float32], columns: NDArray[np.int64]) -> float:
    likelihoods = softmax(logits)[np.arange(len(columns)), columns]
    return float(-np.log(np.maximum(likelihoods, 1e-12)).sum())
