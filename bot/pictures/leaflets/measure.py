"""How wide a line of text is, known before it is drawn."""

from functools import lru_cache

from matplotlib.ft2font import FT2Font, LoadFlags

from bot.pictures import fonts

_EM_UNITS = 1000
_FIXED_POINT = 65_536


def width_of(text: str, size: float) -> float:
    """Return the width in the unit of the size."""
    return sum(map(_advance, text)) * size


@lru_cache(maxsize=8192)
def _advance(character: str) -> float:
    """Return how far a character moves the pen, in parts of the size."""
    glyph = _face().load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / _FIXED_POINT / _EM_UNITS


@lru_cache(maxsize=1)
def _face() -> FT2Font:
    face = FT2Font(str(fonts.sans()))
    face.set_size(_EM_UNITS, 72)
    return face
