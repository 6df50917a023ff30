"""Has an index come out alike on every x86 processor that knows AVX2, which all have had since
2013: to be imported before NumPy and PyTorch, which read it once.

Left alone, they take the widest instructions that there are and sum in another order with each. A
head is trained until steps grow small, and so ends elsewhere: by two in a hundred of its weights,
enough to answer a few texts otherwise.
"""

import os
import platform

if platform.machine() in {"x86_64", "AMD64"}:
    os.environ.setdefault("OPENBLAS_CORETYPE", "Haswell")
    os.environ.setdefault("ATEN_CPU_CAPABILITY", "avx2")
    os.environ.setdefault("MKL_CBWR", "AVX2")
