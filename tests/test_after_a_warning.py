"""What follows a warning or a page: where somebody is, what was sent, what was bought, who comes."""

from dataclasses import replace

import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, GuidanceAdvice, Risk, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall

WARNED = Recall(topic="acquaintance-impersonation")


def worry(engine: Engine, text: str, recall: Recall) -> str | None:
    advice = engine.advisor.advise(Question.read(text), recall)
    return advice.worry.id if isinstance(advice, WorryAdvice) else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("florida", "us"),
        ("US", "us"),
        ("im in ohio", "us"),
        ("London, UK", "gb"),
        ("malaysia", "my"),
        ("in auckland", "nz"),
        ("香港", "hk"),
        ("我在悉尼", "au"),
        ("人在温哥华", "ca"),
        ("北京", "cn"),
    ],
)
@pytest.mark.parametrize("recall", [WARNED, Recall(page="sim-problem")])
def test_who_only_tells_where_they_are_gets_the_numbers_of_the_place(
    engine: Engine, text: str, place: str, recall: Recall
) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id in {"outside-china", "report-and-hotlines"}
    assert advice.place.id == place


def test_the_steps_of_an_emergency_are_said_for_the_place_as_before(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("florida"), Recall(emergency="paid"))
    assert isinstance(advice, EmergencyAdvice)
    assert (advice.emergency.id, advice.place.id) == ("paid", "us")


def test_a_child_stays_one_wherever_it_is(engine: Engine) -> None:
    recall = Recall(emergency="paid", child=True)
    told = engine.advisor.advise(Question.read("florida"), recall)
    plain = engine.advisor.advise(Question.read("florida"), replace(recall, child=False))
    assert isinstance(told, EmergencyAdvice)
    assert isinstance(plain, EmergencyAdvice)
    assert told.place.id == plain.place.id == "us"
    assert told != plain


@pytest.mark.parametrize(
    "text",
    [
        "i told the lawyer yes 9000 and gave my address. they send someone",
        "我说好，两万，地址也报给他了，他说马上派人过来",
    ],
)
def test_who_promised_the_money_and_gave_the_address_is_told_to_keep_the_door_shut(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text), WARNED)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "someone-is-coming"


@pytest.mark.parametrize(
    "text",
    ["i already sent him 2 more last night", "it was pictures not money", "我昨晚又发了两张给他"],
)
def test_pictures_that_were_sent_are_no_payment(engine: Engine, text: str) -> None:
    told = Recall(topic="sextortion", emergency="blackmailed")
    assert worry(engine, text, told) == "sent-pictures"


@pytest.mark.parametrize("text", ["我给他转了两千", "i sent him 200 pounds last night"])
def test_money_that_was_sent_for_pictures_is(engine: Engine, text: str) -> None:
    told = Recall(topic="sextortion", emergency="blackmailed")
    advice = engine.advisor.advise(Question.read(text), told)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_what_was_bought_a_week_ago_is_no_transfer_to_be_stopped(engine: Engine) -> None:
    told = Recall(topic="elderly-scam", page="health-products-bought")
    assert worry(engine, "她花了八千多 上礼拜在讲座上买的", told) == "payment-detail"
    advice = engine.advisor.advise(Question.read("刚刚又给他们转了三千"), told)
    assert isinstance(advice, EmergencyAdvice)


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("is that true", "bank-will-not"),
        ("is this a scam", "is-it-one"),
        ("是真的吗", "bank-will-not"),
    ],
)
def test_after_the_banks_refusal_it_is_asked_whether_the_bank_is_right(
    engine: Engine, text: str, answered: str
) -> None:
    told = Recall(topic="rental-scam", emergency="paid", worry="bank-will-not")
    assert worry(engine, text, told) == answered


@pytest.mark.parametrize(
    "text", ["我叫的水管师傅让先付材料费", "the plumber i rang wants half up front, is that normal"]
)
def test_what_is_usual_in_a_matter_is_no_sign_of_fraud_in_it(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert (advice.risk, advice.clues) == (Risk.UNKNOWN, ())
    assert advice.matter
    assert advice.matter.id == "tradesman-i-called"


@pytest.mark.parametrize(
    "text",
    [
        "网上搜的开锁师傅要先转两百才来",
        "a plumber from a facebook group wants half up front by gift card",
    ],
)
def test_a_tradesman_from_an_advert_is_still_warned_of(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is not Risk.UNKNOWN
    assert advice.variant
    assert advice.variant.id == "tradesman-from-an-advert"


@pytest.mark.parametrize(
    "text",
    [
        "i did read him one code before i hung up, does that matter",
        "我刚才念了一个验证码给他，有关系吗",
    ],
)
@pytest.mark.parametrize("emergency", [None, "on-the-phone-now"])
def test_a_code_that_was_given_is_heard_beside_a_question(
    engine: Engine, text: str, emergency: str | None
) -> None:
    told = Recall(topic="fake-customer-service", emergency=emergency, worry="they-keep-calling")
    advice = engine.advisor.advise(Question.read(text), told)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "gave-a-code"


@pytest.mark.parametrize(
    "text", ["i did not give him the code, does that help", "我没念验证码给他"]
)
def test_a_code_that_was_not_given_is_not(engine: Engine, text: str) -> None:
    told = Recall(topic="fake-customer-service", emergency="on-the-phone-now")
    advice = engine.advisor.advise(Question.read(text), told)
    given = isinstance(advice, EmergencyAdvice) and advice.emergency.id == "gave-a-code"
    assert not given


@pytest.mark.parametrize(
    "text",
    ["they say if i top up 340 i get all back plus commission", "他说只要再充三千就能一起提出来"],
)
def test_what_is_only_to_be_paid_is_not_lost(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(topic="task-scam"))
    assert not isinstance(advice, EmergencyAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "护照都被他们收了，说每人交三万才放，隔壁床的昨天被打，我躲在厕所里写",
        "they keep our passports and nobody can leave before we pay, hiding in the toilet typing",
    ],
)
def test_who_is_held_is_heard_though_a_sum_is_named(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    held = isinstance(advice, GuidanceAdvice) and advice.entry.id == "held-abroad"
    missing = isinstance(advice, EmergencyAdvice) and advice.emergency.id == "missing-person"
    assert held or missing


@pytest.mark.parametrize(
    "text",
    [
        "They've got my 16 yr old son with nudes. He's locked himself in and says he wants to die",
        "我16岁的儿子被人用裸照敲诈，锁在房里说不想活了",
        "my husband lost it all to a trading site and keeps talking about killing himself",
    ],
)
def test_who_is_beside_somebody_that_despairs_is_told_how_to_stand_by_them(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert (advice.emergency.id, advice.for_another) == ("despair", True)


@pytest.mark.parametrize("text", ["我不想活了，钱都没了", "i want to die, my savings are gone"])
def test_who_despairs_is_spoken_to_as_such(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert (advice.emergency.id, advice.for_another) == ("despair", False)


@pytest.mark.parametrize(
    "text",
    [
        "人在缅甸,被老乡骗来的,护照被收了,不让走,偷偷发的",
        "they took our passports, nobody can leave",
    ],
)
def test_who_is_held_gets_the_page_for_who_is_held(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "held-abroad"


def test_who_turns_out_to_be_held_does_too(engine: Engine) -> None:
    text = "they have my passport and won't let me leave"
    advice = engine.advisor.advise(Question.read(text), Recall(topic="job-scam"))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "held-abroad"


def test_whose_brother_is_held_is_told_to_go_to_the_police(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("我弟弟在缅甸 护照被收了 不让走"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "missing-person"


def test_who_is_threatened_with_a_death_is_not_sent_to_stand_by(engine: Engine) -> None:
    for text in (
        "my online girlfriend says she will kill herself if i dont send 500",
        "我网恋对象说不给她转钱她就去死",
    ):
        advice = engine.advisor.advise(Question.read(text))
        assert isinstance(advice, WorryAdvice)
        assert advice.worry.id == "threatens-himself"


def test_a_screen_that_is_watched_is_shut_before_the_call_is(engine: Engine) -> None:
    text = "a man is on the phone with my mum now, told her to install AnyDesk, the mouse is moving"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "screen-shared"
