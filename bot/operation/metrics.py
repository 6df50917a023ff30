"""What the bot counts for Prometheus: kinds, times and failures; no ids, no words."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from telegram import Update

from bot.advice.advice import Advice, AssessmentAdvice, Risk, UnknownAdvice
from bot.answers import kind_of
from bot.conversation.bursts import Burst
from bot.intake.health import Health, Outcome
from knowledge import Language

_FAST = (0.002, 0.004, 0.006, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
_WHOLE = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 20)
_WAITED = (1, 2, 5, 10, 30, 60, 300, 1800, 86_400)
_KINDS = (
    *("message", "edited_message", "callback_query", "inline_query", "guest_message"),
    *("poll_answer", "my_chat_member"),
)
"""Updates with a label of their own; new kinds of Telegram's are counted as "other"."""


class Metrics:
    """One set of counters with a registry of its own, so that several can live in a process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        self._updates = self._counter("bot_updates", "Updates taken in hand", "kind")
        self._in_work = Gauge("bot_updates_in_work", "Updates in hand", registry=self.registry)
        self._age = self._histogram(
            "bot_update_age_seconds", "Age of a message when it is taken in hand", _WAITED
        )
        self._handling = self._histogram(
            "bot_update_seconds", "From taking an update to being done with it", _WHOLE
        )
        self._answers = self._counter("bot_answers", "Answers", "kind", "language")
        self._answering = self._histogram(
            "bot_answer_seconds", "From the words to the reply, without Telegram", _FAST
        )
        self._abstentions = self._counter(
            "bot_abstentions", "Answers that say it is not known", "reason"
        )
        self._ocr = self._counter("bot_ocr", "Pictures read", "outcome")
        self._reading = self._histogram("bot_ocr_seconds", "Time to read a picture", _WHOLE)
        self._errors = self._counter("bot_errors", "Updates that ended in an error", "error")
        self._deliveries = self._counter("bot_alert_deliveries", "Alerts sent", "outcome")
        self.lag = Gauge(
            "bot_loop_lag_seconds", "Longest delay of the event loop lately", registry=self.registry
        )
        self.ready = Gauge("bot_ready", "1 if /readyz says so", registry=self.registry)

    @contextmanager
    def handling(self, update: object) -> Iterator[None]:
        """Count an update, or several that are one case, and time what is done about it."""
        update = update.first if isinstance(update, Burst) else update
        self._updates.labels(_kind_of_update(update)).inc()
        message = update.message if isinstance(update, Update) else None
        if message:
            self._age.observe(max(0.0, time.time() - message.date.timestamp()))
        started = time.perf_counter()
        try:
            with self._in_work.track_inprogress():
                yield
        finally:
            self._handling.observe(time.perf_counter() - started)

    def answered(self, advice: Advice, language: Language, seconds: float) -> None:
        """Count an answer; called from worker threads too."""
        self._answers.labels(kind_of(advice), language.value).inc()
        self._answering.observe(seconds)
        match advice:
            case UnknownAdvice(reason=reason):
                self._abstentions.labels(reason.value).inc()
            case AssessmentAdvice(risk=Risk.UNKNOWN):
                self._abstentions.labels("not-recognised").inc()
            case _:
                pass

    def read_picture(self, outcome: str, seconds: float) -> None:
        self._ocr.labels(outcome).inc()
        self._reading.observe(seconds)

    def failed(self, error: BaseException | None) -> None:
        self._errors.labels(type(error).__name__).inc()

    def delivered(self, outcome: str) -> None:
        self._deliveries.labels(outcome).inc()

    def watch(self, intake: Health) -> None:
        """Show how the way in is doing, too."""
        self.registry.register(_IntakeCollector(intake))

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(name, about, labels, registry=self.registry)

    def _histogram(self, name: str, about: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(name, about, buckets=buckets, registry=self.registry)


class _IntakeCollector(Collector):
    def __init__(self, intake: Health) -> None:
        self._intake = intake

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "bot_queue_age_seconds",
            "Age of the oldest update in hand",
            max(0.0, self._intake.queue_age),
        )
        since = self._intake.since_contact
        yield GaugeMetricFamily(
            "bot_telegram_contact_seconds",
            "Time since Telegram was last heard of",
            float("nan") if since is None else since,
        )
        outcomes = CounterMetricFamily(
            "bot_update_outcomes", "How updates ended", labels=["outcome"]
        )
        for outcome in Outcome:
            outcomes.add_metric([outcome.value], self._intake.outcomes[outcome])
        yield outcomes


def _kind_of_update(update: object) -> str:
    if not isinstance(update, Update):
        return "other"
    return next((kind for kind in _KINDS if getattr(update, kind, None) is not None), "other")
