"""A page that speaks of several cases says first what fits, and leaves nothing out."""

import pytest

from bot.advice.advice import GuidanceAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render


def said(engine: Engine, text: str) -> tuple[str, list[str]]:
    """Return the page that answers, and its paragraphs as they are shown."""
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, GuidanceAdvice)
    language = question.language
    voice = Voice(language, engine.phrasebook[language], engine.knowledge)
    return advice.entry.id, to_plain(render(advice, voice)).split("\n\n")


@pytest.mark.parametrize(
    ("text", "page", "first"),
    [
        (
            "the scooter rental keeps my passport over a scratch",
            "movers-and-holiday-homes",
            "A hire shop",
        ),
        ("my number is shown as scam likely to customers", "called-a-scammer", "Number shown"),
        ("主播想解约，公司要我赔二十万", "wages-and-labour", "主播"),
    ],
)
def test_what_fits_is_said_first(engine: Engine, text: str, page: str, first: str) -> None:
    shown, paragraphs = said(engine, text)
    assert shown == page
    assert paragraphs[1].startswith(first)
    entry = engine.knowledge.guidance[page]
    language = Question.read(text).language
    for line in entry.answer.in_(language):
        assert sum(line in paragraph for paragraph in paragraphs) == 1


def test_where_nothing_fits_best_the_page_begins_as_it_is_written(engine: Engine) -> None:
    _, paragraphs = said(engine, "亲戚拿着我妈的银行卡，一个月取了八千")
    assert paragraphs[1].startswith("先别当面对质")
