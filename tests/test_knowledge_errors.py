"""A mistake in the knowledge stops the start, and the error names the place and the remedy."""

import runpy
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import KnowledgeBase, KnowledgeError, Language, base

BULLETIN = "bulletins/2021-06-17"
FIGURES = f"{BULLETIN}/figures.yaml"
QUIZ = "quiz/call.yaml"
PHISHING = "topics/phishing.yaml"
VARIANTS = "variants/phishing.yaml"
STUDENTS = "audiences/students.yaml"
KEPT = ("phishing", "law")
CUT_SHORT = (
    "hotlines.yaml",
    "towns.yaml",
    "later-figures.yaml",
    f"{BULLETIN}/derived.yaml",
    f"{BULLETIN}/limits.yaml",
    f"{BULLETIN}/charts.yaml",
)


Edit = Callable[[str, Callable[[Any], object]], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little of the real knowledge, so that it is read in no time."""
    folder = tmp_path_factory.mktemp("sound") / "knowledge"
    shutil.copytree(base.FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for path in (folder / "exemplars").rglob("*.yaml"):
        path.write_text("{}\n", "utf-8")
    for path in folder.glob("variants/*.yaml"):
        if path.stem not in KEPT:
            path.unlink()
    for path in (*folder.glob("topics/*.yaml"), *folder.glob("guidance/*.yaml")):
        if path.stem in KEPT:
            _write(path, {**_read(path), "related": ["law"]})
        else:
            path.unlink()
    for path in (folder / "audiences").glob("*.yaml"):
        traps = [{**trap, "topic": "phishing"} for trap in _read(path)["traps"]]
        _write(path, {**_read(path), "traps": traps, "guidance": "law"})
    for name in CUT_SHORT:
        _write(folder / name, _read(folder / name)[:2])
    terms = _read(folder / "glossary/terms.yaml")[:1]
    _write(folder / "glossary/terms.yaml", [{**term, "related": ["law"]} for term in terms])
    flags = _read(folder / "redflags.yaml")[:2]
    _write(folder / "redflags.yaml", [{**flag, "topics": ["phishing"]} for flag in flags])
    for path in (folder / "matters").glob("*.yaml"):
        _write(path, [{**matter, "usual": (), "instead_of": ()} for matter in _read(path)])
    odd = _read(folder / "oddities.yaml")
    _write(folder / "oddities.yaml", [{**oddity, "topics": ["phishing"]} for oddity in odd])
    organisations = folder / "organisations"
    for path in organisations.glob("*.yaml"):
        _write(path, _read(path)[:2])
    _write(folder / "triage.yaml", _read(folder / "triage.yaml")[2:])
    drills = folder / "drills"
    (drills / "task-scam.yaml").rename(drills / "phishing.yaml")
    for path in drills.glob("*.yaml"):
        if path.stem not in KEPT:
            path.unlink()
    for path in (folder / "worries").glob("*.yaml"):
        _write(path, [_worry_of_anybody(worry) for worry in _read(path)[:1]])
    for path in (folder / "talks").glob("*.yaml"):
        _write(path, [{"about": "phishing", "goes": ["topic:phishing", "page:law"]}])
    for path in (folder / "quiz").glob("*.yaml"):
        _write(path, [{**question, "about": "phishing"} for question in _read(path)[:2]])
    return folder


def _worry_of_anybody(worry: dict[str, Any]) -> dict[str, Any]:
    answer = {"says": worry["answers"][-1]["says"]}
    return {
        **worry,
        "kin": [],
        "of_a_child": [],
        "of_a_bystander": [],
        "answers": [answer],
        "guide": "law",
        "leads_to": None,
        "of_kind": {},
    }


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _write(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "knowledge"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Change one file as somebody would who means well."""

    def change_one(name: str, change: Callable[[Any], object]) -> None:
        content = _read(folder / name)
        change(content)
        _write(folder / name, content)

    return change_one


def error_of(folder: Path) -> str:
    with pytest.raises(KnowledgeError) as error:
        len(KnowledgeBase.load(folder).exemplars)
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_sound_folder_is_read(folder: Path) -> None:
    knowledge = KnowledgeBase.load(folder)
    assert knowledge.topics.keys() | knowledge.guidance.keys() == {*KEPT}
    assert len(knowledge.bulletin.figures) == 48
    assert len(knowledge.exemplars) == 0


# Files


@pytest.mark.parametrize(
    "name",
    [
        PHISHING,
        "sources.yaml",
        "exemplars/zh/ordinary.yaml",
        "exemplars/en/topics/phishing.yaml",
        FIGURES,
    ],
)
def test_broken_yaml_is_named_with_the_line(folder: Path, name: str) -> None:
    (folder / name).write_text("a: b\nc: d: e\n", "utf-8")
    message = error_of(folder)
    assert message.startswith(f"{folder / name}: is not YAML: ")
    assert "line 2" in message
    assert message.endswith("quote texts with ':' or '#'")


@pytest.mark.parametrize("name", [PHISHING, "wording.yaml", "cries.yaml"])
def test_a_field_given_twice_is_named_and_none_is_lost(folder: Path, name: str) -> None:
    path = folder / name
    lines = path.read_text("utf-8").splitlines()
    field = next(line for line in lines if line[:1].isalpha()).split(":")[0]
    path.write_text("\n".join([*lines, f"{field}: []"]), "utf-8")
    line = len(lines) + 1
    assert (
        error_of(folder)
        == f"{path}: {field} is given twice, again in line {line}; keep one of them"
    )


@pytest.mark.parametrize(
    "name",
    ["sources.yaml", "exemplars/zh/misuse.yaml", "glossary/terms.yaml", f"{BULLETIN}/limits.yaml"],
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    message = error_of(folder)
    assert message.startswith(f"{folder / name}: cannot be read (")
    assert message.endswith("restore the file")


@pytest.mark.parametrize("name", [PHISHING, "hotlines.yaml", "exemplars/zh/topics/task-scam.yaml"])
def test_a_file_in_another_encoding_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes("标题: 诈骗".encode("gb18030"))
    assert error_of(folder) == f"{folder / name}: is not UTF-8 at byte 0; save it as UTF-8"


@pytest.mark.parametrize(
    ("damage", "remedy"),
    [
        (Path.unlink, "restore the file"),
        (lambda path: path.write_bytes("通报".encode("gb18030")), "save it as UTF-8"),
    ],
    ids=["missing", "in another encoding"],
)
def test_a_bulletin_that_cannot_be_read_is_named(
    folder: Path, damage: Callable[[Path], object], remedy: str
) -> None:
    damage(folder / BULLETIN / "bulletin.txt")
    message = error_of(folder)
    assert message.startswith(f"{folder / BULLETIN / 'bulletin.txt'}: ")
    assert message.endswith(remedy)


@pytest.mark.parametrize("name", [PHISHING, "cries.yaml", f"{BULLETIN}/masthead.yaml"])
@pytest.mark.parametrize("content", ["- a list\n", "a text\n", ""])
def test_a_record_must_be_a_mapping(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, "utf-8")
    assert error_of(folder).startswith(f"{folder / name}: must be a mapping of fields, such as ")


@pytest.mark.parametrize("name", ["sources.yaml", "emergencies.yaml", FIGURES])
@pytest.mark.parametrize("content", ["id: a mapping\n", "a text\n", ""])
def test_records_must_be_a_list(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, "utf-8")
    assert error_of(folder) == (
        f"{folder / name}: must be a list of records, each starting with '- '"
    )


@pytest.mark.parametrize("content", ["- a list\n", "a text\n", "", "group: a text\n"])
def test_exemplars_must_be_groups_of_texts(folder: Path, content: str) -> None:
    (folder / "exemplars/en/misuse.yaml").write_text(content, "utf-8")
    assert error_of(folder).startswith(f"{folder / 'exemplars/en/misuse.yaml'}: ")


# Fields


def test_a_field_nobody_knows_is_named(folder: Path, edit: Edit) -> None:
    edit(PHISHING, lambda topic: topic.update(sings={"zh": ["迹象"], "en": ["a sign"]}))
    message = error_of(folder)
    assert message.startswith(f"{folder / PHISHING}: sings: ")
    assert message.endswith("remove the field or correct its spelling")


def test_a_field_of_a_record_in_a_list_is_named_with_the_record(folder: Path, edit: Edit) -> None:
    edit("emergencies.yaml", lambda records: records[1].update(colour="red"))
    message = error_of(folder)
    assert message.startswith(f"{folder / 'emergencies.yaml'}: record 2 (gave-a-code): colour: ")
    assert message.endswith("remove the field or correct its spelling")


@pytest.mark.parametrize("language", Language)
def test_a_text_that_misses_a_language_is_named(
    folder: Path, edit: Edit, language: Language
) -> None:
    edit(PHISHING, lambda topic: topic["title"].pop(language.value))
    message = error_of(folder)
    assert message.startswith(f"{folder / PHISHING}: title.{language}: Field required; add the ")
    assert "both languages" in message


CRIES = "cries.yaml"


def test_a_list_without_a_text_is_named(folder: Path, edit: Edit) -> None:
    edit(CRIES, lambda cries: cries["done"].update(zh=[]))
    assert error_of(folder).startswith(f"{folder / CRIES}: done.zh: ")


def test_a_text_without_a_letter_is_named(folder: Path, edit: Edit) -> None:
    edit(CRIES, lambda cries: cries["done"].update(zh=["转", " "]))
    assert error_of(folder).startswith(f"{folder / CRIES}: done.zh.1: ")


def test_more_mistakes_than_one_are_counted(folder: Path, edit: Edit) -> None:
    edit(CRIES, lambda cries: [cries["done"].pop("en"), cries["wrong"].pop("zh")])
    assert error_of(folder).endswith("(and 1 more)")


@pytest.mark.parametrize(
    "markup", ["<b>now</b>", "now</i>", "**now**", "[now](https://a.b)", "__now__", "# Now"]
)
def test_markup_in_a_text_is_shown(folder: Path, edit: Edit, markup: str) -> None:
    edit(CRIES, lambda cries: cries["done"].update(zh=["转", markup]))
    message = error_of(folder)
    assert message.startswith(f"{folder / CRIES}: done.zh.1: ")
    assert "markup" in message
    assert message.endswith("write plain sentences")


@pytest.mark.parametrize("text", ["a < b and c > d", "5 * 3 = 15", "snake_case", "We are #1"])
def test_signs_that_are_no_markup_may_stand(folder: Path, edit: Edit, text: str) -> None:
    edit(CRIES, lambda cries: cries["done"].update(zh=["转", text]))
    assert KnowledgeBase.load(folder).cries.done.zh == ("转", text)


def test_a_part_stands_in_the_patterns_that_name_it(folder: Path, edit: Edit) -> None:
    edit(CRIES, lambda cries: cries["shared"].update(kin={"zh": "妈|爸", "en": "mum|dad"}))
    edit(CRIES, lambda cries: cries["done"].update(zh=["({kin})汇{2}"], en=["({kin}) paid"]))
    done = KnowledgeBase.load(folder).cries.done
    assert (done.zh, done.en) == (("(妈|爸)汇{2}",), ("(mum|dad) paid",))


def test_a_part_that_does_not_exist_is_named(folder: Path, edit: Edit) -> None:
    edit(CRIES, lambda cries: cries["done"].update(en=["{uncles} paid"]))
    assert error_of(folder).endswith("{uncles} is nothing shared in en; add it under shared")


def test_an_id_that_no_link_could_hold_is_named(folder: Path, edit: Edit) -> None:
    edit("emergencies.yaml", lambda records: records[0].update(id="Has Paid"))
    message = error_of(folder)
    assert message.startswith(f"{folder / 'emergencies.yaml'}: record 1 (Has Paid): id: ")
    assert message.endswith("use lower-case words joined by hyphens")


def test_a_number_for_a_text_is_to_be_quoted(folder: Path) -> None:
    (folder / "exemplars/zh/misuse.yaml").write_text("help: [骗术, 110]\n", "utf-8")
    message = error_of(folder)
    assert message.startswith(f"{folder / 'exemplars/zh/misuse.yaml'}: help.1: ")
    assert message.endswith("quote the text")


def test_several_amounts_without_labels_are_refused(folder: Path, edit: Edit) -> None:
    edit(FIGURES, lambda figures: figures[3]["amounts"][0].pop("label"))
    message = error_of(folder)
    assert "record 4 (growth-rates)" in message
    assert message.endswith("several amounts need a label each")


# Ids


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (PHISHING, lambda topic: topic["sources"].append("lost"), "phishing: sources: lost"),
        (PHISHING, lambda topic: topic["related"].append("lost"), "phishing: related: lost"),
        (STUDENTS, lambda group: group["traps"][0].update(topic="lost"), "students: traps: lost"),
        (STUDENTS, lambda group: group.update(guidance="lost"), "students: guidance: lost"),
        (STUDENTS, lambda group: group["sources"].append("lost"), "students: sources: lost"),
        (
            "guidance/law.yaml",
            lambda entry: entry["sources"].append("lost"),
            "law: sources: lost",
        ),
        (
            "emergencies.yaml",
            lambda records: records[0]["sources"].append("lost"),
            "paid: sources: lost",
        ),
        (
            "glossary/terms.yaml",
            lambda terms: terms[0]["related"].append("lost"),
            "dianzha: related: lost",
        ),
        (
            "glossary/terms.yaml",
            lambda terms: terms[0].update(topic="lost"),
            "dianzha: topic: lost",
        ),
        (
            "hotlines.yaml",
            lambda places: places[0]["hotlines"][0]["sources"].append("lost"),
            "cn: sources: lost",
        ),
        (
            "redflags.yaml",
            lambda flags: flags[0]["topics"].append("lost"),
            "safe-account: topics: lost",
        ),
        (
            "later-figures.yaml",
            lambda figures: figures[0].update(source="lost"),
            "h15-cases-reported: source: lost",
        ),
        (
            "later-figures.yaml",
            lambda figures: figures[0].update(like=["lost"]),
            "h15-cases-reported: like: lost",
        ),
        (QUIZ, lambda quiz: quiz[0].update(about="lost"), "quiz: call-not-sure: about: lost"),
        (QUIZ, lambda quiz: quiz[0].update(sources=["lost"]), "quiz: call-not-sure: sources: lost"),
        ("talks/en.yaml", lambda talks: talks[0].update(about="lost"), "talks: 1: about: lost"),
        ("talks/en.yaml", lambda talks: talks[0]["goes"].append("lost"), "talks: 1: goes: lost"),
        (
            VARIANTS,
            lambda forms: forms[0].update(sources=["lost"]),
            "sources: lost",
        ),
        (
            "cries.yaml",
            lambda cries: cries["plain"].update(lost={"zh": ["救我"], "en": ["save me"]}),
            "lost",
        ),
        (
            f"{BULLETIN}/masthead.yaml",
            lambda masthead: masthead.update(source="lost"),
            "masthead: source: lost",
        ),
        (
            f"{BULLETIN}/limits.yaml",
            lambda limits: limits[0].update({"except": ["lost"]}),
            "abroad: except: lost",
        ),
        (
            f"{BULLETIN}/derived.yaml",
            lambda derived: derived[0]["formula"].update(figure="lost"),
            "cases-cracked-year-before: lost",
        ),
        (
            FIGURES,
            lambda figures: figures[0].update(together_with=["lost"]),
            "cases-cracked: lost",
        ),
        (
            FIGURES,
            lambda figures: figures[0]["not_to_confuse_with"].append("lost"),
            "cases-cracked: lost",
        ),
    ],
    ids=lambda part: "" if callable(part) else part,
)
def test_an_id_that_leads_nowhere_is_named(
    folder: Path, edit: Edit, name: str, change: Callable[[Any], object], words: str
) -> None:
    edit(name, change)
    message = error_of(folder)
    assert words in message
    assert message.endswith("lost does not exist; correct the id")


def test_an_option_of_the_quiz_that_no_poll_could_hold_is_named(folder: Path, edit: Edit) -> None:
    edit(QUIZ, lambda quiz: quiz[0]["en"].update(right="x" * 101))
    assert error_of(folder) == (
        f"{folder / QUIZ}: record 1 (call-not-sure): en.right: "
        "Value error, 101 characters; a poll takes 100 here"
    )


def test_two_options_of_the_quiz_that_say_the_same_are_named(folder: Path, edit: Edit) -> None:
    edit(QUIZ, lambda quiz: quiz[0]["zh"]["wrong"].append("96110"))
    assert "call-not-sure" in error_of(folder)
    assert "two options say the same" in error_of(folder)


def test_a_record_without_a_source_is_named(folder: Path, edit: Edit) -> None:
    edit(PHISHING, lambda topic: topic.update(sources=[]))
    assert error_of(folder) == "phishing: sources: name at least one of sources.yaml"


def test_a_hotline_without_number_or_site_is_named(folder: Path, edit: Edit) -> None:
    edit("hotlines.yaml", lambda places: places[0]["hotlines"][0].pop("number"))
    message = error_of(folder)
    assert message.startswith("cn: ")
    assert message.endswith(": give a number or a website")


@pytest.mark.parametrize(
    "name",
    [
        "sources.yaml",
        "emergencies.yaml",
        "glossary/terms.yaml",
        "hotlines.yaml",
        "redflags.yaml",
        "later-figures.yaml",
        FIGURES,
        f"{BULLETIN}/derived.yaml",
        f"{BULLETIN}/limits.yaml",
        f"{BULLETIN}/on-request.yaml",
        f"{BULLETIN}/incompatible.yaml",
    ],
)
def test_a_record_given_twice_is_named(folder: Path, edit: Edit, name: str) -> None:
    edit(name, lambda records: records.append(records[0]))
    record = _read(folder / name)[0]["id"]
    assert error_of(folder) == (
        f"{folder / name}: {record} is given twice; keep one of the records"
    )


# The bulletin


def test_a_quotation_that_is_not_the_bulletins_is_named(folder: Path, edit: Edit) -> None:
    quotation = "114,000 crimes of telecommunications network fraud were cracked nationwide"
    edit(FIGURES, lambda figures: figures[0].update(quotation=quotation))
    assert error_of(folder) == (
        f"{folder / FIGURES}: cases-cracked: quotation: not in bulletin.txt; "
        "copy it letter by letter"
    )


@pytest.mark.parametrize(
    ("formula", "mistake"),
    [
        (
            {"op": "sum", "figures": ["websites-blocked-technical", "websites-blocked-governance"]},
            "incompatible.yaml (blocked-websites) forbids it; keep one of them",
        ),
        (
            {"op": "difference", "minuend": "cases-cracked", "subtrahend": "calls-intercepted"},
            "puts figures of different periods together; remove the record",
        ),
        (
            {"op": "average", "figure": "surrendered", "per": "day"},
            "surrendered has no stated period; an average cannot be computed; remove the record",
        ),
        (
            {"op": "earlier-period", "figure": "calls-intercepted"},
            "calls-intercepted has no comparison; an earlier period cannot be computed; "
            "remove the record",
        ),
    ],
)
def test_a_calculation_that_must_not_be_is_named(
    folder: Path, edit: Edit, formula: dict[str, object], mistake: str
) -> None:
    edit(f"{BULLETIN}/on-request.yaml", lambda items: items[0].update(formula=formula))
    assert error_of(folder) == f"{folder / BULLETIN}: cases-cracked-multiple: {mistake}"


@pytest.mark.parametrize("name", ["mentions", "incompatible"])
def test_a_figure_that_is_named_and_not_there_is_noticed(
    folder: Path, edit: Edit, name: str
) -> None:
    edit(f"{BULLETIN}/{name}.yaml", lambda items: items[0].update(figures=["lost", "surrendered"]))
    assert "lost does not exist; correct the id" in error_of(folder)


def test_a_changed_bulletin_is_noticed(folder: Path) -> None:
    path = folder / BULLETIN / "bulletin.txt"
    text = path.read_text("utf-8")
    path.write_text(text.replace("a total of 805 videos", "a total of 806 videos"), "utf-8")
    assert "videos-published: quotation: not in bulletin.txt" in error_of(folder)


def test_digits_that_are_not_in_the_quotation_are_named(folder: Path, edit: Edit) -> None:
    edit(FIGURES, lambda figures: figures[0]["amounts"][0].update(written="141,000"))
    assert error_of(folder) == (
        f"{folder / FIGURES}: cases-cracked: written: 141,000 is not in the quotation"
    )


# Exemplars


def test_exemplars_of_no_fraud_type_are_named(folder: Path) -> None:
    path = folder / "exemplars/zh/topics/fishing.yaml"
    path.write_text("questions: [钓鱼是什么]\n", "utf-8")
    message = error_of(folder)
    assert "fishing is no question entry" in message
    assert message.startswith("exemplars/zh: ")
    assert message.endswith("correct the id or add the entry")


@pytest.mark.parametrize(
    ("name", "form"),
    [("guidance", "guidance"), ("emergency", "emergency"), ("figures", "figure")],
)
def test_exemplars_of_no_entry_are_named(folder: Path, name: str, form: str) -> None:
    (folder / f"exemplars/en/{name}.yaml").write_text("nothing: [what is it]\n", "utf-8")
    assert error_of(folder).startswith(f"exemplars/en: nothing is no {form} entry; ")


def test_a_group_of_exemplars_that_nobody_knows_is_named(folder: Path) -> None:
    path = folder / "exemplars/zh/topics/phishing.yaml"
    path.write_text("question: [钓鱼是什么]\n", "utf-8")
    assert error_of(folder) == (f"{path}: question is not one of questions, situations, messages")


# The command


def test_the_command_ends_with_one_line_and_status_1(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / PHISHING).write_text("title: [\n", "utf-8")
    monkeypatch.setattr(KnowledgeBase.load.__func__, "__defaults__", (folder,))
    monkeypatch.delitem(sys.modules, "knowledge.__main__", raising=False)
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("knowledge", run_name="__main__")
    assert isinstance(stopped.value.code, str)  # which the interpreter prints, with status 1
    assert stopped.value.code.startswith(f"error: {folder / PHISHING}: is not YAML: ")
    assert "\n" not in stopped.value.code


def test_a_drill_is_of_a_kind_we_know(folder: Path) -> None:
    (folder / "drills/phishing.yaml").rename(folder / "drills/phising.yaml")
    assert error_of(folder) == "drills: file names: phising does not exist; correct the id"


CHARTS = f"{BULLETIN}/charts.yaml"


def test_a_panel_of_several_periods_is_named(folder: Path, edit: Edit) -> None:
    edit(CHARTS, lambda charts: charts[0]["panels"][0]["figures"].append("cases-filed-may"))
    assert error_of(folder).endswith("headline: figures of several periods; part the panel")


def test_a_figure_that_is_compared_with_nothing_is_on_no_chart_of_changes(
    folder: Path, edit: Edit
) -> None:
    edit(CHARTS, lambda charts: charts[1]["panels"][0].update(figures=["dens-destroyed"]))
    assert error_of(folder).endswith("growth: a figure has no comparison; leave it out")


def test_a_chart_names_figures_that_there_are(folder: Path, edit: Edit) -> None:
    years = {"form": "years", "title": {"zh": "一", "en": "a"}, "whole": ["h99"]}
    edit(CHARTS, lambda charts: charts[0]["panels"].append(years))
    assert error_of(folder) == "headline: years: h99 does not exist; correct the id"
    edit(CHARTS, lambda charts: charts[0]["panels"][0].update(figures=["h99"]))
    assert error_of(folder).endswith("headline: h99 does not exist; correct the id")


# Worries


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("guide", "lost", "worries: tell-my-family: guide: lost does not exist; correct the id"),
        ("kin", ["lost"], "worries: tell-my-family: kin: lost does not exist; correct the id"),
        (
            "of_kind",
            {"lost": {"zh": "先问。", "en": "Ask."}},
            "worries: tell-my-family: of_kind: lost does not exist; correct the id",
        ),
        (
            "of_a_child",
            ["lost"],
            "worries: tell-my-family: of_a_child: lost does not exist; correct the id",
        ),
        ("sources", [], "worries: tell-my-family: sources: name at least one of sources.yaml"),
    ],
)
def test_a_worry_that_leads_nowhere_is_named(
    folder: Path, edit: Edit, field: str, value: object, message: str
) -> None:
    edit("worries/telling.yaml", lambda worries: worries[0].update({field: value}))
    assert error_of(folder).startswith(message)


def test_a_worry_leads_to_an_emergency_that_there_is(folder: Path, edit: Edit) -> None:
    leading = {"answers": [], "leads_to": "lost"}
    edit("worries/telling.yaml", lambda worries: worries[0].update(leading))
    message = "worries: tell-my-family: leads_to: lost does not exist"
    assert error_of(folder).startswith(message)


def test_a_case_of_a_worry_that_there_is_not_is_named(folder: Path, edit: Edit) -> None:
    edit("worries/telling.yaml", lambda worries: worries[0]["answers"][0].update(of=["lost"]))
    assert error_of(folder).startswith("worries: tell-my-family: of: lost does not exist")
