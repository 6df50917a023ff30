"""A linear classifier over a text's vector and its n-grams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ml_dtypes import bfloat16
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from index.encoder import Vectors


@dataclass(frozen=True)
class Features:
    """Texts as the classifiers see them: rows of both arrays belong together."""

    vectors: Vectors
    """Unit vectors with the mean of their language taken out."""
    ngrams: csr_matrix
    """TF-IDF rows of length one."""

    def rows(self, chosen: Sequence[int] | NDArray[np.int64]) -> "Features":
        return Features(self.vectors[chosen], self.ngrams[chosen])


Weights = NDArray[np.float32] | NDArray[bfloat16]


@dataclass(frozen=True)
class Classifier:
    labels: tuple[str, ...]
    dense: NDArray[np.float32]
    sparse: Weights
    """One line an n-gram, one column a label; stored in 16 bits, and perhaps on disk."""
    bias: NDArray[np.float32]

    @classmethod
    def joined(cls, parts: Sequence["Classifier"]) -> "Classifier":
        """Put the columns of several side by side."""
        return cls(
            tuple(label for part in parts for label in part.labels),
            np.concatenate([part.dense for part in parts], axis=1),
            np.concatenate([part.sparse for part in parts], axis=1),
            np.concatenate([part.bias for part in parts]),
        )

    def logits(self, features: Features) -> NDArray[np.float32]:
        """Return one line a text, one column a label."""
        spelled = _product(features.ngrams, self.sparse)
        return np.asarray(features.vectors @ self.dense + spelled + self.bias, dtype=np.float32)


def _product(ngrams: csr_matrix, weights: Weights) -> NDArray[np.float32]:
    """Multiply; of one text only the lines of its n-grams are looked at."""
    if ngrams.shape[0] == 1:
        return np.asarray(ngrams.data @ weights[ngrams.indices].astype(np.float32))
    return np.asarray(ngrams @ weights.astype(np.float32))


def softmax(
    logits: NDArray[np.float32],
    starts: Sequence[int] | NDArray[np.int64] = (0,),
    parts: NDArray[np.int64] | None = None,
) -> NDArray[np.float32]:
    """Return shares that sum to one over the columns from each start to the next.

    ``parts`` tells for every column after which start it comes, where that is known already.
    """
    if parts is None:
        parts = np.repeat(np.arange(len(starts)), np.diff(starts, append=logits.shape[1]))
    highest = np.maximum.reduceat(logits, starts, axis=1)
    raised = np.exp(logits - highest[:, parts])
    sums = np.add.reduceat(raised, starts, axis=1)[:, parts]
    return np.asarray(raised / sums, dtype=np.float32)
