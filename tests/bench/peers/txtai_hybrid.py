"""txtai's hybrid index: its nearest neighbours and its BM25, weighed alike."""

import json
from pathlib import Path

from answering import Peer, model, run
from txtai import Embeddings


class Txtai(Peer):
    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        embeddings = Embeddings(
            path=model(),
            method="sentence-transformers",
            vectors={"trust_remote_code": True},
            encodeargs={"show_progress_bar": False},
            encodebatch=1,
            gpu=False,
            hybrid=True,
        )
        embeddings.index(enumerate(texts))
        embeddings.save(str(folder / "txtai"))
        (folder / "labels.json").write_text(json.dumps(labels), "utf-8")

    def load(self, folder: Path) -> None:
        self.embeddings = Embeddings()
        self.embeddings.load(str(folder / "txtai"))
        self.labels = json.loads((folder / "labels.json").read_text("utf-8"))

    def ask(self, text: str) -> tuple[str | None, float]:
        found = self.embeddings.search(text, 1)
        if not found:
            return None, 0.0
        [(row, score)] = found
        return self.labels[row], score


run(Txtai())
