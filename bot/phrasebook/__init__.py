"""Everything the bot says that is not knowledge: one YAML file a language, read into these."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.phrasebook.about import AboutPhrases, ErrorsPhrases, MyDataPhrases, PrivacyPhrases
from bot.phrasebook.alerts import AlertsPhrases
from bot.phrasebook.chats import BriefPhrases, InlinePhrases, TerminalPhrases
from bot.phrasebook.entries import (
    AudiencePhrases,
    ChoicePhrases,
    EmergencyPhrases,
    GuidancePhrases,
    SmalltalkPhrases,
    TopicPhrases,
    UnknownPhrases,
)
from bot.phrasebook.figures import ChartsPhrases, FiguresPhrases, StatsPhrases, UnitsPhrases
from bot.phrasebook.menus import (
    ButtonsPhrases,
    CommandsPhrases,
    HelpPhrases,
    HotlinesPhrases,
    LanguagePhrases,
    ProfilePhrases,
    ScamsPhrases,
    StartPhrases,
)
from bot.phrasebook.model import PhraseModel
from bot.phrasebook.office import OfficePhrases
from bot.phrasebook.pictures import KindsPhrases, PicturePhrases, PosterPhrases
from bot.phrasebook.practice import DrillPhrases, QuizPhrases
from bot.phrasebook.simple import SimplePhrases
from bot.phrasebook.verdicts import (
    AssessmentPhrases,
    CheckPhrases,
    ContactsPhrases,
    FeedbackPhrases,
    TriagePhrases,
)
from knowledge import Language

FOLDER = Path(__file__).parent.parent / "phrases"


class PhraseError(Exception):
    """A phrase is missing, unknown or not a text."""


class Phrases(PhraseModel):
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
