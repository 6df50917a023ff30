"""The default model: shipped 4-bit weights made, once, into a sentence-transformers folder.

The vocabulary keeps what Chinese and English need (a quarter of the pieces: same vectors, a
quarter of the size), and the graph is quantised to int8 per channel: 2-4 ms a short text.
"""

import io
import json
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import onnx
import sentencepiece
from sentencepiece import sentencepiece_model_pb2

from index import weights
from index.network import network
from index.sentence_graph import GRAPH, MAX_TOKENS, TOKENIZER
from index.weights import Weights

_MASK = "<mask>"
_BEGIN, _PAD, _END, _UNKNOWN = _SPECIAL = range(4)
"""The first pieces: they are no part of a text."""

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
    (target / TOKENIZER).write_bytes(_tokenizer(full, kept))
    progress("building the network, in int8")
    _export(full, kept, target)
    _describe(full, target)


def _keeps(row: int, piece: str, english: frozenset[str]) -> bool:
    if row in _SPECIAL or piece == _MASK:
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


def _tokenizer(full: Weights, kept: list[int]) -> bytes:
    """Return a SentencePiece model of the pieces, with the normaliser it gives any model."""
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["hello world this is a small text", "and another line of it"] * 50),
        model_writer=trained,
        vocab_size=30,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
        bos_id=_BEGIN,
        pad_id=_PAD,
        eos_id=_END,
        unk_id=_UNKNOWN,
    )
    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]
    model.ParseFromString(trained.getvalue())
    kinds = model.SentencePiece.Type
    del model.pieces[:]
    for row in kept:
        piece, kind = full.pieces[row], kinds.NORMAL
        if row in _SPECIAL or piece == _MASK:
            kind = kinds.UNKNOWN if row == _UNKNOWN else kinds.CONTROL
        model.pieces.add(piece=piece, score=float(full.scores[row]), type=kind)
    return bytes(model.SerializeToString())


def _export(full: Weights, kept: list[int], target: Path) -> None:
    onnx.save(
        network(full, kept, MAX_TOKENS),
        target / GRAPH,
        save_as_external_data=True,  # read from disk as needed, not held a second time
        location=f"{GRAPH}.data",
    )


def _describe(full: Weights, target: Path) -> None:
    """Write the small files of a sentence-transformers model; the one that completes it last."""
    documents = {
        "onnx_transformer.json": {
            "max_seq_length": MAX_TOKENS,
            "embedding_dimension": full.shape.hidden,
        },
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "index.onnx_transformer.OnnxTransformer"}
        ],
    }
    for name, content in documents.items():
        (target / name).write_text(json.dumps(content, indent=2), "utf-8")
