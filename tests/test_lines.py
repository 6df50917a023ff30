"""Who asks about a hotline by its number gets that line first, with its place."""

import pytest

from bot.advice.advice import GuidanceAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render

ASKED = [
    ("997几点下班", "my", "997"),
    ("is 997 open at night", "my", "997"),
    ("18222 周末有人接吗", "hk", "18222"),
    ("165半夜打得通吗", "tw", "165"),
    ("is 1799 answered at weekends?", "sg", "1799"),
    ("does 1930 in India work 24 hours", "in", "1930"),
    ("打110收费吗", "cn", "110"),
    ("96110 24小时吗", "cn", "96110"),
    ("is 1930 24/7", "in", "1930"),
    ("110号码打了要不要钱", "cn", "110"),
    ("我在台湾，打110要钱吗", "tw", "110"),
    ("0300 123 2040 opening hours", "gb", "0300 123 2040"),
    ("what is 1326", "ph", "1326"),
    ("1441是什么电话", "th", "1441"),
    ("what's #9110?", "jp", "#9110"),
    ("whose number is 083 123 7226", "za", "083 123 7226"),
]
NOT_ASKED = [
    "我不想活了，12356晚上有人接吗",
    "女儿被绑架要赎金，110打不通",
    "有人在楼下来收现金，96110打不通",
    "i want to die, is 988 open now",
    "165晚上打来说我涉嫌洗钱",
    "免费领取礼品，只要付运费165",
    "free gift, just pay 159 for delivery",
    "997块包邮，客服24小时在线吗",
    "i paid 997 dollars and shipping was free",
    "刚转了997元，客服半夜不接电话",
    "is the library open at night",
    "what is 997",
    "what is 96110",
    "1326 called me, what is it",
]


@pytest.mark.parametrize(("text", "place", "number"), ASKED)
def test_hours_and_costs_of_a_line_are_told_first(
    engine: Engine, text: str, place: str, number: str
) -> None:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.line
    assert (advice.place.id, advice.line.number) == (place, number)
    phrases = engine.phrasebook[question.language]
    shown = to_plain(render(advice, Voice(question.language, phrases, engine.knowledge)))
    numbers = [line.number for line in advice.place.hotlines if line.number]
    items = [line for line in shown.split("\n") if line.startswith("- ")]
    assert number in items[0]
    assert all(any(other in item for item in items) for other in numbers)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_a_number_that_is_no_line_asked_about_is_left_alone(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, GuidanceAdvice) and advice.line)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("人在香港，反诈热线打几号", "18222"),
        ("which number in Singapore for scams", "1799"),
        ("Singapore", "1799"),
        ("日本。", "#9110"),
        ("Germany?", "116 116"),
        ("在法国被骗了打什么电话", "0 805 805 817"),
    ],
)
def test_who_asks_for_the_numbers_of_a_place_gets_its_page(
    engine: Engine, text: str, number: str
) -> None:
    question = Question.read(text)
    phrases = engine.phrasebook[question.language]
    advice = engine.advisor.advise(question)
    shown = to_plain(render(advice, Voice(question.language, phrases, engine.knowledge)))
    assert isinstance(advice, GuidanceAdvice)
    place = advice.place.name.in_(question.language)
    assert shown.startswith(phrases.hotlines.title.format(place=place))
    assert number in shown
