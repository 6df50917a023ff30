"""A scammer's script to be played with buttons: a story a language, a graph of scenes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from knowledge.models import Id, Localized, Record, Text

SHORTEST, LONGEST = 3, 7
"""Scenes on a way through, its ending counted."""

_DIALLED = re.compile(r"://|www\.|\d{5}")


def _harmless(text: str) -> str:
    if found := _DIALLED.search(text):
        raise ValueError(
            f"{found.group()!r} looks like a link or a number to dial; a scene may be forwarded, "
            "and hotlines come from hotlines.yaml"
        )
    return text


def _at_most(characters: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > characters:
            raise ValueError(f"{len(text)} characters; at most {characters}")
        return text

    return AfterValidator(check)


_Sentence = Annotated[Text, AfterValidator(_harmless)]
Label = Annotated[_Sentence, _at_most(40)]
"""What a phone shows of a button."""
Line = Annotated[_Sentence, _at_most(240)]
Short = Annotated[_Sentence, _at_most(160)]


class Outcome(StrEnum):
    EARLY = "stopped-early"
    LATE = "stopped-late"
    PAID = "paid"
    """Money, a code or a picture is gone."""


class Choice(Record):
    label: Label
    wise: bool = False
    """Whether it is a way out, even if the scammer tries again."""
    comment: Line
    """What it does to whoever chooses it."""
    to: Id
    """A scene or an ending."""


class Scene(Record):
    says: Annotated[tuple[Line, ...], Field(min_length=2, max_length=5)]
    sign: Short
    """What gives the scammer away here."""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=3)]


class Ending(Record):
    outcome: Outcome
    text: Line
    gave_away: Line
    remember: Annotated[tuple[Short, ...], Field(min_length=1, max_length=3)]
    """After a loss: what would have helped."""


@dataclass(frozen=True)
class Walk:
    """How far a row of choices leads."""

    passed: tuple[tuple[Scene, Choice], ...]
    at: Scene | Ending

    @property
    def first_exit(self) -> int | None:
        """Return the number, from one, of the first scene that was not left wisely."""
        unwise = (number for number, (_, choice) in enumerate(self.passed, 1) if not choice.wise)
        return next(unwise, None)


class Story(Record):
    setting: Line
    """Who the player is, and where it happens."""
    scenes: Annotated[dict[Id, Scene], Field(min_length=1)]
    """The first one opens the story."""
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]

    def walk(self, path: str) -> Walk | None:
        """Follow choices by their numbers; None if one of them does not exist."""
        at: Scene | Ending = next(iter(self.scenes.values()))
        passed = []
        for digit in path:
            number = int(digit)
            if isinstance(at, Ending) or not 1 <= number <= len(at.choices):
                return None
            choice = at.choices[number - 1]
            passed.append((at, choice))
            at = self.scenes.get(choice.to) or self.endings[choice.to]
        return Walk(tuple(passed), at)

    def ways(self) -> Iterator[tuple[Id, ...]]:
        """Yield the ids along each way from the first scene to an ending."""
        unfinished: list[tuple[Id, ...]] = [(next(iter(self.scenes)),)]
        while unfinished:
            way = unfinished.pop()
            scene = self.scenes.get(way[-1])
            if scene is None:
                yield way
                continue
            for choice in scene.choices:
                if choice.to in way:
                    raise ValueError(f"scenes: {way[-1]} leads back to {choice.to}; go forward")
                unfinished.append((*way, choice.to))

    @model_validator(mode="after")
    def _can_be_played(self) -> "Story":
        for name, scene in self.scenes.items():
            self._check_scene(name, scene)
        ways = set(self.ways())
        reached = {place for way in ways for place in way}
        if lost := sorted({*self.scenes, *self.endings} - reached):
            raise ValueError(f"scenes: nothing leads to {', '.join(lost)}")
        for way in sorted(ways):
            if not SHORTEST <= len(way) <= LONGEST:
                raise ValueError(
                    f"scenes: {' > '.join(way)} is {len(way)} long; "
                    f"make every way {SHORTEST} to {LONGEST}"
                )
        missing = set(Outcome) - {ending.outcome for ending in self.endings.values()}
        if missing:
            raise ValueError(f"endings: none is {', '.join(sorted(missing))}; add one")
        return self

    def _check_scene(self, name: Id, scene: Scene) -> None:
        if name in self.endings:
            raise ValueError(f"scenes: {name} is also an ending; rename one")
        if not any(choice.wise for choice in scene.choices):
            raise ValueError(f"scenes: {name}: no choice is wise; give a way out")
        for first, second in pairwise(sorted(choice.label for choice in scene.choices)):
            if first == second:
                raise ValueError(f"scenes: {name}: {first!r} stands on two buttons")
        for choice in scene.choices:
            if choice.to not in self.scenes and choice.to not in self.endings:
                raise ValueError(f"scenes: {name}: {choice.to} does not exist; correct `to`")
            ending = self.endings.get(choice.to)
            if ending and choice.wise == (ending.outcome is Outcome.PAID):
                raise ValueError(
                    f"scenes: {name}: {choice.label!r} ends in {choice.to}; "
                    "a wise choice does not end in a loss, and another does not end well"
                )


class Drill(Record):
    id: Id
    """Of the kind of fraud that is practised."""
    title: Localized[Label]
    story: Localized[Story]
