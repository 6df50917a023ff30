"""Where a text falls into parts."""

import re

SENTENCES = re.compile(r"(?<=[.!?。！？\n…])\s*")
CLAUSES = re.compile(
    r"[,，;；]\s*|(?<=[.!?。！？\n…])\s*|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])"
)
"""Who types no punctuation in Chinese leaves spaces."""
LEAST = 12
"""Length of a part that can be understood by itself."""
