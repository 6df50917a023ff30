"""The network of multilingual-e5-small for sentences of one length, in int8.

They need no padding, no mask and no arithmetic of shapes, and ONNX Runtime's own operators take
attention and a quantised product as one step each: an eighth less time than what its quantiser
makes of such a network, and as near to it in float. The approximation of GELU takes off nothing
beside what int8 does.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.weights import Weights

INPUT, OUTPUT = "input_ids", "sentence_embedding"
_OPSET, _RUNTIMES, _FORMAT = 17, "com.microsoft", 9
_INT8 = 127

Floats = NDArray[np.float32]


def network(weights: Weights, kept: Sequence[int], max_tokens: int) -> onnx.ModelProto:
    """Return what takes token ids, (sentences, tokens), to unit vectors, (sentences, hidden).

    ``kept`` are the rows of the vocabulary that the ids count.
    """
    graph = _Graph(weights)
    tokens = graph.embedded(kept, max_tokens)
    for layer in range(weights.shape.layers):
        tokens = graph.layer(f"l{layer}", tokens)
    mean = graph.add("ReduceMean", [tokens], axes=[1], keepdims=0)
    graph.add("LpNormalization", [mean], OUTPUT, axis=-1, p=2)
    return graph.model()


class _Graph:
    """Names are those of the weights; a step's output has the name of what it was made with."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._hidden = weights.shape.hidden
        self._steps: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def add(self, step: str, given: list[str], name: str = "", own: str = "", **how: Any) -> str:
        """Add a step and return the name of its output; ``own`` is the domain of the operator."""
        name = name or f"{step}.{len(self._steps)}"
        self._steps.append(helper.make_node(step, given, [name], domain=own, **how))
        return name

    def embedded(self, kept: Sequence[int], max_tokens: int) -> str:
        """Add the vectors of the words, those of their places, and their normalisation."""
        words = self._tensor("emb.word", -1)[np.asarray(kept)]
        places = self._tensor("emb.pos", -1)[:max_tokens] + self._tensor("emb.type", -1)[0]
        rounded, sizes = _rounded(words)
        steps = self.add("Gather", [self._constant("words", rounded), INPUT])
        whole = self.add("Cast", [steps], to=TensorProto.FLOAT)
        size = self.add("Gather", [self._constant("sizes", sizes), INPUT])
        word = self.add("Mul", [whole, size])
        zero = self._constant("zero", np.array([0]))
        length = self.add("Shape", [INPUT], start=1, end=2)
        place = self.add("Slice", [self._constant("places", places), zero, length, zero])
        return self._normed(self.add("Add", [word, place]), "emb.ln")

    def layer(self, name: str, tokens: str) -> str:
        mixed = self._product(self._attended(name, tokens), f"{name}.ao")
        tokens = self._normed(self.add("Add", [mixed, tokens]), f"{name}.aln")
        widened = self._product(tokens, f"{name}.fi")
        curved = self.add("FastGelu", [widened], own=_RUNTIMES)
        narrowed = self._product(curved, f"{name}.fo")
        return self._normed(self.add("Add", [narrowed, tokens]), f"{name}.oln")

    def model(self) -> onnx.ModelProto:
        graph = helper.make_graph(
            self._steps,
            "sentence",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["sentences", "tokens"])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["sentences", self._hidden])],
            self._constants,
        )
        domains = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_RUNTIMES, 1)]
        return helper.make_model(graph, opset_imports=domains, ir_version=_FORMAT)

    def _attended(self, name: str, tokens: str) -> str:
        """Add what each token takes from the others; query, key and value are one product."""
        parts = [f"{name}.{part}" for part in "qkv"]
        matrix = np.concatenate([self._tensor(f"{part}.w", self._hidden) for part in parts])
        bias = np.concatenate([self._tensor(f"{part}.b") for part in parts])
        weights, sizes = self._quantised(f"{name}.qkv", matrix)
        outputs = [f"{name}.tokens{part}" for part in ("", ".size", ".zero")]
        self._steps.append(helper.make_node("DynamicQuantizeLinear", [tokens], outputs))
        rounded, size, zero = outputs
        bias_name = self._constant(f"{name}.qkv.b", bias)
        given = [rounded, weights, bias_name, size, sizes, "", zero]
        heads = self._weights.shape.heads
        return self.add("QAttention", given, own=_RUNTIMES, num_heads=heads)

    def _product(self, given: str, name: str) -> str:
        bias = self._tensor(f"{name}.b")
        weights, sizes = self._quantised(name, self._tensor(f"{name}.w", len(bias)))
        inputs = [given, weights, sizes, "", self._constant(f"{name}.b", bias)]
        return self.add("DynamicQuantizeMatMul", inputs, own=_RUNTIMES)

    def _normed(self, given: str, name: str) -> str:
        weight, bias = (
            self._constant(f"{name}.{part}", self._tensor(f"{name}.{part}")) for part in "wb"
        )
        epsilon = self._weights.shape.epsilon
        return self.add("LayerNormalization", [given, weight, bias], axis=-1, epsilon=epsilon)

    def _quantised(self, name: str, matrix: Floats) -> tuple[str, str]:
        """Add a matrix, a column an output as the operators want it: steps, and their sizes."""
        rounded, sizes = _rounded(matrix)
        return (
            self._constant(f"{name}.w", np.ascontiguousarray(rounded.T)),
            self._constant(f"{name}.sizes", sizes.reshape(-1)),
        )

    def _tensor(self, name: str, rows: int | None = None) -> Floats:
        tensor = self._weights.tensor(name)
        if rows is None:
            return tensor
        columns = self._hidden if rows < 0 else len(tensor) // rows
        return tensor.reshape(-1, columns)

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(value, name))
        return name


def _rounded(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return rows in whole steps, and the size of a step of each, (rows, 1)."""
    sizes = np.maximum(np.abs(rows).max(axis=1, keepdims=True) / _INT8, np.finfo(np.float32).tiny)
    return np.rint(rows / sizes).astype(np.int8), sizes.astype(np.float32)
