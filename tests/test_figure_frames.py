"""A plain question for a figure stays one, whatever stands around it."""

import pytest

from bot.advice.advice import FiguresAdvice
from bot.advice.question import Question
from bot.engine import Engine
from tests.plain_questions import PLAIN

FRAMES_ZH = [
    "你好，{}",
    "2021年6月那个公安通报里 {}",
    "中国警方二〇二一年六月公布的，{}",
    "21年六月公安机关的那次发布会说{}",
    "老师让查{}",
    "{}我记不清了",
]
FRAMES_EN = [
    "hi, {}",
    "that Chinese police conference in June 2021: {}",
    "so in that bulletin from june 21, {}",
    "figures announced in June 2021: {}",
    "my teacher wants to know {}",
    "{} sorry if asked before",
]


@pytest.mark.parametrize(
    ("number", "frame"),
    [*enumerate(FRAMES_ZH), *enumerate(FRAMES_EN)],
)
def test_the_figure_is_answered_in_every_frame(engine: Engine, number: int, frame: str) -> None:
    """One figure in three, another third for each frame: all of them are asked for twice."""
    for figure, _, _, zh, en in PLAIN[number % 3 :: 3]:
        plain = zh if frame in FRAMES_ZH else en
        text = frame.format(plain.rstrip("？?"))
        advice = engine.advisor.advise(Question.read(text))
        assert isinstance(advice, FiguresAdvice), text
        answered = {item.id for item in (*advice.figures, *advice.derived)}
        assert figure in answered, text


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("what is the number of large cases", "large-cases-cracked"),
        ("how many yuan count as a large case", "large-case-threshold"),
        ("cases are how many percent up", "cases-cracked"),
        ("give me phone cards cleared", "phone-cards-cleared"),
        ("video plays in the bulletin", "video-plays"),
        ("give me warning instructions a day", "warnings-per-day"),
        ("查一下批准逮捕", "arrests-approved"),
        ("通报里深挖案件", "returnee-cases"),
        ("小程序里看到说拦截了诈骗电话，是多少来着", "calls-intercepted"),
        ("通报拦了多少诈骗电话？电话不是短信", "calls-intercepted"),
        ("how many fraud calls were stopped, not texts", "calls-intercepted"),
    ],
)
def test_the_name_of_a_figure_alone_is_enough(engine: Engine, text: str, figure: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert advice.figures[0].id == figure
