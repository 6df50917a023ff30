"""Sends what is due, one chat after another, and leaves nobody out and nobody twice."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram import Bot
from telegram.error import ChatMigrated, TelegramError

from bot.alerts.leadership import Leadership
from bot.alerts.outcomes import Trouble, state_after
from bot.alerts.pace import Pace
from bot.conversation import sending
from bot.reply import Reply
from bot.state import Store, StoreError
from bot.state.alerts import Alert, Delivery, DeliveryState

log = logging.getLogger(__name__)

PER_SECOND = 25.0
"""Telegram takes 30 from a bot; the rest is for answers."""
_AT_ONCE = 8
_LOOKED_SECONDS = 1.0
"""So often it is looked whether something became due."""
_SHOWN_SECONDS = 5.0
_GRACE_SECONDS = 15.0

Compose = Callable[[Alert, str], Reply]
"""Words an alert for a language tag."""
Report = Callable[[Alert, dict[DeliveryState, int], int], Reply]
"""Words an alert's progress for an admin, named by chat."""
Plan = Callable[[Store], Awaitable[None]]
"""Begins what is due by the calendar."""


async def _no_plan(_: Store) -> None:
    pass


def _uncounted(_: str) -> None:
    pass


class Broadcaster:
    def __init__(
        self,
        bot: Bot,
        store: Store,
        compose: Compose,
        report: Report,
        plan: Plan = _no_plan,
        delivered: Callable[[str], None] = _uncounted,
    ) -> None:
        """``bot`` must not limit or repeat calls by itself: that is done here."""
        self._bot = bot
        self._store = store
        self._compose = compose
        self._report = report
        self._plan = plan
        self._delivered = delivered
        self._leader = Leadership(store.leases, "broadcaster")
        self._pace = Pace(PER_SECOND)
        self._trouble = Trouble()
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._flying: set[asyncio.Task[None]] = set()
        self._alerts: dict[int, Alert] = {}
        self._reports: dict[int, Reply] = {}
        self._stopped = asyncio.Event()
        self._looked = self._shown = 0.0

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def stop(self) -> None:
        self._stopped.set()

    async def run(self) -> None:
        """Lead whenever nobody else does, until `stop`; what is on its way then still arrives."""
        while not self._stopped.is_set():
            try:
                if await self._leader.take():
                    async with self._leader.kept():
                        await self._lead()
                        await self._land()
            except StoreError as error:
                log.warning("alerts are held up: %s", error)
            await self._rest()

    async def _lead(self) -> None:
        if lost := await self._store.alerts.orphan():
            log.error("%d deliveries were cut off by a crash; they may have arrived", lost)
            for _ in range(lost):
                self._delivered(DeliveryState.UNKNOWN)
        self._looked = 0.0
        while self._leader.held and not self._stopped.is_set():
            await self._look()
            await self._places.acquire()
            await self._pace.step()
            claimed = await self._claim()
            if claimed is None:
                self._places.release()
                await self._rest()
                continue
            task = asyncio.create_task(self._deliver(claimed))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)

    async def _claim(self) -> Delivery | None:
        """Take a delivery, unless the wait for its slot cost us the lead."""
        try:
            if self._leader.held and not self._stopped.is_set():
                return await self._store.alerts.claim()
        except StoreError:
            self._places.release()
            raise
        return None

    async def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked < _LOOKED_SECONDS:
            return
        self._looked = now
        await self._plan(self._store)
        await self._store.alerts.begin_due()
        for number in await self._store.alerts.finish():
            await self._show(number)
        if now - self._shown >= _SHOWN_SECONDS:
            self._shown = now
            for number in await self._store.alerts.sending():
                await self._show(number)

    async def _deliver(self, claimed: Delivery) -> None:
        try:
            state = await self._send(claimed)
            self._delivered(state)
            await self._note(claimed, state)
        finally:
            self._places.release()

    async def _send(self, claimed: Delivery) -> DeliveryState:
        try:
            alert = await self._alert(claimed.alert)
            message = self._compose(alert, claimed.language)
            await sending.send(self._bot, claimed.chat, message, following=False)
        except TelegramError as error:
            state = state_after(error)
            self._pace.pause(self._trouble.pause_after(error))
            if isinstance(error, ChatMigrated):
                await self._move(claimed, error.new_chat_id)
            elif state in {DeliveryState.FAILED, DeliveryState.UNKNOWN}:
                log.error("alert %d: %s, %s", claimed.alert, state, type(error).__name__)
            return state
        except StoreError:
            return DeliveryState.PENDING
        except Exception as error:  # an alert that cannot be worded must not stop the others
            log.error("alert %d is not sent: %s", claimed.alert, type(error).__name__)
            return DeliveryState.FAILED
        self._trouble.over()
        return DeliveryState.SENT

    async def _note(self, claimed: Delivery, state: DeliveryState) -> None:
        """Write down how it ended, however long the database takes to come back."""
        while True:
            try:
                await self._store.alerts.settle(claimed, state)
                if state is DeliveryState.GONE:
                    await self._store.alerts.gone(claimed.chat)
                return
            except StoreError as error:
                log.warning("an alert's outcome is not noted yet: %s", error)
                await asyncio.sleep(_LOOKED_SECONDS)

    async def _move(self, claimed: Delivery, new: int) -> None:
        """Follow a group to its new number; its delivery is pending again before it moves."""
        await self._store.alerts.settle(claimed, DeliveryState.PENDING)
        await self._store.privacy.move(claimed.chat, new)

    async def _alert(self, number: int) -> Alert:
        if number not in self._alerts:
            alert = await self._store.alerts.of(number)
            if alert is None:
                raise LookupError(number)
            self._alerts = {**dict(list(self._alerts.items())[-_AT_ONCE:]), number: alert}
        return self._alerts[number]

    async def _show(self, number: int) -> None:
        """Bring the messages up to date that show the office how far an alert is."""
        alert = await self._store.alerts.of(number)
        if alert is None:
            return
        progress = await self._store.alerts.progress(number)
        for chat, message in await self._store.alerts.watched(number):
            report = self._report(alert, progress, chat)
            if self._reports.get(chat) == report:
                continue
            with suppress(TelegramError):  # the next one will show it
                await sending.edit(self._bot, chat, message, report)
                self._reports[chat] = report

    async def _land(self) -> None:
        """Wait for what is on its way."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=_GRACE_SECONDS)

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOKED_SECONDS):
                await self._stopped.wait()
