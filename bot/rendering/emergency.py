"""The ordered steps, before anything else."""

from dataclasses import replace

from bot.actions import OpenGuidance, Screen
from bot.advice.advice import EmergencyAdvice
from bot.rendering.guidance import TALKING, talking
from bot.rendering.hotlines import everywhere, in_danger_anywhere
from bot.rendering.voice import Voice
from bot.reply import Block, Button, CopyButton, Heading, Paragraph, Reply, Section, in_rows
from knowledge.hotlines import Purpose
from knowledge.models import Lines, Localized

_PAID = "paid"
_SIGNS = 2
_URGENT = (Purpose.POLICE, Purpose.BANK, Purpose.ADVICE)
_GROUPS = {
    "despair": ((Purpose.SUPPORT,), (Purpose.POLICE,)),
    "blackmailed": (_URGENT, (Purpose.SUPPORT,)),
}
"""Whom to call where somebody needs to be listened to as well."""


def emergency(advice: EmergencyAdvice, voice: Voice) -> Reply:
    phrases, buttons = voice.phrases.emergency, voice.phrases.buttons
    record = advice.emergency
    despair = record.id == "despair"
    calls, numbers = _calls(advice, voice)
    aid = tuple(voice.say(aid.step) for aid in advice.first)
    there = advice.place if advice.placed and not advice.kin_there else None
    beside = replace(voice, there=there).lines(record.beside) if advice.for_another else ()
    title, *doing = beside or (voice.say(record.title), *voice.lines(steps_of(advice)))
    steps = Section("", (*aid, *doing), numbered=True)
    if advice.bank and not despair:
        calls = replace(calls, items=(*calls.items, voice.bank(advice.bank)))
        label = buttons.copy_number.format(number=advice.bank.numbers[0])
        numbers = (*numbers, CopyButton(label, advice.bank.numbers[0]))
    blocks: list[Block] = [
        Heading(phrases.late if advice.late else title),
        *((Paragraph(phrases.late_more),) if advice.late else ()),
        *((Paragraph(phrases.for_another),) if advice.for_another and not despair else ()),
        *((talking(voice),) if advice.persuading else ()),
        *((calls, steps) if advice.told and not (despair or advice.kin_there) else (steps, calls)),
    ]
    if advice.topics:
        kinds = phrases.kind.format(topics=voice.titles(advice.topics))
        blocks.append(Section(kinds, (*_of_the_kind(advice, voice), phrases.kind_more)))
    if not beside:
        blocks.append(Section("", replace(voice, there=there).lines(record.afterwards)))
    sources = dict.fromkeys(
        (*(id_ for aid in advice.first for id_ in aid.sources), *record.sources)
    )
    blocks.append(voice.sources(voice.phrases.guidance.source, tuple(sources)))
    return Reply(
        tuple(blocks),
        (
            *in_rows(numbers),
            *in_rows(tuple(voice.opening(topic) for topic in advice.topics), 1),
            (
                voice.screen(buttons.all_places, Screen.HOTLINES),
                Button(buttons.family_talk, OpenGuidance(TALKING)),
            ),
        ),
    )


def _calls(advice: EmergencyAdvice, voice: Voice) -> tuple[Section, tuple[CopyButton, ...]]:
    """Return whom to call, after what to do first, and the numbers to copy.

    Those of the place; of every place where nobody knows in which the writer is.
    """
    place, stops = advice.place, advice.emergency.stops_payment
    groups = _GROUPS.get(advice.emergency.id, (_URGENT,))
    first = (voice.first_call(place, advice.emergency),)
    if not advice.placed and voice.may_be_anywhere(place):
        if advice.emergency.danger:
            return in_danger_anywhere(voice), ()
        urgent, listening = _URGENT in groups, (Purpose.SUPPORT,) in groups
        return everywhere(voice, first if stops else (), urgent, listening), ()
    numbers = tuple(line for group in groups for line in voice.numbers(place, *group))
    if advice.emergency.danger and place.danger:
        numbers = tuple(line for line in numbers if line.split()[0] != place.danger)
    title = f"{voice.phrases.emergency.numbers} · {voice.say(place.name)}"
    lines = numbers if numbers and not stops else (*first, *numbers)
    copies = (copy for group in groups for copy in voice.copies(place, *group))
    return Section(title, lines), tuple(copies)


def steps_of(advice: EmergencyAdvice) -> Localized[Lines]:
    """Return the steps for the place, and those for both where the writer may be in another."""
    record = advice.emergency
    return record.steps if advice.kin_there else record.steps_in(advice.place)


def _of_the_kind(advice: EmergencyAdvice, voice: Voice) -> tuple[str, ...]:
    """Return what is to be known of the kind that it surely is: what not to do, and its signs."""
    if not advice.sure:
        return ()
    kind, form = advice.topics[0], advice.variant
    paid = voice.lines(kind.after_paying)[:1] if advice.emergency.id == _PAID else ()
    return (*paid, *voice.lines(form.signs if form else kind.signs)[:_SIGNS])
