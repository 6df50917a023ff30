"""What an operator can set; a wrong value stops the start and says what it should be."""

import re
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import PREFIX, Listen, Settings, SettingsError, read_settings
from tests.conftest import TOKEN

SECRET = TOKEN.partition(":")[2]


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(PREFIX + field.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_variable_the_defaults_hold() -> None:
    settings = read_settings()
    assert settings.token is None
    assert settings.api_base == "https://api.telegram.org"
    assert settings.model is None
    assert settings.place == "CN"
    assert settings.admins == ()
    assert settings.log_level == "INFO"
    assert settings.data.name == "antifraud-bot"
    assert settings.database.database == str(settings.data / "bot.db")


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("BOT_TOKEN", TOKEN, "token", SecretStr(TOKEN)),
        ("BOT_TOKEN", "123:ABC", "token", SecretStr("123:ABC")),
        ("BOT_API_URL", "http://127.0.0.1:8081", "api_base", "http://127.0.0.1:8081"),
        ("BOT_API_URL", "http://127.0.0.1:8081/", "api_base", "http://127.0.0.1:8081"),
        ("BOT_API_URL", "https://example.org/tg/", "api_base", "https://example.org/tg"),
        ("BOT_MODEL", "some/model", "model", "some/model"),
        ("BOT_DATA", "/srv/bot", "data", Path("/srv/bot")),
        ("BOT_PLACE", "HK", "place", "HK"),
        ("BOT_PLACE", "sg", "place", "sg"),
        ("BOT_ADMINS", "42", "admins", (42,)),
        ("BOT_ADMINS", "42, 43,44", "admins", (42, 43, 44)),
        ("BOT_LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("BOT_LOG_LEVEL", "Warning", "log_level", "WARNING"),
        ("BOT_LOG_FORMAT", "JSON", "log_format", "json"),
        ("BOT_METRICS_LISTEN", "9090", "metrics_listen", Listen("127.0.0.1", 9090)),
    ],
)
def test_a_variable_is_read(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, field: str, expected: object
) -> None:
    monkeypatch.setenv(variable, value)
    assert getattr(read_settings(), field) == expected


WRONG = [
    ("BOT_TOKEN", "not a token", "what @BotFather gave"),
    ("BOT_TOKEN", "123", "what @BotFather gave"),
    ("BOT_TOKEN", "123:", "what @BotFather gave"),
    ("BOT_TOKEN", "bot123:ABC", "what @BotFather gave"),
    ("BOT_API_URL", "api.telegram.org", "an http(s) address"),
    ("BOT_API_URL", "ftp://127.0.0.1", "an http(s) address"),
    ("BOT_API_URL", "http://", "an http(s) address"),
    ("BOT_PLACE", "China", "a two-letter code such as CN"),
    ("BOT_PLACE", "C1", "a two-letter code such as CN"),
    ("BOT_ADMINS", "42,somebody", "user ids, separated by commas"),
    ("BOT_ADMINS", "@somebody", "user ids, separated by commas"),
    ("BOT_ADMINS", "42,,43", "user ids, separated by commas"),
    ("BOT_DATABASE_URL", "mysql://u:s3cret@h/bot", "postgresql://user:password@host/name"),
    ("BOT_DATABASE_URL", "postgresql://u:s3cret@h", "postgresql://user:password@host/name"),
    ("BOT_DATABASE_URL", "s3cret", "postgresql://user:password@host/name"),
    ("BOT_DATABASE_URL", "sqlite:///", "sqlite:////path/to/a/file"),
    ("BOT_WEBHOOK_URL", "http://bot.example.org/", "the https address"),
    ("BOT_WEBHOOK_URL", "bot.example.org", "the https address"),
    ("BOT_WEBHOOK_SECRET", "s3cret", "16 to 256 letters"),
    ("BOT_WEBHOOK_SECRET", "s3cret with blanks in it", "16 to 256 letters"),
    ("BOT_LISTEN", "8080", "host:port"),
    ("BOT_LISTEN", "0.0.0.0:http", "host:port"),
    ("BOT_LOG_LEVEL", "LOUD", "DEBUG, INFO, WARNING or ERROR"),
    ("BOT_LOG_FORMAT", "xml", "text or json"),
    ("BOT_METRICS_LISTEN", "localhost", "a port, or an address such as 0.0.0.0:9090"),
    ("BOT_METRICS_LISTEN", "127.0.0.1:99999", "a port, or an address such as 0.0.0.0:9090"),
]


@pytest.mark.parametrize(("variable", "value", "remedy"), WRONG)
def test_a_wrong_value_is_named_with_what_it_should_be(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, remedy: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as raised:
        read_settings()
    [line] = str(raised.value).splitlines()
    assert line.startswith(f"{variable}: ")
    assert f"it should be {Settings.model_fields[variable[4:].lower()].description}" in line
    assert remedy in line
    assert "s3cret" not in line


def test_every_variable_that_can_be_wrong_is_tried() -> None:
    tried = {variable.removeprefix(PREFIX).lower() for variable, _, _ in WRONG}
    assert tried == Settings.model_fields.keys() - {"model", "data"}


def test_all_wrong_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PLACE", "China")
    monkeypatch.setenv("BOT_LOG_LEVEL", "LOUD")
    with pytest.raises(SettingsError) as raised:
        read_settings()
    names = [line.partition(":")[0] for line in str(raised.value).splitlines()]
    assert sorted(names) == ["BOT_LOG_LEVEL", "BOT_PLACE"]


@pytest.mark.parametrize("variable", [PREFIX + field.upper() for field in Settings.model_fields])
def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "")
    assert read_settings() == Settings()
    assert read_settings().token is None


def test_a_variable_we_do_not_know_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_COLOUR", "red")
    assert read_settings().place == "CN"


def test_the_env_file_is_read_and_the_environment_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nBOT_PLACE=HK\nOTHER=1\n", "utf-8")
    monkeypatch.setenv("BOT_PLACE", "SG")
    settings = read_settings()
    assert settings.token == SecretStr(TOKEN)
    assert settings.place == "SG"


def test_a_wrong_value_in_the_env_file_is_named_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_LOG_LEVEL=LOUD\n", "utf-8")
    with pytest.raises(SettingsError, match="^BOT_LOG_LEVEL: "):
        read_settings()


def test_settings_cannot_be_changed() -> None:
    settings = read_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.place = "HK"


def test_what_must_not_be_printed_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_settings().secrets == ()
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    made = read_settings().secret_of_webhook
    assert read_settings().secrets == (TOKEN, made)
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql://bot:s3cret@db/bot")
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "of-our-own-choice")
    assert read_settings().secrets == (TOKEN, "of-our-own-choice", "s3cret")


def test_the_secret_of_the_webhook_is_the_same_on_every_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    made = read_settings().secret_of_webhook
    assert re.fullmatch("[0-9a-f]{64}", made)
    assert read_settings().secret_of_webhook == made
    monkeypatch.setenv("BOT_TOKEN", f"{TOKEN}1")
    assert read_settings().secret_of_webhook != made


def test_the_token_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = read_settings()
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert SECRET not in shown


@pytest.mark.parametrize("damaged", [f"{TOKEN} {TOKEN}", f"bot{TOKEN}", f"{TOKEN}!", SECRET])
@pytest.mark.parametrize("variable", ["BOT_TOKEN", "BOT_PLACE"])
def test_a_damaged_token_does_not_show_in_the_error(
    monkeypatch: pytest.MonkeyPatch, damaged: str, variable: str
) -> None:
    """Nor one that was put into another variable by mistake."""
    monkeypatch.setenv(variable, damaged)
    with pytest.raises(SettingsError) as raised:
        read_settings()
    told = "".join(traceback.format_exception(raised.value))
    assert re.search(rf"^bot\.settings\.SettingsError: {variable}: ", told, re.MULTILINE)
    assert SECRET not in told


def test_a_secret_may_stand_in_a_file_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As Docker and Kubernetes give it: no environment, no process list, no inspection shows it."""
    (tmp_path / "bot_token").write_text(f"{TOKEN}\n", "utf-8")
    monkeypatch.setattr("bot.settings.SECRET_FILES", tmp_path)
    assert read_settings().token == SecretStr(TOKEN)
    monkeypatch.setenv("BOT_TOKEN", "123:ABC")
    assert read_settings().token == SecretStr("123:ABC")
