"""What a chat has chosen, its language and fewer words: set, said, and handed over to be stored."""

from bot.actions import Switch
from bot.chinese import Script, in_script
from bot.dialogue.pages import Pages
from bot.dialogue.tongues import Tongues
from bot.memory import Choice, Memory, Tongue
from bot.reply import Reply
from bot.state.preferences import Preference


class Choices:
    def __init__(self, memory: Memory, tongues: Tongues, pages: Pages) -> None:
        self._memory = memory
        self._tongues = tongues
        self._pages = pages

    def restore(self, chat: int, stored: Preference) -> None:
        """Take over what is stored as a chat's choice."""
        self._memory.restore(chat, _chosen(stored))

    def unsaved(self) -> dict[int, Preference]:
        """Return the choices to store."""
        return {chat: _stored(choice) for chat, choice in self._memory.unsaved().items()}

    def saved(self, chat: int, stored: Preference) -> None:
        self._memory.saved(chat, _chosen(stored))

    def preference(self, chat: int) -> Preference | None:
        """Return a chat's choices as they are stored, None if it made none."""
        choice = self._memory.choice(chat)
        return _stored(choice) if choice != Choice() else None

    def set_language(self, chat: int, choice: str, client: str | None) -> Reply:
        chosen = None if choice == "auto" else Tongue.of(choice)
        self._memory.prefer(chat, chosen)
        tongue = chosen or self._tongues.of(chat, client)
        voice = self._tongues.voice(tongue)
        phrases = voice.phrases.language
        if chosen is None:
            done = phrases.done_auto
        elif chosen.script is Script.SIMPLIFIED:
            done = phrases.done
        else:
            done = phrases.done_traditional
        page = self._pages.under(done, chat, voice)
        return in_script(page, tongue.script)

    def set_simple(self, chat: int, switch: Switch, client: str | None) -> Reply:
        wanted = switch is Switch.ON
        self._memory.simplify(chat, wanted)
        tongue = self._tongues.of(chat, client)
        voice = self._tongues.voice(tongue)
        phrases = voice.phrases.simple
        done = phrases.begun if wanted else phrases.ended
        return in_script(self._pages.under(done, chat, voice), tongue.script)


def _chosen(stored: Preference) -> Choice:
    return Choice(Tongue.of(stored.language) if stored.language else None, stored.simple)


def _stored(chosen: Choice) -> Preference:
    return Preference(chosen.tongue.tag if chosen.tongue else None, chosen.simple)
