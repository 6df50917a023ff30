"""Somebody who writes to the bot through the server, and sees what comes back."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from telegram.constants import MessageLimit

from tests.bot_api.inline import InlineAnswer, Result
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
    patience: float = 60
    """Seconds to wait for an answer."""

    def other(self, number: int, app_language: str | None = None) -> "Person":
        """Return somebody else, in a private chat with the same bot."""
        chat = {**self.chat, "id": number}
        language = app_language or self.app_language
        return replace(self, id=number, app_language=language, chat=chat, wrote=[])

    def in_group(self) -> "Person":
        chat = {"id": -1000000000000 - self.id, "type": "supergroup", "title": "Family"}
        return replace(self, chat=chat, wrote=[])

    def in_small_group(self) -> "Person":
        return replace(self, chat={"id": -self.id, "type": "group", "title": "Family"}, wrote=[])

    def in_strange_chat(self) -> "Person":
        """Return the same person in a private chat with somebody else."""
        return replace(self, chat={"id": 77, "type": "private", "first_name": "Q"}, wrote=[])

    def in_channel(self) -> "Person":
        chat = {"id": -1000000000000 - self.id, "type": "channel", "title": "News"}
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
        """Send a photo."""
        return await self.sends("photo", caption, **self.picture(content, **fields))

    def picture(self, content: bytes, **fields: Any) -> Json:
        """Return what makes a message a photo; the smaller sizes on offer are of no use."""
        file = self.api.account.store(content)
        sizes = [
            {"file_id": f"{file}-small", "file_unique_id": "s", "width": 90, "height": 160},
            {"file_id": file, "file_unique_id": file, "width": 720, "height": 1280},
        ]
        return {"photo": sizes, **fields}

    async def sends_file(
        self, content: bytes, name: str, mime: str | None, caption: str | None = None
    ) -> Messages:
        file = self.api.account.store(content)
        document = {"file_id": file, "file_unique_id": file, "file_name": name}
        described = {"mime_type": mime} if mime else {}
        size = {"file_size": len(content)}
        return await self.sends("document", caption, document={**document, **described, **size})

    async def sends_together(self, *contents: Json) -> Messages:
        """Let several messages leave before the bot has answered the first."""
        before = self._seen()
        for content in contents:
            await self._write(content)
        return await self._answers(before)

    async def sends_and_edits(self, content: Json, text: str) -> Messages:
        """Change a message before the bot has answered it."""
        before = self._seen()
        await self._write(content)
        edited = {**self.wrote[-1], "text": text, "entities": entities_of(text)}
        await self.api.account.updates.push("edited_message", {**edited, "edit_date": _now()})
        return await self._answers(before)

    async def asks_inline(self, query: str, late: bool = False) -> InlineAnswer | None:
        """Type something behind the bot's name in any chat; None if no answer came."""
        desk, number = self.api.account.desk, str(next(_presses))
        if not late:
            desk.asked.add(number)
        body = {"id": number, "from": self._user, "query": query, "offset": ""}
        await self.causes("inline_query", body)
        return desk.inline.get(number)

    async def summons(
        self, text: str, answering: Json | None = None, late: bool = False
    ) -> Result | None:
        """Call the bot into this chat, which it is not in; None if it stays away."""
        desk, number = self.api.account.desk, str(next(_presses))
        if not late:
            desk.called.add(number)
        message = self._message({"text": text, "entities": entities_of(text)}, number=int(number))
        message["guest_query_id"] = number
        if answering:
            message["reply_to_message"] = answering
        await self.causes("guest_message", message)
        return desk.guest.get(number)

    def receives(self, content: Json, sender: int = 77) -> Json:
        """Return a message that somebody else wrote in this chat; the bot does not see it."""
        other = {"id": sender, "is_bot": False, "first_name": "Q"}
        return {**self._message(content, number=next(_presses)), "from": other}

    async def admits(self, status: str, before: str = "left") -> Messages:
        """Change what the bot is in this chat: ``member``, ``administrator``, ``kicked``."""
        account = self.api.account
        account.chats[self.chat["id"]] = self.chat
        account.met.add(self.id)
        change = {
            "chat": self.chat,
            "from": self._user,
            "date": _now(),
            "old_chat_member": _member(account.me, before),
            "new_chat_member": _member(account.me, status),
        }
        seen = self._seen()
        await account.updates.push("my_chat_member", change)
        await self._answers(seen)
        return tuple(account.messages.shown[seen:])

    async def becomes(self, new: "Person") -> None:
        """Let this group become a supergroup, which Telegram tells in both."""
        account = self.api.account
        account.chats[self.chat["id"]], account.chats[new.chat["id"]] = self.chat, new.chat
        account.migrated[self.chat["id"]] = new.chat["id"]
        await self._write({"migrate_to_chat_id": new.chat["id"]})
        await new._write({"migrate_from_chat_id": self.chat["id"]})
        await self._answers(self._seen())

    @staticmethod
    def content(kind: str, **fields: Any) -> Json:
        """Return what makes a message one of a kind."""
        return {**CONTENTS[kind], **fields}

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

    async def answers_poll(self, message: Message, option: int) -> Messages:
        """Choose an option of a quiz poll, which Telegram lets nobody do twice."""
        assert message.poll, "this is no poll"
        message.poll.vote(self.id, option)
        answer = {
            "poll_id": message.poll.id,
            "user": self._user,
            "option_ids": [option],
            "option_persistent_ids": [message.poll.persistent_id(option)],
        }
        return await self.causes("poll_answer", answer)

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
        message = self._message(content, self.api.account.messages.next_id(self.chat["id"]))
        self.wrote.append(message)
        await self.api.account.updates.push("message", message)

    def _message(self, content: Json, number: int) -> Json:
        return {
            "message_id": number,
            "date": _now(),
            "chat": self.chat,
            "from": self._user,
            **content,
        }

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


def _member(user: Json, status: str) -> Json:
    """Return a member with the rights that the bot is given, none of which it uses."""
    member: Json = {"user": user, "status": status}
    if status == "administrator":
        rights = (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
            *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
            *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
            *("can_delete_stories",),
        )
        member |= dict.fromkeys(rights, False)
    return member | ({"until_date": 0} if status == "kicked" else {})


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
