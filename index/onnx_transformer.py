"""The default model's graph as a module of sentence-transformers, pooling included."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers.base.modules import InputModule
from torch.nn.utils.rnn import pad_sequence

from index.sentence_graph import SentenceGraph


class OnnxTransformer(InputModule):
    config_file_name = "onnx_transformer.json"
    config_keys: list[str] = ["max_seq_length", "embedding_dimension"]  # noqa: RUF012  declared so there

    def __init__(self, folder: Path, max_seq_length: int, embedding_dimension: int) -> None:
        super().__init__()
        self.folder = folder
        self.max_seq_length = max_seq_length
        self.embedding_dimension = embedding_dimension
        self._graph = SentenceGraph(folder)

    @classmethod
    def load(cls, model_name_or_path: str, **_: Any) -> "OnnxTransformer":
        return cls(Path(model_name_or_path), **cls.load_config(model_name_or_path))

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        sentences = [torch.from_numpy(self._graph.ids((prompt or "") + text)) for text in inputs]
        return {
            "input_ids": pad_sequence(sentences, True, self._graph.pad),
            "attention_mask": pad_sequence([torch.ones_like(ids) for ids in sentences], True),
        }

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        lengths = features["attention_mask"].sum(dim=1).numpy()
        sentences = features["input_ids"].numpy()
        vectors = [
            self._graph.vector(ids[:length]) for ids, length in zip(sentences, lengths, strict=True)
        ]
        return {**features, "sentence_embedding": torch.from_numpy(np.stack(vectors))}

    def get_embedding_dimension(self) -> int:
        return self.embedding_dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        self.save_config(output_path)
