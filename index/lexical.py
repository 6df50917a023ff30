"""Character n-grams, which see names, slang and digits that an encoder blurs.

They are those of scikit-learn's `char_wb`, counted by arrays instead of strings: its vectorizer
takes 65 MB and half a second to import, in every process that answers.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

_DIGITS = str.maketrans("0123456789", "0000000000")
_LONGEST = 1500  # characters; what a long text is about shows by then
_LONGEST_NGRAM = 4
_BITS = 15
_BUCKETS = 2**_BITS
_AT_ONCE = 4000  # texts; all of an index would take a gigabyte
_MULTIPLIER = np.uint32(0x9E3779B1)  # odd, and its bits far from any pattern: Knuth's


def counts(texts: Sequence[str]) -> csr_matrix:
    """Return damped counts of n-grams, digits made alike, one row a normalised text.

    An n-gram lies within a word and the blanks beside it; the blank alone is none.
    """
    if len(texts) <= _AT_ONCE:
        return _counts(texts)
    parts = [texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return vstack([*threads.map(_counts, parts)], "csr")


def _counts(texts: Sequence[str]) -> csr_matrix:
    parts = [f" {text[:_LONGEST].translate(_DIGITS)} " for text in texts]
    letters = np.frombuffer("".join(parts).encode("utf-32-le", "surrogatepass"), np.uint32)
    row_of = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    blanks = np.concatenate([[0], np.cumsum(letters == ord(" "), dtype=np.int32)])
    hashes = np.zeros(len(letters) + 1, np.uint32)
    seen = []
    for length in range(1, _LONGEST_NGRAM + 1):
        hashes = (hashes[:-1] + letters[length - 1 :]) * _MULTIPLIER
        starts = np.arange(len(hashes))
        within = blanks[starts + max(length - 1, 1)] == blanks[starts + 1]
        worded = blanks[starts + length] - blanks[starts] < length
        found = np.flatnonzero(within & worded)
        seen.append(row_of[found] * _BUCKETS + (hashes[found] >> (32 - _BITS)))
    places, times = np.unique(np.concatenate(seen), return_counts=True)
    columns = (places % _BUCKETS).astype(np.int32)
    starts = np.searchsorted(places, np.arange(len(parts) + 1) * _BUCKETS)
    damped = (1 + np.log(times)).astype(np.float32)
    return csr_matrix((damped, columns, starts), (len(parts), _BUCKETS))


def inverse_document_frequencies(matrix: csr_matrix) -> NDArray[np.float32]:
    documents, buckets = matrix.shape
    seen = np.bincount(matrix.indices, minlength=buckets)
    return np.asarray(np.log((1 + documents) / (1 + seen)) + 1, dtype=np.float32)


def weighted(matrix: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Return rows of TF-IDF with length one."""
    values = matrix.data * idf[matrix.indices]
    row_of = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    norms = np.sqrt(np.bincount(row_of, values * values, matrix.shape[0])).astype(np.float32)
    return csr_matrix((values / norms[row_of], matrix.indices, matrix.indptr), matrix.shape)
