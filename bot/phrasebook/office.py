"""What those who send alerts see."""

from bot.phrasebook.model import PhraseModel
from knowledge import Language


class AlertStatePhrases(PhraseModel):
    draft: str
    waiting: str
    sending: str
    done: str
    cancelled: str


class AlertCountsPhrases(PhraseModel):
    sent: str
    pending: str
    sending: str
    gone: str
    unknown: str
    failed: str
    stopped: str


class OfficeStatsPhrases(PhraseModel):
    title: str
    few: str
    kind: str
    topics: str
    topic: str
    unanswered: str
    latency: str


class OfficeFeedbackPhrases(PhraseModel):
    title: str
    line: str


class ReloadPhrases(PhraseModel):
    begun: str
    done: str
    failed: str


class OfficeLogPhrases(PhraseModel):
    title: str
    line: str
    nothing: str


class OfficePhrases(PhraseModel):
    title: str
    items: tuple[str, ...]
    form: str
    form_title: str
    form_copy: str
    form_example: str
    form_kinds: str
    problem: str
    no_text: str
    too_long: str
    wrong_language: str
    unknown_kind: str
    languages: dict[Language, str]
    preview: str
    audience: str
    nobody: str
    today: str
    asks: str
    state: AlertStatePhrases
    counts: AlertCountsPhrases
    release: str
    confirm: str
    cancel: str
    too_late: str
    not_yours: str
    too_often: str
    stats: OfficeStatsPhrases
    feedback: OfficeFeedbackPhrases
    reload: ReloadPhrases
    log: OfficeLogPhrases
