"""Somebody who writes to the bot through the server, and sees what comes back."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from telegram.constants import MessageLimit

from tests.bot_api.kinds import CONTENTS
from tests.bot_api.messages import Message
from tests.bot_api.rules import Json, utf16_units
from tests.bot_api.server import BotApi

Messages = tuple[Message, ...]

_ENTITIES = re.compile(r"(?P<bot_command>(?<!\S)/\w+(?:@\w+)?)|(?P<mention>(?<!\w)@\w{5,})")
_presses = count(1)


@dataclass(frozen=True)
class Person:
    api: BotApi
    settled: Callable[[], Awaitable[object]]
    """Returns when the bot has dealt with all that it has taken from the server."""
    id: int = 1001
    app_language: str | None = "zh-hans"
    chat: Json = field(default_factory=lambda: {"id": 1001, "type": "private", "first_name": "P"})
    wrote: list[Json] = field(default_factory=list)
    """Own messages, the newest last."""
    patience: float = 20
    """Seconds to wait for an answer."""

    def other(self, number: int, app_language: str | None = None) -> "Person":
        """Return somebody else, in a private chat with the same bot."""
        chat = {**self.chat, "id": number}
        language = app_language or self.app_language
        return replace(self, id=number, app_language=language, chat=chat, wrote=[])

    def in_group(self) -> "Person":
        chat = {"id": -1000000000000 - self.id, "type": "supergroup", "title": "Family"}
        return replace(self, chat=chat, wrote=[])

    async def says(self, text: str, **fields: Any) -> Messages:
        """Write a text; what is too long for a message goes as several, as apps do."""
        before = self._seen()
        for part in _parts(text):
            await self._write({"text": part, "entities": entities_of(part), **fields})
        return await self._answers(before)

    async def sends(self, kind: str, caption: str | None = None, **fields: Any) -> Messages:
        before = self._seen()
        captioned = (
            {"caption": caption, "caption_entities": entities_of(caption)} if caption else {}
        )
        await self._write({**CONTENTS[kind], **captioned, **fields})
        return await self._answers(before)

    async def sends_picture(
        self, content: bytes, caption: str | None = None, **fields: Any
    ) -> Messages:
        """Send a photo; Telegram offers smaller ones too, which are of no use."""
        file = self.api.account.store(content)
        sizes = [
            {"file_id": f"{file}-small", "file_unique_id": "s", "width": 90, "height": 160},
            {"file_id": file, "file_unique_id": file, "width": 720, "height": 1280},
        ]
        return await self.sends("photo", caption, photo=sizes, **fields)

    async def sends_file(
        self, content: bytes, name: str, mime: str | None, caption: str | None = None
    ) -> Messages:
        file = self.api.account.store(content)
        document = {"file_id": file, "file_unique_id": file, "file_name": name}
        described = {"mime_type": mime} if mime else {}
        size = {"file_size": len(content)}
        return await self.sends("document", caption, document={**document, **described, **size})

    async def edits(self, message: Json, text: str) -> Messages:
        edited = {**message, "text": text, "entities": entities_of(text), "edit_date": _now()}
        return await self.causes("edited_message", edited)

    async def causes(self, kind: str, body: Json) -> Messages:
        """Let an update of any kind reach the bot."""
        before = self._seen()
        await self.api.account.updates.push(kind, body)
        return await self._answers(before)

    async def presses(self, label: str, late: bool = False) -> Messages:
        """Press the newest button of that label; ``late`` when Telegram has given it up."""
        message, button = self.api.account.messages.with_button(self.chat["id"], label)
        assert button.data is not None, f"{label!r} does nothing in the chat"
        return await self.presses_data(button.data, self.api.account.as_json(message), late)

    async def presses_data(self, data: str, message: Json, late: bool = False) -> Messages:
        """Press a button that the bot may not know, under a message it may not know."""
        press = str(next(_presses))
        if not late:
            self.api.account.pressed.add(press)
        query = {
            "id": press,
            "from": self._user,
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        answers = await self.causes("callback_query", query)
        assert press not in self.api.account.pressed, "the button keeps turning"
        return answers

    def copies(self, label: str) -> str | None:
        """Return what a button puts into the clipboard."""
        _, button = self.api.account.messages.with_button(self.chat["id"], label)
        return button.copied

    def quoting(self, message: Message) -> Json:
        """Return the field of a message that answers one of the bot's."""
        return {"reply_to_message": self.api.account.as_json(message)}

    @property
    def _user(self) -> Json:
        user = {"id": self.id, "is_bot": False, "first_name": "P"}
        return {**user, "language_code": self.app_language} if self.app_language else user

    async def _write(self, content: Json) -> None:
        self.api.account.chats[self.chat["id"]] = self.chat
        number = self.api.account.messages.next_id(self.chat["id"])
        message = {
            "message_id": number,
            "date": _now(),
            "chat": self.chat,
            "from": self._user,
            **content,
        }
        self.wrote.append(message)
        await self.api.account.updates.push("message", message)

    def _seen(self) -> int:
        return len(self.api.account.messages.shown)

    async def _answers(self, before: int) -> Messages:
        """Wait until the bot is done, and return what it showed in this chat meanwhile."""
        async with asyncio.timeout(self.patience):
            await self.api.account.updates.taken()
            await self.settled()
        shown = self.api.account.messages.shown[before:]
        return tuple(message for message in shown if message.chat == self.chat["id"])


def entities_of(text: str) -> list[Json]:
    """Mark the commands and mentions of a text as Telegram does."""
    return [
        {
            "type": found.lastgroup,
            "offset": utf16_units(text[: found.start()]),
            "length": utf16_units(found[0]),
        }
        for found in _ENTITIES.finditer(text)
    ]


def _parts(text: str) -> Iterator[str]:
    part, used = "", 0
    for character in text:
        units = utf16_units(character)
        if used + units > MessageLimit.MAX_TEXT_LENGTH:
            yield part
            part, used = "", 0
        part, used = part + character, used + units
    yield part


def _now() -> int:
    return int(time.time())
