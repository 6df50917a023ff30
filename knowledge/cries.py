"""How a call for help sounds: something was done, and something is wrong."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from knowledge.models import Id, Lines, Localized, Record, Text

_PART = re.compile(r"\{([a-z_]+)\}")


class Cries(Record):
    """RE2 patterns against normalised text; one of `done` and one of `wrong` make a cry."""

    parts: dict[str, Localized[Text]]
    """Alternatives that several patterns share; they stand in the patterns that name them."""
    done: Localized[Lines]
    wrong: Localized[Lines]
    lost: Localized[Lines]
    """Money has gone; in everyday life too, so that it counts only in a story of fraud."""
    aside: Localized[Lines]
    """What is sent or paid, and is no money of whoever writes: a picture, what others paid."""
    back: Localized[Lines]
    """Money has come back: bait, and no loss yet."""
    stuck: Localized[Lines]
    """What was paid in after that does not come out, or more is wanted for it."""
    handed_on: Localized[Lines]
    """Somebody passed something on to the writer, such as a link, and lost nothing by it."""
    another: Localized[Lines]
    """Somebody close to the writer did it."""
    threat: Localized[Lines]
    """Somebody is threatened, which is urgent before anything was done."""
    coming: Localized[Lines]
    """Somebody will come, or come again, for what has not been handed over yet."""
    plain: dict[Id, Localized[Lines]]
    """By emergency: wordings that need no second sign."""

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, given: Any) -> Any:
        """Put the parts into the patterns that name them."""
        if not isinstance(given, dict) or not isinstance(given.get("parts"), dict):
            return given
        parts = given["parts"]
        patterns = {name: _with_parts(cue, parts) for name, cue in given.items()}
        return {**patterns, "parts": parts}


def _with_parts(given: Any, parts: Mapping[str, Any], language: str = "") -> Any:
    match given:
        case dict():
            return {key: _with_parts(value, parts, str(key)) for key, value in given.items()}
        case list():
            return [_with_parts(value, parts, language) for value in given]
        case str():
            return _PART.sub(lambda found: _part(found[1], parts, language), given)
    return given


def _part(name: str, parts: Mapping[str, Any], language: str) -> str:
    match parts.get(name):
        case {**texts} if isinstance(texts.get(language), str):
            return str(texts[language])
    raise ValueError(f"{{{name}}} is no part in {language}; add it under parts")
