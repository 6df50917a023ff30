"""Commands and buttons: the pages of the menu."""

from contextlib import suppress

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.actions import (
    Action,
    AnswerTriage,
    ForgetMe,
    OpenArea,
    OpenChart,
    OpenPlace,
    OpenScams,
    OpenScreen,
    PlayDrill,
    Screen,
    SetLanguage,
    SetSimple,
    ShowMyData,
    decode,
)
from bot.conversation import sending
from bot.conversation.addressing import Sender, sender
from bot.conversation.context import Context
from bot.conversation.privacy import Privacy
from bot.conversation.speaker import Speaker
from bot.dialogue import Dialogue
from bot.dialogue.links import AUDIENCES_LINK, DRILLS_LINK, SCAMS_LINK
from bot.reply import Reply

SCREENS = {
    "help": Screen.HELP,
    "emergency": Screen.EMERGENCY,
    "hotlines": Screen.HOTLINES,
    "tip": Screen.TIP,
    "stats": Screen.STATS,
    "language": Screen.LANGUAGE,
    "about": Screen.ABOUT,
    "privacy": Screen.PRIVACY,
    "simple": Screen.SIMPLE,
}


class Menus:
    def __init__(self, dialogue: Dialogue, speaker: Speaker, privacy: Privacy) -> None:
        self._dialogue = dialogue
        self._speaker = speaker
        self._privacy = privacy

    async def start(self, update: Update, context: Context) -> None:
        """Open the start, or what a deep link names."""
        if who := sender(update):
            payload = context.args[0] if context.args else Screen.START.value
            await self._open(who, payload, context.bot)

    async def scams(self, update: Update, context: Context) -> None:
        if who := sender(update):
            await self._open(who, SCAMS_LINK, context.bot)

    async def audiences(self, update: Update, context: Context) -> None:
        if who := sender(update):
            await self._open(who, AUDIENCES_LINK, context.bot)

    async def drills(self, update: Update, context: Context) -> None:
        if who := sender(update):
            await self._open(who, DRILLS_LINK, context.bot)

    async def screen(self, update: Update, context: Context) -> None:
        """Open the page that a command is named after."""
        message, who = update.effective_message, sender(update)
        if not message or not who:
            return
        command = (message.text or "").split()[0].lstrip("/").partition("@")[0]
        if (screen := SCREENS.get(command.casefold())) or not who.private:
            await self._open(who, screen or Screen.HELP, context.bot)
            return
        reply = self._dialogue.no_such_command(who.chat, who.client)
        await self._speaker.say(context.bot, who, reply)

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
            and await self._turn(context.bot, message, reply)
        ):
            return
        await self._speaker.photos.send(context.bot, who.chat, reply)

    async def _turn(self, bot: Bot, message: Message, reply: Reply) -> bool:
        """Replace words by words, a picture by a picture; return False if that cannot be."""
        if reply.picture or message.photo:
            return await self._speaker.photos.turn(bot, message, reply)
        return await sending.edit(bot, message.chat_id, message.message_id, reply)

    async def _open(self, who: Sender, payload: str, bot: Bot) -> None:
        """Open a page; where others read it, point to it, but give the first steps at once."""
        if who.private:
            reply = self._dialogue.link(who.chat, payload, who.client)
        elif payload == Screen.EMERGENCY:
            reply = self._dialogue.first_steps(who.chat, who.client)
        else:
            reply = self._dialogue.lines.elsewhere(who.chat, payload, who.client)
        await self._speaker.say(bot, who, reply)


async def _acknowledge(query: CallbackQuery) -> None:
    with suppress(BadRequest):  # pressed too long ago for a sign on it; the answer still comes
        await query.answer()


def _turns_the_page(action: Action) -> bool:
    """Tell whether the answer replaces the message of the button rather than following it."""
    match action:
        case OpenScams() | OpenArea() | OpenChart() | OpenPlace():
            return True
        case SetLanguage() | SetSimple() | AnswerTriage() | PlayDrill():
            return True
        case OpenScreen(screen):
            return screen in {Screen.STATS, Screen.HOTLINES, Screen.START, Screen.PRIVACY}
        case _:
            return False
