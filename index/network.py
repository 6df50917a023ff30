"""The network of multilingual-e5-small for sentences of one length.

They need no padding, no mask and no arithmetic of shapes, and query, key and value are one product:
the quantised graph takes a fifth less time than that of the general network.
"""

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from index.weights import Weights


class SentenceNetwork(nn.Module):
    """Takes token ids, (sentences, tokens); returns their unit vectors, (sentences, hidden)."""

    def __init__(self, weights: Weights, kept: list[int], max_tokens: int) -> None:
        super().__init__()
        shape = weights.shape
        words = weights.tensor("emb.word").reshape(-1, shape.hidden)[np.asarray(kept)]
        positions = weights.tensor("emb.pos").reshape(-1, shape.hidden)[:max_tokens]
        kinds = weights.tensor("emb.type").reshape(-1, shape.hidden)
        self.words = nn.Parameter(torch.from_numpy(words))
        self.positions = nn.Parameter(torch.from_numpy(positions + kinds[0]))
        self.norm = _norm(weights, "emb.ln")
        self.layers = nn.ModuleList(_Layer(weights, layer) for layer in range(shape.layers))
        self.train(False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        sentences, length = ids.shape
        embedded = self.norm(functional.embedding(ids, self.words) + self.positions[:length])
        tokens = embedded.reshape(sentences * length, -1)
        for layer in self.layers:
            tokens = layer(tokens, sentences, length)
        mean = tokens.reshape(sentences, length, -1).mean(1)
        unit: torch.Tensor = mean / torch.linalg.vector_norm(mean, dim=1, keepdim=True)
        return unit


class _Layer(nn.Module):
    def __init__(self, weights: Weights, layer: int) -> None:
        super().__init__()
        shape, name = weights.shape, f"l{layer}"
        self.hidden, self.heads = shape.hidden, shape.heads
        self.width = shape.hidden // shape.heads
        query, key, value = (_linear(weights, f"{name}.{part}", shape.hidden) for part in "qkv")
        with torch.no_grad():
            for tensor in (query.weight, query.bias):
                tensor /= math.sqrt(self.width)
        self.projections = _stacked(query, key, value)
        self.mixed = _linear(weights, f"{name}.ao", shape.hidden)
        self.mixed_norm = _norm(weights, f"{name}.aln")
        self.widened = _linear(weights, f"{name}.fi", shape.feed_forward)
        self.narrowed = _linear(weights, f"{name}.fo", shape.hidden)
        self.norm = _norm(weights, f"{name}.oln")

    def forward(self, tokens: torch.Tensor, sentences: int, length: int) -> torch.Tensor:
        query, key, value = (
            part.reshape(sentences, length, self.heads, self.width)
            for part in self.projections(tokens).split(self.hidden, dim=1)
        )
        scores = query.permute(0, 2, 1, 3) @ key.permute(0, 2, 3, 1)
        attended = scores.softmax(dim=-1) @ value.permute(0, 2, 1, 3)
        mixed = self.mixed(attended.permute(0, 2, 1, 3).reshape(-1, self.hidden))
        tokens = self.mixed_norm(mixed + tokens)
        narrowed: torch.Tensor = self.narrowed(functional.gelu(self.widened(tokens)))
        normed: torch.Tensor = self.norm(narrowed + tokens)
        return normed


def _linear(weights: Weights, name: str, rows: int) -> nn.Linear:
    matrix = torch.from_numpy(weights.tensor(f"{name}.w").reshape(rows, -1))
    return _product(matrix, torch.from_numpy(weights.tensor(f"{name}.b")))


def _stacked(*parts: nn.Linear) -> nn.Linear:
    return _product(
        torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts])
    )


def _product(matrix: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    rows, columns = matrix.shape
    product = nn.Linear(columns, rows, device="meta")
    product.weight = nn.Parameter(matrix, requires_grad=False)
    product.bias = nn.Parameter(bias, requires_grad=False)
    return product


def _norm(weights: Weights, name: str) -> nn.LayerNorm:
    shape = weights.shape
    norm = nn.LayerNorm(shape.hidden, shape.epsilon, device="meta")
    norm.weight = nn.Parameter(torch.from_numpy(weights.tensor(f"{name}.w")), requires_grad=False)
    norm.bias = nn.Parameter(torch.from_numpy(weights.tensor(f"{name}.b")), requires_grad=False)
    return norm
