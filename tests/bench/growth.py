"""What the index costs as the knowledge grows: build, memory, time and recall, by size.

The passages beyond our own are synthetic: mixtures of a real passage's vector and its
neighbours', with noise, so that they lie as close together as real ones. The questions are real
passages that are kept out of the index.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.encoder import Vectors
from index.neighbours import SEARCHED
from index.places import DATA
from index.vector_index import VectorIndex
from tests.bench.talking import ROOT

_SIZES = (5_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
_QUICK_SIZES = (5_000, 20_000, 120_000)
_QUESTIONS = 500
_NEIGHBOURS = 32
_NOISE = 0.02  # a component; 0.4 of a vector's length, a fifth of it left after normalising
_BATCH = 50_000


@dataclass(frozen=True)
class Point:
    passages: int
    kind: str
    build_s: float
    memory_mb: float
    """Of the index, which is held whole."""
    p50: float
    """Milliseconds a search, one after another, on one thread."""
    p95: float
    recall_at_10: float
    """Of the ten nearest that an exact search finds."""
    recall_at_all: float
    """Of the `SEARCHED` nearest, which vote."""


def sizes(quick: bool) -> tuple[int, ...]:
    return _QUICK_SIZES if quick else _SIZES


def measure(passages: Sequence[int]) -> list[dict[str, Any]]:
    """Measure each size in a process of its own, so that none inherits another's memory."""
    found = []
    for size in passages:
        command = [sys.executable, "-m", "tests.bench.growth", str(size)]
        output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
        point = TypeAdapter(Point).validate_json(output)
        print(
            f"{size:>9} passages: {point.kind}, built in {point.build_s:.1f} s,"
            f" {point.memory_mb:.0f} MB, p50 {point.p50:.2f} ms, p95 {point.p95:.2f} ms,"
            f" recall@10 {point.recall_at_10:.3f}, @{SEARCHED} {point.recall_at_all:.3f}",
            flush=True,
        )
        found.append(asdict(point))
    return found


def _point(size: int) -> Point:
    real = faiss.read_index(str(DATA / "vectors.faiss"))
    chance = np.random.default_rng(size)
    shuffled = real.reconstruct_n(0, real.ntotal)[chance.permutation(real.ntotal)]
    questions, seeds = shuffled[:_QUESTIONS], shuffled[_QUESTIONS:]
    vectors = seeds[:size] if size <= len(seeds) else _grown(seeds, size, chance)
    exact = faiss.IndexFlatIP(vectors.shape[1])
    exact.add(vectors)
    _, truth = exact.search(questions, SEARCHED)
    del exact
    started = time.perf_counter()
    index = VectorIndex.build(vectors)
    build_s = time.perf_counter() - started
    del vectors
    with tempfile.NamedTemporaryFile(suffix=".faiss") as file:
        index.save(Path(file.name))
        memory_mb = Path(file.name).stat().st_size / 2**20
    times, found = [], []
    for question in questions:
        started = time.perf_counter()
        _, rows = index.search(question[None], SEARCHED)
        times.append((time.perf_counter() - started) * 1000)
        found.append(rows[0])
    p50, p95 = (float(value) for value in np.percentile(times, (50, 95)))
    recalls = [_recall(found, truth, depth) for depth in (10, SEARCHED)]
    return Point(size, index.kind, build_s, memory_mb, p50, p95, *recalls)


def _grown(seeds: Vectors, size: int, chance: np.random.Generator) -> Vectors:
    real = faiss.IndexFlatIP(seeds.shape[1])
    real.add(seeds)
    _, near = real.search(seeds, _NEIGHBOURS + 1)
    parts = [seeds]
    for start in range(len(seeds), size, _BATCH):
        count = min(_BATCH, size - start)
        anchors = chance.integers(0, len(seeds), count)
        chosen = near[anchors[:, None], chance.integers(0, _NEIGHBOURS + 1, (count, 4))]
        chosen[:, 0] = anchors
        shares = chance.dirichlet((2, 1, 1, 1), count).astype(np.float32)
        mixed = np.einsum("nk,nkd->nd", shares, seeds[chosen])
        mixed += _NOISE * chance.standard_normal(mixed.shape, dtype=np.float32)
        parts.append(mixed / np.linalg.norm(mixed, axis=1, keepdims=True))
    return np.concatenate(parts)


def _recall(found: list[NDArray[np.int64]], truth: NDArray[np.int64], depth: int) -> float:
    shares = [
        len(set(rows[:depth].tolist()) & set(true[:depth].tolist())) / depth
        for rows, true in zip(found, truth, strict=True)
    ]
    return float(np.mean(shares))


if __name__ == "__main__":
    print(TypeAdapter(Point).dump_json(_point(int(sys.argv[1]))).decode())
