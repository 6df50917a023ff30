"""What was encoded before: a build encodes only the texts that are new.

Encoding all of them takes minutes, so their vectors come with the project (`index/vectors`, one
file for each time that `python -m index ship` was called); those of texts that came after are kept
with the index. A text's vector is rounded in the same way wherever it comes from: an index is the
same, whether its texts were encoded here, before, or by somebody else.
"""

import hashlib
import shutil
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
    shipped: frozenset[bytes] = frozenset()
    """Those that came with the project."""

    @classmethod
    def nothing(cls) -> "Encoded":
        return cls({}, np.zeros((0, 0), np.int8), np.zeros(0, np.float32))

    @classmethod
    def known(cls, encoder: Encoder, shipped: Path | None, built: Path) -> "Encoded":
        """Gather what is shipped in a folder and what an index built in another one kept.

        What is damaged or of another model counts as unknown.
        """
        come = [_read(path) for path in sorted(shipped.glob("*.npz"))] if shipped else []
        parts = [part for part, of in come if _likeness(of, encoder) >= probe.ALIKE]
        given = frozenset(digest for part in parts for digest in part.rows)
        kept, of = _read(built / FILE)
        if _likeness(of, encoder) >= probe.SAME:
            parts.append(kept)
        if not parts:
            return cls.nothing()
        digests = [digest for part in parts for digest in part.rows]
        steps = np.concatenate([part.steps for part in parts])
        sizes = np.concatenate([part.sizes for part in parts])
        return cls({digest: row for row, digest in enumerate(digests)}, steps, sizes, given)

    def save(self, path: Path, encoder: Encoder) -> None:
        """Write those that are not shipped."""
        own = [digest for digest in self.rows if digest not in self.shipped]
        rows = [self.rows[digest] for digest in own]
        np.savez_compressed(
            path,
            digests=np.frombuffer(b"".join(own), np.uint8).reshape(-1, _DIGEST_BYTES),
            steps=self.steps[rows],
            sizes=self.sizes[rows],
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
        shipped = self.shipped & places.keys()
        return Encoded(places, np.concatenate(steps), np.concatenate(sizes), shipped)

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        rows = [self.rows[_digest(text)] for text in texts]
        vectors = self.steps[rows] * self.sizes[rows, None]
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def ship(built: Path, shipped: Path) -> int:
    """Add what an index had to encode to what comes with the project; return how many texts."""
    kept, _ = _read(built / FILE)
    if kept.rows:
        shipped.mkdir(exist_ok=True)
        shutil.copyfile(built / FILE, shipped / f"{len([*shipped.glob('*.npz')]):03}.npz")
    return len(kept.rows)


def _read(path: Path) -> tuple[Encoded, Vectors]:
    """Return what a file holds, and what its model made of the probe."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            rows = {digest.tobytes(): row for row, digest in enumerate(stored["digests"])}
            return Encoded(rows, stored["steps"], stored["sizes"]), stored["probe"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return Encoded.nothing(), np.zeros(0, np.float32)


def _likeness(then: Vectors, encoder: Encoder) -> float:
    return probe.likeness(then, encoder) if len(then) else 0.0


def _rounded(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    sizes = np.abs(vectors).max(axis=1) / _LEVELS
    return np.rint(vectors / sizes[:, None]).astype(np.int8), np.asarray(sizes, np.float32)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
