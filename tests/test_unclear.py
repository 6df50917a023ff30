"""Sentences broken off, stray words, and what is none of our business."""

import pytest

from bot.advice.advice import AssessmentAdvice, Reason, Risk, UnknownAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Evidence
from knowledge import KnowledgeBase
from tests.told import LIMITS, advise, of

BROKEN_OFF = [
    *("我被", "他昨天跟我", "那个", "如果他们", "然后呢", "就是那个", "为什么", "佢话"),
    *("and then he", "but if the", "so yesterday i was", "the other one too", "why", "it was my"),
]


@pytest.mark.parametrize("text", BROKEN_OFF)
def test_a_sentence_broken_off_is_asked_back_about(engine: Engine, text: str) -> None:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert advice == UnknownAdvice(Reason.UNCLEAR)
    phrases = engine.phrasebook[question.language]
    said = to_plain(render(advice, Voice(question.language, phrases, engine.knowledge)))
    assert said.startswith(phrases.unknown.unclear)
    assert phrases.unknown.urgent in said


SHORT = [
    *("我被骗了", "他走了我给了", "怎么办", "在吗", "你是谁", "不想活了", "转了"),
    *("i paid", "help", "who are you", "he has my card", "it is gone", "what now", "theme"),
]


@pytest.mark.parametrize("text", SHORT)
def test_few_words_that_say_something_are_read(engine: Engine, text: str) -> None:
    assert engine.advisor.advise(Question.read(text)) != UnknownAdvice(Reason.UNCLEAR)


ELSEWHERE = LIMITS.elsewhere_beside


@pytest.mark.parametrize(
    ("evidence", "declined"),
    [
        (of(ordinary=0.7, out_of_scope=ELSEWHERE), True),
        (of(ordinary=0.7, out_of_scope=ELSEWHERE - 0.01), False),
        (of(ordinary=0.95, out_of_scope=0.04), False),
    ],
)
def test_what_gives_no_sign_and_may_be_none_of_ours_is_declined(
    base: KnowledgeBase, evidence: Evidence, declined: bool
) -> None:
    advice = advise(base, "随便一句话", evidence)
    assert (advice == UnknownAdvice(Reason.OUT_OF_SCOPE)) == declined


def test_a_link_in_such_a_text_is_looked_at_all_the_same(base: KnowledgeBase) -> None:
    evidence = of(ordinary=0.8, out_of_scope=ELSEWHERE)
    advice = advise(base, "随便一句话，在这里 http://example.com/a 看看吧，大家都在看", evidence)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN


@pytest.mark.parametrize(
    "text", ["剪映导出卡在百分之八十了", "simplify 4x squared plus 12x, show each step"]
)
def test_a_number_of_something_else_is_no_figure_of_ours(engine: Engine, text: str) -> None:
    assert engine.advisor.advise(Question.read(text)) == UnknownAdvice(Reason.OUT_OF_SCOPE)


QUIET = [
    ("警官来学校讲课，发了小扇子，我拿回家了", 0.4, True),
    ("my old boss called and we laughed about the ferry", 0.4, True),
    ("警官来学校讲课，发了小扇子，我拿回家了", LIMITS.unremarkable - 0.01, False),
    ("是不是真的警官来学校讲课", 0.4, False),
    ("dear customer, an officer will visit your school", 0.4, False),
]


@pytest.mark.parametrize(("text", "ordinary", "mild"), QUIET)
def test_what_is_told_without_a_want_is_met_mildly_and_not_called_safe(
    base: KnowledgeBase, text: str, ordinary: float, mild: bool
) -> None:
    advice = advise(base, text, of(ordinary=ordinary, situation=0.5 - ordinary / 2))
    assert isinstance(advice, AssessmentAdvice)
    assert (advice.everyday, advice.unremarkable) == (None, mild)
