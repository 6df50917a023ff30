"""Patterns of the knowledge: several at once, and enough memory for the longest."""

from pathlib import Path

import pytest

from bot.advice.patterns import Pattern, PatternSet
from bot.advice.question import Question
from bot.evaluation import read_cases
from knowledge import KnowledgeBase
from knowledge.wording import Cue

GOLDEN = Path(__file__).parent / "golden"


def test_of_several_looked_for_at_once_those_that_match_are_told_in_order() -> None:
    patterns = PatternSet((Pattern(["dogs?", "狗|犬"]), Pattern(["cats?"]), Pattern(["a cat"])))
    assert patterns.matching("a cat, two dogs") == [0, 1, 2]
    assert patterns.matching("小狗") == [0]
    assert patterns.matching("鸟 bird") == []


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
