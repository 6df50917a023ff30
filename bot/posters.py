"""`python -m bot posters`: pages to print, a file a kind of fraud and language."""

import asyncio
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.chinese import Script, converting
from bot.memory import Tongue
from bot.phrasebook import Phrasebook
from bot.pictures.leaflets.forms import Format, Paper
from bot.places import place_of
from bot.rendering import leaflet
from bot.rendering.leaflet import Venue
from bot.rendering.pictures import converted
from bot.rendering.voice import Voice
from bot.settings import Settings
from knowledge import KnowledgeBase, Language
from knowledge.hotlines import Place
from knowledge.topics import Topic

_USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")
_BOTH = "both"
_HANT = "zh-hant"


class PostersError(Exception):
    """What was asked for cannot be printed."""


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--language", choices=(*Language, _HANT, _BOTH), default=_BOTH, help="default: both"
    )
    parser.add_argument(
        "--topic", action="append", metavar="ID", help="a kind of fraud; again for more; else all"
    )
    parser.add_argument(
        "--venue", choices=tuple(Venue), type=Venue, help="adds a line suited to the place"
    )
    parser.add_argument("--bot", metavar="USERNAME", help="where codes lead; else BOT_TOKEN's bot")
    parser.add_argument("--output", type=Path, default=Path("posters"), help="a folder")
    parser.add_argument("--format", choices=tuple(Format), default=Format.PDF, help="default: pdf")
    parser.add_argument(
        "--card", action="store_true", help="a picture to forward rather than a page to print"
    )


def run(arguments: Namespace, settings: Settings) -> int:
    from bot.pictures.leaflets.canvas import draw  # matplotlib: a bot that talks needs none
    from bot.pictures.leaflets.layout import lay_out

    knowledge, phrasebook = KnowledgeBase.load(), Phrasebook()
    topics = _topics(arguments.topic, knowledge)
    place = place_of(settings.place, knowledge)
    username = _username(arguments.bot, settings)
    folder = _made(arguments.output)
    paper, form = Paper.CARD if arguments.card else Paper.POSTER, Format(arguments.format)
    for name, tongue in _tongues(arguments.language, place):
        voice = Voice(tongue.language, phrasebook[tongue.language], knowledge)
        for topic in topics:
            if paper is Paper.CARD:
                words = leaflet.card(topic, username, voice)
            else:
                words = leaflet.poster(topic, place, arguments.venue, username, voice)
            page = lay_out(converted(words, converting(tongue.script)), paper)
            path = folder / f"{topic.id}.{name}.{form}"
            path.write_bytes(draw(page, form, paper.value.dots_an_inch))
            print(path, flush=True)
    return 0


def _topics(ids: list[str] | None, knowledge: KnowledgeBase) -> tuple[Topic, ...]:
    chosen = ids or list(knowledge.topics)
    if unknown := sorted(set(chosen) - knowledge.topics.keys()):
        known = ", ".join(knowledge.topics)
        raise PostersError(f"--topic: {unknown[0]} is no kind of fraud; use one of {known}")
    return tuple(knowledge.topics[topic] for topic in chosen)


def _tongues(language: str, place: Place) -> tuple[tuple[str, Tongue], ...]:
    """Return what a file is named after, and the language in it."""
    if language == _BOTH:
        return tuple((one.value, Tongue(one)) for one in Language)
    if language == _HANT:
        script = Script.HONG_KONG if place.id in {"hk", "mo"} else Script.TAIWAN
        return ((language, Tongue(Language.ZH, script)),)
    return ((language, Tongue(Language(language))),)


def _username(given: str | None, settings: Settings) -> str:
    if given is None:
        return asyncio.run(_asked(settings))
    if not (username := _USERNAME.fullmatch(given)):
        raise PostersError(f"--bot: {given} is not a username; it should be like antifraud_bot")
    return username[1]


async def _asked(settings: Settings) -> str:
    """Return whose token we have, as Telegram knows it."""
    if settings.token is None:
        raise PostersError("--bot: say where the codes lead, or set BOT_TOKEN and I ask Telegram")
    try:
        async with Bot(settings.token.get_secret_value(), f"{settings.api_base}/bot") as bot:
            return bot.username
    except TelegramError as error:
        raise PostersError(
            f"{settings.api_base} does not say who the bot is ({type(error).__name__}); "
            "check BOT_TOKEN, or give --bot USERNAME"
        ) from error


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PostersError(f"--output: {folder} cannot be made ({error.strerror})") from error
    return folder
