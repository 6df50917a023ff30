"""The benchmark's own judgement, with answers that are known beforehand."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from bot.answers import Answer
from bot.engine import Engine
from bot.evaluation import Case
from index.answering_encoder import load_encoder
from index.passages import passages_of
from index.places import BUNDLED_MODEL
from tests.bench import report
from tests.bench.cases import Sets, expects
from tests.bench.contenders import PEERS, Peer
from tests.bench.growth import _grown, _recall
from tests.bench.judgement import Found, Judge, grade, label_of
from tests.bench.machine import Machine
from tests.bench.peers.known_vectors import KnownVectors, keep
from tests.bench.quality import Cost, Result, _result, joined
from tests.bench.robustness import summary

NEVER = float("-inf")


@pytest.fixture(scope="module")
def judge(engine: Engine) -> Judge:
    return Judge(engine)


def case(group: str, text: str = "what is it", **expected: Any) -> Case:
    return Case(id=f"{group}-{text}", lang="en", group=group, text=text, **expected)


SCAM = case("scam", types=("phishing",))
SITUATION = case("situation", types=("loan-scam", "prize-scam"))
LEGIT = case("legit", legit=True)
OUT = case("oos", abstain=True)
FIGURE = case("stat", contains=(("394,000",),))
CRY = case("emergency", contains=(("110",), ("bank",)))


@pytest.mark.parametrize(
    ("asked", "label", "correct"),
    [
        # a type is right in whatever form the passage has that was found
        (SCAM, "question/phishing", True),
        (SCAM, "situation/phishing", True),
        (SCAM, "message/phishing", True),
        (SCAM, "message/loan-scam", False),
        (SCAM, "ordinary/couriers", False),
        (SCAM, None, False),
        (SITUATION, "message/prize-scam", True),
        # an alarm is a warning or the steps of an emergency; an explanation is none
        (LEGIT, "ordinary/couriers", True),
        (LEGIT, "question/phishing", True),
        (LEGIT, None, True),
        (LEGIT, "message/phishing", False),
        (LEGIT, "situation/phishing", False),
        (LEGIT, "emergency/paid", False),
        # declined: nothing found, or a passage that says so
        (OUT, None, True),
        (OUT, "out-of-scope/weather", True),
        (OUT, "misuse/anything", True),
        (OUT, "no-figure/anything", True),
        (OUT, "ordinary/couriers", False),
        (OUT, "smalltalk/greeting", False),
        (OUT, "question/phishing", False),
        # what a person would read decides
        (CRY, "emergency/paid", True),
        (CRY, "guidance/already-paid", True),
        (CRY, "smalltalk/greeting", False),
    ],
)
def test_a_label_is_judged_by_what_a_person_would_read(
    judge: Judge, asked: Case, label: str | None, correct: bool
) -> None:
    assert asked.accepts(judge.answer(asked, label)) is correct


def test_figures_are_judged_by_their_number(judge: Judge, engine: Engine) -> None:
    figures = engine.knowledge.bulletin.figures.values()
    wanted = next(figure for figure in figures if figure.amounts[0].value > 100_000)
    asked = case("stat", contains=((f"{wanted.amounts[0].value:,}",),))
    verdicts = {
        figure.id: asked.accepts(judge.answer(asked, f"figure/{figure.id}")) for figure in figures
    }
    assert verdicts[wanted.id]
    assert sum(verdicts.values()) < len(figures) / 2


def test_every_passage_has_a_label_that_can_be_worded(judge: Judge, engine: Engine) -> None:
    for label in {label_of(passage) for passage in passages_of(engine.knowledge)}:
        assert judge.answer(SCAM, label).text


def answer(**given: Any) -> Answer:
    whole: dict[str, Any] = {
        "id": None,
        "lang": "en",
        "kind": "topic",
        "answered": True,
        "topics": (),
        "risk": None,
        "figures": (),
        "text": "something",
        "ms": 1.0,
    }
    return Answer(**whole | given)


def test_grades_are_shares_of_the_cases_they_speak_of() -> None:
    declined = answer(kind="unknown", answered=False)
    pairs = [
        (SCAM, answer(topics=("phishing",))),
        (SCAM, answer(topics=("loan-scam",))),
        (SCAM, declined),
        (SITUATION, answer(topics=("prize-scam",), kind="assessment", risk="high")),
        (LEGIT, answer(kind="assessment", risk="unknown")),
        (LEGIT, answer(kind="assessment", risk="caution")),
        (OUT, declined),
        (OUT, declined),
        (OUT, answer(kind="smalltalk")),
    ]
    grades = grade([asked for asked, _ in pairs], [given for _, given in pairs])
    assert grades.hit_at_1 == pytest.approx(2 / 4)
    assert grades.wrong == pytest.approx(1 / 4)
    assert grades.refused == pytest.approx(2 / 3)
    assert grades.false_alarms == pytest.approx(1 / 2)
    assert grades.groups == pytest.approx(
        {"legit": 1 / 2, "oos": 2 / 3, "scam": 1 / 3, "situation": 1.0}
    )
    assert grades.overall == pytest.approx((1 / 2 + 2 / 3 + 1 / 3 + 1) / 4)


def test_below_the_threshold_a_peer_declines(judge: Judge) -> None:
    found = [Found("question/phishing", 0.8, 1.0), Found("question/phishing", 0.7, 1.0)]
    given = judge.answers([SCAM, SCAM], found, 0.75)
    assert [one.answered for one in given] == [True, False]
    assert all(one.answered for one in judge.answers([SCAM, SCAM], found, NEVER))


def test_the_threshold_is_tuned_to_what_is_right(judge: Judge) -> None:
    cases = [SCAM, SITUATION, OUT, OUT]
    found = [
        Found("question/phishing", 0.9, 1.0),
        Found("message/loan-scam", 0.8, 1.0),
        Found("question/phishing", 0.6, 1.0),
        Found("message/loan-scam", 0.5, 1.0),
    ]
    threshold = judge.tuned(cases, found)
    assert grade(cases, judge.answers(cases, found, threshold)).overall == 1.0
    assert 0.6 < threshold <= 0.8


def test_a_peer_learns_from_a_right_label_or_to_decline(judge: Judge) -> None:
    labels = ("message/loan-scam", "question/phishing", "message/phishing")
    assert judge.accepted(SCAM, labels) == "question/phishing"
    assert judge.accepted(OUT, labels) is None
    assert judge.accepted(case("scam", types=("gambling-scam",)), labels) is None


def test_thresholds_and_figures_come_from_different_cases() -> None:
    sets = Sets.read()
    tuning, reported = sets.tuning(), sets.reported()["held-out"]
    assert {one.id for one in tuning} | {one.id for one in reported} == {
        one.id for one in sets.cases["held-out"]
    }
    assert not {one.id for one in tuning} & {one.id for one in reported}
    assert 0.2 < len(tuning) / len(sets.cases["held-out"]) < 0.3


def test_peers_left_out_stay_if_they_were_asked_the_same() -> None:
    subject = {"cases": {"blind": 2}, "tuning": 1, "passages": 3, "knowledge": "this"}

    def measured(*names: str, ms: float, **other: Any) -> dict[str, Any]:
        results = [{"name": name, "variant": "default", "ms": ms} for name in names]
        return {**subject, "results": results, **other}

    kept = measured("this bot", "txtai (hybrid)", "LangChain FAISS", ms=1)
    both = joined(kept, measured("LangChain FAISS", ms=2))
    assert [(one["name"], one["ms"]) for one in both["results"]] == [
        ("this bot", 1),
        ("LangChain FAISS", 2),
        ("txtai (hybrid)", 1),
    ]
    alone = joined(kept, measured("this bot", ms=2, knowledge="another"))
    assert [one["name"] for one in alone["results"]] == ["this bot"]
    assert joined({}, alone) == alone


def test_a_peer_gets_vectors_that_are_known_and_encodes_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = np.eye(2, 384, dtype=np.float32)
    keep(["one", "two"], known, tmp_path / "vectors.npz")
    monkeypatch.setenv("BENCH_VECTORS", str(tmp_path / "vectors.npz"))
    model = SentenceTransformer(modules=[KnownVectors.load(str(BUNDLED_MODEL))])

    def encode(*texts: str) -> Any:
        return model.encode(list(texts), normalize_embeddings=True)

    assert np.array_equal(encode("two", "one", "one"), known[[1, 0, 0]])
    plain = load_encoder(None).encode(["three"])
    assert float(encode("three")[0] @ plain[0]) == pytest.approx(1)


def test_a_set_is_reported_on_alone() -> None:
    sets = Sets.read()
    alone = sets.reporting("blind")
    assert alone.reported() == {"blind": list(sets.cases["blind"])}
    assert alone.tuning() == sets.tuning()


def test_a_set_is_read_from_its_files_of_both_languages(tmp_path: Path) -> None:
    for name in ("blind-zh", "blind-en", "held-out-en"):
        lines = (SCAM, case("smalltalk", name), case("oos", name, abstain=True))
        text = "\n".join(one.model_dump_json() for one in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, "utf-8")
    sets = Sets.read(tmp_path)
    assert {name: len(cases) for name, cases in sets.cases.items()} == {"blind": 4, "held-out": 2}
    assert len(sets.reported()["blind"]) == 4
    assert not expects(case("smalltalk"))


def test_a_result_is_graded_on_what_is_reported_together_and_by_set() -> None:
    sets = Sets({"blind": (SCAM, OUT), "other": (SITUATION,)})
    answers = {
        SCAM.id: answer(topics=("phishing",)),
        OUT.id: answer(),
        SITUATION.id: answer(topics=("phishing",)),
    }
    graded = _result("name", "", "", sets, answers, Cost(1, 2, 3, 4, 5))
    assert (graded.grades.hit_at_1, graded.grades.wrong, graded.grades.refused) == (0.5, 0.5, 0)
    assert (graded.sets["blind"].hit_at_1, graded.sets["other"].hit_at_1) == (1, 0)


def test_recall_counts_what_an_exact_search_finds() -> None:
    truth = np.array([[1, 2, 3, 4], [5, 6, 7, 8]])
    found = [np.array([2, 1, 9, 3]), np.array([5, 6, 8, 7])]
    assert _recall(found, truth, 2) == 1.0
    assert _recall(found, truth, 4) == pytest.approx((3 / 4 + 1) / 2)


def test_grown_passages_are_unit_vectors_near_real_ones() -> None:
    chance = np.random.default_rng(1)
    seeds = chance.standard_normal((100, 384)).astype(np.float32)
    seeds /= np.linalg.norm(seeds, axis=1, keepdims=True)
    grown = _grown(seeds, 1000, chance)
    assert grown.shape == (1000, 384)
    np.testing.assert_array_equal(grown[:100], seeds)
    np.testing.assert_allclose(np.linalg.norm(grown, axis=1), 1, atol=1e-5)
    assert (grown[100:] @ seeds.T).max(axis=1).min() > 0.3


def test_robustness_is_the_farthest_a_group_moves() -> None:
    cases = [case("scam", str(number), types=("phishing",)) for number in range(4)] + [OUT]
    ids = [one.id for one in cases]
    whole = dict(zip(ids, [True, True, True, False, True], strict=True))
    without = [
        dict(zip(ids, [False, True, True, False, True], strict=True)),
        dict(zip(ids, [False, True, True, True, True], strict=True)),
        dict(zip(ids, [True, True, True, True, True], strict=True)),
    ]
    assert summary(cases, whole, without) == {
        "parts": 3,
        "groups": {
            "oos": {"cases": 1, "whole": 1.0, "least": 1.0, "most": 1.0},
            "scam": {"cases": 4, "whole": 0.75, "least": 0.5, "most": 1.0},
        },
        "moved": {"scam-0": 2, "scam-3": 2},
    }


# The page


def result(name: str, variant: str, **cost: float) -> Result:
    costs = {"p50": 8.0, "p95": 16.0, "start_s": 6.0, "memory_mb": 800.0, "build_s": 100.0}
    grades = grade([SCAM], [answer(topics=("phishing",))])
    version = "1.0" if variant else ""
    return Result(name, version, variant, grades, {"blind": grades}, Cost(**costs | cost))


PEER = Peer(
    "Other", "other", "other", faster={"p50": "It does less."}, slower="It goes the long way."
)


def test_the_page_says_where_a_peer_is_cheaper_by_how_much_and_why() -> None:
    lines = [
        *report.comparisons(
            [result("this bot", ""), result("Other", "default", p50=2.0, memory_mb=790.0)], [PEER]
        )
    ]
    assert lines == [
        "- **Other**: 4.0 times cheaper in a question in the middle (2.0 ms against 8.0)."
        " It does less."
    ]


def test_the_page_says_why_a_peer_is_slower() -> None:
    [line] = report.comparisons(
        [result("this bot", ""), result("Other", "default", p50=24)], [PEER]
    )
    assert "3.0 times as long as ours: It goes the long way." in line


def test_every_peer_has_a_reason_for_all_it_may_be_cheaper_in() -> None:
    for peer in PEERS:
        assert peer.slower
        assert peer.path.exists()
        assert peer.version
        assert peer.faster.keys() == {"p50", "p95", "start_s", "memory_mb", "build_s"}


def test_a_part_takes_the_place_of_its_last_run_and_the_others_stay(tmp_path: Path) -> None:
    machine = Machine("2026-01-01", "a processor", 2, 24, "3.11.7", 0.1)
    crowd = {"people": 8, "talks": True, "answers_per_s": 90.0, "p50": 1, "p95": 2}
    crowd |= {"lag_p99": 3, "lag_max": 4}
    group = {"cases": 50, "whole": 0.96, "least": 0.94, "most": 0.98}
    robustness = {"parts": 10, "groups": {"scam": group}, "moved": {"en-scam-1": 4, "en-scam-2": 5}}
    report.keep("robustness", robustness, machine, tmp_path)
    report.keep("crowd", {"crowds": [crowd]}, machine, tmp_path)
    report.keep("crowd", {"crowds": [crowd | {"answers_per_s": 120.0}]}, machine, tmp_path)
    report.write(tmp_path)
    page = (tmp_path / "benchmarks.md").read_text("utf-8")
    assert "| 8 | in one's chat | 120 | 1.0 | 2.0 | 3.0 | 4.0 |" in page
    assert "| 90 |" not in page
    assert page.count("en-scam-") == 1
    assert "2 cases turn" in page
    assert "In more than 4 of them: en-scam-2 (5)." in page
    assert "| scam | 50 | 96.0% | 94.0% | 98.0% | 2.0 |" in page
    assert "2 cores (a processor), 24 GB, Python 3.11.7, 2026-01-01, load at the start 0.1" in page


def test_the_quality_table_has_a_row_for_each_variant(tmp_path: Path) -> None:
    results = [
        result("this bot", ""),
        result("LlamaIndex", "default"),
        result("LlamaIndex", "tuned"),
    ]
    shown = [replace(one, cost=replace(one.cost, build_s=None)) for one in results]
    kept = {
        "quality": {
            "machine": vars(Machine("2026-01-01", "a processor", 2, 24, "3.11.7", 0.1)),
            "cases": {"blind": 230},
            "tuning": 350,
            "passages": 9000,
            "results": [json.loads(json.dumps(one, default=vars)) for one in shown],
        }
    }
    page = "\n".join(report.page(kept))
    row = "100.0% | 0.0% | 0.0% | 0.0% | 8.0 | 16.0 | 6.0 | 800 | – |"
    assert f"| this bot | own | {row}" in page
    assert f"| LlamaIndex 1.0 | default | {row}" in page
    assert f"| LlamaIndex 1.0 | tuned | {row}" in page


def test_the_curves_are_drawn(tmp_path: Path) -> None:
    plot = pytest.importorskip("tests.bench.plot", exc_type=ImportError)
    points = [
        {"passages": size, "build_s": 1, "memory_mb": 2, "p50": 3, "p95": 4}
        | {"recall_at_10": 1.0, "recall_at_all": 0.99}
        for size in (5_000, 1_000_000)
    ]
    results = [vars(result("this bot", "")), vars(result("LlamaIndex", "tuned"))]
    kept = {"growth": {"points": points}, "quality": {"results": results}}
    (tmp_path / "benchmarks.json").write_text(json.dumps(kept, default=vars), "utf-8")
    plot.draw(tmp_path)
    for name in ("quality", "growth"):
        assert (tmp_path / f"benchmarks-{name}.svg").read_text("utf-8").startswith("<?xml")
