"""The way in against a world where everything may go wrong; and faults that it must find."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.intake import backoff, window
from bot.intake.desk import Desk
from bot.intake.window import Window
from bot.state.ledger import Seen
from tests.intake_machine import Ledger, World

THOROUGH = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
UNTIL_FOUND = settings(THOROUGH, max_examples=600, phases=[Phase.generate], print_blob=False)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "_FIRST", 0)
    monkeypatch.setattr(backoff, "_LONGEST", 0)
    monkeypatch.setattr(window, "AT_ONCE", 3)


def test_nothing_is_lost_doubled_or_out_of_order() -> None:
    run_state_machine_as_test(World, settings=THOROUGH)


class AcknowledgesOnReceipt(Window):
    """What the library does."""

    @property
    def offset(self) -> int:
        return self._next


class AcknowledgesTheHighest(Window):
    @property
    def offset(self) -> int:
        settled = [number for number, task in self._places.items() if task is None]
        return max(settled, default=super().offset - 1) + 1


class AnswersAChatSideBySide(Window):
    def _begin(self, update: Any) -> Any:
        self._lanes.clear()
        return super()._begin(update)


class WritesBeforeItAnswers(Desk):
    async def _work(self, update: Any) -> float | None:
        await self._ledger.done(update.update_id)
        return await super()._work(update)


class TakesARefusalForAnAnswer(Desk):
    async def _again(self, update: Any, asked: float) -> float | None:
        await self._ledger.done(update.update_id)
        return None


class SuspectsNobody(Desk):
    """Runs what was begun before a crash side by side, so that innocents are counted too."""

    async def _suspected(self, update: Any) -> float | None:
        await self._ledger.retry(update.update_id)
        return await self._work(update)


class BelievesInEveryUpdate(Desk):
    async def handle(self, update: Any) -> float | None:
        seen = await self._ledger.claim(update.update_id)
        return None if seen.done else await self._suspected(update)


class ForgetsWhatIsDone(Ledger):
    async def done(self, update_id: int) -> None: ...


class CountsRefusalsAsDeaths(Ledger):
    async def release(self, update_id: int) -> None: ...


class CountsNoDeaths(Ledger):
    async def retry(self, update_id: int) -> None:
        self._set(update_id, Seen(tries=1))


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("make_window", AcknowledgesOnReceipt),
        ("make_window", AcknowledgesTheHighest),
        ("make_window", AnswersAChatSideBySide),
        ("make_desk", WritesBeforeItAnswers),
        ("make_desk", TakesARefusalForAnAnswer),
        ("make_desk", SuspectsNobody),
        ("make_desk", BelievesInEveryUpdate),
        ("make_ledger", ForgetsWhatIsDone),
        ("make_ledger", CountsRefusalsAsDeaths),
        ("make_ledger", CountsNoDeaths),
    ],
)
def test_a_fault_is_found(part: str, fault: type) -> None:
    faulty = type(fault.__name__, (World,), {part: fault, "strict": True})
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(faulty, settings=UNTIL_FOUND)
