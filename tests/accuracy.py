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
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.answers import Answerer
from bot.engine import Engine
from bot.evaluation import Case, Outcome, alarms, read_cases, run
from bot.settings import Settings
from index.evidence import Evidence
from index.finder import Finder
from index.thresholds import Thresholds
from knowledge import Language
from knowledge.exemplars import Form

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
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
KINDS = (
    "figures",
    "topic",
    "assessment",
    "guidance",
    "emergency",
    "choice",
    "smalltalk",
    "unknown",
)
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


class CaseSet(BaseModel):
    """A set of cases, as tests/golden/sets.yaml lists it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    about: str
    first: tuple[int, int] | None = None
    """Right, of all, at the first run."""


def read_sets() -> tuple[CaseSet, ...]:
    text = (GOLDEN / "sets.yaml").read_text("utf-8")
    return TypeAdapter(tuple[CaseSet, ...]).validate_python(yaml.safe_load(text))


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


def publish(measured: dict[str, tuple[Outcome, ...]], finder: Remembering) -> None:
    everything = [outcome for outcomes in measured.values() for outcome in outcomes]
    groups = by_group(everything)
    today = datetime.now(UTC).date()
    figures = {
        "measured": today,
        "unread": sum(each.first[1] for each in read_sets() if each.first),
        "unread_right": sum(each.first[0] for each in read_sets() if each.first),
        "cases": len(everything),
        "right": sum(outcome.right for outcome in everything),
        "ordinary": len(groups["legit"]),
        "false_alarms": sum(alarms(outcome.answer) for outcome in groups["legit"]),
        "pasted": len(groups["message"]),
        "missed": sum(not alarms(outcome.answer) for outcome in groups["message"]),
    }
    (ROOT / "knowledge" / "accuracy.yaml").write_text(yaml.safe_dump(figures, sort_keys=False))
    page = ROOT / "docs" / "accuracy.md"
    kept = page.read_text("utf-8").partition("<!-- measured -->")[0]
    lines = "\n".join(report(measured, finder, f"{today:%Y-%m-%d}"))
    page.write_text(f"{kept}<!-- measured -->\n{lines}\n", "utf-8")


def report(
    measured: dict[str, tuple[Outcome, ...]], finder: Remembering, today: str
) -> Iterator[str]:
    everything = [outcome for outcomes in measured.values() for outcome in outcomes]
    yield f"\n## Measured on {today}\n"
    yield "| asked or pasted | right |\n|---|---|"
    for group, outcomes in by_group(everything).items():
        yield f"| {TITLES[group]} | {_share(outcomes)} |"
    yield f"| **all** | {_share(everything)} |"
    yield "\n### By kind of fraud\n"
    yield "Messages, situations and questions that are of the kind, or first of it.\n"
    yield "| kind | named first | warned of or explained, another kind first | neither | most taken for |"
    yield "|---|---|---|---|---|"
    yield from kinds(everything)
    yield "\n### What was answered instead\n"
    yield "| | " + " | ".join(KINDS) + " |\n|---|" + "---|" * len(KINDS)
    yield from instead(everything)
    cases = [outcome.case for outcome in everything]
    for title, found in (
        ("what kind of text it is", form_calibration(cases, finder)),
        ("which kind of fraud it is", topic_calibration(cases, finder)),
    ):
        yield f"\n### Probabilities: {title}\n"
        yield f"Expected calibration error {found.error:.3f}.\n"
        yield "| stated | came true | cases |\n|---|---|---|"
        yield from (f"| {mean:.2f} | {share:.2f} | {count} |" for mean, share, count in found.bins)
    yield "\n### By set\n"
    yield "| set | what it is | first run | now |\n|---|---|---|---|"
    for each in read_sets():
        first = (
            "{} of {} ({:.1%})".format(*each.first, each.first[0] / each.first[1])
            if each.first
            else "-"
        )
        yield f"| {each.id} | {each.about} | {first} | {_share(measured[each.id])} |"


def kinds(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a row a kind of fraud, the commonest first."""
    of_kind: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.case.types:
            of_kind[outcome.case.types[0]].append(outcome)
    for kind, each in sorted(of_kind.items(), key=lambda item: -len(item[1])):
        wrong = [outcome for outcome in each if not outcome.right]
        named = Counter(outcome.answer.topics[0] for outcome in wrong if outcome.answer.topics)
        other = sum(named.values())
        most = ", ".join(f"{name} {times}" for name, times in named.most_common(2))
        yield f"| {kind} | {_share(each)} | {other} | {len(wrong) - other} | {most or '-'} |"


def instead(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a row a group: of its wrong answers, how many were of each kind of answer."""
    for group, each in by_group(outcomes).items():
        wrong = Counter(outcome.answer.kind for outcome in each if not outcome.right)
        yield f"| {TITLES[group]} | " + " | ".join(str(wrong[kind] or "-") for kind in KINDS) + " |"


def _share(outcomes: Sequence[Outcome]) -> str:
    right = sum(outcome.right for outcome in outcomes)
    return f"{right} of {len(outcomes)} ({right / len(outcomes):.1%})"


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
    measured = {
        name: run(read_set(name), Answerer(engine)) for name in (each.id for each in read_sets())
    }
    publish(measured, finder)
    for name, outcomes in measured.items():
        print(name, _share(outcomes))


if __name__ == "__main__":
    main()
