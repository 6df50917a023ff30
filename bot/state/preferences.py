"""The language a chat chose."""

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.tables import preference


class Preferences:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def language(self, chat: int) -> str | None:
        """Return the chosen language as a tag such as ``zh-tw``; None follows the words."""
        chosen = select(preference.c.language).where(preference.c.chat_id == chat)
        async with self._database.quick_transaction() as connection:
            return (await connection.execute(chosen)).scalar_one_or_none()

    async def prefer(self, chat: int, language: str | None) -> None:
        async with self._database.transaction() as connection:
            if language is None:
                await connection.execute(delete(preference).where(preference.c.chat_id == chat))
                return
            insert = self._database.insert(preference).values(chat_id=chat, language=language)
            chosen = insert.on_conflict_do_update(
                index_elements=[preference.c.chat_id], set_={"language": language}
            )
            await connection.execute(chosen)
