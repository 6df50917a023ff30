"""The encoder of a process that answers: as little of it as the model needs."""

import os

from index.encoder import Encoder, ModelError
from index.places import BUNDLED_MODEL
from index.sentence_graph import SentenceGraph

_THREADS = 2
"""A text is done a quarter sooner than by one; more texts at once take no longer for it."""


def load_encoder(name: str | None) -> Encoder:
    """Load the model of BOT_MODEL, or the default one if none is named."""
    if name:
        from index.sentence_encoder import SentenceEncoder

        return SentenceEncoder.load(name)
    if not (BUNDLED_MODEL / "modules.json").exists():
        raise ModelError(f"the model is not in {BUNDLED_MODEL} yet; run `python -m index`")
    return SentenceGraph(BUNDLED_MODEL, min(_THREADS, os.cpu_count() or 1))
