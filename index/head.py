"""One question put to a text: which form, which fraud type, which figure."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.classifier import Classifier, Features, softmax
from index.evidence import Candidate
from index.neighbours import Nearest, Voters

_VOTES_WEIGHT = 0.7
_FLOOR = 0.02  # share of votes that nobody's absence takes away
_TINY = 1e-6


@dataclass(frozen=True)
class Head:
    """A classifier and the votes of the nearest passages, weighed together and calibrated."""

    classifier: Classifier
    voters: Voters
    temperature: float = 1.0

    @property
    def labels(self) -> tuple[str, ...]:
        return self.classifier.labels

    def logits(self, features: Features, nearest: Nearest) -> NDArray[np.float32]:
        """Return one line a text, one column a label, before calibration."""
        learned = np.log(self.classifier.probabilities(features) + _TINY)
        voted = np.log(self.voters.votes(nearest) + _FLOOR)
        return np.asarray(learned + _VOTES_WEIGHT * voted, dtype=np.float32)

    def rank(self, features: Features, nearest: Nearest) -> tuple[Candidate, ...]:
        """Return the labels of one text with calibrated probabilities, likeliest first."""
        [line] = softmax(self.logits(features, nearest) / self.temperature)
        labels, shares = self.labels, line.tolist()
        order = np.argsort(-line).tolist()
        return tuple([Candidate(labels[column], shares[column]) for column in order])

    def save(self, folder: Path) -> None:
        folder.mkdir()
        learned = self.classifier
        np.save(folder / "labels.npy", np.array(self.labels))
        np.save(folder / "dense.npy", learned.dense)
        np.save(folder / "sparse.npy", learned.sparse.astype(np.float16))
        np.save(folder / "bias.npy", learned.bias)
        np.save(folder / "columns.npy", self.voters.columns.astype(np.int16))
        np.save(folder / "temperature.npy", np.float32(self.temperature))

    @classmethod
    def load(cls, folder: Path) -> "Head":
        """Leave the weights of the n-grams on disk, where a text looks up its own few."""

        def stored(name: str, mode: Literal["r"] | None = None) -> NDArray[Any]:
            return np.asarray(np.load(folder / f"{name}.npy", mode, allow_pickle=False))

        labels = tuple(str(label) for label in stored("labels"))
        classifier = Classifier(labels, stored("dense"), stored("sparse", "r"), stored("bias"))
        voters = Voters.over(stored("columns"), len(labels))
        return cls(classifier, voters, float(stored("temperature")))
