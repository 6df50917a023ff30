"""Has the process keep what it holds in large pages of memory, where Linux has them.

A question reads some forty megabytes of weights and vectors; in pages of 4 KB, a processor spends
a thirtieth of the time of an answer on where each of them is.
"""

import os
import sys

_TUNABLES = "GLIBC_TUNABLES"
"""Read by the C library when a process begins, and only then; other C libraries take no notice."""
_LARGE = "glibc.malloc.hugetlb=1"


def ask_for() -> None:
    """Begin the process anew, with the same id, unless the variable is set, be it empty."""
    if sys.platform == "linux" and _TUNABLES not in os.environ:
        os.environ[_TUNABLES] = _LARGE
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
