"""What somebody tells next in a case of fraud, in few words: it is paid, they are let in, they come."""

import pytest

from bot.advice.advice import Advice, EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain

CHAT = 1


def advised(engine: Engine, text: str, recall: Recall) -> Advice:
    return engine.advisor.advise(Question.read(text), recall)


def emergency(advice: Advice) -> str | None:
    return advice.emergency.id if isinstance(advice, EmergencyAdvice) else None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("paid it at 11 this morning", "acquaintance-impersonation"),
        ("so i paid it", "phishing"),
        ("already paid, now they ask for customs", "shopping-scam"),
        ("I did pay the first one", "task-scam"),
        ("交了，他又让我再交八千", "loan-scam"),
        ("我都给他两千一了", "shopping-scam"),
        ("转了三次，他还催", "pig-butchering"),
    ],
)
def test_who_has_paid_gets_the_steps_for_that(engine: Engine, text: str, topic: str) -> None:
    assert emergency(advised(engine, text, Recall(topic=topic))) == "paid"


@pytest.mark.parametrize(
    "text",
    [
        *("i have not paid it", "should i have paid it?", "我还没交", "paid it back, thanks"),
        *("ok i did it", "我打了110", "我已经打了96110", "i took £500 out of my account"),
    ],
)
def test_who_has_not_paid_does_not(engine: Engine, text: str) -> None:
    assert emergency(advised(engine, text, Recall(topic="shopping-scam"))) != "paid"


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("he had me put on anydesk so he could show me", "investment-scam", "screen-shared"),
        ("he can see my screen", "fake-customer-service", "screen-shared"),
        ("客服让装了ToDesk，他能看到我屏幕", "fake-customer-service", "screen-shared"),
        ("共享了二十分钟，密码也输了", "fake-customer-service", "screen-shared"),
        ("mum just downloaded an app they told her to", "phishing", "clicked-or-installed"),
        ("她刚下了个叫什么安全防护的app", "authority-impersonation", "clicked-or-installed"),
    ],
)
def test_who_has_let_them_in_is_told_to_go_offline(
    engine: Engine, text: str, topic: str, expected: str
) -> None:
    assert emergency(advised(engine, text, Recall(topic=topic))) == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("又叫我开会议软件他教我弄", "fake-customer-service"),
        ("should i download the app he sent?", "fake-customer-service"),
        ("he wants me to install anydesk", "fake-customer-service"),
        ("客服让我装ToDesk", "fake-customer-service"),
    ],
)
def test_who_is_only_asked_to_has_let_nobody_in(engine: Engine, text: str, topic: str) -> None:
    assert emergency(advised(engine, text, Recall(topic=topic))) is None


def test_who_filled_in_their_page_has_checked_nothing(engine: Engine) -> None:
    for text in ("my lad rang, he put his card details in the page", "她把卡号都填上去了"):
        assert emergency(advised(engine, text, Recall(topic="phishing"))) == "gave-bank-details"


def test_a_driver_for_the_goods_is_no_robber(engine: Engine) -> None:
    selling = Recall(topic="shopping-scam")
    for text in ("the driver is downstairs", "他叫了货拉拉来楼下拿冰箱"):
        advice = advised(engine, text, selling)
        assert isinstance(advice, WorryAdvice), text
        assert advice.worry.id == "driver-for-goods"
    fetched = advised(engine, "the driver is downstairs", Recall(topic="authority-impersonation"))
    assert emergency(fetched) == "someone-is-coming"


def test_a_demand_is_answered_for_the_kind_of_fraud(engine: Engine) -> None:
    advice = advised(
        engine,
        "he says he refunded me 4,000 instead of 400 by mistake and i have to send it back",
        Recall(topic="tech-support-scam"),
    )
    assert isinstance(advice, WorryAdvice)
    assert advice.of_kind is not None
    assert "Nobody refunded too much" in advice.of_kind.en


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["who do i call in HK if ive been scammed", "and Macau?"], "8800 7777"),
        (["在香港被骗打什么电话", "那澳门呢"], "8800 7777"),
        (["how do i report fraud in the UK", "what about Canada?"], "Canadian Anti-Fraud Centre"),
    ],
)
def test_the_numbers_of_another_place_are_given(
    engine: Engine, lines: list[str], said: str
) -> None:
    dialogue = engine.dialogue(Memory())
    answers = [to_plain(dialogue.hear(CHAT, line)) for line in lines]
    assert said in answers[-1]


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (["怎么查名下有几张电话卡", "那互联网账号呢"], "check-my-cards"),
        (
            ["how do I check how many sim cards are in my name in china", "and bank cards?"],
            "check-my-cards",
        ),
        (["96110打来要接吗", "它会问我要验证码吗"], "ninety-six-one-one-zero"),
    ],
)
def test_a_fragment_after_a_page_is_a_question_on_it(
    engine: Engine, lines: list[str], page: str
) -> None:
    dialogue = engine.dialogue(Memory())
    title = engine.knowledge.guidance[page].title
    answers = [to_plain(dialogue.hear(CHAT, line)) for line in lines]
    assert answers[-1].startswith((title.zh, title.en))


@pytest.mark.parametrize(
    ("text", "topic", "worry"),
    [
        (
            "I rang the number they gave me and it was the police",
            "authority-impersonation",
            "their-own-number",
        ),
        ("他给的电话我打了，那边说是公证处", "prize-scam", "their-own-number"),
        (
            "the supplier says they never changed their account",
            "acquaintance-impersonation",
            "real-one-denies",
        ),
        ("could we pay by PayPal goods and services instead", "shopping-scam", "safer-way-to-pay"),
        ("走闲鱼平台付行不行", "shopping-scam", "safer-way-to-pay"),
        ("they only take usdt", "rental-scam", "odd-payment"),
        ("我孙子说是骗人的，我不信", "prize-scam", "family-says-so"),
        ("my card is saved there", "phishing", "saved-card"),
    ],
)
def test_what_is_told_while_one_checks_is_answered(
    engine: Engine, text: str, topic: str, worry: str
) -> None:
    advice = advised(engine, text, Recall(topic=topic))
    assert isinstance(advice, WorryAdvice), advice
    assert advice.worry.id == worry


@pytest.mark.parametrize(
    "text",
    [
        "我買了三張蘋果卡給他，密碼也報了",
        "i bought 3 google play cards for a man, he has the codes",
    ],
)
def test_who_bought_gift_cards_has_lent_no_account(engine: Engine, text: str) -> None:
    advice = advised(engine, text, Recall())
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id != "account-lent"
    assert "gift-card" in {aid.id for aid in advice.first}


def test_a_page_on_gift_cards_says_whom_to_ring(engine: Engine) -> None:
    for text in ("can i get my steam card money back", "被骗买的苹果卡还能退钱吗"):
        advice = advised(engine, text, Recall())
        assert isinstance(advice, GuidanceAdvice), text
        assert advice.entry.id == "gift-card-refund"
