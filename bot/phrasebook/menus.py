"""The commands, the buttons and the screens that lead to all others."""

from bot.phrasebook.model import PhraseModel


class CommandsPhrases(PhraseModel):
    start: str
    check: str
    emergency: str
    scams: str
    foryou: str
    drill: str
    simple: str
    hotlines: str
    tip: str
    stats: str
    help: str
    language: str
    about: str
    privacy: str
    mydata: str
    quiz: str
    subscribe: str
    unsubscribe: str


class ProfilePhrases(PhraseModel):
    name: str
    short_description: str
    description: str


class ButtonsPhrases(PhraseModel):
    paid: str
    check: str
    scams: str
    stats: str
    hotlines: str
    help: str
    start: str
    back: str
    steps_again: str
    next: str
    previous: str
    copy_number: str
    overview: str
    how: str
    signs: str
    before: str
    after: str
    calculated: str
    later: str
    all_places: str
    about: str
    privacy: str
    family_talk: str
    golden_rules: str
    my_data: str
    forget: str
    triage: str
    share: str
    card: str
    audience: str
    audiences: str
    simple: str


class Sample(PhraseModel):
    """An example of the first minute: what the button says, and what is sent."""

    label: str
    text: str


class StartPhrases(PhraseModel):
    greeting: str
    what: str
    promise: str
    invite: str
    samples: tuple[Sample, ...]


class HelpPhrases(PhraseModel):
    title: str
    items: tuple[str, ...]
    groups: str
    anywhere: str


class LanguagePhrases(PhraseModel):
    title: str
    hint: str
    done: str
    done_traditional: str
    done_auto: str
    simplified: str
    traditional: str
    english: str
    auto: str


class ScamsPhrases(PhraseModel):
    title: str
    hint: str


class HotlinesPhrases(PhraseModel):
    title: str
    first: str
    item: str
    places: str
    source: str
