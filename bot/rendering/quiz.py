"""A round of the quiz in words: its questions, what an answer teaches, how it went."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actions import ChooseOption, NextQuestion, Screen, StartQuiz
from bot.chinese import converting, in_script
from bot.learning.quiz import Posed, pose
from bot.learning.round import Round, Score
from bot.memory import Tongue
from bot.rendering.voice import Voice
from bot.rendering.wording import harmless
from bot.reply import Button, Heading, Paragraph, Reply, Row, Section, ShareButton, in_rows, say

_WEAK = 3
"""Subjects to read on in after one round."""
_WELL = 0.6
"""The share of right answers that is called good."""


def question(playing: Round, score: Score | None, voice: Voice) -> Posed | None:
    """Return the question whose turn it is, with how far the round has come.

    Without a ``score`` several play, and nobody's is told.
    """
    tongue, questions = Tongue.of(playing.tag), voice.knowledge.quiz
    posed = pose(playing, questions, voice.language)
    if posed is None:
        return None
    phrases = voice.phrases.quiz
    progress = phrases.progress if score else phrases.progress_in_group
    ask = progress.format(
        number=playing.position + 1,
        count=len(playing.questions),
        right=score.right if score else 0,
        ask=posed.ask,
    )
    convert = converting(tongue.script)
    options = tuple(convert(option) for option in posed.options)
    return replace(posed, ask=convert(ask), options=options, why=convert(posed.why))


def onward(playing: Round, voice: Voice) -> Row:
    """Return the button under a question that several answer."""
    phrases = voice.phrases.quiz
    last = playing.position == len(playing.questions) - 1
    label = converting(Tongue.of(playing.tag).script)(phrases.last if last else phrases.next)
    return (Button(label, NextQuestion(playing.number, playing.position)),)


def numbered(posed: Posed) -> Reply:
    """Return a question with a button for each option, where there are no polls."""
    options = (Button(option, ChooseOption(number)) for number, option in enumerate(posed.options))
    return Reply((Heading(posed.ask),), in_rows(tuple(options), 1))


def lesson(posed: Posed, right: bool, playing: Round, voice: Voice) -> Reply:
    phrases = voice.phrases.quiz
    said = phrases.right if right else phrases.wrong
    told = say(said.format(right=posed.options[posed.right], why=posed.why))
    return in_script(told, Tongue.of(playing.tag).script)


def result(playing: Round, score: Score, voice: Voice) -> Reply:
    """Tell one person how it went, and what to read on in."""
    phrases = voice.phrases.quiz
    numbers = {"right": score.right, "count": score.asked}
    if score.right == score.asked:
        word = phrases.all_right
    elif score.right >= _WELL * score.asked:
        word = phrases.most_right
    else:
        word = phrases.some_right
    blocks = (Heading(phrases.title), Paragraph(phrases.score.format(**numbers)), Paragraph(word))
    weak = _opening(score.wrong(playing.questions), voice)
    hint = (Paragraph(phrases.weak),) if weak else ()
    share = ShareButton(phrases.share, phrases.shared.format(**numbers), Screen.QUIZ)
    reply = Reply((*blocks, *hint), (*in_rows(weak, 1), (_again(voice),), (share,)))
    return in_script(reply, Tongue.of(playing.tag).script)


def standing(playing: Round, scores: Sequence[tuple[str, Score]], voice: Voice) -> Reply:
    """Tell a group how it went, the best first; a name that is not known is empty."""
    phrases = voice.phrases.quiz
    lines = tuple(
        phrases.group_line.format(
            name=harmless(name) or phrases.somebody, right=score.right, count=score.asked
        )
        for name, score in scores
    )
    blocks = (Section(phrases.group_title, lines),) if lines else say(phrases.nobody).blocks
    return in_script(Reply(blocks, ((_again(voice),),)), Tongue.of(playing.tag).script)


def _again(voice: Voice) -> Button:
    return Button(voice.phrases.quiz.again, StartQuiz())


def _opening(missed: Iterable[str], voice: Voice) -> tuple[Button, ...]:
    known = (voice.knowledge.quiz.get(name) for name in missed)
    subjects = dict.fromkeys(question.about for question in known if question)
    return voice.related(list(subjects)[:_WEAK])
