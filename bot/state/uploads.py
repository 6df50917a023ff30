"""Which pictures Telegram has already, so that none is sent up twice; no chat is named."""

from sqlalchemy import select

from bot.state.database import Database
from bot.state.tables import upload


class Uploads:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def file(self, bot: int, picture: str) -> str | None:
        """Return Telegram's id of a picture, which only the bot that sent it may use."""
        known = select(upload.c.file_id).where(upload.c.bot_id == bot, upload.c.picture == picture)
        async with self._database.quick_transaction() as connection:
            return (await connection.execute(known)).scalar_one_or_none()

    async def keep(self, bot: int, picture: str, file: str) -> None:
        insert = self._database.insert(upload).values(bot_id=bot, picture=picture, file_id=file)
        kept = insert.on_conflict_do_update(
            index_elements=list(upload.primary_key), set_={"file_id": file}
        )
        async with self._database.quick_transaction() as connection:
            await connection.execute(kept)
