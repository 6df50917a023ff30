"""Who it is and what it keeps is answered in the middle of a case as at its beginning."""

import pytest

from bot.advice.advice import EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.question import Question
from bot.advice.wording import WordingReader
from bot.engine import Engine
from bot.memory import Recall
from tests.known import BASE

IDENTITY, KEEPS = "bot-identity", "what-the-bot-keeps"
CASES = [
    Recall(topic="prize-scam"),
    Recall(topic="phishing", emergency="paid"),
    Recall(topic="rental-scam", settled=True),
]
ASKED = [
    (IDENTITY, "are you a robot or is somebody typing this"),
    (IDENTITY, "who pays for you"),
    (IDENTITY, "how can i be sure that you are right"),
    (IDENTITY, "who reviewed what you tell me"),
    (IDENTITY, "is this bot a fraud too"),
    (IDENTITY, "你是不是真人在回我"),
    (IDENTITY, "你是哪个部门的"),
    (IDENTITY, "你讲的可信吗"),
    (IDENTITY, "说不定你也是骗子"),
    (IDENTITY, "你是谁开发的呀"),
    (IDENTITY, "话说你收钱吗"),
    (KEEPS, "are you saving my messages"),
    (KEEPS, "can you forget what i wrote before"),
    (KEEPS, "is this chat private"),
    (KEEPS, "我打的这些字会不会被别人看到"),
    (KEEPS, "你会不会把聊天记录卖给别人"),
    (KEEPS, "帮我删掉刚才发的消息"),
    (KEEPS, "wipe everything i told you please"),
    (KEEPS, "should i send you my id number so you can look"),
    (KEEPS, "我把银行卡号发给你帮我看看行不行"),
]


@pytest.mark.parametrize("recall", CASES)
@pytest.mark.parametrize(("entry", "text"), ASKED)
def test_what_is_asked_of_the_bot_is_answered_in_a_case(
    engine: Engine, entry: str, text: str, recall: Recall
) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    if recall.emergency and isinstance(advice, WorryAdvice):
        assert (entry, advice.worry.id) == (IDENTITY, "can-you-do-it")  # that it is no person
        return
    assert isinstance(advice, GuidanceAdvice)
    assert advice.entry.id == entry


@pytest.mark.parametrize("text", ["are you a real person", "你是真人吗，帮我打个电话"])
def test_who_needs_a_person_is_told_whom_to_call(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(emergency="blackmailed"))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "can-you-do-it"


@pytest.mark.parametrize(
    "text",
    [
        "he asked if i am a robot",
        "他问我是不是机器人",
        "May I forward you to my manager on WhatsApp?",
        "我把您推荐给老师，加他领红包",
        "will they keep my photos",
        "他会不会存我的照片",
        "is the bank clerk a fraud too",
        "他说的靠谱吗",
        "how do i know he is right",
        "can they read my messages",
        "删掉和他的聊天记录行吗",
        "您的个人信息已泄露，请配合调查",
        "我问他你是不是骗子，他就生气了",
        "给两千就删掉我发的视频",
        "我发的照片会不会被他泄露",
        "聊天记录会不会被删",
        "can someone read my messages",
        "are the messages saved when i block him",
        "is this bot legit, it promises 3 percent a day",
        "who wrote this letter",
        "will he delete my pictures",
    ],
)
def test_what_is_asked_of_others_is_not(text: str) -> None:
    wording, matching = WordingReader(BASE.wording), Question.read(text).matching
    assert not any(wording.asks(cue, matching) for cue in ("who_are_you", "what_you_keep"))


@pytest.mark.parametrize(
    "text",
    [
        "are you a robot? i just sent 4000 to a scammer",
        "你是真人吗，我刚被骗了两万",
    ],
)
def test_what_was_lost_comes_before_what_is_asked(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall())
    assert isinstance(advice, EmergencyAdvice)


@pytest.mark.parametrize("page", [IDENTITY, KEEPS])
@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (KEEPS, "and how do i erase it all later"),
        (KEEPS, "could a person read that"),
        (KEEPS, "那怎么删掉"),
        (IDENTITY, "or is it chatgpt"),
        (IDENTITY, "can i share you with my choir"),
        (IDENTITY, "能把你推给我们合唱队的人吗"),
        (IDENTITY, "后面有真人吗"),
    ],
)
def test_after_a_page_on_us_more_can_only_be_asked_of_us(
    engine: Engine, page: str, entry: str, text: str
) -> None:
    answer = engine.advisor.advise(Question.read(text), Recall(page=page))
    assert isinstance(answer, GuidanceAdvice)
    assert answer.entry.id == entry


@pytest.mark.parametrize("text", ["he says i must delete the whole chat", "他叫我把聊天都删掉"])
def test_what_somebody_else_wants_deleted_is_not_asked_of_us(engine: Engine, text: str) -> None:
    answer = engine.advisor.advise(Question.read(text), Recall(page=IDENTITY))
    assert not (isinstance(answer, GuidanceAdvice) and answer.entry.id == KEEPS)
