"""The default model's graph, run by onnxruntime: a text's pieces in, its unit vector out.

This is all that answering needs. PyTorch and sentence-transformers, which made the graph and encode
the knowledge with it, take four seconds and 400 MB to import: too long for somebody who waits for
a bot that was killed. The vectors are those of sentence-transformers, and a test holds them to it.

The model was taught to be told "query: " first. That is a seventh of a short text, and without it
the same kinds are found: questions and passages are told apart by what is learned from them.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from index.encoder import Vectors

GRAPH = "model_int8.onnx"
TOKENIZER = "sentencepiece.model"
MAX_TOKENS = 256
"""Of a longer text the beginning counts."""
_SPIN = "100"
"""Microseconds that a thread waits awake for its next part, which is soon there within a text."""


class SentenceGraph:
    """An `Encoder`; also the engine of the sentence-transformers module."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Share the work on one text among so many threads."""
        self._pieces = SentencePieceProcessor(model_file=str(folder / TOKENIZER))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.spin_duration_us", _SPIN)
        options.enable_cpu_mem_arena = False  # it would keep what the longest text once took
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )

    @property
    def pad(self) -> int:
        return int(self._pieces.pad_id())

    def ids(self, text: str) -> NDArray[np.int64]:
        """Return the ids of the tokens, cut to length, between those of beginning and end."""
        tokens = self._pieces.encode(text)[: MAX_TOKENS - 2]
        return np.array([self._pieces.bos_id(), *tokens, self._pieces.eos_id()])

    def vector(self, ids: NDArray[np.int64]) -> Vectors:
        """Return the vector of one text: the scales of int8 would be those of all beside it."""
        [line] = self._session.run(None, {"input_ids": ids[None]})[0]
        return np.asarray(line)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.vector(self.ids(text)) for text in texts])
