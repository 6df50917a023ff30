"""Whose numbers are given: where the writer is, and not somebody else."""

import pytest

from bot.advice.place import PlaceFinder
from bot.advice.question import Question
from knowledge import KnowledgeBase

WHERE = [
    ("中介收了三万二说办去新西兰的工作签证，刚发现是旅游签", "cn"),
    ("人在新西兰，刚给骗子转了三千", "nz"),
    ("my nephew was arrested in Malaysia says the caller, I sent the lawyer £4,000", "gb"),
    ("I live in Malaysia and sent the scammer money just now", "my"),
    ("gave him three grand at the petrol station in Mullingar", "elsewhere"),
    ("im at uni in Leeds, someone wants to use my account", "gb"),
    ("he took 900 cdn in gift cards", "ca"),
    ("Melbourne here, got a call from the bank", "au"),
    ("a fella from Tulsa wants me to wire it", "us"),
    ("人在洛杉矶，刚接到领馆电话", "us"),
    ("我住旺角，頭先有人打嚟", "hk"),
    ("台北的租屋，匯了訂金", "tw"),
    ("平台北京用户都能提现", "cn"),
    ("the broker in Dubai wants another fee", "cn"),
    ("钱转出去了怎么办", "cn"),
    ("业主说人在加拿大，我在旺角转了一万七按金", "hk"),
    ("the agent took 1.8m naira for a Canada work permit, I am in Ikeja", "elsewhere"),
]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_the_numbers_are_of_the_place_where_the_writer_is(
    base: KnowledgeBase, text: str, place: str
) -> None:
    china = base.places["cn"]
    finder = PlaceFinder(base.places.values(), base.towns, china, base.wording)
    assert finder.find(Question.read(text)).id == place


def test_a_place_is_found_in_a_very_long_text(base: KnowledgeBase) -> None:
    china = base.places["cn"]
    finder = PlaceFinder(base.places.values(), base.towns, china, base.wording)
    text = "and then he asked me for more money again " * 200 + "I am in Galway"
    assert finder.find(Question.read(text)).id == "elsewhere"
