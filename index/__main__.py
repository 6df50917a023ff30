"""`python -m index`: make the model once, encode the knowledge, train, and keep the result."""

import os
import sys
from typing import Never

from tqdm import tqdm

from index import bundled_model
from index.bundled_model import CacheError
from index.encoded import Encoded
from index.encoder import ModelError
from index.finder import Finder
from index.places import BUNDLED_MODEL, DATA
from index.sentence_encoder import load_sentence_encoder
from index.weights import WeightsError
from knowledge import KnowledgeBase, KnowledgeError


def main() -> None:
    model = os.environ.get("BOT_MODEL") or None
    try:
        knowledge = KnowledgeBase.load()
        if model is None:
            bundled_model.ensure(BUNDLED_MODEL, lambda step: print(f"model: {step}", flush=True))
        encoder = load_sentence_encoder(model)
        known = Encoded.known(encoder, DATA)
        with _Bars() as bars:
            finder = Finder.build(knowledge, encoder, bars.show, known)
        finder.save(DATA)
    except (KnowledgeError, ModelError, CacheError, WeightsError) as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        sys.exit(f"error: {DATA} cannot be written ({error.strerror}); make it writable")
    print(f"index: {len(knowledge.exemplars)} exemplars, ready in {DATA}")


class _Bars:
    """One progress bar a step."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm[Never]] = {}

    def __enter__(self) -> "_Bars":
        return self

    def __exit__(self, *_: object) -> None:
        for bar in self._bars.values():
            bar.close()

    def show(self, step: str, done: int, total: int) -> None:
        if step not in self._bars:
            self._bars[step] = tqdm(total=total, desc=step)
        bar = self._bars[step]
        bar.update(done - bar.n)


if __name__ == "__main__":
    main()
