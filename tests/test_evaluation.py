"""A case accepts what its author expected, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import evaluation
from bot.answers import Answer, Answerer
from bot.engine import Engine
from bot.evaluation import Case, CasesError, Outcome, read_cases


def case(**expected: Any) -> Case:
    return Case(id="c1", lang="en", group="g", text="?", **expected)


def answer(**given: Any) -> Answer:
    plain: dict[str, Any] = {
        "id": "c1",
        "lang": "en",
        "kind": "topic",
        "answered": True,
        "topics": (),
        "risk": None,
        "figures": (),
        "text": "An answer.",
        "ms": 1.0,
    }
    return Answer(**(plain | given))


@pytest.mark.parametrize(
    ("expected", "given", "accepted"),
    [
        # nothing but an answer
        ({}, {}, True),
        ({}, {"text": ""}, False),
        ({}, {"text": " \n "}, False),
        # types: the first topic, no other
        ({"types": ["phishing"]}, {"topics": ("phishing",)}, True),
        ({"types": ["phishing"]}, {"topics": ("phishing", "loan-scam")}, True),
        ({"types": ["loan-scam", "phishing"]}, {"topics": ("phishing",)}, True),
        ({"types": ["phishing"]}, {"topics": ("loan-scam", "phishing")}, False),
        ({"types": ["phishing"]}, {"topics": ()}, False),
        ({"types": ["phishing"]}, {"topics": ("phishing",), "text": " "}, False),
        # contains: one of each list
        ({"contains": [["821,000", "82.1万"]]}, {"text": "blocked: 82.1万"}, True),
        ({"contains": [["821,000", "82.1万"]]}, {"text": "blocked: 550,000"}, False),
        ({"contains": [["a"], ["b", "c"]]}, {"text": "A and C"}, True),
        ({"contains": [["a"], ["b", "c"]]}, {"text": "a only"}, False),
        ({"contains": [["Bank"]]}, {"text": "call your BANK"}, True),
        ({"contains": [["bank"]]}, {"text": "x" * 5000 + " bank"}, True),
        # contains 110: the number, not a part of one
        ({"contains": [["110"]]}, {"text": "call 110 now"}, True),
        ({"contains": [["110"]]}, {"text": "马上打110，说明情况"}, True),
        ({"contains": [["110"]]}, {"text": "110"}, True),
        ({"contains": [["110"]]}, {"text": "call 96110"}, False),
        ({"contains": [["110"]]}, {"text": "1100 cases"}, False),
        ({"contains": [["110"]]}, {"text": "96110, then 110."}, True),
        ({"contains": [["110", "police"]]}, {"text": "96110 or the police"}, True),
        ({"contains": [["96110"]]}, {"text": "call 96110"}, True),
        # excludes: in the head only
        ({"excludes": ["14.3%"]}, {"text": "up 60.4%"}, True),
        ({"excludes": ["14.3%"]}, {"text": "down 14.3%"}, False),
        ({"excludes": ["Safe"]}, {"text": "this is SAFE"}, False),
        ({"excludes": ["14.3%"]}, {"text": "x" * 400 + "14.3%"}, True),
        ({"excludes": ["14.3%"]}, {"text": "x" * 395 + "14.3%"}, False),
        # abstain
        ({"abstain": True}, {"answered": False, "kind": "unknown"}, True),
        ({"abstain": True}, {"answered": True}, False),
        ({"abstain": False}, {"answered": False}, True),
        # legit
        ({"legit": True}, {"risk": "unknown"}, True),
        ({"legit": True}, {"risk": None}, True),
        ({"legit": True}, {"risk": "caution"}, False),
        ({"legit": True}, {"risk": "high"}, False),
        # heeded
        ({"heeded": True}, {"kind": "assessment", "risk": "caution"}, True),
        ({"heeded": True}, {"kind": "emergency", "risk": None}, True),
        ({"heeded": True}, {"kind": "guidance", "risk": None}, True),
        ({"heeded": True}, {"kind": "assessment", "risk": "unknown"}, False),
        ({"heeded": True}, {"kind": "unknown", "answered": False, "risk": None}, False),
        ({"heeded": True}, {"kind": "figures", "risk": None}, False),
        # all that is expected together
        ({"types": ["phishing"], "contains": [["110"]]}, {"topics": ("phishing",)}, False),
    ],
)
def test_an_expectation_accepts_what_it_means(
    expected: dict[str, Any], given: dict[str, Any], accepted: bool
) -> None:
    assert case(**expected).accepts(answer(**given)) is accepted


def outcome(group: str, lang: str, right: bool, **given: Any) -> Outcome:
    asked = Case(id=f"{group}-{lang}", lang=lang, group=group, text="the question")
    return Outcome(asked, answer(**given), right)


OUTCOMES = (
    outcome("scam", "zh", True, ms=1.0),
    outcome("scam", "zh", False, ms=2.0, kind="unknown", answered=False),
    outcome("scam", "en", True, ms=3.0),
    outcome("oos", "en", False, ms=40.0, kind="figures", figures=("a", "b", "c")),
)


@pytest.mark.parametrize("group", ["stat", "stat-derived"])
def test_a_figure_beside_a_refusal_is_no_answer(group: str) -> None:
    asked = Case(id="c1", lang="en", group=group, text="?", contains=(("805",),))
    assert asked.accepts(answer(kind="figures", text="Videos: 805"))
    refused = "Not given. The closest: videos, 805"
    assert not asked.accepts(answer(kind="unknown", answered=False, text=refused))


def test_the_table_counts_by_group_and_language() -> None:
    rows = [line.split() for line in evaluation.table(OUTCOMES)]
    assert rows == [
        ["group", "zh", "en", "both"],
        ["oos", "-", "0/1", "0.0%", "0/1", "0.0%"],
        ["scam", "1/2", "50.0%", "1/1", "100.0%", "2/3", "66.7%"],
        ["all", "1/2", "50.0%", "1/2", "50.0%", "2/4", "50.0%"],
    ]


def test_what_was_confused_is_counted_most_frequent_first() -> None:
    twice = (*OUTCOMES, OUTCOMES[3])
    assert list(evaluation.confusion(twice)) == [
        "   2  oos -> figures a b",
        "   1  scam -> unknown",
    ]


def test_a_failure_is_shown_with_its_question() -> None:
    shown = list(evaluation.failures(OUTCOMES))
    assert [line.partition("\n")[0] for line in shown] == ["scam-zh", "oos-en"]
    assert "the question" in shown[0]
    assert "figures a b" in shown[1]


def test_the_times_are_ranked() -> None:
    assert evaluation.latency(OUTCOMES) == "ms in the engine: p50 3.0, p95 40.0"


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


LINE = {"id": "a", "lang": "zh", "group": "oos", "text": "今天天气怎么样", "abstain": True}


def test_cases_are_read_in_order_and_blank_lines_left_out(tmp_path: Path) -> None:
    other = LINE | {"id": "b", "author": "somebody"}
    path = written(tmp_path / "cases.jsonl", json.dumps(LINE), "", "  ", json.dumps(other), "")
    assert [case.id for case in read_cases(path)] == ["a", "b"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b"])
def test_a_case_may_hold_any_sign_that_json_allows(tmp_path: Path, separator: str) -> None:
    """Pasted messages do: U+2028 is the line break of some apps."""
    text = f"one{separator}two"
    line = json.dumps(LINE | {"text": text}, ensure_ascii=False)
    [read] = read_cases(written(tmp_path / "cases.jsonl", line))
    assert read.text == text


@pytest.mark.parametrize(
    "bad",
    ["not json", "[]", "12", "null", json.dumps({"id": "a"}), json.dumps(LINE | {"types": 3})],
)
def test_a_bad_case_is_named_by_file_and_line(tmp_path: Path, bad: str) -> None:
    path = written(tmp_path / "cases.jsonl", json.dumps(LINE), bad)
    with pytest.raises(CasesError) as raised:
        read_cases(path)
    assert str(raised.value).startswith(f"{path}, line 2: ")
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match="nowhere.jsonl"):
        read_cases(tmp_path / "nowhere.jsonl")


def test_a_folder_is_no_file_of_cases(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match="cannot be read"):
        read_cases(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(json.dumps(LINE, ensure_ascii=False).encode("gbk"))
    with pytest.raises(CasesError, match="cases.jsonl"):
        read_cases(path)


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    """There is nothing to measure, and no middle of no times."""
    with pytest.raises(CasesError):
        read_cases(written(tmp_path / "cases.jsonl", "", ""))


def test_cases_are_asked_and_judged(engine: Engine, tmp_path: Path) -> None:
    lines = [
        LINE,
        LINE | {"id": "b", "text": "什么是杀猪盘", "abstain": False, "types": ["pig-butchering"]},
        LINE | {"id": "c", "text": "什么是杀猪盘", "abstain": False, "types": ["loan-scam"]},
    ]
    cases = read_cases(written(tmp_path / "cases.jsonl", *map(json.dumps, lines)))
    outcomes = evaluation.run(cases, Answerer(engine))
    assert [(outcome.answer.id, outcome.right) for outcome in outcomes] == [
        ("a", True),
        ("b", True),
        ("c", False),
    ]
