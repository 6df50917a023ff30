"""Where pictures hang: drawn once by a process of its own, kept, and known again at Telegram."""

import asyncio
import hashlib
import logging
import pickle
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.pictures.drawings import Drawing
from bot.reply import Picture
from bot.workers.process import WorkerProcess

log = logging.getLogger(__name__)

_SECONDS = 6.0
"""For one picture, of the clock."""
_PATIENCE_SECONDS = 10.0
"""For its turn and itself: an update must be answered within twenty."""
_KEPT_BYTES = 8_000_000

Compose = Callable[[Picture], Drawing]
"""Says what is to be drawn; raises `LookupError` for what there is no picture of any more."""


class NoPictureError(Exception):
    """A picture cannot be had now; the words beside it say the same."""


class Gallery:
    """Draws one after another; the worker starts with the first and ends when idle."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self.seconds = seconds
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._turns = ThreadPoolExecutor(1, "gallery")
        self._worker = WorkerProcess("bot.pictures.worker")

    @property
    def process(self) -> int | None:
        return self._worker.id

    async def draw(self, drawing: Drawing) -> bytes:
        """Return a PNG, unless its turn does not come in time; then raise `NoPictureError`."""
        key = key_of(drawing)
        if key in self._kept:
            return self._seen(key)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await asyncio.wrap_future(self._turns.submit(self.drawn, drawing))
        except TimeoutError:
            raise NoPictureError("too many pictures are waiting") from None

    def drawn(self, drawing: Drawing) -> bytes:
        """Return a PNG, and wait for it; not for several threads at once."""
        key = key_of(drawing)
        if key not in self._kept:
            self._keep(key, self._asked(pickle.dumps(drawing)))
        return self._seen(key)

    def close(self) -> None:
        self._turns.shutdown(cancel_futures=True)
        self._worker.end()

    def _asked(self, content: bytes) -> bytes:
        try:
            picture = self._ask(content)
        except OSError as error:
            log.warning("a picture was not drawn: %s", type(error).__name__)
            raise NoPictureError("the drawing process failed") from error
        if not picture:
            log.warning("a picture was not drawn: its drawing is faulty")
            raise NoPictureError("the drawing is faulty")
        return picture

    def _ask(self, content: bytes) -> bytes:
        try:
            return self._worker.ask(content, self.seconds)
        except (BrokenPipeError, ConnectionResetError):  # it had just ended, being idle
            return self._worker.ask(content, self.seconds)

    def _seen(self, key: str) -> bytes:
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: str, picture: bytes) -> None:
        self._kept[key] = picture
        while sum(map(len, self._kept.values())) > _KEPT_BYTES and len(self._kept) > 1:
            self._kept.popitem(last=False)


def _style() -> bytes:
    """Return what changes whenever pictures are drawn in another way."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).digest()


_STYLE = _style()


def key_of(drawing: Drawing) -> str:
    """Return the same for the same picture, after a restart too."""
    return hashlib.sha256(_STYLE + repr(drawing).encode()).hexdigest()
