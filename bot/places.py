"""The place whose hotlines come first."""

from bot.settings import SettingsError
from knowledge import KnowledgeBase
from knowledge.hotlines import ELSEWHERE, Place


def place_of(code: str, knowledge: KnowledgeBase) -> Place:
    """Return what BOT_PLACE names; raise `SettingsError` if we know no hotlines there."""
    place = knowledge.places.get(code.lower())
    if place is None:
        known = ", ".join(code.upper() for code in knowledge.places if code != ELSEWHERE)
        raise SettingsError(f"BOT_PLACE: {code} has no hotlines; use one of {known}")
    return place
