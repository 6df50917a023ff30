"""A PostgreSQL of the tests' own, in a folder of its own, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MISSING = "PostgreSQL is not installed: apt-get install postgresql"
_DEBIAN = Path("/usr/lib/postgresql")
_NOBODY = 65534
_START_SECONDS = 60
_OPTIONS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
"""Nothing is synced to the disk: the tests kill processes, not machines."""


def programs() -> Path | None:
    """Return the folder of ``initdb``, or None where PostgreSQL is not installed."""
    newest = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = newest[-1] if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@dataclass(frozen=True)
class Postgresql:
    programs: Path
    data: Path
    port: int

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        options = f"-p {self.port} {_OPTIONS}"
        self._run("pg_ctl", "-D", str(self.data), "-o", options, *_WAITING, "start")

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", how, *_WAITING, "stop")

    def create(self) -> None:
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "--no-sync", "-E", "UTF8")

    def _run(self, program: str, *arguments: str) -> None:
        """Run as somebody without rights: PostgreSQL refuses to be root's."""
        user = {"user": _NOBODY, "group": _NOBODY, "extra_groups": ()} if os.getuid() == 0 else {}
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(  # its server keeps a pipe open, hence a file
                [self.programs / program, *arguments],
                stdout=said,
                stderr=said,
                cwd=self.data.parent,
                check=False,
                **user,  # type: ignore[call-overload]
            )
            said.seek(0)
            assert done.returncode == 0, said.read().decode()


_WAITING = ("-w", "-t", str(_START_SECONDS), "-l", "/dev/null")


@contextmanager
def started() -> Iterator[Postgresql]:
    """Start one; raise `LookupError` where it is not installed."""
    folder = programs()
    if folder is None:
        raise LookupError(MISSING)
    with tempfile.TemporaryDirectory(prefix="postgresql-") as home:
        if os.getuid() == 0:
            os.chown(home, _NOBODY, _NOBODY)
        server = Postgresql(folder, Path(home) / "data", _free_port())
        server.create()
        server.start()
        yield server
        server.stop("immediate")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
