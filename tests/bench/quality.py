"""Quality and cost of ours and of its peers: same machine, knowledge, encoder, cases and judge."""

import json
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers import Answer
from bot.engine import Engine
from bot.evaluation import Case
from bot.settings import Settings
from index import manifest
from index.answering_encoder import load_encoder
from index.finder import Finder
from index.normalise import normalise
from index.passages import Passage, passages_of
from tests.bench import contenders
from tests.bench.cases import Sets
from tests.bench.contenders import Peer
from tests.bench.judgement import Found, Grades, Judge, grade, label_of
from tests.bench.shared_model import SharedModel
from tests.bench.talking import Conversation, conversation

_NONE = float("-inf")
OURS = "ours"
"""The name by which this bot is asked for; in the table it is `_OURS`."""
_OURS = "this bot"
_QUICK_CASES = 80
_QUICK_PASSAGES = 1500


@dataclass(frozen=True)
class Cost:
    p50: float
    """Milliseconds a question, one after another."""
    p95: float
    start_s: float
    """From nothing to the first answer, the index already built."""
    memory_mb: float | None
    """At most, while answering."""
    build_s: float | None
    """To index the knowledge."""


@dataclass(frozen=True)
class Result:
    name: str
    version: str
    variant: str
    grades: Grades
    """Over all sets together."""
    sets: dict[str, Grades]
    cost: Cost


def measure(
    quick: bool, names: Sequence[str], asked: Sequence[str], kept: Mapping[str, Any]
) -> dict[str, Any]:
    """Measure ours and the peers on the sets that are asked.

    Only those named, if any is; ours in any case if it is not among what was kept.
    """
    engine = Engine.load(Settings())
    sets = Sets.read().reporting(*asked)
    passages = list(passages_of(engine.knowledge))
    if quick:
        sets = sets.thinned(_QUICK_CASES)
        passages = passages[:: max(1, len(passages) // _QUICK_PASSAGES)]
    subject = {
        "cases": {name: len(cases) for name, cases in sets.reported().items()},
        "tuning": len(sets.tuning()),
        "passages": len(passages),
        "knowledge": manifest.fingerprint(engine.knowledge),
    }
    results = []
    if not names or OURS in names or not joined(kept, {**subject, "results": []})["results"]:
        results = [_ours(sets, None if quick else _built(engine))]
        _show(results)
    if peers := [peer for peer in contenders.PEERS if not names or peer.script in names]:
        with tempfile.TemporaryDirectory() as scratch:
            model = SharedModel.of(passages, Path(scratch))
            for peer in peers:
                results += _peer(peer, model, Judge(engine), sets, passages)
                _show(results[-2:])
    return {**subject, "results": [asdict(result) for result in results]}


def joined(kept: Mapping[str, Any], measured: Mapping[str, Any]) -> dict[str, Any]:
    """Add to what was measured whom was not, if they were asked the same of the same before."""
    results = {(one["name"], one["variant"]): one for one in measured["results"]}
    same = all(kept.get(of) == measured[of] for of in measured.keys() - {"results"})
    for one in kept.get("results", ()) if same else ():
        results.setdefault((one["name"], one["variant"]), one)
    order = [_OURS, *(peer.name for peer in contenders.PEERS)]
    return {
        **measured,
        "results": sorted(results.values(), key=lambda one: order.index(one["name"])),
    }


def _show(results: Iterable[Result]) -> None:
    for result in results:
        grades, cost = result.grades, result.cost
        print(
            f"{result.name:<22} {result.variant:<10} hit@1 {grades.hit_at_1:.3f}"
            f"  wrong {grades.wrong:.3f}  refused {grades.refused:.3f}"
            f"  false alarms {grades.false_alarms:.3f}  p50 {cost.p50:.1f} ms"
            f"  p95 {cost.p95:.1f} ms  start {cost.start_s:.1f} s  {cost.memory_mb or 0:.0f} MB",
            flush=True,
        )


def _built(engine: Engine) -> float:
    encoder = load_encoder(None)
    started = time.perf_counter()
    Finder.build(engine.knowledge, encoder)
    return time.perf_counter() - started


def _ours(sets: Sets, build_s: float | None) -> Result:
    cases = list(sets)
    started = time.perf_counter()
    with conversation([sys.executable, "-m", "bot", "ask", "--batch"], {}) as talk:
        talk.ask(id="first", text=cases[0].text)
        start_s = time.perf_counter() - started
        heard = [talk.ask(id=case.id, text=case.text) for case in cases]
        memory = talk.peak_memory_mb()
    answers = {case.id: _answer(line) for case, line in zip(cases, heard, strict=True)}
    cost = _cost([answer.ms for answer in answers.values()], start_s, memory, build_s)
    return _result(_OURS, "", "", sets, answers, cost)


def _answer(line: dict[str, Any]) -> Answer:
    return Answer(**{**line, "topics": tuple(line["topics"]), "figures": tuple(line["figures"])})


def _result(
    name: str, version: str, variant: str, sets: Sets, answers: Mapping[str, Answer], cost: Cost
) -> Result:
    """Grade what no threshold was chosen on."""

    def graded(cases: Sequence[Case]) -> Grades:
        return grade(cases, [answers[case.id] for case in cases])

    reported = sets.reported()
    whole = [case for cases in reported.values() for case in cases]
    by_set = {name: graded(cases) for name, cases in reported.items()}
    return Result(name, version, variant, graded(whole), by_set, cost)


def _peer(
    peer: Peer, model: SharedModel, judge: Judge, sets: Sets, passages: Sequence[Passage]
) -> list[Result]:
    python = peer.python()
    cases, learning = list(sets), sets.tuning()
    with tempfile.TemporaryDirectory() as scratch:
        lines = [json.dumps([passage.text, label_of(passage)]) for passage in passages]
        (Path(scratch) / "passages.jsonl").write_text("\n".join(lines), "utf-8")
        with conversation([python, peer.path, "index", scratch], model.indexing) as talk:
            build_s = talk.hear()["seconds"] + (model.seconds if peer.encodes else 0)
        started = time.perf_counter()
        with conversation([python, peer.path, "serve", scratch], model.answering) as talk:
            talk.ask(text=normalise(cases[0].text))
            start_s = time.perf_counter() - started
            plain = _found(talk, cases)
            memory = talk.peak_memory_mb()
            if peer.fits:
                talk.ask(fit=_lessons(judge, learning, plain))
            fitted = _found(talk, cases) if peer.fits else plain
    cost = _cost([found.ms for found in plain.values()], start_s, memory, build_s)
    limit = judge.tuned(learning, [fitted[case.id] for case in learning])
    results = []
    for variant, found, threshold in (("default", plain, _NONE), ("tuned", fitted, limit)):
        worded = judge.answers(cases, [found[case.id] for case in cases], threshold)
        answers = dict(zip((case.id for case in cases), worded, strict=True))
        results.append(_result(peer.name, peer.version, variant, sets, answers, cost))
    return results


def _found(talk: Conversation, cases: Iterable[Case]) -> dict[str, Found]:
    return {case.id: Found(**talk.ask(text=normalise(case.text))) for case in cases}


def _lessons(
    judge: Judge, cases: Sequence[Case], found: Mapping[str, Found]
) -> list[tuple[str, str | None]]:
    """Return texts and their right labels, none where to decline is right: its own if it is."""
    labels = sorted({one.label for one in found.values() if one.label})
    return [
        (normalise(case.text), judge.accepted(case, [found[case.id].label or labels[0], *labels]))
        for case in cases
    ]


def _cost(
    times: Sequence[float], start_s: float, memory: float | None, build_s: float | None
) -> Cost:
    p50, p95 = (float(value) for value in np.percentile(times, (50, 95)))
    return Cost(p50, p95, start_s, memory, build_s)
