"""A question of which one part is given, and what the bulletin does instead of the other."""

import pytest

from bot.advice.advice import FiguresAdvice, UnknownAdvice
from bot.advice.question import Question
from bot.answers import Answerer
from bot.engine import Engine

IN_PART = [
    ("5月立案多少起，6月呢", ("cases-filed-may",)),
    ("抓了多少嫌疑人，判了多少个", ("suspects-arrested",)),
    ("抓了多少嫌疑人 判了多少个", ("suspects-arrested",)),
    ("蛇头抓了几个 他们带一个人收多少钱", ("snakeheads-arrested",)),
    ("how many snakeheads were arrested and what did it all cost", ("snakeheads-arrested",)),
    (
        "how much money was stopped in time, and how much did victims really get back",
        ("funds-stopped",),
    ),
    (
        "how many scam websites were blocked and how many people got prison",
        ("websites-blocked-technical", "websites-blocked-governance"),
    ),
]
WHOLE = [
    "广东破了多少案、抓了多少人",
    "how many cases and arrests in Guangdong",
    "how many of the bank cards were from Bank of China",
    "of the 84,600 cases in May, how many were romance scams",
    "群众被骗走的钱一共多少，不是挽回的那些",
]
FRAMED = [
    ("我在云南上学，写作业要用：边境抓了多少蛇头？", "1,364"),
    ("I am writing a paper about smuggling in Yunnan. How many snakeheads were arrested?", "1,364"),
    ("写公众号推文，想知道一共封了多少诈骗网址", "82.1万"),
]
SAID = [
    ("广东破了多少案", "没有分省"),
    ("how many cases were cracked in Guangdong", "no breakdown by province"),
    ("刷单案破了多少起", "没有分开统计"),
    ("how many women were arrested", "sex"),
    ("最后退到老百姓卡上的是多少钱", "退还给受害人"),
    ("抓了多少人 判了多少个", "判决"),
    ("how many people were arrested and how many were convicted", "trials"),
    ("劝阻的那些人平均一天多少", "771万"),
]


@pytest.mark.parametrize(("text", "figures"), IN_PART)
def test_what_is_given_is_shown_and_the_rest_said_not_to_be(
    engine: Engine, text: str, figures: tuple[str, ...]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert tuple(figure.id for figure in advice.figures) == figures
    assert advice.partly


@pytest.mark.parametrize("text", WHOLE)
def test_what_limits_all_of_a_question_leaves_nothing_to_show(engine: Engine, text: str) -> None:
    assert isinstance(engine.advisor.advise(Question.read(text)), UnknownAdvice)


@pytest.mark.parametrize(("text", "number"), FRAMED)
def test_a_place_where_the_asker_is_limits_nothing(
    answerer: Answerer, text: str, number: str
) -> None:
    assert number in answerer.ask(text).text


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_refusal_says_what_the_bulletin_does_instead(
    answerer: Answerer, text: str, said: str
) -> None:
    assert said in answerer.ask(text).text
