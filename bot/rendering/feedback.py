"""The buttons by which people say whether a verdict was right."""

from bot.actions import Mark, MarkVerdict, NameKind
from bot.advice.advice import AssessmentAdvice, Risk
from bot.rendering.voice import Voice
from bot.reply import Button, Reply, Row, in_rows, say


def invitation(advice: AssessmentAdvice, voice: Voice) -> tuple[Row, ...]:
    """Return the rows under a verdict."""
    phrases = voice.phrases.feedback
    topic = advice.topics[0].id if advice.topics else ""

    def button(label: str, mark: Mark) -> Button:
        return Button(label, MarkVerdict(mark, topic))

    if advice.risk is Risk.UNKNOWN:
        return ((button(phrases.missed, Mark.OTHER),),)
    marks = (button(phrases.right, Mark.RIGHT), button(phrases.wrong, Mark.WRONG))
    return ((*marks, button(phrases.other, Mark.OTHER)),)


def kinds(message: int, voice: Voice) -> Reply:
    """Ask which kind it was instead; ``message`` holds the verdict."""
    phrases = voice.phrases.feedback
    named = tuple(
        Button(voice.say(topic.title), NameKind(message, topic.id))
        for topic in voice.knowledge.topics.values()
    )
    none = Button(phrases.none, NameKind(message, ""))
    return say(phrases.which).with_rows(*in_rows(named), (none,))
