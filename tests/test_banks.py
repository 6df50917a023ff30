"""The bank that somebody names: its own number, where it may have to be rung."""

import pytest
from pydantic import ValidationError

from bot.advice.advice import EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.banks import BankFinder
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain
from bot.reply import CopyButton
from index.normalise import normalise
from knowledge.organisations import Organisation

CHAT = 1

NUMBERS = {
    "icbc": "95588",
    "ccb": "95533",
    "bank-of-china": "95566",
    "abc-china": "95599",
    "bocom": "95559",
    "psbc": "95580",
    "cmb": "95555",
    "citic-bank": "95558",
    "ceb": "95595",
    "cmbc": "95568",
    "spdb": "95528",
    "cib": "95561",
    "ping-an": "95511",
    "cgb": "95508",
    "hua-xia": "95577",
    "bank-of-beijing": "95526",
    "bank-of-shanghai": "95594",
    "webank": "95384",
    "alipay": "95188",
    "tencent": "95017",
}
"""As they stand on the banks' own sites and cards."""


def test_every_bank_has_the_number_on_its_cards(engine: Engine) -> None:
    banks = {each.id: each.numbers for each in engine.knowledge.organisations.values() if each.bank}
    assert banks == {bank: (number,) for bank, number in NUMBERS.items()}


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("卡是农行的，还剩一万多", "abc-china"),
        ("钱是从建設銀行轉出去的", "ccb"),
        ("I paid from my ICBC card", "icbc"),
        ("支付宝转的", "alipay"),
        ("从工行转到对方的农行卡", None),
        ("银行那边一直占线", None),
        ("驗證碼畀咗個中銀職員", None),  # in Hong Kong, a bank with a number of its own
        ("my bank is closed", None),
    ],
)
def test_the_one_bank_that_is_named_is_found(engine: Engine, text: str, bank: str | None) -> None:
    finder = BankFinder(engine.knowledge.organisations.values())
    found = finder.named(normalise(text))
    assert (found.id if found else None) == bank


def test_a_word_that_means_something_else_is_a_bank_only_beside_what_banks_have() -> None:
    chase = Organisation.model_validate(
        {
            "id": "chase",
            "name": {"zh": "大通", "en": "Chase"},
            "everyday": ["chase"],
            "numbers": ["18009359935"],
            "bank": True,
            "sources": ["x"],
        }
    )
    finder = BankFinder((chase,))
    assert finder.named("my chase card is gone") is chase
    assert finder.named("they chase me every day") is None


def test_a_bank_without_a_number_is_refused() -> None:
    with pytest.raises(ValidationError, match="a bank has a number"):
        Organisation.model_validate(
            {
                "id": "x",
                "name": {"zh": "某行", "en": "X"},
                "domains": ["x.com"],
                "bank": True,
                "sources": ["x"],
            }
        )


def test_who_paid_from_a_bank_reads_and_copies_its_number(engine: Engine) -> None:
    reply = engine.dialogue().hear(CHAT, "我用招行卡给骗子转了8000")
    assert "95555" in to_plain(reply)
    assert "95555" in [
        each.content for row in reply.rows for each in row if isinstance(each, CopyButton)
    ]
    other = to_plain(engine.dialogue().hear(CHAT, "我给骗子转了8000"))
    assert not any(number in other for number in NUMBERS.values())


def test_a_bank_told_afterwards_is_met_with_its_number(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "我给骗子转了8000")
    assert "95533" in to_plain(dialogue.hear(CHAT, "卡是建行的"))
    advice = engine.advisor.advise(
        Question.read("it was a bank of communications card"), Recall("task-scam", "paid")
    )
    assert isinstance(advice, EmergencyAdvice | WorryAdvice)
    assert advice.bank is not None
    assert advice.bank.id == "bocom"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("农行的电话是多少", "95599"),
        ("工商银行客服电话", "95588"),
        ("支付宝官方客服电话是多少", "95188"),
        ("what is the number for china merchants bank", "95555"),
    ],
)
def test_a_banks_number_is_told_to_who_asks_for_it(engine: Engine, text: str, number: str) -> None:
    dialogue = engine.dialogue()
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, GuidanceAdvice)
    told = to_plain(dialogue.hear(CHAT, text))
    assert any(line.startswith(number) for line in told.splitlines()[:4])
    contacts = engine.knowledge.sources["own-contacts-china"].document
    assert contacts.zh in told or contacts.en in told


@pytest.mark.parametrize(
    "text",
    [
        "工商银行客服打来电话说我的卡异常，要我报卡号是多少",
        "ccb called and asked what my card number is",
    ],
)
def test_what_a_false_bank_asks_is_no_question_for_a_number(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, GuidanceAdvice) and advice.bank)
