"""Somebody close to the writer is deceived: the writer is told what a relative can do."""

import pytest

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    TopicAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain
from bot.state.privacy import Stored
from knowledge.worries import EVERYDAY, RELATIVE

CHAT = 1
DAD = "My dad saw an advert with a famous footballer about a trading app and a manager phones him every day now"
GRANDMA = "我奶奶接到电话，说是公安局的，说她的银行卡涉嫌洗钱，让她别告诉家里人"


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        (DAD, True),
        (GRANDMA, True),
        ("someone rang my wife and says he has our daughter", True),
        ("grandson 12 clicked on free game money and now a man wants my card", True),
        ("有人介绍我弟去国外做客服，包机票", True),
        ("My friend texted me asking to borrow 500, says her bank app is broken", False),
        ("my husband says it is a scam, they want me to pay customs for a parcel", False),
        ("I met him online, my sister thinks he is fake", False),
        ("我表哥突然QQ找我借三千，说在医院", False),
        ("我老公说是骗人的，我接到电话说我开了会员要扣钱", False),
        ("我在温哥华读书，领事馆打电话给我", False),
        ("my grant was approved but i have to pay a fee first", False),
        ("our steps to claim the prize say pay 20 first", False),
        ("my friend request was accepted and now she asks for money", False),
        ("girl on tinder wants me to invest", False),
        ("我是宝妈，在群里看到刷单，垫付了三百", False),
        ("我开奶茶店，有人打电话订一百杯，让我先加他微信", False),
        ("我朋友圈看到一个兼职，要先交押金", False),
        ("我老婆本都投进去了，现在提不出来", False),
    ],
)
def test_who_a_case_is_about_is_heard(engine: Engine, text: str, relative: bool) -> None:
    memory = Memory()
    engine.dialogue(memory).hear(CHAT, text)
    assert memory.of(CHAT).recall.relative is relative


@pytest.mark.parametrize(
    ("text", "whom", "steps"),
    [
        (DAD, "If it is somebody close to you", "What they should do"),
        (GRANDMA, "要是家人、朋友碰上的", "请本人这样做"),
    ],
)
def test_a_warning_says_first_what_a_relative_can_do(
    engine: Engine, text: str, whom: str, steps: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.for_another
    said = to_plain(engine.dialogue().hear(CHAT, text))
    assert said.index(whom) < said.index(steps)
    assert "Do this now" not in said


def test_a_warning_to_who_is_cheated_themselves_names_no_relative(engine: Engine) -> None:
    said = to_plain(
        engine.dialogue().hear(
            CHAT,
            "a manager from a trading app phones me every day, he wants me to put in 250 first",
        )
    )
    assert "somebody close to you" not in said
    assert "Do this now" in said


def advised(engine: Engine, text: str, recall: Recall) -> Advice:
    return engine.advisor.advise(Question.read(text), recall)


@pytest.mark.parametrize(
    ("text", "topic", "worry"),
    [
        ("the manager wants another 3000 from him", "investment-scam", "they-want-more"),
        ("i refused to lend it and he shouted at me", "gambling-scam", "they-turn-nasty"),
        ("her line is engaged all the time", "authority-impersonation", "cannot-reach-them"),
        ("她电话一直占线打不进去", "authority-impersonation", "cannot-reach-them"),
        ("柜员问他，他说是装修用的，是那边教的", "investment-scam", "asked-to-lie"),
        ("他把降压药停了", "elderly-scam", "unwell"),
        ("she stopped taking her tablets because of them", "elderly-scam", "unwell"),
    ],
)
def test_what_is_told_next_is_answered_for_a_relative(
    engine: Engine, text: str, topic: str, worry: str
) -> None:
    advice = advised(engine, text, Recall(topic=topic, relative=True))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == worry
    assert RELATIVE in advice.answer.of


def test_the_same_is_said_otherwise_to_who_is_cheated_themselves(engine: Engine) -> None:
    text = "i refused to send it and he shouted at me"
    for relative in (True, False):
        advice = advised(engine, text, Recall(topic="gambling-scam", relative=relative))
        assert isinstance(advice, WorryAdvice)
        assert (RELATIVE in advice.answer.of) is relative


def test_what_is_written_for_a_graver_case_comes_before_what_is_for_relatives(
    engine: Engine,
) -> None:
    recall = Recall(topic="sextortion", emergency="blackmailed", relative=True)
    advice = advised(engine, "they want another 300 from him", recall)
    assert isinstance(advice, WorryAdvice)
    assert RELATIVE not in advice.answer.of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("my aunt has paid, what should she do", "shopping-scam"),
        ("我舅妈已经转了，她该怎么办", "acquaintance-impersonation"),
    ],
)
def test_who_asks_what_a_relative_is_to_do_who_has_paid_gets_the_steps(
    engine: Engine, text: str, topic: str
) -> None:
    advice = advised(engine, text, Recall(topic=topic))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_what_to_do_if_she_pays_is_no_payment(engine: Engine) -> None:
    advice = advised(engine, "what should i do if she pays", Recall(topic="shopping-scam"))
    assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "paid")


def test_steps_after_a_payment_say_what_holds_for_a_relative(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, DAD)
    said = to_plain(dialogue.hear(CHAT, "he already sent them 250"))
    assert "If it happened to somebody close to you" in said


def test_who_is_meant_is_told_later_too(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "a broker app wants 15% tax before the withdrawal")
    assert not memory.of(CHAT).recall.relative
    dialogue.hear(CHAT, "it's my mum who put the money in, not me")
    assert memory.of(CHAT).recall.relative


def test_a_new_case_is_not_about_the_relative_of_the_old_one() -> None:
    assert not Recall(topic="loan-scam", relative=True).anew().relative


def test_what_is_remembered_of_a_relative_can_be_seen(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, DAD)
    assert "Somebody close to you" in to_plain(dialogue.my_data(CHAT, Stored(), "en"))


@pytest.mark.parametrize(
    ("text", "little"),
    [
        ("i clicked it and typed my plate number and my name, then i stopped", True),
        ("i gave them my date of birth and phone", True),
        ("我点进去填了手机号和名字", True),
        ("i typed my name and my card number", False),
        ("我填了手机号和验证码", False),
        ("i gave him my name and a photo of my passport", False),
    ],
)
def test_a_card_that_nobody_saw_is_not_blocked(engine: Engine, text: str, little: bool) -> None:
    advice = advised(engine, text, Recall(topic="phishing"))
    if little:
        assert isinstance(advice, WorryAdvice)
    else:
        assert not (isinstance(advice, WorryAdvice) and advice.worry.id == "what-can-they-do")


def test_of_little_that_was_given_no_card_is_spoken_of_first(engine: Engine) -> None:
    advice = advised(engine, "我点进去填了手机号和名字", Recall(topic="phishing"))
    assert isinstance(advice, WorryAdvice)
    assert advice.answer == advice.worry.answer_of(EVERYDAY)
    assert advice.of_kind is None


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("its my mum, she clicked on it", True),
        ("it was my husband who paid", True),
        ("不是我，是我妈转的", True),
        ("不是我，是客服说的", False),
        ("是我朋友介绍的", False),
        ("this is my mum who taught me that", False),
    ],
)
def test_that_it_is_a_relative_may_be_said_later(engine: Engine, text: str, relative: bool) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "they said the parcel is stuck in customs and wanted 3 pounds by card")
    dialogue.hear(CHAT, text)
    assert memory.of(CHAT).recall.relative is relative


def test_a_telephone_that_rings_is_nobody_at_the_door(engine: Engine) -> None:
    recall = Recall(topic="fake-customer-service")
    assert isinstance(advised(engine, "hes ringing now", recall), WorryAdvice)
    door = advised(engine, "hes ringing the door bell now", Recall(topic="authority-impersonation"))
    assert isinstance(door, EmergencyAdvice)
    assert door.emergency.id == "someone-is-coming"


@pytest.mark.parametrize(
    "text", ["110已经打了，让我等着，我还要做什么", "the police told me to wait"]
)
def test_the_police_who_have_somebody_wait_do_not_stall(engine: Engine, text: str) -> None:
    advice = advised(engine, text, Recall(topic="task-scam", emergency="paid"))
    assert not (isinstance(advice, WorryAdvice) and advice.worry.id == "stalling")
    assert not isinstance(advice, TopicAdvice)
