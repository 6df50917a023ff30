"""A kind of fraud worded for a printed page, or for a picture to forward."""

from enum import StrEnum

from bot.pictures.leaflets.words import Call, Leaflet
from bot.rendering.voice import Voice
from knowledge.hotlines import Hotline, Place, Purpose
from knowledge.topics import Topic

_SOURCES = 2
_CALLS = 2


class Venue(StrEnum):
    """Where a poster hangs: the five visits, and the two places where people turn in doubt."""

    POLICE_STATION = "police-station"
    BANK = "bank"
    SCHOOL = "school"
    COMMUNITY = "community"
    VILLAGE = "village"
    COMPANY = "company"


def poster(topic: Topic, place: Place, venue: Venue | None, username: str, voice: Voice) -> Leaflet:
    return _leaflet(topic, _calls(place, voice), venue, username, voice)


def card(topic: Topic, username: str, voice: Voice) -> Leaflet:
    return _leaflet(topic, (), None, username, voice)


def _leaflet(
    topic: Topic, calls: tuple[Call, ...], venue: Venue | None, username: str, voice: Voice
) -> Leaflet:
    phrases, short = voice.phrases.posters, topic.poster
    return Leaflet(
        label=phrases.label,
        name=voice.say(short.name),
        starts=phrases.starts,
        bait=voice.say(short.bait),
        signs_title=phrases.signs,
        signs=short.signs.in_(voice.language),
        steps_title=phrases.steps,
        steps=short.steps.in_(voice.language),
        calls=calls,
        venue=phrases.venues[venue] if venue else None,
        helper=voice.phrases.profile.name,
        invite=phrases.invite,
        address=phrases.address.format(username=username),
        promise=phrases.promise,
        source=_source(topic, voice),
        link=f"https://t.me/{username}?start={topic.id}",
    )


def _calls(place: Place, voice: Voice) -> tuple[Call, ...]:
    """Return what somebody who has paid calls first there, then who answers a doubt."""
    first = place.first_call.en.lower()
    named = [line for line in place.hotlines if _reached(line) in first]
    named.sort(key=lambda line: first.index(_reached(line)))
    advice = [line for line in place.hotlines if line.purpose is Purpose.ADVICE and line.number]
    chosen = {_reached(line): line for line in (*named, *advice)}
    return tuple(
        Call(reached, voice.say(line.use)) for reached, line in list(chosen.items())[:_CALLS]
    )


def _reached(hotline: Hotline) -> str:
    if hotline.number:
        return hotline.number
    return (hotline.website.host or "").removeprefix("www.") if hotline.website else ""


def _source(topic: Topic, voice: Voice) -> str:
    phrases, cited = voice.phrases.posters, topic.sources[:_SOURCES]
    checked = max(voice.knowledge.sources[source].checked for source in cited)
    return voice.joined(
        (voice.sources(phrases.source, cited).text, phrases.checked.format(date=checked))
    )
