"""The cases: none was written with the exemplars in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.evaluation import Case, read_cases

GOLDEN = Path(__file__).parent.parent / "golden"
TUNING = "held-out"
"""The set of which a quarter is for choosing thresholds; nothing at all is chosen on the others."""
ASKED = "fortieth"
"""The set that peers are compared on: nobody had read a miss of it when they were."""


@dataclass(frozen=True)
class Sets:
    cases: dict[str, tuple[Case, ...]]
    """By the name of the set."""

    @classmethod
    def read(cls, folder: Path = GOLDEN) -> "Sets":
        """Read the sets, of which a file holds a language: blind-zh.jsonl is of the set blind."""
        found: dict[str, tuple[Case, ...]] = {}
        for path in sorted(folder.glob("*.jsonl")):
            name = path.stem.rpartition("-")[0]
            found[name] = (*found.get(name, ()), *filter(expects, read_cases(path)))
        return cls(found)

    def reporting(self, *names: str) -> "Sets":
        """Return what it takes to report on these sets alone: them, and what is tuned on."""
        cases = {TUNING: tuple(self.tuning()), **{name: self.cases[name] for name in names}}
        return Sets(cases)

    def thinned(self, count: int) -> "Sets":
        """Return about so many cases, of all groups."""
        step = max(1, len(self) // count)
        return Sets({name: cases[::step] for name, cases in self.cases.items()})

    def __len__(self) -> int:
        return sum(map(len, self.cases.values()))

    def __iter__(self) -> Iterator[Case]:
        return (case for cases in self.cases.values() for case in cases)

    def tuning(self) -> list[Case]:
        """Return the quarter that thresholds are chosen on."""
        return [case for case in self.cases.get(TUNING, ()) if _chooses(case)]

    def reported(self) -> dict[str, Sequence[Case]]:
        """Return what figures come from, by set: all that no threshold was chosen on."""
        tuning = {case.id for case in self.tuning()}
        kept = {
            name: [case for case in cases if case.id not in tuning]
            for name, cases in self.cases.items()
        }
        return {name: cases for name, cases in kept.items() if cases}


def expects(case: Case) -> bool:
    """Tell whether a case expects anything: smalltalk does not."""
    return bool(case.types or case.contains or case.abstain or case.legit)


def _chooses(case: Case) -> bool:
    return sha256(case.id.encode()).digest()[0] % 4 == 0
