"""A linear classifier over a text's vector and its n-grams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from index.encoder import Vectors

_INVERSE_REGULARISATION = 10.0
_ITERATIONS = 300
_LEAST_GAIN = 64 * float(np.finfo(float).eps)
"""Relative; smaller ones are rounding."""
_EVENING = 0.3
"""Of the curvature, by which each weight's step is divided: a rare n-gram's may be longer."""


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
    """Fits multinomial logistic regressions; one whose labels are those before starts from there.

    scikit-learn's takes vectors and n-grams only as one sparse matrix, and steps of one size for
    words that every text has and words that hardly any has: four times as long.
    """

    def __init__(self) -> None:
        self._labels: tuple[str, ...] = ()
        self._weights: NDArray[np.float64] = np.zeros(0)

    def fit(self, features: Features, labels: Sequence[str], tolerance: float) -> Classifier:
        """Minimise the mean loss until no step changes it by more than the tolerance."""
        known, columns = np.unique(labels, return_inverse=True)
        loss = _Loss(features, columns, len(known))
        if self._labels != tuple(known):
            self._labels, self._weights = tuple(known), np.zeros(loss.shape).ravel()
        options = {"maxiter": _ITERATIONS, "gtol": tolerance, "ftol": _LEAST_GAIN}
        steps = loss.steps()

        def evened(place: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            cost, slope = loss(steps * place)
            return cost, steps * slope

        start = self._weights / steps
        found = minimize(evened, start, jac=True, method="L-BFGS-B", options=options)
        self._weights = steps * found.x
        weights, dimension = self._weights.reshape(loss.shape), features.vectors.shape[1]
        return Classifier(
            tuple(str(label) for label in known),
            weights[:dimension].astype(np.float32),
            weights[dimension:-1].astype(np.float32),
            weights[-1].astype(np.float32),
        )


class _Loss:
    """The regularised mean of what the true labels cost, and its slope, by the weights.

    A row of weights belongs to a component of the vectors, to an n-gram or, the last, to the bias;
    a column to a label.
    """

    def __init__(self, features: Features, columns: NDArray[np.int64], labels: int) -> None:
        self._vectors, self._ngrams = features.vectors, features.ngrams.astype(np.float32)
        self._turned = self._ngrams.T.tocsr()
        self._true = np.arange(len(columns)), columns
        self._penalty = 1 / (_INVERSE_REGULARISATION * len(columns))
        self.shape = (features.vectors.shape[1] + features.ngrams.shape[1] + 1, labels)

    def steps(self) -> NDArray[np.float64]:
        """Return how far each weight may go at once; those of the vectors, one on average."""
        count, labels = len(self._true[0]), self.shape[1]
        size, dimension = np.ones(self.shape[0]), self._vectors.shape[1]
        size[:dimension] = np.square(self._vectors).mean(axis=0)
        size[dimension:-1] = self._ngrams.power(2).sum(axis=0) / count
        share = np.bincount(self._true[1], minlength=labels) / count
        curvature = np.outer(size, share * (1 - share)) + self._penalty
        steps = curvature**-_EVENING
        return np.asarray((steps / steps[:dimension].mean()).ravel())

    def __call__(self, flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        exact = flat.reshape(self.shape)
        weights, dimension = exact.astype(np.float32), self._vectors.shape[1]
        logits = self._vectors @ weights[:dimension]
        logits += self._ngrams @ weights[dimension:-1]
        logits += weights[-1]
        logits -= logits.max(axis=1, keepdims=True)
        true = logits[self._true]
        shares = np.exp(logits, out=logits)
        sums = shares.sum(axis=1, keepdims=True)
        cost = float((np.log(sums[:, 0]) - true).mean(dtype=np.float64))
        shares /= sums
        shares[self._true] -= 1
        shares /= len(true)
        slope = np.empty(self.shape)
        slope[:dimension] = self._vectors.T @ shares
        slope[dimension:-1] = self._turned @ shares
        slope[-1] = shares.sum(axis=0)
        slope[:-1] += self._penalty * exact[:-1]
        return cost + self._penalty / 2 * float(np.sum(exact[:-1] ** 2)), slope.ravel()


def _product(ngrams: csr_matrix, weights: Weights) -> NDArray[np.float32]:
    """Multiply; of one text only the lines of its n-grams are looked at."""
    if ngrams.shape[0] == 1:
        return np.asarray(ngrams.data @ weights[ngrams.indices].astype(np.float32))
    return np.asarray(ngrams @ weights.astype(np.float32))


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
