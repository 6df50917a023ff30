"""Three questions with buttons: no memory needed, every way through them ends in advice."""

from itertools import product

import pytest

from bot.actions import AnswerTriage, OpenScreen, Screen, decode, encode
from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, Risk
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.plain import to_plain
from bot.reply import Button, Reply
from knowledge import Language
from knowledge.triage import TriageQuestion


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.rows for button in row if isinstance(button, Button)]


def test_every_way_through_ends_in_advice(engine: Engine) -> None:
    questions = engine.knowledge.triage.values()
    for letters in product(*(tuple(option.id for option in q.options) for q in questions)):
        advice = engine.advisor.triage("".join(letters), Language.EN)
        assert isinstance(advice, AssessmentAdvice | EmergencyAdvice), letters
        if letters[2] != "n":
            assert isinstance(advice, EmergencyAdvice), letters
        elif letters[1] in "csk":
            assert isinstance(advice, AssessmentAdvice)
            assert advice.risk is Risk.HIGH
            assert advice.topics


@pytest.mark.parametrize("answers", ["", "z", "zz", "oz", "ocnn", "ozn", "9", "é"])
def test_answers_that_fit_no_question_start_anew(engine: Engine, answers: str) -> None:
    step = engine.advisor.triage(answers, Language.ZH)
    assert isinstance(step, TriageQuestion)
    assert step.id == "who"


def test_police_that_want_a_code_are_impersonators(engine: Engine) -> None:
    advice = engine.advisor.triage("ocn", Language.ZH)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.topics[0].id == "authority-impersonation"
    [clue] = advice.clues
    assert (clue.words, clue.flag.id) == ("验证码、密码、卡号", "code-request")


def test_who_has_paid_gets_the_steps(engine: Engine) -> None:
    advice = engine.advisor.triage("gmp", Language.ZH)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"
    assert "investment-scam" in {topic.id for topic in advice.topics}


def test_who_sees_somebody_about_to_pay_gets_the_steps(engine: Engine) -> None:
    advice = engine.advisor.triage("okb", Language.ZH)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "about-to-pay"


@pytest.mark.parametrize("text", ["有人找我", "somebody wrote to me"])
def test_a_thin_text_is_unknown_and_its_button_leads_to_advice(
    dialogue: Dialogue, text: str
) -> None:
    reply = dialogue.judge(1, text)
    [start] = [button for button in buttons(reply) if isinstance(button.action, AnswerTriage)]
    reply = dialogue.press(1, start.action)
    for letter in "bcn":
        assert any(button.action == OpenScreen(Screen.EMERGENCY) for button in buttons(reply))
        [chosen] = [
            button
            for button in buttons(reply)
            if isinstance(button.action, AnswerTriage) and button.action.answers.endswith(letter)
        ]
        assert decode(encode(chosen.action)) == chosen.action
        assert len(encode(chosen.action).encode()) <= 64
        reply = dialogue.press(1, chosen.action)
    voice = dialogue.voice(dialogue.tongue(1, None))
    assert voice.say(voice.knowledge.topics["phishing"].title) in to_plain(reply)


@pytest.mark.parametrize("data", ["q.", "q.o", "q.ocn"])
def test_the_answers_travel_in_the_button(data: str) -> None:
    action = decode(data)
    assert action == AnswerTriage(data[2:])
    assert encode(AnswerTriage(data[2:])) == data


def test_an_overlong_answer_is_an_old_button() -> None:
    assert decode("q." + "o" * 60) is None
