"""The process that reads pictures, apart from the bot: little memory, little time, no files.

Takes pictures on standard input, each after its length in four bytes, and answers each with JSON
in the same form. Ends when its input ends.
"""

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from bot.reading.codes import read_codes
from bot.reading.image import PictureError, decode, readable
from bot.reading.layout import arrange
from bot.reading.ocr import TextReader
from bot.reading.picture import LENGTH, Picture, Trouble, to_json

MEMORY = 2 * 1024**3
"""Bytes of address space."""
SECONDS = 20
"""Of computing for one picture, after which the process is ended by the system."""
_NICENESS = 10


def main() -> None:
    pipe = _own_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = TextReader()
    os.nice(_NICENESS)
    _limit()
    _send(pipe, b"{}")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    while (content := _receive(sys.stdin.buffer)) is not None:
        _allow_seconds()
        _send(pipe, json.dumps(to_json(_read(content, reader))).encode())


def _read(content: bytes, reader: TextReader) -> Picture | Trouble:
    try:
        decoded = decode(content)
        codes = read_codes(decoded.image)
        image, lines, whole = reader.lines(readable(decoded.image))
        passages = arrange(lines, image.width, image.height)
        return Picture(passages, codes, decoded.moving, not whole)
    except PictureError as error:
        return error.trouble
    except MemoryError:
        return Trouble.LARGE
    except Exception:  # of a library about one picture: the next one is read all the same
        return Trouble.FAILED


def _own_output() -> BinaryIO:
    """Keep standard output for the answers alone, whatever a library prints."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return pipe


def _limit() -> None:
    bounds = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),  # nothing is written to a file
        (resource.RLIMIT_CORE, 0),
    )
    for kind, bound in bounds:
        with suppress(ValueError, OSError):  # a system that has no such limit
            resource.setrlimit(kind, (bound, bound))


def _allow_seconds() -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, hard))


def _receive(source: BinaryIO) -> bytes | None:
    """Return the next picture, or None when there is no more."""
    header = source.read(LENGTH.size)
    return source.read(*LENGTH.unpack(header)) if len(header) == LENGTH.size else None


def _send(pipe: BinaryIO, content: bytes) -> None:
    pipe.write(LENGTH.pack(len(content)) + content)
    pipe.flush()


if __name__ == "__main__":
    main()
