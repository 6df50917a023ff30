"""What admins read: how an alert stands, what is asked, who did what."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from math import ceil

from bot.actions import DecideAlert, Verdict
from bot.alerts import form
from bot.alerts.form import Problem
from bot.operation.tally import Asked
from bot.rendering.voice import Voice
from bot.reply import Button, CopyButton, Heading, Paragraph, Reply, Section, say
from bot.state.alerts import Alert, AlertState, Audience, DeliveryState
from bot.state.audit import Act

_PER_MINUTE = 25 * 60
_TOPICS_SHOWN = 10
_CLOSED = {AlertState.DONE, AlertState.CANCELLED}


def menu(voice: Voice) -> Reply:
    return Reply((Section(voice.phrases.office.title, voice.phrases.office.items),))


def blank_form(voice: Voice) -> Reply:
    phrases, topics = voice.phrases.office, voice.knowledge.topics
    example = phrases.form_example.format(topic=next(iter(topics)))
    kinds = phrases.form_kinds.format(topics=", ".join(topics))
    return Reply(
        (
            Heading(phrases.form_title),
            Paragraph(phrases.form),
            Paragraph(example),
            Paragraph(kinds),
        ),
        ((CopyButton(phrases.form_copy, example),),),
    )


def problems(found: Iterable[Problem], voice: Voice) -> Reply:
    phrases = voice.phrases.office
    lines = tuple(
        getattr(phrases, problem.phrase).format(
            language=phrases.languages[problem.language] if problem.language else "",
            least=form.LEAST,
            most=form.MOST,
            kind=problem.kind,
            near=", ".join(problem.near) or ", ".join(voice.knowledge.topics),
        )
        for problem in found
    )
    return Reply((Section(phrases.problem, lines),))


def draft(
    alert: Alert, audience: Audience, recent: int, most: int, delay: int, voice: Voice
) -> Reply:
    phrases = voice.phrases.office
    minutes = max(1, ceil(audience.chats / _PER_MINUTE))
    reach = (
        phrases.audience.format(chats=audience.chats, held=audience.held, minutes=minutes)
        if audience.chats
        else phrases.nobody
    )
    return Reply(
        (
            Heading(phrases.state.draft.format(number=alert.id)),
            Paragraph(phrases.preview),
            Paragraph(reach),
            Paragraph(phrases.today.format(count=recent, most=most)),
        ),
        (
            (
                _decide(phrases.release.format(seconds=delay), Verdict.RELEASE, alert),
                _decide(phrases.cancel, Verdict.CANCEL, alert),
            ),
        ),
    )


def progress(
    alert: Alert, counts: Mapping[DeliveryState, int], viewer: int, delay: int, voice: Voice
) -> Reply:
    """Show how an alert stands, with the buttons that an admin can still press."""
    phrases = voice.phrases.office
    title = getattr(phrases.state, alert.state.value).format(number=alert.id, seconds=delay)
    lines = tuple(
        getattr(phrases.counts, state.value).format(count=counts[state])
        for state in DeliveryState
        if counts.get(state)
    )
    confirm = (
        (_decide(phrases.confirm, Verdict.CONFIRM, alert),)
        if alert.state is AlertState.WAITING and alert.author != viewer
        else ()
    )
    cancel = () if alert.state in _CLOSED else (_decide(phrases.cancel, Verdict.CANCEL, alert),)
    section = (Section("", lines),) if lines else ()
    return Reply((Heading(title), *section)).with_rows((*confirm, *cancel))


def stats(asked: Asked, days: int, voice: Voice) -> Reply:
    phrases, topics = voice.phrases.office.stats, voice.knowledge.topics
    title = phrases.title.format(days=days, least=asked.least)
    if not asked.kinds:
        return say(title, phrases.few)
    kinds = tuple(phrases.kind.format(kind=kind, count=count) for kind, count in asked.kinds)
    named = tuple(
        phrases.topic.format(topic=voice.say(topics[topic].title), count=count)
        for topic, count in asked.topics[:_TOPICS_SHOWN]
        if topic in topics
    )
    facts = [phrases.unanswered.format(percent=round(asked.unanswered * 100))]
    if asked.milliseconds is not None:
        facts.append(phrases.latency.format(milliseconds=asked.milliseconds))
    most = (Section(phrases.topics, named),) if named else ()
    return Reply((Section(title, kinds), *most, Paragraph("\n".join(facts))))


def feedback(totals: Mapping[tuple[str, str, str], int], least: int, voice: Voice) -> Reply:
    phrases, topics = voice.phrases.office.feedback, voice.knowledge.topics
    title = phrases.title.format(least=least)
    if not totals:
        return say(title, voice.phrases.office.stats.few)
    lines = tuple(
        phrases.line.format(
            kind=kind,
            topic=f" {voice.say(topics[topic].title)}" if topic in topics else "",
            code=code,
            count=count,
        )
        for (kind, topic, code), count in sorted(totals.items(), key=lambda item: -item[1])
    )
    return Reply((Section(title, lines),))


def log(acts: Iterable[Act], voice: Voice) -> Reply:
    phrases = voice.phrases.office.log
    lines = tuple(
        phrases.line.format(
            time=f"{datetime.fromtimestamp(act.at, UTC):%Y-%m-%d %H:%M}",
            admin=act.admin,
            action=act.action,
            alert=f" {act.alert}" if act.alert else "",
        )
        for act in acts
    )
    return Reply((Section(phrases.title, lines or (phrases.nothing,)),))


def _decide(label: str, verdict: Verdict, alert: Alert) -> Button:
    return Button(label, DecideAlert(verdict, alert.id, alert.nonce))
