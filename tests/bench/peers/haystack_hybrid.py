"""Haystack's in-memory BM25 and embedding retrievers, joined."""

from pathlib import Path

from answering import Peer, model, run
from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

_EMBEDDING = {
    "model": model(),
    "batch_size": 1,
    "progress_bar": False,
    "normalize_embeddings": True,
    "trust_remote_code": True,
}


class Haystack(Peer):
    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        documents = [
            Document(id=str(row), content=text, meta={"label": label})
            for row, (text, label) in enumerate(zip(texts, labels, strict=True))
        ]
        embedder = SentenceTransformersDocumentEmbedder(**_EMBEDDING)
        embedder.warm_up()
        store = InMemoryDocumentStore(
            embedding_similarity_function="cosine", return_embedding=False
        )
        store.write_documents(embedder.run(documents)["documents"])
        store.save_to_disk(str(folder / "store.json"))

    def load(self, folder: Path) -> None:
        store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
        self.pipeline = Pipeline()
        for name, component in {
            "embedder": SentenceTransformersTextEmbedder(**_EMBEDDING),
            "near": InMemoryEmbeddingRetriever(store, top_k=10, scale_score=True),
            "words": InMemoryBM25Retriever(store, top_k=10, scale_score=True),
            "joiner": DocumentJoiner(join_mode="merge", top_k=1),
        }.items():
            self.pipeline.add_component(name, component)
        self.pipeline.connect("embedder.embedding", "near.query_embedding")
        self.pipeline.connect("near", "joiner")
        self.pipeline.connect("words", "joiner")

    def ask(self, text: str) -> tuple[str | None, float]:
        result = self.pipeline.run({"embedder": {"text": text}, "words": {"query": text}})
        [document, *_] = result["joiner"]["documents"]
        return document.meta["label"], document.score


run(Haystack())
