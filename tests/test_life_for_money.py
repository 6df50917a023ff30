"""Who is told "pay or I kill myself" is told that it is pressure; a relative is looked after."""

import pytest

from bot.advice.advice import EmergencyAdvice, WorryAdvice
from bot.advice.question import Question
from bot.advice.reading import DESPAIR
from bot.engine import Engine
from bot.memory import Recall

ROMANCE = Recall(topic="pig-butchering")


@pytest.mark.parametrize(
    "text",
    [
        "he says he will kill himself if I don't send the money",
        "I told him no and now he wants to end his life",
        "if i block her she will hurt herself",
        "我要是不转，他就去死",
        "她说我再不打钱就跳楼",
        "对方拿自杀逼我",
    ],
)
def test_a_life_as_a_threat_is_pressure_and_no_despair_of_the_writer(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text), ROMANCE)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "threatens-himself"


@pytest.mark.parametrize(
    "text",
    [
        "my son says he will kill himself because i told the police",
        "我爸说我不给他钱他就跳楼",
        "my husband will end his life if i stop him",
    ],
)
def test_the_life_of_a_relative_comes_first(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), ROMANCE)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR


@pytest.mark.parametrize(
    "text", ["i want to die because i sent it", "我不想活了，我把钱都转给他了"]
)
def test_who_despairs_is_not_told_of_pressure(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), ROMANCE)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR
