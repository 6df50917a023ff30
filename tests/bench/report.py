"""Writes docs/benchmarks.md from what was measured and kept in docs/benchmarks.json."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index.neighbours import SEARCHED
from index.vector_index import EXACT_UP_TO, SIFTED_UP_TO
from tests.bench import quality
from tests.bench.contenders import PEERS, Peer
from tests.bench.crowd import Throughput
from tests.bench.growth import Point
from tests.bench.judgement import Grades
from tests.bench.machine import Machine
from tests.bench.quality import Result
from tests.bench.talking import ROOT

DOCS = ROOT / "docs"
_KEPT = DOCS / "benchmarks.json"
_PAGE = DOCS / "benchmarks.md"

Measured = dict[str, Any]

_QUALITIES = ("hit@1", "wrong", "refused", "false alarms")
_COSTS = {
    "p50": ("a question in the middle", "ms", 1),
    "p95": ("a slow question (p95)", "ms", 1),
    "start_s": ("start to the first answer", "s", 1),
    "memory_mb": ("memory", "MB", 0),
    "build_s": ("indexing the knowledge", "s", 0),
}
_NEAR = 1.1
"""Costs closer than this are called alike."""
_SELDOM = 4
"""Trainings of ten in which a case may turn without being named."""


def keep(part: str, measured: Measured, machine: Machine, folder: Path = DOCS) -> None:
    """Put a part's figures in place of its last ones; peers that were left out stay."""
    kept = _read(folder)
    if part == "quality":
        measured = quality.joined(kept.get(part, {}), measured)
    kept[part] = {"machine": TypeAdapter(Machine).dump_python(machine), **measured}
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / _KEPT.name).write_text(text + "\n", "utf-8")


def last(part: str, folder: Path = DOCS) -> Measured:
    """Return what was kept of a part, nothing if nothing was."""
    return _read(folder).get(part, {})


def _read(folder: Path) -> dict[str, Measured]:
    path = folder / _KEPT.name
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write(folder: Path = DOCS) -> None:
    (folder / _PAGE.name).write_text("\n".join(page(_read(folder))) + "\n", "utf-8")


def page(kept: Mapping[str, Any]) -> Iterator[str]:
    yield "# Beside what else there is"
    yield ""
    yield "Written by `make bench` (`python -m tests.bench`); do not edit."
    for part, write_part in _PARTS.items():
        if part in kept:
            measured = kept[part]
            yield ""
            yield from write_part(measured)
            yield ""
            yield f"*{TypeAdapter(Machine).validate_python(measured['machine'])}.*"


def _quality(measured: Measured) -> Iterator[str]:
    results = TypeAdapter(list[Result]).validate_python(measured["results"])
    yield "## Quality and cost"
    yield ""
    counts = ", ".join(f"{count} {name}" for name, count in measured["cases"].items())
    yield (
        f"Cases written apart from the exemplars, the same for all: {counts}. Once the misses of a"
        " set have been read, what is measured on it flatters us; accuracy.md tells what the first"
        " run of each gave. Peers'"
        f" thresholds are chosen on {measured['tuning']} held-out cases, not counted. Every peer gets"
        f" the same {measured['passages']} passages with their labels, normalised as ours, the same"
        " sentence-transformers model, without a prompt as ours, one text at a time. The passages'"
        " vectors are those that our index was built from; what encoding them takes is in"
        " each one's time of indexing. A peer is judged by"
        " what a person would read if our renderer worded the entry it found. Its time ends with"
        " the label; ours includes wording the answer. Each may have been measured by itself, at"
        " another hour and under another load than the line below tells of the last."
    )
    yield ""
    yield "- **hit@1**: of the cases that have an answer, right at the first go."
    yield "- **wrong**: of the same, something else was said as if it were the answer."
    yield "- **refused**: of the cases that must be declined (out of scope, figures nobody has)."
    yield "- **false alarms**: of the ordinary messages, called dangerous."
    yield ""
    yield "![quality](benchmarks-quality.svg)"
    yield ""
    yield from _table(
        ("", "threshold", *_QUALITIES, "p50 ms", "p95 ms", "start s", "memory MB", "index s"),
        (_result_row(result) for result in results),
    )
    yield ""
    several = measured["cases"] if len(measured["cases"]) > 1 else ()
    for name in several:
        yield f"On the {name} cases alone:"
        yield ""
        yield from _table(
            ("", "threshold", *_QUALITIES),
            ((*_named(result), *_qualities(result.sets[name])) for result in results),
        )
        yield ""
    yield "Right by group:"
    yield ""
    groups = list(results[0].grades.groups)
    yield from _table(
        ("", "threshold", *groups),
        (
            (
                *_named(result),
                *(_percent(result.grades.groups[group]) for group in groups),
            )
            for result in results
        ),
    )
    yield ""
    yield "### Where a peer is cheaper, by how much, and why"
    yield ""
    yield from comparisons(results)


def _named(result: Result) -> tuple[str, str]:
    return f"{result.name} {result.version}".strip(), result.variant or "own"


def _qualities(grades: Grades) -> tuple[str, ...]:
    shares = (grades.hit_at_1, grades.wrong, grades.refused, grades.false_alarms)
    return tuple(map(_percent, shares))


def _result_row(result: Result) -> tuple[str, ...]:
    return (
        *_named(result),
        *_qualities(result.grades),
        *(_cost(getattr(result.cost, name), digits) for name, (_, _, digits) in _COSTS.items()),
    )


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _cost(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def comparisons(results: Sequence[Result], peers: Sequence[Peer] = PEERS) -> Iterator[str]:
    """Yield a line a peer: what it does cheaper than ours and why, and what not."""
    ours, *others = results
    by_name = {peer.name: peer for peer in peers}
    for result in others:
        if result.variant == "default":
            sentences = [*_cheaper(ours, result, by_name[result.name])]
            yield f"- **{result.name}**: " + (" ".join(sentences) or "nowhere cheaper.")


def _cheaper(ours: Result, theirs: Result, peer: Peer) -> Iterator[str]:
    given: set[str] = set()
    for name, (what, unit, digits) in _COSTS.items():
        mine, other = getattr(ours.cost, name), getattr(theirs.cost, name)
        if mine is None or other is None or other * _NEAR >= mine:
            continue
        sentence = (
            f"{mine / max(other, 1e-9):.1f} times cheaper in {what}"
            f" ({other:.{digits}f} {unit} against {mine:.{digits}f})."
        )
        why = peer.faster.get(name, "")
        yield sentence if why in given else f"{sentence} {why}".strip()
        given.add(why)
    slower = theirs.cost.p50 / max(ours.cost.p50, 1e-9)
    if slower > _NEAR:
        yield f"A question takes it {slower:.1f} times as long as ours: {peer.slower}"


def _growth(measured: Measured) -> Iterator[str]:
    yield "## Growth"
    yield ""
    yield (
        f"The index alone, its type chosen by size: up to {EXACT_UP_TO:,} passages every vector is"
        f" compared (exact); up to {SIFTED_UP_TO:,} codes of four bits, then the best by codes of"
        " eight; past that they are sorted into cells, in half precision. Passages beyond our own"
        " are synthetic, questions are real passages kept out. Times are of one search on one"
        f" thread for the {SEARCHED} nearest, which all vote."
    )
    yield ""
    yield "![growth](benchmarks-growth.svg)"
    yield ""
    recalls = ("recall@10", f"recall@{SEARCHED}")
    points = TypeAdapter(list[Point]).validate_python(measured["points"])
    yield from _table(
        ("passages", "index", "build s", "MB", "p50 ms", "p95 ms", *recalls),
        (
            (
                f"{point.passages:,}",
                point.kind,
                f"{point.build_s:.1f}",
                f"{point.memory_mb:.0f}",
                f"{point.p50:.2f}",
                f"{point.p95:.2f}",
                f"{point.recall_at_10:.3f}",
                f"{point.recall_at_all:.3f}",
            )
            for point in points
        ),
    )


def _crowd(measured: Measured) -> Iterator[str]:
    yield "## Many people at once"
    yield ""
    yield (
        "One process, one model; everybody writes again as soon as they are answered. The dialogue"
        " runs in threads as on Telegram, and a clock on the event loop tells how late it wakes."
        " Lines are those of our cases: from somebody new each time, or all in the chat of whoever"
        " writes, where each is weighed as what follows the last, though it is about something else."
    )
    yield ""
    crowds = TypeAdapter(list[Throughput]).validate_python(measured["crowds"])
    yield from _table(
        (
            "at once",
            "lines",
            "answers a second",
            "p50 ms",
            "p95 ms",
            "loop late, p99 ms",
            "at most ms",
        ),
        (
            (
                str(one.people),
                "in one's chat" if one.talks else "by themselves",
                f"{one.answers_per_s:.0f}",
                f"{one.p50:.1f}",
                f"{one.p95:.1f}",
                f"{one.lag_p99:.1f}",
                f"{one.lag_max:.1f}",
            )
            for one in crowds
        ),
    )


def _robustness(measured: Measured) -> Iterator[str]:
    yield "## Without a tenth of the exemplars"
    yield ""
    groups = measured["groups"]
    moves = {name: max(_moves(group)) for name, group in groups.items()}
    most = max(moves, key=lambda name: moves[name])
    yield (
        f"{measured['parts']} trainings, each without another tenth of the exemplars. The group"
        f" that moves most is {most}: {moves[most] * 100:.1f} points"
        f" ({_cases_moved(groups[most])} of {groups[most]['cases']} cases)."
    )
    yield ""
    yield from _table(
        ("group", "cases", "all exemplars", "least", "most", "moves, points"),
        (
            (
                name,
                str(group["cases"]),
                _percent(group["whole"]),
                _percent(group["least"]),
                _percent(group["most"]),
                f"{moves[name] * 100:.1f}",
            )
            for name, group in groups.items()
        ),
    )
    yield ""
    moved = Counter(measured["moved"])
    often = [f"{name} ({times})" for name, times in moved.most_common() if times > _SELDOM]
    yield (
        f"{len(moved)} cases turn in one of the trainings or more. In more than {_SELDOM} of them:"
        f" {', '.join(often) or 'none'}."
    )


def _moves(group: Measured) -> tuple[float, float]:
    return group["whole"] - group["least"], group["most"] - group["whole"]


def _cases_moved(group: Measured) -> int:
    return round(max(_moves(group)) * group["cases"])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


_PARTS = {
    "quality": _quality,
    "growth": _growth,
    "crowd": _crowd,
    "robustness": _robustness,
}
