"""Texts that nobody sane writes, each with a word that must be found nowhere afterwards."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.state import Store
from bot.state.database import parse
from tests.bot_api.person import Person
from tests.chaos.machine import REAL
from tests.chaos.site import TOKEN, Plan, Site, built
from tests.postgresql import Postgresql

CANARY = "金丝雀canary"
_AT_ONCE = 40
_ODD = (
    *("<b>", "</i>", "&amp;", "<a href='http://evil.example'>", "&#0;", "<", "{0}", "%s"),
    *("\0", "\x07", "\r\n", "\u2028", "\u202e", "\u200f", "\u0335", "\u034a", "\u0489"),
    *("😀", "👨‍👩‍👧‍👦", "🇨🇳", "\U0010ffff", "\ufffe", "\u3164", "ﷺ", "ß", "İ"),
    *("刚转了五万", "验证码", "抓了多少", "gift card", "2021年5月", "http://a.b/c", "@someone"),
)


@dataclass(frozen=True)
class Found:
    written: int
    unanswered: int
    refused: int
    exceptions: int
    log_lines: int
    secrets_in_log: int
    words_in_log: int
    words_on_disk: int
    rows_left: int


def texts(count: int) -> list[str]:
    """Draw texts of 0 to 40,000 characters; most are short."""
    drawn: list[str] = []
    pieces = st.one_of(st.sampled_from(_ODD), st.text(max_size=20))
    short = st.lists(pieces, max_size=30).map("".join)
    long = st.tuples(pieces.filter(bool), st.integers(100, 20_000)).map(
        lambda pair: (pair[0] * pair[1])[:40_000]
    )

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 49).flatmap(lambda number: long if number == 0 else short))
    def draw(text: str) -> None:
        drawn.append(text)

    draw()
    return drawn[:count]


async def converse(server: Postgresql | None, count: int) -> Found:
    async with built(Plan(REAL, log_level="DEBUG"), server) as site:
        before = len(site.api.refused)
        people = [_person(site, 10_000 + number) for number in range(count)]
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(person: Person, text: str) -> int:
            async with gate:
                return len(await person.says(f"{text[:20_000]}{CANARY}{text[20_000:]}"))

        begun = time.monotonic()
        answers = await asyncio.gather(*map(one, people, texts(count)))
        print(f"  {count} in {time.monotonic() - begun:.0f} s", flush=True)
        rows = await _forgotten(site, people[0])
        log = site.log
        places = [site.folder, *([server.data] if server else [])]
        return Found(
            written=count,
            unanswered=answers.count(0),
            refused=len(site.api.refused) - before,
            exceptions=log.count("Traceback"),
            log_lines=log.count("\n"),
            secrets_in_log=sum(TOKEN.partition(":")[2] in line for line in log.splitlines()),
            words_in_log=sum(CANARY in line for line in log.splitlines()),
            words_on_disk=sum(_holds(path, CANARY) for place in places for path in _files(place)),
            rows_left=rows,
        )


def _person(site: Site, number: int) -> Person:
    chat = {"id": number, "type": "private", "first_name": "P"}

    async def settled() -> None: ...

    return Person(site.api, settled, number, "zh-hans", chat, patience=300)


async def _forgotten(site: Site, person: Person) -> int:
    """Choose a language, forget it, and return how many rows are left of the chat."""
    await person.says("/language")
    await person.presses("English")
    await person.says("/forget")
    address = site.database or f"sqlite:///{site.folder}/bot.db"
    async with Store.open(parse(address)) as store:
        return await store.privacy.forget(person.id)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _holds(path: Path, word: str) -> bool:
    return word.encode() in path.read_bytes()
