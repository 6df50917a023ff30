"""What a button can do, and how it travels in Telegram's 64 bytes of callback data."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, get_type_hints

from knowledge import Language
from knowledge.drills import LONGEST


class Aspect(StrEnum):
    """The part of a fraud type that is shown."""

    OVERVIEW = "o"
    HOW = "h"
    SIGNS = "s"
    BEFORE = "b"
    AFTER = "a"


class Course(StrEnum):
    """What is taken step by step."""

    EMERGENCY = "e"
    GUIDE = "g"
    HOW = "h"
    SIGNS = "s"
    BEFORE = "b"
    AFTER = "a"
    AUDIENCE = "p"


class Switch(StrEnum):
    ON = "on"
    OFF = "off"


class Screen(StrEnum):
    """A page of the menu."""

    START = "start"
    HELP = "help"
    CHECK = "check"
    EMERGENCY = "emergency"
    HOTLINES = "hotlines"
    TIP = "tip"
    STATS = "stats"
    LATER = "later"
    CALCULATED = "calculated"
    LANGUAGE = "language"
    ABOUT = "about"
    PRIVACY = "privacy"
    QUIZ = "quiz"
    SIMPLE = "simple"
    CALL = "call"


_ANSWERS = 8
_STEPS = 99


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
class OpenAudience:
    audience: str
    """Empty: all of them, to choose from."""


@dataclass(frozen=True)
class OpenArea:
    area: str


@dataclass(frozen=True)
class OpenFigure:
    figure: str


@dataclass(frozen=True)
class OpenDerived:
    """Show what is calculated from a figure."""

    figure: str


@dataclass(frozen=True)
class OpenChart:
    chart: str


@dataclass(frozen=True)
class OpenCard:
    """Send the picture that warns of a kind of fraud."""

    topic: str


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

    def __post_init__(self) -> None:
        if self.language not in {"zh", "zh-hant", "en", "auto"}:
            raise ValueError("not a language one can choose")


class Mark(StrEnum):
    """What somebody says of a verdict."""

    RIGHT = "r"
    WRONG = "w"
    OTHER = "o"
    """A scam, but of another kind."""


@dataclass(frozen=True)
class OpenEmergency:
    emergency: str


@dataclass(frozen=True)
class OpenWorry:
    """Answer what may have been meant, in the case that was spoken of."""

    worry: str


@dataclass(frozen=True)
class MarkVerdict:
    mark: Mark
    topic: str
    """The likeliest kind that was named; empty if none was."""


@dataclass(frozen=True)
class NameKind:
    """Say which kind of fraud it was instead."""

    message: int
    """That holds the verdict."""
    topic: str
    """Empty: none of the kinds we know."""


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
    """A letter each, eight at most; see `knowledge/triage.yaml`."""

    def __post_init__(self) -> None:
        if len(self.answers) > _ANSWERS or not self.answers.isascii():
            raise ValueError("more answers than there are questions")


@dataclass(frozen=True)
class OpenDrill:
    """Start a scammer's script; with no name, list them."""

    drill: str = ""


@dataclass(frozen=True)
class PlayDrill:
    """Go on in a script; the choices so far are all there is to know."""

    drill: str
    language: Language
    """Of the story, since each language has its own."""
    path: str
    """A digit a choice."""

    def __post_init__(self) -> None:
        if len(self.path) > LONGEST or not (self.path.isascii() and self.path.isdecimal()):
            raise ValueError("no choices that a story has")


@dataclass(frozen=True)
class SetSimple:
    """Have answers in large steps or whole; sets, never toggles."""

    switch: Switch


@dataclass(frozen=True)
class TakeStep:
    """Go to one step of a course; the word after the last says that it is done."""

    course: Course
    entry: str
    step: int = 0

    def __post_init__(self) -> None:
        if self.step > _STEPS:
            raise ValueError("further than any course goes")


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


@dataclass(frozen=True)
class StartQuiz:
    """Open a round of the quiz."""

    audience: str = ""
    """Asks only what concerns this group of people; empty: everything."""


@dataclass(frozen=True)
class NextQuestion:
    """Go on in a round that several play."""

    number: int
    """Of the round."""
    position: int
    """Of the question that is left behind."""


@dataclass(frozen=True)
class ChooseOption:
    """Answer a question of the quiz where there are no polls."""

    option: int


Action = (
    OpenScreen
    | OpenScams
    | OpenTopic
    | OpenGuidance
    | OpenAudience
    | OpenArea
    | OpenFigure
    | OpenChart
    | OpenDerived
    | OpenCard
    | OpenPlace
    | TrySample
    | SetLanguage
    | ShowMyData
    | ForgetMe
    | AnswerTriage
    | OpenDrill
    | PlayDrill
    | SetSimple
    | TakeStep
    | OpenAlerts
    | SetAlerts
    | DecideAlert
    | OpenEmergency
    | OpenWorry
    | MarkVerdict
    | NameKind
    | StartQuiz
    | NextQuestion
    | ChooseOption
)

_SEPARATOR = "."
_DIGITS = 12
_CODES: dict[type[Action], str] = {
    OpenScreen: "m",
    OpenScams: "l",
    OpenTopic: "t",
    OpenGuidance: "g",
    OpenAudience: "o1",
    OpenArea: "a",
    OpenFigure: "f",
    OpenChart: "chart",
    OpenDerived: "calc",
    OpenCard: "i1",
    OpenPlace: "p",
    TrySample: "x",
    SetLanguage: "s",
    OpenEmergency: "e",
    OpenWorry: "wo",
    MarkVerdict: "v",
    NameKind: "w",
    AnswerTriage: "q",
    OpenDrill: "y1",
    PlayDrill: "y2",
    SetSimple: "o2",
    TakeStep: "o3",
    OpenAlerts: "n",
    SetAlerts: "u",
    DecideAlert: "k",
    ShowMyData: "mine",
    ForgetMe: "forget",
    StartQuiz: "z1",
    NextQuestion: "z2",
    ChooseOption: "z3",
}
"""What each travels as; a code is never given to another, since old buttons stay in chats."""
_KINDS = {code: kind for kind, code in _CODES.items()}


def encode(action: Action) -> str:
    """Return at most 64 ASCII characters."""
    values = (str(getattr(action, field.name)) for field in fields(action))
    return _SEPARATOR.join((_CODES[type(action)], *values))


def decode(data: str) -> Action | None:
    """Return the action, or None for a button of a version that we no longer understand."""
    code, *parts = data.split(_SEPARATOR)
    kind = _KINDS.get(code)
    if kind is None or len(parts) != len(fields(kind)):
        return None
    types = get_type_hints(kind)
    names = (field.name for field in fields(kind))
    try:
        return kind(*(_read(types[name], part) for name, part in zip(names, parts, strict=True)))
    except ValueError:
        return None


def _read(kind: type, part: str) -> Any:
    if kind is int and not (part.isdecimal() and len(part) <= _DIGITS):
        raise ValueError("not a number that a button has")
    return kind(part)
