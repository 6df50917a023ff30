"""What the figures were measured on: no names, only what makes them comparable."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    date: str
    processor: str
    cores: int
    memory_gb: int
    python: str
    load: float
    """Processes at work in the minute before, ours not yet among them."""

    @classmethod
    def now(cls) -> "Machine":
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        return cls(
            date=datetime.now(UTC).date().isoformat(),
            processor=_processor(),
            cores=os.cpu_count() or 1,
            memory_gb=round(memory / 2**30),
            python=platform.python_version(),
            load=round(os.getloadavg()[0], 1),
        )

    def __str__(self) -> str:
        return (
            f"{self.cores} cores ({self.processor}), {self.memory_gb} GB, Python {self.python},"
            f" {self.date}, load at the start {self.load}"
        )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().split("\n")
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
