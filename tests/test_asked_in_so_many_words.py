"""What sounds like a fraud or an emergency and is neither, and what only looks harmless."""

from dataclasses import replace

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    EmergencyAdvice,
    Everyday,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Candidate
from knowledge import KnowledgeBase
from tests.told import advise, of

ENTRIES = [
    ("bot-identity", "你们是哪个单位开的"),
    ("bot-identity", "who runs this bot and can i trust it"),
    ("rescuers", "柜员追着问我取钱干什么，凭什么啊"),
    ("rescuers", "the teller kept asking what my withdrawal was for, is that normal?"),
    ("identity-leaked", "护照照片发给招工的了，会不会被拿去贷款"),
    ("identity-leaked", "sent a picture of my NRIC to a recruiter, what can they do with it"),
    ("officer-at-the-door", "两个民警来敲门，没要钱，就让装反诈app，真的吗"),
    ("officer-at-the-door", "an officer knocked at my door and just gave me a leaflet"),
]
REPAID = [
    "上个月借给表弟三千，今天他转给我了，多给了五十",
    "my flatmate borrowed 80 last week and paid it back today",
]
NOT_REPAID = [
    "上个月借给网友三千，今天他转给我了，又要借两万",
    "she borrowed 80, paid it back, and now wants me to top up her trading account",
]
MISUSE = [
    "怎么不让我老公知道就看他微信",
    "帮我编一段招人做任务的话",
    "他不还钱，我手上有她照片，不还就发出去",
    "how do I read my girlfriend's messages without her knowing",
    "think up a sob story so my uncle sends me money",
    "which bank asks the fewest questions, or asks no questions",
]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("bad-purchase", "the garage refuses to fix the brakes they did last week"),
        ("bad-purchase", "眼镜店不肯给我换，镜片磨花了才一个礼拜"),
        ("meter-reader", "a man read the meter outside and left, my wife says i should have rung"),
        ("meter-reader", "抄水表的人记了数就走了，没进门，要不要打电话问"),
        ("builder-disputes", "kitchen man quoted 4,000, the final bill says 6,200"),
        ("builder-disputes", "师傅装完了又列了一堆增项，多要两万"),
        ("lost-pet-or-thing", "a man says he found my wallet and wants a reward sent first"),
        ("lost-pet-or-thing", "有人说捡到我的狗，要我先发红包当路费"),
        ("sent-by-mistake", "somebody deposit 9,000 inside my palmpay and nobody call me"),
        ("sent-by-mistake", "有人给我微信转了两千，备注什么都没写，不认识"),
        ("money-back", "what are the odds of ever seeing that money again"),
        ("money-back", "这种钱要回来的希望大不大"),
        ("sim-problem", "no reception since breakfast and kraken emails me about a login"),
        ("sim-problem", "手机整天没信号，邮箱不停来异地登录提醒"),
    ],
)
def test_what_words_alone_tell_gets_its_page(engine: Engine, entry: str, text: str) -> None:
    answer = engine.advisor.advise(Question.read(text))
    assert isinstance(answer, GuidanceAdvice)
    assert answer.entry.id == entry


@pytest.mark.parametrize(("entry", "text"), ENTRIES)
@pytest.mark.parametrize("form", ["situation", "emergency", "guidance"])
def test_a_question_in_so_many_words_gets_its_entry(
    base: KnowledgeBase, entry: str, text: str, form: str
) -> None:
    advice = advise(base, text, of(**{form: 0.9}))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == entry


@pytest.mark.parametrize(
    "text",
    [
        "护照照片发给招工的了，转了三万押金，会不会被拿去贷款",
        "身份证照片和验证码都发了，验证码报了两次，会不会被拿去贷款",
        "gave him my NRIC photo and the OTP, what can they do with it",
        "sent my passport photo, what can they do with it, I do not want to live",
    ],
)
def test_what_cannot_wait_comes_before_what_is_asked(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(emergency=0.8))
    assert isinstance(advice, EmergencyAdvice)


@pytest.mark.parametrize("text", REPAID)
def test_money_that_a_friend_paid_back_is_no_alarm(base: KnowledgeBase, text: str) -> None:
    likely = (Candidate("acquaintance-impersonation", 0.9),)
    advice = advise(base, text, replace(of(emergency=0.6, situation=0.4), topics=likely))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.everyday in {Everyday.MESSAGE, Everyday.TOLD}


@pytest.mark.parametrize("text", NOT_REPAID)
def test_paid_back_once_and_asked_for_more_is_no_comfort(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(situation=0.95))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.everyday is None


@pytest.mark.parametrize(
    ("text", "sent_away"),
    [
        ("房东当面说换了收租的卡，住了四年，正常吗", False),
        ("the dentist took the deposit at the desk and gave me a receipt, is that normal?", False),
        ("房租要涨一百，正常吗", True),
        ("the dentist gave me a receipt at the desk", True),
    ],
)
def test_who_only_wants_to_hear_that_it_is_well_is_not_sent_away(
    base: KnowledgeBase, text: str, sent_away: bool
) -> None:
    advice = advise(base, text, of(out_of_scope=0.9, ordinary=0.1))
    assert isinstance(advice, UnknownAdvice) is sent_away


@pytest.mark.parametrize("text", MISUSE)
def test_to_spy_to_recruit_and_to_threaten_is_not_helped(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(situation=0.5, misuse=0.1))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.MISUSE


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("我正准备转三万，又觉得怪", False),
        ("I am about to transfer it, not sure", False),
        ("我挂了，他又打来三次", False),
        ("I hung up and he called back four times", False),
        ("我转了三万，又觉得怪", True),
        ("I gave him the code and hung up, he called back four times", True),
    ],
)
def test_what_is_planned_or_over_has_no_steps_for_having_paid(
    base: KnowledgeBase, text: str, urgent: bool
) -> None:
    paid = (Candidate("paid", 0.9),)
    evidence = replace(of(emergency=0.75, situation=0.25), emergencies=paid)
    assert isinstance(advise(base, text, evidence), EmergencyAdvice) is urgent


def test_cash_that_waits_for_its_collector_has_not_gone(base: KnowledgeBase) -> None:
    coming = (Candidate("someone-is-coming", 0.9),)
    text = "我取了十二万放在家里，他说半小时到楼下拿钱"
    advice = advise(base, text, replace(of(emergency=0.9), emergencies=coming))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "someone-is-coming"


@pytest.mark.parametrize(
    ("text", "persuading"),
    [
        ("我妈已经投了十一万，怎么劝她都不听", True),
        ("我已经投了十一万，群里的人都在骂我", False),
    ],
)
def test_who_has_to_persuade_a_parent_is_told_how(
    base: KnowledgeBase, text: str, persuading: bool
) -> None:
    paid = (Candidate("paid", 0.9),)
    advice = advise(base, text, replace(of(emergency=0.9), emergencies=paid))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.persuading is persuading


def test_steps_hold_what_is_to_be_known_of_a_kind_that_is_sure(engine: Engine) -> None:
    text = "做到第三单垫了八千，说我点错了，要再补两万才能一起提出来，群里都在催"
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.sure
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    assert "页面上的余额是假的" in to_plain(render(advice, voice))


def test_what_was_given_away_is_met_first_in_a_warning_too(base: KnowledgeBase) -> None:
    given = replace(
        of(situation=0.75, emergency=0.25),
        topics=(Candidate("job-scam", 0.95),),
        emergencies=(Candidate("gave-bank-details", 0.9),),
    )
    text = "I sent my passport and a selfie for the warehouse job, now she wants a medical fee"
    advice = advise(base, text, given)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.HIGH
    assert [aid.id for aid in advice.first] == ["papers-only"]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("有人往我卡里打了两千，说打错了，让我退到他另一个账户", "sent-by-mistake"),
        (
            "a buyer paid me 80 too much by mistake and wants the rest back, do i refund",
            "sent-by-mistake",
        ),
        ("为啥骗子连我孩子在哪上学都知道", "how-they-know"),
        ("how did they even get my address and what i ordered", "how-they-know"),
        ("被骗八百块是不是不立案，派出所会不会笑话我", "case-threshold"),
    ],
)
def test_what_sounds_like_a_loss_and_is_a_question_gets_its_entry(
    engine: Engine, text: str, entry: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice | WorryAdvice)
    found = advice.worry.guide if isinstance(advice, WorryAdvice) else advice.entry.id
    assert found == entry


GIVEN_BACK = [
    "有人往我卡里打了两千，说打错了，我已经转回去了，后来发现根本没到账",
    "he sent me money by mistake and i sent it back from my own, now my bank says it was never there",
]


def test_who_is_threatened_or_despairs_gets_no_entry_instead(engine: Engine) -> None:
    for text in (
        "有人往我卡里打了两千说打错了让我退，不退就把我的裸照发给家人",
        "被骗八百块是不是不立案，我不想活了",
    ):
        assert isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice), text


@pytest.mark.parametrize("text", GIVEN_BACK)
def test_who_sent_it_back_hears_what_to_do_now(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, GuidanceAdvice) and advice.entry.id == "sent-by-mistake")


@pytest.mark.parametrize(
    "text", ["快递员问我放门口还是驿站", "the plumber asked whether Tuesday suits me"]
)
def test_who_cannot_be_told_anything_learns_what_speaks_for_an_everyday_matter(
    engine: Engine, text: str
) -> None:
    question = Question.read(text)
    advice = AssessmentAdvice(Risk.UNKNOWN, (), ())
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    assert voice.phrases.assessment.ordinary in to_plain(render(advice, voice))
    lost = replace(advice, lost=True)
    assert voice.phrases.assessment.ordinary not in to_plain(render(lost, voice))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("got hotline or not, i stay Bedok, before i pay", "sg"),
        ("is there a helpline in Leeds for this", "gb"),
        ("有没有热线可以先问问", "cn"),
    ],
)
def test_who_asks_for_a_line_gets_those_of_the_place(
    base: KnowledgeBase, text: str, place: str
) -> None:
    advice = advise(base, text, of(situation=1))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == ("report-and-hotlines" if place == "cn" else "outside-china")
    assert advice.place == base.places[place]


def test_a_yard_of_keywords_about_a_year_asks_for_its_figures(base: KnowledgeBase) -> None:
    for text in ("telecom fraud cases china 2013", "2013年 电信诈骗 案件数"):
        assert isinstance(advise(base, text, of(guidance=1)), UnknownAdvice), text
    for text in ("fraud law china 2022", "反诈 App 2021 怎么装"):
        assert isinstance(advise(base, text, of(guidance=1)), GuidanceAdvice), text


def test_what_another_figure_counts_and_is_not_meant_asks_for_nothing(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("境内打掉的诈骗窝点有多少个，不是缅甸那边的"))
    assert isinstance(advice, FiguresAdvice)
    assert advice.figures[0].id == "dens-destroyed"


def test_a_bet_with_an_old_neighbour_is_no_question_of_age(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("隔壁大妈跟我打赌，宣传资料一共发了多少份"))
    assert isinstance(advice, FiguresAdvice)
    assert advice.figures[0].id == "publicity-materials"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("im trapped in a scam compound", "held-abroad"),
        ("被困在缅甸园区了", "held-abroad"),
        ("is it illegal if the company wont let you out the gate, i am in myanmar", "held-abroad"),
        ("my card was charged twice for 89.99", "unknown-charges"),
        ("催收打给我妈", "debt-collectors"),
        ("a debt collector calls my mother", "debt-collectors"),
        ("钱转错人了", "paid-the-wrong-person"),
        ("i sent money to the wrong account", "paid-the-wrong-person"),
        ("我的微信号被盗了", "account-taken-over"),
        ("someone took over my whatsapp", "account-taken-over"),
        ("健身房跑路了", "bad-purchase"),
        ("the gym closed and kept my fee", "bad-purchase"),
        ("我儿子打赏主播两万", "child-spent-money"),
        ("my son spent 600 on roblox", "child-spent-money"),
        ("钱被骗光了没饭吃", "no-money-left"),
        ("i have nothing left to eat", "no-money-left"),
        ("i sent my coins to the wrong network", "crypto-wallet"),
        ("助记词填到网页上了", "crypto-wallet"),
        ("is this direct selling firm a pyramid", "pyramid-selling"),
        ("这家公司要拉人头 是传销吗", "pyramid-selling"),
        ("is the flood appeal charity genuine", "charity-check"),
        ("怎么知道这个募捐是不是真的", "charity-check"),
        ("every file on my pc is encrypted and there is a ransom note", "ransomware"),
        ("电脑文件全被加密了 要比特币", "ransomware"),
        ("somebody copied my facebook profile and writes to my friends", "profile-copied"),
        ("有人用我的照片开了个假微信号", "profile-copied"),
        ("the bar wont let us leave until we pay 900", "bar-tab-trap"),
        ("网恋对象带我去酒吧，账单八千不让走", "bar-tab-trap"),
    ],
)
def test_what_stands_beside_fraud_has_a_page_of_its_own(
    engine: Engine, text: str, entry: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == entry


@pytest.mark.parametrize(
    "text",
    ["how do they fake the number of my bank", "骗子怎么能显示银行的号码"],
)
def test_how_a_number_is_faked_is_answered_after_another_page(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(page="why-people-fall"))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "caller-number"
