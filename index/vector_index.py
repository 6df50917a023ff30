"""The vectors of the passages, in FAISS.

Few passages are all looked at, in half precision: the twenty nearest stay the same, at half the
memory and less than half the time. More are sifted first: all are compared by codes of four bits
for four components, ten megabytes for two hundred thousand, which stay in a processor's cache, and
the best of them by codes of eight bits a component, a quarter of the memory; of the twenty nearest
one in a hundred is missed, and twice or four times as many of the best to compare changed two of
4,000 answers. Very many
are sorted into cells: measured against graphs (HNSW) at two hundred thousand passages, cells are
built sooner, hold half the memory and miss about as little in the same time; `python -m tests.bench
growth` draws the curve.
"""

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors

EXACT_UP_TO = 20_000
"""Passages; looking at that many takes half a millisecond, and misses nothing."""
SIFTED_UP_TO = 400_000
"""Passages; at that many, codes find the nearest ten sooner than cells do, and miss fewer."""
_TOGETHER = 4  # components that share a code
_SIFTED = 2  # passages compared by their vectors for each that is wanted
_CELLS_PER_ROOT = 4  # cells, by the square root of the passages
_LESSONS = 40  # passages a cell that its centre is learnt from
_ROUNDS = 10
_HALF = faiss.ScalarQuantizer.QT_fp16
_COSINE = faiss.METRIC_INNER_PRODUCT
_PROBED = 200  # cells searched; more find more and take longer

faiss.omp_set_num_threads(1)  # one question at a time: threads would wait for one another


class VectorIndex:
    """Finds the rows whose unit vectors are nearest; similarities are cosines."""

    def __init__(self, vectors: faiss.Index) -> None:
        self._vectors = vectors

    @classmethod
    def build(cls, vectors: Vectors) -> "VectorIndex":
        count, dimension = vectors.shape
        given = np.ascontiguousarray(vectors)
        if count <= EXACT_UP_TO:
            index: faiss.Index = faiss.IndexScalarQuantizer(dimension, _HALF, _COSINE)
        elif count <= SIFTED_UP_TO:
            index = _sieve(given)
        else:
            index = _cells(given)
        with _every_core():
            index.add(given)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        faiss.write_index(self._vectors, str(path))

    @property
    def kind(self) -> str:
        """Return what FAISS calls this index."""
        return str(type(self._vectors).__name__)

    def __len__(self) -> int:
        return int(self._vectors.ntotal)

    def search(self, vectors: Vectors, limit: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return similarities and rows of the nearest, best first, one line a vector."""
        return self._vectors.search(np.ascontiguousarray(vectors), min(limit, len(self)))

    def search_all(
        self, vectors: Vectors, limit: int
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Do so for very many, on every core."""
        with _every_core():
            return self.search(vectors, limit)


def _sieve(vectors: Vectors) -> faiss.Index:
    """Return an empty index whose codes suit the vectors."""
    dimension = vectors.shape[1]
    index = faiss.index_factory(dimension, f"PQ{dimension // _TOGETHER}x4fs,Refine(SQ8)", _COSINE)
    faiss.ParameterSpace().set_index_parameter(index, "k_factor_rf", _SIFTED)
    with _every_core():
        index.train(vectors)
    return index


def _cells(vectors: Vectors) -> faiss.Index:
    """Return an empty index whose cells suit the vectors."""
    count, dimension = vectors.shape
    cells = int(_CELLS_PER_ROOT * math.sqrt(count))
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension),
        dimension,
        cells,
        _HALF,
        _COSINE,
    )
    index.cp.niter = _ROUNDS
    index.nprobe = min(_PROBED, cells)
    chosen = np.random.default_rng(count).choice(count, min(count, cells * _LESSONS), replace=False)
    with _every_core():
        index.train(vectors[chosen])
    return index


@contextmanager
def _every_core() -> Iterator[None]:
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(1)
