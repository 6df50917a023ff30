"""How a head learns, when an index is built; a process that answers needs none of it."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from torch.nn.functional import embedding_bag

from index.classifier import Classifier, Features, softmax
from index.heads import Heads
from index.neighbours import Nearest, Voters

HELD_OUT = 8
"""For calibration every eighth passage is held out."""
_TOLERANCE, _ON_TRIAL = 3e-5, 1e-4
"""Of training: nearer the end, held-out passages are told no better, but a few new examples move
less. The temperature is the same from three times as far."""
_TEMPERATURES = np.geomspace(0.3, 5.0, 60)
_INVERSE_REGULARISATION = 5.0
"""Held-out passages are told best; twice as much takes longer, and half tells fraud types less."""
_ITERATIONS = 300
_REMEMBERED = 5
"""Steps that the next one is reckoned from: twice as many take no fewer, and a third longer."""
_LEAST_CHANGE = 1e-9
"""Of the loss; smaller ones are rounding."""
_LABELS_AT_ONCE = 32
_EVENING = 0.3
"""Of the curvature, by which each weight's step is divided: a rare n-gram's may be longer."""


def train(name: str, features: Features, nearest: Nearest, labels: Mapping[int, str]) -> Heads:
    """Learn from the passages whose rows have a label, and calibrate on held-out ones.

    ``nearest`` is that of the held-out passages, labelled or not.
    """
    rows = np.array(list(labels))
    inside = {row: label for row, label in labels.items() if row % HELD_OUT}
    known = set(inside.values())
    outside = [row for row in labels if row not in inside and labels[row] in known]
    trainer, passages = Trainer(features.rows(rows), [*labels.values()]), len(features.vectors)

    def learnt(lesson: Mapping[int, str], tolerance: float, temperature: float = 1.0) -> Heads:
        classifier = trainer.fit(tolerance, np.isin(rows, [*lesson]))
        voters = Voters.of(lesson, passages, classifier.labels)
        return Heads.of_one(name, classifier, voters, temperature)

    if not outside:
        return learnt(labels, _TOLERANCE)  # too little is known to calibrate on
    trial = learnt(inside, _ON_TRIAL)
    places = np.array(outside)
    columns = np.array([trial.classifier.labels.index(labels[row]) for row in outside])
    logits = trial.logits(trial.learned(features.rows(places)), nearest.lines(places // HELD_OUT))
    return learnt(labels, _TOLERANCE, _calibrated(logits, columns))


def _calibrated(logits: NDArray[np.float32], columns: NDArray[np.int64]) -> float:
    """Return the temperature under which the true labels are likeliest."""

    def loss(temperature: float) -> float:
        likelihoods = softmax(logits / temperature)[np.arange(len(columns)), columns]
        return float(-np.log(np.maximum(likelihoods, 1e-12)).sum())

    return float(min(_TEMPERATURES, key=loss))


class Trainer:
    """Fits multinomial logistic regressions to some of its texts; the next starts from the last.

    scikit-learn's takes vectors and n-grams only as one sparse matrix, and steps of one size for
    words that every text has and words that hardly any has: eight times as long.
    """

    def __init__(self, features: Features, labels: Sequence[str]) -> None:
        known, columns = np.unique(labels, return_inverse=True)
        self._labels = tuple(str(label) for label in known)
        self._dimension = features.vectors.shape[1]
        self._loss = _Loss(features, columns, len(known))
        self._steps = self._loss.steps()
        self._place = torch.zeros(self._loss.shape)
        """Of the weights, in steps."""

    def fit(self, tolerance: float, counted: NDArray[np.bool_] | None = None) -> Classifier:
        """Minimise the mean loss of the texts that count, all unless told, until no step changes
        it by more than the tolerance.
        """
        self._loss.count(counted)
        self._place.grad = torch.empty_like(self._place)
        optimiser = torch.optim.LBFGS(
            [self._place],
            max_iter=_ITERATIONS,
            tolerance_grad=tolerance,
            tolerance_change=_LEAST_CHANGE,
            history_size=_REMEMBERED,
            line_search_fn="strong_wolfe",
        )
        with torch.no_grad():
            optimiser.step(self._evened)
        weights, dimension = (self._steps * self._place).numpy(), self._dimension
        parts = weights[:dimension], weights[dimension:-1], weights[-1]
        return Classifier(self._labels, *(part.copy() for part in parts))

    def _evened(self) -> float:
        cost = self._loss(self._steps * self._place, self._place.grad)
        self._place.grad *= self._steps
        return cost


class _Ngrams:
    """Rows of n-grams to multiply with: as bags of words are looked up, in a third to a half of
    the time of PyTorch's sparse product.

    Of many labels it takes as many at once as leave what is looked up in a processor's cache.
    """

    def __init__(self, rows: csr_matrix) -> None:
        self._which = torch.from_numpy(rows.indices)
        self._starts = torch.from_numpy(rows.indptr[:-1])
        self._counts = torch.from_numpy(rows.data)

    def times(self, lines: torch.Tensor, product: torch.Tensor) -> None:
        """Write the product with a matrix of one line an n-gram, one column a label."""
        for first in range(0, lines.shape[1], _LABELS_AT_ONCE):
            labels = slice(first, first + _LABELS_AT_ONCE)
            product[:, labels] = embedding_bag(
                self._which,
                lines[:, labels].contiguous(),
                self._starts,
                mode="sum",
                per_sample_weights=self._counts,
            )


class _Loss:
    """The regularised mean of what the true labels cost, and its slope, by the weights.

    A row of weights belongs to a component of the vectors, to an n-gram or, the last, to the bias;
    a column to a label. NumPy's dense products take a third of the time of PyTorch's where labels
    are few.
    """

    def __init__(self, features: Features, columns: NDArray[np.int64], labels: int) -> None:
        ngrams = features.ngrams
        self._vectors = features.vectors
        self._ngrams, self._turned = _Ngrams(ngrams), _Ngrams(ngrams.T.tocsr())
        self._squares = np.bincount(ngrams.indices, np.square(ngrams.data), ngrams.shape[1])
        self._true = torch.from_numpy(columns)[:, None]
        self.shape = (features.vectors.shape[1] + features.ngrams.shape[1] + 1, labels)
        self._logits = torch.empty(len(columns), labels)
        self._weights = torch.empty(len(columns), 1)
        self.count()

    def count(self, counted: NDArray[np.bool_] | None = None) -> None:
        """Take the mean over these texts, or over all."""
        self._weights[:] = 1.0 if counted is None else torch.from_numpy(counted)[:, None]
        number = float(self._weights.sum())
        self._weights /= number
        self._penalty = 1 / (_INVERSE_REGULARISATION * number)

    def steps(self) -> torch.Tensor:
        """Return how far each weight may go at once; those of the vectors, one on average."""
        (size, labels), (count, dimension) = self.shape, self._vectors.shape
        sizes = np.ones(size)
        sizes[:dimension] = np.square(self._vectors).mean(axis=0)
        sizes[dimension:-1] = self._squares / count
        share = np.bincount(self._true.numpy()[:, 0], minlength=labels) / count
        curvature = np.outer(sizes, share * (1 - share)) + self._penalty
        steps = curvature**-_EVENING
        return torch.from_numpy(np.asarray(steps / steps[:dimension].mean(), np.float32))

    def __call__(self, weights: torch.Tensor, slope: torch.Tensor) -> float:
        """Return the loss, and write its slope."""
        logits, dimension = self._logits, self._vectors.shape[1]
        self._ngrams.times(weights[dimension:-1], logits)
        logits += torch.from_numpy(self._vectors @ weights[:dimension].numpy())
        logits += weights[-1]
        torch.log_softmax(logits, dim=1, out=logits)
        cost = -float((logits.gather(1, self._true) * self._weights).sum(dtype=torch.float64))
        shares = logits.exp_().mul_(self._weights)
        shares.scatter_add_(1, self._true, -self._weights)
        np.matmul(self._vectors.T, shares.numpy(), out=slope[:dimension].numpy())
        self._turned.times(shares, slope[dimension:-1])
        torch.sum(shares, dim=0, out=slope[-1])
        slope[:-1].add_(weights[:-1], alpha=self._penalty)
        squares = torch.linalg.vector_norm(weights[:-1], dtype=torch.float64) ** 2
        return cost + self._penalty / 2 * float(squares)
