"""Who pastes a message and adds what they did, and what no check makes genuine."""

import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain

CHAT = 1
PARCEL = (
    "USPS: Your package cannot be delivered due to incomplete address. Please confirm at "
    "usps-redelivery.top/us within 12 hours."
)
TOLL = "【中国ETC】您的ETC已停用，请点击 etc-cn.top 重新认证。"


@pytest.mark.parametrize(
    ("message", "added", "expected"),
    [
        (PARCEL, "I clicked it and put my card in", "gave-bank-details"),
        (PARCEL, "I opened it and paid the fee with my debit card, 1.99", "gave-bank-details"),
        (TOLL, "我点了，卡号和验证码都填了", "gave-bank-details"),
    ],
)
def test_who_did_what_a_message_wants_gets_the_steps(
    engine: Engine, message: str, added: str, expected: str
) -> None:
    advice = engine.advisor.advise(Question.read(f"{message} {added}"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == expected


@pytest.mark.parametrize("added", ["", "I have not clicked anything", "should I click it?"])
def test_who_did_nothing_is_warned(engine: Engine, added: str) -> None:
    advice = engine.advisor.advise(Question.read(f"{PARCEL} {added}"))
    assert isinstance(advice, AssessmentAdvice)


@pytest.mark.parametrize(
    ("told", "seen", "then"),
    [
        (
            "I met a lady on a dating app 2 months ago, never met her. She shows me how to trade"
            " gold and I made some profit. Should I put in more?",
            "we did video call once, it was her, only short",
            "she says if i trust her i would not ask such questions",
        ),
        (
            "网上认识个男的，聊了两个月没见过面，带我一起买虚拟币，让我多投点",
            "我们视频过，就是他本人，是真的",
            "他说我要是信他就再投两万",
        ),
    ],
)
def test_a_face_on_a_screen_settles_no_romance(
    engine: Engine, told: str, seen: str, then: str
) -> None:
    dialogue = engine.dialogue(memory := Memory())
    dialogue.hear(CHAT, told)
    assert memory.of(CHAT).recall.topic == "pig-butchering"
    dialogue.hear(CHAT, seen)
    assert not memory.of(CHAT).recall.settled
    after = to_plain(dialogue.hear(CHAT, then))
    assert "genuine, do what" not in after
    assert "核实过是真的" not in after


def test_a_bank_asked_on_its_own_number_settles_still(engine: Engine) -> None:
    dialogue = engine.dialogue(memory := Memory())
    memory.note_recall(CHAT, Recall(topic="fake-customer-service"))
    dialogue.hear(CHAT, "I rang the number on the back of my card and it was really them, genuine")
    assert memory.of(CHAT).recall.settled


def test_an_excuse_is_no_check_and_the_real_one_unmasks_it(engine: Engine) -> None:
    dialogue = engine.dialogue(memory := Memory())
    dialogue.hear(CHAT, "message from our choir leader, she needs 300 dollars, can I pay by card")
    memory.note_recall(CHAT, Recall(topic="acquaintance-impersonation"))
    dialogue.hear(CHAT, "i asked her to call and she says her mic is broken")
    assert not memory.of(CHAT).recall.settled
    dialogue.hear(CHAT, "i rang her normal and she picked up, she doesnt know anything about it!!")
    assert memory.of(CHAT).recall.worry == "real-one-denies"
