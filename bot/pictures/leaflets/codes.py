"""QR codes of our own links; the only import of segno."""

import segno

QUIET_MODULES = 4
"""White around a code that readers rely on."""


def modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """Return a code's rows, True where it is dark; a quarter of it may be lost."""
    code = segno.make_qr(link, error="q")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
