"""The figures of a whole part of the bulletin, for who asks for all of them."""

import pytest

from bot.advice.advice import FiguresAdvice
from bot.advice.question import Question
from bot.answers import Answerer
from bot.engine import Engine
from tests.tracer import numbers_in

ASKED = [
    ("我是记者，请把2021年6月通报的主要数据列给我", "headline"),
    ("反诈通报里最要紧的五个数就行", "headline"),
    ("give me the bulletin in numbers please", "headline"),
    ("通报里打击跨境诈骗的数据全部给我", "3"),
    ("I need every figure on cross-border fraud in the bulletin", "3"),
    ("断卡行动的主要数据有哪些", "2"),
    ("list the broken card numbers from the briefing", "2"),
    ("all the early warning statistics of the bulletin", "4"),
    ("通报宣传那一块的数字都发我", "5"),
]
NOT_ASKED = [
    "5月立案多少起",
    "通报里破案的数字是多少",
    "how many snakeheads were arrested",
    "I need the texts figure only, blocked sms, is it for the whole of 2021",
    "the main figures for Guangdong",
    "what figures do you have for 2019",
    "给我看看这条短信里的数字",
    "Selling a rug. Which of my bank numbers may the buyer have, and which not?",
    "which phone numbers should i ring in london",
]


@pytest.mark.parametrize(("text", "area"), ASKED)
def test_a_whole_part_is_listed(engine: Engine, text: str, area: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert advice.area
    assert advice.area.id == area
    figures = engine.knowledge.bulletin.figures.values()
    own = [figure for figure in figures if figure.area == area and not figure.repeats]
    assert list(advice.figures) == own


@pytest.mark.parametrize("text", NOT_ASKED)
def test_one_figure_or_what_is_not_given_is_no_list(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, FiguresAdvice) and advice.area)


def test_the_list_holds_the_numbers_of_its_figures_and_their_periods(answerer: Answerer) -> None:
    told = answerer.ask("通报里断卡行动的数据全部给我").text
    assert all(number in told for number in ("1.5万", "373.3万", "56.6万", "17.3万", "1.8万"))
    assert told.count("统计时间") == 5
    assert numbers_in(told)
