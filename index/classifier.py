"""A linear classifier over a text's vector and its n-grams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
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


Weights = NDArray[np.float32] | NDArray[np.float16]


@dataclass(frozen=True)
class Classifier:
    labels: tuple[str, ...]
    dense: NDArray[np.float32]
    sparse: Weights
    """One line an n-gram, one column a label; stored in half precision, and perhaps on disk."""
    bias: NDArray[np.float32]

    def probabilities(self, features: Features) -> NDArray[np.float32]:
        """Return one line a text, one column a label."""
        seen = _product(features.ngrams, self.sparse)
        return softmax(
            np.asarray(features.vectors @ self.dense + seen + self.bias, dtype=np.float32)
        )


def _product(ngrams: csr_matrix, weights: Weights) -> NDArray[np.float32]:
    """Multiply; of one text only the lines of its n-grams are looked at."""
    if ngrams.shape[0] == 1:
        return np.asarray(ngrams.data @ weights[ngrams.indices].astype(np.float32))
    return np.asarray(ngrams @ weights.astype(np.float32))


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
