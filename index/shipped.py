"""Vectors that come with the project: a build from nothing encodes only the texts they lack.

They are turned to where they vary most and rounded there, to a step that takes off less than int8
does: a third of the room that they take in an index. A file is written once and others are added
beside it, so that a change of knowledge adds a few texts to the repository and no second copy.
"""

import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import probe
from index.encoded import Encoded, digests_of
from index.encoder import Encoder, Vectors

_STEP = 0.01
"""Of a component; the error of a vector, squared, is half of what int8 takes off already. What is
there was written with it: another step calls for all files anew."""
LEAST = 1000
"""Texts; fewer are encoded sooner than a file is worth, and do not show how they vary."""


def known(folder: Path, encoder: Encoder) -> Encoded:
    """Return the vectors of every file there; of a damaged one, or of another model's, none."""
    found = Encoded.nothing()
    for path in _files(folder):
        found = found.joined(_read(path, encoder))
    return found


def add(folder: Path, encoder: Encoder, texts: Sequence[str], vectors: Vectors) -> Path:
    """Write the vectors of texts, one line each, into a new file, and return it.

    Raises ValueError if they are fewer than `LEAST`.
    """
    if len(texts) < LEAST:
        raise ValueError(f"{len(texts)} texts are too few for a file: {LEAST} at least")
    mean = vectors.mean(axis=0)
    _, directions = np.linalg.eigh(np.cov(vectors, rowvar=False))
    turn = directions[:, ::-1].astype(np.float32)
    steps = np.rint((vectors - mean) @ turn / _STEP).clip(-127, 127).astype(np.int8)
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(_files(folder)) + 1:03}.npz"
    np.savez(
        path,
        digests=digests_of(texts),
        steps=np.frombuffer(_squeezed(steps), np.uint8),
        turn=turn.astype(np.float16),
        mean=mean,
        probe=probe.vector(encoder),
    )
    return path


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.npz"))


def _read(path: Path, encoder: Encoder) -> Encoded:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            if probe.likeness(stored["probe"], encoder) < probe.ALIKE:
                return Encoded.nothing()
            digests, turn = stored["digests"], stored["turn"].astype(np.float32)
            steps = _unsqueezed(stored["steps"].tobytes(), len(digests))
            vectors = steps * np.float32(_STEP) @ turn.T + stored["mean"]
            return Encoded.of_digests(digests, vectors)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return Encoded.nothing()


def _squeezed(steps: NDArray[np.int8]) -> bytes:
    """Write one component after another, whose numbers are alike; none repeats what was before."""
    squeezer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
    return squeezer.compress(np.ascontiguousarray(steps.T).tobytes()) + squeezer.flush()


def _unsqueezed(squeezed: bytes, texts: int) -> NDArray[np.int8]:
    components = np.frombuffer(zlib.decompress(squeezed), np.int8)
    return components.reshape(-1, texts).T
