"""The answer to a question people have, or a word explained."""

from bot.advice.advice import GuidanceAdvice
from bot.rendering import hotlines
from bot.rendering.audience import path
from bot.rendering.voice import Voice
from bot.reply import Block, Heading, Paragraph, Reply, Section, in_rows
from knowledge.guidance import Guidance, Term
from knowledge.hotlines import ELSEWHERE, Purpose

TALKING = "family-talk"
"""The entry on talking to somebody who is being deceived."""
_SUPPORT = "emotional-support"
"""The entry on those who listen."""
_SHOWN = (
    Purpose.POLICE,
    Purpose.ADVICE,
    Purpose.BANK,
    Purpose.REPORT,
    Purpose.TEXTS,
    Purpose.SUPPORT,
)
_IN_DANGER = (Purpose.POLICE, Purpose.SUPPORT)


def guidance(advice: GuidanceAdvice, voice: Voice) -> Reply:
    if advice.line or _is_by_place(advice):
        return hotlines.place(advice.place, voice, advice.line, advice.bank)
    match advice.entry:
        case Guidance() as entry:
            reply = _entry(entry, advice, voice)
        case Term() as term:
            reply = _term(term, voice, advice.words)
    asked = (topic.id for topic in advice.topics)
    beside = tuple(dict.fromkeys((*asked, *advice.entry.related)))
    if advice.only_lead:
        reply = reply.with_rows((voice.opening(advice.entry),))
    return reply.with_rows(
        path(advice.entry.id, voice),
        *in_rows(voice.related(beside[:4])),
        (
            voice.paid,
            voice.home,
        ),
    )


def _is_by_place(advice: GuidanceAdvice) -> bool:
    known = advice.told and advice.place.id != ELSEWHERE
    return known and isinstance(advice.entry, Guidance) and advice.entry.by_place


def _entry(entry: Guidance, advice: GuidanceAdvice, voice: Voice) -> Reply:
    phrases, place = voice.phrases.guidance, advice.place
    blocks: list[Block] = [Heading(voice.say(entry.title))]
    if advice.distant:
        blocks.append(Paragraph(phrases.distant))
    if advice.only_lead and advice.lead:
        said = Paragraph(voice.say(advice.lead))
        return Reply((*blocks, said, voice.sources(phrases.source, entry.sources)))
    if advice.only_steps and entry.steps:
        steps = Section(phrases.steps, voice.lines(entry.steps), numbered=True)
        return Reply((*blocks, steps, voice.sources(phrases.source, entry.sources)))
    lead = voice.say(advice.lead) if advice.lead else None
    answer, points = voice.lines(entry.answer), voice.lines(entry.points) if entry.points else ()
    if lead in (*answer, *points):
        blocks.append(Paragraph(lead))
    blocks += [Paragraph(text) for text in answer if text != lead]
    blocks += [_word(term, voice) for term in advice.words]
    if entry.steps:
        blocks.append(Section(phrases.steps, voice.lines(entry.steps), numbered=True))
    if others := tuple(point for point in points if point != lead):
        blocks.append(Section("", others))
    if entry.hotlines:
        blocks.insert(1 if advice.told else len(blocks), _calls(advice, voice))
    blocks.append(voice.sources(phrases.source, _sources(entry, advice.words)))
    shown = entry.hotlines and not _may_be_anywhere(advice, voice)
    copies = voice.copies(place, Purpose.POLICE, Purpose.ADVICE) if shown else ()
    return Reply(tuple(blocks), in_rows(copies))


def _may_be_anywhere(advice: GuidanceAdvice, voice: Voice) -> bool:
    return not advice.told and voice.may_be_anywhere(advice.place)


def _calls(advice: GuidanceAdvice, voice: Voice) -> Section:
    place, first = advice.place, (voice.say(advice.place.first_call),)
    danger = isinstance(advice.entry, Guidance) and advice.entry.danger
    if _may_be_anywhere(advice, voice):
        if danger:
            return hotlines.in_danger_anywhere(voice)
        listening = advice.entry.id == _SUPPORT
        return hotlines.everywhere(voice, first, fraud=True, listening=listening)
    title = f"{voice.phrases.guidance.hotlines} · {voice.say(place.name)}"
    if danger and place.danger:
        return Section(title, voice.numbers(place, *_IN_DANGER))
    return Section(title, (*first, *voice.numbers(place, *_SHOWN)))


def _term(term: Term, voice: Voice, others: tuple[Term, ...] = ()) -> Reply:
    phrases = voice.phrases.guidance
    return Reply(
        (
            Heading(phrases.term.format(term=voice.say(term.term))),
            Paragraph(voice.say(term.meaning)),
            *(_word(other, voice) for other in others),
            voice.sources(phrases.source, _sources(term, others)),
        )
    )


def _word(term: Term, voice: Voice) -> Section:
    title = voice.phrases.guidance.term.format(term=voice.say(term.term))
    return Section(title, (voice.say(term.meaning),))


def _sources(entry: Guidance | Term, words: tuple[Term, ...]) -> tuple[str, ...]:
    """Return the sources of all that is said, each once."""
    return tuple(dict.fromkeys(source for said in (entry, *words) for source in said.sources))


def talking(voice: Voice) -> Section:
    """Return how to talk to somebody who believes the fraud."""
    guide = voice.knowledge.guidance[TALKING]
    return Section(voice.say(guide.title), voice.lines(guide.answer))
