"""One way in by two doors: a poller on one machine, a webhook on several."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.intake.backoff import Backoff
from bot.intake.desk import Desk, Process
from bot.intake.gate import Gate
from bot.intake.gathering import Gathering
from bot.intake.health import Health
from bot.intake.passing import wait_asked
from bot.intake.polling import Poller
from bot.intake.turn import Turn
from bot.intake.webhook import Server, Webhook, server
from bot.intake.window import Window
from bot.state import Store, StoreError

log = logging.getLogger(__name__)

GRACE_SECONDS = 20.0
"""What is in work may take so long once we are told to stop."""
_PRUNE_SECONDS = 3600
_CONNECTIONS = 100
"""Updates that Telegram may bring at a time; its own limit."""


class ListenError(Exception):
    """Another program listens where the webhook should, or nobody may."""


@dataclass(frozen=True)
class Address:
    """Where Telegram brings updates to."""

    url: str
    secret: str
    host: str
    port: int


class Intake:
    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        store: Store,
        sorry: Process,
        too_many: Process,
        kinds: Sequence[str],
        address: Address | None = None,
    ) -> None:
        """``sorry`` and ``too_many`` tell a sender so; ``kinds`` are the updates wanted.

        Without an ``address`` Telegram is polled.
        """
        self.application = application
        self.health = Health()
        self.introduced = asyncio.Event()
        """Set once Telegram was told the bot's name, menu and descriptions."""
        self._bot = application.bot
        self._store = store
        self._kinds = kinds
        self._address = address
        quiet = 0.0 if address else None
        self._gathering = Gathering(application.process_update, quiet)
        self._desk = Desk(store.ledger, self._gathering.process, sorry, self.health)
        self._gate = Gate(application.bot, too_many, self.health)
        self._repeated: set[int] = set()
        self._stopped = asyncio.Event()
        others = dict(application.error_handlers)
        application.error_handlers.clear()
        application.add_error_handler(self._desk.note)
        application.error_handlers.update(others)

    async def run(self) -> None:
        """Take updates in until `stop`; then finish what is in work."""
        background = [asyncio.create_task(self._prune()), asyncio.create_task(self._introduce())]
        try:
            if self._address:
                await self._serve(self._address)
            else:
                await self._poll()
            await self._gate.close()
        finally:
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)

    def stop(self) -> None:
        self.health.stopping = True
        self._stopped.set()

    async def _poll(self) -> None:
        window = Window(self._desk.handle, self._admit, self._leave)
        turn = Turn(self._store.leases)
        poller = Poller(self._bot, window, self.health, self._kinds, turn.mine)
        keeping = asyncio.create_task(turn.keep())
        stopping = asyncio.create_task(self._when_stopped(poller.stop))
        try:
            await self._insist(lambda: self._bot.delete_webhook(drop_pending_updates=False))
            self.health.contact()
            await poller.run()
            await window.stop(GRACE_SECONDS)
            await poller.confirm()
        finally:
            for task in (keeping, stopping):
                task.cancel()
            await asyncio.gather(keeping, stopping, return_exceptions=True)
            await turn.pass_on()

    async def _serve(self, address: Address) -> None:
        webhook = Webhook(self._bot, address.secret, self._brought, self.health)
        serving = server(webhook, urlsplit(address.url).path or "/", GRACE_SECONDS)
        with _listening(address) as listening:
            registering = asyncio.create_task(self._register(address))
            stopping = asyncio.create_task(self._when_stopped(lambda: _leave(serving)))
            try:
                await serving.serve([listening])
            finally:
                registering.cancel()
                stopping.cancel()

    async def _register(self, address: Address) -> None:
        await self._insist(
            lambda: self._bot.set_webhook(
                address.url,
                max_connections=_CONNECTIONS,
                allowed_updates=self._kinds,
                drop_pending_updates=False,
                secret_token=address.secret,
            )
        )
        self.health.contact()

    def _admit(self, update: Update, crowded: bool = False) -> bool:
        """Give an update a place; one that joins a burst needs none of its own."""
        self._gathering.hurried = crowded
        if self._gathering.join(update):
            return True
        admitted = self._gate.admit(update, crowded)
        if admitted:
            self._gathering.wait(update)
        return admitted

    def _leave(self, update: Update) -> None:
        if not self._gathering.leave(update):
            self._gate.leave(update)

    async def _brought(self, update: Update) -> float | None:
        """Answer an update that Telegram brought; one it brings again was let in before."""
        number = update.update_id
        if number in self._repeated:
            pause = await self._desk.handle(update)
        elif self._admit(update):
            try:
                pause = await self._desk.handle(update)
            finally:
                self._leave(update)
        else:
            return None
        if pause is None:
            self._repeated.discard(number)
        else:
            self._repeated.add(number)
        return pause

    async def _insist(self, call: Callable[[], Awaitable[object]]) -> None:
        """Call Telegram until it agrees or we are stopped."""
        backoff = Backoff()
        while not self._stopped.is_set():
            try:
                await call()
                return
            except TelegramError as error:
                if self.health.troubled(error):
                    log.warning("Telegram cannot be reached: %s", type(error).__name__)
                await self._rest(max(backoff.pause(), wait_asked(error)))

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
        except TimeoutError:
            pass

    async def _when_stopped(self, act: Callable[[], None]) -> None:
        await self._stopped.wait()
        act()

    async def _introduce(self) -> None:
        if self.application.post_init:
            await self.application.post_init(self.application)
        self.introduced.set()

    async def _prune(self) -> None:
        while True:
            try:
                await self._store.ledger.prune()
                await self._store.quizzes.prune()
            except StoreError as error:
                log.warning("what is old is not dropped yet: %s", error)
            await asyncio.sleep(_PRUNE_SECONDS)


def _listening(address: Address) -> socket.socket:
    try:
        return socket.create_server((address.host, address.port))
    except OSError as error:
        raise ListenError(error.strerror) from None


def _leave(serving: Server) -> None:
    serving.should_exit = True
