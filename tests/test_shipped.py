"""Vectors that come with the project, so that a first build has few texts to encode."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index import shipped
from index.answering_encoder import load_encoder
from index.encoded import Encoded
from index.encoder import Vectors
from index.finder import texts_of
from index.places import SHIPPED
from knowledge import KnowledgeBase

SIZE, TEXTS = 24, [f"text {number}" for number in range(shipped.LEAST)]


class Turned:
    """An encoder of nothing but a text's own random vector, by which another can be told."""

    def __init__(self, seed: int = 0, size: int = SIZE) -> None:
        self._seed, self._size = seed, size
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        lines = [np.random.default_rng([self._seed, *text.encode()]) for text in texts]
        vectors = np.array([line.normal(1, 1, self._size) for line in lines], np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vectors")
    shipped.add(folder, Turned(), TEXTS, Turned().encode(TEXTS))
    return folder


def test_what_is_shipped_is_near_what_was_encoded(folder: Path) -> None:
    found = shipped.known(folder, Turned()).of(TEXTS)
    cosines = (found * Turned().encode(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.998
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)


def test_a_build_from_nothing_encodes_only_what_is_not_shipped(folder: Path) -> None:
    encoder = Turned()
    known = shipped.known(folder, encoder)
    encoder.asked.clear()
    known.extended([*TEXTS, "new", "newer"], encoder.encode)
    assert encoder.asked == ["new", "newer"]


def test_what_is_shipped_later_stands_beside_what_was_shipped_before(tmp_path: Path) -> None:
    later = [f"later {number}" for number in range(shipped.LEAST)]
    names = [
        shipped.add(tmp_path, Turned(), texts, Turned().encode(texts)).name
        for texts in (TEXTS, later)
    ]
    assert names == ["001.npz", "002.npz"]
    assert shipped.known(tmp_path, Turned()).lacks([*TEXTS, *later, "else"]) == ["else"]


def test_whoever_built_before_has_the_vectors_of_who_did_not(folder: Path) -> None:
    """A text that was encoded here before it was shipped is taken as it is shipped."""
    own = Encoded.nothing().extended([*TEXTS, "own"], Turned().encode)
    fresh = shipped.known(folder, Turned())
    both = fresh.joined(own)
    np.testing.assert_array_equal(both.of(TEXTS), fresh.of(TEXTS))
    np.testing.assert_array_equal(both.of(["own"]), own.of(["own"]))


@pytest.mark.parametrize("other", [Turned(seed=1), Turned(size=SIZE + 1)], ids=["turned", "longer"])
def test_the_vectors_of_another_model_are_left_alone(folder: Path, other: Turned) -> None:
    assert not shipped.known(folder, other).rows


@pytest.mark.parametrize("kept", [0, 100, -100])
def test_a_damaged_file_is_as_good_as_none(folder: Path, tmp_path: Path, kept: int) -> None:
    [whole] = folder.glob("*.npz")
    (tmp_path / "001.npz").write_bytes(whole.read_bytes()[:kept])
    assert not shipped.known(tmp_path, Turned()).rows


def test_a_few_texts_are_not_worth_a_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too few"):
        shipped.add(tmp_path, Turned(), TEXTS[:9], Turned().encode(TEXTS[:9]))
    assert not [*tmp_path.iterdir()]


def test_the_project_ships_nearly_all_that_it_knows(base: KnowledgeBase) -> None:
    """Else `make run` on a fresh machine takes a quarter of an hour: `python -m index --ship`."""
    texts, encoder = texts_of(base), load_encoder(None)
    known = shipped.known(SHIPPED, encoder)
    assert len(known.lacks(texts)) < len(texts) / 20
    some = [text for text in texts[:: len(texts) // 40] if not known.lacks([text])]
    assert (known.of(some) * encoder.encode(some)).sum(axis=1).min() > 0.99
