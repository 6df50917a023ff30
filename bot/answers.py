"""One question in, one JSON object out: what `ask`, `check` and `evaluate` share."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, assert_never

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.chinese import in_script
from bot.engine import Engine
from bot.looking import Look, judge
from bot.memory import Recall
from bot.plain import to_plain
from bot.reading.picture import Picture, Trouble
from bot.rendering import Voice, picture_reply, render
from bot.rendering.picture import trouble_line
from bot.reply import Reply
from knowledge import Language
from knowledge.guidance import Guidance


@dataclass(frozen=True)
class Answer:
    id: str | None
    lang: str
    kind: str
    answered: bool
    topics: tuple[str, ...]
    risk: str | None
    figures: tuple[str, ...]
    text: str
    ms: float
    """Milliseconds inside the engine."""

    def to_json(self) -> str:
        return _json(asdict(self))


class Answerer:
    """Answers single questions, each on its own unless it is told what was spoken of before."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, text: str, case: str | None = None, after: str = "") -> Answer:
        """Answer a text, if need be after the emergency or the fraud type of that id."""
        known = after in self._engine.knowledge.emergencies
        recall = Recall(emergency=after) if known else Recall(topic=after or None)
        return self.word(text, case, lambda asked: self._engine.advisor.advise(asked, recall))

    def check(self, text: str) -> Answer:
        return self.word(text, None, self._engine.advisor.assess)

    def look(self, picture: Picture) -> Answer:
        """Judge a picture, in the language of what stands in it."""
        started = time.perf_counter()
        look = Look((picture,))
        judged = judge(look, self._engine.advisor, Language.EN)
        reply = picture_reply(look, judged, self._voice(judged.question.language))
        advice = judged.advice or UnknownAdvice(Reason.NO_WORDS)
        return _answer_of(None, judged.question, advice, reply, started)

    def trouble(self, trouble: Trouble) -> str:
        """Say in English why a picture was not read, for a line of error."""
        return trouble_line(trouble, self._voice(Language.EN))

    def batch(self, lines: Iterable[str]) -> Iterator[str]:
        """Answer JSON lines in order; a bad line gets an error object in its place."""
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            case = None
            try:
                content = json.loads(line)
                case = content.get("id") if isinstance(content, dict) else None
                if not isinstance(content, dict) or not isinstance(content.get("text"), str):
                    raise ValueError('needs the form {"id": ..., "text": "..."}')
                yield self.ask(content["text"], case).to_json()
            except ValueError as error:
                reason = "is not JSON" if isinstance(error, json.JSONDecodeError) else str(error)
                yield _error(case, f"line {number} {reason}")
            except Exception as error:  # one bad text must not stop the others
                yield _error(case, f"line {number}: {type(error).__name__}")

    def word(self, text: str, case: Any, advise: Callable[[Question], Advice]) -> Answer:
        """Return what a person reads who wrote ``text`` and is advised by ``advise``."""
        started = time.perf_counter()
        question = Question.read(text)
        advice = advise(question)
        reply = render(advice, self._voice(question.language))
        return _answer_of(case, question, advice, reply, started)

    def _voice(self, language: Language) -> Voice:
        return Voice(language, self._engine.phrasebook[language], self._engine.knowledge)


def _answer_of(
    case: Any, question: Question, advice: Advice, reply: Reply, started: float
) -> Answer:
    text = to_plain(in_script(reply, question.script))
    return Answer(
        id=case,
        lang=question.language.value,
        kind=kind_of(advice),
        answered=not isinstance(advice, UnknownAdvice),
        topics=topics_of(advice),
        risk=advice.risk.value if isinstance(advice, AssessmentAdvice) else None,
        figures=figures_of(advice),
        text=text,
        ms=round((time.perf_counter() - started) * 1000, 2),
    )


def kind_of(advice: Advice) -> str:
    match advice:
        case FiguresAdvice():
            return "figures"
        case TopicAdvice():
            return "topic"
        case AssessmentAdvice():
            return "assessment"
        case GuidanceAdvice() | WorryAdvice():
            return "guidance"
        case EmergencyAdvice():
            return "emergency"
        case ChoiceAdvice():
            return "choice"
        case SmalltalkAdvice():
            return "smalltalk"
        case UnknownAdvice():
            return "unknown"
        case _:
            assert_never(advice)


def topics_of(advice: Advice) -> tuple[str, ...]:
    match advice:
        case TopicAdvice(topic=topic, also=also):
            return (topic.id, *(other.id for other in also))
        case GuidanceAdvice(entry=Guidance(topic=str(topic)), topics=()):
            return (topic,)
        case AssessmentAdvice() | EmergencyAdvice() | GuidanceAdvice():
            return tuple(topic.id for topic in advice.topics)
        case _:
            return ()


def figures_of(advice: Advice) -> tuple[str, ...]:
    match advice:
        case FiguresAdvice(figures=figures, derived=derived):
            return (*(item.id for item in derived), *(item.id for item in figures))
        case _:
            return ()


def _error(case: Any, message: str) -> str:
    return _json({"id": case, "error": message})


def _json(content: dict[str, Any]) -> str:
    """Return JSON that any UTF-8 stream can carry: a lone surrogate stays an escape."""
    text = json.dumps(content, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
