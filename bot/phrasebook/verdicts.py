"""Whether a message is a fraud, what is odd about its links, and what people think of that."""

from bot.phrasebook.model import PhraseModel


class CheckPhrases(PhraseModel):
    ask: str
    privacy: str
    nothing: str


class AssessmentPhrases(PhraseModel):
    high: str
    high_untyped: str
    caution: str
    caution_untyped: str
    unknown: str
    unknown_hint: str
    unremarkable: str
    """Where somebody tells of their own life and nothing in it is wanted of them."""
    unremarkable_hint: str
    everyday: str
    everyday_hint: str
    everyday_checks: tuple[str, ...]
    matter: str
    """Where it reads like an everyday matter that we know, if the first line fits."""
    matter_unsure: str
    """The same where it does not read so everyday, and nothing speaks against it."""
    matter_fine: str
    matter_doubt: str
    told: str
    """Where somebody tells of their own life, and it is no matter that we know."""
    told_fine: str
    told_doubt: str
    told_ask: str
    told_ask_number: str
    told_ask_there: str
    matter_also: str
    one_time_code: str
    one_time_code_rules: tuple[str, ...]
    checks: tuple[str, ...]
    ordinary: str
    """Heads what speaks for an everyday matter."""
    ordinary_signs: tuple[str, ...]
    clues: str
    clue: str
    typical: str
    variant: str
    do: str
    do_for_another: str
    for_another: str
    for_another_lines: tuple[str, ...]
    also: str
    already_paid: str
    change: str
    change_app: str
    change_link: str
    change_number: str
    change_until: str
    share: str
    share_untyped: str
    uncertain: str


class ContactsPhrases(PhraseModel):
    heading: str
    official: str
    title: str
    official_link: str
    official_mail: str
    official_number: str
    forged_link: str
    forged_number: str
    ask: str
    unknown_link: str
    unknown_mail: str
    faked_number: str
    mobile: str
    landline: str
    leased: str
    short: str
    abroad: str
    elsewhere: str
    crypto: str
    crypto_mistyped: str
    card: str
    card_mistyped: str
    handle: str
    kinds: dict[str, str]
    do: str
    do_link: tuple[str, ...]
    do_number: tuple[str, ...]
    do_account: tuple[str, ...]
    no_blacklist: str
    countries: dict[str, str]


class TriagePhrases(PhraseModel):
    step: str


class FeedbackPhrases(PhraseModel):
    right: str
    wrong: str
    other: str
    missed: str
    thanks: str
    which: str
    none: str
    noted: str
