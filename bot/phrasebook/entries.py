"""A kind of fraud, the emergency steps, guidance, a group of people; or that there is no entry."""

from bot.phrasebook.model import PhraseModel


class ChoicePhrases(PhraseModel):
    title: str


class TopicPhrases(PhraseModel):
    signs: str
    how: str
    before: str
    after: str
    facts: str
    also: str
    source: str


class CarePhrases(PhraseModel):
    """Before any answer, where somebody may despair."""

    known: str
    """With the number of those who listen, and where it can be called."""
    unknown: str


class AnywherePhrases(PhraseModel):
    """The numbers of all places, where nobody knows in which the writer is."""

    title: str
    talk: str
    """The title where somebody needs to be listened to first."""
    line: str
    both: str
    """The number for fraud, and that of those who listen."""
    others: str


class EmergencyPhrases(PhraseModel):
    for_another: str
    """Before the steps, where it happened to somebody close to the writer."""
    late: str
    """The heading over the steps after a payment that was made long ago."""
    late_more: str
    numbers: str
    kind: str
    kind_more: str
    call: str
    bank: str
    """What a bank's own number is for."""
    anywhere: AnywherePhrases
    care: CarePhrases


class GuidancePhrases(PhraseModel):
    source: str
    steps: str
    hotlines: str
    term: str
    distant: str
    perhaps: str
    """Above what else may have been meant."""
    in_short: str
    unclear: str
    """Heading where nothing is sure."""
    unclear_first: str
    unclear_meant: str
    unclear_told: str
    unclear_asked: str
    like_kind: str
    """Before an answer that has to name the kind of fraud that was spoken of."""
    known_trick: str
    """Before what is known of such a fraud, where somebody tells of it."""


class AudiencePhrases(PhraseModel):
    who: str
    hint: str
    title: str
    traps: str
    trap: str
    signs: str
    habits: str
    call: str


class UnknownPhrases(PhraseModel):
    no_words: str
    other_language: str
    out_of_scope: str
    no_such_figure: str
    unsure_figure: str
    cry: str
    cry_asks: str
    unclear: str
    danger: str
    danger_beside: str
    which_figure: str
    nearest: str
    perhaps: str
    later: str
    later_item: str
    misuse: str
    can: str
    urgent: str
    page: str


class SmalltalkPhrases(PhraseModel):
    greeting: str
    thanks: str
    goodbye: str
    who_are_you: str
    feedback_praise: str
    feedback_complaint: str
    mood: str
    test: str
