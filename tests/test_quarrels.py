"""A quarrel over money with people one knows, or with a firm, told line by line."""

from collections.abc import Callable

import pytest

from bot.actions import OpenGuidance
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    SmalltalkAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain
from bot.rendering import render
from bot.rendering.simple import simple
from bot.rendering.voice import Voice
from bot.reply import Button, Reply
from knowledge import KnowledgeBase, Language

Ask = Callable[[str, Recall], Advice]


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Ask:
    return lambda text, recall: engine.advisor.advise(Question.read(text), recall)


def of(advice: Advice) -> str | None:
    """Return what is answered, by its id."""
    match advice:
        case WorryAdvice(worry=worry):
            return worry.id
        case GuidanceAdvice(entry=entry):
            return entry.id
        case EmergencyAdvice(emergency=emergency):
            return emergency.id
        case _:
            return None


@pytest.mark.parametrize(
    ("page", "line", "answer"),
    [
        ("debt-or-fraud", "now he says he'll have it by easter", "quarrel-promises"),
        ("wages-and-labour", "老板讲月底一起结", "quarrel-promises"),
        (
            "builder-disputes",
            "cant get hold of him any more, straight to voicemail",
            "quarrel-silent",
        ),
        ("bad-purchase", "the store manager just laughed and said no", "quarrel-refused"),
        ("debt-or-fraud", "我老婆劝我别要了", "quarrel-drop-it"),
        ("signed-a-contract", "would i need a solicitor for small claims", "quarrel-court"),
        ("debt-or-fraud", "起诉他得花多少钱", "quarrel-court"),
        ("debt-or-fraud", "警察管不管这种事", "quarrel-police"),
        ("money-between-us", "can i just take her bike until she pays", "quarrel-self-help"),
        ("rent-deposit-back", "no receipt, i paid in cash", "quarrel-proof"),
        ("bad-purchase", "they offered me a voucher instead", "quarrel-their-offer"),
        ("builder-disputes", "he came back and sorted the leak", "quarrel-solved"),
        ("debt-or-fraud", "honestly im so tired of all this", "quarrel-upset"),
        ("money-between-us", "how should i word the text to her", "quarrel-wording"),
        ("bad-purchase", "消息怎么写好", "quarrel-wording"),
        ("wages-and-labour", "where can i complain", "quarrel-where"),
        ("money-between-us", "she slapped me once, im scared to go round", "quarrel-afraid"),
        ("debt-or-fraud", "他喝了酒会动手，我怕他打我", "quarrel-afraid"),
    ],
)
def test_what_is_told_next_is_answered_as_part_of_the_quarrel(
    ask: Ask, page: str, line: str, answer: str
) -> None:
    assert of(ask(line, Recall(page=page))) == answer


@pytest.mark.parametrize(
    ("page", "line", "says"),
    [
        ("bad-purchase", "i paid with my credit card", "chargeback"),
        ("debt-or-fraud", "有个讨债公司说包要回来，抽三成", "包讨债"),
    ],
)
def test_what_the_page_says_of_it_is_said_alone(ask: Ask, page: str, line: str, says: str) -> None:
    advice = ask(line, Recall(page=page))
    assert isinstance(advice, GuidanceAdvice)
    assert advice.only_lead
    assert advice.lead
    assert says in advice.lead.en + advice.lead.zh


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("he's coming round now with two blokes", "threatened-at-home"),
        ("我不想活了", "despair"),
        ("i just sent him another 500 by bank transfer and now he blocked me", "paid"),
        ("我刚又转给他两千 他马上把我拉黑了", "paid"),
        ("he said he will hit me if i ask again", "threatened-at-home"),
    ],
)
def test_what_presses_is_heard_in_a_quarrel(ask: Ask, line: str, answer: str) -> None:
    assert of(ask(line, Recall(page="debt-or-fraud"))) == answer


@pytest.mark.parametrize(
    "line",
    [
        "a recovery agent on whatsapp can get it back, he wants 150 first",
        "有人加我说交三百手续费就能帮我把钱要回来",
        "they sent a link for the refund and it wants my card number and the code",
    ],
)
def test_a_fraud_that_comes_into_it_is_warned_of(ask: Ask, line: str) -> None:
    advice = ask(line, Recall(page="bad-purchase"))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.HIGH


def test_what_was_just_said_is_not_said_again(ask: Ask) -> None:
    again = ask("it was in the blue kitchen", Recall(page="debt-or-fraud", worry="more-told"))
    assert of(again) == "quarrel-next"


def test_where_somebody_is_does_not_end_it(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(1, "my cousin has owed me 900 since june and never pays")
    dialogue.hear(1, "melbourne")
    assert memory.of(1).recall.page == "debt-or-fraud"


def test_a_figure_is_asked_for_in_between(ask: Ask) -> None:
    advice = ask("how many scams were there in china in 2021", Recall(page="bad-purchase"))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.NO_SUCH_FIGURE


def test_thanks_end_it(ask: Ask) -> None:
    assert isinstance(ask("thanks", Recall(page="debt-or-fraud")), SmalltalkAdvice)


def test_who_says_that_it_is_no_fraud_stays_in_the_quarrel(engine: Engine) -> None:
    dialogue = engine.dialogue()
    first = to_plain(dialogue.hear(1, "my flatmate never pays her half of the electric"))
    assert "who pays what" in first.splitlines()[0]
    dialogue.hear(1, "she's not a scammer, just useless with money")
    then = to_plain(dialogue.hear(1, "she promised to pay when her student loan comes in"))
    assert then.splitlines()[0] == "They promise it for later"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("he is coming with two men to collect the cash", "someone-is-coming"),
        ("他叫人来我家取现金，在路上了", "someone-is-coming"),
        ("can i just hang up on them", "may-i-leave"),
    ],
)
def test_words_of_quarrels_are_not_heard_in_a_fraud(ask: Ask, line: str, answer: str) -> None:
    assert of(ask(line, Recall(topic="authority-impersonation"))) == answer


@pytest.mark.parametrize("line", ["ta让我先别告诉家里人", "房东叫人来修水管了", "银行让我小心点"])
def test_what_only_sounds_like_thanks_or_a_threat_is_none(ask: Ask, line: str) -> None:
    advice = ask(line, Recall(page="rent-deposit-back"))
    assert not isinstance(advice, SmalltalkAdvice)
    assert of(advice) != "threatened-at-home"


def test_what_is_written_for_quarrels_is_said_in_no_other_case(ask: Ask) -> None:
    answer = of(ask("now he says he'll have it by easter", Recall(topic="investment-scam")))
    assert answer
    assert not answer.startswith("quarrel-")


def simply(advice: Advice, voice: Voice) -> Reply:
    return simple(advice, voice.knowledge.places["cn"], voice)


@pytest.fixture(params=Language)
def voice(request: pytest.FixtureRequest, engine: Engine) -> Voice:
    return Voice(request.param, engine.phrasebook[request.param], engine.knowledge)


@pytest.mark.parametrize("show", [render, simply])
def test_what_is_declined_offers_the_page_that_may_help(
    voice: Voice, base: KnowledgeBase, show: Callable[[Advice, Voice], Reply]
) -> None:
    page = base.guidance["wages-and-labour"]
    reply = show(UnknownAdvice(Reason.OUT_OF_SCOPE, page=page), voice)
    buttons = [button for row in reply.rows for button in row if isinstance(button, Button)]
    assert OpenGuidance(page.id) in [button.action for button in buttons]
    without = show(UnknownAdvice(Reason.OUT_OF_SCOPE), voice)
    assert len(without.rows) == len(reply.rows) - 1
