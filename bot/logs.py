"""Logging without secrets: no token, no address that carries one, no person's words."""

import logging
import re

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_NOISY = ("httpx", "httpcore", "telegram.Bot", "telegram.ext.ExtBot", "sentence_transformers")


class Redaction(logging.Formatter):
    """Removes tokens from the finished line, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))


def set_up(level: str) -> None:
    """Log to standard error; the libraries that print addresses or messages stay quiet."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redaction("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
