"""The quiz: rounds that are open, the polls they were asked by, and what a chat knows by now."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.learning.boxes import Card, moved
from bot.learning.round import Round, Score
from bot.state.database import Database
from bot.state.tables import quiz_card, quiz_poll, quiz_round, quiz_score

KEPT_SECONDS = 3 * 24 * 3600
"""A round that nobody went on with for so long is over."""
_OF_A_ROUND = (quiz_round, quiz_score, quiz_poll)


@dataclass(frozen=True)
class Poll:
    """A question that was asked by a poll of Telegram's."""

    id: str
    chat: int
    number: int
    """Of the round."""
    position: int
    right: int
    message: int
    opened: float = 0.0


class Quizzes:
    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, chat: int, opened: Round) -> None:
        """Open a round in the place of the one before."""
        values = {
            "chat_id": chat,
            "number": opened.number,
            "language": opened.tag,
            "questions": " ".join(opened.questions),
            "position": opened.position,
            "begun": self._clock(),
        }
        async with self._database.transaction() as connection:
            await _drop(connection, (chat,))
            await connection.execute(self._database.insert(quiz_round).values(values))

    async def round_of(self, chat: int) -> Round | None:
        async with self._database.transaction() as connection:
            return await _round(connection, chat)

    async def opened(self, poll: Poll) -> None:
        """Remember by which poll a question was asked."""
        values = {
            "poll_id": poll.id,
            "chat_id": poll.chat,
            "number": poll.number,
            "position": poll.position,
            "right_option": poll.right,
            "message_id": poll.message,
            "opened": self._clock(),
        }
        await self._execute(self._database.insert(quiz_poll).values(values))

    async def poll(self, poll: str) -> Poll | None:
        return await self._poll(quiz_poll.c.poll_id == poll)

    async def asked(self, chat: int, playing: Round) -> Poll | None:
        """Return the poll of the question whose turn it is, if it was asked."""
        return await self._poll(
            quiz_poll.c.chat_id == chat,
            quiz_poll.c.number == playing.number,
            quiz_poll.c.position == playing.position,
        )

    async def answer(self, poll: Poll, person: int, right: bool, learns: bool) -> None:
        """Count an answer once; ``learns`` tells whether the chat is one person's."""
        async with self._database.transaction() as connection:
            playing = await _round(connection, poll.chat)
            if playing is None or playing.number != poll.number:
                return
            before = (await _scores(connection, poll.chat)).get(person, Score())
            score = before.with_answer(poll.position, right)
            if score == before:
                return
            await self._upsert(
                connection,
                quiz_score,
                {"chat_id": poll.chat, "user_id": person},
                {"answered": score.answered, "correct": score.correct},
            )
            if learns:
                await self._learn(connection, poll.chat, playing.questions[poll.position], right)

    async def advance(self, poll: Poll) -> Round | None:
        """Leave a question behind; return the round as it stands, or None if it is over."""
        here = (quiz_round.c.chat_id == poll.chat, quiz_round.c.number == poll.number)
        left = update(quiz_round).where(*here, quiz_round.c.position == poll.position)
        async with self._database.transaction() as connection:
            await connection.execute(left.values(position=poll.position + 1))
            playing = await _round(connection, poll.chat)
        return playing if playing and playing.number == poll.number else None

    async def scores(self, chat: int) -> dict[int, Score]:
        """Return how each person does in the open round."""
        async with self._database.transaction() as connection:
            return await _scores(connection, chat)

    async def finish(self, chat: int) -> None:
        """Forget a round, and who took part in it."""
        async with self._database.transaction() as connection:
            await _drop(connection, (chat,))

    async def cards(self, chat: int) -> tuple[Card, ...]:
        chosen = select(quiz_card).where(quiz_card.c.chat_id == chat)
        async with self._database.transaction() as connection:
            rows = await connection.execute(chosen)
            return tuple(Card(row.question, row.box, row.due) for row in rows)

    async def prune(self) -> None:
        """Forget rounds that nobody goes on with."""
        old = select(quiz_round.c.chat_id).where(quiz_round.c.begun < self._clock() - KEPT_SECONDS)
        async with self._database.transaction() as connection:
            await _drop(connection, (await connection.execute(old)).scalars().all())

    async def _learn(
        self, connection: AsyncConnection, chat: int, question: str, right: bool
    ) -> None:
        key = {"chat_id": chat, "question": question}
        chosen = select(quiz_card.c.box).where(*_same(quiz_card, key))
        box = (await connection.execute(chosen)).scalar()
        card = moved(question, box, right, self._clock())
        await self._upsert(connection, quiz_card, key, {"box": card.box, "due": card.due})

    async def _upsert(
        self, connection: AsyncConnection, table: Table, key: dict[str, Any], values: dict[str, Any]
    ) -> None:
        insert = self._database.insert(table).values(**key, **values)
        await connection.execute(
            insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)
        )

    async def _poll(self, *conditions: Any) -> Poll | None:
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(quiz_poll).where(*conditions))).first()
        if row is None:
            return None
        return Poll(
            *(row.poll_id, row.chat_id, row.number, row.position),
            *(row.right_option, row.message_id, row.opened),
        )

    async def _execute(self, statement: Any) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(statement)


async def _round(connection: AsyncConnection, chat: int) -> Round | None:
    chosen = select(quiz_round).where(quiz_round.c.chat_id == chat)
    row = (await connection.execute(chosen)).first()
    if row is None:
        return None
    return Round(row.number, row.language, tuple(row.questions.split()), row.position)


async def _scores(connection: AsyncConnection, chat: int) -> dict[int, Score]:
    chosen = select(quiz_score).where(quiz_score.c.chat_id == chat)
    rows = await connection.execute(chosen)
    return {row.user_id: Score(row.answered, row.correct) for row in rows}


async def _drop(connection: AsyncConnection, chats: Iterable[int]) -> None:
    chats = list(chats)
    for table in _OF_A_ROUND:
        await connection.execute(delete(table).where(table.c.chat_id.in_(chats)))


def _same(table: Table, key: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(table.c[name] == value for name, value in key.items())
