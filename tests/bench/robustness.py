"""How much the answers owe to single exemplars: each tenth of them is left out in turn.

The vectors are computed once and kept in the user's cache; ten trainings remain.
"""

import os
from collections.abc import Sequence
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
from bot.phrasebook import Phrasebook
from index.encoder import Encoder, Vectors
from index.finder import Finder
from index.passages import passages_of
from index.sentence_encoder import load_encoder
from knowledge import KnowledgeBase
from knowledge.exemplars import Exemplars
from tests.bench.cases import Sets
from tests.bench.contenders import ENVIRONMENTS
from tests.bench.judgement import grade

PARTS = 10
_VECTORS = ENVIRONMENTS / "vectors.npz"
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
        whole, *without = _shown(parts, pool.map(_groups_without, parts))
    sizes = {group: sum(case.group == group for case in cases) for group in whole}
    return {
        "parts": len(without),
        "groups": {
            group: {
                "cases": sizes[group],
                "whole": share,
                "least": min(part[group] for part in without),
                "most": max(part[group] for part in without),
            }
            for group, share in whole.items()
        },
    }


def _shown(parts: Sequence[int | None], measured: Any) -> list[dict[str, float]]:
    found: list[dict[str, float]] = []
    for part, groups in zip(parts, measured, strict=True):
        found.append(groups)
        moved = {
            group: f"{(share - found[0][group]) * 100:+.1f}"
            for group, share in groups.items()
            if share != found[0][group]
        }
        print("whole" if part is None else f"without tenth {part}", moved, flush=True)
    return found


def _groups_without(part: int | None) -> dict[str, float]:
    """Train without every tenth exemplar, from the one named, and grade by group."""
    knowledge = KnowledgeBase.load()
    kept = tuple(
        exemplar for row, exemplar in enumerate(knowledge.exemplars) if row % PARTS != part
    )
    finder = Finder.build(replace(knowledge, exemplars=Exemplars(kept)), KeptEncoder(_VECTORS))
    advisor = Advisor(knowledge, finder, knowledge.places["cn"])
    answerer = Answerer(Engine(knowledge, Phrasebook(), advisor))
    cases = list(Sets.read())
    return grade(cases, [answerer.ask(case.text) for case in cases]).groups
