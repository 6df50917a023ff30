"""Logging without secrets: no token, no address that carries one, no person's words."""

import json
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
"""Fields that every record has."""
_NOISY = (
    *("httpx", "httpcore", "telegram", "sentence_transformers"),
    *("aiosqlite", "alembic", "sqlalchemy", "uvicorn"),
)
"""Libraries whose lower levels print addresses with the token, whole messages, or chats' ids."""


class JsonLines(logging.Formatter):
    """One JSON object a line, with the extra fields of the record."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _STANDARD},
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


_FORMS = {
    "text": logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"),
    "json": JsonLines(),
}


class Redaction(logging.Formatter):
    """Removes tokens from the finished line, traceback included."""

    def __init__(self, form: logging.Formatter, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._form = form
        self._secrets = {form for secret in secrets for form in (secret, json.dumps(secret)[1:-1])}

    def format(self, record: logging.LogRecord) -> str:
        line = _TOKEN.sub("<token>", self._form.format(record))
        for secret in self._secrets:
            line = line.replace(secret, "<token>")
        return line


def set_up(level: str, *secrets: str, form: str = "text") -> None:
    """Log to standard error, without the secrets given and anything that looks like a token."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redaction(_FORMS[form], secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
