"""One judge for all: what a system answers becomes what a person would read, ours or a peer's.

A peer finds a passage; its label says which entry the passage stands for. The entry is worded
by our own renderer, so that a peer is judged by its finding and not by its wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.answers import Answer, Answerer
from bot.engine import Engine
from bot.evaluation import Case, alarms
from bot.memory import Recall
from index.passages import Passage
from knowledge.exemplars import Form

_NO_THRESHOLD = float("-inf")
_SEPARATOR = "/"


def label_of(passage: Passage) -> str:
    """Return what a peer is told of a passage: its form and the entry it stands for."""
    return f"{passage.form}{_SEPARATOR}{passage.target}"


@dataclass(frozen=True)
class Found:
    """A peer's best passage for one text; no label if it found none."""

    label: str | None
    score: float
    ms: float


class Judge:
    """Words labels as answers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._answerer = Answerer(engine)
        self._worded: dict[tuple[str, str | None], Answer] = {}

    def answer(self, case: Case, label: str | None) -> Answer:
        """Return the answer to a case by somebody who believes in a label; None declines."""
        if (case.id, label) not in self._worded:
            answer = self._answerer.word(case.text, case.id, lambda _: self.advice(label))
            self._worded[case.id, label] = answer
        return self._worded[case.id, label]

    def advice(self, label: str | None) -> Advice:
        if label is None:
            return UnknownAdvice(Reason.OUT_OF_SCOPE)
        name, _, target = label.partition(_SEPARATOR)
        base = self._engine.knowledge
        match Form(name):
            case Form.QUESTION:
                return TopicAdvice(base.topics[target])
            case Form.SITUATION | Form.MESSAGE:
                return AssessmentAdvice(Risk.HIGH, (base.topics[target],), ())
            case Form.ORDINARY:
                return AssessmentAdvice(Risk.UNKNOWN, (), ())
            case Form.EMERGENCY:
                return EmergencyAdvice(base.emergencies[target], base.places["cn"])
            case Form.GUIDANCE:
                return self._engine.advisor.guide(target)
            case Form.FIGURE if target in base.bulletin.figures:
                return FiguresAdvice((base.bulletin.figures[target],))
            case Form.FIGURE:
                return FiguresAdvice((), (base.bulletin.derived[target],))
            case Form.NO_FIGURE:
                return UnknownAdvice(Reason.NO_SUCH_FIGURE)
            case Form.MISUSE:
                return UnknownAdvice(Reason.MISUSE)
            case Form.SMALLTALK:
                return SmalltalkAdvice(Smalltalk(target))
            case Form.WORRY:
                worry = self._engine.advisor.worry(target, Recall())
                return worry or UnknownAdvice(Reason.UNCLEAR)
            case Form.OUT_OF_SCOPE:
                return UnknownAdvice(Reason.OUT_OF_SCOPE)

    def answers(
        self, cases: Iterable[Case], found: Iterable[Found], threshold: float
    ) -> tuple[Answer, ...]:
        """Word a peer's findings; those that score below the threshold decline."""
        return tuple(
            self.answer(case, one.label if one.score >= threshold else None)
            for case, one in zip(cases, found, strict=True)
        )

    def accepted(self, case: Case, labels: Iterable[str]) -> str | None:
        """Return the first label that would be right; None where to decline is, or none is."""
        if case.abstain:
            return None
        return next((label for label in labels if case.accepts(self.answer(case, label))), None)

    def tuned(self, cases: Sequence[Case], found: Sequence[Found]) -> float:
        """Return the threshold under which most is right, each group counting alike.

        Each of up to 200 scores that were seen is tried, and none at all.
        """
        scores = sorted({one.score for one in found})
        tried = [_NO_THRESHOLD, *scores[:: max(1, len(scores) // 200)], scores[-1] + 1e-6]
        return max(tried, key=lambda limit: grade(cases, self.answers(cases, found, limit)).overall)


@dataclass(frozen=True)
class Grades:
    """Shares, 0 to 1."""

    hit_at_1: float
    """Of the cases that have an answer: right at the first go."""
    wrong: float
    """Of the same: something else was said, as if it were the answer."""
    refused: float
    """Of the cases that must be declined (out of scope, figures nobody has)."""
    false_alarms: float
    """Of the ordinary messages: called dangerous."""
    overall: float
    """The mean of the groups."""
    groups: dict[str, float]
    """Right, by group."""


def grade(cases: Sequence[Case], answers: Sequence[Answer]) -> Grades:
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    hits, wrongs, refusals, alarmed = [], [], [], []
    for case, answer in zip(cases, answers, strict=True):
        correct = case.accepts(answer)
        groups[case.group].append(correct)
        if case.abstain:
            refusals.append(not answer.answered)
        elif case.legit:
            alarmed.append(alarms(answer))
        else:
            hits.append(correct)
            wrongs.append(answer.answered and not correct)
    shares = {group: mean(values) for group, values in sorted(groups.items())}
    return Grades(
        hit_at_1=_share(hits),
        wrong=_share(wrongs),
        refused=_share(refusals),
        false_alarms=_share(alarmed),
        overall=mean(shares.values()) if shares else 0.0,
        groups=shares,
    )


def _share(values: Sequence[bool]) -> float:
    return mean(values) if values else 0.0
