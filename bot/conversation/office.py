"""/admin: what the office can do, in private and only for the ids of BOT_ADMINS."""

import logging
import time
from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta

from telegram import Bot, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.actions import DecideAlert, Verdict, decode
from bot.alerts import form
from bot.alerts.wording import DELAY_SECONDS, Wording
from bot.chinese import in_script
from bot.conversation import sending
from bot.conversation.addressing import Sender, sender
from bot.conversation.context import Context
from bot.dialogue import Dialogue
from bot.operation.reload import FAILURES, Reload
from bot.operation.tally import LEAST, asked
from bot.rendering import Voice, office
from bot.reply import Reply, say
from bot.state import Store
from bot.state.alerts import Alert
from bot.state.feedback import today
from knowledge import Language

log = logging.getLogger(__name__)

PRESSES = r"^k\."
MOST_A_DAY = 6
"""Alerts in 24 hours; somebody who got hold of an admin's account cannot flood people."""
STATS_DAYS = 30
_DAY_SECONDS = 24 * 3600
_ACTS_SHOWN = 20


class Office:
    def __init__(
        self, dialogue: Dialogue, store: Store, admins: Collection[int], reload: Reload
    ) -> None:
        self._dialogue = dialogue
        self._store = store
        self._admins = frozenset(admins)
        self._renew = reload
        self._wording = Wording(dialogue)
        self._rooms = {
            "alert": self._alert,
            "stats": self._stats,
            "feedback": self._feedback,
            "reload": self._reload,
            "log": self._log,
        }

    def handlers(
        self,
    ) -> tuple[CommandHandler[Context, None] | CallbackQueryHandler[Context, None], ...]:
        """Handle admins in private; to everybody else /admin is no command at all."""
        theirs = filters.User(self._admins) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        return (
            CommandHandler("admin", self.command, theirs),
            CallbackQueryHandler(self.press, PRESSES),
        )

    async def command(self, update: Update, context: Context) -> None:
        message, who = update.message, sender(update)
        if not message or not who:
            return
        _, *words = (message.text or "").split(maxsplit=1)
        [room, *rest] = words[0].split(maxsplit=1) if words else [""]
        text = words[0].removeprefix(room) if rest else ""  # with its first line's end
        if enter := self._rooms.get(room.casefold()):
            await enter(who, text, context.bot)
        else:
            await self._say(who, office.menu(self._voice(who)), context.bot)

    async def press(self, update: Update, context: Context) -> None:
        query, who = update.callback_query, sender(update)
        if not query:
            return
        action = decode(query.data or "")
        theirs = who and who.private and who.chat == query.from_user.id in self._admins
        with suppress(BadRequest):  # pressed too long ago for a sign on it
            await query.answer()
        if not who:
            return
        if not theirs or not isinstance(action, DecideAlert):
            await sending.send(context.bot, who.chat, self._dialogue.stale(who.chat, who.client))
            return
        await self._decide(who, action, context.bot)

    async def _alert(self, who: Sender, text: str, bot: Bot) -> None:
        voice = self._voice(who)
        if not text.strip():
            await self._say(who, office.blank_form(voice), bot)
            return
        written = form.read(text, voice.knowledge.topics)
        if written.problems:
            await self._say(who, office.problems(written.problems, voice), bot)
            return
        alert = await self._store.alerts.draft(
            who.chat, written.topic, written.texts[Language.ZH], written.texts[Language.EN]
        )
        await self._preview(alert, who.chat, bot)
        audience = await self._store.alerts.audience(alert.topic)
        page = office.draft(alert, audience, await self._recent(), MOST_A_DAY, DELAY_SECONDS, voice)
        await self._watch(alert, who.chat, page, bot)

    async def _decide(self, who: Sender, action: DecideAlert, bot: Bot) -> None:
        phrases = self._voice(who).phrases.office
        if action.verdict is Verdict.RELEASE and await self._recent() >= MOST_A_DAY:
            await self._say(who, say(phrases.too_often.format(most=MOST_A_DAY)), bot)
            return
        alert = await self._turned(who, action)
        if alert is None:
            standing = await self._store.alerts.of(action.alert)
            own = action.verdict is Verdict.CONFIRM and standing and standing.author == who.chat
            await self._say(who, say(phrases.not_yours if own else phrases.too_late), bot)
            return
        log.info("alert %d: %s", alert.id, action.verdict.name.lower())
        if action.verdict is Verdict.RELEASE:
            await self._ask_others(alert, bot)
        await self._refresh(alert.id, bot)

    async def _turned(self, who: Sender, action: DecideAlert) -> Alert | None:
        """Write the decision down; None if it cannot be taken any more."""
        alerts, number, nonce = self._store.alerts, action.alert, action.nonce
        match action.verdict:
            case Verdict.RELEASE:
                return await alerts.release(number, nonce, who.chat, DELAY_SECONDS)
            case Verdict.CONFIRM:
                return await alerts.confirm(number, nonce, who.chat)
            case Verdict.CANCEL:
                return await alerts.cancel(number, nonce, who.chat)

    async def _ask_others(self, alert: Alert, bot: Bot) -> None:
        """Show an alert to the other admins, who can send it at once or cancel it."""
        for admin in sorted(self._admins - {alert.author}):
            phrases = self._dialogue.voice(self._dialogue.tongue(admin, None)).phrases.office
            try:
                await sending.send(bot, admin, say(phrases.asks.format(seconds=DELAY_SECONDS)))
                await self._preview(alert, admin, bot)
                await self._watch(alert, admin, self._wording.progress(alert, {}, admin), bot)
            except TelegramError as error:
                log.warning("an admin could not be asked: %s", type(error).__name__)

    async def _preview(self, alert: Alert, chat: int, bot: Bot) -> None:
        for language in Language:
            await sending.send(bot, chat, self._wording.message(alert, language.value))

    async def _watch(self, alert: Alert, chat: int, page: Reply, bot: Bot) -> None:
        [*_, message] = await sending.send(bot, chat, page)
        await self._store.alerts.watch(alert.id, chat, message)

    async def _refresh(self, number: int, bot: Bot) -> None:
        for chat, message in await self._store.alerts.watched(number):
            counts = await self._store.alerts.progress(number)
            if alert := await self._store.alerts.of(number):
                page = self._wording.progress(alert, counts, chat)
                with suppress(TelegramError):  # the broadcaster will show it
                    await sending.edit(bot, chat, message, page)

    async def _recent(self) -> int:
        return await self._store.alerts.released_since(time.time() - _DAY_SECONDS)

    async def _stats(self, who: Sender, _: str, bot: Bot) -> None:
        since = today() - timedelta(days=STATS_DAYS)
        totals = await self._store.counters.totals(since, least=1)
        await self._say(who, office.stats(asked(totals), STATS_DAYS, self._voice(who)), bot)

    async def _feedback(self, who: Sender, _: str, bot: Bot) -> None:
        totals = await self._store.feedback.totals(LEAST)
        await self._say(who, office.feedback(totals, LEAST, self._voice(who)), bot)

    async def _reload(self, who: Sender, _: str, bot: Bot) -> None:
        phrases = self._voice(who).phrases.office.reload
        await self._say(who, say(phrases.begun), bot)
        try:
            engine = await self._renew()
        except FAILURES as error:
            await self._store.audit.note(who.chat, "reload-failed")
            await self._say(who, say(phrases.failed.format(reason=error)), bot)
            return
        self._renew.known = await self._store.audit.note(who.chat, "reload")
        base = engine.knowledge
        done = phrases.done.format(topics=len(base.topics), guidance=len(base.guidance))
        await self._say(who, say(done), bot)

    async def _log(self, who: Sender, _: str, bot: Bot) -> None:
        acts = await self._store.audit.acts(_ACTS_SHOWN)
        await self._say(who, office.log(acts, self._voice(who)), bot)

    def _voice(self, who: Sender) -> Voice:
        return self._dialogue.voice(self._dialogue.tongue(who.chat, who.client))

    async def _say(self, who: Sender, reply: Reply, bot: Bot) -> None:
        tongue = self._dialogue.tongue(who.chat, who.client)
        await sending.send(bot, who.chat, in_script(reply, tongue.script))
