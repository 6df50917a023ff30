"""What an index was built from; another one is refused."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from index.encoder import Encoder
from index.passages import Passage

FORMAT = 1
_PROBE = "有人说我的快递丢了要给我理赔 / they say my parcel is lost and want my card number"
_PROBE_ALIKE = 0.995
"""Cosine; the same int8 model differs a little between processors, another one a lot."""


class StaleIndexError(Exception):
    """The index on disk is missing, damaged, or built from other texts or with another model."""


class Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    fingerprint: str
    """Of the passages, in order."""
    probe: tuple[float, ...]
    """The vector of a fixed text, which tells the model without trusting its name."""
    passages: int

    @classmethod
    def of(cls, passages: Sequence[Passage], encoder: Encoder) -> "Manifest":
        [probe] = encoder.encode([_PROBE])
        return cls(
            format=FORMAT,
            fingerprint=fingerprint(passages),
            probe=tuple(round(float(value), 6) for value in probe),
            passages=len(passages),
        )

    def save(self, path: Path) -> None:
        path.write_text(self.model_dump_json(), "utf-8")


def fingerprint(passages: Sequence[Passage]) -> str:
    digest = hashlib.sha256()
    for passage in passages:
        digest.update(
            "\x1f".join((passage.language, passage.form, passage.target, passage.text)).encode()
        )
        digest.update(b"\x1e")
    return digest.hexdigest()


def verify(folder: Path, passages: Sequence[Passage], encoder: Encoder) -> None:
    """Raise `StaleIndexError`, with the command that mends it, unless the index fits."""
    try:
        built = Manifest.model_validate_json((folder / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise StaleIndexError(f"no index in {folder}; run `python -m index`") from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise StaleIndexError(f"the index in {folder} is damaged; run `python -m index`") from error
    now = Manifest.of(passages, encoder)
    if built.format != now.format or built.fingerprint != now.fingerprint:
        raise StaleIndexError(
            f"the index in {folder} was built from other knowledge; run `python -m index`"
        )
    if len(built.probe) != len(now.probe) or np.dot(built.probe, now.probe) < _PROBE_ALIKE:
        raise StaleIndexError(
            f"the index in {folder} was built with another model; run `python -m index`"
        )
