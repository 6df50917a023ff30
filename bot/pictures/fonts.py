"""The one place that knows what pictures are written in: Noto Sans, both Chinese scripts in it."""

from pathlib import Path

import pylopdf_fonts_zh_cn


def sans() -> Path:
    """Return the file; it has one weight, Regular, and no emoji."""
    return Path(pylopdf_fonts_zh_cn.sans_path())
