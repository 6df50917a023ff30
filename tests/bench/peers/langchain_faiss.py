"""LangChain's FAISS store with its sentence-transformers embeddings."""

from pathlib import Path

from answering import Peer, model, run
from langchain_community.vectorstores import FAISS
from langchain_community.vectorstores.utils import DistanceStrategy
from langchain_huggingface import HuggingFaceEmbeddings

_ENCODING = {"batch_size": 1, "normalize_embeddings": True}


class LangChain(Peer):
    def __init__(self) -> None:
        self.embeddings = HuggingFaceEmbeddings(
            model_name=model(),
            model_kwargs={"device": "cpu", "trust_remote_code": True},
            encode_kwargs=_ENCODING,
            query_encode_kwargs=_ENCODING,
        )

    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        store = FAISS.from_texts(
            texts,
            self.embeddings,
            metadatas=[{"label": label} for label in labels],
            distance_strategy=DistanceStrategy.MAX_INNER_PRODUCT,
        )
        store.save_local(str(folder / "faiss"))

    def load(self, folder: Path) -> None:
        self.store = FAISS.load_local(
            str(folder / "faiss"),
            self.embeddings,
            allow_dangerous_deserialization=True,
            distance_strategy=DistanceStrategy.MAX_INNER_PRODUCT,
        )

    def ask(self, text: str) -> tuple[str | None, float]:
        [(document, score)] = self.store.similarity_search_with_score(text, k=1)
        return document.metadata["label"], score


run(LangChain())
