"""The barest cries: somebody calls for help, or takes leave of life, in three words."""

import pytest

from bot.advice.advice import EmergencyAdvice, Reason, UnknownAdvice
from bot.advice.cries import CryFinder
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory
from bot.plain import to_plain
from index.normalise import normalise
from tests.known import BASE

CHAT = 1


@pytest.mark.parametrize(
    "text",
    [
        "救命",
        "救救我",
        "帮帮我！",
        "怎么办",
        "我该怎么办啊",
        "點算",
        "help me",
        "please help",
        "SOS",
        "what do I do??",
        "help im 15 and i did something so stupid",
        "i think i made a huge mistake",
        "我干了一件很傻的事",
        "我15，闯大祸了怎么办",
    ],
)
def test_who_only_calls_for_help_is_told_to_stop_and_asked_what_happened(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.CRY
    said = to_plain(engine.dialogue().hear(CHAT, text))
    assert "110" in said


@pytest.mark.parametrize("text", ["帮我写一首诗", "help me with my homework", "我家的狗怎么办"])
def test_who_wants_something_is_not_taken_to_cry(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, UnknownAdvice) and advice.reason is Reason.CRY)


def test_in_a_case_what_now_is_answered_with_the_case(engine: Engine) -> None:
    dialogue = engine.dialogue(Memory())
    dialogue.hear(CHAT, "我刚给骗子转了5万")
    assert "出了什么事" not in to_plain(dialogue.hear(CHAT, "怎么办"))


@pytest.mark.parametrize(
    "text",
    [
        *("我想自杀", "想自杀", "自杀", "我要跳楼", "儿子要跳楼", "我妈想自杀", "女朋友要自杀"),
        *("怎么自杀不痛", "被骗了想自杀", "喝农药了", "阿媽想自殺", "老公说要去死"),
        *("wo bu xiang huo le", "wo xiang zisha"),
        *("I want to kill myself", "my son wants to kill himself", "im going to jump"),
    ],
)
def test_a_life_is_heard_in_few_words(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "despair"


@pytest.mark.parametrize(
    "text",
    [
        *("通报里有多少受害人自杀", "跳楼价清仓是真的吗"),
        *("我不敢告诉爸妈", "女儿刷单被骗了不敢说", "太丢人了", "I can't sleep since it happened"),
        *("how do I tell my wife", "会頭跑了", "I have no money left for food"),
    ],
)
def test_shame_and_fear_are_no_leave_taking(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "despair")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("刚刚又给他们转了三千", True),
        ("给他们已经交了五千", True),
        ("畀佢哋過咗五千", True),
        ("他们都已经交了", False),
        ("他们转了三千给我", False),
    ],
)
def test_who_paid_them_is_told_from_what_they_pay(text: str, lost: bool) -> None:
    assert CryFinder(BASE.cries).lost(normalise(text)) is lost


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("朋友转了五千给骗子", True),
        ("我朋友被骗了两万", True),
        ("my friend sent them 300", True),
        ("朋友圈有人卖演唱会票 转了定金就拉黑我", False),
        ("朋友圈刷到兼职被骗了", False),
        ("我朋友转给我一个链接 我点了", False),
        ("会计刚转了40万给假老板", True),
        ("我是会计 刚转了40万给假老板", False),
        ("my friend sent me a link and i put my card in it", False),
    ],
)
def test_a_loss_is_a_friend_s_if_the_friend_had_it(text: str, another: bool) -> None:
    assert CryFinder(BASE.cries).of_another(normalise(text)) is another


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("我在这边被卖了三次，老板拿电棍打人，求报警", "missing-person"),
        ("主管用电棍，想逃，谁看到帮我报警", "missing-person"),
        ("the guards use a cattle prod, help me escape", "missing-person"),
        ("i was sold twice, this boss uses electric shocks, help", "missing-person"),
        ("he swapped my atm card and debits keep coming", "gave-bank-details"),
        ("取款的时候卡被人调包了，短信一直提示取走两千", "gave-bank-details"),
        ("kena scam just now, RM900", "paid"),
        ("照她说的把2,300转去那个户口", "paid"),
        ("dhl text says 2.10 customs due, i put my card in. so worried", "gave-bank-details"),
        ("電話轉到公安，我畀咗佢身份證號碼", "gave-bank-details"),
        ("自称客服要帮我关百万保障，让我下会议软件，我已经装好了", "screen-shared"),
    ],
)
def test_words_that_need_no_second_sign(engine: Engine, text: str, emergency: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


@pytest.mark.parametrize(
    "text",
    [
        "my company got sold twice this year and the new boss is awful",
        "they swapped my card for a new design",
        "二手车被转卖了三次，能查吗",
        "小区保安有电棍，我已经报警了",
        "谁看到偷我车的人，帮报个警",
        "i switched my card on the app and the old payments are taken from the new one",
        "去派出所办居住证，给了警察身份证号",
    ],
)
def test_everyday_words_are_no_cry(engine: Engine, text: str) -> None:
    assert not isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice)


def test_what_happens_to_others_is_no_loss_of_ones_own(engine: Engine) -> None:
    text = "what happens to people who rent out their card, first time, they paid 500"
    assert not isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice)
