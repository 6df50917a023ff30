"""`python -m index`: make the model once, encode the knowledge, train, and keep the result.

`--ship` adds the vectors of new texts to those that come with the project, for who releases it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Never

from tqdm import tqdm

import index.alike  # noqa: F401
from index import bundled_model, shipped
from index.bundled_model import CacheError
from index.encoded import Encoded
from index.encoder import Encoder, ModelError
from index.finder import Finder, encode_all, texts_of
from index.places import BUNDLED_MODEL, DATA, SHIPPED
from index.sentence_encoder import load_sentence_encoder
from index.weights import WeightsError
from knowledge import KnowledgeBase, KnowledgeError


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser("python -m index", description=__doc__)
    parser.add_argument("--ship", action="store_true", help="add what is new to index/vectors")
    ship = parser.parse_args(arguments).ship
    model = os.environ.get("BOT_MODEL") or None
    try:
        knowledge = KnowledgeBase.load()
        if model is None:
            bundled_model.ensure(BUNDLED_MODEL, lambda step: print(f"model: {step}", flush=True))
        encoder = load_sentence_encoder(model)
        with _Bars() as bars:
            if ship:
                _ship(knowledge, encoder, bars)
            finder = Finder.build(knowledge, encoder, bars.show, _known(encoder))
        finder.save(DATA)
    except (KnowledgeError, ModelError, CacheError, WeightsError) as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        sys.exit(f"error: {DATA} cannot be written ({error.strerror}); make it writable")
    print(f"index: {len(knowledge.exemplars)} exemplars, ready in {DATA}")


def _known(encoder: Encoder) -> Encoded:
    """Return what need not be encoded; what is shipped counts first, so that all have the same."""
    return shipped.known(SHIPPED, encoder).joined(Encoded.known(encoder, DATA))


def _ship(knowledge: KnowledgeBase, encoder: Encoder, bars: "_Bars") -> None:
    texts = shipped.known(SHIPPED, encoder).lacks(texts_of(knowledge))
    if len(texts) < shipped.LEAST:
        print(f"shipped: nothing, for {len(texts)} new texts are soon encoded")
        return
    vectors = _known(encoder).extended(texts, partial(encode_all, encoder, bars.show))
    path = shipped.add(SHIPPED, encoder, texts, vectors.of(texts))
    print(f"shipped: {len(texts)} texts in {path}")


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
