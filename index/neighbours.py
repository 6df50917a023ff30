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

    columns: NDArray[np.int64]
    """The label's column of every passage; -1 for one without a vote."""
    weights: NDArray[np.float32]
    """The weight of a vote for each label: many examples must not make a label loud."""

    @classmethod
    def of(cls, voters: Mapping[int, str], passages: int, labels: Sequence[str]) -> "Voters":
        """Take the label of each voting passage by its row."""
        place = {label: column for column, label in enumerate(labels)}
        columns = np.full(passages, _NO_VOTE, dtype=np.int64)
        for row, label in voters.items():
            columns[row] = place[label]
        return cls.over(columns, len(labels))

    @classmethod
    def over(cls, columns: NDArray[np.int64], labels: int) -> "Voters":
        sizes = np.bincount(columns[columns != _NO_VOTE], minlength=labels)
        return cls(columns, (1 / np.sqrt(np.maximum(sizes, 1))).astype(np.float32))

    def votes(self, nearest: Nearest) -> NDArray[np.float32]:
        """Return the share of the votes for each label, one line a text; zeros if nobody votes."""
        votes = np.zeros((len(nearest.rows), len(self.weights)), dtype=np.float32)
        for line, (similarities, rows) in enumerate(
            zip(nearest.similarities, nearest.rows, strict=True)
        ):
            voting = np.flatnonzero(self.columns[rows] != _NO_VOTE)[:_VOTERS]
            if len(voting):
                near, columns = similarities[voting], self.columns[rows[voting]]
                weights = np.exp((near - near[0]) / _WIDTH) * self.weights[columns]
                np.add.at(votes[line], columns, weights / weights.sum())
        return votes
