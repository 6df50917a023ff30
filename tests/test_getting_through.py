"""What somebody in a case asks that is less about the fraud than about getting through it."""

from collections.abc import Callable

import pytest

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain
from knowledge import KnowledgeBase

Ask = Callable[..., Advice]


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Ask:
    return lambda text, recall=Recall(): engine.advisor.advise(Question.read(text), recall)


ASKED = [
    ("in-the-app", "paid", "can i freeze it from the app, im on shift and not allowed calls"),
    ("in-the-app", "paid", "现在说话不方便 在手机银行里点挂失可以吗"),
    ("while-waiting", "about-to-pay", "officers are on the way, do i go in to her or stay outside"),
    ("while-waiting", "about-to-pay", "民警还有二十分钟到 这会儿我做点啥"),
    ("part-back", "shopping-scam", "seller now offers half, do i accept"),
    ("part-back", "shopping-scam", "商家说退我三成 我答不答应"),
    ("the-press", "paid", "a local newspaper wants to interview me, should i"),
    ("the-press", "paid", "电视台想采访我 要不要露面"),
    ("insurance-or-tax", "paid", "would my household policy cover this"),
    ("insurance-or-tax", "paid", "被骗走的钱 保险公司赔不赔"),
    ("whose-account", "paid", "can the bank tell me the name behind that account"),
    ("whose-account", "paid", "收款那张卡的户主能不能查出来"),
    ("school-or-work", "sextortion", "should the form tutor know about this"),
    ("school-or-work", "sextortion", "要不要跟班主任讲"),
    ("owed-at-home", "paid", "the savings were my brothers. can i pay him back bit by bit"),
    ("owed-at-home", "paid", "骗走的是我姐的钱 我怎么还她"),
    (
        "living-together",
        "money-mule",
        "its my housemates card not mine, do i get dragged into this",
    ),
    ("living-together", "money-mule", "卡是我弟的 我跟他住 会连累到我不"),
    ("nothing-left", "paid", "i have nowhere to sleep tonight and 3 euros left"),
    ("nothing-left", "paid", "身上就剩八块钱 今晚睡哪"),
    ("own-account-frozen", "paid", "now my own bank locked me out of my account, why"),
    ("own-account-frozen", "paid", "报完案 银行把我自己的账户也冻了 怎么回事"),
]


@pytest.mark.parametrize(("worry", "case", "text"), ASKED)
def test_what_is_asked_beside_the_fraud_has_an_answer(
    ask: Ask, base: KnowledgeBase, worry: str, case: str, text: str
) -> None:
    known = Recall(emergency=case) if case in base.emergencies else Recall(topic=case)
    advice = ask(text, known)
    assert isinstance(advice, WorryAdvice), advice
    assert advice.worry.id == worry


@pytest.mark.parametrize(
    "text",
    [
        "my flatmate lent his monzo to a guy he met online, money comes in every day and goes out",
        "室友把自己的银行卡租给别人了 我要不要管",
    ],
)
def test_who_lives_with_a_mule_is_not_spoken_to_as_one(ask: Ask, text: str) -> None:
    advice = ask(text)
    assert isinstance(advice, WorryAdvice)
    assert (advice.worry.id, advice.kind and advice.kind.id) == ("living-together", "money-mule")


@pytest.mark.parametrize(
    "text", ["我把自己的卡租给同学的朋友了", "i let a mate of a mate use my revolut for 50 quid"]
)
def test_who_lent_the_account_themselves_is(ask: Ask, text: str) -> None:
    advice = ask(text)
    assert not (isinstance(advice, WorryAdvice) and advice.worry.id == "living-together")


@pytest.mark.parametrize(
    "text",
    ["i put my card and the otp in already", "卡号密码我已经填了"],
)
def test_what_is_done_is_not_warned_of_as_if_it_were_not(ask: Ask, text: str) -> None:
    advice = ask(text, Recall(topic="shopping-scam"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id in {"gave-bank-details", "gave-a-code"}


@pytest.mark.parametrize(
    "text", ["i scanned it but typed nothing, is that bad", "我扫了 但是没输密码 有事吗"]
)
def test_who_typed_nothing_is_told_to_stop_there(ask: Ask, text: str) -> None:
    advice = ask(text, Recall(topic="shopping-scam"))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id in {"nothing-gone-yet", "only-opened"}


@pytest.mark.parametrize(
    "text",
    ["he says he will send people to break my legs if i report it", "他说敢报警就找人打断我的腿"],
)
@pytest.mark.parametrize("case", ["money-mule", "loan-scam", "sextortion"])
def test_a_threat_of_violence_is_answered_as_one(ask: Ask, text: str, case: str) -> None:
    advice = ask(text, Recall(topic=case))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "will-they-come"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("so where are these scammers based", "West Africa"),
        ("how do they choose their victims", "the average victim was 37"),
        ("why don't the phone companies just block it", "change caller numbers"),
        ("骗子一般都在哪个国家", "西非"),
        ("他们都是怎么挑人的", "平均37岁"),
        ("平台上的收益是假的吗", "想写多少写多少"),
    ],
)
@pytest.mark.parametrize("known", [Recall(), Recall(topic="pig-butchering")])
def test_who_is_curious_about_the_gangs_is_told(
    ask: Ask, text: str, says: str, known: Recall
) -> None:
    advice = ask(text, known)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "how-gangs-work"
    first = advice.lead or advice.entry.answer
    assert says in str(first.in_(Question.read(text).language))


@pytest.mark.parametrize(
    "text", ["hi is this a real person", "对面是真人还是机器人", "are you a bot?"]
)
def test_who_asks_whether_somebody_is_there_learns_what_the_bot_is(ask: Ask, text: str) -> None:
    advice = ask(text)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "bot-identity"


def test_a_bad_purchase_is_no_emergency_because_fraud_is_asked_about(ask: Ask) -> None:
    text = "bought a desk second hand, one leg is cracked, seller refuses a refund. is it a scam"
    advice = ask(text)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "bad-purchase"


@pytest.mark.parametrize(
    "text", ["我爸最近老躲到阳台打电话 一进去他就挂", "mum keeps taking his calls in the garage"]
)
def test_a_relative_who_hides_calls_is_not_the_writer_on_the_line(ask: Ask, text: str) -> None:
    advice = ask(text)
    assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "on-the-phone-now")


def test_who_tells_of_a_relative_in_trouble_abroad_is_warned(ask: Ask) -> None:
    advice = ask("我人在台灣，女兒在加拿大唸書，有人打來說她出車禍要匯錢")
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.HIGH
    assert advice.topics[0].id == "virtual-kidnapping"


@pytest.mark.parametrize(
    ("talk", "says"),
    [
        (("what is the arrest figure", "thats how many a day?"), "1,020"),
        (("how many fraud calls were blocked", "thats how many a day?"), "3.63 million"),
        (("抓了多少人", "那上一年呢"), "62,500"),
        (("破了多少案", "跟去年同期比呢"), "71,100"),
        (("how many cases were cracked", "is that a lot"), "60.4%"),
        (("how many cases were cracked", "how does that compare to the uk"), "does not give"),
        (("止付了多少钱", "跟2020年比"), "没有这个数字"),
    ],
)
def test_a_fragment_is_read_of_the_figure_before_it(
    engine: Engine, talk: tuple[str, str], says: str
) -> None:
    dialogue = engine.dialogue(Memory())
    *_, answer = [to_plain(dialogue.hear(1, text)) for text in talk]
    assert says in answer


MILD = [
    (
        "前夫说孩子补习班要交八千，让我转给他",
        "不是冒充，就是他本人，电话也打通了",
        "那我把钱直接交给培训机构行不行",
    ),
    (
        "got a message from my sister asking for 60 for mum's present",
        "its not a scam, i rang her and its my sister",
        "do i send it today or wait till sunday",
    ),
    (
        "同事跟我借三万，说妈妈住院要付押金",
        "是她当面跟我讲的，我只是怕她不还",
        "那借五千给她行不行",
    ),
    (
        "my co nurse borrowed 15k from me in august until now she is not paying",
        "shes not a hacker, same ward as me",
        "how do i ask her nicely",
    ),
]


@pytest.mark.parametrize("talk", MILD)
def test_who_says_that_it_is_no_fraud_is_believed_where_life_sounds_like_it(
    engine: Engine, talk: tuple[str, ...]
) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    answers = [to_plain(dialogue.hear(1, text)) for text in talk]
    assert memory.of(1).recall.no_fraud
    assert "110" not in answers[-1]
    assert not answers[-1].startswith(("先别慌", "Stay calm", "他又提要求", "They want more"))


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("pig-butchering", "its not a scam, we have talked every day for 8 months"),
        ("investment-scam", "不是诈骗，老师带我赚了两万"),
        ("authority-impersonation", "不是骗子，他就是警察"),
    ],
)
def test_who_is_taken_in_is_not_believed(engine: Engine, topic: str, text: str) -> None:
    memory = Memory()
    memory.note_recall(1, Recall(topic=topic))
    engine.dialogue(memory).hear(1, text)
    assert not memory.of(1).recall.no_fraud
    assert memory.of(1).recall.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "now he wants the code from my text to confirm it",
        "他让我把短信验证码报给他",
        "i gave him my card number and the pin",
        "我把卡号密码都给他了",
    ],
)
def test_who_said_that_it_was_no_fraud_is_warned_of_what_is_one(engine: Engine, text: str) -> None:
    known = Recall(matter="unnamed", no_fraud=True)
    advice = engine.advisor.advise(Question.read(text), known)
    assert isinstance(advice, EmergencyAdvice | AssessmentAdvice)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("bad-purchase", "卖家把我拉黑了 能找平台退钱不"),
        ("bad-purchase", "he says the pram was fine when he sold it"),
        ("child-spent-money", "找腾讯退要啥材料"),
    ],
)
def test_who_complains_of_a_purchase_is_not_spoken_to_as_robbed(
    engine: Engine, page: str, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(page=page, no_fraud=True))
    assert isinstance(advice, WorryAdvice | GuidanceAdvice)


@pytest.mark.parametrize(
    "text",
    ["没有不想活，就是丢人，怎么以后分得出真的短信", "im not suicidal please, how do i report him"],
)
def test_who_does_not_despair_is_heard(ask: Ask, text: str) -> None:
    for known in (Recall(), Recall(topic="phishing", emergency="despair")):
        advice = ask(text, known)
        assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "despair")


@pytest.mark.parametrize("text", ["what do i do", "and now?", "怎么办", "那我先做什么"])
@pytest.mark.parametrize("page", ["bad-purchase", "builder-disputes", "debt-or-fraud"])
def test_what_to_do_is_said_by_the_page_just_read(
    ask: Ask, base: KnowledgeBase, page: str, text: str
) -> None:
    advice = ask(text, Recall(page=page))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.only_steps
    assert advice.entry == base.guidance[page]


def test_its_steps_alone_are_said_again(engine: Engine, base: KnowledgeBase) -> None:
    memory, page = Memory(), base.guidance["bad-purchase"]
    memory.note_recall(1, Recall(page=page.id, no_fraud=True))
    said = to_plain(engine.dialogue(memory).hear(1, "what do i do"))
    assert page.steps
    assert page.steps.en[0] in said
    assert page.answer.en[0] not in said


def test_where_no_page_was_read_the_same_words_are_a_cry(ask: Ask) -> None:
    advice = ask("what do i do")
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.CRY


@pytest.mark.parametrize(
    "text",
    [
        "我堂哥欠我六千一直拖着，不是骗子，就是手头紧",
        "朋友借我钱半年了没还。他不是骗子，真没钱",
        "my cousin owes me 900 since march, its not a scam, he lost his job",
    ],
)
def test_who_begins_with_a_debt_that_is_no_fraud_learns_of_debts(ask: Ask, text: str) -> None:
    advice = ask(text)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "debt-or-fraud"


@pytest.mark.parametrize(
    "text",
    [
        "网上认识的老师带我炒股，不是骗子，我投了五万现在提不出来",
        "不是骗子，他就是公检法的警察，让我把钱转到安全账户",
        "its not a scam, my boyfriend i met online needs 3000 for customs",
    ],
)
def test_who_begins_by_denying_a_fraud_is_warned_of_it(ask: Ask, text: str) -> None:
    advice = ask(text)
    of_the_myth = isinstance(advice, GuidanceAdvice) and advice.entry.id == "safe-account-myth"
    assert of_the_myth or isinstance(advice, EmergencyAdvice | AssessmentAdvice)
