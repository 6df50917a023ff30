"""What comes before all other steps: by what was given away, and by whom."""

import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, Risk
from bot.advice.firstaid import FirstAidFinder
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.normalise import normalise
from knowledge import KnowledgeBase

FIRST = [
    ("about-to-pay", "我12岁，他叫我去拿妈妈手机，不然抓我爸妈", ["a-child-writes"]),
    ("paid", "im 13 and i used my mums card for the free skins", ["a-child-writes"]),
    ("paid", "我儿子12岁，用我手机扫了码", []),
    ("blackmailed", "my ex says he sends the videos to my boss", ["by-someone-known"]),
    ("blackmailed", "前男友说不回去就把照片发单位", ["by-someone-known"]),
    ("blackmailed", "a girl from tinder sends my video to my contacts", []),
    ("clicked-or-installed", "群里的工资表.exe我双击了", ["file-run-on-a-computer"]),
    ("clicked-or-installed", "opened the zip from the work chat", ["file-run-on-a-computer"]),
    ("paid", "我妈把两根金条交给来家里的小伙子了", ["handed-over"]),
    ("paid", "he took the envelope of cash at the door and drove off", ["handed-over"]),
    ("gave-bank-details", "nan gave her card and pin to the courier", ["card-handed-over"]),
    ("gave-bank-details", "银行卡和密码都给了上门的专员", ["card-handed-over"]),
    ("gave-bank-details", "a man came and took his debit card and pin", ["card-handed-over"]),
    ("paid", "he gave the courier his card and 5,000 in cash", ["handed-over"]),
    ("despair", "钱没了，我在天台上坐着", ["step-away"]),
    ("despair", "walked out to the old bridge, nothing left", ["step-away"]),
    ("despair", "不想活了，贷款还不上", []),
    ("someone-is-coming", "外婆拿着一包现金出门了，电话也不接", ["carried-out-of-the-house"]),
    (
        "someone-is-coming",
        "grandpa left the house with 20k in a bag to meet a detective",
        ["carried-out-of-the-house"],
    ),
    (
        "someone-is-coming",
        "a man is driving to nan's flat to pick up her savings",
        ["collector-at-a-relatives"],
    ),
    ("someone-is-coming", "有人要去我妈家取金条", ["collector-at-a-relatives"]),
    ("someone-is-coming", "a man is at my door for the gold", []),
    ("paid", "黄金昨天用顺丰寄出去了，还没到", ["in-the-post"]),
    ("paid", "I mailed the gold coins this morning, tracking number and all", ["in-the-post"]),
    ("gave-bank-details", "助记词输进那个网页了，币还在", ["wallet-phrase"]),
    ("gave-bank-details", "typed my twelve words into a fake ledger page", ["wallet-phrase"]),
    ("paid", "卡密都拍给他了，三张京东卡", ["gift-card"]),
    ("paid", "read her the numbers of four steam cards", ["gift-card"]),
    ("gave-a-code", "说完验证码手机就没信号了", ["sim-taken"]),
    ("gave-bank-details", "they swapped my sim and money is leaving", ["sim-taken"]),
    (
        "gave-a-code",
        "my WhatsApp logged me out after I sent my cousin the six digits",
        ["messaging-account"],
    ),
    ("gave-bank-details", "身份证正反面都发过去了", ["papers-only"]),
    ("gave-bank-details", "身份证和银行卡号都发过去了", []),
    ("gave-bank-details", "sent him a photo of my passport and a selfie", ["papers-only"]),
    ("gave-bank-details", "passport, selfie, card number and the cvv", []),
    ("paid", "used my credit card on the fake shop", ["paid-by-card"]),
    ("paid", "转了三万到他给的账户", []),
    ("paid", "they made me pay for something together with another method", []),
    ("paid", "转了两千u到他给的钱包地址", ["crypto-sent"]),
    ("paid", "I sent 0.3 BTC to the wallet address he gave me", ["crypto-sent"]),
    ("paid", "gave the driver two gold bars on Friday", ["handed-over"]),
    ("paid", "they want a third fee to let my cousin out of the compound", ["held-abroad"]),
    ("on-the-phone-now", "叫我住进酒店，每两小时汇报一次，不许跟同学说", ["told-to-hide"]),
    ("on-the-phone-now", "钱已经转了，警察还在电话里", ["paid-and-still-talking"]),
    ("paid", "刚转了2000u，客服还在电话里", ["still-on-the-line", "crypto-sent"]),
    ("paid", "我转了三万，正在跟银行打电话，他们叫我等", []),
    ("paid", "sent 900, I'm on the phone to my bank now, anything else?", []),
    (
        "paid",
        "put 3,000 into the bitcoin machine, the officer is still on the phone",
        ["still-on-the-line", "cash-machine-crypto"],
    ),
    ("on-the-phone-now", "I wired it, he is still on the line", ["paid-and-still-talking"]),
    ("on-the-phone-now", "he is on the line and wants me to send 3,000", []),
    (
        "missing-person",
        "I am in an Airbnb, must check in every three hours and took photos of me tied up",
        ["told-to-hide"],
    ),
    ("gave-a-code", "我的TG号被偷了，他用我的号跟客户借钱", ["messaging-account"]),
    ("paid", "刚转出去四万，App里还显示处理中", ["still-pending"]),
    ("paid", "paid the new account an hour ago and it still says pending", ["still-pending"]),
    ("paid", "平台上提现一直显示处理中，我前面充了三万", []),
    ("paid", "my withdrawal is still pending on the trading site", []),
    ("screen-shared", "手机黑屏，上面写着系统升级请勿操作，关机键没反应", ["screen-locked"]),
    ("clicked-or-installed", "the phone is frozen and shows updating", ["screen-locked"]),
    ("paid", "sent 4,000 shillings by mpesa to a fake agent", ["mobile-money"]),
    ("gave-bank-details", "他让我把卡贴在手机背面输密码，我照做了", ["card-on-phone"]),
    ("paid", "钱装在盒子里叫货拉拉送走了", ["by-driver"]),
    ("paid", "the bag of cash went off in a taxi ten minutes ago", ["by-driver"]),
    ("gave-a-code", "gave Safaricom the code and now there is no network", ["sim-taken"]),
    ("paid", "帮着刷了三单，3600没了", []),
    ("paid", "paid the visa fee twice, now he wants more", []),
    ("paid", "saw it posted on facebook, sent the money, never got the phone", []),
    ("paid", "打我手机说是顺丰的，我转了三千", []),
    ("gave-a-code", "he kept me on the line until I gave him the code", []),
    ("gave-bank-details", "工行卡密码输进去了", []),
    ("gave-bank-details", "passport, and the long number with the three on the back", []),
    ("despair", "把金条交给来的人了，不想活了", []),
    ("missing-person", "表哥被关在缅甸的园区，要三十万才放人", ["held-abroad"]),
    ("missing-person", "my nephew is trapped in Sihanoukville", ["held-abroad"]),
    ("missing-person", "弟弟明天就飞柬埔寨上班，怎么拦", ["leaving-abroad"]),
    (
        "missing-person",
        "she is flying tomorrow for that job, how do I stop her",
        ["leaving-abroad"],
    ),
    ("missing-person", "儿子在学校联系不上", []),
    ("missing-person", "他去上班后联系不上了，最后定位在湄索", ["held-abroad"]),
    ("despair", "他说要把视频群发给通讯录，我不想活了", ["threatened-too"]),
    ("despair", "he will send the video to my contacts, i want to die", ["threatened-too"]),
    ("gave-bank-details", "卡号填了，现在要我填验证码，我停在这一步", ["code-next"]),
    ("gave-bank-details", "card number is in, now it wants the otp, stopped there", ["code-next"]),
]


@pytest.mark.parametrize(("emergency", "text", "first"), FIRST)
def test_first_comes_what_was_given_away(
    base: KnowledgeBase, emergency: str, text: str, first: list[str]
) -> None:
    finder = FirstAidFinder(base.first_aid.values())
    found = finder.find(normalise(text), base.emergencies[emergency])
    assert [aid.id for aid in found] == first


def _said(engine: Engine, text: str) -> tuple[object, str]:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    return advice, to_plain(render(advice, voice))


def test_the_issuer_of_a_gift_card_is_step_one(engine: Engine) -> None:
    advice, said = _said(
        engine, "I bought 4 steam cards and read him the codes, it was a scam, help"
    )
    assert isinstance(advice, EmergencyAdvice)
    assert "1. Gift cards: contact the issuer now" in said
    assert "US Federal Trade Commission" in said


def test_who_lent_an_account_is_not_told_to_report_a_loss(engine: Engine) -> None:
    advice, said = _said(engine, "我把银行卡借给同学走账，现在卡冻了，派出所叫我去")
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "account-lent"
    assert "自己去派出所如实说明" in said
    assert "被诈骗，请求紧急止付" not in said


@pytest.mark.parametrize(
    ("text", "for_another"),
    [
        ("我妈刚给骗子转了八万块，怎么办", True),
        ("我刚给骗子转了八万块，怎么办", False),
        ("my dad sent 9000 to a scammer yesterday, what do we do", True),
        ("I sent 9000 to a scammer yesterday, what do I do", False),
    ],
)
def test_who_helps_a_relative_is_told_to_ring_together(
    engine: Engine, text: str, for_another: bool
) -> None:
    advice, said = _said(engine, text)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.for_another is for_another
    together = ("请谁本人一起打银行" in said) or ("together with them" in said)
    assert together is for_another


WARNED = [
    ("【顺丰】您的快递丢失，三倍理赔，请加客服QQ并下载会议软件共享屏幕", "110"),
    (
        "HMRC: you are due a refund of £286.40, claim at hmrc-refunds.top before midnight",
        "159",
    ),
    ("NZ Post: your parcel is on hold, pay NZ$2.99 at nzpost-fee.top", "105"),
]


@pytest.mark.parametrize(("text", "number"), WARNED)
def test_a_warning_says_whom_to_call_if_it_is_too_late(
    engine: Engine, text: str, number: str
) -> None:
    advice, said = _said(engine, text)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is not Risk.UNKNOWN
    phrases = engine.phrasebook[Question.read(text).language].assessment
    [_, after] = said.split(phrases.already_paid)
    assert number in after.splitlines()[1]
