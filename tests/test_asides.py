"""Who told where they are reads nothing that is only for other countries."""

import re

import pytest

from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering.asides import without_asides
from knowledge import Language
from tests.known import BASE

MAINLAND_NUMBERS = re.compile(
    r"(?<![\d-])(?<!家人打)(110|120|96110|12348|12356|12321|12333|12378|12315)(?!\d)"
)
LAW_OF_THE_MAINLAND = "身份证照片给过"
ODD = re.compile(r"先先|再再|，，|。，|；。|，。|。。|：，|（）|\(\)|  | [.,;]|^[，。；,.;]")
SAID = [
    (
        "没有报的，内地先打110，再打银行；境外先打银行，再报警。",
        "没有报的，先打110，再打银行。",
        "没有报的，先打银行，再报警。",
    ),
    ("锁好门，打110（在境外打当地报警电话）。", "锁好门，打110。", "锁好门，打当地报警电话。"),
    ("拿不准，内地问96110，境外问银行。", "拿不准，问96110。", "拿不准，问银行。"),
    ("报警（内地110，境外当地警方）。", "报警（110）。", "报警。"),
    (
        "Call the police (110 in mainland China, or your emergency number).",
        "Call the police (110).",
        "Call the police (your emergency number).",
    ),
    (
        "Paid? In mainland China 110, then the bank; elsewhere the bank, then the police.",
        "Paid? 110, then the bank.",
        "Paid? Ring your bank first, then the police.",
    ),
    (
        "Ring a crisis line (12356 in mainland China); if you might, call now.",
        "Ring a crisis line (12356); if you might, call now.",
        "Ring a crisis line; if you might, call now.",
    ),
    (
        "Call now (110 in mainland China, and the police where the person is).",
        "Call now (110, and the police where the person is).",
        "Call now (your local police, and the police where the person is).",
    ),
    ("钱从内地账户付的，再请内地的家人打110。",) * 3,
    ("可以先问律师，或打12348。", "可以先问律师，或打12348。", "可以先问律师。"),
    ("Do not pay.", "Do not pay.", "Do not pay."),
]


def told(text: str, home: bool) -> str:
    language = Language.EN if text.isascii() else Language.ZH
    asides = BASE.asides.home if home else BASE.asides.abroad
    return without_asides(text, asides.in_(language), language)


@pytest.mark.parametrize(("text", "at_home", "abroad"), SAID)
def test_what_is_for_other_countries_is_left_out(text: str, at_home: str, abroad: str) -> None:
    assert (told(text, home=True), told(text, home=False)) == (at_home, abroad)


@pytest.mark.parametrize("worry", BASE.worries)
@pytest.mark.parametrize("language", Language)
def test_nobody_abroad_is_told_numbers_of_the_mainland(worry: str, language: Language) -> None:
    record = BASE.worries[worry]
    texts = [record.title, *([record.again] if record.again else []), *record.of_kind.values()]
    said = [text.in_(language) for text in texts]
    check(
        said + [line for answer in record.answers for line in answer.says.in_(language)], language
    )


@pytest.mark.parametrize("emergency", BASE.emergencies)
@pytest.mark.parametrize("language", Language)
def test_nor_under_the_steps(emergency: str, language: Language) -> None:
    check(list(BASE.emergencies[emergency].afterwards.in_(language)), language)


def check(said: list[str], language: Language) -> None:
    for text in said:
        abroad = without_asides(text, BASE.asides.abroad.in_(language), language)
        home = without_asides(text, BASE.asides.home.in_(language), language)
        assert not ODD.search(abroad), abroad
        assert not ODD.search(home), home
        assert "mainland" not in home, home
        if not text.startswith(LAW_OF_THE_MAINLAND):
            assert not MAINLAND_NUMBERS.search(abroad), abroad
            assert not re.search("mainland|内地先", abroad), abroad


def test_who_is_elsewhere_reads_its_numbers_and_no_others(engine: Engine) -> None:
    said = to_plain(engine.dialogue().hear(1, "我在新加坡，有人拿我的裸照威胁我要五千块"))
    assert "1767" in said
    assert "打全国心理援助热线" not in said
