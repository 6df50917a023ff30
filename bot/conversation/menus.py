"""Commands and buttons: the pages of the menu."""

from contextlib import suppress
from typing import assert_never

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.actions import (
    Action,
    AnswerTriage,
    DecideAlert,
    ForgetMe,
    OpenAlerts,
    OpenArea,
    OpenFigure,
    OpenGuidance,
    OpenPlace,
    OpenScams,
    OpenScreen,
    OpenTopic,
    Screen,
    SetAlerts,
    SetLanguage,
    ShowMyData,
    TrySample,
    decode,
)
from bot.conversation import sending
from bot.conversation.addressing import sender
from bot.conversation.context import Context
from bot.conversation.privacy import Privacy
from bot.dialogue import Dialogue

SCREENS = {
    "help": Screen.HELP,
    "emergency": Screen.EMERGENCY,
    "hotlines": Screen.HOTLINES,
    "stats": Screen.STATS,
    "language": Screen.LANGUAGE,
    "about": Screen.ABOUT,
    "privacy": Screen.PRIVACY,
}


class Menus:
    def __init__(self, dialogue: Dialogue, privacy: Privacy) -> None:
        self._dialogue = dialogue
        self._privacy = privacy

    async def start(self, update: Update, context: Context) -> None:
        """Open the start, or what a deep link names."""
        if who := sender(update):
            payload = context.args[0] if context.args else Screen.START.value
            reply = self._dialogue.link(who.chat, payload, who.client)
            await sending.send(context.bot, who.chat, reply)

    async def scams(self, update: Update, context: Context) -> None:
        await self._open(update, context, OpenScams(0))

    async def screen(self, update: Update, context: Context) -> None:
        """Open the page that a command is named after."""
        message = update.effective_message
        command = (message.text or "").split()[0].lstrip("/").partition("@")[0] if message else ""
        await self._open(update, context, OpenScreen(SCREENS.get(command.casefold(), Screen.HELP)))

    async def press(self, update: Update, context: Context) -> None:
        """Do what a button says; every press is answered, those of old versions too."""
        query, who = update.callback_query, sender(update)
        if not query:
            return
        await _acknowledge(query)
        if not who:
            return
        action = decode(query.data or "")
        if action is None:
            reply = self._dialogue.stale(who.chat, who.client)
            await sending.send(context.bot, who.chat, reply)
            return
        if isinstance(action, ShowMyData):
            await self._privacy.show(update, context)
            return
        if isinstance(action, ForgetMe):
            await self._privacy.forget(update, context)
            return
        reply = self._dialogue.press(who.chat, action, who.client)
        message = query.message
        if (
            _turns_the_page(action)
            and isinstance(message, Message)
            and await sending.edit(context.bot, who.chat, message.message_id, reply)
        ):
            return
        await sending.send(context.bot, who.chat, reply)

    async def _open(self, update: Update, context: Context, action: Action) -> None:
        if who := sender(update):
            reply = self._dialogue.press(who.chat, action, who.client)
            await sending.send(context.bot, who.chat, reply)


async def _acknowledge(query: CallbackQuery) -> None:
    with suppress(BadRequest):  # pressed too long ago for a sign on it; the answer still comes
        await query.answer()


def _turns_the_page(action: Action) -> bool:
    """Tell whether the answer replaces the message of the button rather than following it."""
    match action:
        case OpenScams() | OpenArea() | OpenPlace() | SetLanguage() | AnswerTriage():
            return True
        case OpenScreen(screen):
            return screen in {Screen.STATS, Screen.HOTLINES, Screen.START, Screen.PRIVACY}
        case OpenTopic() | OpenGuidance() | OpenFigure() | TrySample() | ShowMyData() | ForgetMe():
            return False
        case OpenAlerts() | SetAlerts() | DecideAlert():
            return False
        case _:
            assert_never(action)
