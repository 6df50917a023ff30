"""The vectors of the passages, in FAISS."""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors

EXACT_UP_TO = 100_000
"""Passages; a flat search of that many takes a few milliseconds, and misses nothing."""
_LINKS = 32
_CARE = 400  # candidates kept while building and searching; more find more and take longer

faiss.omp_set_num_threads(1)  # one question at a time: threads would wait for one another


class VectorIndex:
    """Finds the rows whose unit vectors are nearest; similarities are cosines."""

    def __init__(self, vectors: faiss.Index) -> None:
        self._vectors = vectors

    @classmethod
    def build(cls, vectors: Vectors) -> "VectorIndex":
        count, dimension = vectors.shape
        if count <= EXACT_UP_TO:
            index: faiss.Index = faiss.IndexFlatIP(dimension)
        else:
            graph = faiss.IndexHNSWFlat(dimension, _LINKS, faiss.METRIC_INNER_PRODUCT)
            graph.hnsw.efConstruction = _CARE
            graph.hnsw.efSearch = _CARE
            index = graph
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        faiss.write_index(self._vectors, str(path))

    def __len__(self) -> int:
        return int(self._vectors.ntotal)

    def search(self, vectors: Vectors, limit: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return similarities and rows of the nearest, best first, one line a vector."""
        return self._vectors.search(np.ascontiguousarray(vectors), min(limit, len(self)))
