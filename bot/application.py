"""Builds the Telegram application around a dialogue."""

import logging
from collections.abc import Sequence
from typing import Any

from telegram import Bot, BotCommand, Update
from telegram.constants import UpdateType
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.conversation.apology import Apology
from bot.conversation.bursts import Burst
from bot.conversation.choices import Choices
from bot.conversation.feedback import PRESSES, Feedback
from bot.conversation.guests import Guests
from bot.conversation.inline import Inline
from bot.conversation.kinds import Kinds
from bot.conversation.members import Members
from bot.conversation.membership import Membership
from bot.conversation.menus import SCREENS, Menus
from bot.conversation.photos import Photos
from bot.conversation.pictures import AnswersPicture, HasPicture, Pictures
from bot.conversation.privacy import Privacy
from bot.conversation.quizzing import Quizzing
from bot.conversation.speaker import Speaker
from bot.conversation.texts import Texts
from bot.dialogue import Dialogue
from bot.intake.patience import Patience
from bot.operation.metrics import Metrics
from bot.operation.watched import WatchedApplication
from bot.phrasebook import Phrasebook, Phrases
from bot.pictures.gallery import Gallery
from bot.reading.reader import PictureReader
from bot.settings import Settings
from bot.state import Store
from knowledge import Language

log = logging.getLogger(__name__)

PTBApplication = Application[Any, Any, Any, Any, Any, Any]
Handler = BaseHandler[Any, Any, Any]
PTBBuilder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]

HEARD = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.GUEST_MESSAGE,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.POLL_ANSWER,
)
"""The kinds of update that the handlers read."""


def builder(settings: Settings, metrics: Metrics | None = None) -> PTBBuilder:
    if settings.token is None:
        raise ValueError("an application needs a token")
    return (
        Application.builder()
        .application_class(WatchedApplication, {"metrics": metrics or Metrics()})
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_base}/bot")
        .base_file_url(f"{settings.api_base}/file/bot")
        .rate_limiter(Patience())
        .updater(None)
    )


def assemble(
    builder: PTBBuilder,
    dialogue: Dialogue,
    phrasebook: Phrasebook,
    store: Store,
    reader: PictureReader,
    gallery: Gallery,
    more: Sequence[Handler] = (),
) -> PTBApplication:
    """Put the handlers together; ``more`` are asked before those of every bot."""

    async def introduce(application: PTBApplication) -> None:
        """Publish without the rate limiter, whose waiting would hold up every answer."""
        token = application.bot.token
        base_url = application.bot.base_url.removesuffix(token)
        async with Bot(token, base_url=base_url) as bot:
            await publish_profile(bot, phrasebook)

    application = builder.post_init(introduce).build()
    speaker = Speaker(dialogue, Photos(dialogue, gallery, store.uploads))
    members = Members(dialogue)
    pictures, kinds = Pictures(dialogue, speaker, reader), Kinds(dialogue, speaker)
    texts = Texts(dialogue, speaker, pictures)
    choices, feedback = Choices(dialogue, store), Feedback(dialogue, store.feedback)
    privacy = Privacy(dialogue, store, texts.forget)
    menus = Menus(dialogue, speaker, privacy)
    for kind in (Update, Burst):
        application.add_handler(TypeHandler(kind, choices.restore), group=-1)
        application.add_handler(TypeHandler(kind, choices.save), group=1)
    application.add_handlers(Membership(store).handlers(), group=2)
    application.add_handlers(
        [
            *more,
            *Quizzing(dialogue, store.quizzes, speaker).handlers(),
            TypeHandler(Burst, texts.read_burst),
            MessageHandler(filters.UpdateType.GUEST_MESSAGE, Guests(dialogue, pictures).read),
            InlineQueryHandler(Inline(dialogue).read),
            ChatMemberHandler(members.change),
            MessageHandler(filters.StatusUpdate.MIGRATE, members.migrate),
            CallbackQueryHandler(feedback.press, PRESSES),
            CommandHandler("start", menus.start),
            CommandHandler("scams", menus.scams),
            CommandHandler("foryou", menus.audiences),
            CommandHandler("drill", menus.drills),
            CommandHandler("check", pictures.check, AnswersPicture()),
            CommandHandler("check", texts.check),
            CommandHandler("mydata", privacy.show),
            CommandHandler("forget", privacy.forget),
            CommandHandler(list(SCREENS), menus.screen),
            CallbackQueryHandler(menus.press),
            MessageHandler(filters.COMMAND & filters.ChatType.PRIVATE, menus.screen),
            MessageHandler((filters.TEXT & ~filters.COMMAND) | filters.POLL, texts.read),
            MessageHandler(HasPicture(), pictures.read),
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
