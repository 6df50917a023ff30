"""semantic-router: a route a label, its example utterances, its own calibration."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from answering import Peer, model, run
from pydantic import PrivateAttr
from semantic_router import Route
from semantic_router.encoders import DenseEncoder
from semantic_router.index import LocalIndex
from semantic_router.routers import IndexedRouter
from sentence_transformers import SentenceTransformer


class _Encoder(DenseEncoder):
    """Its LocalEncoder takes no model with code of its own."""

    name: str = "the model of all"
    _model: Any = PrivateAttr()

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._model = SentenceTransformer(model(), device="cpu", trust_remote_code=True)

    def __call__(self, docs: list[str]) -> list[list[float]]:
        return self._model.encode(
            docs, batch_size=1, normalize_embeddings=True, show_progress_bar=False
        ).tolist()


class SemanticRouter(Peer):
    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        utterances = defaultdict(list)
        for text, label in zip(texts, labels, strict=True):
            utterances[label].append(text)
        routes = [Route(name=name, utterances=given) for name, given in utterances.items()]
        index = IndexedRouter(encoder=_Encoder(), routes=routes).index
        kept = {"index": index.index, "routes": index.routes, "utterances": index.utterances}
        np.savez(folder / "router.npz", **kept)
        (folder / "metadata.json").write_text(json.dumps(index.metadata.tolist()), "utf-8")

    def load(self, folder: Path) -> None:
        index = LocalIndex()
        with np.load(folder / "router.npz") as kept:
            index.index, index.routes = kept["index"], kept["routes"]
            index.utterances = kept["utterances"]
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
        index.metadata = np.array(metadata, dtype=object)
        self.router = IndexedRouter(encoder=_Encoder(), index=index)

    def ask(self, text: str) -> tuple[str | None, float]:
        choice = self.router(text)
        return choice.name, choice.confidence

    def fit(self, texts: list[str], labels: list[str | None]) -> None:
        self.router.fit(texts, labels)


run(SemanticRouter())
