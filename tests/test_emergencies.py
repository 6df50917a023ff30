"""Who has lost something, is threatened or despairs is heard, whatever else the text is."""

import re
from dataclasses import replace

import pytest
from pydantic import ValidationError

from bot.advice.advice import (
    AssessmentAdvice,
    Caring,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Smalltalk,
    SmalltalkAdvice,
    UnknownAdvice,
)
from bot.advice.question import Question
from bot.answers import kind_of
from bot.engine import Engine
from bot.rendering.emergency import steps_of
from index.evidence import Candidate
from knowledge import KnowledgeBase
from knowledge.emergencies import Emergency
from tests.told import A_LITTLE, LIMITS, advise, advisor, named, of


@pytest.mark.parametrize(
    ("likelihood", "urgent"),
    [(1.0, True), (LIMITS.emergency, True), (LIMITS.emergency - A_LITTLE, False)],
)
@pytest.mark.parametrize("other", ["guidance", "question", "message", "figure"])
def test_an_emergency_wins_long_before_it_is_certain(
    base: KnowledgeBase, likelihood: float, urgent: bool, other: str
) -> None:
    advice = advise(base, "码给了", of(**{"emergency": likelihood, other: 1 - likelihood}))
    assert isinstance(advice, EmergencyAdvice) is urgent


@pytest.mark.parametrize(
    ("likelihood", "urgent"),
    [(LIMITS.urgent_though_unsaid, True), (LIMITS.urgent_though_unsaid - A_LITTLE, False)],
)
def test_it_has_to_be_likelier_where_no_word_says_that_it_was_done(
    base: KnowledgeBase, likelihood: float, urgent: bool
) -> None:
    advice = advise(base, "一句话", of(emergency=likelihood, situation=1 - likelihood))
    assert isinstance(advice, EmergencyAdvice) is urgent


@pytest.mark.parametrize(
    ("words", "ordinary", "urgent"),
    [
        ("码给了", 0.05, True),
        ("码给了", 0.30, True),
        ("码给了", 0.40, False),
        ("出事了", 0.30, False),
        ("I sent the money, please help me stop the payment", 0.40, True),
    ],
)
def test_what_may_be_everyday_life_is_an_emergency_where_it_is_done_or_somebody_cries(
    base: KnowledgeBase, words: str, ordinary: float, urgent: bool
) -> None:
    likely = LIMITS.emergency + 0.2
    evidence = of(emergency=likely, ordinary=ordinary, guidance=1 - likely - ordinary)
    assert isinstance(advise(base, words, evidence), EmergencyAdvice) is urgent


CRIES = ["我把钱转过去了才发现是骗子", "I sent the money, please help me stop the payment"]


@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_for_help_is_heard_in_words_no_example_foresaw(base: KnowledgeBase, cry: str) -> None:
    told = LIMITS.cry_told
    evidence = of(guidance=1 - told, situation=told)
    assert isinstance(advise(base, cry, evidence), EmergencyAdvice)
    assert not isinstance(advise(base, "一句话", evidence), EmergencyAdvice)


@pytest.mark.parametrize("cry", CRIES)
@pytest.mark.parametrize("form", ["message", "ordinary", "misuse", "figure"])
def test_a_cry_inside_something_else_is_no_emergency(
    base: KnowledgeBase, cry: str, form: str
) -> None:
    surely = {form: LIMITS.elsewhere, "guidance": 1 - LIMITS.elsewhere}
    assert not isinstance(advise(base, cry, of(**surely)), EmergencyAdvice)


def test_an_emergency_wins_over_a_name(base: KnowledgeBase) -> None:
    evidence = named("sextortion", 1.0, emergency=1)
    assert isinstance(advise(base, "裸聊", evidence), EmergencyAdvice)


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("网友要我转三千给他看病", False),
        ("房东叫先交一个月押金", False),
        ("he wants 300 for his hospital bill", False),
        ("she keeps begging me to send money", False),
        ("网友要我转三千，我刚转了", True),
        ("网友要我转三千，不然就把视频发出去", True),
        ("he wants 300 or he sends the video to my wife", True),
        ("he wanted 300 and i paid", True),
    ],
)
def test_what_somebody_only_wants_is_urgent_less_soon(
    base: KnowledgeBase, text: str, urgent: bool
) -> None:
    for likelihood in (LIMITS.emergency, LIMITS.urgent_though_untold - A_LITTLE):
        doubtful = of(emergency=likelihood, situation=1 - likelihood)
        assert (kind_of(advise(base, text, doubtful)) == "emergency") == urgent
    sure = of(emergency=LIMITS.urgent_though_untold, situation=1 - LIMITS.urgent_though_untold)
    assert kind_of(advise(base, text, sure)) == "emergency"


GONE = [
    ("situation", "骗子让我爸交保释金，他已经转了两万过去", True),
    ("situation", "客服教她点了几下，余额就少了两笔", True),
    ("situation", "she moved part of her savings for the officer", True),
    ("situation", "the app asked again and three payments went through", True),
    ("situation", "他带我投了三百，还能提现，现在叫我投五万", False),
    ("situation", "I sent 200 and really could withdraw it, now he asks for 8000", False),
    ("situation", "头两单还能提现，后来前前后后投进去三万六，现在卡单提不出来", True),
    ("situation", "the first time I got it back, then put in 4,000 and can't withdraw", True),
    ("situation", "they moved the money while the screen was dark", True),
    ("situation", "I gave him my debit card and the pin at the door", True),
    ("situation", "someone changed my direct deposit and my pay went somewhere else", True),
    ("situation", "my cousin payed 3000 dollars to an agent", True),
    ("situation", "琴日FPS咗畀個業主$9800按金，門匙開唔到", True),
    ("situation", "他又发了两条语音，叫我帮忙刷两千", False),
    ("situation", "his lips moved and everything looked real, 79 dollars", False),
    ("situation", "not paid yet, papa is going to put 4 lakh in the group on Monday", False),
    ("situation", "佢入咗房唔出聲，我點算好", False),
    ("situation", "隔壁老王都交了五千，让我也交", False),
    ("situation", "一盒金饰给了上门来的骑手", True),
    ("situation", "点卡的密码我全拍给他了", True),
    ("situation", "he sent a rider and the envelope was collected", True),
    ("situation", "I read the numbers of the gift cards to him", True),
    ("situation", "他说会有人来取金饰", False),
    ("situation", "he says a rider will fetch the envelope", False),
    ("situation", "he wants me to pay 500 first", False),
    ("ordinary", "我转了五百给你，收一下", False),
    ("ordinary", "I sent 500 for the rent", False),
]


@pytest.mark.parametrize(("form", "text", "urgent"), GONE)
def test_money_that_has_gone_makes_a_story_urgent(
    base: KnowledgeBase, form: str, text: str, urgent: bool
) -> None:
    """Even one that resembles no emergency we know; not everyday payments, and no bait."""
    advice = advisor(base, of(**{form: 1.0})).advise(Question.read(text))
    if urgent:
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id == "paid"
    else:
        assert isinstance(advice, AssessmentAdvice)


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("群里说分享给二十个人就有奖", False),
        ("他说不给钱就发给我同学", True),
        ("share the link and get free data", False),
        ("he threatens to post it", True),
    ],
)
def test_a_threat_that_nobody_tells_of_is_believed_less_soon(
    base: KnowledgeBase, text: str, urgent: bool
) -> None:
    likelihood = LIMITS.urgent_though_untold - A_LITTLE
    evidence = replace(
        of(emergency=likelihood, situation=1 - likelihood),
        emergencies=(Candidate("blackmailed", LIMITS.ongoing), Candidate("paid", 0.1)),
    )
    assert (kind_of(advise(base, text, evidence)) == "emergency") == urgent


def test_a_cry_in_a_question_that_tells_nothing_is_no_emergency(base: KnowledgeBase) -> None:
    text = "what if the photo they sent is fake"
    told = LIMITS.cry_told
    assert kind_of(advise(base, text, of(question=1))) == "topic"
    assert kind_of(advise(base, text, of(question=1 - told, situation=told))) == "emergency"


@pytest.mark.parametrize(
    ("likeliest", "text", "emergency"),
    [
        ("about-to-pay", "我舅舅要去银行", "about-to-pay"),
        ("about-to-pay", "我舅舅要去银行，他已经转了三万", "paid"),
        ("about-to-pay", "my uncle is off to the bank, he has already sent 3,000", "paid"),
        ("missing-person", "孩子联系不上，我转了三万", "missing-person"),
    ],
)
def test_a_payment_to_come_is_told_from_one_that_is_made(
    base: KnowledgeBase, likeliest: str, text: str, emergency: str
) -> None:
    evidence = replace(of(emergency=1), emergencies=(Candidate(likeliest, 0.9),))
    advice = advise(base, text, evidence)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("paid the visa agent 900 and he kept my passport", "paid"),
        ("付了中介八千，护照也在他手里", "paid"),
        ("sent a photo of my passport, nothing else", "gave-bank-details"),
        ("付了中介八千，护照和银行卡号也给了", "gave-bank-details"),
    ],
)
def test_who_paid_and_gave_papers_is_told_how_to_stop_the_payment(
    base: KnowledgeBase, text: str, emergency: str
) -> None:
    evidence = replace(of(emergency=1), emergencies=(Candidate("gave-bank-details", 0.9),))
    advice = advise(base, text, evidence)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("我舅舅正要去信用社给“专案组”汇款", True),
        ("my uncle is on his way to the bank with his savings for a detective", True),
        ("他现在叫我交保证金", False),
        ("老师让我妈准备三千定金", False),
        ("my boss wants me to buy gift cards right now", False),
        ("我妈正在银行排队取钱", False),
        ("my wife is in the queue at the bank", False),
    ],
)
def test_somebody_else_who_is_about_to_pay_is_urgent(
    engine: Engine, text: str, urgent: bool
) -> None:
    """Not what the writer is asked for, and no errands of everyday life."""
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice if urgent else AssessmentAdvice)
    if isinstance(advice, EmergencyAdvice):
        assert advice.emergency.id == "about-to-pay"


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("那个敲诈我的已经拿了三次钱了，还来要，我要不要再付最后一次", "blackmailed"),
        ("客服叫我去银行把钱转到安全账户，我正在柜台，我要不要转", "before-pressing"),
        ("我妈要再给那个老师转五万，我该不该拦", "about-to-pay"),
    ],
)
def test_who_is_about_to_pay_themselves_is_not_told_to_stop_a_relative(
    engine: Engine, text: str, emergency: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


NAMED = [
    ("about-to-pay", "我姥爷在邮局窗口填汇款单，劝不住"),
    ("about-to-pay", "我舅妈在农行排队，说是配合清查组"),
    ("about-to-pay", "能不能请银行先别给我妈办这笔汇款"),
    ("about-to-pay", "警察加了我妈微信要她转钱，她正在去银行的路上"),
    ("about-to-pay", "a man told nan to move her savings and she is on her way to the bank"),
    ("", "我妈正在去银行的路上，顺便买菜，我爸在家"),
    ("", "mum is on her way to the bank, she will be late for tea"),
    ("about-to-pay", "Grandpa is at the bank counter and will not listen to us"),
    ("about-to-pay", "my aunt is about to wire it all to a man she never met"),
    ("gave-a-code", "六位数念给他了，现在一笔一笔往外转"),
    ("gave-a-code", "I read him the digits and payments are going out"),
    ("screen-shared", "他让我装的软件一开，鼠标自己在动"),
    ("screen-shared", "I let the engineer connect and the cursor is moving by itself"),
    ("despair", "十九万没了，不想再连累孩子"),
    ("despair", "我现在站在楼顶"),
    ("despair", "养老钱被骗光了，我在江边坐着"),
    ("despair", "I'm on the roof of our building. They took all my savings"),
    ("despair", "lost everything to the app, sitting on the bridge now"),
    ("despair", "安眠药我已经攒够了"),
    ("despair", "there's no point any more."),
    ("despair", "my family would be better off without me"),
    ("despair", "I won't be a burden much longer"),
    ("despair", "催债的天天来，真想从楼上跳下去"),
    ("despair", "我真的撑不下去了"),
    ("despair", "送货的路上老想往桥墩上撞"),
    ("despair", "on the motorway I keep thinking of driving into the barrier"),
    ("despair", "I don't see the point in anything any more"),
    ("despair", "I can’t go on living"),
    ("despair", "the money is gone and i don't think i can do this anymore"),
    ("on-the-phone-now", "im on the phone rn with the bank's fraud team"),
    ("missing-person", "弟弟发来一句，人在妙瓦底园区，让我报警"),
    ("missing-person", "my brother is in a compound in Myawaddy and can't leave"),
    ("missing-person", "护照一到就被他们收走了，现在园区大门不让出"),
    ("missing-person", "the manager holds our passports and won't let us go home"),
    ("", "the hotel desk kept our passports overnight, in Laos"),
    ("", "no service on the train, missed your call"),
    ("gave-bank-details", "I gave her my nric and now there is no signal"),
    ("gave-bank-details", "填了卡号和cvv，才觉得不对"),
    ("", "我在超市网站填了卡号付款"),
    ("screen-shared", "装了一个app以后黑屏，账户里的钱在转"),
    ("someone-is-coming", "a lady is waiting in my kitchen for the savings, as evidence she says"),
    ("someone-is-coming", "the man from the ministry is waiting in my hall for grandma's gold"),
    ("", "the plumber is waiting in my kitchen for the new tap"),
    ("gave-bank-details", "card on the back of my phone as she told me, then a 900 euro charge"),
    ("screen-shared", "让我开会议共享，我开了，现在叫我打开银行app"),
    ("screen-shared", "he can see my screen and says open the bank app"),
    ("someone-is-coming", "律师楼的人半个钟后上门收钱"),
    ("someone-is-coming", "the lawyer will send a driver to our house for the bail"),
    ("gave-bank-details", "信用卡昨晚被人盗刷"),
    ("gave-bank-details", "查征信才发现名下多了两笔网贷"),
    ("gave-a-code", "我的微信被人盗了，正用我的号跟亲戚借钱"),
    ("gave-bank-details", "two transactions on the card that I never made"),
    ("someone-is-coming", "8000 bail cash and a courier is coming to my door at two"),
    ("", "同事明天上门收快递的钱"),
    ("", "the courier is coming to collect the parcel at my door at 2"),
    ("", "加班太累，撑到现在不容易"),
    ("", "I don't see the point of the new logo"),
    ("", "my sister can't leave work before six, we fly to Cambodia in May"),
    ("", "农药多少钱一瓶"),
    ("", "老师，我不想拖累大家的进度"),
    ("", "there's no point in arguing with the shop"),
    ("", "we sat on the balcony until midnight"),
    ("", "我妈在银行窗口交水费"),
    ("", "我爸在农行排队，银行请了警察来讲课"),
    ("", "取件码六位数念给快递员了"),
    ("", "鼠标自己在动，是不是没电了"),
    ("", "Grandpa is at the bank counter, he will be home at noon"),
    ("", "I read him the digits of our locker"),
    ("", "the cursor is moving by itself, is it the batteries"),
]


@pytest.mark.parametrize(("emergency", "text"), NAMED)
def test_some_wordings_name_an_emergency_by_themselves(
    base: KnowledgeBase, emergency: str, text: str
) -> None:
    advice = advise(base, text, of(guidance=1))
    if emergency:
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id == emergency
    else:
        assert not isinstance(advice, EmergencyAdvice)


def test_money_to_be_transferred_is_no_visit_at_the_door(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("他们说今晚不把钱转过去就来抓我全家"))
    coming = isinstance(advice, EmergencyAdvice) and advice.emergency.id == "someone-is-coming"
    assert not coming


EMERGENCIES = [
    ("paid", "刚刚付完款才发现是假网站，能不能追回来"),
    ("paid", "我刚被骗了五万块钱"),
    ("paid", "钱刚转过去对方就把我拉黑了"),
    ("paid", "I just transferred my savings to a fake account please help"),
    ("paid", "I paid for a laptop on a fake shop an hour ago, how do I get my money back"),
    ("gave-a-code", "我把短信验证码念给对方听了，怎么办"),
    ("account-lent", "银行卡借给同学走账，现在被冻结了，派出所叫我过去，怎么办"),
    ("account-lent", "I let a friend use my account to receive money and now the bank closed it"),
    ("gave-a-code", "I read the code from the text message out to the caller"),
    ("screen-shared", "我刚才跟那个客服共享了屏幕，银行卡里的钱没了"),
    ("screen-shared", "I let the man from Microsoft control my computer and money is leaving"),
    ("blackmailed", "对方录了我的裸聊视频，说不给钱就发给我通讯录"),
    ("blackmailed", "有人拿我的裸照威胁我，要我马上打钱"),
    ("blackmailed", "He recorded me naked on a video call and wants money or he sends it to all"),
    ("blackmailed", "They are threatening to send my nude photos to everyone unless I pay"),
    ("missing-person", "儿子电话打不通，有人发视频说绑架了他，要五十万赎金"),
    ("missing-person", "My son is missing and a man on the phone demands money"),
    ("missing-person", "My daughter is missing and someone demands ransom"),
    ("gave-bank-details", "我把身份证号和银行卡密码都填到那个网站上了"),
    ("gave-bank-details", "I typed my card number and PIN into that website"),
    ("clicked-or-installed", "我点了短信里的链接，还装了一个不认识的软件"),
    ("clicked-or-installed", "I clicked the link and installed the app they sent me"),
    ("about-to-pay", "我二叔在信用社柜台要给网上的老师汇十万，我们劝不住他"),
    (
        "about-to-pay",
        "My grandmother is at the bank sending money to a fake officer and won't hang up",
    ),
    ("account-lent", "I lent my account to a friend in Suzhou and the police called me"),
    ("before-pressing", "付款密码就差最后一位，我按还是不按"),
    ("before-pressing", "手放在确认键上半天了，点不点"),
    ("before-pressing", "The page says confirm payment. Do I press it or not?"),
    ("before-pressing", "my thumb is on the approve button, yes or no"),
    ("paid", "刚才把token批准了，五千SGD出去了，怎么停"),
    ("someone-is-coming", "跑腿小哥已经到楼下了，要把装金条的盒子拿走"),
    ("paid", "上周有人来楼下取的现金，我装在饼干盒里给了司机，八万"),
    ("blackmailed", "贷款app那边把我的照片群发给通讯录了，说我是老赖"),
    ("blackmailed", "the loan app is sending my picture to all my contacts"),
    (
        "screen-shared",
        "I shared my screen with the KYC man and opened my bank app, nothing gone yet",
    ),
    ("someone-is-coming", "A man is outside to fetch my debit card for the police"),
    ("on-the-phone-now", "警察现在还在电话里，不让我挂，让我去宾馆开房间"),
    ("on-the-phone-now", "我现在正跟自称警察的人通话，他让我转账到安全账户"),
    (
        "on-the-phone-now",
        "The police officer is on the phone right now and says I must not hang up",
    ),
    ("despair", "养老钱全被骗光了，我不想活了"),
    ("despair", "钱全没了，活着没意思"),
    ("despair", "I lost all my savings to a scam and I want to die"),
    ("despair", "They took everything I had, I cannot go on living"),
    ("despair", "sent the man 40 thousand pounds and now i see no reason to wake up"),
    ("despair", "He has the $18,000 and I would be better off dead"),
    ("despair", "刚转过去三十万，没脸活了"),
    ("despair", "被那个平台骗了二十万，真不如死了一了百了"),
]


@pytest.mark.parametrize(("emergency", "text"), EMERGENCIES)
def test_an_emergency_comes_first_whatever_else_a_text_is(
    engine: Engine, emergency: str, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


def test_every_emergency_is_tried(base: KnowledgeBase) -> None:
    assert {emergency for emergency, _ in EMERGENCIES} == base.emergencies.keys()


@pytest.mark.parametrize(
    "text",
    [
        "裸聊被录了，他说不给钱就发通讯录",
        "he has a video of me and says if i don't pay he will send it to my friends",
    ],
)
def test_a_threat_to_show_pictures_is_an_emergency(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "blackmailed"


@pytest.mark.parametrize(
    "text",
    [
        "I've just given a caller the code from my bank text, what now",
        "I’ve just given a caller the code from my bank text, what now",
        "刚把短信里的码给了打电话来的人，现在怎么办",
    ],
)
def test_a_code_that_has_been_given_is_an_emergency(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "gave-a-code"


@pytest.mark.parametrize(
    ("text", "probability", "emergency"),
    [
        ("昨晚被骗了四万，是攒的生活费，不敢跟爸妈说", LIMITS.despair - A_LITTLE, "paid"),
        ("昨晚被骗了四万，是攒的生活费，不敢跟爸妈说", LIMITS.despair, "despair"),
        ("被骗了四万，我真的撑不下去了", 0.01, "despair"),
        ("刚刚被骗转走八万，怎么办", LIMITS.despair, "despair"),
    ],
)
def test_despair_that_no_word_names_is_told_by_how_sure_it_is(
    base: KnowledgeBase, text: str, probability: float, emergency: str
) -> None:
    likely = (Candidate("paid", 1 - probability), Candidate("despair", probability))
    advice = advise(base, text, replace(of(emergency=1), emergencies=likely))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


@pytest.mark.parametrize("form", ["ordinary", "guidance", "out_of_scope", "message", "situation"])
def test_despair_comes_before_whatever_else_a_text_is(base: KnowledgeBase, form: str) -> None:
    told = replace(
        of(emergency=LIMITS.despair, **{form: 1 - LIMITS.despair}),
        emergencies=(Candidate("despair", 1.0),),
    )
    advice = advise(base, "一句话，是我自己点的，我妈当面说的", told)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "despair"


@pytest.mark.parametrize(
    "text", ["我吞了一整瓶安眠药，钱全没了", "took all my tablets, they have everything"]
)
def test_who_has_swallowed_something_needs_an_ambulance_before_a_line_to_talk_to(
    base: KnowledgeBase, text: str
) -> None:
    told = replace(of(emergency=1), emergencies=(Candidate("despair", 1.0),))
    assert advise(base, text, told) == UnknownAdvice(Reason.DANGER)


def test_who_is_heard_to_despair_is_not_told_so_twice(base: KnowledgeBase) -> None:
    told = replace(
        of(emergency=LIMITS.despair_possible, ordinary=1 - LIMITS.despair_possible),
        emergencies=(Candidate("despair", 1.0),),
    )
    advice = advise(base, "我真的撑不下去了", told)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "despair"
    assert advice.care is None


@pytest.mark.parametrize(
    ("emergency", "likelihood", "urgent"),
    [
        ("blackmailed", LIMITS.ongoing, True),
        ("missing-person", LIMITS.ongoing, True),
        ("blackmailed", LIMITS.ongoing - A_LITTLE, False),
        ("gave-a-code", LIMITS.ongoing, False),
    ],
)
def test_what_goes_on_while_it_is_told_needs_no_word_of_having_done_something(
    base: KnowledgeBase, emergency: str, likelihood: float, urgent: bool
) -> None:
    told = replace(
        of(emergency=likelihood, situation=1 - likelihood),
        emergencies=(Candidate(emergency, 1.0),),
    )
    advice = advise(base, "那边说今晚十二点", told)
    assert isinstance(advice, EmergencyAdvice) is urgent


def test_what_is_not_done_yet_is_not_treated_as_done(base: KnowledgeBase) -> None:
    likely = (Candidate("screen-shared", 0.5), Candidate("on-the-phone-now", 0.4))
    told = replace(of(emergency=1), emergencies=likely)
    for text, emergency in (
        ("she clicked his link and he wants the viewer opened. she hasn't yet", "on-the-phone-now"),
        ("he has opened the viewer", "screen-shared"),
    ):
        advice = advise(base, text, told)
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id == emergency


@pytest.mark.parametrize("form", ["ordinary", "guidance", "out_of_scope", "message", "question"])
@pytest.mark.parametrize(
    ("likelihood", "cared"),
    [(LIMITS.despair_possible, True), (LIMITS.despair_possible - A_LITTLE, False)],
)
def test_who_may_despair_is_told_whom_to_call_before_anything_else(
    base: KnowledgeBase, form: str, likelihood: float, cared: bool
) -> None:
    told = replace(
        of(emergency=likelihood, **{form: 1 - likelihood}),
        emergencies=(Candidate("despair", 1.0),),
    )
    advice = advise(base, "一句话", told)
    assert isinstance(advice, Caring)
    assert (advice.care == base.places["cn"]) is cared


TOLD_BY = [
    ("paid", "我给那个房东付了三千押金，人就没影了"),
    ("gave-a-code", "验证码我念给他了"),
    ("account-lent", "我的卡借给同学走账，现在被冻结了"),
    ("account-lent", "I let a friend use my account and the bank closed it"),
]


@pytest.mark.parametrize(("emergency", "text"), TOLD_BY)
def test_steps_for_a_code_or_a_lent_account_need_a_word_of_it(
    base: KnowledgeBase, emergency: str, text: str
) -> None:
    order = ("account-lent", "gave-a-code", "paid")
    likely = tuple(Candidate(id_, 0.5 - place / 10) for place, id_ in enumerate(order))
    evidence = replace(of(emergency=1), emergencies=likely)
    advice = advise(base, text, evidence)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


SAVED = [
    "谢谢啦，我妈把那个软件删了",
    "thanks a lot, you helped me",
    "thx that was useful",
    "懂了，放心多了，谢谢你啊",
    "haha you are more helpful than my bank, thank u x",
    "谢谢你，昨天我把电话挂了，真的是骗子，两万块保住了",
    "Thank you, I hung up on him and my money is safe",
]


@pytest.mark.parametrize("text", SAVED)
def test_who_thanks_and_has_lost_nothing_gets_no_steps(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(emergency=1))
    assert advice == SmalltalkAdvice(Smalltalk.THANKS)


@pytest.mark.parametrize(("emergency", "named"), [("gave-bank-details", False), ("paid", True)])
def test_who_gave_a_card_away_has_not_lent_an_account(
    base: KnowledgeBase, emergency: str, named: bool
) -> None:
    likely = (Candidate("money-mule", 0.9), Candidate("phishing", 0.05))
    first = (Candidate(emergency, 0.9),)
    evidence = replace(of(emergency=1), topics=likely, emergencies=first)
    story = "他把卡交给了来拿卡的人，还说以后有人转账进来就帮着转出去，每个月给他两千，这是刚才的事"
    advice = advise(base, story, evidence)
    assert isinstance(advice, EmergencyAdvice)
    assert bool(advice.topics) is named


def test_a_long_story_is_heard_to_its_end(base: KnowledgeBase) -> None:
    """Who pours out their heart writes more than a text message holds."""
    story = "He wrote every morning and every night and we talked about our gardens. " * 12
    evidence = of(situation=1)
    advice = advise(base, story + "On Monday I sent him £6,400.", evidence)
    assert isinstance(advice, EmergencyAdvice)
    assert isinstance(advise(base, story, evidence), AssessmentAdvice)


FORMERLY = [
    ("律师所说能追回，先交两千材料费，我去年被骗了八万", False),
    ("a firm offers to trace it for a fee, I was scammed two years ago and lost 8,000", False),
    ("昨天被骗了八万", True),
]


@pytest.mark.parametrize(("text", "urgent"), FORMERLY)
def test_what_was_lost_long_ago_is_no_emergency(
    base: KnowledgeBase, text: str, urgent: bool
) -> None:
    advice = advise(base, text, of(situation=0.6, emergency=0.4))
    assert isinstance(advice, EmergencyAdvice) is urgent


def test_a_frozen_account_without_a_word_of_lending_is_a_question(base: KnowledgeBase) -> None:
    likely = (Candidate("account-lent", 0.7), Candidate("paid", 0.3))
    sure = (Candidate("frozen-account", 0.95), Candidate("law", 0.05))
    evidence = replace(of(emergency=0.55, guidance=0.35), emergencies=likely, guidance=sure)
    advice = advise(base, "工资卡被外省的公安冻了，要等多久", evidence)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "frozen-account"
    lent = advise(base, "卡借给同学走账，现在被外省的公安冻了", evidence)
    assert isinstance(lent, EmergencyAdvice)


def test_love_and_a_payment_are_not_called_lending(base: KnowledgeBase) -> None:
    likely = (Candidate("money-mule", 0.6), Candidate("pig-butchering", 0.3))
    first = (Candidate("paid", 0.9),)
    evidence = replace(of(emergency=1), topics=likely, emergencies=first)
    story = (
        "I sent my savings to a man I met online, the last of it was this morning, and now that I "
        "sit here and count what is left of thirty years"
    )
    advice = advise(base, story, evidence)
    assert isinstance(advice, EmergencyAdvice)
    assert [kind.id for kind in advice.topics] == ["pig-butchering"]
    mule = advise(base, f"{story}, and I let him use my account for the rest", evidence)
    assert isinstance(mule, EmergencyAdvice)
    assert [kind.id for kind in mule.topics] == ["money-mule", "pig-butchering"]


def test_despair_of_a_neighbour_comes_before_how_to_help_a_victim(base: KnowledgeBase) -> None:
    helping = (Candidate("bystanders", 0.9), Candidate("family-talk", 0.1))
    evidence = replace(of(emergency=0.8, situation=0.2), guidance=helping)
    told = "对门的奶奶被骗了养老钱，坐在楼道里哭"
    advice = advise(base, told, evidence)
    assert isinstance(advice, GuidanceAdvice)
    desperate = advise(base, f"{told}，说不想活了", evidence)
    assert isinstance(desperate, EmergencyAdvice)
    assert desperate.emergency.id == "despair"


def test_whom_a_neighbour_asks_for_an_account_is_no_bystander(base: KnowledgeBase) -> None:
    helping = (Candidate("bystanders", 0.9), Candidate("family-talk", 0.1))
    evidence = replace(of(situation=1), guidance=helping)
    advice = advise(base, "楼上大妈让我把卡给她侄子走几天账", evidence)
    assert isinstance(advice, AssessmentAdvice)


def test_who_lets_somebody_use_an_account_and_lost_nothing_lent_it(base: KnowledgeBase) -> None:
    likely, first = (Candidate("money-mule", 0.9),) * 2, (Candidate("paid", 0.7),)
    evidence = replace(of(emergency=1), topics=likely, emergencies=first)
    lent = advise(base, "I let a friend use my account and the bank has put a hold on it", evidence)
    assert isinstance(lent, EmergencyAdvice)
    assert lent.emergency.id == "account-lent"
    lost = "I let a friend use my account and then I sent him 4,000 of my own"
    paid = advise(base, lost, evidence)
    assert isinstance(paid, EmergencyAdvice)
    assert paid.emergency.id == "paid"


@pytest.mark.parametrize(
    "text",
    [
        "在吗，帮我女儿投个票，点进去登录一下就行，谢谢啦",
        "帮我收个验证码，发给我就行，谢谢",
        "please vote for my niece and send me the code you get, thank you",
    ],
)
def test_a_message_that_ends_with_thanks_is_judged(engine: Engine, text: str) -> None:
    assert not isinstance(engine.advisor.advise(Question.read(text)), SmalltalkAdvice)


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        ("我人在多伦多，刚转了三千加币给骗子", "先报当地警方|向当地警方报案", "拨打110"),
        ("I am in Leeds and just sent a scammer £900", "Call your bank", "110"),
        ("我人在武汉，刚转了三千给骗子", "拨打110", "向当地警方报案"),
        ("我儿子在英国读书，我刚给骗子转了三万", "拨打110", "向当地警方报案"),
    ],
)
def test_the_steps_are_for_where_the_writer_is(
    engine: Engine, text: str, told: str, left: str
) -> None:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, EmergencyAdvice)
    steps = "\n".join(steps_of(advice).in_(question.language))
    assert re.search(told, steps)
    assert left not in steps


def test_no_step_for_elsewhere_names_a_number_of_the_mainland(base: KnowledgeBase) -> None:
    for emergency in base.emergencies.values():
        for step in (*emergency.abroad.zh.values(), *emergency.abroad.en.values()):
            assert not re.search(r"110|120|96110|12356|mainland|内地", step)


def test_a_step_that_is_replaced_exists(base: KnowledgeBase) -> None:
    paid = base.emergencies["paid"].model_dump()
    paid["abroad"]["zh"][9] = "打银行。"
    with pytest.raises(ValidationError, match="do not exist"):
        Emergency.model_validate(paid)


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("they swapped my sim and money is leaving my account", "gave-bank-details"),
        (
            "gave my atm card and pin to the man from the bank, he left on a bike",
            "gave-bank-details",
        ),
        (
            "there's a taxi outside, he wants to collect the envelope with the cash",
            "someone-is-coming",
        ),
        ("手机黑屏了，那边说在办理退费", "screen-shared"),
        ("keep thinking about the tracks since i lost it all", "despair"),
        ("tapped approve on the bank app, £900 to a name i never heard", "paid"),
        ("bought four gift cards and texted the numbers to my manager, it was not him", "paid"),
    ],
)
def test_what_strangers_told_and_was_not_heard_is_heard(
    engine: Engine, text: str, emergency: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


@pytest.mark.parametrize(
    "text",
    [
        "heard about people putting their bank card on the back of the phone and the money gone, how",
        "听说有人把银行卡贴手机上钱就没了，是咋弄的",
    ],
)
def test_what_is_only_heard_of_others_is_no_emergency(engine: Engine, text: str) -> None:
    assert not isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "他说我挂了电话就来抓我，我不敢挂，还在讲",
        "警官说我一挂了就算逃跑，要我一直开着",
        "he said if i hung up they would come and arrest me, he's in my ear right now",
        "i have not hung up, the officer wants me to stay on the line",
    ],
)
def test_a_call_that_one_dares_not_end_is_not_over(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "on-the-phone-now"


def test_a_call_that_has_ended_is_no_emergency(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("刚接个电话，对方说打错了就挂了"))
    assert not isinstance(advice, EmergencyAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "表弟说去老挝当打字员，月薪两万五，机票都订好了，下周三走，全家拦不住",
        "my cousin got a chat support job in mae sot, 2,400 usd a month, ticket already paid, "
        "he leaves on friday",
    ],
)
def test_who_has_not_left_yet_is_told_not_to_go_and_is_not_missing(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    warned = isinstance(advice, AssessmentAdvice) and advice.topics[0].id == "job-scam"
    shown = isinstance(advice, GuidanceAdvice) and advice.entry.id == "work-abroad-trap"
    assert warned or shown


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("表弟去老挝当打字员，月薪两万五，上周到了以后手机打不通", "missing-person"),
        ("我妈从早上就坐在房间里，对着平板跟警官视频，不让我们进去", "on-the-phone-now"),
        (
            "my flatmate has been sitting in her bedroom on a video call with an officer since "
            "yesterday and will not come out",
            "on-the-phone-now",
        ),
        ("房子首付没了，攒了好几年，我坐在天台边上，不想回去跟她说，就这样吧", "despair"),
        (
            "i am in a hotel, the officer said to open to nobody, second bail is due",
            "on-the-phone-now",
        ),
        (
            "they have my brother and say pay 60,000 or he gets sold to another place",
            "missing-person",
        ),
        ("i transfered 9000 to him at the machine an hour ago and he wants more", "paid"),
        ("nan had customs on the phone, she paid the fee, 2,800 dollars, to them at noon", "paid"),
    ],
)
def test_who_is_watched_at_home_is_told_to_end_it_and_who_is_held_is_looked_for(
    engine: Engine, text: str, emergency: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == emergency


VOUCHED = [
    ("四万六转过去了，对方把我删了", False),
    ("sent it three minutes ago and now I am blocked", False),
    ("裸聊被录了视频，四万六转过去了，对方把我删了", True),
]


@pytest.mark.parametrize(("text", "named"), VOUCHED)
def test_a_kind_is_named_in_an_emergency_where_words_vouch_for_it(
    base: KnowledgeBase, text: str, named: bool
) -> None:
    """That money has gone is no word of any kind."""
    kinds = (Candidate("sextortion", 0.91), Candidate("deepfake-scam", 0.05))
    advice = advise(base, text, replace(of(emergency=1), topics=kinds))
    assert isinstance(advice, EmergencyAdvice)
    assert bool(advice.topics) is named


REPAID = [("我借给老李的两万块他今天还了，借条撕了", False), ("我给老李转了两万块", True)]


@pytest.mark.parametrize(("text", "urgent"), REPAID)
def test_a_loan_that_was_paid_back_is_no_emergency(
    base: KnowledgeBase, text: str, urgent: bool
) -> None:
    advice = advise(base, text, of(emergency=0.9, ordinary=0.1))
    assert isinstance(advice, EmergencyAdvice) is urgent


TOLD_TO = [
    ("blackmailed", "他加我微信，发了个通缉令上面有我照片", "on-the-phone-now"),
    ("missing-person", "警官说不能告诉儿子，不然他也要坐牢", "on-the-phone-now"),
    ("missing-person", "a police officer told me to stay in my dorm", "on-the-phone-now"),
    ("about-to-pay", "他叫我去银行把定期取出来", "before-pressing"),
    ("about-to-pay", "我妈去银行给他取定期了", "about-to-pay"),
]


@pytest.mark.parametrize(("likeliest", "text", "answered"), TOLD_TO)
def test_who_is_told_what_to_do_is_spoken_to_and_not_a_relative(
    base: KnowledgeBase, likeliest: str, text: str, answered: str
) -> None:
    first = (Candidate(likeliest, 0.9), Candidate("paid", 0.05))
    advice = advise(base, text, replace(of(emergency=1), emergencies=first))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == answered
