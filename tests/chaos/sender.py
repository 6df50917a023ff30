"""One machine's broadcaster, in a process that is killed: arguments are database and server."""

import asyncio
import sys

from telegram import Bot

from bot.alerts.broadcaster import Broadcaster
from bot.reply import say
from bot.state import Store
from bot.state.database import parse


async def _main(database: str, server: str, token: str) -> None:
    async with (
        Store.open(parse(database)) as store,
        Bot(token, base_url=f"{server}/bot") as bot,
    ):
        broadcaster = Broadcaster(
            bot,
            store,
            compose=lambda alert, _: say(alert.zh),
            report=lambda alert, counts, _: say(f"{alert.state} {sum(counts.values())}"),
        )
        await broadcaster.run()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
