"""Reads a question for several figures at once, clause by clause."""

from bot.advice.weighing import favoured
from bot.advice.wording import WordingReader
from index.evidence import Evidence
from index.finder import Finder
from knowledge import Language
from knowledge.bulletins import Bulletin
from knowledge.exemplars import Form
from knowledge.figures import Figure

_FEWEST, _MOST = 2, 5
_SURELY = 0.5
"""Of what a clause asks for, among all that the clause and the question may mean."""
_SPOKEN_OF = 0.05
"""Of the clause alone."""
_BY_THE_WHOLE = 0.3
"""The power to which the question as a whole counts: it favours one of those it asks for."""
_UNSAID = 1e-3
_DOUBT = 1.5
"""How much likelier "not given" may be than "given" for a clause."""


class SeveralReader:
    """What a clause asks for is seen from the clause and from the question that it stands in."""

    def __init__(self, finder: Finder, bulletin: Bulletin, wording: WordingReader) -> None:
        self._finder = finder
        self._bulletin = bulletin
        self._wording = wording

    def read(self, text: str, language: Language, evidence: Evidence) -> tuple[Figure, ...]:
        """Return the figures in the order they are asked for; none unless there are several."""
        clauses = self._wording.clauses(self._wording.without("numbers_asked", text))
        counted = sum(map(self._wording.counts, clauses)) >= _FEWEST
        if not (counted or self._wording.asks("numbers_asked", text)):
            return ()
        asked: dict[Figure, None] = {}
        for clause in clauses:
            found = self._finder.find(clause, language)
            not_given = found.of(Form.NO_FIGURE) > _DOUBT * found.of(Form.FIGURE)
            if not_given and self._wording.counts(clause):
                return ()
            if figure := self._meant(found, evidence):
                asked[figure] = None
        return tuple(asked) if _FEWEST <= len(asked) <= _MOST else ()

    def _meant(self, found: Evidence, whole: Evidence) -> Figure | None:
        published = [c for c in found.figures if c.id in self._bulletin.figures]
        likely = favoured(published, whole.figures, _BY_THE_WHOLE, _UNSAID)
        entry = max(likely, key=likely.__getitem__)
        alone = next(c.probability for c in found.figures if c.id == entry)
        surely = likely[entry] >= _SURELY * sum(likely.values()) and alone >= _SPOKEN_OF
        return self._bulletin.figures[entry] if surely else None
