"""What people tell next in a case, where the wrong answer would have cost them."""

from collections.abc import Callable

import pytest

from bot.advice.advice import Advice, EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain
from knowledge import Language

CHAT = 7
Ask = Callable[[str, Recall], Advice]


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Ask:
    return lambda text, recall: engine.advisor.advise(Question.read(text), recall)


# Who lends an account


@pytest.mark.parametrize(
    "line",
    [
        "卡跟U盾都交给那个人了",
        "已经把手机卡租出去了",
        "gave him the debit card with the pin",
        "i handed my account over last week",
        "昨天就用快遞寄過去了，密碼貼在背面",
        "寄出了，密码写在卡套里",
        "posted it on monday with the code on a sticky note",
    ],
)
def test_who_asked_of_lending_a_card_and_gave_it_is_no_victim(ask: Ask, line: str) -> None:
    advice = ask(line, Recall(topic="money-mule"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "account-lent"


@pytest.mark.parametrize("line", ["已经送过三家了", "i have picked up six of them so far"])
def test_who_has_carried_cash_for_others_is_to_come_forward(ask: Ask, line: str) -> None:
    advice = ask(line, Recall(topic="money-mule", page="carrying-cash"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "account-lent"


@pytest.mark.parametrize(
    ("line", "recall"),
    [
        ("还没有寄出去", Recall(topic="money-mule")),
        ("i have not posted anything yet", Recall(topic="money-mule")),
        ("一趟都还没送", Recall(topic="money-mule", page="carrying-cash")),
        ("昨天就用快遞寄過去了", Recall(topic="shopping-scam")),
    ],
)
def test_who_has_not_done_so_is_not(ask: Ask, line: str, recall: Recall) -> None:
    advice = ask(line, recall)
    assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "account-lent")


def test_and_hears_no_comfort_that_may_be_false(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "有人出一千块租我的银行卡一个月")
    dialogue.hear(CHAT, "卡跟U盾都交给那个人了")
    prison = to_plain(dialogue.hear(CHAT, "赚了一千会坐牢吗"))
    assert "要由办案机关看" in prison
    assert "不会因为被骗受罚" not in prison


def test_a_victim_of_another_kind_who_gave_a_card_is_no_mule(ask: Ask) -> None:
    advice = ask("i gave them my card number and the three digits", Recall(topic="phishing"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "gave-bank-details"


@pytest.mark.parametrize("line", ["微信的码 6位数", "it was the telegram login code"])
def test_who_names_the_account_of_the_code_hears_what_to_do_about_it(ask: Ask, line: str) -> None:
    advice = ask(line, Recall(emergency="gave-a-code"))
    assert isinstance(advice, EmergencyAdvice)
    assert [aid.id for aid in advice.first] == ["messaging-account"]


def test_a_code_that_comes_by_itself_was_given_to_nobody(ask: Ask) -> None:
    advice = ask("手机突然跳出一条验证码", Recall())
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "unasked-code"


def test_who_is_sent_to_the_bank_while_held_on_the_line_is_to_hang_up(ask: Ask) -> None:
    advice = ask("他让我别挂电话，去银行把定期取出来", Recall())
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "on-the-phone-now"


# Somebody at the door


@pytest.mark.parametrize(
    "line",
    [
        "someone is ringing the doorbell",
        "theres a man at the door now",
        "they are knocking on the window",
        "门铃又响了",
        "有人在敲门",
        "佢撳門鐘喇",
        "那人已经到我家门口了",
    ],
)
@pytest.mark.parametrize(
    "recall",
    [
        Recall(emergency="someone-is-coming", topic="acquaintance-impersonation"),
        Recall(emergency="on-the-phone-now"),
        Recall(topic="authority-impersonation"),
    ],
    ids=["said to come", "on the phone", "of the police"],
)
def test_who_is_at_the_door_is_not_opened_to(ask: Ask, line: str, recall: Recall) -> None:
    advice = ask(line, recall)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "someone-is-coming"


def test_a_bell_in_another_case_is_no_collector(ask: Ask) -> None:
    advice = ask("the doorbell just rang", Recall(topic="shopping-scam"))
    assert not isinstance(advice, EmergencyAdvice)


# Whose numbers


def test_a_talk_in_cantonese_keeps_the_numbers_of_hong_kong(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "阿媽話有人打嚟扮表弟，話畀差人拉咗要錢保釋")
    going = to_plain(dialogue.hear(CHAT, "佢而家去咗銀行攞錢喇"))
    said, _, _sources = going.partition("依據")
    assert "999" in said
    assert "96110" not in said


def test_cantonese_in_simplified_characters_is_answered_in_them(engine: Engine) -> None:
    said = to_plain(engine.dialogue().hear(CHAT, "而家又扣咗一笔4999"))
    assert "110" in said
    assert "錢" not in said


# A call from the true 96110


def test_who_hung_up_on_the_true_line_is_told_to_dial_it(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "我妈接到96110的电话，是真的吗")
    said = to_plain(dialogue.hear(CHAT, "她以为是骗子就挂了"))
    assert "拨过去核实" in said
    assert "拉黑" not in said


# What had no answer of its own


@pytest.mark.parametrize(
    ("case", "line", "worry"),
    [
        ("on-the-phone-now", "i have the cash here in a bag already", "cash-drawn"),
        ("on-the-phone-now", "钱都取出来了，放在抽屉里", "cash-drawn"),
        ("paid", "the real supplier wants his money, do we pay again", "owed-still"),
        ("paid", "真的房东还在催我交租", "owed-still"),
        ("paid", "should i fire him for it", "blame-them"),
        ("paid", "我想骂她一顿", "blame-them"),
        ("gave-a-code", "another code has come just now", "another-code"),
        ("gave-a-code", "又来了一条验证码", "another-code"),
        ("clicked-or-installed", "can i go to the branch with the letter", "ask-in-person"),
        ("clicked-or-installed", "我直接去营业厅问可以吗", "ask-in-person"),
    ],
)
def test_each_has_an_answer(ask: Ask, case: str, line: str, worry: str) -> None:
    advice = ask(line, Recall(emergency=case))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == worry


@pytest.mark.parametrize("line", ["hes 66 just turned", "她今年刚满七十"])
def test_an_age_is_no_emergency(ask: Ask, line: str) -> None:
    assert not isinstance(ask(line, Recall(page="half-given")), EmergencyAdvice)


# Figures


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("2021年1到5月抓了多少人", "你确定这是官方的吗"),
        ("2021年1到5月抓了多少人", "出处在哪里"),
        ("how many suspects were arrested in 2021", "where is that from"),
    ],
)
def test_who_asks_for_the_source_of_a_figure_gets_it(
    engine: Engine, question: str, source: str
) -> None:
    dialogue = engine.dialogue()
    first = to_plain(dialogue.hear(CHAT, question))
    assert to_plain(dialogue.hear(CHAT, source)) == first
    assert "154,000 criminal suspects were arrested" in first


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("断卡行动封了多少张卡啊", "373.3"),
        ("how many cards did the card broken operation take away", "3.733 million"),
    ],
)
def test_a_name_with_a_number_counts_no_cards(engine: Engine, text: str, figure: str) -> None:
    said = to_plain(engine.dialogue().hear(CHAT, text))
    assert figure in said


@pytest.mark.parametrize("language", Language)
def test_the_number_in_the_name_is_explained_where_it_is_asked(
    engine: Engine, language: Language
) -> None:
    asked = {"zh": "断卡2.0里的2.0是什么", "en": "what is the 2.0 in Card Broken 2.0"}[language]
    assert "2.0" in to_plain(engine.dialogue().hear(CHAT, asked))
