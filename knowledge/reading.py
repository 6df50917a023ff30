"""Reads YAML into records; a mistake names the file, the field and the remedy."""

from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

_IN_C: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast, and the start waits for it."""

T = TypeVar("T")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Identified)


class KnowledgeError(Exception):
    """The knowledge on disk is not fit to answer from."""


class _GivenTwiceError(Exception):
    """A mapping has a field twice."""


class _Loader(_IN_C):  # type: ignore[misc, valid-type]  # a chosen base
    """Refuses a field that is given twice, of which YAML would keep the last and lose the other."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set[str]()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise _GivenTwiceError(
                    f"{key.value} is given twice, again in line {key.start_mark.line + 1};"
                    " keep one of them"
                )
            seen.add(key.value)
        made: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return made


def read_yaml(path: Path) -> Any:
    text = read_text(path)
    try:
        return yaml.load(text, Loader=_Loader)
    except _GivenTwiceError as error:
        raise KnowledgeError(f"{path}: {error}") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(
            f"{path}: is not YAML: {_flat(error)}; quote texts with ':' or '#'"
        ) from error


def read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise KnowledgeError(
            f"{path}: cannot be read ({error.strerror}); restore the file"
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(
            f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from error


def read_record(path: Path, kind: type[T], **given: Any) -> T:
    """Read one record from a mapping, with ``given`` fields (an id from the file's name) added."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(f"{path}: must be a mapping of fields, such as 'title: ...'")
    return _validate(path, kind, {**given, **content})


def read_records(path: Path, kind: type[T]) -> tuple[T, ...]:
    content = read_yaml(path)
    if not isinstance(content, list):
        raise KnowledgeError(f"{path}: must be a list of records, each starting with '- '")
    return tuple(
        _validate(path, kind, item, where=f"record {number}{_name(item)}: ")
        for number, item in enumerate(content, 1)
    )


def read_groups(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a mapping of group names to lists of texts."""
    return _validate(path, dict[str, tuple[str, ...]], read_yaml(path))


def _validate(path: Path, kind: type[T], content: Any, where: str = "") -> T:
    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the record"
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise KnowledgeError(
            f"{path}: {where}{field}: {first['msg']}{_remedy(first['type'])}{more}"
        ) from error


def _remedy(kind: str) -> str:
    return {
        "missing": "; add the field, in both languages where it is text",
        "extra_forbidden": "; remove the field or correct its spelling",
        "string_type": "; quote the text",
        "string_pattern_mismatch": "; use lower-case words joined by hyphens",
    }.get(kind, "")


def by_id(path: Path, records: Iterable[R]) -> dict[str, R]:
    """Return records by id; two with the same id are an error."""
    found: dict[str, R] = {}
    for record in records:
        if record.id in found:
            raise KnowledgeError(f"{path}: {record.id} is given twice; keep one of the records")
        found[record.id] = record
    return found


def _name(item: Any) -> str:
    return f" ({item['id']})" if isinstance(item, dict) and "id" in item else ""


def _flat(error: Exception) -> str:
    return " ".join(str(error).split())
