"""`python -m tests.bench [PART]`: measure, and write docs/benchmarks.md from what was measured."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from index.encoder import ModelError
from index.manifest import StaleIndexError
from tests.bench import crowd, growth, plot, quality, report, robustness
from tests.bench.cases import ASKED, Sets
from tests.bench.contenders import PEERS, InstallError
from tests.bench.machine import Machine

_PARTS: dict[str, Callable[[argparse.Namespace], report.Measured]] = {
    "quality": lambda given: quality.measure(
        given.quick, given.peers, given.sets, {} if given.quick else report.last("quality")
    ),
    "growth": lambda given: {"points": growth.measure(given.sizes or growth.sizes(given.quick))},
    "crowd": lambda given: {"crowds": crowd.measure(given.quick)},
    "robustness": lambda given: robustness.measure(given.quick),
}


def main() -> None:
    given = _parser().parse_args()
    try:
        _run(given)
    except (InstallError, ModelError, StaleIndexError) as error:
        sys.exit(f"error: {error}")


def _run(given: argparse.Namespace) -> None:
    if given.part == "report":
        _write(report.DOCS)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) if given.quick else report.DOCS
        for part in _PARTS if given.part == "all" else (given.part,):
            print(f"\n{part}", flush=True)
            machine = Machine.now()
            report.keep(part, _PARTS[part](given), machine, folder)
        _write(folder)
        if given.quick:
            print("\na quick run: its figures mean nothing, and nothing of it was kept")
            print((folder / "benchmarks.md").read_text("utf-8"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("part", nargs="?", default="all", choices=("all", *_PARTS, "report"))
    parser.add_argument("--quick", action="store_true", help="a fraction of everything, not kept")
    names = [quality.OURS, *(peer.script for peer in PEERS)]
    only = "measure only these, and keep what is known of the others"
    parser.add_argument("--peers", nargs="+", default=(), choices=names, help=only)
    sets = Sets.read().cases
    parser.add_argument("--sets", nargs="+", default=(ASKED,), choices=sets, help="to be asked")
    parser.add_argument("--sizes", nargs="+", type=int, help="passages for the growth curve")
    return parser


def _write(folder: Path) -> None:
    report.write(folder)
    plot.draw(folder)
    print(f"written: {folder / 'benchmarks.md'}")


if __name__ == "__main__":
    main()
