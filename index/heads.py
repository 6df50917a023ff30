"""The questions put to a text: which form, which fraud type, which figure. One head answers one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from ml_dtypes import bfloat16
from numpy.typing import NDArray

from index.classifier import Classifier, Features, softmax
from index.evidence import Candidate
from index.neighbours import Nearest, Voters

_VOTES_WEIGHT = 0.7
_FLOOR = 0.02  # share of votes that nobody's absence takes away
_TINY = 1e-6
_RANKED = 60


@dataclass(frozen=True)
class Heads:
    """Classifiers and the votes of the nearest passages, weighed together and calibrated.

    The columns of all heads stand side by side, so that one product serves them all.
    """

    names: tuple[str, ...]
    starts: NDArray[np.int64]
    """The first column of each head."""
    classifier: Classifier
    voters: Voters
    temperatures: NDArray[np.float32]
    """One a head."""

    @classmethod
    def of_one(
        cls, name: str, classifier: Classifier, voters: Voters, temperature: float = 1.0
    ) -> "Heads":
        temperatures = np.array([temperature], np.float32)
        return cls((name,), np.zeros(1, np.int64), classifier, voters, temperatures)

    @classmethod
    def joined(cls, heads: Sequence["Heads"]) -> "Heads":
        sizes = [len(head.classifier.labels) for head in heads]
        places = zip(heads, np.cumsum([0, *sizes[:-1]]), strict=True)
        return cls(
            tuple(name for head in heads for name in head.names),
            np.concatenate([head.starts + before for head, before in places]),
            Classifier.joined([head.classifier for head in heads]),
            Voters.joined([head.voters for head in heads]),
            np.concatenate([head.temperatures for head in heads]),
        )

    def learned(self, features: Features) -> NDArray[np.float32]:
        """Return what the classifiers say: logarithms of shares, one line a text."""
        shares = softmax(self.classifier.logits(features), self.starts, self._parts)
        return np.asarray(np.log(shares + _TINY), np.float32)

    def logits(self, learned: NDArray[np.float32], nearest: Nearest) -> NDArray[np.float32]:
        """Return one line a text, one column a label, before calibration."""
        voted = np.log(self.voters.votes(nearest) + _FLOOR)
        return np.asarray(learned + _VOTES_WEIGHT * voted, dtype=np.float32)

    def probabilities(self, learned: NDArray[np.float32], nearest: Nearest) -> NDArray[np.float32]:
        """Return the same calibrated; those of each head sum to one."""
        logits = self.logits(learned, nearest) / self.temperatures[self._parts]
        return softmax(logits, self.starts, self._parts)

    def ranked(self, probabilities: NDArray[np.float32], name: str) -> tuple[Candidate, ...]:
        """Return the labels of a head with one text's probabilities, likeliest first; of very many
        those that anybody looks at.
        """
        head = self.names.index(name)
        start = self.starts[head]
        own = probabilities[start : start + self._sizes[head]]
        likeliest_first = np.argsort(-own)[:_RANKED]
        ids = map(self.classifier.labels.__getitem__, (start + likeliest_first).tolist())
        return tuple(map(Candidate._make, zip(ids, own[likeliest_first].tolist(), strict=True)))

    @cached_property
    def _parts(self) -> NDArray[np.int64]:
        """The head of each column."""
        return np.repeat(np.arange(len(self.starts)), self._sizes)

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.diff(self.starts, append=len(self.classifier.labels))

    def save(self, folder: Path) -> None:
        folder.mkdir()
        learned = self.classifier
        np.save(folder / "names.npy", np.array(self.names))
        np.save(folder / "starts.npy", self.starts)
        np.save(folder / "labels.npy", np.array(learned.labels))
        np.save(folder / "dense.npy", learned.dense)
        np.save(folder / "sparse.npy", learned.sparse.astype(bfloat16).view(np.uint16))
        np.save(folder / "bias.npy", learned.bias)
        np.save(folder / "columns.npy", self.voters.columns.astype(np.int16))
        np.save(folder / "temperatures.npy", self.temperatures)

    @classmethod
    def load(cls, folder: Path) -> "Heads":
        """Leave the weights of the n-grams on disk, where a text looks up its own few.

        NumPy turns bfloat16 into float32 in an eighth of the time that its own half takes.
        """

        def stored(name: str, mode: Literal["r"] | None = None) -> NDArray[Any]:
            return np.asarray(np.load(folder / f"{name}.npy", mode, allow_pickle=False))

        names, labels = tuple(stored("names").tolist()), tuple(stored("labels").tolist())
        sparse = stored("sparse", "r").view(bfloat16)
        classifier = Classifier(labels, stored("dense"), sparse, stored("bias"))
        voters = Voters.over(stored("columns"), len(labels))
        return cls(names, stored("starts"), classifier, voters, stored("temperatures"))
