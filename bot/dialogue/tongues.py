"""Which language and script somebody is answered in."""

from collections.abc import Callable

from bot.advice.question import Question
from bot.chinese import Script, in_script, shows_script
from bot.memory import Memory, Tongue
from bot.phrasebook import Phrasebook, Phrases
from bot.rendering import Voice
from bot.reply import Reply, say
from knowledge import KnowledgeBase, Language


class Tongues:
    def __init__(self, knowledge: KnowledgeBase, phrasebook: Phrasebook, memory: Memory) -> None:
        self._knowledge = knowledge
        self._phrasebook = phrasebook
        self._memory = memory

    def of(self, chat: int, client: str | None) -> Tongue:
        """Return the language for what shows none: chosen, else last written, else the app's."""
        return (
            self._memory.choice(chat).tongue
            or self._memory.of(chat).tongue
            or (Tongue.of(client) if client else Tongue(Language.ZH))
        )

    def of_question(self, question: Question, chat: int, client: str | None) -> Tongue:
        """Return the language to answer in: that of the question, as far as it shows one."""
        if question.language is Language.EN or question.script is not Script.SIMPLIFIED:
            return Tongue(question.language, question.script)
        preferred = self._memory.choice(chat).tongue
        if preferred and preferred.language is Language.ZH:
            return preferred
        before = self.of(chat, client)
        if before.language is Language.ZH and not shows_script(question.text):
            return before
        return Tongue(question.language)

    def voice(self, tongue: Tongue) -> Voice:
        return Voice(tongue.language, self._phrasebook[tongue.language], self._knowledge)

    def line(self, chat: int, client: str | None, phrase: Callable[[Phrases], str]) -> Reply:
        """Say one phrase."""
        tongue = self.of(chat, client)
        return in_script(say(phrase(self.voice(tongue).phrases)), tongue.script)
