"""One question put to a text: which form, which fraud type, which figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.classifier import Classifier, Features, softmax
from index.evidence import Candidate
from index.neighbours import Neighbours
from index.vector_index import VectorIndex

_NEIGHBOURS_WEIGHT = 0.7
_FLOOR = 0.02  # share of votes that nobody's absence takes away
_TINY = 1e-6


@dataclass(frozen=True)
class Head:
    """A classifier and the nearest passages, weighed together and calibrated."""

    classifier: Classifier
    neighbours: Neighbours
    temperature: float = 1.0

    @classmethod
    def train(cls, features: Features, labels: Sequence[str], temperature: float = 1.0) -> "Head":
        classifier = Classifier.train(features, labels)
        neighbours = Neighbours.build(features.vectors, labels, classifier.labels)
        return cls(classifier, neighbours, temperature)

    @property
    def labels(self) -> tuple[str, ...]:
        return self.classifier.labels

    def logits(self, features: Features) -> NDArray[np.float32]:
        """Return one line a text, one column a label, before calibration."""
        learned = np.log(self.classifier.probabilities(features) + _TINY)
        voted = np.log(self.neighbours.votes(features.vectors) + _FLOOR)
        return np.asarray(learned + _NEIGHBOURS_WEIGHT * voted, dtype=np.float32)

    def rank(self, features: Features) -> tuple[Candidate, ...]:
        """Return the labels of one text with calibrated probabilities, likeliest first."""
        [line] = softmax(self.logits(features) / self.temperature)
        order = np.argsort(-line)
        return tuple(Candidate(self.labels[column], float(line[column])) for column in order)

    def save(self, folder: Path) -> None:
        folder.mkdir()
        self.neighbours.vectors.save(folder / "vectors.faiss")
        np.savez(
            folder / "classifier.npz",
            labels=np.array(self.labels),
            dense=self.classifier.dense.astype(np.float16),
            sparse=self.classifier.sparse.astype(np.float16),
            bias=self.classifier.bias,
            columns=self.neighbours.columns,
            temperature=np.float32(self.temperature),
        )

    @classmethod
    def load(cls, folder: Path) -> "Head":
        vectors = VectorIndex.load(folder / "vectors.faiss")
        with np.load(folder / "classifier.npz", allow_pickle=False) as stored:
            labels = tuple(str(label) for label in stored["labels"])
            classifier = Classifier(
                labels,
                stored["dense"].astype(np.float32),
                stored["sparse"].astype(np.float32),
                stored["bias"],
            )
            neighbours = Neighbours(vectors, stored["columns"], len(labels))
            return cls(classifier, neighbours, float(stored["temperature"]))
