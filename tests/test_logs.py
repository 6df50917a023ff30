"""The token never reaches the log, however it gets into a record."""

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest

from bot import logs
from tests.conftest import TOKEN

SECRET = TOKEN.partition(":")[2]
_LIBRARIES = ("httpx", "httpcore", "telegram", "sentence_transformers", "uvicorn")
log = logging.getLogger("bot.test")

Written = Callable[[], str]
SetUp = Callable[..., Written]


@pytest.fixture
def set_up(logging_restored: None) -> Iterator[SetUp]:
    levels = {name: logging.getLogger(name).level for name in _LIBRARIES}

    def at(level: str, *secrets: str, form: str = "text") -> Written:
        logs.set_up(level, *secrets, form=form)
        [handler] = logging.getLogger().handlers
        assert isinstance(handler, logging.StreamHandler)
        stream = io.StringIO()
        handler.setStream(stream)
        return stream.getvalue

    yield at
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def _in_the_message() -> None:
    log.warning(f"calling https://api.telegram.org/bot{TOKEN}/getMe")


def _in_an_argument() -> None:
    log.warning("calling %s %d times", f"https://api.telegram.org/bot{TOKEN}/getMe", 2)


def _in_a_mapping() -> None:
    log.warning("calling %(url)s", {"url": f"/bot{TOKEN}/sendMessage"})


def _in_an_object() -> None:
    log.warning(ValueError(f"bad {TOKEN}"))


def _twice() -> None:
    log.warning("%s and %s", TOKEN, TOKEN)


def _in_a_traceback() -> None:
    try:
        raise ConnectionError(f"cannot reach /bot{TOKEN}/getUpdates")
    except ConnectionError:
        log.exception("trouble")


def _in_the_cause_of_an_error() -> None:
    try:
        try:
            raise ConnectionError(f"/bot{TOKEN}/")
        except ConnectionError as error:
            raise RuntimeError("outer") from error
    except RuntimeError:
        log.exception("trouble")


def _in_the_name_of_a_logger() -> None:
    logging.getLogger(f"bot.{TOKEN}").warning("trouble")


@pytest.mark.parametrize(
    "leak",
    [
        _in_the_message,
        _in_an_argument,
        _in_a_mapping,
        _in_an_object,
        _twice,
        _in_a_traceback,
        _in_the_cause_of_an_error,
        _in_the_name_of_a_logger,
    ],
)
def test_a_token_is_taken_out(set_up: SetUp, leak: Callable[[], None]) -> None:
    written = set_up("DEBUG")
    leak()
    assert "<token>" in written()
    assert SECRET not in written()
    assert TOKEN.partition(":")[0] + ":" not in written()


def test_a_token_of_another_form_is_taken_out_too(set_up: SetUp) -> None:
    """Settings accept shorter ones, such as those of a test server."""
    written = set_up("DEBUG", "12:short", "other")
    try:
        raise ConnectionError("cannot reach /bot12:short/getMe with other")
    except ConnectionError as error:
        log.exception("trouble with %s", error)
    assert "12:short" not in written()
    assert "other" not in written()
    assert "cannot reach /bot<token>/getMe" in written()


def test_a_line_tells_when_how_grave_and_where(set_up: SetUp) -> None:
    written = set_up("INFO")
    log.info("the profile was set at 12:30, update 7000000007")
    assert written().endswith(" INFO bot.test: the profile was set at 12:30, update 7000000007\n")


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("DEBUG", ["debug", "info", "warning", "error"]),
        ("INFO", ["info", "warning", "error"]),
        ("WARNING", ["warning", "error"]),
        ("ERROR", ["error"]),
    ],
)
def test_the_level_is_kept(set_up: SetUp, level: str, shown: list[str]) -> None:
    written = set_up(level)
    for name in ("debug", "info", "warning", "error"):
        getattr(log, name)(name)
    assert [line.rpartition(" ")[2] for line in written().splitlines()] == shown


@pytest.mark.parametrize("library", [*_LIBRARIES, "httpcore.http11", "telegram.ext.ExtBot"])
def test_libraries_that_print_addresses_or_messages_stay_quiet(set_up: SetUp, library: str) -> None:
    written = set_up("DEBUG")
    logging.getLogger(library).info("HTTP Request: POST https://api.telegram.org")
    logging.getLogger(library).debug("text=a person's words")
    assert written() == ""
    logging.getLogger(library).warning("trouble")
    assert "trouble" in written()


def test_setting_up_twice_does_not_write_twice(set_up: SetUp) -> None:
    set_up("INFO")
    written = set_up("INFO")
    log.info("once")
    assert written().count("once") == 1


def test_a_json_line_holds_the_fields_of_the_record(set_up: SetUp) -> None:
    written = set_up("INFO", form="json")
    log.info("alert %s was sent to %d", 7, 40, extra={"alert": 7})
    line = json.loads(written())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "bot.test",
        "message": "alert 7 was sent to 40",
        "alert": 7,
    }


def test_a_json_line_is_one_line_without_secrets(set_up: SetUp) -> None:
    password = 'pass"word\\'
    written = set_up("INFO", password, form="json")
    log.error("two\nlines with %s", password, exc_info=ValueError(TOKEN), extra={"url": TOKEN})
    [text] = written().splitlines()
    line = json.loads(text)
    assert line["message"] == "two\nlines with <token>"
    assert line["url"] == "<token>"
    assert line["traceback"] == "ValueError: <token>"
