"""Character n-grams, which see names, slang and digits that an encoder blurs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import HashingVectorizer

_DIGITS = str.maketrans("0123456789", "0000000000")
_BUCKETS = 2**15
_LONGEST = 1500  # characters; what a long text is about shows by then

_vectorizer = HashingVectorizer(
    analyzer="char_wb",
    ngram_range=(1, 4),
    n_features=_BUCKETS,
    alternate_sign=False,
    norm=None,
    lowercase=False,
    dtype=np.float32,
)


def counts(texts: Sequence[str]) -> csr_matrix:
    """Return damped counts of n-grams, digits made alike, one row a normalised text."""
    matrix = _vectorizer.transform([text[:_LONGEST].translate(_DIGITS) for text in texts])
    matrix.data = 1 + np.log(matrix.data)
    return matrix


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
