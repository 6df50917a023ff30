"""A linear classifier over a text's vector and its n-grams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

from index.encoder import Vectors

_INVERSE_REGULARISATION = 10.0
_ITERATIONS = 300


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


class Trainer:
    """Fits classifiers; one whose labels are those of the one before starts from there."""

    def __init__(self) -> None:
        self._model = LogisticRegression(
            C=_INVERSE_REGULARISATION, max_iter=_ITERATIONS, warm_start=True
        )

    def fit(self, features: Features, labels: Sequence[str], tolerance: float) -> Classifier:
        joined = hstack([csr_matrix(features.vectors), features.ngrams]).tocsr().astype(np.float32)
        model = self._model.set_params(tol=tolerance)
        if not np.array_equal(getattr(model, "classes_", ()), np.unique(labels)):
            model = self._model = clone(model)
        model.fit(joined, list(labels))
        weights, bias = _one_row_a_class(model)
        dimension = features.vectors.shape[1]
        return Classifier(
            tuple(str(label) for label in model.classes_),
            np.ascontiguousarray(weights[:, :dimension].T, dtype=np.float32),
            np.ascontiguousarray(weights[:, dimension:].T, dtype=np.float32),
            bias.astype(np.float32),
        )


def _product(ngrams: csr_matrix, weights: Weights) -> NDArray[np.float32]:
    """Multiply; of one text only the lines of its n-grams are looked at."""
    if ngrams.shape[0] == 1:
        return np.asarray(ngrams.data @ weights[ngrams.indices].astype(np.float32))
    return np.asarray(ngrams @ weights.astype(np.float32))


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _one_row_a_class(
    model: LogisticRegression,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return weights and biases; with two classes scikit-learn keeps only the second one's."""
    if len(model.coef_) == len(model.classes_):
        return model.coef_, model.intercept_
    zero = np.zeros_like(model.coef_)
    return np.vstack([zero, model.coef_]), np.array([0.0, model.intercept_[0]])
