"""The one door to what is stored."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.state.alerts import Alerts
from bot.state.audit import Audit
from bot.state.counters import Counters
from bot.state.database import Database
from bot.state.feedback import Feedback
from bot.state.leases import Leases
from bot.state.ledger import Ledger
from bot.state.preferences import Preferences
from bot.state.privacy import Privacy
from bot.state.quiz import Quizzes
from bot.state.subscriptions import Subscriptions
from bot.state.uploads import Uploads


class Store:
    """Every method may raise `StoreError` when the database fails."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.ledger = Ledger(database)
        self.preferences = Preferences(database)
        self.subscriptions = Subscriptions(database)
        self.feedback = Feedback(database)
        self.counters = Counters(database)
        self.leases = Leases(database)
        self.alerts = Alerts(database)
        self.audit = Audit(database)
        self.uploads = Uploads(database)
        self.quizzes = Quizzes(database)
        self.privacy = Privacy(database, self.preferences, self.subscriptions)

    @classmethod
    @asynccontextmanager
    async def open(cls, url: URL) -> "AsyncIterator[Store]":
        """Open the database and bring its tables up to date; raise `StateError` if it cannot be."""
        database = Database(url)
        try:
            await database.prepare()
            yield cls(database)
        finally:
            await database.close()

    async def ping(self) -> None:
        """Raise `StoreError` unless the database answers and can be written."""
        async with self.database.quick_transaction() as connection:
            await connection.execute(text("select 1"))
