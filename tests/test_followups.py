"""Questions that lean on the answer before them, for some minutes."""

from collections.abc import Callable

import pytest

from bot.actions import Aspect, OpenFigure, OpenTopic
from bot.advice.followup import FollowUpReader
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.memory import KEPT_SECONDS, Memory
from bot.plain import to_plain
from index.normalise import normalise
from knowledge import KnowledgeBase, Language, Localized
from knowledge.topics import Topic
from tests.test_memory import Clock

CHAT = 1
PIG = "pig-butchering"


@pytest.fixture
def pig(base: KnowledgeBase) -> Topic:
    return base.topics[PIG]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def says(engine: Engine, clock: Clock) -> Callable[..., str]:
    dialogue = timed(engine, clock)
    return lambda text, chat=CHAT: to_plain(dialogue.hear(chat, text, "zh"))


def timed(engine: Engine, clock: Clock) -> Dialogue:
    return Dialogue(engine.advisor, engine.knowledge, engine.phrasebook, Memory(clock))


def side(topic: Topic, aspect: Aspect) -> Localized[tuple[str, ...]]:
    return {
        Aspect.HOW: topic.how_it_works,
        Aspect.SIGNS: topic.signs,
        Aspect.BEFORE: topic.before_paying,
        Aspect.AFTER: topic.after_paying,
    }[aspect]


FOLLOW_UPS = [
    (Aspect.HOW, "怎么骗的？"),
    (Aspect.HOW, "那他们是怎么骗的"),
    (Aspect.HOW, "套路是什么"),
    (Aspect.SIGNS, "有什麼特徵"),
    (Aspect.SIGNS, "请问怎么识别？"),
    (Aspect.BEFORE, "怎么防"),
    (Aspect.BEFORE, "那怎么办"),
    (Aspect.BEFORE, "點算"),
    (Aspect.BEFORE, "那么，怎么防范"),
    (Aspect.AFTER, "已经转了怎么办"),
    (Aspect.AFTER, "錢能追回嗎？"),
    (Aspect.HOW, "How does it work?"),
    (Aspect.HOW, "ok tell me more"),
    (Aspect.SIGNS, "And what are the signs?"),
    (Aspect.SIGNS, "how can I tell"),
    (Aspect.BEFORE, "So what should I do?"),
    (Aspect.BEFORE, "And how do I avoid it?"),
    (Aspect.BEFORE, "what now..."),
    (Aspect.AFTER, "what if I already paid"),
    (Aspect.AFTER, "How do I get my money back"),
]


ASKED = {
    "怎么骗的？",
    "请问怎么识别？",
    "那么，怎么防范",
    "已经转了怎么办",
    "ok tell me more",
    "how can I tell",
    "So what should I do?",
    "what if I already paid",
}
"""The follow-ups whose answers are looked at too."""


@pytest.mark.parametrize(("aspect", "text"), FOLLOW_UPS)
def test_a_follow_up_asks_for_a_side(base: KnowledgeBase, aspect: Aspect, text: str) -> None:
    assert FollowUpReader(base.followups).aspect(normalise(text)) is aspect


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "什么是刷单诈骗",
        "一共封堵了多少诈骗网站",
        "怎么做红烧肉",
        "what is phishing",
        "what should I cook tonight",
        "怎么防" * 20,
    ],
)
def test_another_question_is_no_follow_up(base: KnowledgeBase, text: str) -> None:
    assert FollowUpReader(base.followups).aspect(normalise(text)) is None


def test_every_follow_up_of_the_knowledge_is_understood(base: KnowledgeBase) -> None:
    reader, sides = FollowUpReader(base.followups), base.followups
    for aspect, phrases in {
        Aspect.HOW: sides.how,
        Aspect.SIGNS: sides.signs,
        Aspect.BEFORE: sides.before,
        Aspect.AFTER: sides.after,
    }.items():
        for phrase in (*phrases.zh, *phrases.en):
            assert reader.aspect(normalise(phrase)) is aspect, phrase


@pytest.mark.parametrize(("aspect", "text"), [case for case in FOLLOW_UPS if case[1] in ASKED])
def test_it_is_answered_about_the_last_topic(
    says: Callable[..., str], pig: Topic, aspect: Aspect, text: str
) -> None:
    says("什么是杀猪盘")
    answer = says(text)
    language = Language.EN if text.isascii() else Language.ZH
    assert answer.startswith(pig.title.in_(language))
    assert all(line in answer for line in side(pig, aspect).in_(language))


def test_the_newest_topic_counts(says: Callable[..., str], base: KnowledgeBase) -> None:
    says("什么是杀猪盘")
    says("介绍一下刷单返利诈骗")
    assert base.topics["task-scam"].before_paying.zh[0] in says("怎么防")


def test_a_follow_up_can_follow_a_follow_up(says: Callable[..., str], pig: Topic) -> None:
    says("什么是杀猪盘")
    says("怎么识别")
    says("怎么防")
    assert pig.after_paying.zh[0] in says("已经转了怎么办")


def test_courtesy_in_between_changes_nothing(says: Callable[..., str], pig: Topic) -> None:
    says("什么是杀猪盘")
    says("谢谢你")
    assert pig.before_paying.zh[0] in says("怎么防")


def test_a_verdict_can_be_asked_about(engine: Engine, clock: Clock) -> None:
    dialogue = timed(engine, clock)
    dialogue.judge(CHAT, "【顺丰速运】您的快件无法派送，请点击 sf-exp.vip/re 更新地址并支付0.3元")
    phishing = engine.knowledge.topics["phishing"]
    assert phishing.how_it_works.zh[0] in to_plain(dialogue.hear(CHAT, "怎么骗的"))


def test_a_topic_opened_by_a_button_can_be_asked_about(
    engine: Engine, clock: Clock, pig: Topic
) -> None:
    dialogue = timed(engine, clock)
    dialogue.press(CHAT, OpenTopic(PIG))
    assert pig.before_paying.zh[0] in to_plain(dialogue.hear(CHAT, "怎么防"))


def test_what_was_opened_by_a_link_can_be_asked_about(
    engine: Engine, clock: Clock, pig: Topic
) -> None:
    dialogue = timed(engine, clock)
    dialogue.link(CHAT, PIG)
    assert pig.signs.zh[0] in to_plain(dialogue.hear(CHAT, "怎么识别"))


def test_without_a_topic_before_it_nothing_is_assumed(
    says: Callable[..., str], base: KnowledgeBase
) -> None:
    answer = says("怎么防")
    assert not any(answer.startswith(topic.title.zh) for topic in base.topics.values())


@pytest.mark.parametrize(("chat", "other"), [(1, 2), (2, 1), (-100, 100)])
def test_another_chat_knows_nothing_of_it(
    says: Callable[..., str], pig: Topic, chat: int, other: int
) -> None:
    says("什么是杀猪盘", chat)
    says("【顺丰速运】您的快件无法派送，请点击 sf-exp.vip/re 更新地址并支付0.3元", other)
    assert says("怎么防", chat).startswith(pig.title.zh)
    assert not says("怎么防", other).startswith(pig.title.zh)


@pytest.mark.parametrize(("seconds", "known"), [(KEPT_SECONDS, True), (KEPT_SECONDS + 1, False)])
def test_a_topic_is_forgotten_after_some_minutes(
    says: Callable[..., str], clock: Clock, pig: Topic, seconds: int, known: bool
) -> None:
    says("什么是杀猪盘")
    clock.wait(seconds)
    assert says("怎么防").startswith(pig.title.zh) is known


# After a figure

ABOUT_FIGURES = [
    ("5月份全国立了多少起电诈案？", "那4月呢", "9.87万"),
    ("How many new fraud cases were opened in May?", "and in April?", "98,700"),
    ("全国总共抓了多少名嫌疑人？", "那去年同期呢？", "6.25万"),
    ("How many suspects did police arrest across the country?", "and the year before?", "62,500"),
    ("诈骗短信拦截了多少条？", "那电话呢？", "6.1亿"),
    ("How many fraudulent text messages were blocked?", "and calls?", "610 million"),
]


@pytest.mark.parametrize(("question", "then", "value"), ABOUT_FIGURES)
def test_a_fragment_after_a_figure_asks_for_another(
    says: Callable[..., str], question: str, then: str, value: str
) -> None:
    says(question)
    assert value in says(then).partition("\n")[0]


MONTHS_NOT_GIVEN = [
    ("全国破获了多少起案件？", "那5月呢", ["11.4万", "1月至5月", "8.46万"]),
    ("How many cases were cracked?", "and in May?", ["114,000", "January to May", "84,600"]),
    ("全国总共抓了多少名嫌疑人？", "那4月呢", ["15.4万", "1月至5月"]),
]


@pytest.mark.parametrize(("question", "then", "nearest"), MONTHS_NOT_GIVEN)
def test_a_fragment_for_a_month_that_is_not_given_is_refused_with_what_is(
    says: Callable[..., str], question: str, then: str, nearest: list[str]
) -> None:
    says(question)
    answer = says(then)
    assert answer.startswith(("2021年6月的通报里没有", "The bulletin of June 2021 does not give"))
    assert all(part in answer for part in nearest)


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("全国破获了多少起案件？", "那2023年呢？"),
        ("全国总共抓了多少名嫌疑人？", "那广东呢？"),
        ("How many cases were cracked?", "and in 2023?"),
        ("How many suspects did police arrest across the country?", "and in Guangdong?"),
    ],
)
def test_a_fragment_after_a_figure_does_not_get_what_the_bulletin_lacks(
    says: Callable[..., str], engine: Engine, question: str, then: str
) -> None:
    says(question)
    language = Language.EN if then.isascii() else Language.ZH
    assert engine.phrasebook[language].unknown.no_such_figure in says(then)


@pytest.mark.parametrize("text", ["so I just paid them!", "那我刚把钱转给骗子了呢", "那怎么报警呢"])
def test_after_a_figure_not_every_fragment_asks_for_one(
    says: Callable[..., str], engine: Engine, text: str
) -> None:
    question = "How many cases were cracked?" if text.isascii() else "全国破获了多少起案件？"
    says(question)
    language = Language.EN if text.isascii() else Language.ZH
    history = engine.phrasebook[language].figures.history
    assert history not in says(text)


def test_a_figure_is_forgotten_after_some_minutes(says: Callable[..., str], clock: Clock) -> None:
    says("诈骗短信拦截了多少条？")
    asked = says("那电话呢？")
    clock.wait(KEPT_SECONDS + 1)
    assert "6.1亿" in asked
    assert "6.1亿" not in says("那电话呢？").partition("\n")[0]


def test_a_figure_opened_by_a_button_can_be_asked_about(engine: Engine, clock: Clock) -> None:
    dialogue = timed(engine, clock)
    dialogue.press(CHAT, OpenFigure("suspects-arrested"))
    assert "6.25万" in to_plain(dialogue.hear(CHAT, "那去年同期呢？")).partition("\n")[0]


def test_a_figure_in_between_ends_the_topic(says: Callable[..., str], pig: Topic) -> None:
    """The last thing spoken of is what a follow-up leans on."""
    says("什么是杀猪盘")
    says("全国破获了多少起案件？")
    assert not says("怎么防").startswith(pig.title.zh)
