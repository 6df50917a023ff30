"""Words that a pattern cannot do without, and the table of all patterns."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.letters import Table, needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("骗子|诈骗", {"骗子", "诈骗"}),
        ("(我|他)(被)?骗了", {"我骗了", "我被骗了", "他骗了", "他被骗了"}),
        ("转账[^。]{0,8}客服人员", {"客服人员"}),
        (r"\bpay(s|ing)?\b.{0,9}\bnow\b", {"now"}),
        (r"\bpay(s|ing)?\b.{0,9}\bto\b", {"pay", "pays", "paying"}),
        ("[刷做]单", {"刷单", "做单"}),
        ("^(对方)?不理我$", {"不理我", "对方不理我"}),
        (r"\p{Han}骗\d+", {"骗"}),
        ("(?i)Bank", {"bank"}),
        ("(?i:Bank)", {"bank"}),
        ("(ab)+c", {"ab"}),
        ("(急)*钱", {"钱"}),
        ("拿(着.卡)去", {"拿"}),  # what is within has a gap, and is not one word with the rest
        ("(上当|被骗)(了|[0-9])", {"上当", "被骗"}),
        (r"\d+", None),
        ("骗?", None),
        ("骗|.", None),
        ("[^骗]", None),
        ("[[:alpha:]]", None),  # letters of a class of RE2's own, not those that it is spelt with
        (r"骗\z", None),  # not understood, and so tried on every text
        ("", None),
    ],
)
def test_what_a_pattern_needs_is_worked_out_by_hand(pattern: str, words: set[str] | None) -> None:
    assert needed(pattern) == words


LETTERS = "ab骗X"
PATTERNS = st.recursive(
    st.sampled_from(
        (*LETTERS, ".", "[ab]", "[^a]", "[a-b]", r"\d", r"\p{Han}", "^", "$", r"\b", "(?i:x)")
    ),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=4).map("".join),
        st.lists(parts, min_size=1, max_size=3).map(lambda each: f"({'|'.join(each)})"),
        st.tuples(parts, st.sampled_from(("?", "*", "+", "{2}", "{0,2}", "{1,3}"))).map(
            lambda repeated: f"(?:{repeated[0]}){repeated[1]}"
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=500)
@given(PATTERNS, st.text(f"{LETTERS}x1 ", max_size=8))
def test_whatever_matches_has_one_of_the_words(pattern: str, text: str) -> None:
    words = needed(pattern)
    if words is not None and re2.search(pattern, text):
        assert any(word in text.casefold() for word in words)


def test_a_text_is_tried_on_what_it_may_match() -> None:
    table = Table()
    dogs, digits, cats = table.add(("dogs?", "狗|犬")), table.add((r"\d",)), table.add(("cat",))
    assert (dogs, digits, cats) == (0, 2, 3)
    table.read()
    english, chinese = table.possible("Two DOGS"), table.possible("小狗")
    assert english.alternatives == {dogs: [0], digits: [2]}
    assert chinese.alternatives == {dogs: [1], digits: [2]}
    assert chinese.encoded == "小狗".encode()


def test_a_text_is_tried_on_all_that_was_not_read_and_an_equal_pattern_is_the_same() -> None:
    table = Table()
    first = table.add(("dog",))
    table.read()
    assert table.possible("a bird").alternatives == {}
    second = table.add(("cat",))
    assert table.possible("a bird").alternatives.keys() == {second}
    table.read()
    assert table.possible("a bird").alternatives == {}
    assert table.possible("a dog and a cat").alternatives.keys() == {first, second}
    assert table.add(("dog",)) == first
