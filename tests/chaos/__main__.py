"""`make chaos`: the goals of reliability, measured, as a table.

usage: python -m tests.chaos [--short] [--soak MINUTES] [--engine sqlite|postgresql] [CHECK ...]
"""

import argparse
import asyncio
import logging
import sys
import time
from contextlib import nullcontext
from dataclasses import replace

from tests import postgresql
from tests.chaos.goals import CHECKS, LONG, SHORT, Check, Line, Size, soak
from tests.postgresql import Postgresql


def main() -> None:
    parser = argparse.ArgumentParser("chaos", description=__doc__)
    parser.add_argument("checks", nargs="*", help=f"some of: {', '.join(CHECKS)}; else all")
    parser.add_argument("--short", action="store_true", help="a first look, in a few minutes")
    parser.add_argument("--soak", type=float, metavar="MINUTES", help="only R17, for so long")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], help="one engine only")
    arguments = parser.parse_args()
    if unknown := set(arguments.checks) - CHECKS.keys():
        parser.error(f"no such check: {', '.join(sorted(unknown))}")
    size = SHORT if arguments.short else LONG
    checks = dict(CHECKS)
    if arguments.checks:
        checks = {name: CHECKS[name] for name in arguments.checks}
    if arguments.soak:
        size, checks = replace(size, soak_minutes=arguments.soak), {"soak": soak}
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # the killed hang up on it
    lines: list[Line] = []
    for engine in [arguments.engine] if arguments.engine else ["sqlite", "postgresql"]:
        try:
            with postgresql.started() if engine == "postgresql" else nullcontext() as server:
                lines += asyncio.run(_run(checks, size, server))
        except LookupError as missing:
            lines.append(Line("-", "PostgreSQL", str(missing), passed=False))
    print("\n" + "\n".join(_table(lines)))
    sys.exit(not all(line.passed for line in lines))


async def _run(checks: dict[str, Check], size: Size, server: Postgresql | None) -> list[Line]:
    lines = []
    for name, check in checks.items():
        begun = time.monotonic()
        async for line in check(size, server):
            print(_row(line), flush=True)
            lines.append(line)
        print(f"  {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return lines


def _table(lines: list[Line]) -> list[str]:
    return [_row(line) for line in sorted(lines, key=lambda line: (len(line.goal), line.goal))]


def _row(line: Line) -> str:
    return f"{'pass' if line.passed else 'FAIL'}  {line.goal:<4} {line.what:<64} {line.figure}"


if __name__ == "__main__":
    main()
