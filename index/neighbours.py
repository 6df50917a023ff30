"""What the nearest passages say: a vote, the nearer the heavier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEARCHED = 200
"""Passages fetched once a text; each question put to it lets those vote that can answer it."""
_VOTERS = 20
_WIDTH = 0.05  # cosine by which a neighbour may be farther than the nearest before it hardly counts
_NO_VOTE = -1


@dataclass(frozen=True)
class Nearest:
    """The passages nearest to some texts, best first, one line a text."""

    similarities: NDArray[np.float32]
    rows: NDArray[np.int64]

    def lines(self, chosen: NDArray[np.int64]) -> "Nearest":
        return Nearest(self.similarities[chosen], self.rows[chosen])


@dataclass(frozen=True)
class Voters:
    """Which passages may vote, and for what."""

    columns: NDArray[np.int64] | NDArray[np.int16]
    """One line a passage, one column a head: the label's column, or -1 without a vote."""
    weights: NDArray[np.float32]
    """The weight of a vote for each label: many examples must not make a label loud."""

    @classmethod
    def of(cls, voters: Mapping[int, str], passages: int, labels: Sequence[str]) -> "Voters":
        """Take the label of each passage that votes in the one head, by its row."""
        place = {label: column for column, label in enumerate(labels)}
        columns = np.full((passages, 1), _NO_VOTE, dtype=np.int64)
        for row, label in voters.items():
            columns[row] = place[label]
        return cls.over(columns, len(labels))

    @classmethod
    def over(cls, columns: NDArray[np.int64] | NDArray[np.int16], labels: int) -> "Voters":
        sizes = np.bincount(columns[columns != _NO_VOTE], minlength=labels)
        return cls(columns, (1 / np.sqrt(np.maximum(sizes, 1))).astype(np.float32))

    @classmethod
    def joined(cls, parts: Sequence["Voters"]) -> "Voters":
        """Put the heads and the labels of several side by side."""
        before = np.cumsum([0, *(len(part.weights) for part in parts[:-1])])
        moved = [
            np.where(part.columns == _NO_VOTE, _NO_VOTE, part.columns + start)
            for part, start in zip(parts, before, strict=True)
        ]
        return cls(np.concatenate(moved, axis=1), np.concatenate([part.weights for part in parts]))

    def votes(self, nearest: Nearest) -> NDArray[np.float32]:
        """Return the share of its head's votes for each label, one line a text.

        Where nobody votes, all are zero.
        """
        found = [self._votes(*one) for one in zip(nearest.similarities, nearest.rows, strict=True)]
        return np.array(found, dtype=np.float32)

    def _votes(
        self, similarities: NDArray[np.float32], rows: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        columns = self.columns[rows]
        voting = columns != _NO_VOTE
        nearest = similarities[voting.argmax(axis=0)]
        voting &= np.cumsum(voting, axis=0) <= _VOTERS
        line, head = np.nonzero(voting)
        chosen = columns[line, head]
        weights = np.exp((similarities[line] - nearest[head]) / _WIDTH) * self.weights[chosen]
        shares = weights / np.bincount(head, weights)[head]
        return np.asarray(np.bincount(chosen, shares, len(self.weights)), np.float64)
