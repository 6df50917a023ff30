"""A linear classifier over a text's vector and its n-grams, trained when the index is built."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from index.encoder import Vectors
from index.evidence import Candidate

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


@dataclass(frozen=True)
class Head:
    """One question put to a text: which form, which fraud type, which figure."""

    labels: tuple[str, ...]
    _dense: NDArray[np.float32]
    _sparse: NDArray[np.float32]
    _bias: NDArray[np.float32]
    temperature: float

    @classmethod
    def train(cls, features: Features, labels: Sequence[str], temperature: float = 1.0) -> "Head":
        model = LogisticRegression(C=_INVERSE_REGULARISATION, max_iter=_ITERATIONS)
        joined = hstack([csr_matrix(features.vectors), features.ngrams]).tocsr().astype(np.float32)
        with threadpool_limits(1):  # many small steps: threads would wait for one another
            model.fit(joined, list(labels))
        weights, bias = _one_row_a_class(model)
        dimension = features.vectors.shape[1]
        return cls(
            tuple(str(label) for label in model.classes_),
            np.ascontiguousarray(weights[:, :dimension].T, dtype=np.float32),
            np.ascontiguousarray(weights[:, dimension:].T, dtype=np.float32),
            bias.astype(np.float32),
            temperature,
        )

    def logits(self, features: Features) -> NDArray[np.float32]:
        """Return one line a text, one column a label."""
        scores = features.vectors @ self._dense + features.ngrams @ self._sparse + self._bias
        return np.asarray(scores, dtype=np.float32)

    def probabilities(self, features: Features) -> NDArray[np.float32]:
        return softmax(self.logits(features) / self.temperature)

    def rank(self, features: Features) -> tuple[Candidate, ...]:
        """Return the labels of one text, likeliest first."""
        [line] = self.probabilities(features)
        order = np.argsort(-line)
        return tuple(Candidate(self.labels[column], float(line[column])) for column in order)

    def save(self, path: Path) -> None:
        np.savez(
            path,
            labels=np.array(self.labels),
            dense=self._dense.astype(np.float16),
            sparse=self._sparse.astype(np.float16),
            bias=self._bias,
            temperature=np.float32(self.temperature),
        )

    @classmethod
    def load(cls, path: Path) -> "Head":
        with np.load(path, allow_pickle=False) as stored:
            return cls(
                tuple(str(label) for label in stored["labels"]),
                stored["dense"].astype(np.float32),
                stored["sparse"].astype(np.float32),
                stored["bias"],
                float(stored["temperature"]),
            )


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
