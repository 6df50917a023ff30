"""Answers to cases that were written apart from the exemplars, by group and language.

The floors stand a little under what is reached, so that a change of knowledge may move a case
or two; `python -m bot evaluate tests/golden/held-out-zh.jsonl --show` tells which.
"""

from pathlib import Path

import pytest

from bot.answers import Answerer
from bot.engine import Engine
from bot.evaluation import Outcome, read_cases, run

GOLDEN = Path(__file__).parent / "golden"
SETS = ("held-out", "fresh", "late")
FLOORS = {
    "emergency": 0.96,
    "guidance": 0.86,
    "legit": 0.93,
    "message": 0.95,
    "oos": 0.91,
    "scam": 0.88,
    "situation": 0.91,
    "smalltalk": 1.0,
    "stat": 0.97,
    "stat-derived": 0.9,
    "stat-none": 0.92,
}


@pytest.fixture(scope="module", params=["zh", "en"])
def outcomes(request: pytest.FixtureRequest, engine: Engine) -> tuple[Outcome, ...]:
    files = (GOLDEN / f"{name}-{request.param}.jsonl" for name in SETS)
    return run([case for file in files for case in read_cases(file)], Answerer(engine))


@pytest.mark.parametrize(("group", "floor"), FLOORS.items())
def test_held_out_cases_are_answered_as_expected(
    outcomes: tuple[Outcome, ...], group: str, floor: float
) -> None:
    of_group = [outcome for outcome in outcomes if outcome.case.group == group]
    wrong = [outcome.case.id for outcome in of_group if not outcome.right]
    assert 1 - len(wrong) / len(of_group) >= floor, wrong


def test_no_emergency_goes_without_the_police_and_the_bank(
    outcomes: tuple[Outcome, ...],
) -> None:
    answers = [outcome.answer for outcome in outcomes if outcome.answer.kind == "emergency"]
    assert answers
    for answer in answers:
        assert any(word in answer.text for word in ("110", "警", "police", "999"))
        assert any(word in answer.text for word in ("bank", "银行", "銀行"))
