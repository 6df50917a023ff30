"""What an index was built from; another one is refused."""

import hashlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index import normalise, probe
from index.encoder import Encoder
from index.traits import described
from knowledge import KnowledgeBase

FORMAT = 6


class StaleIndexError(Exception):
    """The index on disk is missing, damaged, or built from other texts or with another model."""


class Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    fingerprint: str
    """Of what it was made of, and how that was normalised."""
    probe: tuple[float, ...]
    """The vector of a fixed text, which tells the model without trusting its name."""
    parts: dict[str, str]
    """The SHA-256 of every file beside it, by its path in the folder."""

    @classmethod
    def of(cls, fingerprint: str, encoder: Encoder, folder: Path) -> "Manifest":
        """Describe an index whose other files are all in the folder."""
        return cls(
            format=FORMAT,
            fingerprint=fingerprint,
            probe=tuple(round(float(value), 6) for value in probe.vector(encoder)),
            parts={
                path.relative_to(folder).as_posix(): _digest(path)
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            },
        )

    def save(self, path: Path) -> None:
        path.write_text(self.model_dump_json(), "utf-8")


def fingerprint(knowledge: KnowledgeBase) -> str:
    digest = hashlib.sha256(Path(normalise.__file__).read_bytes())
    digest.update(knowledge.exemplars.digest.encode())
    for passage in described(knowledge):
        digest.update(
            "\x1f".join((passage.language, passage.form, passage.target, passage.text)).encode()
        )
        digest.update(b"\x1e")
    return digest.hexdigest()


def verify(folder: Path, knowledge: KnowledgeBase, encoder: Encoder) -> None:
    """Raise `StaleIndexError`, with the command that mends it, unless the index fits."""
    built = _read(folder)
    if built.format != FORMAT or built.fingerprint != fingerprint(knowledge):
        raise StaleIndexError(
            f"the index in {folder} was built from other knowledge; run `python -m index`"
        )
    if probe.likeness(built.probe, encoder) < probe.ALIKE:
        raise StaleIndexError(
            f"the index in {folder} was built with another model; run `python -m index`"
        )
    if not _is_whole(folder, built):
        raise _damaged(folder)


def _read(folder: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((folder / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise StaleIndexError(f"no index in {folder}; run `python -m index`") from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise _damaged(folder) from error


def _is_whole(folder: Path, built: Manifest) -> bool:
    try:
        return all(_digest(folder / name) == digest for name, digest in built.parts.items())
    except OSError:
        return False


def _damaged(folder: Path) -> StaleIndexError:
    return StaleIndexError(f"the index in {folder} is damaged; run `python -m index`")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
