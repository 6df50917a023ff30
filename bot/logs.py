"""Logging without secrets: no token, no address that carries one, no person's words."""

import logging
import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_NOISY = (
    *("httpx", "httpcore", "telegram", "sentence_transformers"),
    *("aiosqlite", "alembic", "sqlalchemy", "uvicorn"),
)
"""Libraries whose lower levels print addresses with the token, whole messages, or chats' ids."""


class Redaction(logging.Formatter):
    """Removes tokens from the finished line, traceback included."""

    def __init__(self, form: str, secrets: Iterable[str] = ()) -> None:
        super().__init__(form)
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        line = _TOKEN.sub("<token>", super().format(record))
        for secret in self._secrets:
            line = line.replace(secret, "<token>")
        return line


def set_up(level: str, *secrets: str) -> None:
    """Log to standard error, without the secrets given and anything that looks like a token."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redaction("%(asctime)s %(levelname)s %(name)s: %(message)s", secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
