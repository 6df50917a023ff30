"""Measures accuracy and calibration, and publishes them: `python -m tests.accuracy`.

Writes docs/accuracy.md and knowledge/accuracy.yaml, which /about quotes. With `--sweep` it prints
what other thresholds would give instead, and writes nothing.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import yaml

from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.answers import Answerer
from bot.engine import Engine
from bot.evaluation import Case, Outcome, confusion, read_cases, run
from bot.settings import Settings
from index.evidence import Evidence
from index.finder import Finder
from index.thresholds import Thresholds
from knowledge import Language
from knowledge.exemplars import Form

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
SETS = (
    *("held-out", "blind", "fresh", "late", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth"),
    *("twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth"),
    *(
        "twenty-ninth",
        "thirtieth",
        "thirty-first",
        "thirty-second",
        "thirty-third",
        "thirty-fourth",
        "thirty-fifth",
        "thirty-sixth",
        "thirty-seventh",
        "thirty-eighth",
        "thirty-ninth",
        "fortieth",
        "plain-figures",
        "odd-figures",
        "close-figures",
        "cries",
        "late-cries",
        "quarrels",
        "next-lines",
    ),
    "follow-ups",
)
FIRST_RUNS = {
    **{"blind": (219, 230), "fresh": (230, 256), "late": (218, 228), "fifth": (214, 226)},
    **{"sixth": (592, 640), "seventh": (303, 319), "eighth": (618, 640), "ninth": (306, 320)},
    **{"tenth": (305, 320), "eleventh": (301, 320), "twelfth": (312, 320)},
    **{"thirteenth": (305, 320), "fourteenth": (296, 320), "fifteenth": (303, 320)},
    **{"sixteenth": (294, 320), "seventeenth": (288, 320), "eighteenth": (304, 320)},
    **{"nineteenth": (301, 320), "twentieth": (295, 320)},
    **{"twenty-first": (298, 320), "twenty-second": (287, 320), "twenty-third": (294, 320)},
    **{"twenty-fourth": (296, 320), "twenty-fifth": (295, 320), "odd-figures": (170, 200)},
    **{"twenty-sixth": (306, 320), "twenty-seventh": (307, 320), "twenty-eighth": (298, 320)},
    **{"twenty-ninth": (309, 320), "thirtieth": (298, 320)},
    **{"thirty-first": (295, 320), "follow-ups": (310, 380)},
    **{"thirty-second": (296, 320), "thirty-third": (294, 320)},
    **{"thirty-fourth": (404, 412), "thirty-fifth": (317, 320), "plain-figures": (183, 200)},
    **{"thirty-sixth": (313, 320), "thirty-seventh": (309, 320), "thirty-eighth": (313, 320)},
    **{"thirty-ninth": (313, 320), "fortieth": (316, 320), "quarrels": (64, 140)},
    "next-lines": (340, 583),
}
"""Right of all at the first run of a set, before anybody had read it: the fairest figures there are.

Up to the twenty-first a figure shown beside "it is not given" counted as right; now it does not.
Of the sixteenth to eighteenth some cases are kept no longer: exemplars were written with their scenes in sight.
"""
TITLES = {
    "emergency": "emergency",
    "stat": "figure of the bulletin",
    "stat-none": "figure the bulletin does not give",
    "stat-derived": "computed figure",
    "legit": "ordinary message (not warned of)",
    "message": "scam message (kind named first)",
    "situation": "told situation (kind named first)",
    "scam": "question about a kind of fraud",
    "guidance": "guidance",
    "follow-up": "asked next in a case",
    "oos": "out of scope, misuse (declined)",
    "smalltalk": "smalltalk",
}
FORMS = {
    "emergency": {Form.EMERGENCY},
    "stat": {Form.FIGURE},
    "stat-derived": {Form.FIGURE},
    "stat-none": {Form.NO_FIGURE},
    "legit": {Form.ORDINARY},
    "message": {Form.MESSAGE},
    "situation": {Form.SITUATION},
    "scam": {Form.QUESTION},
    "guidance": {Form.GUIDANCE},
    "oos": {Form.OUT_OF_SCOPE, Form.MISUSE},
    "smalltalk": {Form.SMALLTALK},
}
BINS = 10
FACTORS = (0.6, 0.8, 0.9, 1.1, 1.25, 1.5)


@dataclass(frozen=True)
class Calibration:
    """How far probabilities are from the shares that come true."""

    error: float
    """Expected calibration error, 0 to 1."""
    bins: tuple[tuple[float, float, int], ...]
    """Mean probability, share right and count of each tenth that holds anything."""


def calibration(stated: Sequence[float], true: Sequence[bool]) -> Calibration:
    probabilities, right = np.array(stated), np.array(true)
    places = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    bins = tuple(
        (float(probabilities[inside].mean()), float(right[inside].mean()), int(inside.sum()))
        for inside in (places == number for number in range(BINS))
        if inside.any()
    )
    error = sum(abs(mean - share) * count for mean, share, count in bins) / len(right)
    return Calibration(error, bins)


class Remembering:
    """A finder that looks up every text once, so that thresholds can be tried cheaply."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._found: dict[tuple[str, Language], Evidence] = {}

    def find(self, text: str, language: Language) -> Evidence:
        key = text, language
        if key not in self._found:
            self._found[key] = self._finder.find(text, language)
        return self._found[key]


def read_set(name: str) -> tuple[Case, ...]:
    return tuple(
        case for language in Language for case in read_cases(GOLDEN / f"{name}-{language}.jsonl")
    )


def form_calibration(cases: Iterable[Case], finder: Remembering) -> Calibration:
    stated, true = [], []
    for case in cases:
        if case.after:
            continue
        question = Question.read(case.text)
        forms = finder.find(question.matching, question.language).forms
        likeliest = max(forms, key=lambda form: forms[form])
        stated.append(forms[likeliest])
        true.append(likeliest in FORMS[case.group])
    return calibration(stated, true)


def topic_calibration(cases: Iterable[Case], finder: Remembering) -> Calibration:
    stated, true = [], []
    for case in cases:
        if case.types:
            question = Question.read(case.text)
            first = finder.find(question.matching, question.language).topics[0]
            stated.append(first.probability)
            true.append(first.id in case.types)
    return calibration(stated, true)


def by_group(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.case.group].append(outcome)
    return {name: groups[name] for name in TITLES if name in groups}


def alarmed(outcome: Outcome) -> bool:
    return outcome.answer.risk in {"high", "caution"} or outcome.answer.kind == "emergency"


def publish(measured: dict[str, tuple[Outcome, ...]], finder: Remembering) -> None:
    everything = [outcome for outcomes in measured.values() for outcome in outcomes]
    groups = by_group(everything)
    today = datetime.now(UTC).date()
    figures = {
        "measured": today,
        "unread": sum(cases for _, cases in FIRST_RUNS.values()),
        "unread_right": sum(right for right, _ in FIRST_RUNS.values()),
        "cases": len(everything),
        "right": sum(outcome.right for outcome in everything),
        "ordinary": len(groups["legit"]),
        "false_alarms": sum(map(alarmed, groups["legit"])),
        "pasted": len(groups["message"]),
        "missed": sum(not alarmed(outcome) for outcome in groups["message"]),
    }
    (ROOT / "knowledge" / "accuracy.yaml").write_text(yaml.safe_dump(figures, sort_keys=False))
    page = ROOT / "docs" / "accuracy.md"
    kept = page.read_text("utf-8").partition("<!-- measured -->")[0]
    lines = "\n".join(report(measured, finder, f"{today:%Y-%m-%d}"))
    page.write_text(f"{kept}<!-- measured -->\n{lines}\n", "utf-8")


def report(
    measured: dict[str, tuple[Outcome, ...]], finder: Remembering, today: str
) -> Iterator[str]:
    yield f"\n## Measured on {today}\n"
    yield "| group | " + " | ".join(measured) + " |"
    yield "|---|" + "---|" * len(measured)
    grouped = {name: by_group(outcomes) for name, outcomes in measured.items()}
    for group, title in TITLES.items():
        cells = (_share(grouped[name].get(group, [])) for name in measured)
        yield f"| {title} | " + " | ".join(cells) + " |"
    yield "| **all** | " + " | ".join(_share(list(each)) for each in measured.values()) + " |"
    cases = [outcome.case for outcomes in measured.values() for outcome in outcomes]
    for title, found in (
        ("what kind of text it is", form_calibration(cases, finder)),
        ("which kind of fraud it is", topic_calibration(cases, finder)),
    ):
        yield f"\n### Probabilities: {title}\n"
        yield f"Expected calibration error {found.error:.3f}.\n"
        yield "| stated | came true | cases |\n|---|---|---|"
        yield from (f"| {mean:.2f} | {share:.2f} | {count} |" for mean, share, count in found.bins)
    yield "\n### What was taken for what\n"
    yield "| expected | answered | times |\n|---|---|---|"
    wrong = Counter[str]()
    for outcomes in measured.values():
        for line in confusion(outcomes):
            count, _, pair = line.strip().partition("  ")
            wrong[pair] += int(count)
    for pair, times in wrong.most_common():
        expected, _, got = pair.partition(" -> ")
        yield f"| {expected} | {got} | {times} |"


def _share(outcomes: Sequence[Outcome]) -> str:
    right = sum(outcome.right for outcome in outcomes)
    return f"{right} of {len(outcomes)} ({right / len(outcomes):.1%})" if outcomes else "-"


def sweep(engine: Engine, finder: Remembering, cases: Sequence[Case]) -> Iterator[str]:
    """Yield, for each threshold raised or lowered alone, how many cases of a group change."""
    place = engine.knowledge.places["cn"]
    usual = engine.advisor.finder.thresholds

    def right(thresholds: Thresholds) -> Counter[str]:
        advisor = Advisor(engine.knowledge, finder, place, thresholds)  # type: ignore[arg-type]
        outcomes = run(cases, Answerer(replace(engine, advisor=advisor)))
        return Counter(outcome.case.group for outcome in outcomes if outcome.right)

    now = right(usual)
    yield f"now: {sum(now.values())} of {len(cases)}"
    for name, usually in usual:
        for factor in FACTORS:
            value = round(usually * factor, 3)
            then = right(usual.model_copy(update={name: value}))
            moved = {
                group: then[group] - now[group] for group in TITLES if then[group] != now[group]
            }
            if moved:
                total = sum(moved.values())
                yield f"{name} = {value}: {total:+d}  {moved}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sweep", action="store_true", help="try other thresholds")
    arguments = parser.parse_args()
    engine = Engine.load(Settings())
    finder = Remembering(engine.advisor.finder)
    if arguments.sweep:
        for line in sweep(engine, finder, read_set("held-out")):
            print(line, flush=True)
        return
    measured = {name: run(read_set(name), Answerer(engine)) for name in SETS}
    publish(measured, finder)
    for name, outcomes in measured.items():
        print(name, _share(outcomes))


if __name__ == "__main__":
    main()
