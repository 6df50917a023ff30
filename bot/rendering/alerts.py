"""Alerts and tips as people get them, and the pages on which they choose which they want."""

from collections.abc import Callable
from datetime import date

from bot.actions import AlertPage, OpenAlerts, OpenTopic, SetAlerts
from bot.alerts.almanac import tip_of
from bot.rendering.voice import Voice
from bot.rendering.warning import spreading
from bot.reply import Button, Heading, Note, Paragraph, Reply, Row, Section, in_rows, say
from bot.state.alerts import Alert
from bot.state.subscriptions import Subscription, Tip
from knowledge import Language
from knowledge.topics import Topic

KINDS_A_PAGE = 8
QUIET_HOURS = ((21, 7), (22, 7), (22, 8), (23, 8), (0, 9))
LANGUAGES = ("zh", "zh-tw", "en")
ZONES = tuple(hours * 60 for hours in range(-10, 13))
ALL_KINDS = "all"
NONE = "none"

_Wanted = Subscription


def message(alert: Alert, voice: Voice) -> Reply:
    """Return an alert or a tip as it is sent to one chat."""
    phrases, topic = voice.phrases.alerts, voice.knowledge.topics.get(alert.topic or "")
    text = alert.zh if voice.language is Language.ZH else alert.en
    paragraphs = tuple(Paragraph(part) for part in text.split("\n\n") if part.strip())
    opening = (Button(voice.phrases.buttons.how, OpenTopic(topic.id)),) if topic else ()
    settings = (Button(phrases.title, OpenAlerts(AlertPage.OVERVIEW)),)
    if alert.occasion and topic:
        title, note = phrases.tip_title.format(topic=voice.say(topic.title)), phrases.tip_note
    else:
        title, note = phrases.alert, phrases.alert_note
    reply = Reply((Heading(title), *paragraphs, Note(note)))
    return reply.with_rows((*opening, *settings))


def tip(topic: Topic, turn: int, voice: Voice) -> str:
    """Word a tip on a kind of fraud; another turn shows another sign."""
    signs, advice = voice.lines(topic.signs), voice.lines(topic.before_paying)
    return voice.phrases.alerts.tip_text.format(
        summary=voice.say(topic.summary),
        sign=signs[turn % len(signs)],
        advice=advice[turn % len(advice)],
    )


def tip_of_the_day(day: date, voice: Voice) -> Reply:
    """Return what subscribers get that day, for whoever asks."""
    phrases, topics = voice.phrases.alerts, voice.knowledge.topics
    turn, chosen = tip_of(Tip.DAILY, day, tuple(topics))
    topic = topics[chosen]
    paragraphs = tuple(Paragraph(part) for part in tip(topic, turn, voice).split("\n\n"))
    title = Heading(phrases.tip_title.format(topic=voice.say(topic.title)))
    return Reply(
        (title, *paragraphs, Note(phrases.tip_tomorrow)),
        (
            (Button(voice.phrases.buttons.how, OpenTopic(topic.id)),),
            spreading(topic, voice),
            (Button(phrases.buttons.tip_wanted, OpenAlerts(AlertPage.TIP)),),
        ),
    )


def overview(wanted: _Wanted | None, voice: Voice) -> Reply:
    phrases = voice.phrases.alerts
    head = (Heading(phrases.title), Paragraph(phrases.what))
    if wanted is None:
        begin = Button(phrases.buttons.begin, SetAlerts(AlertPage.OVERVIEW, "on"))
        return Reply((*head, Paragraph(phrases.nothing)), ((begin,),))
    pages = (
        (phrases.buttons.kinds, AlertPage.KINDS),
        (phrases.buttons.language, AlertPage.LANGUAGE),
        (phrases.buttons.quiet, AlertPage.QUIET),
        (phrases.buttons.zone, AlertPage.ZONE),
        (phrases.buttons.tip, AlertPage.TIP),
    )
    end = Button(phrases.buttons.end, SetAlerts(AlertPage.OVERVIEW, "off"))
    buttons = (*(Button(label, OpenAlerts(page)) for label, page in pages), end)
    return Reply((*head, Section("", _choices(wanted, voice))), in_rows(buttons))


def started(wanted: _Wanted, voice: Voice) -> Reply:
    page = overview(wanted, voice)
    return Reply((*say(voice.phrases.alerts.started).blocks, *page.blocks), page.rows)


def stopped(voice: Voice, was_on: bool) -> Reply:
    phrases = voice.phrases.alerts
    begin = Button(phrases.buttons.begin, SetAlerts(AlertPage.OVERVIEW, "on"))
    return say(phrases.stopped if was_on else phrases.was_off).with_rows((begin,))


def _choices(wanted: _Wanted, voice: Voice) -> tuple[str, ...]:
    phrases, known = voice.phrases.alerts, voice.knowledge.topics
    named = voice.titles(known[topic] for topic in sorted(wanted.topics & known.keys()))
    quiet, zone, tip = phrases.no_quiet, "", phrases.no_tip
    if wanted.quiet_from is not None and wanted.quiet_until is not None:
        quiet = phrases.quiet.format(start=wanted.quiet_from, end=wanted.quiet_until)
    if wanted.tip:
        tip = phrases.tip.format(rhythm=voice.phrases.mydata.tips[wanted.tip])
    if wanted.tip or wanted.quiet_from is not None:
        zone = phrases.zone.format(zone=zone_name(wanted.utc_offset))
    language = voice.phrases.mydata.languages[wanted.language]
    return tuple(
        line
        for line in (
            phrases.kinds.format(kinds=named or phrases.all_kinds),
            phrases.language.format(language=language),
            quiet,
            tip,
            zone,
        )
        if line
    )


def zone_name(offset: int) -> str:
    """Return such as ``UTC+5:30``."""
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours}{f':{minutes:02}' if minutes else ''}"


def kinds(wanted: _Wanted, number: int, voice: Voice) -> Reply:
    phrases, topics = voice.phrases.alerts, tuple(voice.knowledge.topics.values())
    pages = -(-len(topics) // KINDS_A_PAGE)
    number = min(number, pages - 1)
    shown = topics[number * KINDS_A_PAGE : (number + 1) * KINDS_A_PAGE]
    buttons = tuple((_kind(topic, topic.id in wanted.topics, voice),) for topic in shown)
    everything = _choice(
        phrases.buttons.all_kinds, AlertPage.KINDS, ALL_KINDS, not wanted.topics, voice
    )
    labels = voice.phrases.buttons
    turning = (
        *((_page(labels.previous, number - 1),) if number > 0 else ()),
        *((_page(labels.next, number + 1),) if number < pages - 1 else ()),
    )
    title = phrases.choose_kinds.format(page=number + 1, pages=pages)
    return Reply(
        (Heading(title), Paragraph(phrases.choose_kinds_hint)),
        ((everything,), *buttons, turning, _done(voice)),
    )


def page_of(topic: str, voice: Voice) -> int:
    """Return the number of the page of kinds that shows a topic."""
    return list(voice.knowledge.topics).index(topic) // KINDS_A_PAGE


def _kind(topic: Topic, chosen: bool, voice: Voice) -> Button:
    sign = "-" if chosen else "+"
    return _choice(voice.say(topic.title), AlertPage.KINDS, sign + topic.id, chosen, voice)


def _page(label: str, number: int) -> Button:
    return Button(label, OpenAlerts(AlertPage.KINDS, number))


def quiet(wanted: _Wanted, _: int, voice: Voice) -> Reply:
    phrases = voice.phrases.alerts
    now = (wanted.quiet_from, wanted.quiet_until)
    hours = tuple(
        _choice(
            f"{begins}:00-{ends}:00",
            AlertPage.QUIET,
            f"{begins}-{ends}",
            now == (begins, ends),
            voice,
        )
        for begins, ends in QUIET_HOURS
    )
    none = _choice(phrases.buttons.no_quiet, AlertPage.QUIET, NONE, now == (None, None), voice)
    return say(phrases.choose_quiet).with_rows(*in_rows((none, *hours)), _done(voice))


def zone(wanted: _Wanted, _: int, voice: Voice) -> Reply:
    zones = tuple(
        _choice(zone_name(offset), AlertPage.ZONE, str(offset), offset == wanted.utc_offset, voice)
        for offset in ZONES
    )
    return say(voice.phrases.alerts.choose_zone).with_rows(*in_rows(zones, 4), _done(voice))


def tips(wanted: _Wanted, _: int, voice: Voice) -> Reply:
    labels = voice.phrases.alerts.buttons
    buttons = (
        _choice(labels.no_tip, AlertPage.TIP, NONE, wanted.tip is None, voice),
        _choice(labels.weekly, AlertPage.TIP, Tip.WEEKLY, wanted.tip is Tip.WEEKLY, voice),
        _choice(labels.daily, AlertPage.TIP, Tip.DAILY, wanted.tip is Tip.DAILY, voice),
    )
    return say(voice.phrases.alerts.choose_tip).with_rows(buttons, _done(voice))


def language(wanted: _Wanted, _: int, voice: Voice) -> Reply:
    names = voice.phrases.language
    labels = dict(zip(LANGUAGES, (names.simplified, names.traditional, names.english), strict=True))
    buttons = tuple(
        _choice(label, AlertPage.LANGUAGE, tag, tag == wanted.language, voice)
        for tag, label in labels.items()
    )
    return say(voice.phrases.alerts.choose_language).with_rows(buttons, _done(voice))


def _choice(label: str, page: AlertPage, value: str, chosen: bool, voice: Voice) -> Button:
    shown = voice.phrases.alerts.buttons.chosen.format(choice=label) if chosen else label
    return Button(shown, SetAlerts(page, value))


def _done(voice: Voice) -> Row:
    return (Button(voice.phrases.alerts.buttons.done, OpenAlerts(AlertPage.OVERVIEW)),)


PAGES: dict[AlertPage, Callable[[_Wanted, int, Voice], Reply]] = {
    AlertPage.KINDS: kinds,
    AlertPage.QUIET: quiet,
    AlertPage.ZONE: zone,
    AlertPage.TIP: tips,
    AlertPage.LANGUAGE: language,
}
"""Every page but the overview, which needs no subscription."""
