"""Chats that others read, messages sent into other chats, and the terminal."""

from bot.phrasebook.model import PhraseModel


class BriefPhrases(PhraseModel):
    """In chats that others read too."""

    private: str
    all_steps: str
    elsewhere: str
    guest: str
    enough: str
    joined: str
    channel: str


class InlinePhrases(PhraseModel):
    check: str
    emergency: str
    emergency_hint: str
    verdict_hint: str
    ask: str


class TerminalPhrases(PhraseModel):
    welcome: str
    no_token: str
    prompt: str
    copied: str
    no_button: str
    bye: str
