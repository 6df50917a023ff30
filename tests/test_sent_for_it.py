"""Who tells in a case that somebody comes, or that it has to be paid again, or kept the code."""

from collections.abc import Callable

import pytest

from bot.advice.advice import Advice, EmergencyAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall

Ask = Callable[..., Advice]


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Ask:
    return lambda text, recall=Recall(): engine.advisor.advise(Question.read(text), recall)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Linda says her driver comes at 3", {"topic": "authority-impersonation"}),
        ("they are sending a courier, he is on his way", {"topic": "elderly-scam"}),
        ("a man will be here at six to collect it", {"emergency": "about-to-pay"}),
        ("专员六点到楼下", {"topic": "authority-impersonation"}),
        ("他们说派个人上门", {"emergency": "on-the-phone-now"}),
    ],
)
def test_who_waits_for_a_collector_is_told_to_open_to_nobody(
    ask: Ask, text: str, known: dict[str, str]
) -> None:
    advice = ask(text, Recall(**known))  # type: ignore[arg-type]
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "someone-is-coming"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("the driver comes at 3 with my sofa", {}),
        ("the driver comes at 3 with my sofa", {"topic": "shopping-scam"}),
        ("师傅三点到家里装空调", {}),
    ],
)
def test_a_driver_is_no_collector_where_nothing_is_fetched(
    ask: Ask, text: str, known: dict[str, str]
) -> None:
    advice = ask(text, Recall(**known))  # type: ignore[arg-type]
    assert not isinstance(advice, EmergencyAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "然后他说没成功，要我再转一次，可以退回来吗",
        "he says it failed and I should send it again, can I get it back",
    ],
)
def test_who_is_to_pay_again_is_told_not_to_before_anything_else(ask: Ask, text: str) -> None:
    advice = ask(text, Recall(emergency="paid"))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "they-want-more"


@pytest.mark.parametrize(
    "text",
    [
        "我妈在那个短信里填了卡号，验证码没给，要紧吗",
        "dad typed his card number into the parcel page but not the code",
    ],
)
def test_who_kept_the_code_is_told_of_the_card(ask: Ask, text: str) -> None:
    advice = ask(text)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "gave-bank-details"


def test_a_call_brings_nobody_to_the_door(ask: Ask) -> None:
    advice = ask("刚才又有个人打来 要我把卡号念给他")
    assert not isinstance(advice, EmergencyAdvice) or advice.emergency.id != "someone-is-coming"
