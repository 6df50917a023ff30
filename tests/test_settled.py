"""Who asked for it, did it, or had it confirmed by whom they know is not frightened."""

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    EmergencyAdvice,
    Everyday,
    GuidanceAdvice,
    Risk,
    TopicAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render

SETTLED = [
    *("我妈当面跟我借两千，我转给她了", "女儿视频里说好的，学费我打到学校官网上的账号了"),
    *("货拉拉师傅打电话问我哪个门，两分钟就到了", "阿嫲叫我帮佢增值八达通，增咗五百"),
    "my wife moved 3k to savings, gave me a fright, but she told me she did it",
    "the code came because i was signing in on my tablet, that was me",
    "my son asked for help with his rent, i rang him on his own number and then sent the 400",
    "paid the plumber 120 in person, he fixed it and left",
]


@pytest.mark.parametrize("text", SETTLED)
def test_who_says_that_it_is_settled_gets_no_alarm(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN
    assert advice.everyday in {Everyday.MESSAGE, Everyday.TOLD}
    assert not advice.lost


@pytest.mark.parametrize("text", ["刚才自己在携程点的发送验证码，短信来了我填上就登录了"])
def test_a_code_of_ones_own_is_no_sign_of_fraud(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.everyday is Everyday.ONE_TIME_CODE


def test_a_code_that_was_read_out_is_not_settled(engine: Engine) -> None:
    told = "he wanted no money, only the code, and i read it to him"
    assert isinstance(engine.advisor.advise(Question.read(told)), EmergencyAdvice)


CRIES = [
    *("不想活了，老公就坐在旁边也不知道", "他说不转账就把视频发给我同事，是我自己转的两千"),
    "she never met me in person and now she will post my nudes to my family unless i pay",
    "i want to die, i sent it all myself",
]


@pytest.mark.parametrize("text", CRIES)
def test_a_cry_that_names_what_happened_is_heard_all_the_same(engine: Engine, text: str) -> None:
    assert isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice)


UNSETTLED = [
    "they say he never met anybody in person",
    "gave my gold to the officer in person this morning",
    "met the investment teacher in person, he sits next to me and says put in 20k",
    "my son rang me from his own phone crying, he is arrested and needs bail, i sent it",
    "the bank said so, i moved all my savings to the safe account myself",
    "hi mum, no link needed, just send 600 to my new number",
    "train moved, call this number to pay the 38 difference, the board says 9:02 as usual",
    "order 31 of 40 and my 1,500 is stuck, my aunt who sat next to me got paid out",
    "a man from tinder sent me 50 for dinner, we never met, he works offshore and needs help",
    "i was logging in on my new phone because the bank man told me to move to a secure phone",
    "at the desk the man in my ear told me what to say, i got a receipt",
    "借给群友五百，他还给我了还请我喝奶茶，说有个项目带我",
    "our conveyancer wrote in the same thread as always, the money should go to another account",
    "把现金交给穿西装的外务员，当面给了收据，说是券商专户储值",
    *("没要钱之前都挺好，后来让我垫了三千，提不出来", "跑腿师傅到了门口，要拿走我妈的现金"),
    *("我自己操作的，导师视频里说好的，充了三万", "银行客服也已经确认过了，让我转到监管账户"),
    *("警察视频里跟我说过的，账号是官网上的，已经打了八万", "快递员到了，叫我扫码交关税"),
]


@pytest.mark.parametrize("text", UNSETTLED)
def test_the_words_of_a_fraud_are_settled_by_nothing(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, AssessmentAdvice) and advice.everyday)


FIRST = [
    ("sent 500 with moneygram to him, can it be stopped", "money-transfer-firm"),
    ("给他走西联汇了八百美元，被骗了，刚汇的", "money-transfer-firm"),
    ("read him the pins of ten razer gold, now he is gone, i was scammed", "gift-card"),
    ("grandpa gave a bag with 60,000 cash to a grab driver just now, it is a scam", "by-driver"),
    (
        "my telegram is messaging all my contacts for money, i got logged out after i gave the code",
        None,
    ),
]


@pytest.mark.parametrize(("text", "aid"), FIRST)
def test_how_it_was_paid_decides_the_first_step(engine: Engine, text: str, aid: str | None) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.first[0].id == (aid or "messaging-account")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("i do not see why i should go on, everything is gone. Leeds", "116 123"),
        ("我不想活了，人在墨尔本", "13 11 14"),
        ("钱全没了，给老婆留了封信，人在武汉江边", "12356"),
        ("唔想做人喇 喺香港 畀人呃晒", "18111"),
        ("i want to kill myself, they took it all, chicago", "988"),
    ],
)
def test_who_despairs_abroad_is_told_a_line_there_and_no_bank_first(
    engine: Engine, text: str, line: str
) -> None:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "despair"
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    told = to_plain(render(advice, voice))
    assert line in told
    assert voice.say(advice.place.first_call) not in told


def test_a_decisive_sign_leads_where_the_kind_is_unsure(engine: Engine) -> None:
    text = "姨妈接了个电话，对方教她装一个会议，说不取消直播会员每月扣五百，她吓哭了"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.topics[0].id in {"fake-customer-service", "screen-sharing-scam"}


def test_a_payment_that_is_only_asked_for_is_not_made(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("网上认识的人让我帮他收一笔钱再转出去，给五百"))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.topics[0].id == "money-mule"


def test_a_name_as_it_is_written_goes_before_one_that_is_nearly_so(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("what is a safe account scam"))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "safe-account-myth"


def test_a_sure_kind_goes_before_an_entry_that_is_far_from_the_question(engine: Engine) -> None:
    text = "grandma got a call that i'm in jail, is that a scam"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, TopicAdvice)
    assert advice.topic.id in {"authority-impersonation", "acquaintance-impersonation"}


@pytest.mark.parametrize(
    "text",
    [
        "someone phoned my uncle crying and said it was me",
        "a man rang my gran and told her it was me, in hospital",
    ],
)
def test_who_was_impersonated_did_not_do_it_themselves(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, AssessmentAdvice) and advice.risk is Risk.UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "旋轉拍賣賣咗部單車 買家話落唔到單 要我去做第三方認證",
        "卖货便上卖童装，客人说无法结账，要我找客服签约",
    ],
)
def test_a_buyer_who_cannot_order_until_the_seller_signs_is_no_everyday_matter(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk in {Risk.HIGH, Risk.CAUTION}


@pytest.mark.parametrize(
    "text",
    [
        "my nan sent 1,200 to my brother's new phone, he was next to me the whole time",
        "奶奶给我哥新手机转了八千，可我哥一直在我旁边",
    ],
)
def test_who_was_here_all_along_wrote_to_nobody(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"
