"""Patterns of the knowledge: one for several, and enough memory for the longest."""

from pathlib import Path

import pytest

from bot.advice.patterns import Pattern
from bot.advice.question import Question
from bot.evaluation import read_cases
from knowledge import KnowledgeBase
from knowledge.wording import Cue

GOLDEN = Path(__file__).parent / "golden"


def test_any_of_several_matches_where_one_does() -> None:
    several = (Pattern(["cats?"]), Pattern(["狗|犬", "dogs?"]))
    both = Pattern.any_of(several)
    for text in ("a cat", "two dogs", "小狗"):
        assert both.matches(text)
    assert not both.matches("鸟 bird")


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
