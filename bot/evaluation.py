"""Measures answers against cases: JSON lines of id, lang, group, text and what to expect."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.answers import Answer, Answerer

_HEAD = 400  # characters in which an excluded string must not stand
_FIGURES = {"stat", "stat-derived"}
_SPEAK_OF_FRAUD = {"topic", "guidance"}
_POLICE = re.compile(r"(?<!\d)110(?!\d)")


class CasesError(Exception):
    """The file of cases cannot be read."""


class Case(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    lang: str
    group: str
    text: str
    after: str = ""
    """The emergency or fraud type that was spoken of before, by its id."""
    alone: bool = False
    """Whether it has nothing to do with that, and is answered as it is by itself."""
    types: tuple[str, ...] = ()
    contains: tuple[tuple[str, ...], ...] = ()
    excludes: tuple[str, ...] = ()
    abstain: bool = False
    legit: bool = False
    """Whether nobody must be alarmed."""
    heeded: bool = False
    """Whether it must not pass for everyday life, nor for nothing that we know."""
    kind: str = ""
    """Of the answer, where no other will do."""

    def accepts(self, answer: Answer) -> bool:
        text = answer.text.casefold()
        head = text[:_HEAD]
        return (
            bool(answer.text.strip())
            and (not self.types or answer.topics[:1] in {(kind,) for kind in self.types})
            and all(any(_stands(part, text) for part in some) for some in self.contains)
            and not any(part.casefold() in head for part in self.excludes)
            and (not self.abstain or not answer.answered)
            and (answer.answered or not self._asks_for_a_figure)
            and (not self.legit or not alarms(answer))
            and (not self.heeded or alarms(answer) or answer.kind in _SPEAK_OF_FRAUD)
            and (not self.kind or answer.kind == self.kind)
        )

    @property
    def _asks_for_a_figure(self) -> bool:
        """Whether a figure is to be given: one shown beside "it is not given" is none."""
        return self.group in _FIGURES and not self.abstain


def alarms(answer: Answer) -> bool:
    """Tell whether an answer warns, or treats the text as an emergency."""
    return answer.risk in {"high", "caution"} or answer.kind == "emergency"


def _stands(part: str, text: str) -> bool:
    return bool(_POLICE.search(text)) if part == "110" else part.casefold() in text


@dataclass(frozen=True)
class Outcome:
    case: Case
    answer: Answer
    right: bool


def read_cases(path: Path) -> tuple[Case, ...]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CasesError(f"{path} cannot be read: {error}") from error
    cases = tuple(_case(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not cases:
        raise CasesError(f"{path} holds no cases; write one JSON object a line")
    return cases


def _case(path: Path, number: int, line: str) -> Case:
    try:
        return Case.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        reason = " ".join(str(error).split())
        raise CasesError(f"{path}, line {number}: not a case: {reason}") from error


def run(cases: Iterable[Case], answerer: Answerer) -> tuple[Outcome, ...]:
    return tuple(_outcome(case, answerer) for case in cases)


def _outcome(case: Case, answerer: Answerer) -> Outcome:
    answer = answerer.ask(case.text, case.id, case.after)
    kept = not case.alone or answer.text == answerer.ask(case.text).text
    return Outcome(case, answer, kept and case.accepts(answer))


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield lines: right of all, by group and language."""
    cells: defaultdict[str, defaultdict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        for row in (outcome.case.group, "all"):
            for column in (outcome.case.lang, "both"):
                cells[row][column].append(outcome.right)
    columns = ("zh", "en", "both")
    yield f"{'group':<14}" + "".join(f"{column:>20}" for column in columns)
    for row in sorted(cells, key=lambda name: (name == "all", name)):
        yield f"{row:<14}" + "".join(f"{_share(cells[row][column]):>20}" for column in columns)


def _share(right: list[bool]) -> str:
    return f"{sum(right)}/{len(right)} {sum(right) / len(right):6.1%}" if right else "-"


def latency(outcomes: Iterable[Outcome]) -> str:
    times = sorted(outcome.answer.ms for outcome in outcomes)
    return f"ms in the engine: p50 {times[len(times) // 2]}, p95 {times[int(len(times) * 0.95)]}"


def confusion(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield what was expected and what came instead, most frequent first."""
    pairs = Counter(
        (_expected(outcome.case), _got(outcome.answer)) for outcome in outcomes if not outcome.right
    )
    for (expected, got), count in pairs.most_common():
        yield f"{count:>4}  {expected} -> {got}"


def _expected(case: Case) -> str:
    return "/".join(case.types) or case.group


def _got(answer: Answer) -> str:
    return f"{answer.kind} {' '.join((*answer.topics[:2], *answer.figures[:2]))}".strip()


def failures(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if not outcome.right:
            case, answer = outcome.case, outcome.answer
            yield f"{case.id}\n  {case.text}\n  -> {_got(answer)} risk={answer.risk}"
