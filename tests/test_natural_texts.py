"""How people really write, and what kind of answer they get."""

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    UnknownAdvice,
)
from bot.advice.question import Question
from bot.answers import kind_of
from bot.engine import Engine

QUESTIONS = {
    "figures": [
        "全国总共抓了多少名嫌疑人？",
        "诈骗短信拦截了多少条？",
        "断卡行动打掉多少个两卡团伙？",
        "How many suspects did police arrest across the country?",
        "How many fraudulent text messages were blocked?",
        "How many new fraud cases were opened in May?",
    ],
    "topic": [
        "什么是杀猪盘",
        "刷单返利是怎么骗人的",
        "冒充公检法的套路",
        "介绍一下虚假投资理财诈骗",
        "What is pig butchering?",
        "How do task scams work?",
        "Explain fake police scams",
        "tell me about sextortion",
        "what is 跑分",
    ],
    "assessment": [
        "【工商银行】您的账户存在异常，将于今日冻结，请登录 www.icbc-safe.top 验证身份",
        "尊敬的用户，您的ETC已过期，请点击 http://etc-renew.cc 重新认证，以免影响通行",
        "我是你王总的新微信，你先加我，有笔款子今天必须打给客户，把公司账户余额发我看看",
        "妈，我手机摔坏了，这是我新号，急用钱交学费，先转我两万",
        "您的快递已到菜鸟驿站，取件码 5-2-3081，请于今日20点前领取",
        "Dear customer, your HSBC account is locked. Verify now: http://hsbc-verify.info",
        "Your parcel is held at customs. Pay 2.99 at http://royal-mail-fee.top within 24 hours",
        "Congratulations! You have won $1,000,000. Pay the release fee of $200 to claim your prize",
        "Reminder: your dentist appointment is on Tuesday at 10am. Reply C to confirm.",
    ],
    "guidance": [
        "被骗了怎么报警",
        "怎么教老人防骗",
        "怎么查名下有几张电话卡",
        "我收到可疑短信可以向哪里举报",
        "Which number do I call to report a scam?",
        "How can I protect my parents from scams?",
        "How do I preserve evidence of a scam?",
        "what does 96110 mean",
    ],
    "emergency": [
        "我刚给骗子转了三万块，现在怎么办",
        "我剛剛匯了十萬元給詐騙集團，還來得及嗎",
        "我畀人呃咗五萬蚊，點算好",
        "I just wired 8000 dollars to a scammer, can I stop it",
    ],
    "smalltalk": [
        "你好呀",
        "谢谢你帮我",
        "早上好",
        "再见啦",
        "thanks a lot for your help",
        "bye bye",
        "good morning",
    ],
    "unknown": [
        "今天上海天气怎么样",
        "帮我写一首诗",
        "怎么做红烧肉",
        "2022年抓了多少人？",
        "What is the weather in London?",
        "Who won the world cup in 2018?",
        "How many victims were there?",
        "これは詐欺ですか",
    ],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in QUESTIONS.items() for text in texts]
)
def test_a_natural_question_gets_its_kind_of_answer(engine: Engine, kind: str, text: str) -> None:
    assert kind_of(engine.advisor.advise(Question.read(text))) == kind


VAGUE = {
    "zh": [
        "返利骗局是怎么骗的",
        "网络交易诈骗是怎么骗的",
        "打电话骗钱的是什么套路",
        "短信骗局",
        "冒充身份骗钱是什么骗局",
        "先交钱的骗局是什么",
    ],
    "en": [
        "How does the scam work where somebody pretends to be someone else?",
        "what is this scam called where they ask for gift cards",
        "how do online marketplace scams work",
        "how do fee scams work",
        "what scam is it when they want a deposit",
        "how do impersonation scams work",
        "how do fake profile scams work",
    ],
}


@pytest.mark.parametrize("language", VAGUE)
def test_a_vague_question_is_explained_or_asked_back(engine: Engine, language: str) -> None:
    """Which of the two depends on hundredths; above, they are given by hand."""
    kinds = {kind_of(engine.advisor.advise(Question.read(text))) for text in VAGUE[language]}
    assert kinds <= {"choice", "topic", "guidance"}


ELSEWHERE = [
    "几点了",
    "今天几号",
    "附近有什么好吃的",
    "帮我订一张去北京的机票",
    "孩子发烧三十八度怎么办",
    "Python怎么读取文件",
    "What is the time?",
    "What is the weather?",
    "Recommend me a good restaurant",
    "Translate hello into French",
    "Which credit card has the best cashback?",
    "Tell me a joke",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_no_business_of_ours_is_not_answered_with_a_fraud_or_a_figure(
    engine: Engine, text: str
) -> None:
    assert kind_of(engine.advisor.advise(Question.read(text))) in {"unknown", "smalltalk"}


HONEST = [
    "【招商银行】您账户1234于05月20日消费人民币56.00元，余额1,203.55",
    "您的验证码是 482913，5分钟内有效，请勿告诉他人。",
    "明天下午三点开会，记得带上报表",
    "妈，今晚加班，不回来吃饭了",
    "老师您好，孩子发烧了，今天请一天假",
    "Your verification code is 204913. Do not share it with anyone.",
    "Hi team, please find attached the agenda for tomorrow's meeting",
    "Your order #11820 has shipped and will arrive on Friday",
    "Hi mum, I will be home for dinner at seven",
]


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_message_is_not_called_a_fraud(engine: Engine, text: str) -> None:
    question = Question.read(text)
    advised, assessed = engine.advisor.advise(question), engine.advisor.assess(question)
    declined = advised == UnknownAdvice(Reason.OUT_OF_SCOPE)
    for advice in (assessed,) if declined else (advised, assessed):
        assert isinstance(advice, AssessmentAdvice)
        assert (advice.risk, advice.topics, advice.clues) == (Risk.UNKNOWN, (), ())


FRAUDS = [
    ("phishing", "【工商银行】您的账户异常，请登录 www.icbc-safe.top 验证身份"),
    (
        "phishing",
        "【顺丰速运】您的快件因地址不详无法派送，请点击 sf-exp.vip/re 更新地址并支付0.3元",
    ),
    ("prize-scam", "恭喜您获得周年庆一等奖iPhone一部，领取请先缴纳个人所得税398元"),
    ("task-scam", "亲，给店铺点赞收藏一单5元，当天结算，满三单提现，加Q群领任务"),
    (
        "authority-impersonation",
        "我是张警官，你名下一张卡涉嫌洗钱，现在把资金转到安全账户，不许告诉任何人",
    ),
    ("loan-scam", "您好，您网贷额度20万已通过审核，请先支付验证金2000元到指定账户即可放款"),
    (
        "flight-change-scam",
        "您的航班CA1234因故障取消，请拨打4001办理改签并领取300元补偿，需提供银行卡号",
    ),
    ("acquaintance-impersonation", "老同学，我是李军，急用钱周转，能不能先借我八千，明天还你"),
    ("phishing", "HSBC: a new payee was added. If this was NOT you visit hsbc-cancel-payee.com"),
    (
        "acquaintance-impersonation",
        "Hi mum, my phone broke, this is my new number. Can you pay a bill today?",
    ),
    ("task-scam", "We are hiring! Work from home, like YouTube videos and earn $300 a day"),
    (
        "authority-impersonation",
        "This is the IRS. A warrant was issued. Pay your tax in gift cards now",
    ),
    (
        "investment-scam",
        "Guaranteed 20% weekly return on crypto, deposit 500 USDT to join our VIP group",
    ),
    (
        "tech-support-scam",
        "Your computer is infected! Call Microsoft support at once, do not shut down",
    ),
    (
        "recovery-scam",
        "We recovered the funds you lost. Pay the 5% release fee and we transfer them",
    ),
]


@pytest.mark.parametrize(("topic", "text"), FRAUDS)
def test_a_fraudulent_message_is_warned_of_by_its_name(
    engine: Engine, topic: str, text: str
) -> None:
    advice = engine.advisor.assess(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk in {Risk.HIGH, Risk.CAUTION}
    assert advice.topics[0].id == topic


STORIES = {
    "zh": [
        "一个卖保健品的天天喊我爸妈去听课，送鸡蛋，现在要他们买三万块的床垫",
        "网上有人说可以帮我办大额贷款，但要先交两千块保证金验证还款能力",
        "有人打电话说是公安局的，说我名下的银行卡涉嫌洗钱，要我配合调查",
        "房东没见过面，让我先转押金才给看房，说很多人抢",
        "刷单群里让我垫付三千块做任务，说做完返三千六",
        "游戏里有人要买我的号，让我去一个平台交易，结果说账号被冻结要充钱解冻",
        "我在交友软件上认识一个人，他一直劝我在他推荐的平台上炒外汇，说稳赚",
        "同事微信头像的人突然找我借钱，说在医院急用",
    ],
    "en": [
        "A man I met on Tinder two months ago wants me to invest in crypto on a site he likes",
        "Somebody called saying they are from Amazon and asked me to install AnyDesk for a refund",
        "A recruiter on Telegram says I can earn 200 a day rating hotels, but I have to top up first",
        "The landlord says he is abroad and wants the deposit before I can see the flat",
        "My boss emailed me asking to buy gift cards urgently and send him the codes",
        "I got a call from the tax office saying I will be arrested unless I pay with bitcoin",
        "A lender approved my loan but wants a 300 dollar insurance fee before paying out",
        "Someone from Microsoft called to say my computer has a virus and wants remote access",
    ],
}


@pytest.mark.parametrize("language", STORIES)
def test_most_stories_get_a_verdict_rather_than_an_explanation(
    engine: Engine, language: str
) -> None:
    kinds = [kind_of(engine.advisor.advise(Question.read(text))) for text in STORIES[language]]
    judged = [kind for kind in kinds if kind in {"assessment", "emergency"}]
    assert len(judged) >= len(kinds) / 2, kinds


PUNISHED = [
    ("把银行卡借给别人会坐牢吗", "card-rental-law"),
    ("帮信罪判几年", "card-rental-law"),
    (
        "what is the punishment for letting someone use your bank account in the UK",
        "mule-consequences-abroad",
    ),
    (
        "I live in Singapore, can I go to jail for renting out my account",
        "mule-consequences-abroad",
    ),
]


@pytest.mark.parametrize(("text", "entry"), PUNISHED)
def test_who_asks_what_lending_an_account_leads_to_is_told_the_law(
    engine: Engine, text: str, entry: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == entry


BYSTANDERS = [
    "我是金店的，有个大爷要买很多金条，一直在接电话，我该怎么办",
    "我送快递的，有个大爷要寄一包现金，电话一直不挂，我怎么劝他",
    "I work at a till and an old lady wants six gift cards for the tax office. What can I do?",
    "taxi driver here, my passenger is on the phone to someone and going to the bank for cash",
]


@pytest.mark.parametrize("text", BYSTANDERS)
def test_a_bystander_is_told_how_to_help(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    if isinstance(advice, EmergencyAdvice):
        assert advice.emergency.id in {"about-to-pay", "someone-is-coming"}
    else:
        assert isinstance(advice, GuidanceAdvice)
        assert advice.entry.id in {"bystanders", "family-talk"}
