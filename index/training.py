"""How a head learns, when an index is built; a process that answers needs none of it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from index.classifier import Classifier, Features, softmax
from index.heads import Heads
from index.neighbours import Nearest, Voters

HELD_OUT = 4
"""For calibration every fourth passage is held out."""
_FINE, _ROUGH = 2e-5, 5e-4
"""Tolerances of training; a temperature does not need the finer one."""
_TEMPERATURES = np.geomspace(0.3, 5.0, 60)
_INVERSE_REGULARISATION = 10.0
_ITERATIONS = 300
_REMEMBERED = 5
"""Steps that the next one is reckoned from: twice as many take no fewer, and a third longer."""
_LEAST_GAIN = 64 * float(np.finfo(float).eps)
"""Relative; smaller ones are rounding."""
_EVENING = 0.3
"""Of the curvature, by which each weight's step is divided: a rare n-gram's may be longer."""


def train(name: str, features: Features, nearest: Nearest, labels: Mapping[int, str]) -> Heads:
    """Learn from the passages whose rows have a label, and calibrate on held-out ones.

    ``nearest`` is that of the held-out passages, labelled or not.
    """
    inside = {row: label for row, label in labels.items() if row % HELD_OUT}
    known = set(inside.values())
    outside = [row for row in labels if row not in inside and labels[row] in known]
    trainer, passages = Trainer(), len(features.vectors)

    def fit(lesson: Mapping[int, str], tolerance: float) -> tuple[Classifier, Voters]:
        rows = np.array(list(lesson))
        classifier = trainer.fit(features.rows(rows), list(lesson.values()), tolerance)
        return classifier, Voters.of(lesson, passages, classifier.labels)

    trial = Heads.of_one(name, *fit(inside, _ROUGH))
    places = np.array(outside)
    columns = np.array([trial.classifier.labels.index(labels[row]) for row in outside])
    logits = trial.logits(features.rows(places), nearest.lines(places // HELD_OUT))
    return Heads.of_one(name, *fit(labels, _FINE), _calibrated(logits, columns))


def _calibrated(logits: NDArray[np.float32], columns: NDArray[np.int64]) -> float:
    """Return the temperature under which the true labels are likeliest."""

    def loss(temperature: float) -> float:
        likelihoods = softmax(logits / temperature)[np.arange(len(columns)), columns]
        return float(-np.log(np.maximum(likelihoods, 1e-12)).sum())

    return float(min(_TEMPERATURES, key=loss))


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
        options = {
            "maxiter": _ITERATIONS,
            "maxcor": _REMEMBERED,
            "gtol": tolerance,
            "ftol": _LEAST_GAIN,
        }
        steps = loss.steps()

        def evened(place: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            cost, slope = loss(steps * place)
            slope *= steps
            return cost, slope

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
        self._room = np.empty((self.shape[0] - 1, labels))

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
        exact = exact[:-1]
        slope[:-1] += np.multiply(exact, self._penalty, out=self._room)
        return cost + self._penalty / 2 * float(np.vdot(exact, exact)), slope.ravel()
