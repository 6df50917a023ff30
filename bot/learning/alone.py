"""The quiz for one person where there are no polls: a question, its options as buttons."""

import random
import time
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import Dialogue
from bot.learning.boxes import Card, moved
from bot.learning.quiz import begin
from bot.learning.round import Round, Score
from bot.memory import Tongue
from bot.rendering import Voice, quiz
from bot.reply import Reply

_NUMBERS = 10**9


class Alone:
    """Remembers what was practised until the program ends."""

    def __init__(
        self,
        dialogue: Dialogue,
        chance: random.Random | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._dialogue = dialogue
        self._chance = chance or random.Random()
        self._clock = clock
        self._playing = Round(0, "", ())
        self._score = Score()
        self._cards: dict[str, Card] = {}

    def begin(self, chat: int, client: str | None = None, audience: str = "") -> Reply:
        """Open a round in the language of the chat."""
        tag = self._dialogue.tongue(chat, client).tag
        questions = self._dialogue.questions(audience)
        number, known = self._chance.randrange(_NUMBERS), self._cards.values()
        self._playing = begin(number, tag, questions, known, self._clock())
        self._score = Score()
        return self._next()

    def choose(self, option: int) -> Reply:
        """Answer the question whose turn it is; say what it teaches, and go on."""
        playing, voice = self._playing, self._voice()
        posed = quiz.question(playing, self._score, voice)
        if posed is None:
            return self._next()
        right = option == posed.right
        name = playing.questions[playing.position]
        before = self._cards[name].box if name in self._cards else None
        self._cards[name] = moved(name, before, right, self._clock())
        self._score = self._score.with_answer(playing.position, right)
        self._playing = replace(playing, position=playing.position + 1)
        lesson, following = quiz.lesson(posed, right, playing, voice), self._next()
        return replace(following, blocks=(*lesson.blocks, *following.blocks))

    def _next(self) -> Reply:
        posed = quiz.question(self._playing, self._score, self._voice())
        if posed is None:
            return quiz.result(self._playing, self._score, self._voice())
        return quiz.numbered(posed)

    def _voice(self) -> Voice:
        return self._dialogue.voice(Tongue.of(self._playing.tag))
