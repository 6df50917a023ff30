"""Any sentence-transformers model, behind the `Encoder` protocol: what builds an index.

PyTorch and sentence-transformers are imported when a model is loaded: they take some five seconds.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import ModelError, Vectors
from index.places import BUNDLED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceEncoder:
    """Encodes questions and passages alike: as queries, where a model tells them apart."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model
        self._prompt = model.prompts.get("query") or None

    @classmethod
    def bundled(cls, folder: Path) -> "SentenceEncoder":
        """Load the default model from the folder `bundled_model.ensure` made."""
        from sentence_transformers import SentenceTransformer

        from index.onnx_transformer import OnnxTransformer

        module = OnnxTransformer.load(str(folder))
        return cls(SentenceTransformer(modules=[module], device="cpu"))

    @classmethod
    def load(cls, name_or_folder: str) -> "SentenceEncoder":
        """Load any other sentence-transformers model, by folder or hub name."""
        from sentence_transformers import SentenceTransformer

        try:
            return cls(SentenceTransformer(name_or_folder, device="cpu"))
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(
                f"BOT_MODEL: {name_or_folder} could not be loaded ({error}); give the folder or "
                "the hub name of a sentence-transformers model, or leave it out for the default one"
            ) from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(
            list(texts),
            prompt=self._prompt,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def load_sentence_encoder(name: str | None) -> SentenceEncoder:
    """Load the model of BOT_MODEL, or the default one if none is named."""
    return SentenceEncoder.load(name) if name else SentenceEncoder.bundled(BUNDLED_MODEL)
