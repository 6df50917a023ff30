"""LlamaIndex's VectorStoreIndex, as it comes."""

from pathlib import Path

from answering import Peer, model, run
from llama_index.core import StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding


class LlamaIndex(Peer):
    def __init__(self) -> None:
        self.embedding = HuggingFaceEmbedding(
            model_name=model(),
            device="cpu",
            trust_remote_code=True,
            embed_batch_size=1,
            normalize=True,
        )

    def index(self, texts: list[str], labels: list[str], folder: Path) -> None:
        nodes = [
            TextNode(text=text, metadata={"label": label}, excluded_embed_metadata_keys=["label"])
            for text, label in zip(texts, labels, strict=True)
        ]
        index = VectorStoreIndex(nodes, embed_model=self.embedding)
        index.storage_context.persist(str(folder / "storage"))

    def load(self, folder: Path) -> None:
        context = StorageContext.from_defaults(persist_dir=str(folder / "storage"))
        index = load_index_from_storage(context, embed_model=self.embedding)
        self.retriever = index.as_retriever(similarity_top_k=1)

    def ask(self, text: str) -> tuple[str | None, float]:
        [found] = self.retriever.retrieve(text)
        return found.node.metadata["label"], found.score


run(LlamaIndex())
