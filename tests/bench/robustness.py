"""How much the answers owe to single exemplars: each tenth of them is left out in turn.

The vectors are computed once and kept in the user's cache; ten trainings remain.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.answers import Answerer
from bot.engine import Engine
from bot.evaluation import Case
from bot.phrasebook import Phrasebook
from index.answering_encoder import load_encoder
from index.encoder import Encoder, Vectors
from index.finder import Finder
from index.passages import passages_of
from knowledge import KnowledgeBase
from knowledge.exemplars import Exemplars
from tests.bench.cases import Sets
from tests.bench.contenders import ENVIRONMENTS

PARTS = 10
_VECTORS = ENVIRONMENTS / "vectors.npz"
Verdicts = dict[str, bool]
"""Whether a case is right, by its id."""
_PROBE = "有人要我转账 / someone asks me for money"


class KeptEncoder:
    """An encoder that remembers, on disk too; another model's memory is dropped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._vectors: dict[str, Vectors] = {}
        if path.exists():
            with np.load(path) as kept:
                self._vectors = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        keys = [sha256(text.encode()).hexdigest() for text in texts]
        for key, text in zip(keys, texts, strict=True):
            if key not in self._vectors:
                [self._vectors[key]] = _model().encode([text])
        return np.stack([self._vectors[key] for key in keys])

    def forget_another_model(self) -> None:
        [now] = _model().encode([_PROBE])
        kept = self._vectors.get(sha256(_PROBE.encode()).hexdigest())
        if kept is None or float(kept @ now) < 0.999:
            self._vectors = {sha256(_PROBE.encode()).hexdigest(): now}

    def save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            self._path,
            keys=np.array(list(self._vectors)),
            vectors=np.stack([*self._vectors.values()]),
        )


@cache
def _model() -> Encoder:
    return load_encoder(None)


def measure(quick: bool) -> dict[str, Any]:
    knowledge, cases = KnowledgeBase.load(), list(Sets.read())
    encoder = KeptEncoder(_VECTORS)
    encoder.forget_another_model()
    encoder.encode([passage.text for passage in passages_of(knowledge)])
    encoder.encode([Question.read(case.text).matching for case in cases])
    encoder.save()
    print("vectors ready", flush=True)
    parts: list[int | None] = [None, 0] if quick else [None, *range(PARTS)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        whole, *without = _shown(cases, parts, pool.map(_right_without, parts))
    return summary(cases, whole, without)


def summary(cases: Sequence[Case], whole: Verdicts, without: Sequence[Verdicts]) -> dict[str, Any]:
    """Return by group how far it moves, and the cases that move with how often they do."""
    shares = _shares(cases, whole)
    parts = [_shares(cases, verdicts) for verdicts in without]
    sizes = Counter(case.group for case in cases)
    return {
        "parts": len(without),
        "groups": {
            group: {
                "cases": sizes[group],
                "whole": share,
                "least": min(part[group] for part in parts),
                "most": max(part[group] for part in parts),
            }
            for group, share in sorted(shares.items())
        },
        "moved": dict(Counter(name for part in without for name in _moved(whole, part))),
    }


def _shares(cases: Sequence[Case], verdicts: Verdicts) -> dict[str, float]:
    sizes = Counter(case.group for case in cases)
    correct = Counter(case.group for case in cases if verdicts[case.id])
    return {group: correct[group] / size for group, size in sizes.items()}


def _moved(whole: Verdicts, part: Verdicts) -> list[str]:
    return [name for name, correct in whole.items() if part[name] != correct]


def _shown(
    cases: Sequence[Case], parts: Sequence[int | None], measured: Iterable[Verdicts]
) -> list[Verdicts]:
    found: list[Verdicts] = []
    for part, verdicts in zip(parts, measured, strict=True):
        found.append(verdicts)
        before, now = _shares(cases, found[0]), _shares(cases, verdicts)
        moves = [f"{group} {(now[group] - before[group]) * 100:+.1f}" for group in sorted(now)]
        lost = " ".join(_moved(found[0], verdicts))
        print("whole" if part is None else f"without tenth {part}: {', '.join(moves)}; {lost}")
        sys.stdout.flush()
    return found


def _right_without(part: int | None) -> Verdicts:
    """Train without every tenth exemplar, from the one named, and judge every case."""
    knowledge = KnowledgeBase.load()
    kept = tuple(
        exemplar for row, exemplar in enumerate(knowledge.exemplars) if row % PARTS != part
    )
    thinned = replace(knowledge, exemplars=Exemplars.holding(kept))
    finder = Finder.build(thinned, KeptEncoder(_VECTORS))
    advisor = Advisor(knowledge, finder, knowledge.places["cn"])
    answerer = Answerer(Engine(knowledge, Phrasebook(), advisor))
    return {case.id: case.accepts(answerer.ask(case.text)) for case in Sets.read()}
