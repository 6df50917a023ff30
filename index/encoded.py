"""What was encoded for the index before: a build encodes only the texts that are new."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors

_VECTORS, _DIGESTS = "encoded.npy", "encoded-digests.npy"
_DIGEST_BYTES = 16


@dataclass(frozen=True)
class Encoded:
    """Texts by their digests, and their vectors in half precision."""

    rows: dict[bytes, int]
    vectors: NDArray[np.float16]

    @classmethod
    def nothing(cls) -> "Encoded":
        return cls({}, np.zeros((0, 0), dtype=np.float16))

    @classmethod
    def load(cls, folder: Path) -> "Encoded":
        digests = np.load(folder / _DIGESTS, allow_pickle=False)
        rows = {digest.tobytes(): row for row, digest in enumerate(digests)}
        return cls(rows, np.load(folder / _VECTORS, "r", allow_pickle=False))

    def save(self, folder: Path) -> None:
        digests = np.frombuffer(b"".join(self.rows), dtype=np.uint8)
        np.save(folder / _VECTORS, self.vectors)
        np.save(folder / _DIGESTS, digests.reshape(-1, _DIGEST_BYTES))

    def extended(
        self, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]
    ) -> "Encoded":
        """Return these texts only, encoding those that are new."""
        digests = {_digest(text): text for text in texts}
        new = [digest for digest in digests if digest not in self.rows]
        kept = [digest for digest in digests if digest in self.rows]
        parts = [self.vectors[[self.rows[digest] for digest in kept]]] if kept else []
        if new:
            parts.append(encode([digests[digest] for digest in new]).astype(np.float16))
        rows = {digest: row for row, digest in enumerate((*kept, *new))}
        return Encoded(rows, np.concatenate(parts))

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        rows = [self.rows[_digest(text)] for text in texts]
        return np.asarray(self.vectors[rows], dtype=np.float32)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
