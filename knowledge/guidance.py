"""Questions people have that are not about one kind of fraud, and the words they meet."""

from knowledge.models import Id, Lines, Localized, Record, Text, Words


class Guidance(Record):
    """The answer to one question people have."""

    id: Id
    title: Localized[Text]
    aliases: Localized[Words] = Localized(zh=(), en=())
    in_short: Localized[Text] | None = None
    """The answer in a sentence, to somebody of whom it is not sure that they ask for it."""
    answer: Localized[Lines]
    """The answer in short paragraphs, the most useful sentence first."""
    points: Localized[Lines] | None = None
    """What the answer consists of, a line each, where nothing is to be done."""
    steps: Localized[Lines] | None = None
    """What to do, in order, one action a line."""
    told: bool = False
    """Whether people tell of it rather than ask: surely meant, it comes before what holds of a kind
    of fraud, and before the steps for a loss, since it names those that fit.
    """
    by_case: bool = False
    """Whether paragraphs and points each speak of a case of their own: what fits is said first."""
    dispute: bool = False
    """Whether it is on what was bought, signed or ordered some time ago: that it was paid is no
    news, and what is told next is no step of a fraud."""
    after_a_loss: bool = False
    """Whether it says what to do once money is gone: the first steps need not replace it."""
    topic: Id | None = None
    """The fraud type that a talk goes on about, to which the page is the first answer."""
    hotlines: bool = False
    """Whether the hotlines of the reader's place belong under the answer."""
    danger: bool = False
    """Whether somebody may be in danger: the numbers are those that send the police at once."""
    apart: bool = False
    """As that of an `Emergency`: who read it may be in danger; only answers that name it fit."""
    by_place: bool = False
    """Whether the hotlines of a place that is told, all of them, are the answer."""
    related: tuple[Id, ...] = ()
    sources: tuple[Id, ...]


class Term(Record):
    """A word of the field, explained."""

    id: Id
    term: Localized[Text]
    aliases: Localized[Words] = Localized(zh=(), en=())
    meaning: Localized[Text]
    topic: Id | None = None
    """The fraud type it is a word for; explained together with it."""
    related: tuple[Id, ...] = ()
    sources: tuple[Id, ...]
