"""What a line denies, corrects or asks outright in a talk is heard, and what it denies forgotten."""

from collections.abc import Callable

import pytest

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain
from knowledge import Language

CHAT = 7

Advise = Callable[[str, Recall], Advice]

WARNED = Recall(topic="fake-customer-service")
PAID = Recall(topic="investment-scam", emergency="paid")


@pytest.fixture
def advise(engine: Engine) -> Advise:
    return lambda text, recall: engine.advisor.advise(Question.read(text), recall)


@pytest.fixture
def talk(engine: Engine) -> Callable[[str], str]:
    dialogue = engine.dialogue()
    return lambda text: to_plain(dialogue.hear(CHAT, text, "en"))


def worry_of(advice: Advice) -> str | None:
    return advice.worry.id if isinstance(advice, WorryAdvice) else None


def emergency_of(advice: Advice) -> str | None:
    return advice.emergency.id if isinstance(advice, EmergencyAdvice) else None


NOT_PAID = [
    "no i havent paid anything",
    "i have not sent him any money yet",
    "nothing paid so far",
    "we never gave them anything",
    "我还没转钱呢",
    "没付",
    "一分钱都没给",
    "我妈还没给他打钱",
]


@pytest.mark.parametrize("text", NOT_PAID)
@pytest.mark.parametrize("recall", [WARNED, PAID], ids=["warned", "taken for paid"])
def test_who_says_that_nothing_was_paid_is_not_told_what_to_do_after_paying(
    advise: Advise, text: str, recall: Recall
) -> None:
    assert worry_of(advise(text, recall)) == "nothing-gone-yet"


STILL_PAID = [
    ("i havent paid the second fee but i sent 500 pounds yesterday", WARNED),
    ("他没给我发货，我已经付了三千块", Recall(topic="shopping-scam")),
    ("they havent paid me back and i sent them 2000", WARNED),
    ("they refunded me 50 but i sent 2000 pounds", WARNED),
]


@pytest.mark.parametrize(("text", "recall"), STILL_PAID)
def test_a_payment_beside_what_was_not_paid_is_heard(
    advise: Advise, text: str, recall: Recall
) -> None:
    assert emergency_of(advise(text, recall)) == "paid"


def test_what_was_denied_is_forgotten(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    memory.note_recall(CHAT, PAID)
    dialogue.hear(CHAT, "no i havent paid them anything", "en")
    assert memory.of(CHAT).recall.emergency is None
    assert memory.of(CHAT).recall.topic == "investment-scam"
    dialogue.hear(CHAT, "i paid him 900 dollars this morning", "en")
    assert memory.of(CHAT).recall.emergency == "paid"


CALM = [
    "im not suicidal",
    "no i'm not going to kill myself, dont worry",
    "i wont hurt myself",
    "我不会自杀的 别担心",
    "我没想不开",
]


@pytest.mark.parametrize("text", CALM)
def test_who_says_not_to_think_of_death_is_believed(advise: Advise, text: str) -> None:
    for recall in (WARNED, Recall(topic="sextortion", emergency="despair")):
        assert worry_of(advise(text, recall)) == "no-despair"


STILL_DESPAIRS = [
    "im not going to pay, i am going to kill myself tonight",
    "我不会自杀的，我就是不想活了",
]


@pytest.mark.parametrize("text", STILL_DESPAIRS)
def test_despair_beside_a_denial_is_heard(advise: Advise, text: str) -> None:
    assert emergency_of(advise(text, WARNED)) == "despair"


VERDICTS = [
    "so is it a scam",
    "is it real or not",
    "just tell me is this guy a scammer",
    "am i being scammed",
    "那他到底是不是骗子",
    "不是 我问这个客服是不是骗子",
    "我去了会被骗吗",
    "no i mean is this a scam",
]


@pytest.mark.parametrize("text", VERDICTS)
def test_whether_it_is_a_scam_is_answered_from_what_was_told(advise: Advise, text: str) -> None:
    advice = advise(text, WARNED)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "is-it-one"
    assert advice.kind
    assert advice.kind.id == "fake-customer-service"


LEAVE = [
    "so should i send it",
    "do i give him the sofa or not",
    "can i trust him",
    "maybe i put in just 50 and see",
    "那我该不该买",
    "旅游能不能去",
    "要不我先投一千试试",
    "要不要给他转",
]


@pytest.mark.parametrize("text", LEAVE)
def test_whether_to_do_as_they_say_is_answered_no(advise: Advise, text: str) -> None:
    advice = advise(text, WARNED)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "better-not"
    assert advice.answer.says.in_(Language.EN)[0].startswith("No")


@pytest.mark.parametrize(
    "text",
    [
        "should i go to the police",
        "should i ring my bank",
        "should i send the police his messages",
        "can i give the bank my old card",
        "要不要报警",
        "该不该去银行挂失",
        "要不要把聊天发给警察",
    ],
)
def test_help_is_never_advised_against(advise: Advise, text: str) -> None:
    for recall in (WARNED, PAID):
        advice = advise(text, recall)
        assert worry_of(advice) != "better-not"


def test_a_correction_is_read_as_if_nothing_had_been_understood(advise: Advise) -> None:
    wrong = Recall(topic="tech-support-scam")
    for text, kind in (
        ("no i mean a man i met online wants money for a plane ticket", "pig-butchering"),
        ("不是，我问的是刷单要我垫钱", "task-scam"),
    ):
        advice = advise(text, wrong)
        assert isinstance(advice, AssessmentAdvice)
        assert advice.topics[0].id == kind


def test_a_sum_told_in_a_case_has_gone(advise: Advise) -> None:
    for text, recall in (
        ("i sent him 50 already on paypal", Recall(topic="sextortion", emergency="blackmailed")),
        ("他已经买了两万的保健品了", Recall(topic="elderly-scam")),
        ("she put in 6000", Recall(topic="pig-butchering")),
    ):
        assert emergency_of(advise(text, recall)) == "paid"


@pytest.mark.parametrize(
    "text",
    [
        "my bank put me on hold. should i hang up",
        "im still on hold with barclays",
        "银行客服还在排队等人工",
    ],
)
def test_who_waits_for_their_bank_is_told_to_stay_on(advise: Advise, text: str) -> None:
    assert worry_of(advise(text, PAID)) == "on-hold"


def test_who_waits_is_told_so_before_anything_else_was_said(advise: Advise) -> None:
    assert worry_of(advise("my bank put me on hold", Recall())) == "on-hold"


def test_how_to_prove_it_is_no_question_whether_it_is_one(advise: Advise) -> None:
    case = Recall(topic="elderly-scam", emergency="paid")
    assert worry_of(advise("怎么让他相信是假的", case)) == "prove-it"
    assert worry_of(advise("要不要还他", WARNED)) == "better-not"


def test_a_first_withdrawal_is_no_loss(advise: Advise) -> None:
    assert (
        worry_of(
            advise("nah its not a scam i already withdrew 200", Recall(topic="investment-scam"))
        )
        == "paid-out-before"
    )


def test_what_turned_out_to_be_real_ends(talk: Callable[[str], str]) -> None:
    talk("got a text with a link from the tax office saying im due a refund")
    checked = talk("i logged in to my own gov account and the refund is there too")
    assert checked.startswith("I checked it myself")
    assert "If they know nothing of it, it is a scam" in checked
    assert talk("so is it ok now").startswith("I checked it myself")


def test_the_bank_s_number_is_not_what_a_lender_of_accounts_hears(advise: Advise) -> None:
    assert emergency_of(advise("i gave my card number to someone", Recall())) == "gave-bank-details"


@pytest.mark.parametrize("text", ["is this call a scam", "这个电话是骗子吗"])
def test_whether_a_call_is_one_is_no_question_of_a_kind(advise: Advise, text: str) -> None:
    advice = advise(text, Recall())
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == "is-it-real"


@pytest.mark.parametrize(
    "text", ["i paid it last night. i thought it was ok", "我昨晚付的 以为没事"]
)
def test_a_payment_that_seemed_fine_is_no_check(advise: Advise, text: str) -> None:
    advice = advise(text, Recall(topic="rental-scam"))
    assert worry_of(advice) != "checked-and-real"


def test_who_only_starts_to_tell_is_asked_what_happened(talk: Callable[[str], str]) -> None:
    for opening in ("someone messaged me on whatsapp", "its about my mum not me", "有人加我微信"):
        said = talk(opening)
        assert "I did not quite follow" in said or "没看明白" in said, said


def test_a_child_who_was_told_to_tell_somebody_hears_something_else_next(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(
        CHAT, "im 13 and a man on roblox gave me free robux if i log in on his site", "en"
    )
    answers = [to_plain(dialogue.hear(CHAT, "i told my mum already", "en")) for _ in range(2)]
    assert answers[0] != answers[1]


DESPAIRS = [
    "can i get my money back, i want to die",
    "should i send it, i am going to kill myself tonight",
    "那钱还能追回来吗 我不想活了",
    "no i mean is it a scam, i dont want to live any more",
    "我已经转了三万，我不想活了",
]


@pytest.mark.parametrize("text", DESPAIRS)
@pytest.mark.parametrize("recall", [WARNED, PAID], ids=["warned", "paid"])
def test_a_life_comes_before_what_is_asked_outright(
    advise: Advise, text: str, recall: Recall
) -> None:
    assert emergency_of(advise(text, recall)) == "despair"


THEIR_PAYMENT = [
    "he sent 300 too much",
    "she paid 40 already and i could withdraw it",
    "he paid me 800 by cheque",
    "他给我转了三千",
    "the buyer overpaid by 200",
    "对方多付了给我",
]


@pytest.mark.parametrize("text", THEIR_PAYMENT)
def test_what_the_other_side_paid_is_no_loss(advise: Advise, text: str) -> None:
    assert emergency_of(advise(text, Recall(topic="shopping-scam"))) != "paid"
