"""What can be decided: a closed union, matched to the end wherever it is used."""

from dataclasses import dataclass
from enum import StrEnum

from bot.actions import Aspect
from bot.advice.meanings import Meant
from bot.reading.found import NOTHING, Contacts
from knowledge.charts import Chart
from knowledge.derived import Combined, DerivedFigure
from knowledge.emergencies import Emergency
from knowledge.figures import Area, Figure, LaterFigure, Limit
from knowledge.firstaid import FirstAid
from knowledge.guidance import Guidance, Term
from knowledge.hotlines import Hotline, Place
from knowledge.matters import Matter
from knowledge.mentions import Incompatible
from knowledge.models import Localized
from knowledge.organisations import Organisation
from knowledge.redflags import Sign
from knowledge.topics import Topic
from knowledge.variants import Variant
from knowledge.worries import Worry, WorryAnswer


class Risk(StrEnum):
    HIGH = "high"
    CAUTION = "caution"
    UNKNOWN = "unknown"
    """Never means safe."""


class Smalltalk(StrEnum):
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    WHO_ARE_YOU = "who-are-you"
    PRAISE = "feedback-praise"
    COMPLAINT = "feedback-complaint"
    MOOD = "mood"
    TEST = "test"
    QUIZ = "quiz"
    """Asks to be quizzed."""


class Reason(StrEnum):
    """Why we do not answer."""

    NO_WORDS = "no-words"
    OTHER_LANGUAGE = "other-language"
    OUT_OF_SCOPE = "out-of-scope"
    NO_SUCH_FIGURE = "no-such-figure"
    UNSURE_FIGURE = "unsure-figure"
    """Nothing speaks against its being given, but which one is meant is not certain."""
    CRY = "cry"
    """Somebody calls for help and says nothing else."""
    UNCLEAR = "unclear"
    """A sentence broken off, or a stray word."""
    WHICH_FIGURE = "which-figure"
    """A fragment such as "and in May?" follows nothing."""
    MISUSE = "misuse"
    DANGER = "danger"
    """Somebody is hurt or ill, and fraud is not what matters."""


@dataclass(frozen=True)
class Clue:
    """Words of the person's text that gave the fraud away."""

    words: str
    flag: Sign
    owner: Organisation | None = None
    """Whom a link or a number pretends to be, where the flag's reason names it."""
    host: str = ""
    """Whose a link really is."""


class Obstacle(StrEnum):
    """Why something is not computed, where no rule of the bulletin names the figures."""

    NO_PERIOD = "no-period"
    DIFFERENT_PERIODS = "different-periods"
    DIFFERENT_UNITS = "different-units"
    UNRELATED = "unrelated"


Refusal = Obstacle | Incompatible


class Claim(StrEnum):
    """What numbers are that somebody takes for figures."""

    RIGHT = "right"
    PARTLY = "partly"
    """One of several is right, or a number is and its change is not."""
    WRONG = "wrong"
    OF_ANOTHER = "of-another"
    """The number of another figure, which is shown beside it."""


@dataclass(frozen=True)
class Today:
    """The figures of today were asked for, which no bulletin of a past year has."""

    later: tuple[LaterFigure, ...]
    """The newest official ones on the same, of other publications."""


@dataclass(frozen=True)
class FiguresAdvice:
    figures: tuple[Figure, ...]
    derived: tuple[DerivedFigure, ...] = ()
    chart: Chart | None = None
    """That was asked for, and has these figures on it."""
    refusal: Refusal | None = None
    """Why the figures do not go together."""
    arithmetic: Combined | None = None
    """What they come to all the same, by arithmetic alone."""
    claim: Claim | None = None
    """Of the figures, where numbers are said of them."""
    today: Today | None = None
    area: Area | None = None
    """The part of the bulletin, all of whose figures were asked for."""
    partly: bool = False
    """Whether something else was asked for as well that is not given."""
    limit: Limit | None = None
    """Of that, what the bulletin says it does instead."""
    most: Figure | None = None
    """That of them which is the largest, or rose most, where it is asked which."""
    rising: bool = False
    """Whether it is the one that rose most."""


@dataclass(frozen=True, kw_only=True)
class Caring:
    """What may be told to somebody who despairs."""

    care: Place | None = None
    """Where the lines are of those who listen; only where it may be so."""
    bank: Organisation | None = None
    """The bank that was named, where it may have to be rung."""


@dataclass(frozen=True)
class TopicAdvice(Caring):
    topic: Topic
    aspect: Aspect = Aspect.OVERVIEW
    also: tuple[Topic, ...] = ()
    term: Term | None = None
    """The word that was asked about, if it is one for this fraud."""
    variant: Variant | None = None
    """The form of the fraud that is asked about."""


class Everyday(StrEnum):
    """What a text reads like in which nothing speaks for a fraud; no proof of who sent it."""

    MESSAGE = "message"
    TOLD = "told"
    """Not pasted: the writer tells of their own life."""
    ONE_TIME_CODE = "one-time-code"


@dataclass(frozen=True)
class AssessmentAdvice(Caring):
    risk: Risk
    topics: tuple[Topic, ...]
    """The likely kinds, best first; empty where nothing is likely."""
    clues: tuple[Clue, ...]
    contacts: Contacts = NOTHING
    """Links, numbers and accounts of the text, to be explained."""
    everyday: Everyday | None = None
    """Only where the risk is unknown."""
    placed: bool = False
    """Whether somebody who tells of themselves says where they are."""
    unremarkable: bool = False
    """Whether somebody only tells of their life, if not so that it is surely everyday life."""
    place: Place | None = None
    """Where somebody calls who has paid already; unset where no text was read."""
    lost: bool = False
    """Whether the text says that money has gone."""
    variant: Variant | None = None
    """The form of the first kind that the text tells of."""
    for_another: bool = False
    """Whether somebody close to the writer is deceived, and not the writer."""
    persuading: bool = False
    """Whether somebody close to the writer is being deceived and has to be talked to."""
    first: tuple[FirstAid, ...] = ()
    """What goes before the steps, by what the text says was given away."""
    matter: Matter | None = None
    """The everyday matter the text is about; only where the risk is unknown."""
    perhaps_lost: bool = False
    """Whether something was done that money may have gone by, though no word says so."""


@dataclass(frozen=True)
class GuidanceAdvice(Caring):
    entry: Guidance | Term
    place: Place
    topics: tuple[Topic, ...] = ()
    """The kind of fraud that was asked about, where the entry stands beside it."""
    told: bool = False
    """Whether the text tells the place, and it is another than the operator's."""
    distant: bool = False
    """Whether the entry is no more than what comes nearest to the question."""
    words: tuple[Term, ...] = ()
    """Other words of the text whose meaning is asked in the same breath."""
    line: Hotline | None = None
    """The hotline of that place whose hours or costs are asked."""
    lead: Localized[str] | None = None
    """Of a page on several cases, what fits the text best: it is said first."""
    only_steps: bool = False
    """Whether the entry was just read, and it is asked what to do."""
    only_lead: bool = False
    """Whether the entry was just read, and what leads is all that is asked."""


@dataclass(frozen=True)
class WorryAdvice(Caring):
    """What somebody asks next, in a case that was just spoken of."""

    worry: Worry
    answer: WorryAnswer
    """That fits the case."""
    place: Place
    case: Emergency | Topic | Guidance | None
    """What was spoken of, if we know it; its steps can be read again."""
    placed: bool = False
    """Whether the text tells the place; otherwise it is guessed."""
    of_kind: Localized[str] | None = None
    """What holds of the kind of fraud that was spoken of, said first."""
    again: bool = False
    """Whether the last thing said was just this."""
    perhaps: tuple[Meant, ...] = ()
    """What else may have been meant, likeliest first, where nothing is sure."""
    unclear: bool = False
    """Whether it is not known what was meant: what may have been says more than the answer."""
    trait: Localized[str] | None = None
    """What is known of such a fraud, and comes nearest to what is told."""
    kind: Topic | None = None
    """The kind of fraud that was spoken of, where the answer has to name it."""
    matter: Matter | None = None
    """The everyday matter that was spoken of, where its conditions are said once more."""
    unsettled: bool = False
    """Whether it was checked by the other side's way or found wrong: it settles nothing."""


@dataclass(frozen=True)
class EmergencyAdvice(Caring):
    emergency: Emergency
    place: Place
    topics: tuple[Topic, ...] = ()
    sure: bool = False
    """Whether it is surely the first of these kinds."""
    variant: Variant | None = None
    """The form of that kind that the text tells of."""
    told: bool = False
    """Whether the text tells the place, and it is another than the operator's."""
    placed: bool = False
    """Whether the text tells any place; otherwise it is guessed."""
    kin_there: bool = False
    """Whether somebody close to the writer is at that place, and the writer may not be."""
    first: tuple[FirstAid, ...] = ()
    """What goes before the steps, by what was given away."""
    for_another: bool = False
    """Whether it happened to somebody close to the writer."""
    persuading: bool = False
    """Whether that person has to be talked to."""
    late: bool = False
    """Whether it was long ago."""


@dataclass(frozen=True)
class ChoiceAdvice:
    options: tuple[Topic | Guidance | Term | Figure, ...]


@dataclass(frozen=True)
class SmalltalkAdvice(Caring):
    smalltalk: Smalltalk


@dataclass(frozen=True)
class UnknownAdvice(Caring):
    reason: Reason
    nearest: tuple[Figure, ...] = ()
    later: tuple[LaterFigure, ...] = ()
    """Official figures of other publications on what was asked."""
    limit: Limit | None = None
    """What is not told apart, where the bulletin says what it does instead."""
    page: Guidance | None = None
    """On a quarrel over money that is told, perhaps, though it is none of our business."""


Advice = (
    FiguresAdvice
    | TopicAdvice
    | AssessmentAdvice
    | GuidanceAdvice
    | WorryAdvice
    | EmergencyAdvice
    | ChoiceAdvice
    | SmalltalkAdvice
    | UnknownAdvice
)


def cannot_wait(advice: Advice) -> bool:
    """Tell whether it comes before any message or picture: steps, or a life in danger."""
    if isinstance(advice, UnknownAdvice):
        return advice.reason is Reason.DANGER
    return isinstance(advice, EmergencyAdvice)
