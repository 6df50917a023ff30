"""What is asked next is answered for the kind of fraud that was spoken of, not for any fraud."""

import pytest

from bot.advice.advice import (
    Advice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain
from bot.rendering import Voice, render
from knowledge import Language
from tests.known import BASE

PAGE_OF_THE_HELD = "held-abroad"


def told(engine: Engine, text: str, recall: Recall) -> Advice:
    return engine.advisor.advise(Question.read(text), recall)


def worry(advice: Advice) -> str:
    assert isinstance(advice, WorryAdvice), advice
    return advice.worry.id


@pytest.mark.parametrize(
    ("text", "topic", "said"),
    [
        ("how do i check if it is real", "flight-change-scam", "the app you booked with"),
        ("how do i check if it is real", "investment-scam", "financial regulator's register"),
        ("how do i check if it is real", "rental-scam", "See the inside"),
        ("怎么核实是真是假", "acquaintance-impersonation", "打他原来的号码"),
        ("怎么核实是真是假", "recovery-scam", "打您报案的派出所问"),
        ("what happens if i just ignore them", "loan-scam", "If nothing was ever lent"),
        ("不理他会怎么样", "authority-impersonation", "不会有人因此来抓您"),
    ],
)
def test_the_kind_of_fraud_is_answered_first(
    engine: Engine, text: str, topic: str, said: str
) -> None:
    question = Question.read(text)
    advice = told(engine, text, Recall(topic=topic))
    assert isinstance(advice, WorryAdvice)
    assert advice.of_kind is not None
    assert said in advice.of_kind.in_(question.language)
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    read = to_plain(render(advice, voice))
    assert read.index(said) < read.index(advice.answer.says.in_(question.language)[-1][:20])


def test_another_kind_of_fraud_is_not_spoken_of(engine: Engine) -> None:
    advice = told(engine, "how do i check if it is real", Recall(topic="sextortion"))
    assert not (isinstance(advice, WorryAdvice) and advice.of_kind)


def test_what_fits_the_case_alone_has_nothing_before_it(engine: Engine) -> None:
    missing = Recall(emergency="missing-person", topic="virtual-kidnapping")
    advice = told(engine, "how do i check if it is real", missing)
    assert isinstance(advice, WorryAdvice)
    assert advice.of_kind is None


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_fraud_says_how_to_check_it(language: Language) -> None:
    """But blackmail and a kidnapping, where checking is not what helps."""
    said = BASE.worries["how-to-check"].of_kind
    assert BASE.topics.keys() - said.keys() == {"sextortion", "virtual-kidnapping"}
    lines = [text.in_(language) for text in said.values()]
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("text", "recall", "meant"),
    [
        ("can i still withdraw my money", Recall(topic="investment-scam"), "take-it-out"),
        ("平台里的钱还能提出来吗", Recall(topic="pig-butchering"), "take-it-out"),
        (
            "i paid with my credit card",
            Recall(topic="shopping-scam", emergency="paid"),
            "paid-by-card",
        ),
        ("我是用信用卡付的", Recall(topic="shopping-scam", emergency="paid"), "paid-by-card"),
        ("can we stop the cheque", Recall(topic="prize-scam", emergency="paid"), "stop-a-cheque"),
        ("the cheque has cleared so its fine", Recall(topic="job-scam"), "cheque-cleared"),
        ("is that even legal", Recall(topic="money-mule"), "is-it-legal"),
        ("这算犯法吗", Recall(topic="task-scam"), "is-it-legal"),
        ("what do i say to him", Recall(topic="pig-butchering"), "what-to-answer"),
        ("我怎么回他", Recall(topic="investment-scam"), "what-to-answer"),
        (
            "they say wait 24 hours and it comes back",
            Recall(topic="shopping-scam", emergency="paid"),
            "stalling",
        ),
        ("客服说24小时自动到账", Recall(topic="shopping-scam", emergency="paid"), "stalling"),
        (
            "it was only 2 pounds, does it matter",
            Recall(topic="phishing", emergency="paid"),
            "small-sum",
        ),
    ],
)
def test_what_is_often_asked_next_has_an_answer(
    engine: Engine, text: str, recall: Recall, meant: str
) -> None:
    assert worry(told(engine, text, recall)) == meant


@pytest.mark.parametrize("text", ["what do i do", "我该怎么办", "help me", "please"])
def test_a_cry_in_a_grave_case_gets_what_to_do_in_it(engine: Engine, text: str) -> None:
    advice = told(engine, text, Recall(page=PAGE_OF_THE_HELD))
    if isinstance(advice, GuidanceAdvice):
        assert (advice.entry.id, advice.only_steps) == (PAGE_OF_THE_HELD, True)
    else:
        assert worry(advice) == "more-told"
    steps = told(engine, text, Recall(emergency="blackmailed", topic="sextortion"))
    assert isinstance(steps, EmergencyAdvice)
    assert steps.emergency.id == "blackmailed"


def test_a_cry_after_nothing_is_asked_what_happened(engine: Engine) -> None:
    advice = told(engine, "please", Recall())
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.CRY


@pytest.mark.parametrize(
    "text",
    [
        "my mum's card and PIN were taken by a courier ten minutes ago",
        "a man came and took my mum's card",
    ],
)
def test_whose_mother_was_robbed_is_no_child(engine: Engine, text: str) -> None:
    assert not engine.advisor.writer.is_of_a_child(Question.read(text))


def test_who_is_to_fetch_their_mothers_card_is_one(engine: Engine) -> None:
    writer = engine.advisor.writer
    assert writer.is_of_a_child(Question.read("he told me to get my mums card"))
    assert writer.is_of_a_child(Question.read("i used my dad's card for it"))


@pytest.mark.parametrize(
    "text",
    [
        "i got a text about a parcel and i paid the fee with my card",
        "he asked for steam cards and i sent three of them with the codes",
        "the ceo wanted me to make a transfer of 90,000. i did it this morning, he never called",
        "淘宝客服让我把多的钱转回去，我转了，又让我去借",
        "孩子按他说的扫码转了2000",
    ],
)
def test_who_has_paid_is_told_what_stops_a_payment(engine: Engine, text: str) -> None:
    advice = told(engine, text, Recall())
    assert isinstance(advice, EmergencyAdvice), advice


@pytest.mark.parametrize(
    "text",
    [
        "my wife likes videos for a job and they paid her 500 rupees today",
        "微信上有人加我，头像跟我们局长一样，让我先把钱转给他朋友，截图说已经转了",
    ],
)
def test_money_that_came_in_or_is_claimed_is_no_loss(engine: Engine, text: str) -> None:
    advice = told(engine, text, Recall())
    assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "paid")


@pytest.mark.parametrize(
    "text",
    [
        "前男友天天跟着我，还在楼下等",
        "my ex tracks my phone and follows me",
        "i found a tracker on my car, my ex put it there",
    ],
)
def test_who_is_followed_has_a_page(engine: Engine, text: str) -> None:
    advice = told(engine, text, Recall())
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "stalked"


def test_who_is_followed_is_not_told_to_delete_the_tracker(engine: Engine) -> None:
    advice = told(engine, "should i delete it", Recall(page="stalked"))
    assert isinstance(advice, WorryAdvice)
    assert "Not yet" in advice.answer.says.en[0] or "Do not delete" in advice.answer.says.en[1]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no money has gone out yet", "nothing-gone-yet"),
        ("what happens if i just ignore it", "ignore-it"),
    ],
)
def test_a_line_that_only_begins_like_a_correction_is_none(
    engine: Engine, text: str, meant: str
) -> None:
    recall = Recall(emergency="gave-bank-details", topic="phishing")
    assert worry(told(engine, text, recall)) == meant


def test_who_has_not_sent_a_sum_has_lost_none(engine: Engine) -> None:
    recall = Recall(topic="prize-scam")
    assert worry(told(engine, "i haven't sent the 1500 yet", recall)) == "nothing-gone-yet"
