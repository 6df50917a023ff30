"""The command line: a few real processes, and the rest within this one."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.command_line import main
from bot.engine import Engine
from index.encoder import ModelError
from index.places import BUNDLED_MODEL
from knowledge import Language
from tests.conftest import TOKEN
from tests.screenshots import damage, drawing

ROOT = Path(__file__).parent.parent
KEYS = ["id", "lang", "kind", "answered", "topics", "risk", "figures", "text", "ms"]
_AT_ONCE = 2
_PATIENCE_SECONDS = 120

PARCEL = "您好，我是快递公司理赔专员，您的包裹丢失，请下载会议软件并共享屏幕，为您办理三倍赔付。"
CASES = (
    {"id": "a", "lang": "zh", "group": "scam", "text": "什么是杀猪盘", "types": ["pig-butchering"]},
    {
        "id": "b",
        "lang": "en",
        "group": "oos",
        "text": "Who won the world cup in 2018?",
        "abstain": True,
    },
    {
        "id": "c",
        "lang": "en",
        "group": "scam",
        "text": "What is sextortion?",
        "types": ["phishing"],
    },
)
BATCH = (
    b'{"id": 1, "text": "What is pig butchering?"}',
    b"not json",
    rb'{"id": 2, "text": "\ud800"}',
    b'{"id": 3, "text": "\xff\xfe"}',
    b"",
    '{"id": "四", "text": "谢谢你"}'.encode(),
)


@dataclass(frozen=True)
class Command:
    arguments: tuple[str, ...]
    lines: bytes = b""
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finished:
    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "message.txt").write_text(PARCEL, "utf-8")
    cases = "\n".join(json.dumps(case, ensure_ascii=False) for case in CASES)
    (folder / "cases.jsonl").write_text(cases, "utf-8")
    return folder


COMMANDS = {
    "ask --json": Command(
        ("ask", "--json", "我刚给骗子转了三万块，现在怎么办"), variables={"BOT_PLACE": "HK"}
    ),
    "ask --batch": Command(("ask", "--batch"), b"\n".join(BATCH)),
    "chat": Command(("chat",), "什么是杀猪盘\n1\n/quit\n谢谢你\n".encode()),
    "no token": Command((), "谢谢你\n".encode()),
    "no model": Command(("ask", "hello"), variables={"XDG_CACHE_HOME": "/nothing/here"}),
}


@pytest.fixture(scope="module")
def finished(folder: Path) -> dict[str, Finished]:
    """Run the commands as an operator does, in a folder of their own, two at a time."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        results = pool.map(lambda command: _run(command, folder), COMMANDS.values())
        return dict(zip(COMMANDS, results, strict=True))


def _run(command: Command, folder: Path) -> Finished:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    result = subprocess.run(
        [sys.executable, "-m", "bot", *command.arguments],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **command.variables},
        input=command.lines,
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    return Finished(result.returncode, result.stdout.decode(), result.stderr.decode())


# Real processes


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "no model"])
def test_a_command_that_works_says_nothing_on_the_side(
    finished: dict[str, Finished], name: str
) -> None:
    assert finished[name].err == ""
    assert finished[name].code == 0


def test_ask_as_json_is_one_object_with_the_numbers_of_the_place(
    finished: dict[str, Finished],
) -> None:
    [line] = finished["ask --json"].out.splitlines()
    answer = json.loads(line)
    assert list(answer) == KEYS
    assert (answer["lang"], answer["kind"], answer["risk"]) == ("zh", "emergency", None)
    numbers = answer["text"].partition("电话 · 香港\n")[2].partition("\n\n")[0]
    assert "\n- 999　" in numbers
    assert "96110" not in numbers


def test_a_batch_answers_line_by_line_whatever_the_lines_are(
    finished: dict[str, Finished],
) -> None:
    answers = [json.loads(line) for line in finished["ask --batch"].out.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 2, 3, "四"]
    assert [answer.get("kind") for answer in answers] == [
        *("topic", None, "unknown", "unknown", "smalltalk"),
    ]
    assert answers[1] == {"id": None, "error": "line 2 is not JSON"}


def test_chat_reads_piped_lines_and_presses_buttons_by_number(
    finished: dict[str, Finished], engine: Engine
) -> None:
    out = finished["chat"].out
    topic = engine.knowledge.topics["pig-butchering"]
    assert topic.summary.zh in out
    assert f"1. {topic.how_it_works.zh[0]}" in out
    assert engine.phrasebook[Language.ZH].smalltalk.thanks not in out


def test_without_a_token_the_chat_opens_and_says_why(
    finished: dict[str, Finished], engine: Engine
) -> None:
    out = finished["no token"].out
    reasons = [engine.phrasebook[language].terminal.no_token for language in Language]
    assert any(out.startswith(reason) for reason in reasons)
    assert engine.phrasebook[Language.ZH].smalltalk.thanks in out


def test_a_missing_model_is_told_in_one_line_with_the_command_that_makes_it(
    finished: dict[str, Finished],
) -> None:
    failed = finished["no model"]
    [line] = failed.err.splitlines()
    assert line.startswith("error: the model is not in /nothing/here/antifraud-bot")
    assert line.endswith("run `python -m index`")
    assert failed.code == 1
    assert failed.out == ""


# Within this process

Run = Callable[..., Finished]


@pytest.fixture
def unloaded(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    logging_restored: None,
) -> Iterator[Run]:
    """Run a command in this process."""
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)

    def run(*arguments: str, lines: str = "", **variables: str) -> Finished:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["antifraud-bot", *arguments])
        typed = io.BytesIO(lines.encode("utf-8", "surrogateescape"))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        match ended.value.code:
            case str(message):  # what Python prints when it ends with a text
                return Finished(1, out, f"{err}{message}\n")
            case code:
                return Finished(int(code or 0), out, err)

    yield run
    monkeypatch.undo()


@pytest.fixture
def run(unloaded: Run, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, with the engine that is loaded already."""
    monkeypatch.setattr(Engine, "load", lambda settings: engine)
    return unloaded


def one_line(failed: Finished, code: int = 1) -> str:
    """Return the only thing a failed command says."""
    [line] = failed.err.splitlines()
    assert (failed.code, failed.out) == (code, "")
    assert line.startswith("error: ")
    assert "Traceback" not in line
    return line.removeprefix("error: ")


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"BOT_PLACE": "China"}, "BOT_PLACE: "),
        ({"BOT_LOG_LEVEL": "LOUD"}, "BOT_LOG_LEVEL: "),
        ({"BOT_ADMINS": "me"}, "BOT_ADMINS: "),
        ({"BOT_API_URL": "nowhere"}, "BOT_API_URL: "),
        ({"BOT_TOKEN": "not a token"}, "BOT_TOKEN: "),
    ],
)
def test_a_wrong_variable_stops_every_command(
    run: Run, variables: dict[str, str], told: str
) -> None:
    for arguments in (("ask", "hi"), ("check", "hi"), ("chat",), ()):
        line = one_line(run(*arguments, **variables))
        assert line.startswith(told)
        assert "it should be" in line


def test_a_place_without_hotlines_is_named_with_those_that_have_some(unloaded: Run) -> None:
    line = one_line(unloaded("ask", "hi", BOT_PLACE="ZZ"))
    assert line == (
        "BOT_PLACE: ZZ has no hotlines; use one of CN, HK, MO, TW, SG, MY, US, GB, CA, AU, IN, NZ,"
        " JP, KR, TH, PH, ID, AE, IE, DE, FR, ES, ZA, KE, NG"
    )


def test_a_missing_index_is_named_with_the_command_that_builds_it(
    unloaded: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.DATA", tmp_path / "data")
    line = one_line(unloaded("ask", "hi"))
    assert line == f"no index in {tmp_path / 'data'}; run `python -m index`"


def test_a_damaged_index_is_named_with_the_command_that_builds_it(
    unloaded: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manifest.json").write_text("{}", "utf-8")
    monkeypatch.setattr("bot.engine.DATA", tmp_path)
    line = one_line(unloaded("ask", "hi"))
    assert line == f"the index in {tmp_path} is damaged; run `python -m index`"


def test_a_model_that_cannot_be_loaded_is_named_with_its_variable(unloaded: Run) -> None:
    line = one_line(unloaded("ask", "hi", BOT_MODEL="/nothing/here"))
    assert line.startswith("BOT_MODEL: /nothing/here could not be loaded")
    assert "give the folder or the hub name" in line


def test_a_failure_to_load_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> Engine:
        raise ModelError("the model is gone; run `python -m index`")

    monkeypatch.setattr(Engine, "load", fail)
    for arguments in (("ask", "hi"), ("ask", "--batch"), ("check", "hi"), ("chat",), ()):
        assert one_line(run(*arguments)) == "the model is gone; run `python -m index`"


@pytest.mark.parametrize("arguments", [("ask",), ("ask", "--json"), ("ask", "--batch", "text")])
def test_ask_wants_a_text_or_a_batch(run: Run, arguments: tuple[str, ...]) -> None:
    line = one_line(run(*arguments), code=2)
    assert line == "give a TEXT, or --batch with JSON lines on the input"


def test_ask_answers_in_plain_text(run: Run) -> None:
    out = run("ask", "技术反制封堵了多少诈骗网址？").out
    assert out.startswith("封堵诈骗网址（技术反制）：82.1万个（821,000）\n\n")
    assert "> “821,000 fraudulent websites have been blocked”" in out
    assert "<b>" not in out


def test_words_need_no_quotes(run: Run) -> None:
    answer = json.loads(run("ask", "--json", "What", "is", "pig", "butchering?").out)
    assert answer["topics"] == ["pig-butchering"]


def test_check_judges_what_stands_in_a_file(run: Run) -> None:
    out = run("check", "message.txt").out
    assert out.startswith("很可能是骗局：")
    assert "露馅的地方" in out


def test_evaluate_prints_a_table_the_times_and_the_failures(run: Run) -> None:
    table, confusion, failure = (
        run("evaluate", "cases.jsonl", "--show").out.rstrip("\n").split("\n\n", 2)
    )
    *rows, times = table.splitlines()
    assert [row.split() for row in rows] == [
        ["group", "zh", "en", "both"],
        ["oos", "-", "1/1", "100.0%", "1/1", "100.0%"],
        ["scam", "1/1", "100.0%", "0/1", "0.0%", "1/2", "50.0%"],
        ["all", "1/1", "100.0%", "1/2", "50.0%", "2/3", "66.7%"],
    ]
    assert times.startswith("ms in the engine: p50 ")
    assert confusion == "expected -> answered\n   1  phishing -> topic sextortion"
    assert failure.startswith("c\n  What is sextortion?\n  -> topic sextortion")


def test_check_judges_a_text_as_json_too(run: Run) -> None:
    answer = json.loads(run("check", "--json", PARCEL).out)
    assert list(answer) == KEYS
    assert (answer["kind"], answer["risk"]) == ("assessment", "high")


@pytest.mark.parametrize("text", ["收到的短信" * 2000, "no/such/file.txt", ".", "/"])
def test_what_is_no_file_is_the_text_itself(run: Run, text: str) -> None:
    finished = run("check", text)
    assert finished.code == 0
    assert finished.out.strip()


def test_a_picture_is_checked_and_what_was_read_comes_first(run: Run, folder: Path) -> None:
    screen = drawing.sms("Claims", [("left", PARCEL)], dark=False, chinese=True)
    (folder / "picture.png").write_bytes(damage.clean(screen))
    read = run("check", "picture.png").out.splitlines()
    assert read[0] == "我从图里读到："
    assert PARCEL in "".join(line.removeprefix("> ") for line in read)
    answer = json.loads(run("check", "picture.png", "--json").out)
    assert list(answer) == KEYS
    assert (answer["kind"], answer["risk"]) == ("assessment", "high")
    assert answer["topics"][0] == "fake-customer-service"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "The picture file is damaged."),
        (b"PK\x03\x04\xff\xfe", "I cannot read this format"),
    ],
)
def test_what_cannot_be_read_is_an_error(run: Run, folder: Path, content: bytes, said: str) -> None:
    (folder / "picture.png").write_bytes(content)
    assert one_line(run("check", "picture.png"), code=2).startswith(f"picture.png: {said}")


@pytest.mark.parametrize(
    "content",
    [None, b"not json", b'{"id": "a"}', b"\xff\xfe", b"", b"\n\n"],
    ids=["missing", "no JSON", "no case", "no UTF-8", "empty", "blank"],
)
def test_cases_that_cannot_be_read_are_named(run: Run, folder: Path, content: bytes | None) -> None:
    path = folder / "wrong.jsonl"
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    assert "wrong.jsonl" in one_line(run("evaluate", "wrong.jsonl"))


def test_an_interrupted_command_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(settings: object) -> Engine:
        raise KeyboardInterrupt

    monkeypatch.setattr(Engine, "load", interrupted)
    assert run("ask", "hi") == Finished(130, "", "")


def test_the_token_does_not_show_when_telegram_refuses_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = one_line(run(BOT_TOKEN=f"{TOKEN} "))
    assert TOKEN.partition(":")[2] not in line


def test_help_names_every_command(unloaded: Run) -> None:
    shown = unloaded("--help")
    assert shown.code == 0
    for command in ("chat", "ask", "check", "evaluate"):
        assert command in shown.out


def test_an_unknown_command_is_refused(unloaded: Run) -> None:
    refused: Any = unloaded("sing")
    assert refused.code == 2
    assert "invalid choice: 'sing'" in refused.err


def test_nothing_is_reported_to_the_maker_of_a_library(tmp_path: Path) -> None:
    """onnxruntime keeps an id of the machine and reports to its maker, if it is let."""
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "antifraud-bot").symlink_to(BUNDLED_MODEL.parent)
    variables = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(cache)}
    asked = _run(Command(("ask", "谢谢你"), variables=variables), tmp_path)
    assert (asked.code, asked.err) == (0, "")
    assert list(cache.iterdir()) == [cache / "antifraud-bot"]
