"""What was encoded for the index before: a build encodes only the texts that are new.

A text's vector is rounded in the same way whenever it is encoded: an index is the same, whether it
was built from nothing or from the one before.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import probe
from index.encoder import Encoder, Vectors

FILE = "encoded.npz"
_DIGEST_BYTES = 8
"""Two of a million texts are taken for one another once in ten million times."""
_LEVELS = 63
"""Steps from nought to a vector's largest component: a sixteenth of what int8 takes off already."""


@dataclass(frozen=True)
class Encoded:
    """Texts by their digests, and their vectors in whole steps."""

    rows: dict[bytes, int]
    steps: NDArray[np.int8]
    """One line a text."""
    sizes: NDArray[np.float32]
    """Of one step, by text."""

    @classmethod
    def nothing(cls) -> "Encoded":
        return cls({}, np.zeros((0, 0), np.int8), np.zeros(0, np.float32))

    @classmethod
    def known(cls, encoder: Encoder, built: Path) -> "Encoded":
        """Return what an index built in a folder kept; what is damaged or of another model, not."""
        kept, then = _read(built / FILE)
        same = len(then) and probe.likeness(then, encoder) >= probe.SAME
        return kept if same else cls.nothing()

    @classmethod
    def of_digests(cls, digests: NDArray[np.uint8], vectors: Vectors) -> "Encoded":
        """Take one line of both a text."""
        return cls(_rows(digests), *_rounded(vectors))

    def joined(self, others: "Encoded") -> "Encoded":
        """Return all texts; one that both have keeps the vector that it has here."""
        if not (self.rows and others.rows):
            return self if self.rows else others
        new = [digest for digest in others.rows if digest not in self.rows]
        rows = [others.rows[digest] for digest in new]
        return Encoded(
            {digest: row for row, digest in enumerate((*self.rows, *new))},
            np.concatenate([self.steps, others.steps[rows]]),
            np.concatenate([self.sizes, others.sizes[rows]]),
        )

    def save(self, path: Path, encoder: Encoder) -> None:
        np.savez(
            path,
            digests=_lines(self.rows),
            steps=self.steps,
            sizes=self.sizes,
            probe=probe.vector(encoder),
        )

    def extended(
        self, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]
    ) -> "Encoded":
        """Return these texts only, encoding those that are new."""
        digests = {_digest(text): text for text in texts}
        kept = [digest for digest in digests if digest in self.rows]
        new = [digest for digest in digests if digest not in self.rows]
        rows = [self.rows[digest] for digest in kept]
        steps, sizes = [self.steps[rows]] if kept else [], [self.sizes[rows]]
        if new:
            rounded, size = _rounded(encode([digests[digest] for digest in new]))
            steps.append(rounded)
            sizes.append(size)
        places = {digest: row for row, digest in enumerate((*kept, *new))}
        return Encoded(places, np.concatenate(steps), np.concatenate(sizes))

    def lacks(self, texts: Iterable[str]) -> list[str]:
        """Return the texts that are not here, each once."""
        digests = {_digest(text): text for text in texts}
        return [text for digest, text in digests.items() if digest not in self.rows]

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        rows = [self.rows[_digest(text)] for text in texts]
        vectors = self.steps[rows] * self.sizes[rows, None]
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _read(path: Path) -> tuple[Encoded, Vectors]:
    """Return what a file holds, and what its model made of the probe."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            rows = _rows(stored["digests"])
            return Encoded(rows, stored["steps"], stored["sizes"]), stored["probe"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return Encoded.nothing(), np.zeros(0, np.float32)


def _rounded(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    sizes = np.abs(vectors).max(axis=1) / _LEVELS
    return np.rint(vectors / sizes[:, None]).astype(np.int8), np.asarray(sizes, np.float32)


def digests_of(texts: Iterable[str]) -> NDArray[np.uint8]:
    """Return one line a text."""
    return _lines(map(_digest, texts))


def _lines(digests: Iterable[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(digests), np.uint8).reshape(-1, _DIGEST_BYTES)


def _rows(digests: NDArray[np.uint8]) -> dict[bytes, int]:
    return {digest.tobytes(): row for row, digest in enumerate(digests)}


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
