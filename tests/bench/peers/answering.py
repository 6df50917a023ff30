"""How the benchmark talks with a peer: JSON lines, each peer in an environment of its own.

`python PEER.py index FOLDER` reads FOLDER/passages.jsonl and keeps its index in FOLDER;
`python PEER.py serve FOLDER` loads it and answers one line a line. Run by the peer's Python:
nothing of the project is imported here.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


class Peer:
    """What a peer must do. A label is opaque to it."""

    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        raise NotImplementedError

    def load(self, folder: Path) -> None:
        raise NotImplementedError

    def ask(self, text: str) -> tuple[str | None, float]:
        """Return the best passage's label and its score, the higher the better."""
        raise NotImplementedError

    def fit(self, texts: list[str], labels: list[str | None]) -> None:
        """Learn its own thresholds, if it can."""
        raise NotImplementedError


def model() -> str:
    """Return the folder of the sentence-transformers model, the same for all."""
    return os.environ["BENCH_MODEL"]


def run(peer: Peer) -> None:
    command, folder = sys.argv[1], Path(sys.argv[2])
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer

    def say(**content: Any) -> None:
        print(json.dumps(content, ensure_ascii=True), file=answers, flush=True)

    if command == "index":
        lines = (folder / "passages.jsonl").read_text("utf-8").split("\n")
        passages = [json.loads(line) for line in lines if line]
        started = time.perf_counter()
        peer.index([text for text, _ in passages], [label for _, label in passages], folder)
        say(seconds=time.perf_counter() - started)
        return
    peer.load(folder)
    for line in sys.stdin:
        asked = json.loads(line)
        if "fit" in asked:
            peer.fit([text for text, _ in asked["fit"]], [label for _, label in asked["fit"]])
            say()
            continue
        started = time.perf_counter()
        label, score = peer.ask(asked["text"])
        elapsed = time.perf_counter() - started
        say(label=label, score=float(score), ms=elapsed * 1000)
