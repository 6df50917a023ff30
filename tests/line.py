"""A line to a server on this computer that counts how often something is asked through it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Line:
    def __init__(self, far_end: int) -> None:
        self._far_end = far_end
        self.port = 0
        self.asked = 0

    @classmethod
    @asynccontextmanager
    async def to(cls, port: int) -> AsyncIterator["Line"]:
        line = cls(port)
        async with await asyncio.start_server(line._carry, "127.0.0.1", 0) as server:
            line.port = server.sockets[0].getsockname()[1]
            yield line

    async def _carry(self, asking: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        answering, questions = await asyncio.open_connection("127.0.0.1", self._far_end)
        await asyncio.gather(
            self._pass_on(asking, questions, 1), self._pass_on(answering, answers, 0)
        )

    async def _pass_on(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, counts: int
    ) -> None:
        while data := await source.read(1 << 16):
            self.asked += counts
            target.write(data)
        target.close()
