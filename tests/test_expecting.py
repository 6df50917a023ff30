"""What comes next in a talk is expected: the same words mean something else after another line."""

import pytest

from bot.advice.advice import EmergencyAdvice, WorryAdvice
from bot.advice.expecting import Expectations
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from index.evidence import Candidate, Evidence
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.talks import Talk

LIMITS = Thresholds.chosen().model_copy(
    update={
        "turn_in_a_case": 4.0,
        "expected_after_the_last": 1.0,
        "expected_after_an_emergency": 0.0,
        "expected_of_a_kind": 0.0,
    }
)
TALKS = [
    Talk(goes=("emergency:paid", "how-long", "ashamed")),
    Talk(goes=("emergency:paid", "how-long")),
    Talk(goes=("topic:phishing", "ashamed", "emergency:paid")),
]


def evidence(**forms: float) -> Evidence:
    return Evidence(
        forms={Form(form): share for form, share in forms.items()},
        topics=(Candidate("phishing", 0.8), Candidate("loan-scam", 0.2)),
        guidance=(Candidate("law", 1.0),),
        figures=(),
        emergencies=(Candidate("paid", 0.5), Candidate("gave-a-code", 0.5)),
        smalltalk=(),
        names=(),
        worry=0.5,
        worries=(Candidate("ashamed", 0.5), Candidate("how-long", 0.5)),
    )


def weighed(known: Evidence, recall: Recall, talks: list[Talk] = TALKS) -> Evidence:
    return Expectations(talks, LIMITS).weighed(known, recall)


def test_what_came_next_in_talks_is_likelier() -> None:
    after_a_loss = weighed(evidence(situation=1.0), Recall(emergency="paid"))
    assert after_a_loss.worries[0].id == "how-long"
    after_a_warning = weighed(evidence(situation=1.0), Recall(topic="phishing"))
    assert after_a_warning.worries[0].id == "ashamed"


def test_the_last_answer_counts_before_what_happened() -> None:
    shamed = weighed(evidence(situation=1.0), Recall(emergency="paid", worry="how-long"))
    assert shamed.worries[0].id == "ashamed"


def test_how_much_likelier_is_reckoned_from_the_talks() -> None:
    """Of five turns after a first, two are `how-long`, both after `paid`."""
    share = 2.5 / (5 + 200)
    seen = (2 + 100 * share) / (2 + 100)
    other = (0 + 100 * share) / (2 + 100)  # `ashamed` came as often, but never after `paid`
    after = weighed(evidence(situation=1.0), Recall(emergency="paid"))
    assert after.goes_on("how-long") == pytest.approx(seen / (seen + other))


def test_without_talks_a_line_in_a_case_only_likelier_goes_on_about_it() -> None:
    after = weighed(evidence(situation=1.0), Recall(emergency="paid"), [])
    assert after.worries == evidence().worries
    assert after.worry == pytest.approx(4 / 5)
    assert weighed(evidence(situation=1.0), Recall(page="law"), []).worry == 0.5


def test_what_is_said_as_often_without_a_case_stays_as_likely_beside_a_turn() -> None:
    for form in ("emergency", "out-of-scope", "smalltalk", "figure", "misuse"):
        assert weighed(evidence(**{form: 1.0}), Recall(emergency="paid"), []).worry == 0.5


def test_what_happened_is_never_less_likely_for_coming_seldom() -> None:
    known = evidence(emergency=0.5, situation=0.5)
    after = weighed(known, Recall(emergency="paid", worry="how-long"))
    assert after.of(Form.EMERGENCY) >= known.of(Form.EMERGENCY)


@pytest.mark.parametrize(
    ("recall", "text", "expected"),
    [
        (
            {"emergency": "paid", "worry": "done-so-far"},
            "材料都交了，警方网站也报了",
            "done-so-far",
        ),
        (
            {"emergency": "blackmailed", "topic": "sextortion"},
            "has he really got my contacts",
            None,
        ),
        ({"page": "sent-by-mistake"}, "how long will that take", "how-long"),
    ],
)
def test_a_line_after_a_page_or_a_step_goes_on_about_it(
    engine: Engine, recall: dict[str, str], text: str, expected: str | None
) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(**recall))  # type: ignore[arg-type]
    assert isinstance(advice, WorryAdvice)
    assert expected is None or advice.worry.id == expected


@pytest.mark.parametrize(
    "text", ["i just sent him 500 euros", "刚刚给他转了两万", "I read him the code just now"]
)
def test_a_loss_is_heard_though_something_else_is_expected(engine: Engine, text: str) -> None:
    recall = Recall(topic="rental-scam", worry="how-to-check")
    assert isinstance(engine.advisor.advise(Question.read(text), recall), EmergencyAdvice)
