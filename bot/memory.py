"""What is remembered of a chat: ids for some minutes, never words; what it chose."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from bot.chinese import Script
from knowledge import Language

KEPT_SECONDS = 15 * 60
CHATS = 10_000
UNNAMED = "unnamed"
"""An everyday matter that is none of those we know by name."""


@dataclass(frozen=True)
class Tongue:
    """A language, and for Chinese the script."""

    language: Language
    script: Script = Script.SIMPLIFIED

    @classmethod
    def of(cls, tag: str | None) -> "Tongue":
        """Map an IETF tag such as ``zh-hant-tw`` to what we answer in; English otherwise."""
        parts = (tag or "").lower().split("-")
        language = Language.of(tag)
        if language is Language.EN:
            return cls(language)
        if "hans" in parts:
            return cls(language)
        if {"hk", "mo"} & set(parts):
            return cls(language, Script.HONG_KONG)
        if {"tw", "hant"} & set(parts):
            return cls(language, Script.TAIWAN)
        return cls(language)

    @property
    def tag(self) -> str:
        """Return the shortest tag that `of` reads back."""
        return self.script.value if self.language is Language.ZH else self.language.value


@dataclass(frozen=True)
class Choice:
    """What a chat chose for good."""

    tongue: Tongue | None = None
    """None follows the words."""
    simple: bool = False
    """Whether answers come in large steps, one at a time."""


@dataclass(frozen=True)
class Recall:
    """What was last spoken of."""

    topic: str | None = None
    emergency: str | None = None
    worry: str | None = None
    """What was asked on in that case, if it was the last thing."""
    page: str | None = None
    """The guidance entry that was read last, if nothing else was spoken of since."""
    matter: str | None = None
    """The everyday matter, `UNNAMED` if it is none that has a name, where nothing was amiss."""
    settled: bool = False
    """Whether the writer checked the matter, and it was genuine."""
    no_fraud: bool = False
    """Whether the writer said that it is no fraud, or complains of what they bought."""
    figures: tuple[str, ...] = ()
    figures_before: tuple[str, ...] = ()
    """The figures that were spoken of before those."""
    place: str | None = None
    """Where the writer told to be."""
    child: bool = False
    """Whether the writer told to be a child."""
    bystander: bool = False
    """Whether the writer told of a customer, passenger or neighbour they stand by."""
    relative: bool = False
    """Whether it is somebody close to the writer who is deceived."""
    long_ago: bool = False
    """Whether the writer told that what was lost was lost months or years ago."""

    def anew(self) -> "Recall":
        """Return what is known of the writer, and nothing of what was spoken of."""
        return Recall(place=self.place, child=self.child, bystander=self.bystander)

    @property
    def known(self) -> bool:
        """Tell whether a case was spoken of."""
        return bool(self.emergency or self.topic)

    @property
    def begun(self) -> bool:
        """Tell whether anything was spoken of but figures."""
        return bool(self.known or self.page or self.worry or self.matter)


@dataclass(frozen=True)
class Remembered:
    tongue: Tongue | None = None
    recall: Recall = Recall()


class Memory:
    """Forgets a chat after some minutes without a word, and the oldest when there are many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._keeping = Lock()  # answers are made in threads
        self._chats: OrderedDict[int, tuple[float, Remembered]] = OrderedDict()
        self._choices: OrderedDict[int, Choice] = OrderedDict()
        self._unsaved: dict[int, Choice] = {}

    def of(self, chat: int) -> Remembered:
        at, remembered = self._chats.get(chat, (0.0, Remembered()))
        return remembered if self._clock() - at <= KEPT_SECONDS else Remembered()

    def note_tongue(self, chat: int, tongue: Tongue) -> None:
        self._keep(chat, replace(self.of(chat), tongue=tongue))

    def note_recall(self, chat: int, recall: Recall) -> None:
        """Note what was spoken of; what the writer told of themselves before stays."""
        before = self.of(chat)
        kept = before.recall
        told = replace(
            recall,
            place=kept.place,
            child=kept.child,
            bystander=kept.bystander,
            relative=kept.relative,
            long_ago=kept.long_ago,
        )
        self._keep(chat, replace(before, recall=told))

    def note_topic(self, chat: int, topic: str) -> None:
        """Note the kind of fraud that is spoken of now; what has happened stays."""
        before = self.of(chat).recall
        told = replace(before, topic=topic, matter=None, no_fraud=False, worry=None, figures=())
        self.note_recall(chat, told)

    def note_figures(self, chat: int, figures: tuple[str, ...]) -> None:
        """Note the figures that are spoken of now; what has happened stays, a mere topic not."""
        before = self.of(chat).recall
        case = before if before.emergency else Recall()
        earlier = before.figures if before.figures != figures else before.figures_before
        told = replace(case, worry=None, figures=figures, figures_before=earlier)
        self.note_recall(chat, told)

    def note_place(self, chat: int, place: str) -> None:
        before = self.of(chat)
        self._keep(chat, replace(before, recall=replace(before.recall, place=place)))

    def note_writer(self, chat: int, told: Recall) -> None:
        """Note who writes, of whom and of when, and nothing else of what is given."""
        before = self.of(chat)
        writer = replace(
            before.recall,
            child=told.child,
            bystander=told.bystander,
            relative=told.relative,
            long_ago=told.long_ago,
        )
        self._keep(chat, replace(before, recall=writer))

    def choice(self, chat: int) -> Choice:
        return self._choices.get(chat, Choice())

    def prefer(self, chat: int, tongue: Tongue | None) -> None:
        """Set the language a person chose; None follows their words again."""
        self._choose(chat, replace(self.choice(chat), tongue=tongue))

    def simplify(self, chat: int, simple: bool) -> None:
        """Set whether a person wants one step at a time."""
        self._choose(chat, replace(self.choice(chat), simple=simple))

    def restore(self, chat: int, choice: Choice) -> None:
        """Take over what is stored, unless something newer waits to be stored."""
        if chat not in self._unsaved:
            self._set_choice(chat, choice)

    def unsaved(self) -> dict[int, Choice]:
        """Return the choices that are not stored yet."""
        return dict(self._unsaved)

    def saved(self, chat: int, choice: Choice) -> None:
        """Take note that a choice is stored; a newer one still waits."""
        if self._unsaved.get(chat, choice) == choice:
            self._unsaved.pop(chat, None)

    def forget(self, chat: int) -> None:
        for kept in (self._chats, self._choices, self._unsaved):
            kept.pop(chat, None)

    def _choose(self, chat: int, choice: Choice) -> None:
        self._unsaved[chat] = choice
        self._set_choice(chat, choice)

    def _set_choice(self, chat: int, choice: Choice) -> None:
        self._choices.pop(chat, None)
        if choice != Choice():
            self._choices[chat] = choice
            _trim(self._choices)

    def move(self, old: int, new: int) -> None:
        """Go on under another number, as when a group becomes a supergroup."""
        if old in self._chats:
            self._keep(new, self.of(old))
            self._chats.pop(old)
        if chosen := self._choices.pop(old, None):
            self._choose(new, chosen)

    def _keep(self, chat: int, remembered: Remembered) -> None:
        """Remember a chat as the latest; what is too old is not only hidden."""
        now = self._clock()
        with self._keeping:
            self._chats.pop(chat, None)
            self._chats[chat] = (now, remembered)
            _trim(self._chats)
            while now - next(iter(self._chats.values()))[0] > KEPT_SECONDS:
                self._chats.popitem(last=False)


def _trim(chats: "OrderedDict[int, Any]") -> None:
    while len(chats) > CHATS:
        chats.popitem(last=False)
