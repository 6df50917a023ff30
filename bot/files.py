"""Files that somebody names on the command line."""

from pathlib import Path

_MOST_BYTES = 64 * 1024 * 1024


def read_file(name: str) -> bytes | None:
    """Return what a file holds; None if no file has that name, so that it is a text itself."""
    try:
        path = Path(name.strip().strip("'\"")).expanduser()
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except (OSError, ValueError, RuntimeError):
        return None  # too long for a name, or not one at all
