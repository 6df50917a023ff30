"""Somebody at a till, in a cab, next door: what they can do for who is being cheated, to the end."""

import pytest

from bot.advice.advice import Caring, EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain
from bot.state.privacy import Stored

CHAT = 1
TALKS = [
    (
        "I'm a teller at a building society, a lady of 79 wants £9,000 in cash and is shaking, what can I do",
        [
            ("she keeps whispering into her phone", "Play for time"),
            ("I can't refuse her own money can I", "May I step in?"),
            (
                "her daughter tells me she swears it was her grandson speaking to her",
                "It sounded and looked just like them",
            ),
            ("she says I am rude and will not listen to me", "How do I get through to them?"),
            ("her daughter is here now, thank you", "You may have saved them a great deal"),
        ],
    ),
    (
        "我是便利店店员，有位大爷一直打着电话要买三千块的点卡，我该怎么办",
        [
            ("他不信我，说我多管闲事", "怎么说，他才听得进"),
            ("我能不能报警，又不是我家人", "我能插手吗"),
            ("他女儿来接他了，谢谢", "多亏您留心"),
        ],
    ),
]


@pytest.mark.parametrize(("first", "lines"), TALKS, ids=["en", "zh"])
def test_a_bystander_is_told_what_a_bystander_can_do(
    engine: Engine, first: str, lines: list[tuple[str, str]]
) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, first)
    for text, title in lines:
        assert to_plain(dialogue.hear(CHAT, text)).startswith(title), text


@pytest.mark.parametrize(
    ("first", "line", "title"),
    [
        (
            "I'm a teller at a building society, a lady of 79 wants £9,000 in cash and is shaking, what can I do",
            "she says they let her take out £300 last month without any trouble",
            "It did pay me at first",
        ),
        (
            "我是便利店店员，有位大爷一直打着电话要买三千块的点卡，我该怎么办",
            "大爷说上个月还提现成功过两次，钱真到账了",
            "头几次是真的到账、能提现",
        ),
    ],
    ids=["en", "zh"],
)
def test_a_bystander_is_told_what_a_trick_is_as_anybody_is(
    engine: Engine, first: str, line: str, title: str
) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, first)
    answer = to_plain(dialogue.hear(CHAT, line))
    assert answer.startswith(title)
    assert "佣金" not in answer  # that is said to whoever moves the money


def test_a_driver_with_a_strange_parcel_is_a_bystander_and_no_mule(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    said = to_plain(
        dialogue.hear(CHAT, "我跑网约车的，有人叫我送个沉甸甸的盒子，不许我打开，怪怪的")
    )
    assert said.startswith("看见别人正在被骗")
    assert memory.of(CHAT).recall.bystander
    assert "送" in to_plain(dialogue.hear(CHAT, "寄件的老太太手一直抖，电话里有人指挥她"))


def test_who_asks_for_somebody_else_in_a_case_of_their_own_stays_in_it(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "我刚给骗子转了8000")
    dialogue.hear(CHAT, "我是便利店店员，有位大爷也一直打着电话要买三千块的点卡，我该怎么办")
    assert not memory.of(CHAT).recall.bystander
    assert memory.of(CHAT).recall.emergency == "paid"


def test_a_flatmate_who_lent_an_account_is_none_to_play_for_time_with(engine: Engine) -> None:
    memory = Memory()
    text = "my flatmate let a lad use his bank account and now it is frozen, should I tell him to go to the police"
    engine.dialogue(memory).hear(CHAT, text)
    assert not memory.of(CHAT).recall.bystander


def test_a_relative_is_no_bystander(engine: Engine) -> None:
    memory = Memory()
    engine.dialogue(memory).hear(CHAT, "my mum is at the bank drawing out £9,000 for a courier")
    assert not memory.of(CHAT).recall.bystander


@pytest.mark.parametrize(
    ("who", "bystander"), [("一位奶奶", True), ("有位大伯", True), ("我奶奶", False)]
)
def test_who_works_where_somebody_pays_stands_by_a_stranger(
    engine: Engine, who: str, bystander: bool
) -> None:
    memory = Memory()
    engine.dialogue(memory).hear(CHAT, f"我在超市上班，{who}要转账给“公安”，我能拦吗")
    assert memory.of(CHAT).recall.bystander is bystander


def test_who_works_there_and_tells_of_their_own_kin_is_no_bystander(engine: Engine) -> None:
    known = engine.knowledge
    page = GuidanceAdvice(known.guidance["bystanders"], known.places["cn"])
    for who, bystander in (("一位奶奶", True), ("我奶奶", False)):
        question = Question.read(f"我在超市上班，{who}要转账，我能拦吗")
        assert engine.advisor.writer.is_of_a_bystander(question, page) is bystander


def test_what_is_only_for_who_is_cheated_is_not_said_to_a_bystander(engine: Engine) -> None:
    known = Recall(emergency="about-to-pay", bystander=True)
    advice = engine.advisor.advise(
        Question.read("he says the police are on the line and he must not hang up"), known
    )
    hung_up = isinstance(advice, EmergencyAdvice) and advice.emergency.id == "on-the-phone-now"
    assert not hung_up
    paid = engine.advisor.advise(Question.read("he has just paid them £2,000"), known)
    assert isinstance(paid, EmergencyAdvice | WorryAdvice)
    assert not isinstance(paid, EmergencyAdvice) or paid.for_another


def test_who_asks_what_is_remembered_of_them_is_told_of_this_too(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, TALKS[0][0])
    assert "You are helping somebody" in to_plain(dialogue.my_data(CHAT, Stored()))


def test_who_stands_by_is_not_taken_to_despair_at_a_hint(engine: Engine) -> None:
    question = Question.read("i cant say anything to her, i have to live here after")
    alone = engine.advisor.advise(question)
    beside = engine.advisor.advise(question, Recall(page="bystanders", bystander=True))
    assert isinstance(alone, Caring)
    assert isinstance(beside, Caring)
    assert alone.care
    assert beside.care is None
