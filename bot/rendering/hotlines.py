"""The pages of numbers to call."""

from collections.abc import Iterator

from bot.actions import OpenPlace, Screen
from bot.rendering.voice import Voice
from bot.reply import Button, CopyButton, Heading, Paragraph, Reply, Section, in_rows, say
from knowledge.hotlines import ELSEWHERE, Hotline, Place
from knowledge.organisations import Organisation


def hotlines(voice: Voice) -> Reply:
    places = tuple(
        Button(voice.say(place.name), OpenPlace(place.id))
        for place in voice.knowledge.places.values()
    )
    return say(voice.phrases.hotlines.places).with_rows(*in_rows(places, 3), (voice.home,))


def place(
    shown: Place, voice: Voice, asked: Hotline | None = None, bank: Organisation | None = None
) -> Reply:
    """Return all numbers of a place; the one that is asked about comes first, and a bank's own."""
    phrases, buttons = voice.phrases.hotlines, voice.phrases.buttons
    lines, copies = [], []
    for line in sorted(shown.hotlines, key=lambda line: line != asked):
        use = voice.say(line.use)
        if line.limits:
            use = f"{use} {voice.say(line.limits)}"
        where = line.number or (line.website.host if line.website else "") or ""
        name = voice.say(line.name)
        called = name if where in name else f"{name} {where}"
        lines.append(phrases.item.format(name=called, use=use))
        if line.number:
            label = buttons.copy_number.format(number=line.number)
            copies.append(CopyButton(label, line.number))
    said = (*((bank,) if bank else ()), *shown.hotlines)
    used = dict.fromkeys(source for each in said for source in each.sources)
    own = (Paragraph(voice.bank(bank)),) if bank else ()
    note = (Paragraph(voice.say(shown.note)),) if shown.note else ()
    return Reply(
        (
            Heading(phrases.title.format(place=voice.say(shown.name))),
            *own,
            Paragraph(phrases.first.format(first=voice.say(shown.first_call))),
            Section("", tuple(lines)),
            *note,
            voice.sources(phrases.source, used),
        ),
        (
            *in_rows(tuple(copies)),
            (voice.screen(buttons.all_places, Screen.HOTLINES), voice.home),
        ),
    )


def everywhere(voice: Voice, first: tuple[str, ...], fraud: bool, listening: bool) -> Section:
    """Return a line a place, after what to do ``first``, for somebody who may be in any of them.

    It holds the number for ``fraud``, that of those who are ``listening``, or both.
    """
    phrases = voice.phrases.emergency.anywhere
    lines = []
    for place in _often_told(voice):
        told, listened = place.foremost or "", voice.listening(place) or ""
        numbers = told if fraud else listened
        if fraud and listening:
            numbers = phrases.both.format(told=told, listened=listened)
        lines.append(phrases.line.format(place=voice.say(place.name), numbers=numbers))
    return Section(phrases.title if fraud else phrases.talk, (*first, *lines, phrases.others))


def in_danger_anywhere(voice: Voice) -> Section:
    """Return the number of each place that sends the police at once."""
    phrases = voice.phrases.emergency.anywhere
    lines = tuple(
        phrases.line.format(place=voice.say(place.name), numbers=place.danger)
        for place in _often_told(voice)
        if place.danger
    )
    return Section(phrases.title, (*lines, phrases.others))


def _often_told(voice: Voice) -> Iterator[Place]:
    """Yield the places that are listed for somebody who may be in any."""
    for place in voice.knowledge.places.values():
        if place.id != ELSEWHERE and not place.seldom:
            yield place
