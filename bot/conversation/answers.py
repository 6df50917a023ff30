"""Which answer belongs to which message, so that an edit or a late part changes its answer."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from telegram import Message

from bot.conversation.bursts import follows
from bot.reply import Reply

OPEN_SECONDS = 4.0
"""How long the messages of a case are held for one that was sent with them and comes late."""
_ANSWERS = 5_000


@dataclass(frozen=True)
class Answered:
    """A case and what was said to it."""

    messages: tuple[Message, ...]
    reply: Reply
    first: int
    """The first message of the answer."""
    whole: bool
    """Whether the answer is one message, which can be changed."""


class Answers:
    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[int, int], int] = OrderedDict()
        self._open: dict[int, Answered] = {}

    def to(self, message: Message) -> int | None:
        """Return the answer to a message that was a case by itself, if it can be changed."""
        return self._answers.get((message.chat_id, message.message_id))

    def followed(self, message: Message) -> Answered | None:
        """Return the case just answered that a message still belongs to."""
        case = self._open.get(message.chat_id)
        return case if case and follows(case.messages[-1], case.first, message) else None

    def keep(self, chat: int, messages: tuple[Message, ...], reply: Reply, sent: list[int]) -> None:
        if not sent:
            return
        whole = len(sent) == 1 and reply.picture is None
        if len(messages) == 1 and whole:
            self._answers[chat, messages[0].message_id] = sent[0]
        else:  # the answer speaks of more than one message, or is more than words
            for message in messages:
                self._answers.pop((chat, message.message_id), None)
        while len(self._answers) > _ANSWERS:
            self._answers.popitem(last=False)
        case = Answered(messages, reply, sent[0], whole)
        self._open[chat] = case
        asyncio.get_running_loop().call_later(OPEN_SECONDS, self._close, chat, case)

    def forget(self, chat: int) -> None:
        self._open.pop(chat, None)
        for place in [place for place in self._answers if place[0] == chat]:
            del self._answers[place]

    def _close(self, chat: int, case: Answered) -> None:
        if self._open.get(chat) is case:
            del self._open[chat]
