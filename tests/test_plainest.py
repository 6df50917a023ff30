"""Each kind, loss and emergency told in one plain line, by people who saw no example.

The floors stand a little under what is reached; before such lines were asked, one in seven who
had paid got a warning instead of the steps, and calls of "the police" a page for the accused.
"""

from pathlib import Path

import pytest

from bot.answers import Answerer
from bot.engine import Engine
from bot.evaluation import Outcome, read_cases, run

GOLDEN = Path(__file__).parent / "golden"
FLOORS = {"situation": 0.92, "emergency": 0.91, "legit": 0.98}


@pytest.fixture(scope="module", params=["zh", "en"])
def outcomes(request: pytest.FixtureRequest, engine: Engine) -> tuple[Outcome, ...]:
    return run(read_cases(GOLDEN / f"plainest-again-{request.param}.jsonl"), Answerer(engine))


@pytest.mark.parametrize(("group", "floor"), FLOORS.items())
def test_the_plainest_tellings_are_understood(
    outcomes: tuple[Outcome, ...], group: str, floor: float
) -> None:
    of_group = [outcome for outcome in outcomes if outcome.case.group == group]
    wrong = [outcome.case.id for outcome in of_group if not outcome.right]
    assert 1 - len(wrong) / len(of_group) >= floor, wrong


CALLS = (
    "Someone from the police called and said my account is used for money laundering",
    "police officer on the phone, my card is used in a fraud case",
    "police called me and told me i am a suspect of fraud",
    "警察说我的账户被骗子用了",
    "接到电话说我涉嫌诈骗",
)


@pytest.mark.parametrize("text", CALLS)
def test_a_call_of_the_police_is_no_accusation_to_answer(engine: Engine, text: str) -> None:
    assert Answerer(engine).ask(text).topics[:1] == ("authority-impersonation",)


SPOKEN_OF = (
    "they say i get the loan once i pay the fee, should i",
    "got an email that I won an iPad, just pay 3 dollars shipping",
    "他说交了保证金就能提现，能信吗",
    "一万二,马上要转过去了,先问一句是不是骗子",
    "Someone from the central bank wants my nan to put her savings in a safe account",
)


@pytest.mark.parametrize("text", SPOKEN_OF)
def test_what_is_only_spoken_of_is_no_loss(engine: Engine, text: str) -> None:
    answer = Answerer(engine).ask(text)
    assert not answer.text.startswith(("Stay calm and do these", "先别慌，马上按顺序"))


HELPED = (
    "奶奶吃了听课买的药，说腿不疼了",
    "She says her knees are better since the pills from the lecture",
)


@pytest.mark.parametrize("text", HELPED)
def test_less_pain_in_the_knees_is_no_despair(engine: Engine, text: str) -> None:
    answer = Answerer(engine).ask(text)
    assert answer.kind in {"guidance", "assessment"}
    assert "12356" not in answer.text


def test_no_more_pain_at_all_still_is(engine: Engine) -> None:
    assert "12356" in Answerer(engine).ask("吃了药很快就不疼了，我不想活了").text
