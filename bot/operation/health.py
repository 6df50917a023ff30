"""What a supervisor asks: does the process live, can it answer people, what does it count."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.operation.lag import LoopLag
from bot.operation.metrics import Metrics

_PATIENCE_SECONDS = 2
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Finding:
    """What a check found; the detail is for the operator and holds no secret."""

    ok: bool
    detail: str = ""


Check = Callable[[], Awaitable[Finding]]


class Health:
    """Liveness asks for a restart, readiness for no more traffic: they must not be mixed up."""

    def __init__(
        self,
        metrics: Metrics,
        lag: LoopLag,
        alive: Mapping[str, Check],
        ready: Mapping[str, Check],
    ) -> None:
        self._metrics = metrics
        self._lag = lag
        self._alive = alive
        self._ready = ready

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/livez", self._livez),
                Route("/readyz", self._readyz),
                Route("/metrics", self._show_metrics),
            ]
        )

    async def _livez(self, _: Request) -> Response:
        """Answer at all, and say whether the work that must never end still runs."""
        findings = await _findings(self._alive)
        return _response("alive", findings, loop_lag_seconds=round(self._lag.longest, 3))

    async def _readyz(self, request: Request) -> Response:
        """Say whether people are answered; ``?exclude=NAME`` leaves a check out."""
        left_out = set(request.query_params.getlist("exclude"))
        findings = await self.readiness()
        wanted = {name: found for name, found in findings.items() if name not in left_out}
        return _response("ready", wanted)

    async def _show_metrics(self, _: Request) -> Response:
        self._metrics.lag.set(self._lag.longest)
        await self.readiness()
        return Response(self._metrics.text(), media_type=_METRICS_TYPE)

    async def readiness(self) -> dict[str, Finding]:
        findings = await _findings(self._ready)
        self._metrics.ready.set(all(finding.ok for finding in findings.values()))
        return findings


async def _findings(checks: Mapping[str, Check]) -> dict[str, Finding]:
    found = await asyncio.gather(*(_finding(check) for check in checks.values()))
    return dict(zip(checks, found, strict=True))


async def _finding(check: Check) -> Finding:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await check()
    except TimeoutError:
        return Finding(False, f"no answer within {_PATIENCE_SECONDS} s")
    except Exception as error:  # a check that breaks is a check that failed
        return Finding(False, type(error).__name__)


def _response(name: str, findings: Mapping[str, Finding], **more: float) -> Response:
    good = all(finding.ok for finding in findings.values())
    checks = {check: asdict(finding) for check, finding in findings.items()}
    return JSONResponse({name: good, "checks": checks, **more}, status_code=200 if good else 503)
