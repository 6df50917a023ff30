"""Where a text falls into parts."""

import re

_END = r"(?<=[!?。！？\n…])\s*|(?<=\.)(?!\d)\s*"
"""Of a sentence; the point in "1.99" ends none."""
SENTENCES = re.compile(_END)
CLAUSES = re.compile(rf"[,，;；]\s*|{_END}|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
"""Who types no punctuation in Chinese leaves spaces."""
LEAST = 12
"""Length of a part that can be understood by itself."""
