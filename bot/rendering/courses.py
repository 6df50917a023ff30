"""What is read or done step by step: each step in a message of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from bot.actions import Course
from bot.rendering.portions import portions
from bot.rendering.voice import Voice
from knowledge.guidance import Guidance, Term
from knowledge.topics import Topic


@dataclass(frozen=True)
class Step:
    text: str
    doing: bool = True
    """Whether there is something to do, rather than to know."""


Steps = tuple[Step, ...]


def steps(course: Course, entry: str, voice: Voice) -> Steps:
    """Return the steps of a course; none if we have no such entry any more."""
    base = voice.knowledge
    match course:
        case Course.EMERGENCY:
            emergency = base.emergencies.get(entry)
            return _steps(voice.lines(emergency.plainly), voice) if emergency else ()
        case Course.GUIDE:
            guide = base.guidance.get(entry) or base.terms.get(entry)
            return _guide(guide, voice) if guide else ()
        case Course.AUDIENCE:
            group = base.audiences.get(entry)
            return _steps(voice.lines(group.habits), voice) if group else ()
        case Course.HOW | Course.SIGNS | Course.BEFORE | Course.AFTER:
            topic = base.topics.get(entry)
            return _side(course, topic, voice) if topic else ()
        case _:
            assert_never(course)


def _side(course: Course, topic: Topic, voice: Voice) -> Steps:
    lines = {
        Course.HOW: topic.how_it_works,
        Course.SIGNS: topic.signs,
        Course.BEFORE: topic.before_paying,
        Course.AFTER: topic.after_paying,
    }[course]
    return _steps(voice.lines(lines), voice, doing=course in {Course.BEFORE, Course.AFTER})


def _guide(entry: Guidance | Term, voice: Voice) -> Steps:
    """Return the answer in short and what to do; the whole answer where nothing is to be done."""
    if isinstance(entry, Term):
        return _steps((voice.say(entry.meaning),), voice, doing=False)
    answer = voice.lines(entry.answer)
    if not entry.steps:
        points = voice.lines(entry.points) if entry.points else ()
        return _steps((*answer, *points), voice, doing=False)
    return (
        *_steps(answer[:1], voice, doing=False),
        *_steps(voice.lines(entry.steps), voice),
    )


def _steps(lines: Iterable[str], voice: Voice, doing: bool = True) -> Steps:
    return tuple(
        Step(portion, doing) for line in lines for portion in portions(line, voice.language)
    )
