"""Lists of patterns, and the alternatives that several of them share."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from knowledge.models import Localized, Record, Text

_NAMED = re.compile(r"\{([a-z_]+)\}")


class Patterns(Record):
    """RE2 patterns against normalised text, by what they mean."""

    shared: dict[str, Localized[Text]]
    """Alternatives that several patterns share; they stand in the patterns that name them."""

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, given: Any) -> Any:
        """Put what is shared into the patterns that name it."""
        if not isinstance(given, dict) or not isinstance(given.get("shared"), dict):
            return given
        shared = given["shared"]
        patterns = {name: _with_shared(cue, shared) for name, cue in given.items()}
        return {**patterns, "shared": shared}


def _with_shared(given: Any, shared: Mapping[str, Any], language: str = "") -> Any:
    match given:
        case dict():
            return {key: _with_shared(value, shared, str(key)) for key, value in given.items()}
        case list():
            return [_with_shared(value, shared, language) for value in given]
        case str():
            return _NAMED.sub(lambda found: _shared(found[1], shared, language), given)
    return given


def _shared(name: str, shared: Mapping[str, Any], language: str) -> str:
    match shared.get(name):
        case {**texts} if isinstance(texts.get(language), str):
            return str(texts[language])
    raise ValueError(f"{{{name}}} is nothing shared in {language}; add it under shared")
