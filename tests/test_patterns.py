"""Patterns of the knowledge: several at once, and enough memory for the longest."""

from pathlib import Path

import pytest

from bot.advice.patterns import Pattern, Sieve
from bot.advice.question import Question
from bot.evaluation import read_cases
from knowledge import KnowledgeBase
from knowledge.wording import Cue

GOLDEN = Path(__file__).parent / "golden"


def test_a_sieve_lets_all_pass_that_match() -> None:
    patterns = (
        Pattern(["dogs?", "狗|犬"]),
        Pattern(["cats?"]),
        Pattern(["a cat"]),
        Pattern([r"\d"]),
    )
    sieve = Sieve(patterns)
    assert {0, 1, 2} <= {*sieve.passing("a cat, two dogs")}
    assert 0 in sieve.passing("小狗")
    assert {0, 1, 2}.isdisjoint(sieve.passing("鸟 bird"))


def test_no_pattern_of_the_knowledge_is_lost_in_a_sieve(
    base: KnowledgeBase, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nor in a long text that many of them match, whose automaton is large."""
    cues = [cue for cue in dict(base.wording).values() if isinstance(cue, Cue)]
    patterns = [Pattern.of(cue) for cue in (*base.cries.plain.values(), *cues)]
    patterns += [Pattern((*flag.patterns.zh, *flag.patterns.en)) for flag in base.red_flags]
    patterns += [Pattern.of(matter.words) for matter in base.matters.values()]
    sieve = Sieve(patterns)
    texts = [
        Question.read(case.text).matching
        for name in ("ninth", "sixteenth", "cries")
        for language in ("zh", "en")
        for case in read_cases(GOLDEN / f"{name}-{language}.jsonl")
    ]
    texts.append(" ".join(texts))
    passing = [{*sieve.passing(text)} for text in texts]
    assert "out of memory" not in capfd.readouterr().err
    for text, passed in zip(texts, passing, strict=True):
        assert {place for place, pattern in enumerate(patterns) if pattern.span(text)} <= passed


def test_the_longest_patterns_have_memory_enough(
    base: KnowledgeBase, capfd: pytest.CaptureFixture[str]
) -> None:
    cues = [*dict(base.wording).values(), *base.cries.plain.values()]
    forms = (form.words for forms in base.variants.values() for form in forms)
    patterns = [Pattern.of(cue) for cue in (*cues, *forms) if isinstance(cue, Cue)]
    texts = [
        Question.read(case.text).matching
        for language in ("zh", "en")
        for case in read_cases(GOLDEN / f"ninth-{language}.jsonl")
    ]
    for pattern in patterns:
        for text in texts:
            pattern.matches(text)
            pattern.span(text)
    assert "out of memory" not in capfd.readouterr().err
