"""Ordinary messages with links and numbers stay quiet; fraudulent ones do not.

`python -m bot evaluate tests/ordinary_links.jsonl --show` tells which.
"""

from pathlib import Path

import pytest

from bot.answers import Answer, Answerer
from bot.engine import Engine
from bot.evaluation import read_cases
from bot.reading.contacts import ContactReader
from knowledge import Language

FALSE_ALARMS = 0.035
HITS = 0.97


def answers(engine: Engine, name: str) -> dict[str, Answer]:
    answerer = Answerer(engine)
    cases = read_cases(Path(__file__).parent / name)
    return {case.id: answerer.ask(case.text, case.id) for case in cases}


def is_warned(answer: Answer) -> bool:
    return answer.risk in {"high", "caution"} or answer.kind == "emergency"


def test_ordinary_messages_stay_quiet(engine: Engine) -> None:
    answered = answers(engine, "ordinary_links.jsonl")
    assert len(answered) >= 420
    warned = [case for case, answer in answered.items() if is_warned(answer)]
    assert len(warned) / len(answered) <= FALSE_ALARMS, warned


def test_no_ordinary_link_or_number_alone_gives_anybody_away(engine: Engine) -> None:
    """What is warned of is the wording's fault, never a name that an address was thought to bear."""
    cases = read_cases(Path(__file__).parent / "ordinary_links.jsonl")
    reader = ContactReader(engine.knowledge)
    read = {case.id: reader.read(case.text, Language(case.lang)) for case in cases}
    assert [case for case, found in read.items() if found.condemned or found.doubtful] == []


def test_fraudulent_messages_are_warned_of(engine: Engine) -> None:
    answered = answers(engine, "scam_links.jsonl")
    assert len(answered) >= 120
    missed = [case for case, answer in answered.items() if not is_warned(answer)]
    assert 1 - len(missed) / len(answered) >= HITS, missed


VERDICTS = [
    ("【交通银行】您的账户异常，请登录 www.jiaohang-safe.top 验证", "high", "phishing"),
    ("HSBC: a new payee was added. If this was NOT you visit hsbc-cancel-payee.com", "high", "phishing"),
    ("icbc-verify.top", "high", "phishing"),
    ("www.icbc.com.cn", "unknown", None),
    ("95588", "unknown", None),
    ("13800138000", "unknown", None),
    ("0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe", "unknown", None),
    ("http://example.com/bank.apk", "caution", "phishing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "risk", "topic"), VERDICTS)
def test_a_link_or_a_number_decides(
    engine: Engine, text: str, risk: str, topic: str | None
) -> None:
    answer = Answerer(engine).ask(text)
    assert (answer.kind, answer.risk, answer.topics[:1]) == (
        "assessment", risk, (topic,) if topic else (),
    )  # fmt: skip


EXPLAINED = [
    ("95588", ("中国工商银行的官方号码", "来电显示能伪造", "没有实时黑名单", "从不打开链接")),
    ("www.icbc.com.cn", ("中国工商银行的官方网址", "真网址也可能夹在骗局里")),
    ("icbc-verify.top", ("icbc-verify[.]top", "不是它的官网", "什么能推翻这个判断")),
    ("+86 110 打来的", ("冒充",)),
    ("usps.com is this real?", ("an official address of USPS", "no live blacklist")),
    ("+44 7911 123456", ("英国的号码", "不认识的别回拨")),
    ("is +44 7911 123456 a scam", ("United Kingdom", "hang up")),
    ("加我 13800138000", ("内地手机号",)),
]


@pytest.mark.parametrize(("text", "parts"), EXPLAINED)
def test_what_was_sent_is_explained(engine: Engine, text: str, parts: tuple[str, ...]) -> None:
    answer = Answerer(engine).check(text)
    for part in parts:
        assert part in answer.text
