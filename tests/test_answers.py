"""One question in, one JSON object out."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.answers import Answerer, figures_of, kind_of, topics_of
from bot.engine import Engine

KEYS = ["id", "lang", "kind", "answered", "topics", "risk", "figures", "text", "ms"]


def batch(answerer: Answerer, *lines: str) -> list[dict[str, Any]]:
    """Return what a program reads from the answers' lines."""
    answers = list(answerer.batch(f"{line}\n" for line in lines))
    assert all("\n" not in answer for answer in answers)
    return [json.loads(answer) for answer in answers]


def ask(text: str, case: object = None) -> str:
    return json.dumps({"id": case, "text": text})


@pytest.mark.parametrize(
    "text",
    [
        "一共封堵了多少诈骗网站？",
        "What is pig butchering?",
        "我妈收到短信说医保卡停用，要点链接填银行卡号和验证码",
        "96110是什么号码",
        "I just sent 5000 dollars to a scammer, what should I do",
        "谢谢你帮我",
        "What is the weather in London?",
        "",
    ],
)
def test_every_answer_has_the_same_keys_in_order(answerer: Answerer, text: str) -> None:
    answer = json.loads(answerer.ask(text, "q-1").to_json())
    assert list(answer) == KEYS
    assert answer["id"] == "q-1"
    assert answer["lang"] in {"zh", "en"}
    assert answer["answered"] is (answer["kind"] != "unknown")
    assert (answer["risk"] is None) is (answer["kind"] != "assessment")
    assert bool(answer["figures"]) is (answer["kind"] == "figures")
    assert isinstance(answer["topics"], list)
    assert answer["text"].strip()
    assert isinstance(answer["ms"], float)
    assert answer["ms"] > 0


def test_a_figure_question_names_its_figures(answerer: Answerer) -> None:
    answer = json.loads(answerer.ask("技术反制封堵了多少诈骗网址？").to_json())
    del answer["ms"]
    text = answer.pop("text")
    assert answer == {
        "id": None,
        "lang": "zh",
        "kind": "figures",
        "answered": True,
        "topics": [],
        "risk": None,
        "figures": ["websites-blocked-technical"],
    }
    assert "82.1万个（821,000）" in text


def test_a_check_judges_what_would_else_be_explained(answerer: Answerer) -> None:
    text = "什么是杀猪盘"
    assert answerer.ask(text).kind == "topic"
    answer = answerer.check(text)
    assert answer.kind == "assessment"
    assert answer.risk in {"high", "caution", "unknown"}


def test_the_text_is_plain_and_in_the_script_of_the_question(answerer: Answerer) -> None:
    text = answerer.ask("什麼是殺豬盤").text
    assert "怎麼識別\n- " in text
    assert "<b>" not in text


def advices(engine: Engine) -> Sequence[tuple[Advice, str, tuple[str, ...], tuple[str, ...]]]:
    base = engine.knowledge
    pig, loan = base.topics["pig-butchering"], base.topics["loan-scam"]
    cracked = base.bulletin.figures["cases-cracked"]
    before = base.bulletin.derived["cases-cracked-year-before"]
    emergency, place = base.emergencies["paid"], base.places["cn"]
    both = ("pig-butchering", "loan-scam")
    return (
        (FiguresAdvice((cracked,)), "figures", (), ("cases-cracked",)),
        (FiguresAdvice((cracked,), (before,)), "figures", (), (before.id, cracked.id)),
        (TopicAdvice(pig), "topic", both[:1], ()),
        (TopicAdvice(pig, also=(loan,)), "topic", both, ()),
        (AssessmentAdvice(Risk.HIGH, (pig, loan), ()), "assessment", both, ()),
        (AssessmentAdvice(Risk.UNKNOWN, (), ()), "assessment", (), ()),
        (GuidanceAdvice(base.guidance["money-back"], place), "guidance", (), ()),
        (EmergencyAdvice(emergency, place), "emergency", (), ()),
        (EmergencyAdvice(emergency, place, (pig, loan)), "emergency", both, ()),
        (ChoiceAdvice((pig, loan)), "choice", (), ()),
        (SmalltalkAdvice(Smalltalk.THANKS), "smalltalk", (), ()),
        (UnknownAdvice(Reason.NO_SUCH_FIGURE, (cracked,)), "unknown", (), ()),
    )


def test_the_kind_the_topics_and_the_figures_are_those_of_the_advice(engine: Engine) -> None:
    for advice, kind, topics, figures in advices(engine):
        assert kind_of(advice) == kind
        assert topics_of(advice) == topics
        assert figures_of(advice) == figures


# Batches


def test_a_batch_is_answered_in_order(answerer: Answerer) -> None:
    asked = ["What is pig butchering?", "谢谢你帮我", "今天天气怎么样", "What is pig butchering?"]
    answers = batch(answerer, *(ask(text, number) for number, text in enumerate(asked)))
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3]
    assert [answer["kind"] for answer in answers] == ["topic", "smalltalk", "unknown", "topic"]
    assert answers[0]["text"] == answers[3]["text"]


def test_questions_of_a_batch_know_nothing_of_one_another(answerer: Answerer) -> None:
    [_, alone] = batch(answerer, ask("什么是杀猪盘"), ask("怎么防"))
    assert alone["topics"] != ["pig-butchering"]


@pytest.mark.parametrize("case", ["a", 7, None, 1.5, "", ["x"], {"n": 1}, "编号"])
def test_an_id_comes_back_as_it_was(answerer: Answerer, case: object) -> None:
    [answer] = batch(answerer, ask("谢谢", case))
    assert answer["id"] == case


def test_a_line_without_an_id_is_answered(answerer: Answerer) -> None:
    [answer] = batch(answerer, '{"text": "谢谢你", "lang": "zh"}')
    assert answer["id"] is None
    assert answer["kind"] == "smalltalk"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "line 2 is not JSON"),
        ('{"id": "x", "text": "cut', "line 2 is not JSON"),
        ("[" * 100_000, "line 2"),
        ("[]", "line 2 needs the form"),
        ("null", "line 2 needs the form"),
        ('"text"', "line 2 needs the form"),
        ("{}", "line 2 needs the form"),
        ('{"id": "x"}', "line 2 needs the form"),
        ('{"id": "x", "text": null}', "line 2 needs the form"),
        ('{"id": "x", "text": 12}', "line 2 needs the form"),
        ('{"id": "x", "text": ["a"]}', "line 2 needs the form"),
        ('{"id": "x", "text": ' + "1" * 5000 + "}", "line 2"),
    ],
    ids=lambda value: value[:24],
)
def test_a_bad_line_gets_an_error_in_its_place(answerer: Answerer, line: str, reason: str) -> None:
    first, error, last = batch(answerer, ask("谢谢你", 1), line, ask("谢谢你", 3))
    assert (first["kind"], last["kind"]) == ("smalltalk", "smalltalk")
    assert list(error) == ["id", "error"]
    assert error["error"].startswith(reason)


def test_the_error_of_a_line_that_names_its_case_names_it_too(answerer: Answerer) -> None:
    [error] = batch(answerer, '{"id": "x", "text": 12}')
    assert error["id"] == "x"


def test_blank_lines_are_left_out_and_still_counted(answerer: Answerer) -> None:
    answers = batch(answerer, "", ask("谢谢你", 1), "   ", "oops")
    assert [answer.get("id") for answer in answers] == [1, None]
    assert answers[1]["error"] == "line 4 is not JSON"


def test_a_failure_of_the_engine_costs_one_line(
    answerer: Answerer, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine.advisor.advise

    def fragile(question: Any, *rest: Any) -> Advice:
        if "boom" in question.text:
            raise RuntimeError(f"cannot answer {question.text}")
        return real(question, *rest)

    monkeypatch.setattr(engine.advisor, "advise", fragile)
    first, error, last = batch(answerer, ask("谢谢", 1), ask("boom", 2), ask("谢谢", 3))
    assert (first["id"], last["id"]) == (1, 3)
    assert error == {"id": 2, "error": "line 2: RuntimeError"}


@pytest.mark.parametrize(
    "line",
    [
        r'{"id": 1, "text": "\ud800"}',
        r'{"id": 1, "text": "骗\ud800子打来电话\udfff"}',
        r'{"id": 1, "text": "\u0000"}',
        r'{"id": 1, "text": "\ud83d\ude31"}',
        '{"id": 1, "text": ""}',
        '{"id": 1, "text": "\udcff\udcfe"}',
        json.dumps({"id": 1, "text": "骗" * 40_000}),
        json.dumps({"id": 1, "text": "(" * 40_000}),
    ],
    ids=lambda line: line[:40].encode("ascii", "replace").decode(),
)
def test_strange_texts_are_answered_in_utf8(answerer: Answerer, line: str) -> None:
    [text] = answerer.batch([line])
    text.encode("utf-8")
    answer = json.loads(text)
    assert answer["id"] == 1
    assert answer["text"].strip()


def test_a_strange_id_can_still_be_written(answerer: Answerer) -> None:
    """A lone surrogate cannot go through a UTF-8 stream as it is, only as an escape."""
    [text] = answerer.batch([r'{"id": "\ud800", "text": "谢谢你"}'])
    text.encode("utf-8")
    assert json.loads(text)["kind"] == "smalltalk"
