"""What is told once a call, a loss or a report lies behind, and what only sounds as if it did."""

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    SmalltalkAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall

SHAKEN, COMFORT, REPORTED = "shaken-by-a-call", "emotional-support", "after-the-report"

PAGES = [
    (SHAKEN, "a fake officer frightened my nan on the phone, it's over but she's still shaking"),
    (SHAKEN, "put the phone down on a scammer an hour ago and my hands are still trembling"),
    (SHAKEN, "接了个假警察的电话，已经挂了，人还在发抖"),
    (SHAKEN, "外婆被冒充法院的人在电话里吓哭了，没给钱，怎么安抚"),
    (COMFORT, "a month since I was conned and I lie awake going over it every night"),
    (COMFORT, "被骗快一个月了，天天失眠，一闭眼就是那天的事"),
]
NOT_OVER = [
    ("on-the-phone-now", "a fake officer is on the phone with nan right now and she's shaking"),
    ("on-the-phone-now", "我妈被假警察吓得发抖，电话还没挂"),
    ("gave-a-code", "the fake bank man scared me so much I read him the code, still shaking"),
    ("paid", "骗子的电话把我爸吓得把三万转过去了"),
    ("despair", "被骗快一个月了，天天失眠，不想活了"),
    ("despair", "can't sleep since I was conned and I don't want to live any more"),
    ("on-the-phone-now", "他叫我去酒店开个房间住下，不能告诉家里人"),
    ("about-to-pay", "阿嫲識咗個網友，話要匯五萬蚊俾佢攞禮物"),
    ("paid", "阿嫲識咗個網友，琴日匯咗五萬蚊俾佢攞禮物"),
]


@pytest.mark.parametrize(("page", "text"), PAGES)
def test_who_is_shaken_or_lies_awake_is_comforted(engine: Engine, page: str, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == page


@pytest.mark.parametrize(("emergency", "text"), NOT_OVER)
def test_what_goes_on_or_has_happened_comes_first(
    engine: Engine, emergency: str, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


@pytest.mark.parametrize(
    "text", ["屏幕共享还开着，怎么关掉", "how do I stop it, he can still see my screen"]
)
def test_a_screen_that_is_seen_is_no_question_for_later(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(emergency="paid"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "screen-shared"


@pytest.mark.parametrize(
    "text",
    [
        "我报完案就换了手机号，民警那边还是旧的",
        "the officer has my old number, I changed my sim after reporting",
    ],
)
def test_a_new_number_is_to_be_told_to_the_police(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(page=REPORTED))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "new-contact-details"


@pytest.mark.parametrize("text", ["好的，我明天就去问", "ok, I'll ring them tomorrow"])
def test_who_will_do_it_is_let_go(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(page=REPORTED))
    assert isinstance(advice, SmalltalkAdvice)


@pytest.mark.parametrize("text", ["好的，我明天就去打款", "ok, I'll send him the money tomorrow"])
def test_who_will_pay_is_not(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(page=REPORTED))
    assert not isinstance(advice, SmalltalkAdvice)


def test_a_warning_that_wants_nothing_is_no_officer_of_a_gang(engine: Engine) -> None:
    warned = engine.advisor.advise(
        Question.read("社区民警发短信提醒小心境外电话，这是真的还是假的")
    )
    assert isinstance(warned, AssessmentAdvice)
    assert warned.matter is not None
    assert warned.matter.id == "public-warning-text"
    wanted = engine.advisor.advise(
        Question.read("社区民警发短信提醒我加他微信做笔录，这是真的还是假的")
    )
    assert not (isinstance(wanted, AssessmentAdvice) and wanted.matter)


@pytest.mark.parametrize(
    "text",
    [
        "我报错人家了，东西是快递弄丢的，现在要去派出所撤吗",
        "I told the police my roofer had vanished and today he turned up, he'd been ill",
    ],
)
def test_a_mistaken_report_is_put_right(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "withdraw-report"


@pytest.mark.parametrize(
    "text",
    [
        "银行短信说我卡刚消费了860元，可我没买东西，是诈骗短信吗",
        "got a text about £31 at a garage on my card but i didn't buy any petrol",
        "text from the bank says 88.20 at a shop in Leeds?? i never bought anything there",
    ],
)
def test_a_payment_that_nobody_made_is_the_banks_to_stop(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "unknown-charges"


def test_what_was_checked_after_a_code_was_given_is_still_a_loss(engine: Engine) -> None:
    text = "we looked up the bank's number and rang, it is genuine but I had given him the code"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "gave-a-code"


def test_what_many_are_asked_to_pay_is_not_paid_yet(engine: Engine) -> None:
    text = "班主任在群里通知每人交校服费三百，扫码交，我有点担心"
    assert isinstance(engine.advisor.advise(Question.read(text)), AssessmentAdvice)


def test_money_that_was_moved_before_the_call_ended_is_gone(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("他挂了电话，还好我把钱都转到安全账户了"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


@pytest.mark.parametrize(
    "text",
    [
        "短信说我的卡刷了900，我没刷，让我点链接撤销",
        "text about £40 at a shop, I didn't buy anything, it says tap to stop it",
    ],
)
def test_a_way_out_by_link_is_no_notice_of_a_bank(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not isinstance(advice, GuidanceAdvice)


def test_a_school_that_rings_threatens_nobody(engine: Engine) -> None:
    text = "School rang, I owe for a trip and they'd text me a link. Bit wary since my neighbour"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.matter is not None
    assert advice.matter.id == "school-fee"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (REPORTED, "the officer asked me to come in to the station and make a statement"),
        (REPORTED, "办案民警让我去所里补一份笔录，有点紧张"),
        (REPORTED, "I threw away the slip the constable gave me at the station"),
        (REPORTED, "受案回执找不到了，银行要看"),
    ],
)
def test_what_is_asked_after_a_report(engine: Engine, page: str, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == page


@pytest.mark.parametrize(
    ("emergency", "text"),
    [
        ("despair", "这一辈子算是白活了"),
        ("paid", "被骗三万五。说出来都觉得丢人"),
        ("blackmailed", "他说不给钱就把照片发出去，我已经转了两千"),
    ],
)
def test_what_is_said_quietly_is_heard(engine: Engine, emergency: str, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


def test_an_officer_who_sends_to_a_hotel_is_none(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("民警打电话叫我去酒店里录笔录，不许告诉家里"))
    assert not isinstance(advice, GuidanceAdvice)
