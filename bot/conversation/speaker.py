"""Says a reply where it was asked for: whole in private, within the pace of a group elsewhere."""

from telegram import Bot

from bot.conversation.addressing import Sender
from bot.conversation.pace import Pace, Turn
from bot.conversation.photos import Photos
from bot.dialogue import Dialogue
from bot.reply import Reply


class Speaker:
    def __init__(self, dialogue: Dialogue, photos: Photos, pace: Pace | None = None) -> None:
        self._dialogue = dialogue
        self.photos = photos
        self._pace = pace or Pace()

    def may_speak(self, who: Sender) -> bool:
        """Take a turn for what is no reply; False where a group has heard enough."""
        return who.private or self._pace.next(who.chat) is Turn.SPEAK

    async def say(
        self, bot: Bot, who: Sender, reply: Reply, answering: int | None = None
    ) -> list[int]:
        """Send a reply and return the messages' ids; none where a group has heard enough."""
        if who.private:
            return await self.photos.send(bot, who.chat, reply, answering)
        match self._pace.next(who.chat, reply.urgent):
            case Turn.SILENCE:
                return []
            case Turn.LAST_WORD:
                reply = self._dialogue.lines.enough(who.chat, who.client)
            case Turn.SPEAK:
                pass
        return await self.photos.send(bot, who.chat, reply, answering)
