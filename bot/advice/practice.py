"""Hears the wish to practise, and with which kind of fraud."""

from bot.advice.advice import Advice, EmergencyAdvice
from bot.advice.question import Question
from bot.advice.wording import WordingReader
from index.normalise import normalise
from knowledge import KnowledgeBase

_LONGEST = 60  # characters; longer texts tell something


class PracticeReader:
    def __init__(self, knowledge: KnowledgeBase, wording: WordingReader) -> None:
        self._wording = wording
        self._names = {
            normalise(name): drill
            for drill in knowledge.drills
            for name in (*knowledge.topics[drill].aliases.zh, *knowledge.topics[drill].aliases.en)
        }

    def drill(self, question: Question, advice: Advice) -> str | None:
        """Return the drill that is asked for, "" for any, None if nobody wants to practise."""
        text = question.matching
        if isinstance(advice, EmergencyAdvice) or len(text) > _LONGEST:
            return None
        if not self._wording.asks("practice", text):
            return None
        named = [name for name in self._names if name in text]
        return self._names[max(named, key=len)] if named else ""
