"""`python -m bot doctor`: looks at every part the bot needs, and says how to mend what is wrong."""

import os
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.engine import Engine
from bot.phrasebook import PhraseError
from bot.settings import Listen, Settings, SettingsError
from bot.state import StateError, Store, StoreError
from index.encoder import ModelError
from index.manifest import StaleIndexError
from knowledge import KnowledgeError

_MANY_WAITING = 200
_QUESTION = "什么是杀猪盘"


class Verdict(StrEnum):
    FINE = "ok"
    WARNING = "warn"
    WRONG = "FAIL"


@dataclass(frozen=True)
class Diagnosis:
    """What was found of one part, and what mends it."""

    part: str
    verdict: Verdict
    finding: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{self.verdict.value:<4}  {self.part}: {self.finding}"
        return f"{line}\n      -> {self.remedy}" if self.remedy else line


def _fine(part: str, finding: str) -> Diagnosis:
    return Diagnosis(part, Verdict.FINE, finding)


def _warning(part: str, finding: str, remedy: str) -> Diagnosis:
    return Diagnosis(part, Verdict.WARNING, finding, remedy)


def _wrong(part: str, finding: str, remedy: str) -> Diagnosis:
    return Diagnosis(part, Verdict.WRONG, finding, remedy)


async def examine(settings: Settings) -> AsyncIterator[Diagnosis]:
    """Yield a diagnosis a part, each as soon as it is known."""
    yield _folder(settings.data)
    for diagnosis in _engine(settings):
        yield diagnosis
    yield await _database(settings)
    if settings.metrics_listen:
        yield _port("metrics", "BOT_METRICS_LISTEN", settings.metrics_listen)
    if settings.webhook_url:
        yield _port("webhook's port", "BOT_LISTEN", Listen.parse(settings.listen))
    async for diagnosis in _telegram(settings):
        yield diagnosis


def _folder(folder: Path) -> Diagnosis:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return _wrong(
            "data folder",
            f"{folder} cannot be written ({error.strerror})",
            f"give uid {os.getuid()} the right to write there, or set BOT_DATA to another folder",
        )
    return _fine("data folder", f"{folder} can be written")


def _engine(settings: Settings) -> Iterator[Diagnosis]:
    """Load knowledge, model and index as the bot does, and let them answer once."""
    started = time.perf_counter()
    try:
        engine = Engine.load(settings)
    except KnowledgeError as error:
        yield _wrong(
            "knowledge", str(error), "mend the file named; `python -m knowledge` checks it"
        )
    except PhraseError as error:
        yield _wrong("phrases", str(error), "mend the file named")
    except ModelError as error:
        yield _wrong("model", str(error), "`python -m index` makes the model and the index")
    except StaleIndexError as error:
        yield _wrong("index", str(error), "`python -m index` builds it anew")
    except SettingsError as error:
        yield _wrong("settings", str(error), "set the variable named")
    else:
        loaded = time.perf_counter() - started
        base = engine.knowledge
        yield _fine("knowledge", f"{len(base.topics)} kinds of fraud, {len(base.guidance)} guides")
        engine.dialogue().hear(0, _QUESTION)
        asked = time.perf_counter()
        engine.dialogue().hear(0, _QUESTION)
        milliseconds = (time.perf_counter() - asked) * 1000
        yield _fine(
            "model and index", f"loaded in {loaded:.1f} s, an answer takes {milliseconds:.0f} ms"
        )


async def _database(settings: Settings) -> Diagnosis:
    """Open it as the bot does: tables that are missing or old are made."""
    try:
        async with Store.open(settings.database) as store:
            started = time.perf_counter()
            await store.ping()
    except StateError as error:
        return _wrong("database", str(error), "mend what it names; is the server running?")
    except StoreError as error:
        return _wrong("database", str(error), "try again; look into the database's own log")
    milliseconds = (time.perf_counter() - started) * 1000
    engine = settings.database.get_backend_name()
    return _fine("database", f"{engine}, tables up to date, answers in {milliseconds:.0f} ms")


def _port(part: str, variable: str, listen: Listen) -> Diagnosis:
    try:
        socket.create_server(listen).close()
    except OSError as error:
        return _wrong(
            part,
            f"{listen} cannot be listened on ({error.strerror})",
            f"end what listens there (perhaps the bot itself), or set {variable} to another port",
        )
    return _fine(part, f"{listen} is free")


async def _telegram(settings: Settings) -> AsyncIterator[Diagnosis]:
    if settings.token is None:
        yield _warning(
            "token", "BOT_TOKEN is not set: the bot talks in the terminal only", "ask @BotFather"
        )
        return
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_base}/bot")
    try:
        async with bot:
            yield _fine("token", f"this is @{bot.username}")
            yield _privacy_mode(bot)
            yield _webhook(await bot.get_webhook_info(), settings)
            async for diagnosis in _admins(bot, settings.admins):
                yield diagnosis
    except InvalidToken:
        yield _wrong(
            "token", "Telegram refuses BOT_TOKEN", "copy the token again from @BotFather, /mybots"
        )
    except TelegramError as error:
        yield _wrong(
            "Telegram",
            f"{settings.api_base} does not answer as it should ({type(error).__name__})",
            "check the network, a proxy or firewall, and BOT_API_URL",
        )


def _privacy_mode(bot: Bot) -> Diagnosis:
    if bot.bot.can_read_all_group_messages:
        return _warning(
            "group privacy",
            "is off: Telegram sends the bot everything that is said in its groups",
            "@BotFather, /setprivacy, Enable",
        )
    return _fine("group privacy", "is on: in groups the bot sees only what is meant for it")


def _webhook(info: WebhookInfo, settings: Settings) -> Diagnosis:
    waiting = f"{info.pending_update_count} updates wait"
    if info.last_error_message:
        return _warning(
            "webhook", f"Telegram's last try: {info.last_error_message}", "mend what it names"
        )
    if info.pending_update_count > _MANY_WAITING:
        return _warning(
            "webhook", f"{waiting} at Telegram", "start the bot, or more replicas of it"
        )
    if settings.webhook_url is None and info.url:
        return _warning(
            "webhook",
            "another machine has set one, and this one would poll and take it away",
            "set BOT_WEBHOOK_URL here too, or stop the other one",
        )
    if settings.webhook_url is None:
        return _fine("webhook", f"none, the bot polls; {waiting}")
    if info.url != str(settings.webhook_url):
        return _warning(
            "webhook", "Telegram has another address, or none", "the start of the bot sets it"
        )
    return _fine("webhook", f"is set; {waiting}")


async def _admins(bot: Bot, admins: tuple[int, ...]) -> AsyncIterator[Diagnosis]:
    if not admins:
        yield _warning(
            "admins",
            "BOT_ADMINS is empty: nobody can send alerts",
            "set the user ids of the office",
        )
    for admin in admins:
        try:
            await bot.get_chat(admin)
        except BadRequest:
            yield _warning(
                "admins", f"{admin} has never written to the bot", "let them send it /start once"
            )
        else:
            yield _fine("admins", f"{admin} can be reached")
