"""What is said without anything to decide: what cannot be done, what comes next, thanks."""

from bot.actions import Screen
from bot.chinese import converting, in_script
from bot.dialogue.case import Unreadable
from bot.dialogue.tongues import Tongues
from bot.phrasebook.pictures import KindsPhrases
from bot.rendering.brief import elsewhere
from bot.rendering.feedback import kinds
from bot.reply import Reply


class Lines:
    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues

    def nothing_to_check(self, chat: int, client: str | None = None) -> Reply:
        return self._tongues.line(chat, client, lambda phrases: phrases.check.nothing)

    def unreadable(self, chat: int, kind: Unreadable, client: str | None = None) -> Reply:
        return self._tongues.line(chat, client, lambda phrases: _unreadable(kind, phrases.kinds))

    def apology(self, chat: int, client: str | None = None) -> Reply:
        return self._tongues.line(chat, client, lambda phrases: phrases.errors.apology)

    def too_many(self, chat: int, client: str | None = None) -> Reply:
        return self._tongues.line(chat, client, lambda phrases: phrases.errors.too_many)

    def not_an_admin(self, chat: int, client: str | None = None) -> Reply:
        return self._tongues.line(chat, client, lambda phrases: phrases.mydata.admins_only)

    def elsewhere(self, chat: int, payload: str, client: str | None = None) -> Reply:
        """Point from a chat that others read to our private one; ``payload`` is a deep link's."""
        tongue = self._tongues.of(chat, client)
        return in_script(elsewhere(payload, self._tongues.voice(tongue)), tongue.script)

    def guest_invitation(self, person: int, client: str | None = None) -> Reply:
        """Say what to do to somebody who called us into a chat and asked nothing."""
        row = self.elsewhere(person, Screen.CHECK, client).rows
        said = self._tongues.line(person, client, lambda phrases: phrases.brief.guest)
        return said.with_rows(*row)

    def enough(self, chat: int, client: str | None = None) -> Reply:
        """Say that a group has had many answers, and where to go on."""
        row = self.elsewhere(chat, Screen.START, client).rows
        said = self._tongues.line(chat, client, lambda phrases: phrases.brief.enough)
        return said.with_rows(*row)

    def joined(self, person: int, client: str | None = None) -> Reply:
        return self._tongues.line(person, client, lambda phrases: phrases.brief.joined)

    def left_channel(self, person: int, client: str | None = None) -> Reply:
        return self._tongues.line(person, client, lambda phrases: phrases.brief.channel)

    def thanks(self, chat: int, client: str | None = None) -> str:
        """Return the sign on a button by which somebody told what they think of a verdict."""
        tongue = self._tongues.of(chat, client)
        return converting(tongue.script)(self._tongues.voice(tongue).phrases.feedback.thanks)

    def which_kind(self, chat: int, message: int, client: str | None = None) -> Reply:
        tongue = self._tongues.of(chat, client)
        return in_script(kinds(message, self._tongues.voice(tongue)), tongue.script)

    def kind_noted(self, chat: int, client: str | None = None) -> Reply:
        return self._tongues.line(chat, client, lambda phrases: phrases.feedback.noted)


def _unreadable(kind: Unreadable, phrases: KindsPhrases) -> str:
    return {
        Unreadable.VOICE: phrases.voice,
        Unreadable.VIDEO: phrases.video,
        Unreadable.STICKER: phrases.sticker,
        Unreadable.DOCUMENT: phrases.document,
        Unreadable.PROGRAM: phrases.program,
        Unreadable.CONTACT: phrases.contact,
        Unreadable.LOCATION: phrases.location,
        Unreadable.OTHER: phrases.other,
    }[kind]
