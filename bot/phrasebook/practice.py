"""Playing a scammer's script, and the quiz."""

from bot.phrasebook.model import PhraseModel
from knowledge.drills import Outcome


class DrillPhrases(PhraseModel):
    title: str
    hint: str
    harmless: str
    scene: str
    ended: str
    mark: str
    mark_ended: str
    wise: str
    unwise: str
    leave: str
    real: str
    again: str
    others: str
    practise: str
    outcomes: dict[Outcome, str]
    no_shame: str
    signs: str
    sign_heeded: str
    sign_passed: str
    first_exit: str
    no_exit_missed: str
    gave_away: str
    remember: str
    helps: str
    hotlines: str


class QuizPhrases(PhraseModel):
    what: str
    kept: str
    begin: str
    again: str
    next: str
    last: str
    progress: str
    progress_in_group: str
    right: str
    wrong: str
    title: str
    score: str
    all_right: str
    most_right: str
    some_right: str
    weak: str
    group_title: str
    group_line: str
    nobody: str
    somebody: str
    wait: str
    slowly: str
    over: str
    running: str
    no_polls: str
    share: str
    shared: str
