"""Finds what we know about a text: trained when built, loaded when the bot starts."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index import lexical, manifest
from index.classifier import Features
from index.encoder import Encoder, Vectors
from index.evidence import Evidence
from index.head import Head
from index.manifest import Manifest, StaleIndexError
from index.names import NameIndex
from index.neighbours import SEARCHED, Nearest
from index.normalise import normalise
from index.passages import Passage, passages_of
from index.vector_index import VectorIndex
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how much is done, and of how much."""

_TOPIC_FORMS = frozenset({Form.QUESTION, Form.SITUATION, Form.MESSAGE})
_HEADS = ("forms", "topics", "guidance", "figures", "emergencies", "smalltalk")


def _silent(step: str, done: int, total: int) -> None:
    pass


@dataclass(frozen=True)
class _Space:
    """How texts become features: fixed when the index is built."""

    means: dict[Language, Vectors]
    idf: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: Vectors, passages: Sequence[Passage], ngrams: object) -> "_Space":
        languages = np.array([passage.language for passage in passages])
        means = {
            language: vectors[languages == language].mean(axis=0)
            for language in Language
            if (languages == language).any()
        }
        return cls(means, lexical.inverse_document_frequencies(ngrams))

    def features(
        self, vectors: Vectors, texts: Sequence[str], languages: Sequence[Language]
    ) -> Features:
        centred = vectors - np.stack([self.means[language] for language in languages])
        lengths = np.linalg.norm(centred, axis=1, keepdims=True)
        return Features(
            (centred / np.maximum(lengths, 1e-9)).astype(np.float32),
            lexical.weighted(lexical.counts(texts), self.idf),
        )


class Finder:
    def __init__(
        self,
        encoder: Encoder,
        passages: Sequence[Passage],
        vectors: VectorIndex,
        space: _Space,
        heads: dict[str, Head],
        names: NameIndex,
    ) -> None:
        self._encoder = encoder
        self._passages = passages
        self._vectors = vectors
        self._space = space
        self._heads = heads
        self._names = names

    @classmethod
    def build(
        cls, knowledge: KnowledgeBase, encoder: Encoder, progress: Progress = _silent
    ) -> "Finder":
        passages = passages_of(knowledge)
        texts = [passage.text for passage in passages]
        vectors = _encode(encoder, texts, progress)
        space = _Space.of(vectors, passages, lexical.counts(texts))
        features = space.features(vectors, texts, [passage.language for passage in passages])
        searchable = VectorIndex.build(features.vectors)
        nearest = _nearest(searchable, features)
        heads = {}
        for number, name in enumerate(_HEADS):
            progress("training", number, len(_HEADS))
            heads[name] = Head.train(features, nearest, _lesson(name, passages))
        progress("training", len(_HEADS), len(_HEADS))
        return cls(encoder, passages, searchable, space, heads, NameIndex.of(knowledge))

    def save(self, folder: Path) -> None:
        """Write the index beside its place and move it there whole."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            built = Path(scratch) / folder.name
            built.mkdir()
            self._vectors.save(built / "vectors.faiss")
            means = {f"mean_{language}": mean for language, mean in self._space.means.items()}
            np.savez(built / "space.npz", **{"idf": self._space.idf, **means})  # type: ignore[arg-type]
            for name, head in self._heads.items():
                head.save(built / f"{name}.npz")
            Manifest.of(self._passages, self._encoder).save(built / "manifest.json")
            shutil.rmtree(folder, ignore_errors=True)
            built.rename(folder)

    @classmethod
    def load(cls, folder: Path, knowledge: KnowledgeBase, encoder: Encoder) -> "Finder":
        passages = passages_of(knowledge)
        manifest.verify(folder, passages, encoder)
        try:
            vectors = VectorIndex.load(folder / "vectors.faiss")
            with (
                (folder / "space.npz").open("rb") as file,
                np.load(file, allow_pickle=False) as stored,
            ):
                means = {
                    language: stored[f"mean_{language}"]
                    for language in Language
                    if f"mean_{language}" in stored
                }
                space = _Space(means, stored["idf"])
            heads = {name: Head.load(folder / f"{name}.npz") for name in _HEADS}
        except (OSError, EOFError, BadZipFile, KeyError, ValueError, RuntimeError) as error:
            raise StaleIndexError(
                f"the index in {folder} is damaged; run `python -m index`"
            ) from error
        if len(vectors) != len(passages):
            raise StaleIndexError(f"the index in {folder} is damaged; run `python -m index`")
        return cls(encoder, passages, vectors, space, heads, NameIndex.of(knowledge))

    def find(self, text: str, language: Language) -> Evidence:
        """Gather the evidence on a text as it was written."""
        matched = normalise(text)
        vector = self._encoder.encode([matched])
        features = self._space.features(vector, [matched], [language])
        nearest = _nearest(self._vectors, features)
        ranked = {name: head.rank(features, nearest) for name, head in self._heads.items()}
        return Evidence(
            forms={Form(form.id): form.probability for form in ranked["forms"]},
            topics=ranked["topics"],
            guidance=ranked["guidance"],
            figures=ranked["figures"],
            emergencies=ranked["emergencies"],
            smalltalk=ranked["smalltalk"],
            names=self._names.find(matched),
        )


def _encode(encoder: Encoder, texts: Sequence[str], progress: Progress) -> Vectors:
    step = max(1, len(texts) // 100)
    parts = []
    for start in range(0, len(texts), step):
        progress("encoding", start, len(texts))
        parts.append(encoder.encode(texts[start : start + step]))
    progress("encoding", len(texts), len(texts))
    return np.concatenate(parts)


def _nearest(vectors: VectorIndex, features: Features) -> Nearest:
    return Nearest(*vectors.search(features.vectors, SEARCHED))


def _lesson(name: str, passages: Sequence[Passage]) -> dict[int, str]:
    """Return the rows a head learns from, and their labels."""
    wanted = {
        "forms": frozenset(Form),
        "topics": _TOPIC_FORMS,
        "guidance": frozenset({Form.GUIDANCE}),
        "figures": frozenset({Form.FIGURE}),
        "emergencies": frozenset({Form.EMERGENCY}),
        "smalltalk": frozenset({Form.SMALLTALK}),
    }[name]
    return {
        row: passage.form.value if name == "forms" else passage.target
        for row, passage in enumerate(passages)
        if passage.form in wanted
    }
