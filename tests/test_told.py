"""A page that people tell of comes before a general warning and before the steps for a loss."""

from dataclasses import replace

import pytest

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    Reason,
    UnknownAdvice,
)
from bot.advice.question import Question
from bot.memory import Recall
from index.evidence import Candidate, Evidence
from knowledge import KnowledgeBase
from tests.told import LIMITS, advise, advisor, of

TEXT = "the one with the hat again"
ENOUGH, LITTLE = LIMITS.page_over_story + 0.05, LIMITS.page_over_story - 0.1


def told(page: str = "seller-returns", likely: float = 0.95, **forms: float) -> Evidence:
    guidance = (Candidate(page, likely), Candidate("law", 1 - likely))
    return replace(of(**forms), guidance=guidance, emergencies=(Candidate("paid", 1.0),))


def page_of(advice: Advice) -> str | None:
    return advice.entry.id if isinstance(advice, GuidanceAdvice) else None


@pytest.mark.parametrize(
    ("share", "likely", "page", "shown"),
    [
        (ENOUGH, 0.95, "seller-returns", True),
        (LITTLE, 0.95, "seller-returns", False),
        (ENOUGH, 0.5, "seller-returns", False),
        (ENOUGH, 0.95, "golden-rules", False),  # which is asked for, not told of
    ],
)
def test_it_comes_before_a_kind_of_fraud_where_it_is_surely_meant(
    base: KnowledgeBase, share: float, likely: float, page: str, *, shown: bool
) -> None:
    advice = advise(base, TEXT, told(page, likely, guidance=share, situation=1 - share))
    assert (page_of(advice) == page) is shown


def test_it_comes_before_the_steps_for_a_loss_only_where_it_is_likelier(
    base: KnowledgeBase,
) -> None:
    rather = advise(base, TEXT, told(guidance=0.6, emergency=0.4))
    assert page_of(rather) == "seller-returns"
    hardly = advise(base, TEXT, told(guidance=0.2, emergency=0.8))
    assert isinstance(hardly, EmergencyAdvice)


def test_it_comes_first_where_it_is_not_even_clear_what_was_lost(base: KnowledgeBase) -> None:
    unclear = (Candidate("paid", 0.45), Candidate("gave-a-code", 0.4), Candidate("clicked", 0.15))
    evidence = told(guidance=0.3, situation=0.35, emergency=0.35)
    assert page_of(advise(base, TEXT, replace(evidence, emergencies=unclear))) == "seller-returns"
    assert page_of(advise(base, TEXT, evidence)) != "seller-returns"


@pytest.mark.parametrize("emergency", ["despair", "blackmailed"])
def test_it_never_comes_before_what_presses(base: KnowledgeBase, emergency: str) -> None:
    known = told(guidance=0.55, emergency=0.45)
    pressing = replace(known, emergencies=(Candidate(emergency, 1.0),))
    assert page_of(advise(base, TEXT, pressing)) != "seller-returns"


def test_what_is_none_of_our_business_stays_so(base: KnowledgeBase) -> None:
    known = told(guidance=0.4, out_of_scope=0.6)
    assert page_of(advise(base, TEXT, known)) is None


def test_a_line_that_follows_a_case_is_answered_in_it(base: KnowledgeBase) -> None:
    known = told(guidance=ENOUGH, situation=1 - ENOUGH)
    advice = advisor(base, known).advise(Question.read(TEXT), Recall(topic="phishing"))
    assert page_of(advice) != "seller-returns"


@pytest.mark.parametrize(
    ("page", "likely", "share", "shown"),
    [
        ("debt-or-fraud", 0.7, 0.2, True),
        ("debt-or-fraud", 0.7, 0.05, False),  # hardly told
        ("debt-or-fraud", 0.3, 0.5, False),  # or rather another
        ("selling-safely", 0.7, 0.2, False),  # no quarrel: what is told may be everyday life
    ],
)
def test_a_quarrel_is_answered_by_its_page_though_it_sounds_like_everyday_life(
    base: KnowledgeBase, page: str, likely: float, share: float, *, shown: bool
) -> None:
    known = told(page, likely, guidance=share, ordinary=1 - share)
    assert (page_of(advise(base, TEXT, known)) == page) is shown


def test_what_is_none_of_our_business_is_declined_with_the_page_on_the_quarrel(
    base: KnowledgeBase,
) -> None:
    declined = advise(base, TEXT, told("wages-and-labour", 0.8, guidance=0.3, out_of_scope=0.7))
    assert declined == UnknownAdvice(Reason.OUT_OF_SCOPE, page=base.guidance["wages-and-labour"])
    without = advise(base, TEXT, told("golden-rules", 0.8, guidance=0.3, out_of_scope=0.7))
    assert without == UnknownAdvice(Reason.OUT_OF_SCOPE)


def test_it_is_shown_rather_than_that_nothing_is_found(base: KnowledgeBase) -> None:
    share = LIMITS.page_over_silence + 0.01
    known = told(guidance=share, situation=0.3, ordinary=0.7 - share)
    unlike_any = replace(known, topics=(Candidate("phishing", 0.3), Candidate("loan-scam", 0.3)))
    assert page_of(advise(base, TEXT, unlike_any)) == "seller-returns"
    silent = replace(unlike_any, guidance=(Candidate("law", 1.0),))
    assert isinstance(advise(base, TEXT, silent), AssessmentAdvice)
