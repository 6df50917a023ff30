"""The model of all as peers index with it: texts it was given before are looked up, not encoded.

Two hundred thousand passages take the encoder a quarter of an hour; six peers would each wait for
the same vectors. Where no file of them is named, as when a question is asked, it encodes.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.onnx_transformer import OnnxTransformer

FILE = "BENCH_VECTORS"
"""The variable that names the file."""
_UNKNOWN = -1


class KnownVectors(OnnxTransformer):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._rows: Mapping[bytes, int] = {}
        if FILE in os.environ:
            with np.load(os.environ[FILE], allow_pickle=False) as kept:
                self._rows = {bytes(digest): row for row, digest in enumerate(kept["digests"])}
                self._vectors = torch.from_numpy(kept["vectors"])

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **named: Any
    ) -> dict[str, torch.Tensor]:
        rows = [self._rows.get(_digest((prompt or "") + text), _UNKNOWN) for text in inputs]
        return {**super().preprocess(inputs, prompt, **named), "rows": torch.tensor(rows)}

    def forward(self, features: dict[str, torch.Tensor], **named: Any) -> dict[str, torch.Tensor]:
        rows = features["rows"]
        if (rows == _UNKNOWN).any():
            return super().forward(features, **named)
        return {**features, "sentence_embedding": self._vectors[rows]}


def keep(texts: Sequence[str], vectors: NDArray[np.float32], path: Path) -> None:
    """Write what is known: one unit vector a text, the texts as encoded, a prompt and all."""
    digests = np.frombuffer(b"".join(map(_digest, texts)), np.uint8).reshape(len(texts), -1)
    np.savez(path, digests=digests, vectors=vectors)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]
