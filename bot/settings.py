"""What an operator can set, read once from the environment and `.env`."""

import hmac
import re
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from platformdirs import user_data_path
from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import URL

from bot.state.database import parse

PREFIX = "BOT_"
SECRET_FILES = Path("/run/secrets")
"""Where container platforms put secrets: a file named as the variable, in small letters."""
_HIGHEST_PORT = 65_535
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{1,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_LISTEN = r"^[^:\s]+:\d{1,5}$"
_SHORTEST_PASSWORD = 6
"""A shorter one guards nothing, and would be found in every other word of a log."""


class SettingsError(Exception):
    """A variable is set to something that cannot work."""


class Listen(NamedTuple):
    """Where a server listens; port 0 takes any free one."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Listen":
        """Read ``host:port``, ``[IPv6]:port`` or a port of this machine alone."""
        host, _, port = text.rpartition(":")
        if not port.isdecimal() or int(port) > _HIGHEST_PORT:
            raise ValueError("is not an address to listen on")
        return cls(host.strip("[]") or "127.0.0.1", int(port))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", frozen=True, extra="ignore", env_ignore_empty=True
    )

    token: SecretStr | None = Field(None, description="what @BotFather gave, like 123:ABC")
    api_url: HttpUrl = Field(
        HttpUrl("https://api.telegram.org"), description="an http(s) address of a Bot API server"
    )
    model: str | None = Field(
        None, description="a folder or hub name of a sentence-transformers model"
    )
    data: Path = Field(
        Path(user_data_path("antifraud-bot")), description="a folder that can be written"
    )
    database_url: SecretStr | None = Field(
        None, description="postgresql://user:password@host/name or sqlite:////path/to/a/file"
    )
    webhook_url: HttpUrl | None = Field(
        None, description="the https address that Telegram brings updates to; without it we poll"
    )
    webhook_secret: SecretStr | None = Field(
        None, description="16 to 256 letters, digits, _ and -; by default made from the token"
    )
    listen: Annotated[str, Field(pattern=_LISTEN)] = Field(
        "127.0.0.1:8080", description="host:port where the webhook listens behind a proxy"
    )
    place: Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")] = Field(
        "CN", description="a two-letter code such as CN, HK or SG, whose hotlines come first"
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Telegram user ids, separated by commas"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )

    log_format: Literal["text", "json"] = Field(
        "text", description="text or json (one object a line, for log collectors)"
    )
    metrics_listen: Annotated[Listen | None, NoDecode] = Field(
        None, description="a port, or an address such as 0.0.0.0:9090, for health and metrics"
    )

    @field_validator("metrics_listen", mode="before")
    @classmethod
    def _parse_listen(cls, listen: object) -> object:
        return Listen.parse(listen) if isinstance(listen, str) else listen

    @field_validator("token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("does not look like a bot token")
        return token

    @field_validator("webhook_url")
    @classmethod
    def _telegram_wants_https(cls, url: HttpUrl | None) -> HttpUrl | None:
        if url and url.scheme != "https":
            raise ValueError("is not https")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _secret_is_one(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("is not a secret that Telegram takes")
        return secret

    @field_validator("database_url")
    @classmethod
    def _database_is_one_of_two(cls, address: SecretStr | None) -> SecretStr | None:
        if address:
            parse(address.get_secret_value())
        return address

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, admins: object) -> object:
        return admins.replace(" ", "").split(",") if isinstance(admins, str) else admins

    @field_validator("log_format", mode="before")
    @classmethod
    def _lower(cls, form: object) -> object:
        return form.lower() if isinstance(form, str) else form

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what must never be printed."""
        if self.token is None:
            return ()
        password = self.database.password or ""
        return (
            self.token.get_secret_value(),
            self.secret_of_webhook,
            *((password,) if len(password) >= _SHORTEST_PASSWORD else ()),
        )

    @property
    def secret_of_webhook(self) -> str:
        """Return what Telegram must show with each update: the same on every machine."""
        if self.webhook_secret:
            return self.webhook_secret.get_secret_value()
        token = self.token.get_secret_value() if self.token else ""
        return hmac.new(token.encode(), b"webhook", "sha256").hexdigest()

    @property
    def database(self) -> URL:
        """Return where the state is kept: by default a file under ``data``."""
        if self.database_url:
            return parse(self.database_url.get_secret_value())
        return parse(f"sqlite:///{self.data / 'bot.db'}")

    @property
    def api_base(self) -> str:
        return str(self.api_url).rstrip("/")


def read_settings() -> Settings:
    """Read the settings; raise `SettingsError` with the variable's name and what it should be."""
    try:
        return Settings(_secrets_dir=SECRET_FILES if SECRET_FILES.is_dir() else None)
    except ValidationError as error:
        lines = (
            f"{PREFIX}{str(problem['loc'][0]).upper()}: {problem['msg']}; it should be "
            f"{Settings.model_fields[str(problem['loc'][0])].description}"
            for problem in error.errors(include_input=False)
        )
        raise SettingsError("\n".join(lines)) from None
