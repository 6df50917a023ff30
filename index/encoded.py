"""What was encoded for the index before: a build encodes only the texts that are new.

A text's vector is rounded in the same way whenever it is encoded: an index is the same, whether it
was built from nothing or from the one before.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import probe
from index.encoder import Encoder, Vectors

FILE = "encoded.npz"
_DIGEST_BYTES = 16
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

    def save(self, path: Path, encoder: Encoder) -> None:
        np.savez_compressed(
            path,
            digests=np.frombuffer(b"".join(self.rows), np.uint8).reshape(-1, _DIGEST_BYTES),
            steps=self.steps,
            sizes=self.sizes,
            probe=probe.vector(encoder),
        )

    def extended(
        self, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]
    ) -> "Encoded":
        """Return these texts only, encoding those that are new."""
        digests = {_digest(text): text for text in texts}
        new = [digest for digest in digests if digest not in self.rows]
        kept = [digest for digest in digests if digest in self.rows]
        rows = [self.rows[digest] for digest in kept]
        steps, sizes = [self.steps[rows]] if kept else [], [self.sizes[rows]]
        if new:
            rounded, size = _rounded(encode([digests[digest] for digest in new]))
            steps.append(rounded)
            sizes.append(size)
        places = {digest: row for row, digest in enumerate((*kept, *new))}
        return Encoded(places, np.concatenate(steps), np.concatenate(sizes))

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        rows = [self.rows[_digest(text)] for text in texts]
        vectors = self.steps[rows] * self.sizes[rows, None]
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _read(path: Path) -> tuple[Encoded, Vectors]:
    """Return what a file holds, and what its model made of the probe."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            rows = {digest.tobytes(): row for row, digest in enumerate(stored["digests"])}
            return Encoded(rows, stored["steps"], stored["sizes"]), stored["probe"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return Encoded.nothing(), np.zeros(0, np.float32)


def _rounded(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    sizes = np.abs(vectors).max(axis=1) / _LEVELS
    return np.rint(vectors / sizes[:, None]).astype(np.int8), np.asarray(sizes, np.float32)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
