"""Quality and cost of ours and of its peers: same machine, knowledge, encoder, cases and judge."""

import json
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers import Answer
from bot.engine import Engine
from bot.evaluation import Case, read_cases
from bot.settings import Settings
from index.finder import Finder
from index.normalise import normalise
from index.passages import Passage, passages_of
from index.places import BUNDLED_MODEL
from index.sentence_encoder import load_encoder
from tests.bench import contenders
from tests.bench.contenders import Peer
from tests.bench.judgement import Found, Grades, Judge, counted, for_tuning, grade, label_of
from tests.bench.talking import Conversation, conversation

GOLDEN = Path(__file__).parent.parent / "golden"
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
    cost: Cost


def read_all_cases(folder: Path = GOLDEN) -> list[Case]:
    """Return the cases written apart from the exemplars that expect something."""
    paths = sorted([*folder.glob("held-out-*.jsonl"), *folder.glob("fresh-*.jsonl")])
    return [case for path in paths for case in read_cases(path) if counted(case)]


def measure(quick: bool, names: Sequence[str] = ()) -> dict[str, Any]:
    engine = Engine.load(Settings())
    judge = Judge(engine)
    cases = read_all_cases()
    passages = list(passages_of(engine.knowledge))
    if quick:
        cases = cases[:: max(1, len(cases) // _QUICK_CASES)]
        passages = passages[:: max(1, len(passages) // _QUICK_PASSAGES)]
    peers = [peer for peer in contenders.PEERS if not names or peer.script in names]
    results = [_ours(cases, None if quick else _built(engine))]
    _show(results)
    for peer in peers:
        results += _peer(peer, judge, cases, passages)
        _show(results[-2:])
    return {
        "cases": len(cases),
        "reported": sum(not for_tuning(case) for case in cases),
        "passages": len(passages),
        "results": [asdict(result) for result in results],
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


def _ours(cases: Sequence[Case], build_s: float | None) -> Result:
    started = time.perf_counter()
    with conversation([sys.executable, "-m", "bot", "ask", "--batch"], {}) as talk:
        talk.ask(id="first", text=cases[0].text)
        start_s = time.perf_counter() - started
        heard = [talk.ask(id=case.id, text=case.text) for case in cases]
        memory = talk.peak_memory_mb()
    answers = [_answer(line) for line in heard]
    cost = _cost([answer.ms for answer in answers], start_s, memory, build_s)
    return Result("this bot", "", "", _reported(cases, answers), cost)


def _answer(line: dict[str, Any]) -> Answer:
    return Answer(**{**line, "topics": tuple(line["topics"]), "figures": tuple(line["figures"])})


def _reported(cases: Sequence[Case], answers: Sequence[Answer]) -> Grades:
    """Grade the half that no threshold was chosen on."""
    rows = [row for row, case in enumerate(cases) if not for_tuning(case)]
    return grade([cases[row] for row in rows], [answers[row] for row in rows])


def _peer(
    peer: Peer, judge: Judge, cases: Sequence[Case], passages: Sequence[Passage]
) -> list[Result]:
    python, environment = peer.python(), {"BENCH_MODEL": str(BUNDLED_MODEL)}
    with tempfile.TemporaryDirectory() as scratch:
        lines = [json.dumps([passage.text, label_of(passage)]) for passage in passages]
        (Path(scratch) / "passages.jsonl").write_text("\n".join(lines), "utf-8")
        with conversation([python, peer.path, "index", scratch], environment) as talk:
            build_s = talk.hear()["seconds"]
        started = time.perf_counter()
        with conversation([python, peer.path, "serve", scratch], environment) as talk:
            talk.ask(text=normalise(cases[0].text))
            start_s = time.perf_counter() - started
            plain = _found(talk, cases)
            memory = talk.peak_memory_mb()
            fitted = _fitted(talk, judge, cases, plain) if peer.fits else plain
    cost = _cost([found.ms for found in plain], start_s, memory, build_s)
    learning = [row for row, case in enumerate(cases) if for_tuning(case)]
    limit = judge.tuned([cases[row] for row in learning], [fitted[row] for row in learning])
    variants = (("default", plain, float("-inf")), ("tuned", fitted, limit))
    return [
        Result(
            peer.name,
            peer.version,
            variant,
            _reported(cases, judge.answers(cases, found, threshold)),
            cost,
        )
        for variant, found, threshold in variants
    ]


def _found(talk: Conversation, cases: Iterable[Case]) -> list[Found]:
    return [Found(**talk.ask(text=normalise(case.text))) for case in cases]


def _fitted(
    talk: Conversation, judge: Judge, cases: Sequence[Case], plain: Sequence[Found]
) -> list[Found]:
    """Let a peer learn on the tuning half by itself: the right label, or none to decline."""
    labels = sorted({found.label for found in plain if found.label})
    lessons = [
        (normalise(case.text), judge.accepted(case, [*filter(None, [found.label]), *labels]))
        for case, found in zip(cases, plain, strict=True)
        if for_tuning(case)
    ]
    talk.ask(fit=lessons)
    return _found(talk, cases)


def _cost(
    times: Sequence[float], start_s: float, memory: float | None, build_s: float | None
) -> Cost:
    p50, p95 = (float(value) for value in np.percentile(times, (50, 95)))
    return Cost(p50, p95, start_s, memory, build_s)
