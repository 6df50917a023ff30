"""Tells whether somebody despairs in a talk, of which thanks and fear sound so too."""

from collections.abc import Iterator

from bot.advice.clauses import CLAUSES, LEAST
from bot.advice.question import Question, is_fragment, length
from bot.advice.reading import DESPAIR, Read, Reading
from bot.advice.wording import WordingReader
from bot.advice.worries import WorryReader
from bot.memory import Recall
from index.normalise import normalise
from index.thresholds import Thresholds
from knowledge.exemplars import Form

_MOST = 8
"""Parts of a line; who writes more tells by the whole."""


class DespairReader:
    def __init__(
        self, read: Read, worries: WorryReader, wording: WordingReader, thresholds: Thresholds
    ) -> None:
        self._read = read
        self._worries = worries
        self._wording = wording
        self._thresholds = thresholds

    def likely(self, reading: Reading, recall: Recall) -> float:
        """Return how likely somebody despairs; a short line sounds so, if its case is forgotten."""
        known = recall.matter or self._worries.case(reading, recall)
        follows = reading.evidence.worry if known else 0.0
        return reading.likelihood(DESPAIR) * (1 - follows)

    def is_told(self, reading: Reading, recall: Recall) -> bool:
        """Tell whether somebody despairs: by the whole of a line, unless each part of it is calm,
        or by a part that the rest of it hides.
        """
        limits = self._thresholds
        if self.takes_leave(reading):  # and is taken at their word
            whole = reading.likelihood(DESPAIR) >= limits.despair
        else:
            whole = self.likely(reading, recall) >= limits.despair_in_a_case
        possible = reading.likelihood(DESPAIR) >= limits.despair_of_a_calm_part
        if not (possible and self._worries.case(reading, recall)):
            return whole
        parts = list(self._parts(reading))
        if any(self._alone(part) >= limits.despair_of_a_part for part in parts):
            return True
        return whole and not (parts and all(self._is_calm(part) for part in parts))

    def takes_leave(self, reading: Reading) -> bool:
        """Tell whether somebody gives thanks, and says something beside it."""
        text, limits = reading.question.matching, self._thresholds
        little = is_fragment(text) or reading.evidence.worry < limits.worry_possible
        bare = little and reading.evidence.of(Form.SMALLTALK) >= limits.choice
        return self._wording.asks("thanking", text) and not bare

    def _parts(self, reading: Reading) -> Iterator[Reading]:
        """Yield the parts of a line but its thanks, if it has several."""
        parts = [part for part in CLAUSES.split(reading.question.text) if part.strip()]
        if 1 < len(parts) <= _MOST:
            for part in parts:
                if not self._wording.asks("thanking", normalise(part)):
                    yield self._read(Question.read(part, reading.question.language), None)

    @staticmethod
    def _alone(part: Reading) -> float:
        """Return how likely a part tells of despair, and not of what else is told in a talk."""
        likeliest = next(iter(part.evidence.worries), None)
        other = part.evidence.worry * (likeliest.probability if likeliest else 0.0)
        return part.likelihood(DESPAIR) * (1 - other)

    def _is_calm(self, part: Reading) -> bool:
        limits = self._thresholds
        if part.likelihood(DESPAIR) < limits.despair_of_a_calm_part:
            return True
        follows = part.evidence.worry >= limits.part_of_a_talk
        clear = follows and length(part.question.text) >= LEAST
        return clear and self._alone(part) < limits.despair_hidden
