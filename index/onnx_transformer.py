"""A sentence-transformers module that runs an ONNX graph with onnxruntime, pooling included."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from sentence_transformers.base.modules import InputModule
from sentencepiece import SentencePieceProcessor
from torch.nn.utils.rnn import pad_sequence

GRAPH = "model_int8.onnx"
TOKENIZER = "sentencepiece.model"


class OnnxTransformer(InputModule):
    config_file_name = "onnx_transformer.json"
    config_keys: list[str] = ["max_seq_length", "embedding_dimension"]  # noqa: RUF012  declared so there

    def __init__(self, folder: Path, max_seq_length: int, embedding_dimension: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.folder = folder
        self.max_seq_length = max_seq_length
        self.embedding_dimension = embedding_dimension
        self._pieces = SentencePieceProcessor(model_file=str(folder / TOKENIZER))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(2, os.cpu_count() or 1)
        options.enable_cpu_mem_arena = False  # it would keep what the longest text once took
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others wait
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )

    @classmethod
    def load(  # type: ignore[override]
        cls, model_name_or_path: str, **_: Any
    ) -> "OnnxTransformer":
        return cls(Path(model_name_or_path), **cls.load_config(model_name_or_path))

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        sentences = [torch.tensor(self._ids((prompt or "") + text)) for text in inputs]
        return {
            "input_ids": pad_sequence(sentences, True, self._pieces.pad_id()),
            "attention_mask": pad_sequence([torch.ones_like(ids) for ids in sentences], True),
        }

    def _ids(self, text: str) -> list[int]:
        """Return the ids of the tokens, cut to length, between those of beginning and end."""
        tokens = self._pieces.encode(text)[: self.max_seq_length - 2]
        return [self._pieces.bos_id(), *tokens, self._pieces.eos_id()]

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Run the sentences one by one: the graph knows no padding, and scales suit each alone."""
        lengths = features["attention_mask"].sum(dim=1).tolist()
        sentences = features["input_ids"].numpy()
        vectors = [
            self._session.run(None, {"input_ids": sentence[:length]})[0]
            for sentence, length in zip(sentences, lengths, strict=True)
        ]
        return {**features, "sentence_embedding": torch.from_numpy(np.concatenate(vectors))}

    def get_embedding_dimension(self) -> int:
        return self.embedding_dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        self.save_config(output_path)
