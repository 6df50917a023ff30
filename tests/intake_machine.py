"""A world in which everything may go wrong at any time, around the real desk and window.

Telegram, the people and the ledger's disk outlive the process; the process may die at any step.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from telegram.error import NetworkError
from telegram.ext import ApplicationHandlerStop

from bot.intake.desk import POISON_TRIES, Desk
from bot.intake.health import Health
from bot.intake.window import Window
from bot.state.ledger import Seen

HANDED_OUT = 6
"""Updates a poll brings; Telegram's hundred would hide what a small window shows."""


@dataclass(frozen=True)
class Update:
    update_id: int
    chat: int
    poison: bool = False

    @property
    def effective_chat(self) -> SimpleNamespace:
        return SimpleNamespace(id=self.chat)


@dataclass
class Disk:
    """What the ledger wrote."""

    rows: dict[int, Seen] = field(default_factory=dict)


class Ledger:
    """The ledger of one process; the dead write nothing."""

    def __init__(self, disk: Disk) -> None:
        self.rows = disk.rows
        self.alive = True

    async def claim(self, update_id: int) -> Seen:
        seen = self.rows.get(update_id, Seen())
        if seen == Seen():
            self._set(update_id, Seen(tries=1))
        return seen

    async def retry(self, update_id: int) -> None:
        self._set(update_id, Seen(tries=self.rows[update_id].tries + 1))

    async def release(self, update_id: int) -> None:
        self._set(update_id, Seen(tries=self.rows[update_id].tries - 1))

    async def done(self, update_id: int) -> None:
        self._set(update_id, Seen(done=True))

    def _set(self, update_id: int, seen: Seen) -> None:
        if self.alive:
            self.rows[update_id] = seen


class Process:
    """One life of the bot. Each answer waits until the world lets it be finished."""

    def __init__(self, world: "World") -> None:
        self.ledger = world.make_ledger(world.disk)
        self.desk = world.make_desk(self.ledger, self._answer, self._sorry, Health())
        self.window = world.make_window(self.desk.handle, lambda *_: True, lambda _: None)
        self.in_work: dict[int, tuple[Update, asyncio.Future[bool]]] = {}
        self._world = world

    async def _answer(self, update: Any) -> None:
        taken: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.in_work[update.update_id] = (update, taken)
        try:
            accepted = await taken
        finally:
            self.in_work.pop(update.update_id, None)
        if accepted:
            self._world.answered(update)
            return
        refused: Any = SimpleNamespace(error=NetworkError("Bad Gateway"))
        with suppress(ApplicationHandlerStop):
            await self.desk.note(_real(update), refused)

    async def _sorry(self, update: Any) -> None:
        self._world.apologies[update.update_id] += 1

    async def die(self) -> None:
        self.ledger.alive = False
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


def _real(update: Update) -> Any:
    from telegram import Update as RealUpdate

    return RealUpdate(update.update_id)


class World(RuleBasedStateMachine):
    make_ledger: ClassVar[Callable[..., Ledger]] = Ledger
    make_desk: ClassVar[Callable[..., Desk]] = Desk
    make_window: ClassVar[Callable[..., Window]] = Window
    strict: ClassVar[bool] = False
    """Whether only deaths that it may be blamed for excuse that an update is given up. Then a few
    coincidences of the ledger's cautious count are called faults, too."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.disk = Disk()
        self.queue: list[Update] = []
        self.written: list[Update] = []
        self.answers: list[Update] = []
        self.apologies: Counter[int] = Counter()
        self.kills: Counter[int] = Counter()
        self.excused: Counter[int] = Counter()
        """Answers sent by a process that died before it could write so."""
        self.deaths: Counter[int] = Counter()
        self.blamed: Counter[int] = Counter()
        """Deaths that an update may be blamed for: nothing else that was suspected was in work."""
        self.process = self._start()

    # What people and Telegram do

    @rule(chat=st.integers(1, 3), poison=st.booleans())
    def write(self, chat: int, poison: bool) -> None:
        update = Update(len(self.written) + 1, chat, poison and chat == 1)
        self.queue.append(update)
        self.written.append(update)

    @rule()
    def poll(self) -> None:
        self._run(self._poll())

    # What becomes of what is in work

    @precondition(lambda self: self.process.in_work)
    @rule(data=st.data(), accepted=st.sampled_from([True, True, True, False]))
    def finish(self, data: st.DataObject, accepted: bool) -> None:
        number = data.draw(st.sampled_from(sorted(self.process.in_work)))
        self._finish(number, accepted)

    @precondition(lambda self: self.process.in_work)
    @rule(data=st.data())
    def die_after_an_answer(self, data: st.DataObject) -> None:
        """The process is killed between sending and writing: the one duplicate we allow."""
        number = data.draw(st.sampled_from(sorted(self.process.in_work)))
        update, taken = self.process.in_work[number]
        if update.poison:
            return
        self.process.ledger.alive = False
        self.excused[number] += 1
        taken.set_result(True)
        self._run(_idle())
        self.die()

    @rule()
    def die(self) -> None:
        begun = [number for number in self.process.in_work if number in self.disk.rows]
        suspects = {number for number in begun if self.deaths[number]}
        for number in begun:
            if not self.deaths[number] or suspects == {number}:
                self.blamed[number] += 1
            self.deaths[number] += 1
        self._run(self.process.die())
        self.process = self._start()

    @rule()
    def stop(self) -> None:
        """Stop in peace: what is in work is finished, the rest is left to Telegram."""
        stopping = self.loop.create_task(self.process.window.stop(seconds=5))
        self._run(_idle())
        while self.process.in_work and not stopping.done():
            if not self._finish(min(self.process.in_work), accepted=True):
                return  # a poison: it died before it could stop
        self._run(_idle())
        assert stopping.done()
        self._confirm()
        self.die()

    # What must hold

    @invariant()
    def nobody_is_answered_twice(self) -> None:
        for number, times in Counter(update.update_id for update in self.answers).items():
            assert times <= 1 + self.excused[number], f"{number} was answered {times} times"

    @invariant()
    def each_chat_is_answered_in_order(self) -> None:
        for chat in {update.chat for update in self.answers}:
            firsts = dict.fromkeys(
                update.update_id for update in self.answers if update.chat == chat
            )
            assert list(firsts) == sorted(firsts), f"chat {chat} was answered as {list(firsts)}"

    @invariant()
    def no_update_kills_for_ever(self) -> None:
        assert all(times <= POISON_TRIES for times in self.kills.values()), self.kills

    def teardown(self) -> None:
        try:
            self._drain()
            settled = {update.update_id for update in self.answers}
            for update in self.written:
                deaths = self.blamed if self.strict else self.deaths
                if update.poison or deaths[update.update_id] >= POISON_TRIES:
                    told = self.apologies[update.update_id] + (update.update_id in settled)
                    assert told, f"no apology for {update}"
                else:
                    assert update.update_id in settled, f"{update} is lost"
            self.nobody_is_answered_twice()
            self.each_chat_is_answered_in_order()
            self.no_update_kills_for_ever()
        finally:
            self._run(self.process.die())
            self.loop.close()

    def answered(self, update: Update) -> None:
        self.answers.append(update)

    def _drain(self) -> None:
        """Let everything go well from here on."""
        for _ in range(20 * len(self.written) + 20):
            self.poll()
            if not self.queue:
                return
            for number in sorted(self.process.in_work):
                if number in self.process.in_work:
                    self._finish(number, accepted=True)
        raise AssertionError(f"Telegram still keeps {self.queue}")

    def _finish(self, number: int, accepted: bool) -> bool:
        """Finish one; return whether the process lives on."""
        update, taken = self.process.in_work[number]
        if update.poison:
            self.kills[number] += 1
            self.die()
            return False
        taken.set_result(accepted)
        self._run(_idle())
        return True

    async def _poll(self) -> None:
        self._confirm()
        self.process.window.take(self.queue[:HANDED_OUT])  # type: ignore[arg-type]
        await _idle()

    def _confirm(self) -> None:
        offset = self.process.window.offset
        self.queue = [update for update in self.queue if update.update_id >= offset]

    def _start(self) -> Process:
        async def start() -> Process:
            return Process(self)

        return self.loop.run_until_complete(start())

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        self.loop.run_until_complete(coroutine)


async def _idle() -> None:
    """Let everything run that can."""
    for _ in range(25):
        await asyncio.sleep(0)
