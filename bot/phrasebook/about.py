"""What the bot is, what it keeps of a chat, and what it says when something fails."""

from bot.phrasebook.model import PhraseModel


class AboutPhrases(PhraseModel):
    title: str
    items: tuple[str, ...]
    limits_title: str
    limits: tuple[str, ...]
    clone: str
    counts: str
    accuracy: str


class PrivacyPhrases(PhraseModel):
    title: str
    items: tuple[str, ...]
    telegram: str


class MyDataPhrases(PhraseModel):
    title: str
    nothing: str
    language: str
    languages: dict[str, str]
    simple: str
    alerts: str
    all_topics: str
    quiet: str
    tip: str
    tips: dict[str, str]
    opinions: str
    delivered: str
    quiz: str
    topic: str
    place: str
    child: str
    bystander: str
    relative: str
    matter: str
    settled: str
    long_ago: str
    never: str
    forgotten: str
    unsubscribed: str
    admins_only: str


class ErrorsPhrases(PhraseModel):
    apology: str
    too_many: str
    old_button: str
    no_such_command: str
    shortened: str
    no_picture: str
