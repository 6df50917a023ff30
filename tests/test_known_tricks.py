"""What is told in a case and is a step of that fraud: said so, and not taken for a payment."""

from pathlib import Path

import numpy as np
import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain
from index.places import DATA
from index.traits import Trait, TraitIndex, traits_of
from knowledge import Language

CHAT = 1
ZH, EN = Language


def test_the_nearest_sentence_of_the_kind_and_language_is_found() -> None:
    traits = (
        Trait("loan-scam", EN, "a fee first"),
        Trait("loan-scam", ZH, "先交费"),
        Trait("loan-scam", EN, "a wrong card number"),
        Trait("task-scam", EN, "a set of tasks"),
    )
    index = TraitIndex(traits, np.eye(4, dtype=np.float32))
    towards = np.array([0.6, 0.0, 0.8, 0.9], np.float32)
    found = index.likest(towards, "loan-scam", EN)
    assert found is not None
    assert found.says == "a wrong card number"
    assert found.cosine == pytest.approx(0.8, abs=1e-3)
    other = index.likest(towards, "loan-scam", ZH)
    assert other is not None
    assert other.says == "先交费"
    assert index.likest(towards, "phishing", EN) is None


def test_every_kind_has_signs_and_steps_in_the_index(engine: Engine) -> None:
    traits = traits_of(engine.knowledge)
    topics = engine.knowledge.topics
    told = engine.knowledge.guidance.values()
    pages = [page.id for page in told if page.by_case or page.dispute]
    assert {(trait.entry, trait.language) for trait in traits} == {
        (entry, language) for entry in (*topics, *pages) for language in Language
    }
    assert {*topics["loan-scam"].signs.zh} <= {trait.says for trait in traits}
    variants = engine.knowledge.variants["shopping-scam"]
    assert {*variants[0].signs.en} <= {trait.says for trait in traits}
    assert np.load(Path(DATA) / "traits.npy").shape[0] == len(traits)


@pytest.mark.parametrize(
    ("topic", "text", "known"),
    [
        (
            "military-purchase-scam",
            "they ask me to buy tents from their supplier and pay first",
            "from a supplier they name",
        ),
        ("loan-scam", "客服说我卡号输错了一位，账户冻住了，要先交钱", "卡号填错"),
        ("rental-scam", "他说不走平台，让我点他发来的链接付", "离开平台"),
        ("task-scam", "群里一直有人发提现成功的截图", "提现截图"),
    ],
)
def test_a_step_of_the_fraud_that_was_spoken_of_is_named(
    engine: Engine, topic: str, text: str, known: str
) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(topic=topic))
    assert isinstance(advice, WorryAdvice)
    assert advice.trait is not None
    language = Question.read(text).language
    assert known in advice.trait.in_(language)


def test_it_is_shown_with_the_first_things_to_do(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "自称部队后勤的加我微信，要订300份盒饭，还要我帮他代买一批帐篷")
    shown = to_plain(dialogue.hear(CHAT, "定金他发来一张转账截图，可我账上一分没有"))
    topic = engine.knowledge.topics["military-purchase-scam"]
    assert "转账截图" in shown
    assert topic.before_paying.zh[0] in shown
    assert topic.before_paying.zh[3] not in shown


@pytest.mark.parametrize(
    "text",
    [
        "我前面已经交过4200块保证金了",
        "I already paid 900 for the first fee yesterday",
        "刚来短信，消费了2800元",
    ],
)
def test_what_has_gone_is_still_an_emergency(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(topic="loan-scam"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_what_nobody_knows_of_such_a_fraud_is_not_said_of_it(engine: Engine) -> None:
    recall = Recall(topic="rental-scam", emergency="paid")
    advice = engine.advisor.advise(Question.read("i work nights at the hospital"), recall)
    assert isinstance(advice, WorryAdvice)
    assert advice.trait is None


def test_good_news_is_not_heard_where_a_loss_is_told(engine: Engine) -> None:
    text = "卡已经给他用了两天了 手机也放他那 进了十几万又出去了"
    advice = engine.advisor.advise(Question.read(text), Recall("money-mule", "account-lent"))
    assert not (isinstance(advice, WorryAdvice) and advice.worry.good_news)


@pytest.mark.parametrize(
    ("emergency", "text"),
    [
        ("paid", "好 我这就骑车去派出所 让我姐陪着"),
        ("account-lent", "ok I'm going to the station with my dad after work"),
        (None, "行 我自己打官方电话问清楚再说"),
    ],
)
def test_a_plan_is_met_with_what_comes_before_it(
    engine: Engine, emergency: str | None, text: str
) -> None:
    recall = Recall(topic="loan-scam", emergency=emergency)
    advice = engine.advisor.advise(Question.read(text), recall)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id in {"my-plan", "not-alone"}  # both say to ring first


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("我小学五年级，有人叫我拿妈妈手机", True),
        ("我是小学班主任，班上有个女孩被人骗着拿妈妈手机", False),
        ("i'm in year 8 and someone on roblox has my login", True),
        ("i'm a form teacher, one of my pupils is 11 and gave her mum's card", False),
    ],
)
def test_a_teacher_is_no_child(engine: Engine, text: str, child: bool) -> None:
    assert engine.advisor.writer.is_of_a_child(Question.read(text)) is child


def test_a_warned_person_who_then_showed_their_screen_is_in_an_emergency(engine: Engine) -> None:
    text = "哎呀我点错了，屏幕让他看了两三分钟，当时正开着银行看余额"
    advice = engine.advisor.advise(Question.read(text), Recall(topic="fake-customer-service"))
    assert not isinstance(advice, AssessmentAdvice)
    assert isinstance(advice, EmergencyAdvice)
