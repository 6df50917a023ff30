"""The worker's side: little memory, little time, no files, nothing but answers on its output.

Takes messages on standard input and answers each. Ends when its input ends.
"""

import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from bot.workers.wire import next_message, send

_NICENESS = 10

Answer = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Bounds:
    memory_bytes: int
    """Of address space."""
    seconds: int
    """Of computing for one answer, after which the process is ended by the system."""
    idle_seconds: float | None = None
    """After so long without work the process ends itself; it is started when it is needed."""


def serve(prepare: Callable[[], Answer], bounds: Bounds) -> None:
    """Get ready, say so, and answer to the end."""
    pipe = _own_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer = prepare()
    os.nice(_NICENESS)
    _limit(bounds)
    send(pipe, b"ready")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    while (content := next_message(sys.stdin.buffer, bounds.idle_seconds)) is not None:
        _allow_seconds(bounds.seconds)
        send(pipe, answer(content))


def _own_output() -> BinaryIO:
    """Keep standard output for the answers alone, whatever a library prints."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return pipe


def _limit(bounds: Bounds) -> None:
    limits = (
        (resource.RLIMIT_AS, bounds.memory_bytes),
        (resource.RLIMIT_FSIZE, 0),  # nothing is written to a file
        (resource.RLIMIT_CORE, 0),
    )
    for kind, limit in limits:
        with suppress(ValueError, OSError):  # a system that has no such limit
            resource.setrlimit(kind, (limit, limit))


def _allow_seconds(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))
