"""The default model: shipped 4-bit weights made, once, into a sentence-transformers folder.

The vocabulary keeps what Chinese and English need (a quarter of the pieces: same vectors, a
quarter of the size), and the graph is quantised to int8 per channel: 3-6 ms a short text.
"""

import io
import json
import shutil
import tempfile
import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentencepiece import sentencepiece_model_pb2
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)
from transformers import BertConfig, BertModel

from index import weights
from index.onnx_transformer import GRAPH
from index.weights import Weights

_MAX_TOKENS = 256
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")

Progress = Callable[[str], None]


class CacheError(Exception):
    """The model's folder cannot be written."""


def ensure(target: Path, progress: Progress = lambda step: None) -> Path:
    """Build the model into ``target`` unless it is there; return ``target``."""
    if (target / "modules.json").exists():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            built = Path(scratch) / target.name
            built.mkdir()
            _build(built, progress)
            shutil.rmtree(target, ignore_errors=True)
            built.rename(target)
    except OSError as error:
        raise CacheError(
            f"the model cannot be written to {target} ({error.strerror}); make the folder writable "
            "or set XDG_CACHE_HOME to one that is"
        ) from error
    return target


def _build(target: Path, progress: Progress) -> None:
    progress("reading the shipped weights")
    full = weights.read(weights.shipped("e5-small-q4.bin"))
    english = frozenset(weights.read(weights.shipped("e5-small-enpt-q4.bin")).pieces)
    kept = [row for row, piece in enumerate(full.pieces) if _keeps(row, piece, english)]
    progress("building the tokenizer")
    _tokenizer(full, kept).save(str(target / "tokenizer.json"))
    progress("building the network")
    network = _network(full, kept)
    progress("quantising to int8")
    _export(network, target)
    _describe(full, target)


def _keeps(row: int, piece: str, english: frozenset[str]) -> bool:
    if row < len(_SPECIAL) or piece == "<mask>":
        return True
    text = piece.replace("▁", "")
    if text.isascii():
        return piece in english or len(text) <= 1
    if all(_is_chinese_or_ascii(character) for character in text):
        return True
    return len(text) == 1 and unicodedata.category(text)[0] in "PSNZ"


def _is_chinese_or_ascii(character: str) -> bool:
    code = ord(character)
    return (
        character.isascii()
        or 0x2010 <= code <= 0x2040  # general punctuation
        or 0x3000 <= code <= 0x303F  # CJK punctuation
        or 0x3400 <= code <= 0x9FFF  # CJK ideographs
        or 0xFF00 <= code <= 0xFFEF  # full-width forms
    )


def _tokenizer(full: Weights, kept: list[int]) -> Tokenizer:
    vocabulary = [(full.pieces[row], float(full.scores[row])) for row in kept]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(_nmt_nfkc()), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in _SPECIAL])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer


def _nmt_nfkc() -> bytes:
    """Return SentencePiece's nmt_nfkc table, which every model trained with it carries."""
    throw_away = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["hello world this is a small text", "and another line of it"] * 50),
        model_writer=throw_away,
        vocab_size=30,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]
    model.ParseFromString(throw_away.getvalue())
    return bytes(model.normalizer_spec.precompiled_charsmap)


class _SentenceNetwork(torch.nn.Module):
    """The network with mean pooling and normalisation, so that the graph yields unit vectors."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        hidden = self.bert(
            input_ids=input_ids,
            attention_mask=attention_mask,
            token_type_ids=torch.zeros_like(input_ids),
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(mean, dim=1)


def _network(full: Weights, kept: list[int]) -> _SentenceNetwork:
    shape = full.shape
    bert = BertModel(
        BertConfig(
            vocab_size=len(kept),
            hidden_size=shape.hidden,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads,
            intermediate_size=shape.feed_forward,
            max_position_embeddings=shape.positions,
            type_vocab_size=shape.token_types,
            layer_norm_eps=shape.epsilon,
            hidden_act="gelu",
            pad_token_id=1,
            attn_implementation="eager",  # type: ignore[call-arg]
        ),
        add_pooling_layer=False,
    )
    bert.load_state_dict(_state(full, kept), strict=False)
    network = _SentenceNetwork(bert)
    network.train(False)
    return network


def _state(full: Weights, kept: list[int]) -> dict[str, torch.Tensor]:
    hidden, feed_forward = full.shape.hidden, full.shape.feed_forward

    def tensor(name: str, *size: int) -> torch.Tensor:
        values = full.tensor(name)
        return torch.from_numpy(values.reshape(size) if size else values)

    words = full.tensor("emb.word").reshape(-1, hidden)[np.asarray(kept)]
    state = {
        "embeddings.word_embeddings.weight": torch.from_numpy(words),
        "embeddings.position_embeddings.weight": tensor("emb.pos", full.shape.positions, hidden),
        "embeddings.token_type_embeddings.weight": tensor(
            "emb.type", full.shape.token_types, hidden
        ),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b"),
    }
    linear = {
        "attention.self.query": ("q", hidden, hidden),
        "attention.self.key": ("k", hidden, hidden),
        "attention.self.value": ("v", hidden, hidden),
        "attention.output.dense": ("ao", hidden, hidden),
        "intermediate.dense": ("fi", feed_forward, hidden),
        "output.dense": ("fo", hidden, feed_forward),
    }
    norms = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
    for layer in range(full.shape.layers):
        prefix = f"encoder.layer.{layer}."
        for name, (short, rows, columns) in linear.items():
            state[f"{prefix}{name}.weight"] = tensor(f"l{layer}.{short}.w", rows, columns)
            state[f"{prefix}{name}.bias"] = tensor(f"l{layer}.{short}.b")
        for name, short in norms.items():
            state[f"{prefix}{name}.weight"] = tensor(f"l{layer}.{short}.w")
            state[f"{prefix}{name}.bias"] = tensor(f"l{layer}.{short}.b")
    return state


def _export(network: _SentenceNetwork, target: Path) -> None:
    plain = target / "model.onnx"
    ids = torch.randint(5, 1000, (2, 12))
    axes = {0: "batch", 1: "tokens"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # tracing warns of branches that our fixed shape never takes
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["sentence_embedding"],
            dynamic_axes={
                "input_ids": axes,
                "attention_mask": axes,
                "sentence_embedding": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(str(plain), str(target / GRAPH), weight_type=QuantType.QInt8, per_channel=True)
    plain.unlink()


def _describe(full: Weights, target: Path) -> None:
    """Write the small files of a sentence-transformers model; the one that completes it last."""
    documents = {
        "onnx_transformer.json": {
            "max_seq_length": _MAX_TOKENS,
            "embedding_dimension": full.shape.hidden,
        },
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "index.onnx_transformer.OnnxTransformer"}
        ],
    }
    for name, content in documents.items():
        (target / name).write_text(json.dumps(content, indent=2), "utf-8")
