"""`python -m tests.bench [PART]`: measure, and write docs/benchmarks.md from what was measured."""

import argparse

from tests.bench import quality


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("part", nargs="?", default="all", choices=("all", "quality"))
    parser.add_argument("--quick", action="store_true", help="a fraction of everything")
    parser.add_argument("--peers", nargs="*", default=(), help="only these (names of scripts)")
    arguments = parser.parse_args()
    quality.measure(arguments.quick, arguments.peers)


if __name__ == "__main__":
    main()
