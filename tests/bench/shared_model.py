"""The model that all peers get, with the passages' vectors, which are not computed for each anew."""

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoded import Encoded
from index.passages import Passage
from index.places import BUNDLED_MODEL, DATA
from index.sentence_encoder import load_sentence_encoder
from tests.bench.peers import known_vectors

_TIMED = 1000
"""Passages that are encoded to know what all would take."""
_MODULES = "modules.json"


@dataclass(frozen=True)
class SharedModel:
    """A folder of the sentence-transformers kind, and a file of what it made of the passages."""

    folder: Path
    vectors: Path
    seconds: float
    """What encoding the passages takes, one after another."""

    @classmethod
    def of(cls, passages: Sequence[Passage], scratch: Path) -> "SharedModel":
        """Take the vectors that our own index was built from."""
        model, vectors = scratch / "model", scratch / "vectors.npz"
        shutil.copytree(BUNDLED_MODEL, model)
        [module] = json.loads((model / _MODULES).read_text("utf-8"))
        module["type"] = f"{known_vectors.__name__}.{known_vectors.KnownVectors.__name__}"
        (model / _MODULES).write_text(json.dumps([module]), "utf-8")
        texts, encoder = [passage.text for passage in passages], load_sentence_encoder(None)
        timed = texts[:: max(1, len(texts) // _TIMED)]
        started = time.perf_counter()
        for text in timed:
            encoder.encode([text])
        seconds = (time.perf_counter() - started) / len(timed) * len(texts)
        known = Encoded.known(encoder, DATA).of(texts)
        known_vectors.keep(texts, known, vectors)
        return cls(model, vectors, seconds)

    @property
    def indexing(self) -> Mapping[str, str]:
        """Return the environment of a peer that indexes."""
        return {**self.answering, known_vectors.FILE: str(self.vectors)}

    @property
    def answering(self) -> Mapping[str, str]:
        """Return that of one that answers: it encodes what it is asked, as ours does."""
        return {"BENCH_MODEL": str(self.folder)}
