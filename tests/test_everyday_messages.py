"""Messages that are plainly everyday life, one-time codes, and what stands in quotation marks."""

import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, Everyday, GuidanceAdvice, Risk
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render

CODES = [
    "Your code is 730 118, SGD 42.00 at FAIRPRICE. Do not tell anyone, including bank staff.",
    "Your Uber code is 4821. Never share this code.",
    "【建设银行】验证码 662310，您正在办理转账8000元，切勿告知他人。",
    'is it scam "Your OTP for login to Swiggy is 482913. Do not share with anyone."',
]
EVERYDAY = [
    "Happy birthday darling, hope you like the flowers, love nan",
    "老妈今晚加班，你自己热饭吃",
    'Is this genuine? "Your Tesco order is out for delivery today between 14:00 and 15:00."',
    "这条是真的吗 “【顺丰】您的快件已到菜鸟驿站，取件码3-2-1145”",
]
FRAUDS = [
    'is this real "HMRC: you are due a refund of £312.44, claim at hmrc-refund.click"',
    'is it a scam? "Part time job, daily salary 5000, contact wa.me/9190000 to start"',
    "真的吗？“您的ETC已停用，请点击 etc-renew.top 重新认证”",
]


@pytest.mark.parametrize("text", CODES)
def test_a_one_time_code_is_for_nobody_else(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert (advice.risk, advice.everyday) == (Risk.UNKNOWN, Everyday.ONE_TIME_CODE)


@pytest.mark.parametrize("text", EVERYDAY)
def test_what_reads_like_everyday_life_is_not_vouched_for(engine: Engine, text: str) -> None:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN
    assert advice.everyday in {Everyday.MESSAGE, Everyday.TOLD}
    said = to_plain(
        render(
            advice, Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
        )
    )
    assert "安全" not in said
    assert "safe" not in said


@pytest.mark.parametrize("text", FRAUDS)
def test_a_fraud_in_quotation_marks_is_judged_as_it_came(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.HIGH


def test_a_code_that_a_stranger_wants_called_in_is_no_everyday_code(engine: Engine) -> None:
    text = "Coinbase: your withdrawal code is 338201. If this was not you call +1 888 234 5678"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.everyday is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("阿媽啱啱過咗八萬蚊俾一個話係入境處嘅人，依家點做好", "hk"),
        ("我剛剛把錢匯給假的檢察官了，怎麼辦", "tw"),
        ("我刚把钱转给假的检察官了，怎么办", "cn"),
    ],
)
def test_traditional_characters_tell_whose_numbers_to_give(
    engine: Engine, text: str, place: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.place.id == place


def test_a_warning_of_the_police_is_not_taken_for_a_code(engine: Engine) -> None:
    text = "【反诈中心提醒】您可能正在遭遇刷单诈骗，请勿转账，勿透露验证码，可拨打96110咨询。"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "ninety-six-one-one-zero"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "96110昨天打来没接，今天民警又来家里坐了会儿，问我下过炒股软件没，我没下，心慌",
            "ninety-six-one-one-zero",
        ),
        ("96110给我爱人打了个电话，劝她别进荐股群，什么都没要就挂了", "ninety-six-one-one-zero"),
        (
            "96110 rang my aunt, only told her not to trust the trading group, asked for nothing",
            "ninety-six-one-one-zero",
        ),
        ("大半夜招商银行给我发了个动态码，我没在操作", "unasked-code"),
        ("my bank texted a code and I had not asked for one", "unasked-code"),
        ("no service since ten and my exchange password was reset", "sim-problem"),
    ],
)
def test_what_only_arrives_is_explained(engine: Engine, text: str, entry: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == entry


CLASSIC = [
    "hi mum, phone fell in the bath, this is my temporary number, can you pay a bill for me",
    "妈，我手机掉水里了，这是同学的号，帮我交一下补课费",
    "您的包裹已丢失，加客服微信办理双倍理赔",
    "我是公安局的，您名下的卡涉嫌洗钱，请配合调查不要告诉家人",
    "恭喜您抽中一等奖，交手续费即可领取",
    "点赞关注一单五元，日结，进群领任务",
    "Your parcel is held, pay 1.99 at evri-fee.click",
    "This is the police, your ID is used in a crime, stay on video and tell nobody",
    "You have won 500,000 dollars, pay the release fee to claim it",
    "Like videos and earn 50 a day, message our trainer on Telegram",
    "Kindly send me the six digit code I sent to your phone by mistake",
    "借款已审批，先交保证金即可放款",
    "我们有内部消息带您炒股，保证翻倍，进群跟老师",
    "I have a video of you, pay 500 in bitcoin or it goes to all your contacts",
]


@pytest.mark.parametrize("text", CLASSIC)
def test_what_everybody_knows_for_a_fraud_is_warned_of(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    if not isinstance(advice, EmergencyAdvice):
        assert isinstance(advice, AssessmentAdvice)
        assert advice.risk is not Risk.UNKNOWN


@pytest.mark.parametrize("text", ["刷单返利", "安全账户", "screen sharing scam"])
def test_a_name_by_itself_is_no_message(engine: Engine, text: str) -> None:
    assert not isinstance(engine.advisor.advise(Question.read(text)), AssessmentAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "I got a code I never asked for and I read it to the man who rang",
        "收到一个没申请的验证码，客服打来我就念给他了",
    ],
)
def test_a_code_that_was_told_is_an_emergency_all_the_same(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "gave-a-code"
