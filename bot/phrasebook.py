"""Everything the bot says that is not knowledge: one YAML file a language, read into these."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge import Language
from knowledge.drills import Outcome

FOLDER = Path(__file__).parent / "phrases"


class PhraseError(Exception):
    """A phrase is missing, unknown or not a text."""


class _Phrases(BaseModel):
    """The field list is the contract: a missing or unknown phrase stops the start."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sample(_Phrases):
    """An example of the first minute: what the button says, and what is sent."""

    label: str
    text: str


class CommandsPhrases(_Phrases):
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


class ProfilePhrases(_Phrases):
    name: str
    short_description: str
    description: str


class ButtonsPhrases(_Phrases):
    paid: str
    check: str
    scams: str
    stats: str
    hotlines: str
    help: str
    start: str
    back: str
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


class StartPhrases(_Phrases):
    greeting: str
    what: str
    promise: str
    invite: str
    samples: tuple[Sample, ...]


class HelpPhrases(_Phrases):
    title: str
    items: tuple[str, ...]
    groups: str
    anywhere: str


class CheckPhrases(_Phrases):
    ask: str
    privacy: str
    nothing: str


class ChoicePhrases(_Phrases):
    title: str


class TopicPhrases(_Phrases):
    signs: str
    how: str
    before: str
    after: str
    facts: str
    also: str
    source: str


class AssessmentPhrases(_Phrases):
    high: str
    high_untyped: str
    caution: str
    caution_untyped: str
    unknown: str
    unknown_hint: str
    checks: tuple[str, ...]
    clues: str
    clue: str
    typical: str
    do: str
    also: str
    change: str
    change_app: str
    change_link: str
    change_number: str
    change_until: str
    share: str
    share_untyped: str
    uncertain: str


class ContactsPhrases(_Phrases):
    heading: str
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


class TriagePhrases(_Phrases):
    step: str


class DrillPhrases(_Phrases):
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


class EmergencyPhrases(_Phrases):
    numbers: str
    kind: str
    kind_more: str
    call: str


class GuidancePhrases(_Phrases):
    source: str
    steps: str
    hotlines: str
    term: str


class AudiencePhrases(_Phrases):
    who: str
    hint: str
    title: str
    traps: str
    trap: str
    signs: str
    habits: str
    call: str


class FiguresPhrases(_Phrases):
    headline: str
    exact: str
    more_than: str
    part: str
    period: str
    rise: str
    fall: str
    no_comparison: str
    both: str
    trap: str
    source: str
    calculated: str
    calculated_exactly: str
    calculated_at_least: str
    calculated_at_most: str
    calculation: str
    check: str
    refused: str
    no_period: str
    different_periods: str
    different_units: str
    unrelated: str
    calculated_note: str
    history: str
    neighbours: str


class ChartsPhrases(_Phrases):
    value: str
    up: str
    down: str
    panel: str
    line: str
    changed: str
    step: str
    before: str
    after: str
    figures: str
    button: str
    send: str
    calculated: str
    unit: str
    scale: str
    part_of_year: str
    part: str
    gaps: str
    source: str
    sources: str


class UnitsPhrases(_Phrases):
    percent: str


class UnknownPhrases(_Phrases):
    no_words: str
    other_language: str
    out_of_scope: str
    no_such_figure: str
    nearest: str
    later: str
    later_item: str
    misuse: str
    can: str
    urgent: str


class SmalltalkPhrases(_Phrases):
    greeting: str
    thanks: str
    goodbye: str
    who_are_you: str
    feedback_praise: str
    feedback_complaint: str
    mood: str
    test: str


class SimplePhrases(_Phrases):
    """For somebody who reads little: at most 60 characters or 40 words a message."""

    title: str
    what: str
    choose: str
    refuse: str
    begun: str
    ended: str
    offer: str
    start: str
    check: str
    done: str
    more: str
    todo: str
    step: str
    part: str
    finished: str
    call: str
    call_untold: str
    calling: str
    calling_untold: str
    police: str
    share: str
    share_text: str
    high: str
    caution: str
    unknown: str
    untold: str
    sign: str
    stop: str
    choice: str
    figure: str
    another: str
    calculated: str
    no_words: str
    other_language: str
    out_of_scope: str
    no_such_figure: str
    misuse: str
    quiz: str
    smalltalk: SmalltalkPhrases


class ScamsPhrases(_Phrases):
    title: str
    hint: str


class StatsPhrases(_Phrases):
    title: str
    about: str
    area: str
    calculated: str
    calculated_hint: str
    calculated_item: str
    later: str
    later_hint: str
    later_item: str


class HotlinesPhrases(_Phrases):
    title: str
    first: str
    item: str
    places: str
    source: str


class LanguagePhrases(_Phrases):
    title: str
    hint: str
    done: str
    done_traditional: str
    done_auto: str
    simplified: str
    traditional: str
    english: str
    auto: str


class AboutPhrases(_Phrases):
    title: str
    items: tuple[str, ...]
    limits_title: str
    limits: tuple[str, ...]
    clone: str
    counts: str
    accuracy: str


class PrivacyPhrases(_Phrases):
    title: str
    items: tuple[str, ...]
    telegram: str


class MyDataPhrases(_Phrases):
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
    never: str
    forgotten: str
    unsubscribed: str
    admins_only: str


class ErrorsPhrases(_Phrases):
    apology: str
    too_many: str
    old_button: str
    shortened: str
    no_picture: str


class PictureTroublesPhrases(_Phrases):
    empty: str
    heavy: str
    large: str
    format: str
    broken: str
    busy: str
    slow: str
    failed: str


class CodeKindsPhrases(_Phrases):
    payment: str
    crypto: str
    friend: str
    login: str
    app: str
    script: str
    link: str
    wifi: str
    call: str
    contact: str
    product: str
    text: str


class PicturePhrases(_Phrases):
    read: str
    theirs: str
    mine: str
    misread: str
    no_text: str
    moving: str
    partly: str
    codes: str
    code_kinds: CodeKindsPhrases
    troubles: PictureTroublesPhrases


class KindsPhrases(_Phrases):
    voice: str
    video: str
    sticker: str
    document: str
    program: str
    contact: str
    location: str
    other: str


class AlertButtonsPhrases(_Phrases):
    begin: str
    end: str
    kinds: str
    quiet: str
    zone: str
    tip: str
    language: str
    done: str
    chosen: str
    all_kinds: str
    no_quiet: str
    daily: str
    weekly: str
    no_tip: str
    tip_wanted: str


class AlertsPhrases(_Phrases):
    title: str
    what: str
    nothing: str
    kinds: str
    all_kinds: str
    language: str
    quiet: str
    no_quiet: str
    zone: str
    tip: str
    no_tip: str
    started: str
    stopped: str
    was_off: str
    admins_only: str
    choose_kinds: str
    choose_kinds_hint: str
    choose_quiet: str
    choose_zone: str
    choose_tip: str
    choose_language: str
    buttons: AlertButtonsPhrases
    alert: str
    alert_note: str
    tip_title: str
    tip_text: str
    tip_note: str
    tip_tomorrow: str


class AlertStatePhrases(_Phrases):
    draft: str
    waiting: str
    sending: str
    done: str
    cancelled: str


class AlertCountsPhrases(_Phrases):
    sent: str
    pending: str
    sending: str
    gone: str
    unknown: str
    failed: str
    stopped: str


class OfficeStatsPhrases(_Phrases):
    title: str
    few: str
    kind: str
    topics: str
    topic: str
    unanswered: str
    latency: str


class OfficeFeedbackPhrases(_Phrases):
    title: str
    line: str


class ReloadPhrases(_Phrases):
    begun: str
    done: str
    failed: str


class OfficeLogPhrases(_Phrases):
    title: str
    line: str
    nothing: str


class OfficePhrases(_Phrases):
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


class BriefPhrases(_Phrases):
    """In chats that others read too."""

    private: str
    all_steps: str
    elsewhere: str
    guest: str
    enough: str
    joined: str
    channel: str


class InlinePhrases(_Phrases):
    check: str
    emergency: str
    emergency_hint: str
    verdict_hint: str
    ask: str


class FeedbackPhrases(_Phrases):
    right: str
    wrong: str
    other: str
    missed: str
    thanks: str
    which: str
    none: str
    noted: str


class PosterPhrases(_Phrases):
    label: str
    starts: str
    signs: str
    steps: str
    invite: str
    address: str
    promise: str
    source: str
    checked: str
    venues: dict[str, str]


class QuizPhrases(_Phrases):
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


class TerminalPhrases(_Phrases):
    welcome: str
    no_token: str
    prompt: str
    copied: str
    no_button: str
    bye: str


class Phrases(_Phrases):
    commands: CommandsPhrases
    profile: ProfilePhrases
    buttons: ButtonsPhrases
    start: StartPhrases
    help: HelpPhrases
    check: CheckPhrases
    choice: ChoicePhrases
    topic: TopicPhrases
    assessment: AssessmentPhrases
    contacts: ContactsPhrases
    triage: TriagePhrases
    drill: DrillPhrases
    emergency: EmergencyPhrases
    guidance: GuidancePhrases
    audience: AudiencePhrases
    charts: ChartsPhrases
    figures: FiguresPhrases
    units: UnitsPhrases
    unknown: UnknownPhrases
    smalltalk: SmalltalkPhrases
    simple: SimplePhrases
    scams: ScamsPhrases
    stats: StatsPhrases
    hotlines: HotlinesPhrases
    language: LanguagePhrases
    about: AboutPhrases
    privacy: PrivacyPhrases
    mydata: MyDataPhrases
    errors: ErrorsPhrases
    kinds: KindsPhrases
    picture: PicturePhrases
    alerts: AlertsPhrases
    office: OfficePhrases
    brief: BriefPhrases
    inline: InlinePhrases
    feedback: FeedbackPhrases
    posters: PosterPhrases
    quiz: QuizPhrases
    terminal: TerminalPhrases


class Phrasebook:
    def __init__(self, folder: Path = FOLDER) -> None:
        self._phrases = {language: _read(folder / f"{language}.yaml") for language in Language}

    def __getitem__(self, language: Language) -> Phrases:
        return self._phrases[language]


def _read(path: Path) -> Phrases:
    try:
        return Phrases.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (ValidationError, yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise PhraseError(f"{path}: {' '.join(str(error).split())}") from error
