"""What is stored of a chat, in words."""

from collections.abc import Iterator

from bot.actions import ForgetMe, Screen
from bot.memory import Recall
from bot.rendering.voice import Voice
from bot.reply import Button, Note, Reply, Section, say
from bot.state.privacy import Stored
from bot.state.subscriptions import Subscription


def page(stored: Stored, recall: Recall, voice: Voice) -> Reply:
    """Name everything; ``recall`` is what is remembered for some minutes."""
    phrases, buttons = voice.phrases.mydata, voice.phrases.buttons
    items = tuple(_items(stored, recall, voice))
    forget = (Button(buttons.forget, ForgetMe()),) if items else ()
    return Reply(
        (Section(phrases.title, items or (phrases.nothing,)), Note(phrases.never))
    ).with_rows(forget, (voice.screen(buttons.privacy, Screen.PRIVACY),))


def forgotten(voice: Voice) -> Reply:
    phrases = voice.phrases.mydata
    return say(phrases.forgotten, phrases.unsubscribed)


def _items(stored: Stored, recall: Recall, voice: Voice) -> Iterator[str]:
    phrases = voice.phrases.mydata
    if stored.preference.language:
        yield phrases.language.format(language=phrases.languages[stored.preference.language])
    if stored.preference.simple:
        yield phrases.simple
    if stored.subscription:
        yield from _subscribed(stored.subscription, voice)
    if stored.opinions:
        yield phrases.opinions.format(count=stored.opinions)
    if stored.alerts:
        yield phrases.delivered.format(count=stored.alerts)
    if stored.questions:
        yield phrases.quiz.format(count=stored.questions)
    yield from _remembered(recall, voice)


def _remembered(recall: Recall, voice: Voice) -> Iterator[str]:
    phrases = voice.phrases.mydata
    if emergency := voice.knowledge.emergencies.get(recall.emergency or ""):
        yield phrases.topic.format(topic=voice.say(emergency.title))
    if topic := voice.knowledge.topics.get(recall.topic or ""):
        yield phrases.topic.format(topic=voice.say(topic.title))
    if place := voice.knowledge.places.get(recall.place or ""):
        yield phrases.place.format(place=voice.say(place.name))
    if recall.child:
        yield phrases.child
    if recall.bystander:
        yield phrases.bystander
    if recall.relative:
        yield phrases.relative
    if recall.matter:
        yield phrases.matter
    if recall.settled:
        yield phrases.settled
    if recall.long_ago:
        yield phrases.long_ago


def _subscribed(subscription: Subscription, voice: Voice) -> Iterator[str]:
    phrases, known = voice.phrases.mydata, voice.knowledge.topics
    wanted = voice.titles(known[topic] for topic in sorted(subscription.topics & known.keys()))
    yield phrases.alerts.format(topics=wanted or phrases.all_topics)
    if subscription.quiet_from is not None and subscription.quiet_until is not None:
        yield phrases.quiet.format(start=subscription.quiet_from, end=subscription.quiet_until)
    if subscription.tip:
        yield phrases.tip.format(rhythm=phrases.tips[subscription.tip])
