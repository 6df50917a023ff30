"""Builds the Telegram application around a dialogue."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.conversation.apology import Apology
from bot.conversation.kinds import Kinds
from bot.conversation.menus import SCREENS, Menus
from bot.conversation.texts import Texts
from bot.dialogue import Dialogue
from bot.phrasebook import Phrasebook, Phrases
from bot.settings import Settings
from knowledge import Language

log = logging.getLogger(__name__)

PTBApplication = Application[Any, Any, Any, Any, Any, Any]
PTBBuilder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]

AT_ONCE = 64
"""Updates in work at a time, of different chats."""


class InOrder(BaseUpdateProcessor):
    """Chats side by side, the updates of one chat one after another."""

    def __init__(self) -> None:
        super().__init__(AT_ONCE)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        turn = self._turns.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with turn:
            await coroutine

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...


def builder(settings: Settings) -> PTBBuilder:
    if settings.token is None:
        raise ValueError("an application needs a token")
    return (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_base}/bot")
        .base_file_url(f"{settings.api_base}/file/bot")
        .rate_limiter(AIORateLimiter(max_retries=2))
        .concurrent_updates(InOrder())
    )


def assemble(builder: PTBBuilder, dialogue: Dialogue, phrasebook: Phrasebook) -> PTBApplication:
    async def introduce(application: PTBApplication) -> None:
        """Publish without the rate limiter, whose waiting would hold up every answer."""
        token = application.bot.token
        base_url = application.bot.base_url.removesuffix(token)
        async with Bot(token, base_url=base_url) as bot:
            await publish_profile(bot, phrasebook)

    application = builder.post_init(introduce).build()
    menus, texts, kinds = Menus(dialogue), Texts(dialogue), Kinds(dialogue)
    application.add_handlers(
        [
            CommandHandler("start", menus.start),
            CommandHandler("scams", menus.scams),
            CommandHandler("check", texts.check),
            CommandHandler(list(SCREENS), menus.screen),
            CallbackQueryHandler(menus.press),
            MessageHandler(filters.COMMAND & filters.ChatType.PRIVATE, menus.screen),
            MessageHandler(filters.TEXT & ~filters.COMMAND, texts.read),
            MessageHandler(~filters.StatusUpdate.ALL & ~filters.TEXT, kinds.read),
        ]
    )
    application.add_error_handler(Apology(dialogue).say)
    return application


async def publish_profile(bot: Bot, phrasebook: Phrasebook) -> None:
    """Set menu, name and descriptions in every language where they differ from what is set.

    English also serves apps in other languages. A refusal costs a log line, not the start.
    """
    for language in Language:
        phrases = phrasebook[language]
        tags = (language.value, None) if language is Language.EN else (language.value,)
        for tag in tags:
            try:
                await _publish(bot, phrases, tag)
            except TelegramError as error:
                log.warning("the profile in %s was not set: %s", tag or "en", type(error).__name__)


async def _publish(bot: Bot, phrases: Phrases, tag: str | None) -> None:
    commands = tuple(BotCommand(name, text) for name, text in phrases.commands.model_dump().items())
    if await bot.get_my_commands(language_code=tag) != commands:
        await bot.set_my_commands(commands, language_code=tag)
    profile = phrases.profile
    if (await bot.get_my_name(language_code=tag)).name != profile.name:
        await bot.set_my_name(profile.name, language_code=tag)
    described = await bot.get_my_description(language_code=tag)
    if described.description != profile.description:
        await bot.set_my_description(profile.description, language_code=tag)
    short = await bot.get_my_short_description(language_code=tag)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=tag)
