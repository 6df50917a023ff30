"""Patterns of the knowledge: several at once, and enough memory for the longest."""

from pathlib import Path

import pytest
import re2

from bot.advice.patterns import Pattern, Sieve, _set_of, prepare
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
    prepare()
    assert {0, 1, 2} <= {*sieve.passing("a cat, two dogs")}
    assert 0 in sieve.passing("小狗")
    assert {0, 1, 2}.isdisjoint(sieve.passing("鸟 bird"))


def test_patterns_of_the_knowledge_match_what_re2_says_they_do(
    base: KnowledgeBase, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever is left out beforehand, and in a long text that many of them match."""
    cues = [cue for cue in dict(base.wording).values() if isinstance(cue, Cue)]
    cues += [*base.cries.plain.values(), *(matter.words for matter in base.matters.values())]
    known = [(*cue.zh, *cue.en) for cue in cues if cue.zh or cue.en]
    known += [(*flag.patterns.zh, *flag.patterns.en) for flag in base.red_flags]
    options = re2.Options()
    options.max_mem = 2**26
    patterns, whole = [Pattern(each) for each in known], []
    for each in known:
        whole.append(re2.compile("|".join(f"(?:{pattern})" for pattern in each), options))
    sieve = Sieve(patterns)
    prepare()
    texts = [
        Question.read(case.text).matching
        for name in ("ninth", "cries")
        for language in ("zh", "en")
        for case in read_cases(GOLDEN / f"{name}-{language}.jsonl")
    ]
    for text in (*texts, " ".join(texts)):
        matching = {place for place, pattern in enumerate(whole) if pattern.search(text)}
        assert {place for place, each in enumerate(patterns) if each.matches(text)} == matching
        assert matching <= {*sieve.passing(text)}
    assert "out of memory" not in capfd.readouterr().err


def test_the_longest_patterns_have_memory_enough(
    base: KnowledgeBase, capfd: pytest.CaptureFixture[str]
) -> None:
    cues = [*dict(base.wording).values(), *base.cries.plain.values()]
    forms = [form.words for forms in base.variants.values() for form in forms]
    patterns = [Pattern.of(cue) for cue in (*cues, *forms) if isinstance(cue, Cue)]
    texts = [
        Question.read(case.text).matching
        for language in ("zh", "en")
        for case in read_cases(GOLDEN / f"ninth-{language}.jsonl")[::4]
    ]
    for pattern in patterns:
        for text in texts:
            pattern.span(text)
    for cue in (cue for cue in (*cues, *forms) if isinstance(cue, Cue)):
        for alternative in (*cue.zh, *cue.en):
            _set_of(alternative).Match(texts[0])
    assert "out of memory" not in capfd.readouterr().err
