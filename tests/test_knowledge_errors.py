"""A mistake in the knowledge stops the start, and the error names the place and the remedy."""

import runpy
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import KnowledgeBase, KnowledgeError, base

BULLETIN = "bulletins/2021-06-17"
PHISHING = "topics/phishing.yaml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real knowledge without its many exemplars, so that it is read in no time."""
    folder = tmp_path_factory.mktemp("sound") / "knowledge"
    shutil.copytree(base.FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for path in (folder / "exemplars").rglob("*.yaml"):
        path.write_text("{}\n", "utf-8")
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "knowledge"))


@pytest.fixture
def replace(folder: Path) -> Callable[[str, str, str], None]:
    def replace_once(name: str, before: str, after: str) -> None:
        text = (folder / name).read_text("utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after, 1), "utf-8")

    return replace_once


@pytest.fixture
def append(folder: Path) -> Callable[[str, str], None]:
    def append_to(name: str, text: str) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return append_to


Replace = Callable[[str, str, str], None]
Append = Callable[[str, str], None]


def error_of(folder: Path) -> str:
    with pytest.raises(KnowledgeError) as error:
        KnowledgeBase.load(folder)
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_sound_folder_is_read(folder: Path) -> None:
    knowledge = KnowledgeBase.load(folder)
    assert len(knowledge.topics) == 26
    assert len(knowledge.exemplars) == 0


# Files


@pytest.mark.parametrize(
    "name",
    [
        PHISHING,
        "sources.yaml",
        "exemplars/zh/ordinary.yaml",
        "exemplars/en/topics/phishing.yaml",
        f"{BULLETIN}/figures.yaml",
    ],
)
def test_broken_yaml_is_named_with_the_line(folder: Path, name: str) -> None:
    (folder / name).write_text("a: b\nc: d: e\n", "utf-8")
    message = error_of(folder)
    assert message.startswith(f"{folder / name}: is not YAML: ")
    assert "line 2" in message
    assert message.endswith("quote texts with ':' or '#'")


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


@pytest.mark.parametrize("name", ["sources.yaml", "emergencies.yaml", f"{BULLETIN}/figures.yaml"])
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


def test_a_field_nobody_knows_is_named(folder: Path, append: Append) -> None:
    append(PHISHING, "sings:\n  zh: [迹象]\n  en: [a sign]\n")
    message = error_of(folder)
    assert message.startswith(f"{folder / PHISHING}: sings: ")
    assert message.endswith("remove the field or correct its spelling")


def test_a_field_of_a_record_in_a_list_is_named_with_the_record(
    folder: Path, replace: Replace
) -> None:
    replace("emergencies.yaml", "- id: gave-a-code\n", "- id: gave-a-code\n  colour: red\n")
    message = error_of(folder)
    assert message.startswith(f"{folder / 'emergencies.yaml'}: record 2 (gave-a-code): colour: ")
    assert message.endswith("remove the field or correct its spelling")


def test_a_text_without_english_is_named(folder: Path, replace: Replace) -> None:
    replace(PHISHING, "  en: Phishing texts, e-mails and sites\n", "")
    message = error_of(folder)
    assert message.startswith(f"{folder / PHISHING}: title.en: Field required; add the field, ")
    assert "both languages" in message


def test_steps_without_a_step_are_named(folder: Path, replace: Replace) -> None:
    (folder / "cries.yaml").write_text(
        "done: {zh: [], en: [sent]}\nwrong: {zh: [骗], en: [scam]}\n", "utf-8"
    )
    assert error_of(folder).startswith(f"{folder / 'cries.yaml'}: done.zh: ")


def test_more_mistakes_than_one_are_counted(folder: Path) -> None:
    (folder / "cries.yaml").write_text("done: {zh: [转]}\nwrong: {en: [scam]}\n", "utf-8")
    assert error_of(folder).endswith("(and 1 more)")


@pytest.mark.parametrize("markup", ["<b>now</b>", "**now**", "[here](https://a.b)", "__now__"])
def test_markup_in_a_text_is_shown(folder: Path, replace: Replace, markup: str) -> None:
    replace("emergencies.yaml", "Stay with me", f"Stay {markup} with me")
    message = error_of(folder)
    assert message.startswith(f"{folder / 'emergencies.yaml'}: record 1 (paid): title.en: ")
    assert "markup" in message
    assert message.endswith("write plain sentences")


@pytest.mark.parametrize("text", ["a < b and c > d", "5 * 3 = 15", "snake_case", "#1 in the list"])
def test_signs_that_are_no_markup_may_stand(folder: Path, replace: Replace, text: str) -> None:
    replace("emergencies.yaml", "Stay with me", f"Stay {text} with me")
    assert text in KnowledgeBase.load(folder).emergencies["paid"].title.en


def test_an_id_that_no_link_could_hold_is_named(folder: Path, replace: Replace) -> None:
    replace("emergencies.yaml", "id: paid\n", "id: Has Paid\n")
    message = error_of(folder)
    assert message.startswith(f"{folder / 'emergencies.yaml'}: record 1 (Has Paid): id: ")
    assert message.endswith("use lower-case words joined by hyphens")


def test_a_number_for_a_text_is_to_be_quoted(folder: Path) -> None:
    (folder / "exemplars/zh/misuse.yaml").write_text("help: [骗术, 110]\n", "utf-8")
    message = error_of(folder)
    assert message.startswith(f"{folder / 'exemplars/zh/misuse.yaml'}: help.1: ")
    assert message.endswith("quote the text")


def test_several_amounts_without_labels_are_refused(folder: Path, replace: Replace) -> None:
    replace(
        f"{BULLETIN}/figures.yaml",
        ', label: {zh: 破获案件, en: cases cracked}}\n',
        "}\n",
    )
    message = error_of(folder)
    assert "record 4 (growth-rates)" in message
    assert message.endswith("several amounts need a label each")


# Ids


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        (PHISHING, "  - etc-2020\n", "  - etc-2021\n", "phishing: sources: etc-2021"),
        (PHISHING, "  - prize-scam\n", "  - price-scam\n", "phishing: related: price-scam"),
        (
            "emergencies.yaml",
            "sources: [shaoxing-stop-payment-2025",
            "sources: [nowhere, shaoxing-stop-payment-2025",
            "paid: sources: nowhere",
        ),
        (
            "glossary/terms.yaml",
            "related: [law, golden-rules",
            "related: [lore, golden-rules",
            "dianzha: related: lore",
        ),
        (
            "hotlines.yaml",
            "        - shaoxing-stop-payment-2025\n",
            "        - nowhere\n",
            "cn: sources: nowhere",
        ),
        (
            "redflags.yaml",
            "topics: [authority-impersonation]",
            "topics: [authorities]",
            "safe-account: topics: authorities",
        ),
        (
            "later-figures.yaml",
            "source: china-daily-2016-08-26",
            "source: nowhere",
            "h15-cases-reported: source: nowhere",
        ),
        (
            "later-figures.yaml",
            "like: [cases-filed-may]",
            "like: [cases-filed-mai]",
            "h15-cases-reported: like: cases-filed-mai",
        ),
        (
            f"{BULLETIN}/masthead.yaml",
            "source: bulletin-2021-06-17",
            "source: nowhere",
            "source: nowhere",
        ),
        (
            f"{BULLETIN}/limits.yaml",
            "except: [hubei-gang-sum, losses-averted]",
            "except: [hubei-gang]",
            "money-lost: except: hubei-gang",
        ),
        (
            f"{BULLETIN}/derived.yaml",
            "figure: cases-cracked}",
            "figure: cases-crakced}",
            "cases-cracked-year-before: formula: cases-crakced",
        ),
        (
            f"{BULLETIN}/figures.yaml",
            "together_with: [websites-blocked-governance]",
            "together_with: [websites-blocked]",
            "websites-blocked-technical: websites-blocked",
        ),
    ],
    ids=lambda part: part if " " not in part and "\n" not in part else "",
)
def test_an_id_that_leads_nowhere_is_named(
    folder: Path, replace: Replace, name: str, before: str, after: str, words: str
) -> None:
    replace(name, before, after)
    message = error_of(folder)
    assert words in message
    assert message.endswith("does not exist; correct the id")


def test_a_record_without_a_source_is_named(folder: Path, replace: Replace) -> None:
    text = (folder / PHISHING).read_text("utf-8")
    (folder / PHISHING).write_text(text[: text.index("sources:")] + "sources: []\n", "utf-8")
    assert error_of(folder) == "phishing: sources: name at least one of sources.yaml"


def test_a_hotline_without_number_or_site_is_named(folder: Path, replace: Replace) -> None:
    replace("hotlines.yaml", "      number: '110'\n", "")
    assert error_of(folder) == "cn: Police, 110: give a number or a website"


def _first_record(text: str) -> Iterator[str]:
    """Yield the lines of the first record of a list."""
    started = False
    for line in text.splitlines(keepends=True):
        if line.startswith("- "):
            if started:
                return
            started = True
        if started:
            yield line


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("sources.yaml", "bulletin-2021-06-17"),
        ("emergencies.yaml", "paid"),
        ("glossary/terms.yaml", "dianzha"),
        ("hotlines.yaml", "cn"),
        ("redflags.yaml", "safe-account"),
        ("later-figures.yaml", "h15-cases-reported"),
        (f"{BULLETIN}/figures.yaml", "cases-cracked"),
        (f"{BULLETIN}/derived.yaml", "cases-cracked-year-before"),
        (f"{BULLETIN}/limits.yaml", "other-places"),
    ],
)
def test_a_record_given_twice_is_named(
    folder: Path, append: Append, name: str, record: str
) -> None:
    first = "".join(_first_record((folder / name).read_text("utf-8")))
    append(name, f"\n{first}")
    assert f"{record} is given twice; keep one of the two records" in error_of(folder)


# The bulletin


def test_a_quotation_that_is_not_the_bulletins_is_named(folder: Path, replace: Replace) -> None:
    name = f"{BULLETIN}/figures.yaml"
    replace(name, "114,000 cases of telecommunications", "114,000 crimes of telecommunications")
    assert error_of(folder) == (
        f"{folder / name}: cases-cracked: quotation: not in bulletin.txt; copy it letter by letter"
    )


def test_a_changed_bulletin_is_noticed(folder: Path, replace: Replace) -> None:
    replace(f"{BULLETIN}/bulletin.txt", "a total of 805 videos", "a total of 806 videos")
    assert "videos-published: quotation: not in bulletin.txt" in error_of(folder)


def test_digits_that_are_not_in_the_quotation_are_named(folder: Path, replace: Replace) -> None:
    name = f"{BULLETIN}/figures.yaml"
    replace(name, 'written: "114,000"', 'written: "141,000"')
    assert error_of(folder) == (
        f"{folder / name}: cases-cracked: written: 141,000 is not in the quotation"
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
    assert error_of(folder) == (
        f"{path}: question is not one of questions, situations, messages"
    )


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
