"""/subscribe and /unsubscribe: which alerts and tips a chat wants, and when."""

from contextlib import suppress
from dataclasses import replace

from telegram import Message, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.actions import AlertPage, OpenAlerts, SetAlerts, decode
from bot.chinese import in_script
from bot.conversation import sending
from bot.conversation.addressing import Sender, sender
from bot.conversation.context import Context
from bot.conversation.privacy import may_decide
from bot.dialogue import Dialogue
from bot.memory import Tongue
from bot.rendering import Voice, alerts
from bot.reply import Reply, say
from bot.state import Store
from bot.state.subscriptions import CHINA, Subscription, Tip

PRESSES = r"^[nu]\."
QUIET_AT_FIRST = (22, 7)
_OFFSETS = {"GB": 0, "US": -5 * 60, "CA": -5 * 60, "AU": 10 * 60}
"""Minutes ahead of UTC where that is not China's; where a country has several, of most people."""


class Subscribing:
    def __init__(self, dialogue: Dialogue, store: Store, place: str) -> None:
        self._dialogue = dialogue
        self._store = store
        self._offset = _OFFSETS.get(place.upper(), CHINA)

    def handlers(
        self,
    ) -> tuple[CommandHandler[Context, None] | CallbackQueryHandler[Context, None], ...]:
        return (
            CommandHandler("subscribe", self.subscribe),
            CommandHandler("unsubscribe", self.unsubscribe),
            CallbackQueryHandler(self.press, PRESSES),
        )

    async def subscribe(self, update: Update, context: Context) -> None:
        """Switch alerts on, or show what is chosen."""
        who = await self._deciding(update, context)
        if not who:
            return
        tongue = self._dialogue.tongue(who.chat, who.client)
        wanted = await self._store.subscriptions.of(who.chat)
        if wanted:
            page = alerts.overview(wanted, self._dialogue.voice(tongue))
        else:
            page = await self._begin(who, tongue)
        await sending.send(context.bot, who.chat, in_script(page, tongue.script))

    async def unsubscribe(self, update: Update, context: Context) -> None:
        who = await self._deciding(update, context)
        if not who:
            return
        tongue = self._dialogue.tongue(who.chat, who.client)
        page = await self._end(who, self._dialogue.voice(tongue))
        await sending.send(context.bot, who.chat, in_script(page, tongue.script))

    async def press(self, update: Update, context: Context) -> None:
        query = update.callback_query
        if not query:
            return
        with suppress(BadRequest):  # pressed too long ago for a sign on it
            await query.answer()
        who = await self._deciding(update, context)
        if not who:
            return
        tongue = self._dialogue.tongue(who.chat, who.client)
        page = await self._page(who, tongue, query.data or "")
        if page is None:
            reply = self._dialogue.stale(who.chat, who.client)
            await sending.send(context.bot, who.chat, reply)
            return
        page = in_script(page, tongue.script)
        shown = query.message
        # from under an alert the page is a message of its own: the alert must stay
        if (
            isinstance(shown, Message)
            and not _is_alert(shown)
            and await sending.edit(context.bot, who.chat, shown.message_id, page)
        ):
            return
        await sending.send(context.bot, who.chat, page)

    async def _deciding(self, update: Update, context: Context) -> Sender | None:
        """Return who may decide for the chat; tell anybody else that they may not."""
        who = sender(update)
        if who and not await may_decide(update, context):
            await self._refuse(who, context)
            return None
        return who

    async def _page(self, who: Sender, tongue: Tongue, data: str) -> Reply | None:
        """Do what a button says; return what to show, or None if it means nothing to us."""
        action, voice = decode(data), self._dialogue.voice(tongue)
        wanted = await self._store.subscriptions.of(who.chat)
        match action:
            case SetAlerts(AlertPage.OVERVIEW, "off"):
                return await self._end(who, voice)
            case SetAlerts(AlertPage.OVERVIEW, "on") if wanted is None:
                return await self._begin(who, tongue)
            case OpenAlerts(AlertPage.OVERVIEW) | SetAlerts(AlertPage.OVERVIEW, "on"):
                return alerts.overview(wanted, voice)
            case OpenAlerts(page, number):
                return alerts.PAGES[page](wanted, number, voice) if wanted else self._off(voice)
            case SetAlerts(page, value):
                if wanted is None:
                    return self._off(voice)
                changed = _changed(wanted, page, value, voice)
                if changed is None:
                    return None
                await self._store.subscriptions.set(changed)
                number = _number(page, value, voice)
                return alerts.PAGES[page](changed, number, voice)
            case _:
                return None

    def _off(self, voice: Voice) -> Reply:
        return alerts.overview(None, voice)

    async def _begin(self, who: Sender, tongue: Tongue) -> Reply:
        begins, ends = QUIET_AT_FIRST
        tag = tongue.tag if tongue.tag in alerts.LANGUAGES else "zh-tw"
        wanted = Subscription(who.chat, tag, frozenset(), begins, ends, self._offset)
        await self._store.subscriptions.set(wanted)
        return alerts.started(wanted, self._dialogue.voice(tongue))

    async def _end(self, who: Sender, voice: Voice) -> Reply:
        was_on = await self._store.subscriptions.of(who.chat) is not None
        await self._store.alerts.gone(who.chat)
        return alerts.stopped(voice, was_on)

    async def _refuse(self, who: Sender, context: Context) -> None:
        tongue = self._dialogue.tongue(who.chat, who.client)
        reply = say(self._dialogue.voice(tongue).phrases.alerts.admins_only)
        await sending.send(context.bot, who.chat, in_script(reply, tongue.script))


def _is_alert(shown: Message) -> bool:
    """Tell whether a button stands under an alert, which has at most one row."""
    markup = shown.reply_markup
    labels = (
        [button.callback_data for row in markup.inline_keyboard for button in row] if markup else []
    )
    return labels[-1:] == ["n.o.0"] and len(labels) <= 2


def _changed(
    wanted: Subscription, page: AlertPage, value: str, voice: Voice
) -> Subscription | None:
    """Return a subscription with one thing set anew; None if the value cannot be."""
    match page:
        case AlertPage.KINDS:
            return _with_kind(wanted, value, voice)
        case AlertPage.LANGUAGE if value in alerts.LANGUAGES:
            return replace(wanted, language=value)
        case AlertPage.TIP if value == alerts.NONE:
            return replace(wanted, tip=None)
        case AlertPage.TIP if value in set(Tip):
            return replace(wanted, tip=Tip(value))
        case AlertPage.QUIET if value == alerts.NONE:
            return replace(wanted, quiet_from=None, quiet_until=None)
        case AlertPage.QUIET if value in {
            f"{begins}-{ends}" for begins, ends in alerts.QUIET_HOURS
        }:
            begins, ends = value.split("-")
            return replace(wanted, quiet_from=int(begins), quiet_until=int(ends))
        case AlertPage.ZONE if value in {str(offset) for offset in alerts.ZONES}:
            return replace(wanted, utc_offset=int(value))
        case _:
            return None


def _with_kind(wanted: Subscription, value: str, voice: Voice) -> Subscription | None:
    if value == alerts.ALL_KINDS:
        return replace(wanted, topics=frozenset())
    sign, topic = value[:1], value[1:]
    if topic not in voice.knowledge.topics:
        return None
    if sign == "+":
        return replace(wanted, topics=wanted.topics | {topic})
    return replace(wanted, topics=wanted.topics - {topic})


def _number(page: AlertPage, value: str, voice: Voice) -> int:
    if page is not AlertPage.KINDS or value == alerts.ALL_KINDS:
        return 0
    return alerts.page_of(value[1:], voice)
