"""What the bot says stands in two files that say the same."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from bot.phrasebook import FOLDER, Phrasebook, PhraseError
from knowledge import Language

Leaves = dict[str, str]


def leaves(content: Any, path: str = "") -> Iterator[tuple[str, str]]:
    match content:
        case dict():
            for key, value in content.items():
                yield from leaves(value, f"{path}.{key}" if path else str(key))
        case list():
            for number, value in enumerate(content):
                yield from leaves(value, f"{path}[{number}]")
        case _:
            yield path, content


def read(language: Language) -> Leaves:
    return dict(leaves(yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))))


ZH, EN = read(Language.ZH), read(Language.EN)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "phrases"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_both_files_hold_the_same_phrases() -> None:
    assert ZH.keys() == EN.keys()


@pytest.mark.parametrize("phrase", ZH)
def test_a_phrase_asks_for_the_same_things_in_both_languages(phrase: str) -> None:
    assert placeholders(ZH[phrase]) == placeholders(EN[phrase])
    assert all(name.isidentifier() for name in placeholders(ZH[phrase]))


@pytest.mark.parametrize("language", Language)
def test_every_phrase_is_a_plain_text(language: Language) -> None:
    for phrase, text in read(language).items():
        assert isinstance(text, str), phrase
        assert text.strip(), phrase
        assert not re.search(r"</?[a-z]+>|\*\*|__|&(lt|gt|amp);", text), phrase


def test_each_file_is_in_its_language() -> None:
    for phrase, text in ZH.items():
        if phrase not in {"language.english", "units.percent", "stats.area"}:
            assert re.search("[\u4e00-\u9fff]", text.format_map(_Blank())) or "{" in text, phrase
    for phrase, text in EN.items():
        if phrase not in {"language.simplified", "language.traditional", "unknown.other_language"}:
            assert not re.search("[\u4e00-\u9fff]", text), phrase


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def test_the_book_opens_at_each_language() -> None:
    book = Phrasebook()
    assert book[Language.ZH].buttons.before == "怎么防"
    assert book[Language.EN].buttons.back == "‹ Back"


@pytest.mark.parametrize("language", Language)
def test_a_missing_phrase_stops_the_start_and_names_the_file(
    folder: Path, language: Language
) -> None:
    path = folder / f"{language}.yaml"
    edit(path, f"  apology: {read(language)['errors.apology']}\n", "")
    with pytest.raises(PhraseError, match=re.escape(str(path))) as raised:
        Phrasebook(folder)
    assert "errors.apology" in str(raised.value)


@pytest.mark.parametrize("language", Language)
def test_an_unknown_phrase_stops_the_start_and_names_the_file(
    folder: Path, language: Language
) -> None:
    path = folder / f"{language}.yaml"
    edit(path, "errors:\n", "errors:\n  appology: oops\n")
    with pytest.raises(PhraseError, match=re.escape(str(path))) as raised:
        Phrasebook(folder)
    assert "errors.appology" in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  back: ‹ Back", "  back: 12"),
        ("  back: ‹ Back", "  back: [a]"),
        ("buttons:", "buttons: {"),
    ],
    ids=["a number", "a list", "not YAML"],
)
def test_what_is_no_text_stops_the_start_and_names_the_file(
    folder: Path, old: str, new: str
) -> None:
    edit(folder / "en.yaml", old, new)
    with pytest.raises(PhraseError, match=re.escape("en.yaml")):
        Phrasebook(folder)


def test_a_language_without_a_file_stops_the_start(folder: Path) -> None:
    (folder / "zh.yaml").unlink()
    with pytest.raises(PhraseError, match=re.escape("zh.yaml")):
        Phrasebook(folder)


def test_a_file_that_is_not_utf8_stops_the_start(folder: Path) -> None:
    (folder / "zh.yaml").write_bytes("errors: 抱歉".encode("gbk"))
    with pytest.raises(PhraseError, match=re.escape("zh.yaml")):
        Phrasebook(folder)


def test_the_mistake_is_told_in_one_line(folder: Path) -> None:
    edit(folder / "en.yaml", "errors:\n", "errors:\n  appology: oops\n")
    with pytest.raises(PhraseError) as raised:
        Phrasebook(folder)
    assert "\n" not in str(raised.value)
