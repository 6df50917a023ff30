"""Talks with a contender in a process of its own, and watches what it costs."""

import json
import os
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


class Conversation:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, **content: Any) -> dict[str, Any]:
        assert self._process.stdin
        print(json.dumps(content), file=self._process.stdin, flush=True)
        return self.hear()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} stopped with {self._process.wait()}")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def peak_memory_mb(self) -> float | None:
        """Return what the process held at most; None where the system does not tell."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return None
        [line] = [line for line in status.split("\n") if line.startswith("VmHWM:")]
        return int(line.split()[1]) / 1024


@contextmanager
def conversation(
    command: Sequence[str | Path], environment: Mapping[str, str]
) -> Iterator[Conversation]:
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Conversation(process)
    finally:
        process.stdin.close()  # type: ignore[union-attr]
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def asked(talk: Conversation, texts: Iterable[str]) -> list[dict[str, Any]]:
    return [talk.ask(text=text) for text in texts]


def seconds_since(started: float) -> float:
    return time.perf_counter() - started
