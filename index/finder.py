"""Finds what we know about a text: trained when built, loaded when the bot starts."""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from index import lexical, manifest
from index.classifier import Features
from index.encoded import FILE, Encoded
from index.encoder import Encoder, Vectors
from index.evidence import Evidence
from index.heads import Heads
from index.manifest import Manifest, StaleIndexError
from index.names import NameIndex
from index.neighbours import SEARCHED, Nearest
from index.passages import Passage, passages_of
from index.thresholds import Thresholds
from index.traits import Likest, TraitIndex, traits_of
from index.vector_index import VectorIndex
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form
from knowledge.models import Localized

_Given = TypeVar("_Given")
_Done = TypeVar("_Done")

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how much is done, and of how much."""

_TOPIC_FORMS = frozenset({Form.QUESTION, Form.SITUATION, Form.MESSAGE})
_THRESHOLDS, _TRAITS, _TARGETS = "thresholds.json", "traits.npy", "targets.npz"
_QUESTIONS = "heads"
_REMEMBERED = 8
"""Texts last found, in memory alone: the parts of a line are looked at by several who answer it."""
_PART = 512
"""Texts encoded between two steps of the progress bar."""
_WORRIES = "worries"
_LEAST_WORRY = 0.003
_ALONE = "alone"
"""Of a text that follows no case."""
_MATTERS, _OTHER = "matters", "other"
_LEAST_ORDINARY = 0.3
_ALWAYS = ("forms", "topics", "guidance", "figures", "emergencies", "smalltalk", "turns")
_HEADS = (
    *(_WORRIES, "forms", "guidance", "turns", _MATTERS),
    *("topics", "figures", "emergencies", "smalltalk"),
)
"""Those that take longest to train come first."""


def _silent(step: str, done: int, total: int) -> None:
    pass


@dataclass(frozen=True)
class _Space:
    """How texts become features: fixed when the index is built."""

    means: dict[Language, Vectors]
    idf: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: Vectors, passages: Sequence[Passage], counts: csr_matrix) -> "_Space":
        languages = np.array([passage.language for passage in passages])
        means = {
            language: vectors[languages == language].mean(axis=0)
            for language in Language
            if (languages == language).any()
        }
        return cls(means, lexical.inverse_document_frequencies(counts))

    def save(self, path: Path) -> None:
        means = {f"mean_{language}": mean for language, mean in self.means.items()}
        np.savez(path, **{"idf": self.idf, **means})  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> "_Space":
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            means = {
                language: stored[f"mean_{language}"]
                for language in Language
                if f"mean_{language}" in stored
            }
            return cls(means, stored["idf"])

    def features(
        self, vectors: Vectors, counts: csr_matrix, languages: Sequence[Language]
    ) -> Features:
        return Features(self.centred(vectors, languages), self.ngrams(counts))

    def ngrams(self, counts: csr_matrix) -> csr_matrix:
        return lexical.weighted(counts, self.idf)

    def centred(self, vectors: Vectors, languages: Sequence[Language]) -> Vectors:
        """Take the mean of its language out of each, and return unit vectors."""
        moved = vectors - np.stack([self.means[language] for language in languages])
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        return np.asarray(moved / np.maximum(lengths, 1e-9), np.float32)


class _Begun(NamedTuple):
    """What another thread finds out."""

    vectors: "Future[Vectors]"
    nearest: "Future[Nearest]"


class Finder:
    def __init__(
        self,
        encoder: Encoder,
        targets: Sequence[str],
        vectors: VectorIndex,
        space: _Space,
        heads: Heads,
        names: NameIndex,
        traits: TraitIndex,
        thresholds: Thresholds,
        built: tuple[str, Encoded] | None = None,
    ) -> None:
        """Take the target of every row of the vectors, and the fingerprint of what was built."""
        self._encoder = encoder
        self._targets = targets
        self._vectors = vectors
        self._space = space
        self._heads = heads
        self._names = names
        self._traits = traits
        self.thresholds = thresholds
        """That suit the probabilities found here."""
        self._known = lru_cache(_REMEMBERED)(self._gathered)
        self._thread = ThreadPoolExecutor(1, "finder")
        """Encodes and then searches, which needs Python's lock for a tenth of the time."""
        self._begun = lru_cache(_REMEMBERED)(self._begin)
        self._built = built
        """What is written, and not kept by one that was loaded: texts take room."""

    @classmethod
    def build(
        cls,
        knowledge: KnowledgeBase,
        encoder: Encoder,
        progress: Progress = _silent,
        known: Encoded | None = None,
    ) -> "Finder":
        """Learn the knowledge; texts that are ``known`` are not encoded again."""
        from index.training import HELD_OUT, train  # SciPy's optimisers: 10 MB

        passages, traits = passages_of(knowledge), traits_of(knowledge)
        texts = [passage.text for passage in passages]
        said = [trait.passage.text for trait in traits]
        encoded = (known or Encoded.nothing()).extended(
            [*texts, *said], partial(encode_all, encoder, progress)
        )
        vectors, counts = encoded.of(texts), lexical.counts(texts)
        space = _Space.of(vectors, passages, counts)
        features = space.features(vectors, counts, [passage.language for passage in passages])
        searchable = VectorIndex.build(features.vectors)
        nearest = Nearest(*searchable.search_all(features.vectors[::HELD_OUT], SEARCHED))
        matters = knowledge.matters.keys()
        with threadpool_limits(1):  # each lesson is one thread, and sums in the same order
            trained = _at_once(
                lambda name: train(name, features, nearest, _lesson(name, passages, matters)),
                _HEADS,
            )
            heads = Heads.joined(list(_told(trained, len(_HEADS), "training", progress)))
        centred = space.centred(encoded.of(said), [trait.language for trait in traits])
        likest = TraitIndex(traits, centred)
        names, thresholds = NameIndex.of(knowledge), Thresholds.chosen()
        built = manifest.fingerprint(knowledge), encoded
        targets = [passage.target for passage in passages]
        return cls(encoder, targets, searchable, space, heads, names, likest, thresholds, built)

    def save(self, folder: Path) -> None:
        """Write an index just built beside its place and move it there whole.

        Raises ValueError if it was loaded: there is nothing to write that is not there.
        """
        if self._built is None:
            raise ValueError("only an index that was just built can be written")
        fingerprint, encoded = self._built
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            built = Path(scratch) / folder.name
            built.mkdir()
            self._vectors.save(built / "vectors.faiss")
            self._space.save(built / "space.npz")
            self.thresholds.save(built / _THRESHOLDS)
            self._heads.save(built / _QUESTIONS)
            np.save(built / _TRAITS, self._traits.vectors)
            _save_targets(built / _TARGETS, self._targets)
            encoded.save(built / FILE, self._encoder)
            Manifest.of(fingerprint, self._encoder, built).save(built / "manifest.json")
            shutil.rmtree(folder, ignore_errors=True)
            built.rename(folder)

    @classmethod
    def load(cls, folder: Path, knowledge: KnowledgeBase, encoder: Encoder) -> "Finder":
        manifest.verify(folder, knowledge, encoder)
        vectors = VectorIndex.load(folder / "vectors.faiss")
        space = _Space.load(folder / "space.npz")
        heads = Heads.load(folder / _QUESTIONS)
        try:
            thresholds = Thresholds.load(folder / _THRESHOLDS)
        except ValidationError as error:
            raise StaleIndexError(
                f"the index in {folder} was built by another version; run `python -m index`"
            ) from error
        likest = TraitIndex(traits_of(knowledge), np.load(folder / _TRAITS, allow_pickle=False))
        names, targets = NameIndex.of(knowledge), _load_targets(folder / _TARGETS)
        return cls(encoder, targets, vectors, space, heads, names, likest, thresholds)

    def expect(self, text: str, language: Language) -> None:
        """Begin to find the evidence on a text, and go on with something else meanwhile."""
        self._begun(text, language)

    def find(self, text: str, language: Language) -> Evidence:
        """Return the evidence on a text; as everywhere here, on one that is normalised."""
        return self._known(text, language)

    def _begin(self, text: str, language: Language) -> _Begun:
        vectors = self._thread.submit(self._placed, text, language)
        return _Begun(vectors, self._thread.submit(self._near_to, vectors))

    def _placed(self, text: str, language: Language) -> Vectors:
        return self._space.centred(self._encoder.encode([text]), [language])

    def _near_to(self, placed: "Future[Vectors]") -> Nearest:
        return Nearest(*self._vectors.search(placed.result(), SEARCHED))

    def _awaited(self, begun: "Future[_Done]") -> _Done:
        """Wait for what was begun; what failed is tried anew when it is asked for again."""
        try:
            return begun.result()
        except BaseException:
            self._begun.cache_clear()
            raise

    def _gathered(self, text: str, language: Language) -> Evidence:
        """Count n-grams while the nearest are searched for, and not before: encoding, which takes
        most of the time, is done sooner with both cores.
        """
        begun, names = self._begun(text, language), self._names.find(text)
        vectors = self._awaited(begun.vectors)
        ngrams = self._space.ngrams(lexical.counts([text]))
        learned = self._heads.learned(Features(vectors, ngrams))
        nearest = self._awaited(begun.nearest)
        [probabilities] = self._heads.probabilities(learned, nearest)
        ranked = {name: self._heads.ranked(probabilities, name) for name in _ALWAYS}
        forms = {Form(form.id): form.probability for form in ranked["forms"]}
        worry = dict(ranked["turns"]).get(Form.WORRY, 0.0)
        likely = worry >= _LEAST_WORRY  # which one it would be is seldom asked
        ordinary = forms.get(Form.ORDINARY, 0.0) >= _LEAST_ORDINARY
        return Evidence(
            forms=forms,
            topics=ranked["topics"],
            guidance=ranked["guidance"],
            figures=ranked["figures"],
            emergencies=ranked["emergencies"],
            smalltalk=ranked["smalltalk"],
            names=names,
            nearest=self._nearest_by_target(nearest),
            worry=worry,
            worries=self._heads.ranked(probabilities, _WORRIES) if likely else (),
            matters=self._heads.ranked(probabilities, _MATTERS) if ordinary else (),
        )

    def likest(
        self, text: str, language: Language, entries: Iterable[str]
    ) -> Iterator[Localized[Likest]]:
        """Yield what is known of kinds of fraud, or said on pages on several cases, that comes
        nearest to a text, in each language.

        An entry of which nothing is known is left out.
        """
        [centred] = self._awaited(self._begun(text, language).vectors)
        for entry in entries:
            zh, en = (self._traits.likest(centred, entry, shown) for shown in Language)
            if zh and en:
                yield Localized[Likest](zh=zh, en=en)

    def _nearest_by_target(self, nearest: Nearest) -> dict[str, float]:
        [similarities], [rows] = nearest.similarities.tolist(), nearest.rows.tolist()
        targets = map(self._targets.__getitem__, reversed(rows))
        return dict(zip(targets, reversed(similarities), strict=True))  # the nearest comes last


def _save_targets(path: Path, targets: Sequence[str]) -> None:
    names, rows = np.unique(targets, return_inverse=True)
    np.savez(path, names=names, rows=rows.astype(np.uint16))


def _load_targets(path: Path) -> list[str]:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        names = stored["names"].tolist()
        return [names[row] for row in stored["rows"].tolist()]


def texts_of(knowledge: KnowledgeBase) -> list[str]:
    """Return all that is encoded for an index."""
    said = (trait.passage for trait in traits_of(knowledge))
    return [passage.text for passage in (*passages_of(knowledge), *said)]


def encode_all(encoder: Encoder, progress: Progress, texts: Sequence[str]) -> Vectors:
    """Encode on every core; the long ones first, together with those that are as long."""
    order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
    rows = [order[start : start + _PART] for start in range(0, len(order), _PART)]
    parts = [[texts[row] for row in part] for part in rows]
    done = _told(_at_once(encoder.encode, parts), len(parts), "encoding", progress)
    vectors = np.concatenate(list(done))
    return vectors[np.argsort(order)]


def _at_once(work: Callable[[_Given], _Done], given: Sequence[_Given]) -> Iterator[_Done]:
    """Work on as many as there are cores; what works there leaves Python's lock alone."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        yield from threads.map(work, given)


def _told(done: Iterator[_Done], total: int, step: str, progress: Progress) -> Iterator[_Done]:
    progress(step, 0, total)
    for number, result in enumerate(done, 1):
        progress(step, number, total)
        yield result


def _lesson(name: str, passages: Sequence[Passage], matters: Collection[str]) -> dict[int, str]:
    """Return the rows a head learns from, and their labels."""
    wanted = {
        "forms": frozenset(Form) - {Form.WORRY},
        "turns": frozenset(Form),
        "topics": _TOPIC_FORMS,
        "guidance": frozenset({Form.GUIDANCE}),
        "figures": frozenset({Form.FIGURE}),
        "emergencies": frozenset({Form.EMERGENCY}),
        "smalltalk": frozenset({Form.SMALLTALK}),
        "worries": frozenset({Form.WORRY}),
        "matters": frozenset({Form.ORDINARY}),
    }[name]
    return {
        row: _label(name, passage, matters)
        for row, passage in enumerate(passages)
        if passage.form in wanted
    }


def _label(name: str, passage: Passage, matters: Collection[str]) -> str:
    if name == _MATTERS:
        return passage.target if passage.target in matters else _OTHER
    if name == "forms":
        return passage.form.value
    if name == "turns":
        return Form.WORRY.value if passage.form is Form.WORRY else _ALONE
    return passage.target
