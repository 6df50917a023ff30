"""`python -m tests.screenshots`: draws every case, reads it and measures; `--show` for the misses."""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable

from bot.engine import Engine
from bot.reading.picture import Picture
from bot.reading.reader import PictureReader
from bot.settings import Settings
from tests.screenshots.cases import Case, read_cases
from tests.screenshots.measure import Outcome, outcome


def main() -> None:
    parser = argparse.ArgumentParser("tests.screenshots", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was read of the misses")
    arguments = parser.parse_args()
    outcomes = run(read_cases())
    for line in table(outcomes):
        print(line)
    if arguments.show:
        for done in outcomes:
            if done.recall < 0.95 or done.as_text != done.as_picture:
                print(
                    f"\n{done.case.id} ({done.case.layout}, {done.case.damage}): {done.recall:.1%}"
                )
                print(f"  text right: {done.as_text}, picture right: {done.as_picture}")
                print(f"  {done.case.text!r}\n  {done.read!r}")


def run(cases: Iterable[Case]) -> list[Outcome]:
    advisor, reader, outcomes = Engine.load(Settings()).advisor, PictureReader(), []
    reader.submit(b"").result()
    for case in cases:
        content = case.picture()
        started = time.perf_counter()
        found = reader.submit(content).result()
        seconds = time.perf_counter() - started
        picture = found if isinstance(found, Picture) else Picture()
        outcomes.append(outcome(case, picture, seconds, advisor))
    reader.close()
    return outcomes


def table(outcomes: list[Outcome]) -> Iterable[str]:
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for done in outcomes:
        groups["all"].append(done)
        groups[f"language {done.case.id.partition('-')[0]}"].append(done)
        groups[f"layout {done.case.layout}"].append(done)
        groups[f"damage {done.case.damage}"].append(done)
        groups["dark" if done.case.dark else "light"].append(done)
    yield f"{'':22} cases  recall   right  of right as text"
    for name in sorted(groups):
        of = groups[name]
        typed = [done for done in of if done.as_text]
        kept = sum(done.as_picture for done in typed)
        yield (
            f"{name:22} {len(of):5}  {statistics.mean(done.recall for done in of):6.1%}"
            f"  {sum(done.as_picture for done in of):3}/{len(of):<3} {kept:3}/{len(typed)}"
        )
    seconds = sorted(done.seconds for done in outcomes)
    yield (
        f"seconds: median {statistics.median(seconds):.2f}, "
        f"95th {seconds[int(len(seconds) * 0.95)]:.2f}, longest {seconds[-1]:.2f}"
    )


if __name__ == "__main__":
    main()
