"""Where it is not sure what a line in a case means, what it may mean is answered in a sentence each."""

from dataclasses import replace

import pytest

from bot.advice.advice import Advice, EmergencyAdvice, WorryAdvice
from bot.advice.meanings import Meant, meanings
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Candidate, Evidence
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form
from tests.told import EVIDENCE, LIMITS, advisor

WARNED = Recall(topic="phishing")
UNSURE = replace(
    EVIDENCE,
    forms={Form.SITUATION: 0.6, Form.EMERGENCY: 0.3, Form.GUIDANCE: 0.1},
    emergencies=(Candidate("gave-a-code", 0.5), Candidate("paid", 0.5)),
    guidance=(Candidate("law", 1.0),),
    worry=0.5,
    worries=(
        Candidate("more-told", 0.3),
        Candidate("how-long", 0.25),
        Candidate("ashamed", 0.25),
        Candidate("lawyer", 0.2),
    ),
)


def advised(base: KnowledgeBase, text: str, known: Evidence, recall: Recall = WARNED) -> Advice:
    return advisor(base, known).advise(Question.read(text), recall)


def entries(base: KnowledgeBase) -> tuple[Meant, ...]:
    return (*base.worries.values(), *base.emergencies.values(), *base.guidance.values())


def offered(advice: Advice) -> list[str]:
    assert isinstance(advice, WorryAdvice)
    return [meant.id for meant in advice.perhaps]


def test_whatever_a_line_may_mean_is_ranked_together(base: KnowledgeBase) -> None:
    ranked = [(round(share, 3), meant.id) for share, meant in meanings(UNSURE, WARNED, base)]
    assert ranked[:6] == [
        (0.125, "how-long"),
        (0.125, "ashamed"),
        (0.1, "lawyer"),
        (0.075, "gave-a-code"),
        (0.075, "paid"),
        (0.05, "law"),
    ]


def test_what_was_just_spoken_of_is_not_offered(base: KnowledgeBase) -> None:
    after = Recall(emergency="paid", page="law")
    assert not {"paid", "law"} & {meant.id for _, meant in meanings(UNSURE, after, base)}


@pytest.mark.parametrize("text", ["the one with the hat again", "还是戴帽子的那个"])
def test_a_line_that_is_not_understood_gets_what_it_may_mean(
    base: KnowledgeBase, text: str
) -> None:
    advice = advised(base, text, UNSURE)
    assert isinstance(advice, WorryAdvice)
    assert advice.unclear
    assert len(offered(advice)) == 3
    assert {"how-long", "ashamed", "lawyer"} == {*offered(advice)}


def test_an_answer_that_is_unsure_names_the_others_beside_it(base: KnowledgeBase) -> None:
    worries = (Candidate("how-long", 0.4), Candidate("lawyer", 0.35), Candidate("ashamed", 0.25))
    unsure = replace(UNSURE, forms={Form.SITUATION: 1.0}, worry=0.3, worries=worries)
    advice = advised(base, "and the one with the hat", unsure)
    assert isinstance(advice, WorryAdvice)
    assert (advice.worry.id, advice.unclear) == ("how-long", False)
    assert "lawyer" in offered(advice)


def test_an_answer_that_is_sure_stands_alone(base: KnowledgeBase) -> None:
    sure = replace(UNSURE, worry=0.99, worries=(Candidate("how-long", 0.99),))
    assert offered(advised(base, "and the one with the hat", sure)) == []


def test_steps_for_what_a_line_hardly_tells_are_not_given(base: KnowledgeBase) -> None:
    told = replace(
        UNSURE,
        forms={Form.EMERGENCY: 1.0},
        emergencies=(Candidate("screen-shared", 1.0),),
        worry=0.0,
        worries=(),
    )
    surely = advised(base, "the one with the hat", told)
    assert isinstance(surely, EmergencyAdvice)
    hardly = replace(
        told,
        worry=1 - LIMITS.hardly_told / 2,
        worries=(Candidate("more-told", 0.5), Candidate("how-long", 0.5)),
    )
    answer = advised(base, "the one with the hat", hardly)
    assert isinstance(answer, WorryAdvice)
    assert "screen-shared" not in offered(answer), "nor offered among what it may mean"


def test_steps_are_not_taken_from_who_may_despair(base: KnowledgeBase) -> None:
    """In that case steps that a line hardly tells of stay steps."""
    hardly = replace(
        UNSURE,
        forms={Form.EMERGENCY: 1.0},
        emergencies=(Candidate("screen-shared", 1.0),),
        worry=1 - LIMITS.hardly_told / 2,
        worries=(Candidate("more-told", 0.5), Candidate("how-long", 0.5)),
    )
    advice = advised(base, "the one with the hat", hardly, Recall(emergency="despair"))
    assert not (isinstance(advice, WorryAdvice) and advice.unclear)


def test_who_may_despair_is_not_asked_what_they_mean(base: KnowledgeBase) -> None:
    advice = advised(base, "the one with the hat", UNSURE, Recall(emergency="despair"))
    assert not (isinstance(advice, WorryAdvice) and advice.unclear)


@pytest.mark.parametrize("language", Language)
def test_each_meaning_is_answered_in_short(
    engine: Engine, base: KnowledgeBase, language: Language
) -> None:
    text = {"zh": "还是戴帽子的那个", "en": "the one with the hat again"}[language.value]
    phrases = engine.phrasebook[language]
    advice = advised(base, text, UNSURE)
    assert isinstance(advice, WorryAdvice)
    said = to_plain(render(advice, Voice(language, phrases, base)))
    assert said.startswith(phrases.guidance.unclear)
    for meant in advice.perhaps:
        assert meant.in_short
        assert meant.title.in_(language) in said
        assert meant.in_short.in_(language) in said
    assert base.places["cn"].first_call.in_(language) in said


def test_everything_that_may_be_meant_has_an_answer_in_short(base: KnowledgeBase) -> None:
    known = entries(base)
    untold = {
        entry.id
        for entry in known
        if entry.in_short is None and not entry.id.startswith(("child-", "bystander-"))
    }
    assert untold == {"more-told", "no-answer", "known-trick"}


def test_answers_in_short_are_short(base: KnowledgeBase) -> None:
    known = entries(base)
    for entry in known:
        if entry.in_short:
            assert len(entry.in_short.zh) <= 60, entry.id
            assert len(entry.in_short.en) <= 130, entry.id


@pytest.mark.parametrize("told", [replace(WARNED, child=True), replace(WARNED, bystander=True)])
def test_a_child_or_a_bystander_hears_nothing_that_is_meant_for_the_victim(
    base: KnowledgeBase, told: Recall
) -> None:
    advice = advised(base, "the one with the hat", UNSURE, told)
    assert isinstance(advice, WorryAdvice)
    assert (advice.unclear, advice.perhaps) == (False, ())


@pytest.mark.parametrize("language", Language)
def test_what_to_do_first_in_such_a_fraud_stands_before_what_may_be_meant(
    engine: Engine, base: KnowledgeBase, language: Language
) -> None:
    phrases, topic = engine.phrasebook[language], base.topics["phishing"]
    advice = advised(base, "the one with the hat again", UNSURE)
    assert isinstance(advice, WorryAdvice)
    assert advice.case == topic
    said = to_plain(render(advice, Voice(language, phrases, base)))
    first, second, third, *_ = topic.before_paying.in_(language)
    assert said.index(first) < said.index(second) < said.index(phrases.guidance.unclear_meant)
    assert third not in said
