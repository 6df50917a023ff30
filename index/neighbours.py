"""What the nearest passages say: a vote, the nearer the heavier."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.vector_index import VectorIndex

_VOTERS = 20
_WIDTH = 0.05  # cosine by which a neighbour may be farther than the nearest before it hardly counts


@dataclass(frozen=True)
class Neighbours:
    vectors: VectorIndex
    columns: NDArray[np.int64]
    """The label's column of every row."""
    labels: int

    @classmethod
    def build(
        cls, vectors: Vectors, labels: Sequence[str], order: Sequence[str]
    ) -> "Neighbours":
        place = {label: column for column, label in enumerate(order)}
        columns = np.array([place[label] for label in labels], dtype=np.int64)
        return cls(VectorIndex.build(vectors), columns, len(order))

    def votes(self, vectors: Vectors) -> NDArray[np.float32]:
        """Return the share of the votes for each label, one line a vector."""
        similarities, rows = self.vectors.search(vectors, _VOTERS)
        weights = np.exp((similarities - similarities[:, :1]) / _WIDTH)
        votes = np.zeros((len(vectors), self.labels), dtype=np.float32)
        for line, (nearest, weight) in enumerate(zip(rows, weights, strict=True)):
            np.add.at(votes[line], self.columns[nearest], weight)
        return votes / votes.sum(axis=1, keepdims=True)
