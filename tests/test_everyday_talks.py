"""What somebody goes on to tell of an everyday matter in which nothing is wrong."""

from pathlib import Path

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    Risk,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.evaluation import read_cases
from bot.memory import Memory, Recall
from bot.plain import to_plain
from bot.state.privacy import Stored
from knowledge.worries import EVERYDAY

GOLDEN = Path(__file__).parent / "golden"
CHAT = 1
LETTER = Recall(matter="tax-letter")
FEE = Recall(matter="school-fee")
PLUMBER, DUTY = Recall(matter="tradesman-i-called"), Recall(matter="duty-on-my-order")


def say(engine: Engine, *lines: str) -> tuple[str, Recall]:
    """Return the last answer and what is remembered after it."""
    memory, said = Memory(), ""
    dialogue = engine.dialogue(memory)
    for line in lines:
        said = to_plain(dialogue.hear(CHAT, line))
    return said, memory.of(CHAT).recall


@pytest.mark.parametrize(
    ("first", "matter"),
    [
        ("got a letter in the post from the tax office that i underpaid 230", "tax-letter"),
        ("物业让扫码交物业费", "property-fee"),
    ],
)
def test_an_everyday_matter_is_remembered(engine: Engine, first: str, matter: str) -> None:
    _, recall = say(engine, first)
    assert recall.matter == matter
    assert not recall.known


@pytest.mark.parametrize(
    ("text", "recall"),
    [
        ("it has the right reference and my old address", LETTER),
        ("my accountant got the same sort of letter", LETTER),
        ("跟去年的通知一个样", FEE),
        ("found him online, he has a website and some reviews. its a private account", PLUMBER),
        ("no im in ireland. why is there a handling fee on top", DUTY),
        ("its 15 euro they call it disbursement fee. thats in the app as well", DUTY),
        ("别的家长也都收到了", FEE),
    ],
)
def test_a_detail_is_weighed_by_the_matter(engine: Engine, text: str, recall: Recall) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    assert isinstance(advice, WorryAdvice)
    assert EVERYDAY in advice.answer.of


def test_the_conditions_of_the_matter_are_said_again_once(engine: Engine) -> None:
    lines = ("物业让扫码交物业费", "楼下大厅也贴了", "邻居家也是这样")
    again, _ = say(engine, *lines[:2])
    assert "楼里贴着通知" in again
    third, _ = say(engine, *lines)
    assert "楼里贴着通知" not in third
    assert "先停下" in third


@pytest.mark.parametrize(
    ("text", "recall"),
    [
        ("rang the tax office on the number from last year, they confirmed it", LETTER),
        ("问过班主任本人了，是真的", FEE),
    ],
)
def test_who_checked_it_need_not_hear_of_frauds(engine: Engine, text: str, recall: Recall) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    assert isinstance(advice, WorryAdvice)
    assert "settled" in advice.answer.of


def test_what_is_asked_after_it_was_checked_gets_no_alarm(engine: Engine) -> None:
    first = "学校发通知要交校服费"
    said, recall = say(engine, first, "问过班主任本人了，是真的", "那能不能下个月再交")
    assert recall.settled
    assert "先打110" not in said


@pytest.mark.parametrize(
    ("text", "of"), [("is it a scam then", "is-it-one"), ("should i pay it now", "better-not")]
)
def test_a_verdict_on_it_is_no_accusation(engine: Engine, text: str, of: str) -> None:
    advice = engine.advisor.advise(Question.read(text), LETTER)
    assert isinstance(advice, WorryAdvice)
    assert (advice.worry.id, advice.answer.of) == (of, (EVERYDAY,))


@pytest.mark.parametrize("text", ["paid it", "交好了"])
def test_what_was_paid_for_it_is_lost_only_if_it_went_to_a_stranger(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text), FEE)
    assert isinstance(advice, WorryAdvice)
    said = "\n".join((*advice.answer.says.zh, *advice.answer.says.en))
    assert "110" in said


@pytest.mark.parametrize(
    "text",
    [
        *("paid it and now he has blocked me", "i think i was scammed, 600 is gone"),
        *("交了六百，现在被拉黑了", "我把验证码给他了", "he wants the code from my phone"),
        *("my money is gone", "it was a scam and i paid 300", "我好像被骗了", "卡里少了两千"),
        *("they cleaned out my account", "someone took 900 from my card", "他让我共享屏幕"),
    ],
)
def test_what_goes_wrong_is_heard(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), FEE)
    calm = isinstance(advice, WorryAdvice) and advice.answer.of in {(EVERYDAY,), ("settled",)}
    assert not calm


def test_a_new_demand_makes_it_everyday_no_more(engine: Engine) -> None:
    first = "学校发通知要交校服费"
    said, recall = say(engine, first, "问过班主任本人了，是真的", "现在又叫我把银行卡密码发给他")
    assert not recall.settled
    assert "别" in said


@pytest.mark.parametrize(
    ("text", "recall"),
    [
        ("now he sent a link where i put in my card and the code", PLUMBER),
        ("they want a steam gift card for the customs", DUTY),
        ("他们让我把验证码发过去", FEE),
    ],
)
def test_what_no_such_matter_asks_for_ends_it(engine: Engine, text: str, recall: Recall) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    assert not (isinstance(advice, WorryAdvice) and EVERYDAY in advice.answer.of)


def test_nobody_is_to_be_rung_about_an_everyday_matter(engine: Engine) -> None:
    lines = ("DHL says i owe duty on my shoes, 22 euro", "i am in ireland, it is in the app too")
    said, recall = say(engine, *lines)
    assert recall.place == "ie"
    assert "Garda" not in said


def test_something_else_is_answered_for_itself(engine: Engine) -> None:
    """A figure is asked, another fraud told, something none of ours: the matter stays apart."""
    advisor = engine.advisor
    figure = advisor.advise(Question.read("2021年1到5月破了多少起电诈案件"), FEE)
    assert isinstance(figure, FiguresAdvice)
    cry = advisor.advise(Question.read("someone rang me and says he is from the bank"), FEE)
    assert isinstance(cry, EmergencyAdvice)
    weather = advisor.advise(Question.read("what will the weather be tomorrow"), FEE)
    assert isinstance(weather, UnknownAdvice)


@pytest.mark.parametrize("text", ["i do not deserve to live", "我不配活着"])
def test_who_despairs_is_met_as_such_in_any_matter(engine: Engine, text: str) -> None:
    for recall in (FEE, Recall(topic="sextortion", emergency="sextortion"), Recall()):
        advice = engine.advisor.advise(Question.read(text), recall)
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id == "despair"


def test_a_child_that_despairs_is_not_taken_for_who_extorts_it(engine: Engine) -> None:
    case = Recall(topic="sextortion", emergency="sextortion", worry="threatens-himself")
    advice = engine.advisor.advise(Question.read("no i mean my daughter said that"), case)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "despair"


@pytest.mark.parametrize(
    "text", ["i am not thinking about ending my life, i asked about the meter", "我没说要轻生啊"]
)
def test_who_was_met_so_by_mistake_is_believed(engine: Engine, text: str) -> None:
    case = Recall(emergency="despair")
    advice = engine.advisor.advise(Question.read(text), case)
    assert not (isinstance(advice, EmergencyAdvice) and advice.emergency.id == "despair")


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("rental-scam", "we walked through the flat with the owner yesterday"),
        ("rental-scam", "房子昨天看过了，房东本人带我看的"),
        ("job-scam", "我去他们公司面试过两次"),
    ],
)
def test_what_speaks_for_a_matter_is_taken_up(engine: Engine, topic: str, text: str) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(topic=topic))
    said = to_plain(engine.dialogue(memory).hear(CHAT, text))
    assert "这一点是好的" in said or "That speaks for it" in said
    assert memory.of(CHAT).recall.matter
    assert memory.of(CHAT).recall.topic is None


@pytest.mark.parametrize("topic", ["investment-scam", "pig-butchering", "recovery-scam"])
def test_nothing_speaks_for_a_fraud_that_has_offices_of_its_own(engine: Engine, topic: str) -> None:
    for text in ("i have been to their office", "我去过他们公司，办公室很大"):
        advice = engine.advisor.advise(Question.read(text), Recall(topic=topic))
        assert not (isinstance(advice, WorryAdvice) and advice.worry.calms)


def test_after_a_loss_nothing_calms(engine: Engine) -> None:
    case = Recall(topic="rental-scam", emergency="paid")
    advice = engine.advisor.advise(Question.read("we walked through the flat yesterday"), case)
    assert not (isinstance(advice, WorryAdvice) and advice.worry.calms)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("job-scam", "i asked for the contract and the agent shouted that i waste his time"),
        ("job-scam", "我多问了一句合同的事，他就发火骂人"),
        ("money-mule", "我不肯借卡，他就骂我小气翻脸了"),
    ],
)
def test_the_other_side_s_anger_is_no_relative_s(engine: Engine, topic: str, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(topic=topic))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "they-turn-nasty"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_cry_that_is_heard_by_itself_is_calmed(engine: Engine, language: str) -> None:
    """An everyday matter may turn into a fraud with any line."""
    cries = [case.text for case in read_cases(GOLDEN / f"cries-{language}.jsonl")]
    calmed = [
        text
        for text in cries
        if isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice)
        and isinstance(engine.advisor.advise(Question.read(text), FEE), WorryAdvice)
    ]
    assert len(cries) > 100
    assert len(calmed) <= 2, calmed


def test_what_is_remembered_of_a_matter_is_told(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "学校发通知要交校服费")
    told = to_plain(dialogue.my_data(CHAT, Stored(), "zh"))
    assert "您问过一件平常事" in told
    dialogue.hear(CHAT, "问过班主任本人了，是真的")
    assert "您说核实过，是真的" in to_plain(dialogue.my_data(CHAT, Stored(), "zh"))


@pytest.mark.parametrize(
    "text",
    [
        "my wife is convinced its a scam and wont let me pay",
        "老公一口咬定是骗局，不让我交",
    ],
)
@pytest.mark.parametrize("recall", [FEE, Recall(matter="school-fee", settled=True)])
def test_a_family_that_calls_it_a_fraud_is_shown_how_it_was_checked(
    engine: Engine, text: str, recall: Recall
) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "family-says-so"
    assert EVERYDAY in advice.answer.of


def test_a_bank_that_asked_and_wanted_nothing_is_no_loss(engine: Engine) -> None:
    said, recall = say(
        engine,
        "the credit union phoned about 60 dollars at a garden shop and asked was that me",
        "they didn't ask for a pin or anything, only yes or no",
        "rang the number on the back of my card, they have the call noted, it was them",
    )
    assert recall.settled
    assert recall.emergency is None
    assert "genuine" in said


def test_but_a_bank_that_has_money_moved_is_no_matter_of_everyday(engine: Engine) -> None:
    told = (
        "my bank called, asked if it was me who bought a tv, then had me move it to a new account"
    )
    advice = engine.advisor.advise(Question.read(told))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk in {Risk.HIGH, Risk.CAUTION}
    assert advice.matter is None
