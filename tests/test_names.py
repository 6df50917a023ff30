"""Names of entries, found however they are spelt."""

import pytest

from index.evidence import NameMatch
from index.names import NameIndex
from index.normalise import normalise
from knowledge import KnowledgeBase
from tests.known import BASE

POLICE = "authority-impersonation"
NAMES = (
    (POLICE, "冒充公检法"),
    (POLICE, "公检法"),
    ("phishing", "phishing"),
    ("phishing", "钓鱼网站"),
    ("sextortion", "sextortion"),
    ("sextortion", "裸聊"),
    ("task-scam", "刷单"),
    ("task-scam", "Task Scam"),
    ("pig-butchering", "杀猪盘"),
    ("pig-butchering", "pig-butchering scam"),
    ("ab-dai", "AB贷"),
    ("tech-support-scam", "pop-up"),
)


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return NameIndex(NAMES)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return BASE


@pytest.fixture(scope="module")
def all_names(base: KnowledgeBase) -> NameIndex:
    return NameIndex.of(base)


def found(names: NameIndex, text: str) -> set[str]:
    return {match.id for match in names.find(normalise(text))}


# As written


@pytest.mark.parametrize(
    ("text", "entry", "name", "coverage"),
    [
        ("刷单", "task-scam", "刷单", 1),
        ("刷单是什么", "task-scam", "刷单", 2 / 5),
        ("什么是 刷单 ？", "task-scam", "刷单", 2 / 5),
        ("刷單", "task-scam", "刷单", 1),
        ("PHISHING", "phishing", "phishing", 1),
        ("what is phishing?", "phishing", "phishing", 8 / 14),
        ("task scam", "task-scam", "Task Scam", 1),
        ("task-scam!", "task-scam", "Task Scam", 1),
        ("taskscam", "task-scam", "Task Scam", 1),
        ("a pig butchering scam", "pig-butchering", "pig-butchering scam", 17 / 18),
        ("ab贷", "ab-dai", "AB贷", 1),
        ("什么叫ＡＢ贷", "ab-dai", "AB贷", 3 / 6),
        ("popup", "tech-support-scam", "pop-up", 1),
    ],
)
def test_a_name_is_found_with_the_share_of_the_text_it_takes(
    names: NameIndex, text: str, entry: str, name: str, coverage: float
) -> None:
    assert names.find(normalise(text)) == (NameMatch(entry, name, pytest.approx(coverage)),)


def test_an_entry_is_found_once_by_its_longest_name(names: NameIndex) -> None:
    assert names.find("冒充公检法") == (NameMatch(POLICE, "冒充公检法", 1.0),)


def test_of_two_names_the_longer_comes_first(names: NameIndex) -> None:
    assert [match.id for match in names.find("刷单和杀猪盘")] == ["pig-butchering", "task-scam"]


@pytest.mark.parametrize("text", ["", " ", "?!", "🙂", "今天天气不错", "hello there"])
def test_no_name_is_found_where_none_stands(names: NameIndex, text: str) -> None:
    assert names.find(normalise(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "multitask scamper",
        "antiphishingly",
        "vaping abs",
        "popups upstairs",
        "taskscamming",
        "a fab antiphish",
    ],
)
def test_a_name_within_another_word_is_none(names: NameIndex, text: str) -> None:
    assert found(NameIndex([("a", "ab"), ("b", "scam"), ("c", "phish")]), text) == set()


# As it sounds


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("公捡法", POLICE),
        ("公减法打电话来", POLICE),
        ("沙猪盘", "pig-butchering"),
        ("吊鱼网站", "phishing"),
        ("钓渔网站是什么", "phishing"),
        ("gongjianfa", POLICE),
        ("gong jian fa", POLICE),
        ("Gong Jian Fa shi shenme", POLICE),
        ("sha zhu pan", "pig-butchering"),
        ("shazhu pan", "pig-butchering"),
        ("shua dan", "task-scam"),
    ],
)
def test_homophones_and_pinyin_are_heard(names: NameIndex, text: str, entry: str) -> None:
    assert found(names, text) == {entry}


def test_a_homophone_takes_as_much_of_the_text_as_the_name(names: NameIndex) -> None:
    assert names.find("公捡法") == (NameMatch(POLICE, "公检法", 1.0),)
    assert names.find("gong jian fa") == (NameMatch(POLICE, "公检法", 1.0),)


def test_two_syllables_are_too_few_to_be_heard_in_chinese(names: NameIndex) -> None:
    assert found(names, "罗辽") == found(names, "耍蛋") == set()


# Nearly as written


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("phising", "phishing"),
        ("phishin", "phishing"),
        ("what is fishing/phishng", "phishing"),
        ("sextorsion", "sextortion"),
        ("sextortoin", "sextortion"),
        ("task scamm", "task-scam"),
        ("pig butchring scam", "pig-butchering"),
    ],
)
def test_misspellings_are_forgiven(names: NameIndex, text: str, entry: str) -> None:
    assert found(names, text) == {entry}


def test_a_misspelt_name_covers_a_little_less_than_the_right_one(names: NameIndex) -> None:
    [match] = names.find("sextorsion")
    assert 0.8 <= match.coverage < 1


@pytest.mark.parametrize("text", ["fishing", "polishing", "tasks", "tusk", "shopping"])
def test_another_word_is_no_misspelling(names: NameIndex, text: str) -> None:
    assert found(names, text) == set()


def test_short_words_are_not_guessed_at() -> None:
    assert found(NameIndex([("a", "loans"), ("b", "杀猪")]), "loanz loams") == set()


# How long


def test_a_long_text_is_not_looked_through(names: NameIndex) -> None:
    asked = "刷单" + "。" * 78
    assert found(names, asked) == {"task-scam"}
    assert names.find(asked + "。") == ()


# The real names


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("公检法诈骗", POLICE),
        ("公捡法", POLICE),
        ("gong jian fa", POLICE),
        ("殺豬盤", "pig-butchering"),
        ("phising", "phishing"),
        ("sextorsion", "sextortion"),
        ("task scam", "task-scam"),
        ("跑分", "money-mule"),
        ("AB贷", "ab-dai"),
        ("two cards", "liangka"),
        ("96110", "ninety-six-one-one-zero"),
        ("银行不让我转账", "rescuers"),
        ("police say I am being scammed", "rescuers"),
        ("這個網店可靠嗎", "firm-or-shop"),
        ("is it a real bank?", "firm-or-shop"),
        ("OTP", "one-time-code"),
        ("CVV", "card-security-code"),
        ("U盾", "u-dun"),
        ("what is a SIM swap", "sim-swap"),
    ],
)
def test_people_find_entries_by_name(all_names: NameIndex, text: str, entry: str) -> None:
    best = all_names.find(normalise(text))[0].coverage
    matches = {match.id for match in all_names.find(normalise(text)) if match.coverage == best}
    assert entry in matches


def test_every_alias_finds_its_entry(base: KnowledgeBase, all_names: NameIndex) -> None:
    entries = (*base.topics.values(), *base.guidance.values(), *base.terms.values())
    lost = {
        (entry.id, alias)
        for entry in entries
        for alias in (*entry.aliases.zh, *entry.aliases.en)
        if 1 < len(normalise(alias)) <= 40 and entry.id not in found(all_names, alias)
    }
    assert lost == set()


@pytest.mark.parametrize(
    "text", ["今天晚上吃什么", "明天开会几点", "see you at the gym", "happy birthday mum", "ok"]
)
def test_small_talk_names_nothing(all_names: NameIndex, text: str) -> None:
    assert found(all_names, text) == set()
