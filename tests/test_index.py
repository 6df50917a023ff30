"""The index: built, kept, loaded only where it fits, and what it finds."""

import json
import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from index import __main__ as command
from index import encoded, lexical, probe, shipped, vector_index
from index import normalise as normalising
from index.classifier import Classifier, Features, softmax
from index.encoded import Encoded
from index.encoder import Encoder, ModelError, Vectors
from index.evidence import Candidate, Evidence
from index.finder import Finder, _Space
from index.heads import Heads
from index.manifest import Manifest, StaleIndexError, fingerprint, verify
from index.neighbours import SEARCHED, Nearest, Voters
from index.normalise import normalise
from index.passages import Passage, passages_of
from index.training import HELD_OUT, Trainer, _calibrated, train
from index.traits import traits_of
from index.vector_index import VectorIndex
from knowledge import KnowledgeBase, KnowledgeError, Language
from knowledge.exemplars import Exemplar, Exemplars, Form
from tests.known import BASE
from tests.letter_encoder import AXES, LetterEncoder

ZH, EN = Language

EXEMPLARS: dict[tuple[Form, str], tuple[str, ...]] = {
    (Form.QUESTION, "phishing"): (
        "what is a phishing text",
        "is this bank link fake",
        "someone sent a link to my bank",
        "钓鱼短信是什么",
        "银行链接是不是假的",
        "怎么认出假网站",
    ),
    (Form.QUESTION, "task-scam"): (
        "what is a task scam",
        "they pay me to like videos",
        "is rating hotels for money real",
        "刷单是什么",
        "点赞就给钱的兼职",
        "做任务垫钱返佣金",
    ),
    (Form.GUIDANCE, "law"): (
        "which law is about fraud",
        "is there an anti-fraud act",
        "反诈法律有哪些",
        "哪条法律管诈骗",
    ),
    (Form.GUIDANCE, "evidence"): (
        "how do i keep evidence",
        "what proof should i save",
        "怎么保留证据",
        "证据要留什么",
    ),
    (Form.FIGURE, "cases-cracked"): ("how many cases were cracked", "破了多少案", "破案数量"),
    (Form.FIGURE, "calls-intercepted"): ("how many calls were blocked", "拦了多少电话", "电话数"),
    (Form.EMERGENCY, "paid"): (
        "i just paid a scammer",
        "i sent them all my money",
        "刚给骗子转了钱",
        "钱已经转出去了",
    ),
    (Form.EMERGENCY, "blackmailed"): (
        "they have a nude video of me",
        "he says he will post my pictures",
        "对方要群发我的视频",
        "被人拿照片威胁",
    ),
    (Form.SMALLTALK, "greeting"): ("hello", "good morning", "你好", "早上好"),
    (Form.SMALLTALK, "thanks"): ("thanks", "thank you so much", "谢谢", "多谢你"),
    (Form.WORRY, "scared"): ("i am so scared", "my hands are shaking", "我好害怕", "手一直在抖"),
    (Form.WORRY, "too-late"): ("is it too late", "can it still be saved", "还来得及吗", "晚不晚"),
    (Form.ORDINARY, "family"): (
        "dinner is at seven",
        "can you pick up milk",
        "晚上回家吃饭",
        "记得买牛奶",
    ),
}


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return BASE


@pytest.fixture(scope="module")
def knowledge(real: KnowledgeBase) -> KnowledgeBase:
    """The real knowledge cut down to two of each kind, and a few exemplars of each."""
    bulletin = replace(
        real.bulletin,
        figures={
            name: real.bulletin.figures[name] for name in ("cases-cracked", "calls-intercepted")
        },
        derived={},
    )
    return replace(
        real,
        topics={name: real.topics[name] for name in ("phishing", "task-scam")},
        guidance={name: real.guidance[name] for name in ("law", "evidence")},
        terms={},
        emergencies={name: real.emergencies[name] for name in ("paid", "blackmailed")},
        bulletin=bulletin,
        exemplars=Exemplars.holding(
            Exemplar(text, EN if text.isascii() else ZH, form, target)
            for (form, target), texts in EXEMPLARS.items()
            for text in texts
        ),
    )


@pytest.fixture(scope="module")
def finder(knowledge: KnowledgeBase) -> Finder:
    return Finder.build(knowledge, LetterEncoder())


@pytest.fixture(scope="module")
def saved(finder: Finder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index") / "deeper" / "data"
    finder.save(folder)
    return folder


@pytest.fixture
def folder(finder: Finder, tmp_path: Path) -> Path:
    """An index to damage."""
    finder.save(tmp_path / "data")
    return tmp_path / "data"


# Finding


@pytest.mark.parametrize(
    ("text", "language", "form", "best"),
    [
        ("what is a phishing text", EN, Form.QUESTION, ("topics", "phishing")),
        ("刷单是什么", ZH, Form.QUESTION, ("topics", "task-scam")),
        ("刷單是什麼？", ZH, Form.QUESTION, ("topics", "task-scam")),
        ("How do I keep evidence?", EN, Form.GUIDANCE, ("guidance", "evidence")),
        ("I sent them all my money!", EN, Form.EMERGENCY, ("emergencies", "paid")),
        ("对方要群发我的视频", ZH, Form.EMERGENCY, ("emergencies", "blackmailed")),
        ("THANKS", EN, Form.SMALLTALK, ("smalltalk", "thanks")),
        ("破了多少案", ZH, Form.FIGURE, ("figures", "cases-cracked")),
    ],
)
def test_what_was_learned_is_found_again(
    finder: Finder, text: str, language: Language, form: Form, best: tuple[str, str]
) -> None:
    evidence = finder.find(normalise(text), language)
    kind, entry = best
    assert max(evidence.forms, key=evidence.forms.__getitem__) is form
    assert getattr(evidence, kind)[0].id == entry


TEXTS = ("what is phishing", "你好", "", " ", "🙂", "x" * 5000, "骗" * 3000, "\ud83d\u202e", "1")


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("language", Language)
def test_probabilities_sum_to_one_whatever_is_asked(
    finder: Finder, text: str, language: Language
) -> None:
    evidence = finder.find(normalise(text), language)
    assert sum(evidence.forms.values()) == pytest.approx(1, abs=1e-5)
    assert evidence.of(*Form) == pytest.approx(1, abs=1e-5)
    for candidates in (
        evidence.topics,
        evidence.guidance,
        evidence.figures,
        evidence.emergencies,
        evidence.smalltalk,
        *((evidence.worries,) if evidence.worries else ()),
    ):
        probabilities = [candidate.probability for candidate in candidates]
        assert sum(probabilities) == pytest.approx(1, abs=1e-5)
        assert probabilities == sorted(probabilities, reverse=True)
        assert all(0 <= probability <= 1 for probability in probabilities)


def test_every_entry_is_weighed(finder: Finder) -> None:
    evidence = finder.find("what is it", EN)
    assert evidence.forms.keys() == {form for form, _ in EXEMPLARS} - {Form.WORRY}
    assert {each.id for each in evidence.topics} == {"phishing", "task-scam"}
    assert {each.id for each in evidence.figures} == {"cases-cracked", "calls-intercepted"}


def test_a_worry_is_told_apart_from_the_forms_of_a_text_on_its_own(finder: Finder) -> None:
    asked, other = finder.find("is it too late", EN), finder.find("what is a phishing text", EN)
    assert asked.worry > 0.5 > other.worry
    assert asked.worries[0].id == "too-late"
    assert Form.WORRY not in asked.forms


def test_forms_that_were_never_learned_count_nothing(finder: Finder) -> None:
    assert finder.find("what is it", EN).of(Form.MISUSE) == 0


def test_names_are_found_along_with_the_rest(finder: Finder) -> None:
    [match] = finder.find("phishing", EN).names
    assert (match.id, match.coverage) == ("phishing", 1)


class _Watched(LetterEncoder):
    """Notes in which threads it encodes, and fails where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[int] = []
        self.fails = False

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.threads.append(threading.get_ident())
        if self.fails:
            raise MemoryError
        return super().encode(texts)


def test_what_is_expected_is_encoded_once_and_beside_who_asks(
    saved: Path, knowledge: KnowledgeBase
) -> None:
    encoder = _Watched()
    loaded = Finder.load(saved, knowledge, encoder)
    encoder.threads.clear()
    loaded.expect("what is phishing", EN)
    found = loaded.find("what is phishing", EN)
    assert list(loaded.likest("what is phishing", EN, ["loan-scam"])) == []
    assert found == Finder.load(saved, knowledge, encoder).find("what is phishing", EN)
    assert len(encoder.threads) == 3  # the second one's own two: its check, and its text
    assert encoder.threads[0] != threading.get_ident()


def test_what_failed_is_tried_again(saved: Path, knowledge: KnowledgeBase) -> None:
    encoder = _Watched()
    loaded = Finder.load(saved, knowledge, encoder)
    encoder.fails = True
    with pytest.raises(MemoryError):
        loaded.find("what is phishing", EN)
    encoder.fails = False
    assert loaded.find("what is phishing", EN).topics[0].id == "phishing"


def test_building_tells_how_far_it_is(knowledge: KnowledgeBase) -> None:
    steps: list[tuple[str, int, int]] = []
    Finder.build(knowledge, LetterEncoder(), lambda *step: steps.append(step))
    passages = (*passages_of(knowledge), *(trait.passage for trait in traits_of(knowledge)))
    parts = -(-len({passage.text for passage in passages}) // 512)
    assert steps[0] == ("encoding", 0, parts)
    assert ("encoding", parts, parts) in steps
    assert steps[-1] == ("training", 9, 9)
    done = [done for step, done, _ in steps if step == "encoding"]
    assert done == sorted(done)


# Kept and loaded


def alike(left: Evidence, right: Evidence) -> None:
    assert left.names == right.names
    assert left.forms == pytest.approx(right.forms, abs=2e-3)
    for kind in ("topics", "guidance", "figures", "emergencies", "smalltalk"):
        one, other = getattr(left, kind), getattr(right, kind)
        assert {each.id: each.probability for each in one} == pytest.approx(
            {each.id: each.probability for each in other}, abs=2e-3
        )


@pytest.mark.parametrize(
    ("text", "language"),
    [("what is phishing", EN), ("刚给骗子转了钱", ZH), ("good evening", EN), ("", ZH)],
)
def test_a_loaded_index_finds_what_the_built_one_does(
    finder: Finder, saved: Path, knowledge: KnowledgeBase, text: str, language: Language
) -> None:
    loaded = Finder.load(saved, knowledge, LetterEncoder())
    asked = normalise(text)
    alike(loaded.find(asked, language), finder.find(asked, language))


def test_two_builds_of_the_same_knowledge_find_the_same(
    finder: Finder, knowledge: KnowledgeBase
) -> None:
    again = Finder.build(knowledge, LetterEncoder())
    assert again.find("what is phishing", EN) == finder.find("what is phishing", EN)


def test_an_index_replaces_the_one_before_it_whole(finder: Finder, folder: Path) -> None:
    (folder / "left-over.npz").write_bytes(b"")
    finder.save(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "encoded.npz",
        "heads",
        "manifest.json",
        "space.npz",
        "targets.npz",
        "thresholds.json",
        "traits.npy",
        "vectors.faiss",
    ]
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_an_index_that_was_loaded_is_not_written_again(
    folder: Path, knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    loaded = Finder.load(folder, knowledge, LetterEncoder())
    with pytest.raises(ValueError, match="just built"):
        loaded.save(tmp_path / "again")


def test_an_index_that_cannot_be_written_leaves_the_old_one(
    finder: Finder, folder: Path, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Manifest, path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Manifest, "save", full)
    with pytest.raises(OSError, match="No space left"):
        finder.save(folder)
    assert Finder.load(folder, knowledge, LetterEncoder())
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_an_index_keeps_the_thresholds_it_was_built_with(
    finder: Finder, folder: Path, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    stricter = finder.thresholds.model_copy(update={"high_risk": 0.99})
    monkeypatch.setattr(finder, "thresholds", stricter)
    finder.save(folder)
    assert Finder.load(folder, knowledge, LetterEncoder()).thresholds == stricter


# Refused


def refused(folder: Path, knowledge: KnowledgeBase, encoder: Encoder | None = None) -> str:
    with pytest.raises(StaleIndexError) as error:
        Finder.load(folder, knowledge, encoder or LetterEncoder())
    message = str(error.value)
    assert str(folder) in message
    assert message.endswith("run `python -m index`")
    return message


def _with(knowledge: KnowledgeBase, *exemplars: Exemplar) -> KnowledgeBase:
    return replace(knowledge, exemplars=Exemplars.holding(exemplars))


CHANGES: dict[str, Callable[[tuple[Exemplar, ...]], tuple[Exemplar, ...]]] = {
    "reworded": lambda all_: (replace(all_[0], text="what are phishing texts"), *all_[1:]),
    "added": lambda all_: (*all_, Exemplar("what is smishing", EN, Form.QUESTION, "phishing")),
    "removed": lambda all_: all_[:-1],
    "of another entry": lambda all_: (replace(all_[0], target="task-scam"), *all_[1:]),
    "of another form": lambda all_: (replace(all_[0], form=Form.SITUATION), *all_[1:]),
    "of another language": lambda all_: (replace(all_[0], language=ZH), *all_[1:]),
    "in another order": lambda all_: (all_[1], all_[0], *all_[2:]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_index_of_other_exemplars_is_refused(
    saved: Path, knowledge: KnowledgeBase, change: str
) -> None:
    changed = _with(knowledge, *CHANGES[change](knowledge.exemplars.all))
    assert "other knowledge" in refused(saved, changed)


def test_an_index_of_another_title_is_refused(saved: Path, knowledge: KnowledgeBase) -> None:
    topic = knowledge.topics["phishing"]
    title = topic.title.model_copy(update={"en": "Fishing"})
    topics = {**knowledge.topics, "phishing": topic.model_copy(update={"title": title})}
    assert "other knowledge" in refused(saved, replace(knowledge, topics=topics))


def test_a_change_that_matching_does_not_see_keeps_the_index(
    saved: Path, knowledge: KnowledgeBase
) -> None:
    topic = knowledge.topics["phishing"]
    shouted = topic.title.model_copy(update={"en": f"  {topic.title.en.upper()}\u200b "})
    topics = {**knowledge.topics, "phishing": topic.model_copy(update={"title": shouted})}
    assert Finder.load(saved, replace(knowledge, topics=topics), LetterEncoder())


def test_an_index_is_loaded_without_reading_an_exemplar(
    saved: Path, knowledge: KnowledgeBase
) -> None:
    def unread() -> Iterable[Exemplar]:
        raise AssertionError("the exemplars are read")

    same = Exemplars(knowledge.exemplars.digest, unread)
    assert Finder.load(saved, replace(knowledge, exemplars=same), LetterEncoder())


def test_an_index_of_texts_normalised_otherwise_is_refused(
    saved: Path, knowledge: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "normalise.py"
    path.write_bytes(Path(normalising.__file__).read_bytes() + b"\n")
    monkeypatch.setattr(normalising, "__file__", str(path))
    assert "other knowledge" in refused(saved, knowledge)


class _Longer(LetterEncoder):
    def encode(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        vectors = super().encode(texts)
        return np.hstack([vectors, np.zeros_like(vectors)])


@pytest.mark.parametrize(
    "encoder", [LetterEncoder(turned_by=1), _Longer()], ids=["turned", "longer"]
)
def test_an_index_of_another_model_is_refused(
    saved: Path, knowledge: KnowledgeBase, encoder: Encoder
) -> None:
    assert "another model" in refused(saved, knowledge, encoder)


def test_a_missing_index_is_named(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    assert refused(tmp_path / "data", knowledge).startswith("no index in ")


def test_a_folder_without_a_manifest_holds_no_index(folder: Path, knowledge: KnowledgeBase) -> None:
    (folder / "manifest.json").unlink()
    assert refused(folder, knowledge).startswith("no index in ")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"format": 1, "fingerprint": "0", "probe": "x"}'],
)
def test_a_damaged_manifest_is_refused(
    folder: Path, knowledge: KnowledgeBase, content: bytes
) -> None:
    (folder / "manifest.json").write_bytes(content)
    assert "is damaged" in refused(folder, knowledge)


def test_a_manifest_of_another_format_is_refused(folder: Path, knowledge: KnowledgeBase) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**manifest, "format": 0}), "utf-8")
    refused(folder, knowledge)


def test_an_index_of_a_version_with_other_thresholds_is_refused(
    folder: Path, knowledge: KnowledgeBase
) -> None:
    path = folder / "thresholds.json"
    kept = json.loads(path.read_text("utf-8"))
    del kept["despair"]
    path.write_text(json.dumps(kept), "utf-8")
    (folder / "manifest.json").unlink()
    Manifest.of(fingerprint(knowledge), LetterEncoder(), folder).save(folder / "manifest.json")
    assert "another version" in refused(folder, knowledge)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"garbage" * 100),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["vectors.faiss", "space.npz", "heads/dense.npy", "encoded.npz"])
def test_a_damaged_part_is_refused(
    folder: Path, knowledge: KnowledgeBase, name: str, damage: str
) -> None:
    DAMAGES[damage](folder / name)
    assert "is damaged" in refused(folder, knowledge)


@pytest.mark.parametrize("name", ["vectors.faiss", "heads/sparse.npy"])
def test_a_part_with_flipped_bytes_is_refused(
    folder: Path, knowledge: KnowledgeBase, name: str
) -> None:
    path = folder / name
    content = bytearray(path.read_bytes())
    content[-1] = 255 - content[-1]
    path.write_bytes(content)
    assert "is damaged" in refused(folder, knowledge)


def test_the_vectors_of_another_index_are_refused(folder: Path, knowledge: KnowledgeBase) -> None:
    other = np.eye(AXES, dtype=np.float32)[:5]
    VectorIndex.build(other).save(folder / "vectors.faiss")
    assert "is damaged" in refused(folder, knowledge)


# Built again


class _Counting(LetterEncoder):
    def __init__(self, turned_by: int = 0) -> None:
        super().__init__(turned_by)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        return super().encode(texts)


def _known(folder: Path) -> Encoded:
    return Encoded.known(LetterEncoder(), folder)


@pytest.mark.parametrize("change", CHANGES)
def test_only_new_texts_are_encoded_again(
    saved: Path, knowledge: KnowledgeBase, finder: Finder, change: str
) -> None:
    changed = _with(knowledge, *CHANGES[change](knowledge.exemplars.all))
    before = {passage.text for passage in passages_of(knowledge)}
    now = {passage.text for passage in passages_of(changed)}
    encoder = _Counting()
    rebuilt = Finder.build(changed, encoder, known=_known(saved))
    assert {*encoder.encoded} == now - before
    fresh = Finder.build(changed, LetterEncoder())
    assert rebuilt.find("what is phishing", EN) == fresh.find("what is phishing", EN)


def test_with_another_model_nothing_is_known(saved: Path) -> None:
    assert _known(saved).rows
    assert not Encoded.known(LetterEncoder(turned_by=1), saved).rows


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_built_anew(
    folder: Path, knowledge: KnowledgeBase, finder: Finder, damage: str
) -> None:
    DAMAGES[damage](folder / encoded.FILE)
    rebuilt = Finder.build(knowledge, LetterEncoder(), known=_known(folder))
    assert rebuilt.find("what is phishing", EN) == finder.find("what is phishing", EN)


def test_an_index_is_the_same_whenever_its_texts_were_encoded(
    folder: Path, knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    before = _with(knowledge, *CHANGES["removed"](knowledge.exemplars.all))
    Finder.build(before, LetterEncoder()).save(tmp_path / "before")
    known = _known(tmp_path / "before")
    Finder.build(knowledge, LetterEncoder(), known=known).save(tmp_path / "other")
    for name in ("vectors.faiss", "space.npz", "heads/dense.npy", "heads/sparse.npy"):
        assert (folder / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_a_rounded_vector_is_a_unit_vector_near_the_one_it_was() -> None:
    vectors = unit_vectors(50)
    kept = Encoded.nothing().extended([str(n) for n in range(50)], lambda texts: vectors)
    rounded = kept.of([str(n) for n in range(50)])
    np.testing.assert_allclose(np.linalg.norm(rounded, axis=1), 1, atol=1e-6)
    assert (rounded * vectors).sum(axis=1).min() > 0.9998


# Passages and the manifest


def test_a_passage_is_normalised_and_stands_once_a_form(knowledge: KnowledgeBase) -> None:
    doubled = _with(
        knowledge,
        Exemplar("What IS it？", EN, Form.QUESTION, "phishing"),
        Exemplar("what is it?", EN, Form.QUESTION, "task-scam"),
        Exemplar("what is it?", EN, Form.MESSAGE, "task-scam"),
    )
    assert passages_of(doubled)[:2] == (
        Passage("what is it?", EN, Form.QUESTION, "phishing"),
        Passage("what is it?", EN, Form.MESSAGE, "task-scam"),
    )


def test_an_entry_stands_for_itself_in_both_languages(knowledge: KnowledgeBase) -> None:
    passages = set(passages_of(_with(knowledge)))
    for language in Language:
        topic, figure = knowledge.topics["phishing"], knowledge.bulletin.figures["cases-cracked"]
        for text, form, target in (
            (topic.title, Form.QUESTION, topic.id),
            (topic.summary, Form.QUESTION, topic.id),
            (knowledge.guidance["law"].title, Form.GUIDANCE, "law"),
            (figure.title, Form.FIGURE, figure.id),
            (figure.counts, Form.FIGURE, figure.id),
        ):
            assert Passage(normalise(text.in_(language)), language, form, target) in passages
    assert len(passages) == 2 * (2 * 2 + 2 + 2 * 2)


def test_a_digest_tells_where_one_exemplar_ends_and_the_next_begins() -> None:
    one = [Exemplar("a", EN, Form.QUESTION, "x"), Exemplar("b", EN, Form.QUESTION, "x")]
    other = [Exemplar("aen\x1fquestion\x1fx\x1fb", EN, Form.QUESTION, "x")]
    assert Exemplars.holding(one).digest != Exemplars.holding(other).digest
    assert Exemplars.holding(one).digest == Exemplars.holding(list(one)).digest


def test_the_same_model_may_differ_a_little_between_processors(
    tmp_path: Path, knowledge: KnowledgeBase
) -> None:
    manifest = Manifest.of(fingerprint(knowledge), LetterEncoder(), tmp_path)
    probe = np.array(manifest.probe) + np.random.default_rng(0).normal(0, 0.002, AXES)
    probe /= np.linalg.norm(probe)
    manifest.model_copy(update={"probe": tuple(map(float, probe))}).save(tmp_path / "manifest.json")
    verify(tmp_path, knowledge, LetterEncoder())


# Vectors


def unit_vectors(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, 32)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def test_the_nearest_are_found_best_first_with_their_cosines() -> None:
    abc, abd, xyz = LetterEncoder().encode(["abc", "abd", "xyz"])
    similarities, rows = VectorIndex.build(np.stack([xyz, abd, abc])).search(abc[None], 3)
    assert rows.tolist() == [[2, 1, 0]]
    assert similarities.tolist() == [pytest.approx([1, 2 / 3, 0], abs=1e-3)]  # half precision


def test_no_more_is_found_than_there_is() -> None:
    _, rows = VectorIndex.build(unit_vectors(3)).search(unit_vectors(2, seed=1), 200)
    assert np.sort(rows).tolist() == [[0, 1, 2], [0, 1, 2]]


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(vector_index, "EXACT_UP_TO", 500)
    monkeypatch.setattr(vector_index, "SIFTED_UP_TO", 2000)
    return 500


def test_up_to_the_limit_the_index_is_exact(small_limit: int, tmp_path: Path) -> None:
    VectorIndex.build(unit_vectors(small_limit)).save(tmp_path / "vectors.faiss")
    stored = faiss.read_index(str(tmp_path / "vectors.faiss"))
    assert isinstance(stored, faiss.IndexScalarQuantizer)
    assert stored.metric_type == faiss.METRIC_INNER_PRODUCT


@pytest.mark.parametrize(
    ("count", "kind", "off", "least"),
    [(2000, faiss.IndexRefine, 5e-3, 0.97), (3000, faiss.IndexIVFScalarQuantizer, 5e-4, 0.99)],
)
def test_past_the_limit_it_is_approximate_and_misses_next_to_nothing(
    small_limit: int,
    count: int,
    kind: type[faiss.Index],
    off: float,
    least: float,
    tmp_path: Path,
) -> None:
    """Random vectors lie closer together than those of texts, of which 0.6 % are missed."""
    vectors, questions = unit_vectors(count), unit_vectors(50, seed=1)
    VectorIndex.build(vectors).save(tmp_path / "vectors.faiss")
    stored = faiss.read_index(str(tmp_path / "vectors.faiss"))
    assert isinstance(stored, kind)
    similarities, rows = VectorIndex.load(tmp_path / "vectors.faiss").search(questions, SEARCHED)
    exact = np.argsort(-(questions @ vectors.T), axis=1)[:, :20]
    found = [len({*one} & {*other}) / 20 for one, other in zip(rows, exact, strict=True)]
    assert np.mean(found) > least
    np.testing.assert_allclose(
        similarities, np.take_along_axis(questions @ vectors.T, rows, axis=1), atol=off
    )
    assert (np.diff(similarities, axis=1) <= 1e-6).all()


def test_a_loaded_index_knows_how_many_it_holds(tmp_path: Path) -> None:
    VectorIndex.build(unit_vectors(7)).save(tmp_path / "vectors.faiss")
    assert len(VectorIndex.load(tmp_path / "vectors.faiss")) == 7


# Votes


def test_the_nearer_the_heavier_a_vote() -> None:
    voters = Voters.of({0: "a", 1: "b"}, passages=3, labels=("a", "b"))
    [votes] = voters.votes(_nearest([0.9, 0.85, 0.8], [0, 1, 2]))
    assert votes == pytest.approx([1 / (1 + np.exp(-1)), np.exp(-1) / (1 + np.exp(-1))], abs=1e-5)


def test_who_has_no_vote_is_passed_over() -> None:
    voters = Voters.of({2: "a"}, passages=3, labels=("a", "b"))
    [votes] = voters.votes(_nearest([0.9, 0.85, 0.8], [0, 1, 2]))
    assert votes == pytest.approx([1, 0])


def test_where_nobody_votes_nobody_is_elected() -> None:
    [votes] = Voters.of({}, passages=3, labels=("a", "b")).votes(_nearest([0.9], [0]))
    assert votes.tolist() == [0, 0]


def test_many_examples_do_not_make_a_label_loud() -> None:
    """Four of one label, one of another, all as near: the four together count only twice."""
    voters = Voters.of({0: "a", 1: "a", 2: "a", 3: "a", 4: "b"}, passages=5, labels=("a", "b"))
    [votes] = voters.votes(_nearest([0.5] * 5, [0, 1, 2, 3, 4]))
    assert votes[0] / votes[1] == pytest.approx(4 * (1 / 2) / 1)


def _nearest(similarities: list[float], rows: list[int]) -> Nearest:
    return Nearest(np.array([similarities], dtype=np.float32), np.array([rows]))


# Features


def test_what_a_language_has_in_common_is_taken_out_of_its_vectors() -> None:
    """Two texts of a language lie at opposite ends once their mean is gone; another stays put."""
    texts, languages = ["aab", "aac", "xyz"], [EN, EN, ZH]
    passages = [
        Passage(text, language, Form.QUESTION, "x")
        for text, language in zip(texts, languages, strict=True)
    ]
    vectors = LetterEncoder().encode(texts)
    counts = lexical.counts(texts)
    space = _Space.of(vectors, passages, counts)
    centred = space.features(vectors, counts, languages).vectors
    assert np.linalg.norm(centred, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)
    assert centred[0] @ centred[1] == pytest.approx(-1)
    [elsewhere] = space.features(vectors[:1], counts[:1], [ZH]).vectors
    assert elsewhere @ vectors[0] == pytest.approx(1 / 2**0.5)


# Classifier, n-grams, calibration


def test_softmax_is_worked_out_by_hand_and_does_not_overflow() -> None:
    assert softmax(np.array([[0, np.log(3)]], dtype=np.float32))[0] == pytest.approx([0.25, 0.75])
    assert softmax(np.array([[1e4, 0]], dtype=np.float32))[0] == pytest.approx([1, 0])
    beside = np.array([[0, np.log(3), 1e4, 7, 7]], dtype=np.float32)
    assert softmax(beside, (0, 2, 3))[0] == pytest.approx([0.25, 0.75, 1, 0.5, 0.5])


def _features(texts: list[str]) -> Features:
    counts = lexical.counts(texts)
    ngrams = lexical.weighted(counts, lexical.inverse_document_frequencies(counts))
    return Features(LetterEncoder().encode(texts), ngrams)


@pytest.mark.parametrize("labels", [("x", "y", "x", "y"), ("x", "y", "z", "y")])
def test_a_classifier_of_two_or_more_labels_tells_them_apart(labels: tuple[str, ...]) -> None:
    features = _features(["aaa", "bbb", "aac", "bbd"])
    classifier = Trainer(features, labels).fit(tolerance=1e-4)
    probabilities = softmax(classifier.logits(features))
    assert probabilities.sum(axis=1) == pytest.approx([1, 1, 1, 1])
    assert [classifier.labels[column] for column in probabilities.argmax(axis=1)] == [*labels]


def test_a_lesson_learnt_after_another_of_fewer_texts_is_the_same() -> None:
    features, labels = _features(["aaa", "bbb", "aac", "bbd"]), ("x", "y", "z", "y")
    trainer = Trainer(features, labels)
    trainer.fit(tolerance=1e-6, counted=np.array([True, True, False, False]))
    again = trainer.fit(tolerance=1e-6)
    first = Trainer(features, labels).fit(tolerance=1e-6)
    one, other = (softmax(each.logits(features)) for each in (again, first))
    assert one == pytest.approx(other, abs=1e-3)


def test_of_a_text_that_does_not_count_nothing_is_learnt() -> None:
    features, counted = _features(["aaa", "bbb", "aac", "ddd"]), np.array([True] * 3 + [False])
    right, wrong = (
        softmax(Trainer(features, labels).fit(1e-6, counted).logits(features))
        for labels in ([*"xyxx"], [*"xyxy"])
    )
    assert right == pytest.approx(wrong, abs=1e-3)


def test_ngrams_of_two_texts_are_rows_of_length_one() -> None:
    counts = lexical.counts(["骗子", "phishing"])
    rows = lexical.weighted(counts, lexical.inverse_document_frequencies(counts))
    assert np.sqrt(rows.multiply(rows).sum(axis=1)).ravel().tolist() == [pytest.approx([1, 1])]
    assert (rows[0] @ rows[1].T).sum() == pytest.approx(0, abs=0.2)


def test_digits_are_all_alike_to_ngrams() -> None:
    left, right = lexical.counts(["pay 250 now", "pay 999 now"])
    assert (left != right).nnz == 0


@pytest.mark.parametrize(
    ("text", "ngrams"),
    [
        ("a", ["a", " a", "a ", " a "]),
        ("ab", ["a", "b", " a", "ab", "b ", " ab", "ab ", " ab "]),
        ("骗 骗", ["骗", " 骗", "骗 ", " 骗 "]),
    ],
)
def test_ngrams_lie_within_a_word_and_the_blanks_beside_it(text: str, ngrams: list[str]) -> None:
    assert lexical.counts([text]).nnz == len(ngrams)


def test_an_ngram_seen_again_counts_less_than_twice() -> None:
    [once], [twice] = (sorted(set(lexical.counts([text]).data)) for text in ("骗", "骗 骗"))
    assert (once, twice) == pytest.approx((1, 1 + np.log(2)))


def test_an_ngram_is_the_same_in_every_text_and_beside_any_other() -> None:
    """So many texts that they are counted in parts; an empty one among them shifts nothing."""
    texts = ["你好", "", "hello there", "a  b"] * 1500
    together, alone = lexical.counts(texts), [lexical.counts([text]) for text in texts[:4]]
    assert together.shape[0] == len(texts)
    assert all((together[row] != alone[row % 4]).nnz == 0 for row in (0, 1, 2, 3, 4001, 5998))
    assert together.nnz == 1500 * sum(row.nnz for row in alone)


def test_an_empty_text_has_no_ngrams_and_no_error() -> None:
    counts = lexical.counts([""])
    assert lexical.weighted(counts, lexical.inverse_document_frequencies(counts)).nnz == 0


def test_of_a_long_text_the_ngrams_of_the_beginning_count() -> None:
    left, right = lexical.counts(["a" * 1500, "a" * 1500 + "zzzz"])
    assert (left != right).nnz == 0


def test_what_is_seen_everywhere_weighs_less_than_what_is_seen_once() -> None:
    matrix = csr_matrix(np.array([[1, 1], [1, 0], [1, 0]], dtype=np.float32))
    everywhere, once = lexical.inverse_document_frequencies(matrix)
    assert (everywhere, once) == (pytest.approx(1), pytest.approx(1 + np.log(2)))


def test_of_two_labels_each_has_its_own_bias() -> None:
    features = _features(["aaa", "bbb", "bbc", "bbd", "bbe", "bbf"])
    classifier = Trainer(features, ["x", *"yyyyy"]).fit(tolerance=1e-6)
    empty = csr_matrix((1, 2**15), dtype=np.float32)
    [[rare, common]] = softmax(
        classifier.logits(Features(np.zeros((1, AXES), dtype=np.float32), empty))
    )
    assert common > 0.6 > 0.4 > rare


def _head(name: str, labels: tuple[str, ...], odds: list[float], temperature: float) -> Heads:
    """A head of nothing but a bias, for which nobody votes."""
    count = len(labels)
    flat = np.zeros((AXES, count), dtype=np.float32), np.zeros((2**15, count), dtype=np.float32)
    classifier = Classifier(labels, *flat, np.log(np.array(odds, dtype=np.float32)))
    return Heads.of_one(name, classifier, Voters.of({}, 1, labels), temperature)


def _weighed(heads: Heads, features: Features, nearest: Nearest) -> NDArray[np.float32]:
    return heads.probabilities(heads.learned(features), nearest)


def _ranked(heads: Heads, name: str) -> dict[str, float]:
    [probabilities] = _weighed(heads, _features(["aaa"]), _nearest([1.0], [0]))
    return {each.id: each.probability for each in heads.ranked(probabilities, name)}


@pytest.mark.parametrize(("temperature", "shares"), [(1, [0.9, 0.1]), (2, [0.75, 0.25])])
def test_a_temperature_cools_the_probabilities(temperature: float, shares: list[float]) -> None:
    """Odds are 9 : 1, √9 : 1 at twice the heat."""
    ranked = _ranked(_head("xs", ("x", "y"), [9, 1], temperature), "xs")
    assert [*ranked] == ["x", "y"]
    assert [*ranked.values()] == pytest.approx(shares, abs=1e-4)


def test_heads_that_are_joined_answer_as_each_did_alone() -> None:
    """With odds, labels, votes and a temperature of their own; a label may be in two of them."""
    features = _features(["aaa", "bbb", "aac"])
    nearest = Nearest(np.array([[0.9, 0.85, 0.8]], dtype=np.float32), np.array([[0, 1, 2]]))
    heads = [
        replace(_head("two", ("x", "y"), [9, 1], 2), voters=Voters.of({1: "y"}, 3, ("x", "y"))),
        _head("one", ("x",), [1], 1),
        replace(
            _head("three", ("p", "x", "q"), [1, 2, 4], 0.5),
            voters=Voters.of({0: "q", 2: "p"}, 3, ("p", "x", "q")),
        ),
    ]
    heads[1] = replace(heads[1], voters=Voters.of({}, 3, ("x",)))
    joined = Heads.joined(heads)
    first = features.rows(np.array([0]))
    [together] = _weighed(joined, first, nearest)
    for head in heads:
        [alone] = _weighed(head, first, nearest)
        [name] = head.names
        again = dict(joined.ranked(together, name))
        assert again == pytest.approx(dict(head.ranked(alone, name)), abs=1e-6)
    assert {each.id for each in joined.ranked(together, "three")} == {"p", "x", "q"}


def test_a_head_that_is_right_is_sharpened_and_one_that_is_often_wrong_is_softened() -> None:
    logits = np.log(np.array([[0.8, 0.2]] * 10, dtype=np.float32))
    right = _calibrated(logits, np.zeros(10, dtype=np.int64))
    unsure = _calibrated(logits, np.array([0, 1] * 5))
    as_it_says = _calibrated(logits, np.array([0] * 8 + [1] * 2))
    assert right < 0.5
    assert unsure > 4
    assert as_it_says == pytest.approx(1, abs=0.05)


def test_heads_survive_being_kept(tmp_path: Path) -> None:
    texts = ["aaa", "bbb", "aac", "bbd", "aae", "bbf", "aag", "bbh"]
    features = _features(texts)
    held_out = features.vectors[::HELD_OUT]
    nearest = Nearest(*VectorIndex.build(features.vectors).search(held_out, 8))
    lessons = {"last": "xyxyxyxy", "first": "ppqqppqq"}
    heads = Heads.joined(
        [
            train(name, features, nearest, dict(enumerate(labels)))
            for name, labels in lessons.items()
        ]
    )
    heads.save(tmp_path / "heads")
    loaded = Heads.load(tmp_path / "heads")
    assert loaded.names == heads.names == ("last", "first")
    assert loaded.temperatures == pytest.approx(heads.temperatures)
    one = features.rows(np.array([0])), nearest.lines(np.array([0]))
    [before], [after] = _weighed(heads, *one), _weighed(loaded, *one)
    assert after == pytest.approx(before, abs=1e-3)
    assert [loaded.ranked(after, name)[0].id for name in lessons] == ["x", "p"]
    assert isinstance(loaded.ranked(after, "last")[0], Candidate)


# The command


@pytest.fixture
def made(knowledge: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command build the little index, in a folder of its own, without the real model."""
    monkeypatch.setenv("BOT_MODEL", "letters")
    monkeypatch.setattr(command, "DATA", tmp_path / "data")
    monkeypatch.setattr(command, "SHIPPED", tmp_path / "vectors")
    monkeypatch.setattr(command, "load_sentence_encoder", lambda name: LetterEncoder())
    monkeypatch.setattr(KnowledgeBase, "load", lambda: knowledge)
    return tmp_path / "data"


def test_the_command_builds_an_index_that_loads(
    made: Path, knowledge: KnowledgeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main([])
    assert Finder.load(made, knowledge, LetterEncoder())
    count = len(knowledge.exemplars)
    assert capsys.readouterr().out == f"index: {count} exemplars, ready in {made}\n"


def test_what_is_new_is_shipped_once(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shipped, "LEAST", 10)
    encoder = _Counting()
    monkeypatch.setattr(command, "load_sentence_encoder", lambda name: encoder)
    command.main(["--ship"])
    shutil.rmtree(made)
    encoder.encoded.clear()
    command.main(["--ship"])
    assert {*encoder.encoded} == {probe.TEXT}
    [path] = made.parent.joinpath("vectors").iterdir()
    first, _, again, _ = capsys.readouterr().out.splitlines()
    assert first.endswith(f"texts in {path}")
    assert again == "shipped: nothing, for 0 new texts are soon encoded"


def test_the_command_says_where_it_cannot_write(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.parent.joinpath("file").write_text("in the way", "utf-8")
    data = made.parent / "file" / "data"
    monkeypatch.setattr(command, "DATA", data)
    with pytest.raises(SystemExit) as stopped:
        command.main([])
    assert str(stopped.value.code).startswith(f"error: {data} cannot be written (")
    assert str(stopped.value.code).endswith("make it writable")


@pytest.mark.parametrize(
    "error", [KnowledgeError("x.yaml: broken"), ModelError("BOT_MODEL: letters: no")]
)
def test_the_command_says_what_is_wrong_in_one_line(
    made: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> Encoder:
        raise error

    monkeypatch.setattr(command, "load_sentence_encoder", fail)
    with pytest.raises(SystemExit) as stopped:
        command.main([])
    assert stopped.value.code == f"error: {error}"
    assert not made.exists()
