"""How a process and its worker talk: messages of bytes, each after its length."""

import os
import select
import struct
import time
from typing import IO, BinaryIO

_LENGTH = struct.Struct(">I")


def send(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def receive(source: IO[bytes], deadline: float) -> bytes:
    """Return the next message; raise `TimeoutError` or `ConnectionResetError` if none comes."""
    (length,) = _LENGTH.unpack(_exactly(source, _LENGTH.size, deadline))
    return _exactly(source, length, deadline)


def next_message(source: BinaryIO, patience_seconds: float | None) -> bytes | None:
    """Return the next message, or None when there is no more or none came for so long."""
    if not select.select([source], [], [], patience_seconds)[0]:
        return None
    header = source.read(_LENGTH.size)
    return source.read(*_LENGTH.unpack(header)) if len(header) == _LENGTH.size else None


def _exactly(source: IO[bytes], wanted: int, deadline: float) -> bytes:
    content = b""
    while len(content) < wanted:
        left = max(deadline - time.monotonic(), 0)
        if not select.select([source], [], [], left)[0]:
            raise TimeoutError
        part = os.read(source.fileno(), wanted - len(content))
        if not part:
            raise ConnectionResetError
        content += part
    return content
