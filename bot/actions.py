"""What a button can do, and how it travels in Telegram's 64 bytes of callback data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Aspect(StrEnum):
    """The part of a fraud type that is shown."""

    OVERVIEW = "o"
    HOW = "h"
    SIGNS = "s"
    BEFORE = "b"
    AFTER = "a"


class Screen(StrEnum):
    """A page of the menu."""

    START = "start"
    HELP = "help"
    CHECK = "check"
    EMERGENCY = "emergency"
    HOTLINES = "hotlines"
    STATS = "stats"
    LATER = "later"
    CALCULATED = "calculated"
    LANGUAGE = "language"
    ABOUT = "about"
    PRIVACY = "privacy"


@dataclass(frozen=True)
class OpenScreen:
    screen: Screen


@dataclass(frozen=True)
class OpenScams:
    page: int


@dataclass(frozen=True)
class OpenTopic:
    topic: str
    aspect: Aspect = Aspect.OVERVIEW


@dataclass(frozen=True)
class OpenGuidance:
    entry: str


@dataclass(frozen=True)
class OpenArea:
    area: str


@dataclass(frozen=True)
class OpenFigure:
    figure: str


@dataclass(frozen=True)
class OpenPlace:
    place: str


@dataclass(frozen=True)
class TrySample:
    """Run one of the example messages of the first minute."""

    sample: int


@dataclass(frozen=True)
class SetLanguage:
    language: str
    """``zh``, ``zh-hant``, ``en`` or ``auto``."""


@dataclass(frozen=True)
class ShowMyData:
    """Tell what is stored of this chat."""


@dataclass(frozen=True)
class ForgetMe:
    """Delete what is stored of this chat."""


@dataclass(frozen=True)
class AnswerTriage:
    """Answer the questions asked so far; with no answer, ask the first."""

    answers: str = ""
    """A letter each; see `knowledge/triage.yaml`."""


class AlertPage(StrEnum):
    """A page of what alerts somebody wants."""

    OVERVIEW = "o"
    KINDS = "k"
    QUIET = "q"
    ZONE = "z"
    TIP = "t"
    LANGUAGE = "l"


@dataclass(frozen=True)
class OpenAlerts:
    page: AlertPage
    number: int = 0
    """Of the part, where a page has several."""


@dataclass(frozen=True)
class SetAlerts:
    """Sets, never toggles: pressed twice it does the same."""

    page: AlertPage
    value: str


class Verdict(StrEnum):
    """What the office decides of an alert."""

    RELEASE = "r"
    CONFIRM = "c"
    CANCEL = "x"


@dataclass(frozen=True)
class DecideAlert:
    verdict: Verdict
    alert: int
    nonce: str


Action = (
    OpenScreen
    | OpenScams
    | OpenTopic
    | OpenGuidance
    | OpenArea
    | OpenFigure
    | OpenPlace
    | TrySample
    | SetLanguage
    | ShowMyData
    | ForgetMe
    | AnswerTriage
    | OpenAlerts
    | SetAlerts
    | DecideAlert
)

_SEPARATOR = "."
_ANSWERS = 8


def encode(action: Action) -> str:  # noqa: C901 (a case a line)
    """Return at most 64 ASCII characters."""
    parts: tuple[str, ...]
    match action:
        case OpenScreen(screen):
            parts = ("m", screen.value)
        case OpenScams(page):
            parts = ("l", str(page))
        case OpenTopic(topic, aspect):
            parts = ("t", topic, aspect.value)
        case OpenGuidance(entry):
            parts = ("g", entry)
        case OpenArea(area):
            parts = ("a", area)
        case OpenFigure(figure):
            parts = ("f", figure)
        case OpenPlace(place):
            parts = ("p", place)
        case TrySample(sample):
            parts = ("x", str(sample))
        case SetLanguage(language):
            parts = ("s", language)
        case ShowMyData():
            parts = ("mine",)
        case ForgetMe():
            parts = ("forget",)
        case AnswerTriage(answers):
            parts = ("q", answers)
        case OpenAlerts(page, number):
            parts = ("n", page.value, str(number))
        case SetAlerts(page, value):
            parts = ("u", page.value, value)
        case DecideAlert(verdict, alert, nonce):
            parts = ("k", verdict.value, str(alert), nonce)
        case _:
            assert_never(action)
    return _SEPARATOR.join(parts)


def decode(data: str) -> Action | None:  # noqa: C901 (a case a line)
    """Return the action, or None for a button of a version that we no longer understand."""
    match data.split(_SEPARATOR):
        case ["m", screen] if screen in set(Screen):
            return OpenScreen(Screen(screen))
        case ["l", page] if page.isdecimal():
            return OpenScams(int(page))
        case ["t", topic, aspect] if aspect in set(Aspect):
            return OpenTopic(topic, Aspect(aspect))
        case ["g", entry]:
            return OpenGuidance(entry)
        case ["a", area]:
            return OpenArea(area)
        case ["f", figure]:
            return OpenFigure(figure)
        case ["p", place]:
            return OpenPlace(place)
        case ["x", sample] if sample.isdecimal():
            return TrySample(int(sample))
        case ["s", language] if language in {"zh", "zh-hant", "en", "auto"}:
            return SetLanguage(language)
        case ["n", page, number] if page in set(AlertPage) and number.isdecimal():
            return OpenAlerts(AlertPage(page), int(number))
        case ["u", page, value] if page in set(AlertPage):
            return SetAlerts(AlertPage(page), value)
        case ["k", verdict, alert, nonce] if verdict in set(Verdict) and alert.isdecimal():
            return DecideAlert(Verdict(verdict), int(alert), nonce)
        case ["mine"]:
            return ShowMyData()
        case ["forget"]:
            return ForgetMe()
        case ["q", answers] if len(answers) <= _ANSWERS and answers.isascii():
            return AnswerTriage(answers)
        case _:
            return None
