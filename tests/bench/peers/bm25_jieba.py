"""BM25 over words cut by jieba, with bm25s: no vectors at all."""

import json
from pathlib import Path

import bm25s
import jieba
from answering import Peer, run

jieba.setLogLevel(60)


def _words(text: str) -> list[str]:
    return [word for word in jieba.lcut_for_search(text) if word.strip()]


class Bm25(Peer):
    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        retriever = bm25s.BM25()
        retriever.index([_words(text) for text in texts], show_progress=False)
        retriever.save(folder / "bm25")
        (folder / "labels.json").write_text(json.dumps(labels), "utf-8")

    def load(self, folder: Path) -> None:
        self.retriever = bm25s.BM25.load(folder / "bm25")
        self.labels = json.loads((folder / "labels.json").read_text("utf-8"))
        jieba.initialize()

    def ask(self, text: str) -> tuple[str | None, float]:
        rows, scores = self.retriever.retrieve([_words(text)], k=1, show_progress=False)
        if scores[0, 0] <= 0:
            return None, 0.0
        return self.labels[int(rows[0, 0])], scores[0, 0]


run(Bm25())
