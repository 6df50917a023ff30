"""Who is measured: ours and its peers, each peer in an environment of its own."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from venv import EnvBuilder

from platformdirs import user_cache_path

ENVIRONMENTS = Path(user_cache_path("antifraud-bot")) / "bench"
_SCRIPTS = Path(__file__).parent / "peers"


class InstallError(Exception):
    """A peer's environment could not be made."""


@dataclass(frozen=True)
class Peer:
    name: str
    script: str
    package: str
    faster: Mapping[str, str] = field(default_factory=dict)
    """Why it is cheaper than ours, should it be: a sentence for a column of the table."""
    slower: str = ""
    """Why it is not."""
    fits: bool = False
    """Whether it learns thresholds by itself."""
    encodes: bool = True
    """Whether it needs the passages' vectors."""

    @property
    def path(self) -> Path:
        return _SCRIPTS / f"{self.script}.py"

    @property
    def _requirements(self) -> Path:
        return _SCRIPTS / f"{self.script}.txt"

    @property
    def version(self) -> str:
        pins = dict(line.split("==") for line in self._lines() if "==" in line)
        return pins[self.package]

    def _lines(self) -> list[str]:
        return self._requirements.read_text("utf-8").split()

    def python(self) -> Path:
        """Return the Python of the peer's environment, made when it is missing or old."""
        folder = ENVIRONMENTS / self.script
        python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        ready = folder / "requirements.sha256"
        wanted = sha256(self._requirements.read_bytes()).hexdigest()
        if ready.exists() and ready.read_text() == wanted:
            return python
        print(f"installing {self.name} into {folder}", flush=True)
        EnvBuilder(with_pip=True, clear=True).create(folder)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, "--requirement", self._requirements], check=False).returncode:
            raise InstallError(
                f"{self.name} could not be installed; pip said why above. Run again, or leave it "
                "out with --peers"
            )
        ready.write_text(wanted)
        return python


_NO_ADVICE = (
    "It loads an encoder and vectors; ours also the classifiers and the knowledge it words."
)
_LOOKS_UP = (
    "After the encoder it looks up the nearest passage and is done; ours also weighs n-grams, "
    "neighbours and names, reads figures and clues, and words the whole answer, all of which its "
    "time includes."
)
_NEAREST = {
    "p50": _LOOKS_UP,
    "p95": _LOOKS_UP,
    "start_s": _NO_ADVICE,
    "memory_mb": _NO_ADVICE,
    "build_s": "It encodes the passages and trains nothing.",
}
"""Why something that only finds the nearest passage is cheaper."""

PEERS = (
    Peer(
        "BM25 (bm25s + jieba)",
        "bm25_jieba",
        "bm25s",
        faster={
            "p50": "No encoder runs at all: it counts shared words, and misses what is told in "
            "other words.",
            "p95": "A long text costs it no more than its words.",
            "start_s": "It loads no PyTorch and no model, only a dictionary and postings.",
            "memory_mb": "No PyTorch, no model, no vectors.",
            "build_s": "There is nothing to encode and nothing to train.",
        },
        slower="bm25s scores every posting of every word.",
        encodes=False,
    ),
    Peer(
        "LangChain FAISS",
        "langchain_faiss",
        "langchain-community",
        faster=_NEAREST,
        slower="Vectors pass through Python lists on their way to FAISS.",
    ),
    Peer(
        "Haystack (hybrid)",
        "haystack_hybrid",
        "haystack-ai",
        faster=_NEAREST,
        slower="Its in-memory store makes an array of all embeddings anew for every question, and "
        "scores BM25 passage by passage in Python.",
    ),
    Peer(
        "txtai (hybrid)",
        "txtai_hybrid",
        "txtai",
        faster=_NEAREST,
        slower="It searches twice, by words and by vectors, and joins the lists.",
    ),
    Peer(
        "LlamaIndex",
        "llamaindex_vectors",
        "llama-index-core",
        faster=_NEAREST,
        slower="Its default store makes an array of all embeddings anew for every question, and "
        "compares them one by one in Python.",
    ),
    Peer(
        "semantic-router",
        "semantic_router_fit",
        "semantic-router",
        faster=_NEAREST,
        slower="It measures the length of every utterance's vector anew for every question, in double "
        "precision, and scores every route.",
        fits=True,
    ),
)
