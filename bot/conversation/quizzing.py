"""/quiz by Telegram's own quiz polls: alone, or in a group that asked for it."""

import secrets
import time
from contextlib import suppress

from telegram import Bot, CallbackQuery, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, PollAnswerHandler

from bot.actions import NextQuestion, StartQuiz, decode
from bot.chinese import converting, in_script
from bot.conversation import sending
from bot.conversation.addressing import Sender, sender
from bot.conversation.context import Context
from bot.conversation.speaker import Speaker
from bot.dialogue import Dialogue
from bot.learning.quiz import begin
from bot.learning.round import Round, Score
from bot.memory import Tongue
from bot.rendering import Voice, quiz
from bot.reply import say
from bot.state.quiz import Poll, Quizzes

PRESSES = r"^z[12](\.|$)"
"""The callback data of these buttons."""
PATIENCE_SECONDS = 30.0
"""How long a question of a group may stay unanswered before it can be left behind."""
RUNNING_SECONDS = 600.0
"""How long a question keeps a group's round going before another may be opened."""
_NUMBERS = 10**9
_NAMED = 5
"""Players named at the end of a group's round."""

Handlers = (
    CommandHandler[Context, None]
    | CallbackQueryHandler[Context, None]
    | PollAnswerHandler[Context, None]
)


class Quizzing:
    """Every step may be taken twice: what was counted or asked before is not again."""

    def __init__(self, dialogue: Dialogue, quizzes: Quizzes, speaker: Speaker) -> None:
        self._dialogue = dialogue
        self._quizzes = quizzes
        self._speaker = speaker

    def handlers(self) -> tuple[Handlers, ...]:
        return (
            CommandHandler("quiz", self.begin),
            CallbackQueryHandler(self.press, PRESSES),
            PollAnswerHandler(self.answer),
        )

    async def begin(self, update: Update, context: Context) -> None:
        if who := sender(update):
            await self._begin(who, context.bot)

    async def press(self, update: Update, context: Context) -> None:
        query, who = update.callback_query, sender(update)
        if not query:
            return
        action = decode(query.data or "")
        if who and isinstance(action, NextQuestion):
            await _sign(query, await self._leave(action, who, context.bot))
            return
        await _sign(query)
        if who:
            audience = action.audience if isinstance(action, StartQuiz) else ""
            await self._begin(who, context.bot, audience)

    async def answer(self, update: Update, context: Context) -> None:
        """Count an answer; one to a poll that is over changes nothing and needs no word."""
        given = update.poll_answer
        poll = await self._quizzes.poll(given.poll_id) if given else None
        person = (given.user or given.voter_chat) if given else None
        if not given or not poll or not person:
            return
        right = tuple(given.option_ids) == (poll.right,)
        alone = _is_private(poll.chat)
        await self._quizzes.answer(poll, person.id, right, learns=alone)
        if alone and (playing := await self._quizzes.advance(poll)):
            await self._go_on(poll.chat, playing, context.bot)

    async def _begin(self, who: Sender, bot: Bot, audience: str = "") -> None:
        if not who.private and await self._is_running(who.chat):
            await self._say(self._voice_of(who).phrases.quiz.running, who, bot)
            return
        if not self._speaker.may_speak(who):
            return
        tag = self._dialogue.tongue(who.chat, who.client).tag
        cards = await self._quizzes.cards(who.chat) if who.private else ()
        number, questions = secrets.randbelow(_NUMBERS), self._dialogue.questions(audience)
        playing = begin(number, tag, questions, cards, time.time())
        await self._quizzes.begin(who.chat, playing)
        try:
            await self._go_on(who.chat, playing, bot)
        except BadRequest as refused:
            if "polls" not in refused.message:
                raise
            await self._quizzes.finish(who.chat)
            await self._say(self._voice_of(who).phrases.quiz.no_polls, who, bot)

    async def _is_running(self, chat: int) -> bool:
        playing = await self._quizzes.round_of(chat)
        poll = await self._quizzes.asked(chat, playing) if playing else None
        return poll is not None and time.time() - poll.opened < RUNNING_SECONDS

    async def _leave(self, action: NextQuestion, who: Sender, bot: Bot) -> str:
        """Go on with a group's round; return what shows on the button."""
        phrases = self._voice_of(who).phrases.quiz
        playing = await self._quizzes.round_of(who.chat)
        if playing is None or playing.number != action.number:
            return self._in_script(phrases.over, who)
        if playing.position == action.position:
            poll = await self._quizzes.asked(who.chat, playing)
            if poll and not await self._may_be_left(poll):
                return self._in_script(phrases.wait, who)
            if not self._speaker.may_speak(who):
                return self._in_script(phrases.slowly, who)
            if poll:
                with suppress(BadRequest):  # closed or deleted by somebody else
                    await bot.stop_poll(poll.chat, poll.message)
                playing = await self._quizzes.advance(poll) or playing
        await self._go_on(who.chat, playing, bot)
        return ""

    async def _may_be_left(self, poll: Poll) -> bool:
        scores = await self._quizzes.scores(poll.chat)
        answered = any(score.answered >> poll.position & 1 for score in scores.values())
        return answered or time.time() - poll.opened > PATIENCE_SECONDS

    async def _go_on(self, chat: int, playing: Round, bot: Bot) -> None:
        """Ask the question whose turn it is, unless it was asked; at the end tell how it went."""
        if await self._quizzes.asked(chat, playing):
            return
        voice, alone = self._voice(playing), _is_private(chat)
        scores = await self._quizzes.scores(chat)
        score = scores.get(chat, Score())
        posed = quiz.question(playing, score if alone else None, voice)
        if posed is not None:
            rows = () if alone else (quiz.onward(playing, voice),)
            sent = await sending.ask(bot, chat, posed, rows)
            if sent.poll:
                await self._quizzes.opened(
                    Poll(
                        *(sent.poll.id, sent.chat_id, playing.number, playing.position),
                        *(posed.right, sent.message_id),
                    )
                )
            return
        if alone:
            reply = quiz.result(playing, score, voice)
        else:
            reply = quiz.standing(playing, await _named(bot, chat, scores), voice)
        await sending.send(bot, chat, reply)
        await self._quizzes.finish(chat)

    def _voice(self, playing: Round) -> Voice:
        return self._dialogue.voice(Tongue.of(playing.tag))

    def _voice_of(self, who: Sender) -> Voice:
        return self._dialogue.voice(self._dialogue.tongue(who.chat, who.client))

    def _in_script(self, text: str, who: Sender) -> str:
        return converting(self._dialogue.tongue(who.chat, who.client).script)(text)

    async def _say(self, text: str, who: Sender, bot: Bot) -> None:
        script = self._dialogue.tongue(who.chat, who.client).script
        await self._speaker.say(bot, who, in_script(say(text), script))


async def _named(bot: Bot, chat: int, scores: dict[int, Score]) -> list[tuple[str, Score]]:
    """Return the best players with the names they go by; the names are kept nowhere."""
    best = sorted(scores.items(), key=lambda item: (-item[1].right, item[1].asked))[:_NAMED]
    return [(await _name(bot, chat, person), score) for person, score in best]


async def _name(bot: Bot, chat: int, person: int) -> str:
    try:
        return (await bot.get_chat_member(chat, person)).user.first_name
    except TelegramError:  # who wrote as a channel is no member
        return ""


async def _sign(query: CallbackQuery, text: str = "") -> None:
    with suppress(BadRequest):  # pressed too long ago for a sign on it
        await query.answer(text or None)


def _is_private(chat: int) -> bool:
    """Tell whether a chat is one person's: Telegram numbers groups below zero."""
    return chat > 0
