"""What was lost months or years ago: no hurry is made of it, and what is lost now is heard."""

import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from knowledge.worries import LONG_AGO

CHAT = 1
OLD = Recall(emergency="paid", long_ago=True)


def recall_after(engine: Engine, *lines: str) -> Recall:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    for line in lines:
        dialogue.hear(CHAT, line)
    return memory.of(CHAT).recall


@pytest.mark.parametrize(
    "lines",
    [
        ("i bought a sofa online and it never came, paid 700", "that was nine months ago"),
        ("被人骗了三万", "都过去一年多了"),
        ("last march we paid 450 for a caravan pitch that does not exist",),
    ],
)
def test_that_it_was_long_ago_is_remembered(engine: Engine, lines: tuple[str, ...]) -> None:
    assert recall_after(engine, *lines).long_ago


@pytest.mark.parametrize(
    "lines",
    [
        ("i sent him 300", "we met eight months ago on hinge"),
        ("被人骗了三万", "跟他认识一年多了"),
        ("i sent him 300", "that was ten minutes ago"),
    ],
)
def test_how_long_they_knew_each_other_dates_no_loss(
    engine: Engine, lines: tuple[str, ...]
) -> None:
    assert not recall_after(engine, *lines).long_ago


@pytest.mark.parametrize(
    "text",
    [
        "in autumn i lost 7k to a fake exchange. a lawyer rang, he tracked it down, wants 8% first",
        "dad was conned out of 15 grand years back. an agency rang, they recovered it, he pays 650 first",
        "两年前炒外汇亏了30万，前天有人加我，说能登记退款，先交认证金",
        "以前被人骗过五万，刚有个技术员找我说追踪到了，要两成",
    ],
)
def test_an_offer_to_get_back_what_was_lost_long_ago_is_judged(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall())
    assert isinstance(advice, AssessmentAdvice)
    assert advice.topics[0].id == "recovery-scam"


@pytest.mark.parametrize(
    "text",
    [
        "in autumn i lost 7k to a fake exchange, and yesterday i paid a lawyer 500 to recover it",
        "两年前炒外汇亏了30万，昨天又交了一万认证金登记退款",
    ],
)
def test_who_has_paid_for_such_an_offer_has_paid(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall())
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


@pytest.mark.parametrize(
    "text",
    [
        "if somebody wires money to a fraudster, how long can the bank still stop it",
        "just wondering, do banks usually get a transfer back",
        "如果有人把钱汇给骗子，银行多久以内能拦住",
        "想了解一下，转账被骗以后一般能追回多少",
    ],
)
def test_what_is_only_supposed_is_no_emergency(engine: Engine, text: str) -> None:
    assert isinstance(engine.advisor.advise(Question.read(text), Recall()), GuidanceAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "just wondering, i transferred 900 to a fraudster an hour ago, do banks get it back",
        "如果有人骗我转了钱怎么办，我刚才已经汇过去了",
        "想了解一下，我中午转出去的钱还能追回吗",
        "what if my dad is at the branch right now sending money to them",
        "要是我女儿被他们叫去酒店，电话打不通了怎么办",
    ],
)
def test_what_is_done_is_not_supposed(engine: Engine, text: str) -> None:
    assert isinstance(engine.advisor.advise(Question.read(text), Recall()), EmergencyAdvice)


def test_what_is_lost_now_is_not_long_ago(engine: Engine) -> None:
    old = ("被人骗了三万", "都过去一年多了")
    recall = recall_after(engine, *old, "今天又转了他五千")
    assert not recall.long_ago
    assert recall.emergency == "paid"


@pytest.mark.parametrize(
    ("text", "worry"),
    [
        ("is it too late now", "too-late"),
        ("do i get any of it back", "money-returned"),
        ("the bank says no, it was me who sent it", "bank-will-not"),
        ("现在报还来得及吗", "too-late"),
        ("钱还要得回来吗", "money-returned"),
    ],
)
def test_it_is_answered_without_hurry(engine: Engine, text: str, worry: str) -> None:
    advice = engine.advisor.advise(Question.read(text), OLD)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == worry
    assert LONG_AGO in advice.answer.of


def test_where_it_was_is_told_with_the_rules_of_the_place_and_no_first_aid(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("i am in the UK"), OLD)
    assert not isinstance(advice, EmergencyAdvice)


def test_a_new_offer_to_get_it_back_is_warned_of(engine: Engine) -> None:
    said = "someone messaged that he can recover it, he wants 200 first"
    advice = engine.advisor.advise(Question.read(said), OLD)
    assert not (isinstance(advice, WorryAdvice) and LONG_AGO in advice.answer.of)


@pytest.mark.parametrize(
    "text",
    [
        "前年买假货被骗过八百",
        "last year i got scammed by a task app, the police have it",
    ],
)
def test_who_was_cheated_long_ago_is_guided_and_not_hurried(engine: Engine, text: str) -> None:
    assert isinstance(engine.advisor.advise(Question.read(text)), GuidanceAdvice)


def test_who_is_found_again_after_years_is_warned(engine: Engine) -> None:
    said = "two years ago i lost 4000 to a man online, now he is back and needs 500 for a visa"
    assert isinstance(engine.advisor.advise(Question.read(said)), AssessmentAdvice)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("my dad was scammed eight months ago, can he still report it", "is it too late now"),
        ("前年买假货被骗过八百", "现在报还来得及吗"),
    ],
)
def test_after_a_page_it_is_answered_without_hurry_too(
    engine: Engine, first: str, then: str
) -> None:
    recall = recall_after(engine, first)
    assert recall.topic != "recovery-scam"
    advice = engine.advisor.advise(Question.read(then), recall)
    assert isinstance(advice, WorryAdvice)
    assert LONG_AGO in advice.answer.of
