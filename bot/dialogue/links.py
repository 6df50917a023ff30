"""Deep links: what a payload opens. One that was given out is never given another meaning."""

from bot.actions import (
    Action,
    Aspect,
    OpenAudience,
    OpenCard,
    OpenChart,
    OpenDrill,
    OpenEmergency,
    OpenFigure,
    OpenGuidance,
    OpenScams,
    OpenScreen,
    OpenTopic,
    Screen,
)
from bot.rendering.brief import CHART_LINK, EMERGENCY_LINK
from knowledge import KnowledgeBase

SCAMS_LINK = "scams"
AUDIENCES_LINK = "foryou"
AUDIENCE_LINK = "for-"
"""Before the id of an audience, which a guidance entry may share."""
CARD_LINK = "card-"
DRILLS_LINK = "drill"


def opened(payload: str, base: KnowledgeBase) -> Action:
    """Return what a deep link opens; one that names nothing we have, the start."""
    if payload in base.topics:
        return OpenTopic(payload, Aspect.OVERVIEW)
    if payload in base.bulletin.figures:
        return OpenFigure(payload)
    if payload in base.guidance or payload in base.terms:
        return OpenGuidance(payload)
    if picture := _picture(payload, base):
        return picture
    if payload.startswith(EMERGENCY_LINK):
        return OpenEmergency(payload.removeprefix(EMERGENCY_LINK))
    if payload == AUDIENCES_LINK or payload.startswith(AUDIENCE_LINK):
        return OpenAudience(payload.removeprefix(AUDIENCE_LINK).removeprefix(AUDIENCES_LINK))
    if payload == SCAMS_LINK:
        return OpenScams(0)
    if payload.partition("-")[0] == DRILLS_LINK:
        return OpenDrill(payload.partition("-")[2])
    if payload in set(Screen):
        return OpenScreen(Screen(payload))
    return OpenScreen(Screen.START)


def _picture(payload: str, base: KnowledgeBase) -> OpenChart | OpenCard | None:
    if (chart := payload.removeprefix(CHART_LINK)) in base.bulletin.charts:
        return OpenChart(chart)
    if payload.removeprefix(CARD_LINK) in base.topics:
        return OpenCard(payload.removeprefix(CARD_LINK))
    return None


def to_drill(drill: str) -> str:
    """Return the payload that opens a drill, or the list of them for ""."""
    return f"{DRILLS_LINK}-{drill}" if drill else DRILLS_LINK
