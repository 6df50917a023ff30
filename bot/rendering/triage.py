"""The questions to somebody who tells too little."""

from bot.actions import AnswerTriage
from bot.rendering.voice import Voice
from bot.reply import Button, Heading, Note, Reply, in_rows
from knowledge.triage import TriageQuestion


def triage(question: TriageQuestion, answers: str, voice: Voice) -> Reply:
    """Ask one of the three questions; each answer is a button that carries those before it."""
    asked = len(voice.knowledge.triage)
    answered = next(
        number for number, known in enumerate(voice.knowledge.triage.values()) if known == question
    )
    phrases = voice.phrases.triage
    step = phrases.step.format(number=answered + 1, count=asked)
    options = tuple(
        Button(voice.say(option.label), AnswerTriage(answers[:answered] + option.id))
        for option in question.options
    )
    return Reply(
        (Heading(voice.say(question.ask)), Note(step)),
        (*in_rows(options, 1), (voice.paid,)),
    )
