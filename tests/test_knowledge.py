"""What stands in the knowledge base: complete, in both languages, and fit for frightened people."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.normalise import normalise
from knowledge import KnowledgeBase, KnowledgeError, Language, Localized
from knowledge import __main__ as command
from knowledge.base import FOLDER
from knowledge.emergencies import Emergency
from knowledge.exemplars import Exemplar, Form
from knowledge.hotlines import ELSEWHERE, Purpose
from knowledge.models import Record
from knowledge.topics import Topic
from tests.known import BASE

GOLDEN = Path(__file__).parent / "golden"

TOPICS = {
    "acquaintance-impersonation",
    "authority-impersonation",
    "credit-record-scam",
    "deepfake-scam",
    "elderly-scam",
    "fake-customer-service",
    "flight-change-scam",
    "gambling-scam",
    "game-trading-scam",
    "investment-scam",
    "job-scam",
    "loan-scam",
    "military-purchase-scam",
    "money-mule",
    "phishing",
    "pig-butchering",
    "prize-scam",
    "qr-code-scam",
    "recovery-scam",
    "rental-scam",
    "screen-sharing-scam",
    "sextortion",
    "shopping-scam",
    "task-scam",
    "tech-support-scam",
    "virtual-kidnapping",
}
EMERGENCIES = [
    "paid",
    "gave-a-code",
    "screen-shared",
    "blackmailed",
    "missing-person",
    "gave-bank-details",
    "account-lent",
    "clicked-or-installed",
    "about-to-pay",
    "before-pressing",
    "someone-is-coming",
    "on-the-phone-now",
    "despair",
]
HAN = re.compile(r"[\u3400-\u9fff]")
BOTH_LANGUAGES = pytest.mark.parametrize("language", Language)


def localized(value: object) -> Iterator[Localized[Any]]:
    """Yield every text of a record that it has in two languages."""
    if isinstance(value, Localized):
        yield value
    elif isinstance(value, Record):
        for field in type(value).model_fields:
            yield from localized(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from localized(item)


def lines(value: str | tuple[str, ...] | dict[int, str]) -> tuple[str, ...]:
    if isinstance(value, dict):
        return tuple(value.values())
    return (value,) if isinstance(value, str) else value


# Fraud types


def test_the_fraud_types_are_these_26() -> None:
    assert BASE.topics.keys() == TOPICS
    assert len(TOPICS) == 26
    assert {path.stem for path in (FOLDER / "topics").glob("*.yaml")} == TOPICS


@pytest.mark.parametrize("topic", BASE.topics.values(), ids=BASE.topics)
def test_a_fraud_type_is_told_from_beginning_to_end(topic: Topic) -> None:
    for language in Language:
        assert len(topic.aliases.in_(language)) >= 5
        assert len(topic.how_it_works.in_(language)) >= 3
        assert len(topic.signs.in_(language)) >= 3
        assert len(topic.before_paying.in_(language)) >= 3
        assert len(topic.after_paying.in_(language)) >= 2
    assert set(topic.sources) <= BASE.sources.keys()


@pytest.mark.parametrize("topic", BASE.topics.values(), ids=BASE.topics)
def test_who_has_paid_is_sent_to_the_police(topic: Topic) -> None:
    assert "110" in "".join(topic.after_paying.zh)
    assert "110" in "".join(topic.after_paying.en)
    assert "police" in "".join(topic.after_paying.en).lower()


def test_no_two_fraud_types_share_a_title() -> None:
    for language in Language:
        titles = [topic.title.in_(language) for topic in BASE.topics.values()]
        assert len(set(titles)) == len(titles)


# Texts

_RECORDS: tuple[Record, ...] = (
    *BASE.sources.values(),
    *BASE.topics.values(),
    *BASE.guidance.values(),
    *BASE.terms.values(),
    *BASE.emergencies.values(),
    *BASE.places.values(),
    *BASE.later_figures,
    *BASE.bulletin.figures.values(),
    *BASE.bulletin.derived.values(),
    BASE.bulletin.masthead,
)


def test_english_is_english_and_chinese_is_chinese() -> None:
    """Units and the names of foreign bodies may be alike in both; sentences may not."""
    for record in _RECORDS:
        for text in localized(record):
            for line in lines(text.zh):
                assert len(line) <= 24 or HAN.search(line)
            for line in lines(text.en):
                assert len(line) <= 40 or len(HAN.findall(line)) < len(line) / 5


def test_what_is_told_in_one_language_is_told_in_the_other() -> None:
    for record in _RECORDS:
        for text in localized(record):
            assert bool(text.zh) == bool(text.en)


def test_no_mapping_in_a_file_says_a_key_twice() -> None:
    """YAML would keep the last one and lose the first without a word."""
    repeated = {
        (path.relative_to(FOLDER).as_posix(), key)
        for path in FOLDER.rglob("*.yaml")
        for key in _repeated_keys(yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
    }
    assert repeated == set()


def _repeated_keys(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        keys = Counter(key.value for key, _ in node.value)
        yield from (key for key, count in keys.items() if count > 1)
        for _, value in node.value:
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_keys(item)


def test_every_source_is_used() -> None:
    used = {
        source
        for entry in (
            *BASE.topics.values(),
            *BASE.guidance.values(),
            *BASE.terms.values(),
            *BASE.emergencies.values(),
            *BASE.first_aid.values(),
            *BASE.worries.values(),
            *BASE.matters.values(),
            *(form for forms in BASE.variants.values() for form in forms),
            *BASE.organisations.values(),
            *(hotline for place in BASE.places.values() for hotline in place.hotlines),
        )
        for source in entry.sources
    }
    used |= {figure.source for figure in BASE.later_figures} | {BASE.bulletin.masthead.source}
    assert used == BASE.sources.keys()


def test_later_figures_are_later_or_elsewhere_and_name_their_years() -> None:
    ids = [figure.id for figure in BASE.later_figures]
    assert len(set(ids)) == len(ids)
    for figure in BASE.later_figures:
        assert set(figure.like) <= BASE.bulletin.figures.keys()
        assert figure.source != BASE.bulletin.masthead.source
        assert figure.start <= figure.end
        for language in Language:
            assert figure.start[:4] in figure.year.in_(language)


# Guidance and words


def test_who_is_held_back_pays_nothing_and_asks_the_police_themselves() -> None:
    rescuers = BASE.guidance["rescuers"]
    assert rescuers.steps
    assert "别付钱" in rescuers.answer.zh[0]
    assert "pay nothing" in rescuers.answer.en[0]
    for number in ("110", "96110"):
        assert number in rescuers.steps.zh[2]
        assert number in rescuers.steps.en[2]
    assert "照实说" in rescuers.steps.zh[4]
    assert "truthfully" in rescuers.steps.en[4]


def test_no_firm_is_called_good_or_bad() -> None:
    answer = BASE.guidance["firm-or-shop"].answer
    assert answer.zh[0].startswith("我没有黑名单，也不给公司打分")
    assert answer.en[0].startswith("I keep no blacklist and do not rate firms")


@pytest.mark.parametrize(
    ("term", "zh", "en"),
    [
        ("one-time-code", "别念、别转发、别截图给任何人", "never read it out"),
        ("card-security-code", "别报给任何人", "Tell them to nobody"),
        ("u-dun", "不交给别人", "Lend it to nobody"),
        ("sim-swap", "别把身份证照片", "Give nobody a photo of your ID"),
    ],
)
def test_what_opens_an_account_is_given_to_nobody(term: str, zh: str, en: str) -> None:
    meaning = BASE.terms[term].meaning
    assert zh in meaning.zh
    assert en in meaning.en


# Emergencies


def test_the_emergencies_are_these() -> None:
    assert list(BASE.emergencies) == EMERGENCIES


@pytest.mark.parametrize("emergency", BASE.emergencies.values(), ids=BASE.emergencies)
def test_the_steps_of_an_emergency_name_the_police_and_the_bank(emergency: Emergency) -> None:
    zh, en = " ".join(emergency.steps.zh), " ".join(emergency.steps.en)
    assert "110" in zh
    assert "银行" in zh
    assert re.search(r"\b110\b", en)
    assert "police" in en.lower()
    assert re.search(r"\bbank\b", en)


@pytest.mark.parametrize("emergency", BASE.emergencies.values(), ids=BASE.emergencies)
def test_an_emergency_has_the_same_few_steps_in_both_languages(emergency: Emergency) -> None:
    assert len(emergency.steps.zh) == len(emergency.steps.en)
    assert 4 <= len(emergency.steps.zh) <= 7


def test_who_has_paid_stops_first_and_calls_the_police_next() -> None:
    steps = BASE.emergencies["paid"].steps
    assert steps.zh[0].startswith("停")
    assert steps.en[0].startswith("Stop")
    assert "110" in steps.zh[1]
    assert "紧急止付" in steps.zh[1]
    assert "110" in steps.en[1]
    assert "emergency stop payment" in steps.en[1]


def test_who_is_blackmailed_is_told_not_to_pay() -> None:
    blackmailed = BASE.emergencies["blackmailed"]
    assert "别转钱" in blackmailed.title.zh
    assert "Do not pay" in blackmailed.title.en
    assert blackmailed.steps.zh[0].startswith("不转钱")
    assert blackmailed.steps.en[0].startswith("Do not pay")


def test_who_sees_somebody_about_to_pay_calls_the_bank_first() -> None:
    steps = BASE.emergencies["about-to-pay"].steps
    assert "别办" in steps.zh[0]
    assert "hold this payment" in steps.en[0]
    for step in (steps.zh[1], steps.en[1]):
        assert "110" in step
        assert "96110" in step
    assert "紧急止付" in steps.zh[-1]


def test_who_despairs_is_given_a_line_to_call_first() -> None:
    steps = BASE.emergencies["despair"].steps
    assert "12356" in steps.zh[0]
    assert "12356" in steps.en[0]
    assert "120" in steps.zh[1]


# Hotlines


@pytest.mark.parametrize(
    ("place", "purpose", "number"),
    [
        ("cn", Purpose.POLICE, "110"),
        ("cn", Purpose.ADVICE, "96110"),
        ("cn", Purpose.SUPPORT, "12356"),
        ("cn", Purpose.REPORT, "010-12321"),
        ("hk", Purpose.POLICE, "999"),
        ("hk", Purpose.ADVICE, "18222"),
        ("mo", Purpose.POLICE, "993"),
        ("mo", Purpose.ADVICE, "8800 7777"),
        ("tw", Purpose.POLICE, "165"),
        ("tw", Purpose.POLICE, "110"),
        ("sg", Purpose.POLICE, "999"),
        ("sg", Purpose.ADVICE, "1799"),
        ("my", Purpose.POLICE, "997"),
        ("us", Purpose.REPORT, "1-877-438-4338"),
        ("gb", Purpose.POLICE, "999"),
        ("gb", Purpose.BANK, "159"),
        ("gb", Purpose.REPORT, "0300 123 2040"),
        ("gb", Purpose.POLICE, "101"),
        ("gb", Purpose.TEXTS, "7726"),
        ("ca", Purpose.REPORT, "1-888-495-8501"),
        ("au", Purpose.POLICE, "000"),
        ("au", Purpose.POLICE, "131 444"),
        ("in", Purpose.POLICE, "1930"),
        ("nz", Purpose.POLICE, "111"),
        ("nz", Purpose.POLICE, "105"),
        ("nz", Purpose.ADVICE, "0508 638 723"),
        ("elsewhere", Purpose.CONSULAR, "+86-10-12308"),
    ],
)
def test_a_place_has_its_number(place: str, purpose: Purpose, number: str) -> None:
    lines_of_place = {(line.purpose, line.number) for line in BASE.places[place].hotlines}
    assert (purpose, number) in lines_of_place


def test_the_police_come_first_in_mainland_china() -> None:
    assert [line.number for line in BASE.places["cn"].hotlines][:2] == ["110", "96110"]


def test_abroad_the_consular_line_is_at_hand() -> None:
    for place in BASE.places.keys() - {"cn", "hk", "mo", "tw"}:
        numbers = [line.number for line in BASE.places[place].hotlines]
        assert "+86-10-12308" in numbers


@pytest.mark.parametrize("place", BASE.places)
def test_the_first_call_names_a_number_or_site_of_the_place_alike_in_both_languages(
    place: str,
) -> None:
    first = BASE.places[place].first_call
    zh, en = (set(re.findall(r"\d[\d -]*\d", first.in_(language))) for language in Language)
    assert zh == en
    known = " ".join(f"{line.number} {line.website}" for line in BASE.places[place].hotlines)
    for number in zh - {"24"}:
        assert number in known


def test_elsewhere_the_only_number_is_that_of_the_consular_line() -> None:
    place = BASE.places[ELSEWHERE]
    assert [line.number for line in place.hotlines] == ["+86-10-12308"]
    assert "110" not in place.first_call.zh + place.first_call.en


def test_no_alias_and_no_sign_leads_to_two_places() -> None:
    owners = defaultdict(set)
    for place in BASE.places.values():
        names = (*place.aliases.zh, *place.aliases.en, place.name.zh, place.name.en)
        towns = BASE.towns[place.id]
        within = (*towns.names.zh, *towns.names.en, *towns.signs.zh, *towns.signs.en)
        for name in (*names, *place.signs.zh, *place.signs.en, *within):
            owners[normalise(name)].add(place.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


# Exemplars


def _where(exemplar: Exemplar) -> tuple[Form, str]:
    return exemplar.form, exemplar.target


@BOTH_LANGUAGES
@pytest.mark.parametrize(
    ("form", "least"), [(Form.QUESTION, 14), (Form.SITUATION, 10), (Form.MESSAGE, 10)]
)
def test_there_are_enough_exemplars_of_every_fraud_type(
    form: Form, least: int, language: Language
) -> None:
    counts = Counter(each.target for each in BASE.exemplars.of(form) if each.language == language)
    assert counts.keys() == TOPICS
    assert {topic: count for topic, count in counts.items() if count < least} == {}


@BOTH_LANGUAGES
@pytest.mark.parametrize(
    ("form", "least"),
    [
        (Form.ORDINARY, 130),
        (Form.OUT_OF_SCOPE, 100),
        (Form.NO_FIGURE, 100),
        (Form.MISUSE, 40),
        (Form.SMALLTALK, 40),
    ],
)
def test_there_are_enough_exemplars_of_what_is_no_fraud(
    form: Form, least: int, language: Language
) -> None:
    assert sum(each.language == language for each in BASE.exemplars.of(form)) >= least


@BOTH_LANGUAGES
def test_every_entry_that_can_be_asked_for_is_asked_for(language: Language) -> None:
    asked = {
        form: {each.target for each in BASE.exemplars.of(form) if each.language == language}
        for form in (Form.GUIDANCE, Form.EMERGENCY, Form.FIGURE, Form.WORRY)
    }
    assert asked[Form.GUIDANCE] == BASE.guidance.keys() | BASE.terms.keys()
    assert asked[Form.EMERGENCY] == BASE.emergencies.keys()
    of_some = {id_ for id_ in BASE.worries if id_.startswith(("child-", "bystander-"))}
    assert asked[Form.WORRY] == BASE.worries.keys() - {
        "known-trick",
        "goodbye",
        "quarrel-next",  # said instead of the same again
        *("quarrel-where", "quarrel-afraid"),  # which their words ask outright
        *of_some,
    }
    figures = BASE.bulletin.figures.keys() | BASE.bulletin.derived.keys()
    assert figures - asked[Form.FIGURE] <= {"people-dissuaded-area-four"}  # said twice there


def test_no_exemplar_stands_for_two_things() -> None:
    """A term that is the word for a fraud type leads there too, and may share its texts."""
    places = defaultdict(set)
    for exemplar in BASE.exemplars:
        places[normalise(exemplar.text)].add(_where(exemplar))
    torn = {text: where for text, where in places.items() if len(where) > 1}
    assert {text: where for text, where in torn.items() if not _one_term(where)} == {}


def _one_term(where: set[tuple[Form, str]]) -> bool:
    terms = {BASE.terms[target].topic for _, target in where if target in BASE.terms}
    return terms == {target for _, target in where if target not in BASE.terms}


def test_no_exemplar_is_blank_or_in_the_folder_of_the_other_language() -> None:
    for exemplar in BASE.exemplars:
        assert normalise(exemplar.text)
        han = len(HAN.findall(exemplar.text))
        if exemplar.language is Language.EN and exemplar.form is not Form.OUT_OF_SCOPE:
            assert han <= len(exemplar.text) / 2, exemplar


def test_no_exemplar_is_a_case_of_the_golden_files() -> None:
    """Small talk has few words to choose from; everything else must have been put anew."""
    cases = {
        normalise(case["text"]): case["id"]
        for path in GOLDEN.glob("*.jsonl")
        for case in map(json.loads, path.read_text("utf-8").splitlines())
        if case["group"] != "smalltalk"
    }
    assert len(cases) > 600
    learned = {cases.get(normalise(exemplar.text)): exemplar for exemplar in BASE.exemplars}
    assert {case: exemplar for case, exemplar in learned.items() if case} == {}


# The command


def test_the_command_prints_what_there_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnowledgeBase, "load", lambda: BASE)
    command.main()
    printed = capsys.readouterr().out
    assert printed.startswith(f"26 fraud types, {len(BASE.guidance)} guides, ")
    assert "\n48 figures of 2021-06-17, 37 derived\n" in printed
    assert re.search(r"\nexemplars +zh +en\n", printed)
    for topic in TOPICS:
        assert re.search(rf"\n{topic} +\d+ +\d+ +\d+\n", printed)


def test_the_command_counts_the_exemplars_of_a_form() -> None:
    row = next(line for line in command.summary(BASE) if line.startswith("question "))
    counts = Counter(exemplar.language for exemplar in BASE.exemplars.of(Form.QUESTION))
    assert row.split() == ["question", str(counts[Language.ZH]), str(counts[Language.EN])]


def test_the_command_says_what_is_wrong_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> KnowledgeBase:
        raise KnowledgeError("topics/x.yaml: title.en: Field required; add the field")

    monkeypatch.setattr(KnowledgeBase, "load", load)
    with pytest.raises(SystemExit) as stopped:
        command.main()
    assert stopped.value.code == "error: topics/x.yaml: title.en: Field required; add the field"


# Languages


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", Language.ZH),
        ("zh-hans", Language.ZH),
        ("zh-Hant-TW", Language.ZH),
        ("ZH-cn", Language.ZH),
        ("en", Language.EN),
        ("en-GB", Language.EN),
        ("de", Language.EN),
        ("zha", Language.EN),
        ("", Language.EN),
        (None, Language.EN),
    ],
)
def test_a_language_tag_leads_to_a_language_we_speak(tag: str | None, language: Language) -> None:
    assert Language.of(tag) is language


def test_a_text_is_given_in_the_language_asked_for() -> None:
    text = Localized[str](zh="诈骗", en="fraud")
    assert [text.in_(language) for language in Language] == ["诈骗", "fraud"]


def test_every_place_has_one_number_to_name_first() -> None:
    for place in BASE.places.values():
        foremost = sum(line.foremost for line in place.hotlines)
        assert foremost == (place.id != ELSEWHERE), place.id
