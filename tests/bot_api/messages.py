"""What stands in the chats, and what the bot has sent there as a person sees it."""

import time
from dataclasses import dataclass, replace

from tests.bot_api.html import Formatted
from tests.bot_api.links import links_in
from tests.bot_api.polls import Poll
from tests.bot_api.refusals import bad_request
from tests.bot_api.rules import Button, Json, Rows


@dataclass(frozen=True)
class Message:
    id: int
    chat: int
    formatted: Formatted
    rows: Rows
    previewed: bool
    answering: int | None = None
    edited: bool = False
    photo: str | None = None
    """The file of its picture; the text stands under it then."""
    poll: Poll | None = None
    """The question, its options and who answered, if the message is a poll."""

    @property
    def text(self) -> str:
        return self.formatted.text

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(button.label for row in self.rows for button in row)

    @property
    def links(self) -> tuple[str, ...]:
        marked = tuple(entity.url for entity in self.formatted.entities if entity.url)
        return (*marked, *links_in(self.text))

    def button(self, label: str) -> Button | None:
        found = (button for row in self.rows for button in row if button.label == label)
        return next(found, None)


class Messages:
    def __init__(self) -> None:
        self._last = 0
        self._others: set[tuple[int, int]] = set()
        self._ours: dict[tuple[int, int], Message] = {}
        self.shown: list[Message] = []
        """Every message of the bot as it was sent and as it was after each edit."""
        self.shown_at: list[float] = []
        """When that was, by the monotonic clock."""

    @property
    def polls(self) -> int:
        """Return how many polls the bot has posted."""
        return sum(message.poll is not None for message in self.shown)

    def next_id(self, chat: int) -> int:
        """Make room for a message that somebody else writes."""
        self._last += 1
        self._others.add((chat, self._last))
        return self._last

    def send(self, message: Message) -> Message:
        self._last += 1
        return self._show(replace(message, id=self._last))

    def edit(self, chat: int, number: int, formatted: Formatted, rows: Rows) -> Message:
        before = self._own(chat, number)
        if before.photo or before.poll:
            raise bad_request("there is no text in the message to edit")
        return self._changed(before, replace(before, formatted=formatted, rows=rows))

    def turn(self, chat: int, number: int, photo: str, formatted: Formatted, rows: Rows) -> Message:
        """Put a picture in the place of a message's."""
        before = self._own(chat, number)
        return self._changed(before, replace(before, photo=photo, formatted=formatted, rows=rows))

    def _own(self, chat: int, number: int) -> Message:
        if (chat, number) in self._others:
            raise bad_request("message can't be edited")
        if (chat, number) not in self._ours:
            raise bad_request("message to edit not found")
        return self._ours[chat, number]

    def _changed(self, before: Message, after: Message) -> Message:
        if replace(after, edited=before.edited) == before:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        return self._show(replace(after, edited=True))

    def close_poll(self, chat: int, number: int, rows: Rows) -> Poll:
        """Stop a poll of the bot's; nobody can answer it any more."""
        before = self._ours.get((chat, number))
        if before is None and (chat, number) not in self._others:
            raise bad_request("message with poll to stop not found")
        if before is None or before.poll is None:
            raise bad_request("message can't be edited")
        before.poll.close()
        place = self.shown.index(before)
        self.shown[place] = self._ours[chat, number] = replace(before, rows=rows)
        return before.poll

    def delete(self, chat: int, number: int) -> None:
        self._others.discard((chat, number))
        self._ours.pop((chat, number), None)

    def answered(self, chat: int, reply: Json | None) -> int | None:
        """Return the message that a new one answers, or refuse one that is gone."""
        if reply is None:
            return None
        place = (chat, int(reply["message_id"]))
        if place in self._others or place in self._ours:
            return place[1]
        if reply.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")

    def with_button(self, chat: int, label: str) -> tuple[Message, Button]:
        """Return the newest message of a chat that has a button, and the button."""
        here = [message for (where, _), message in self._ours.items() if where == chat]
        for message in sorted(here, key=self.shown.index, reverse=True):
            if button := message.button(label):
                return message, button
        raise LookupError(f"no button {label!r} among {[message.buttons for message in here]}")

    def _show(self, message: Message) -> Message:
        self._ours[message.chat, message.id] = message
        self.shown.append(message)
        self.shown_at.append(time.monotonic())
        return message
