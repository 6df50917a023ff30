"""What a chat told before is kept where it still holds, and let go where somebody else speaks."""

import pytest

from bot.actions import OpenGuidance, OpenScreen, OpenTopic, Screen
from bot.dialogue import Dialogue
from bot.dialogue.case import Case
from bot.engine import Engine
from bot.looking import Look
from bot.memory import KEPT_SECONDS, Memory, Recall, Tongue
from bot.plain import to_plain
from bot.reading.picture import Passage, Picture
from knowledge import Language

CHAT = 1
SCAM_ZH = "【顺丰速运】您的包裹丢失，请加客服QQ办理三倍赔付，点击链接 http://sf-pei.top"
SCAM_EN = "Royal Mail: your parcel is held, pay 1.99 at http://royal-mail-fee.top today"


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def dialogue(engine: Engine, memory: Memory) -> Dialogue:
    return engine.dialogue(memory)


def said(dialogue: Dialogue, text: str) -> str:
    return to_plain(dialogue.hear(CHAT, text))


@pytest.mark.parametrize(
    ("own", "passed_on", "told"),
    [
        ("我吃了一整瓶安眠药", SCAM_ZH, "120"),
        ("My boyfriend beat me up and I am bleeding", SCAM_EN, "emergency number"),
    ],
)
def test_a_life_in_danger_comes_before_what_was_passed_on(
    dialogue: Dialogue, own: str, passed_on: str, told: str
) -> None:
    beside = to_plain(dialogue.consider(CHAT, Case(own=own, passed_on=passed_on)))
    picture = Picture((Passage(passed_on),))
    under = to_plain(dialogue.look(CHAT, Look((picture,), caption=own)))
    assert told in beside
    assert told in under
    assert beside == to_plain(dialogue.hear(CHAT + 1, own))  # in this chat it is known by now


@pytest.mark.parametrize(
    ("first", "own", "title"),
    [
        (
            "我是银行柜员，有位奶奶要给网上认识的人汇八万，拦不住怎么办",
            "我自己也碰上了，我被人拿裸照勒索了",
            "别转钱，给了也不会停",
        ),
        (
            "I'm a cashier, an old lady is buying five gift cards and is on the phone, what can I do",
            "I myself was just blackmailed with my nude pictures",
            "Paying does not end it",
        ),
    ],
)
def test_a_bystander_who_is_cheated_too_gets_their_own_steps(
    dialogue: Dialogue, memory: Memory, first: str, own: str, title: str
) -> None:
    said(dialogue, first)
    assert memory.of(CHAT).recall.bystander
    assert title in said(dialogue, own)
    assert not memory.of(CHAT).recall.bystander


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("我11岁，游戏里被人骗走了压岁钱，我不敢说", "我是他妈妈，我刚又转了5万给骗子"),
        ("im 11 and a man tricked me out of my robux", "I'm his mother, I just sent them 5000 too"),
    ],
)
def test_a_parent_who_takes_the_phone_is_spoken_to_as_one(
    dialogue: Dialogue, memory: Memory, child: str, parent: str
) -> None:
    said(dialogue, child)
    assert memory.of(CHAT).recall.child
    answer = said(dialogue, parent)
    assert not memory.of(CHAT).recall.child
    assert "大人" not in answer.splitlines()[0]
    assert "grown-up" not in answer.splitlines()[0]


@pytest.mark.parametrize("between", ["什么是刷单诈骗", "2021年1到5月一共破了多少起案件"])
def test_a_loss_is_remembered_through_another_question(
    dialogue: Dialogue, memory: Memory, between: str
) -> None:
    said(dialogue, "我刚给骗子转了5万")
    before = said(dialogue, "现在还来得及吗")
    said(dialogue, between)
    assert memory.of(CHAT).recall.emergency == "paid"
    assert said(dialogue, "现在还来得及吗").splitlines()[0] == before.splitlines()[0]


def test_a_loss_is_remembered_through_a_page(dialogue: Dialogue, memory: Memory) -> None:
    said(dialogue, "我刚给骗子转了5万")
    dialogue.press(CHAT, OpenTopic("task-scam"))
    assert memory.of(CHAT).recall.emergency == "paid"


def test_a_fragment_leans_on_the_figure_though_a_loss_was_told(dialogue: Dialogue) -> None:
    said(dialogue, "我刚给骗子转了5万")
    said(dialogue, "2021年1到5月一共抓了多少嫌疑人")
    assert "146.5%" in said(dialogue, "同比呢")


def test_the_place_told_holds_for_pictures_messages_and_pages(
    dialogue: Dialogue, memory: Memory
) -> None:
    said(dialogue, "我在新加坡，刚给骗子转了5万新币")
    assert memory.of(CHAT).recall.place == "sg"
    picture = Picture((Passage("聊天记录"),))
    under = to_plain(dialogue.look(CHAT, Look((picture,), caption="我又刚给骗子转了3万")))
    page = to_plain(dialogue.press(CHAT, OpenScreen(Screen.CALL)))
    guided = to_plain(dialogue.press(CHAT, OpenGuidance("already-paid")))
    for answer in (under, page, guided):
        assert "1799" in answer


def test_what_was_passed_on_opens_no_drill_and_sets_no_language(
    dialogue: Dialogue, memory: Memory
) -> None:
    drill = Case(own="帮我看看", passed_on="我想练习识破骗子")
    assert "练习" not in to_plain(dialogue.consider(CHAT, drill)).splitlines()[0]
    answer = to_plain(dialogue.consider(CHAT, Case(own="这是真的吗", passed_on=SCAM_EN)))
    assert "骗" in answer.splitlines()[0]
    assert memory.of(CHAT).tongue == Tongue(Language.ZH)


def test_what_is_too_old_is_dropped_and_not_only_hidden() -> None:
    now = 0.0
    memory = Memory(lambda: now)
    for chat in range(50):
        memory.note_recall(chat, Recall(emergency="blackmailed"))
    now = KEPT_SECONDS + 1.0
    memory.note_topic(99, "task-scam")
    assert [*memory._chats] == [99]


def test_a_drill_asked_for_in_words_is_counted(engine: Engine) -> None:
    counted = list[str]()
    dialogue = engine.dialogue(observe=lambda advice, *_: counted.append(type(advice).__name__))
    dialogue.hear(CHAT, "我想练习一下怎么识破骗子")
    assert len(counted) == 1
