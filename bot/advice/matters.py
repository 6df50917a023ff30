"""Finds the everyday matter that a text is about."""

from collections.abc import Callable, Mapping

from bot.advice.advice import Clue
from bot.advice.patterns import Sieve, Worded
from index.evidence import Evidence
from index.thresholds import Thresholds
from knowledge.exemplars import Form
from knowledge.matters import Matter

_LONGEST = 600  # characters; a longer text is about more than one matter


class MatterFinder:
    def __init__(
        self,
        matters: Mapping[str, Matter],
        thresholds: Thresholds,
        blank: Callable[[str], str] = str,
    ) -> None:
        """Take the more specific ones first; ``blank`` puts spaces for what was not asked."""
        self._matters = matters
        self._thresholds = thresholds
        self._blank = blank
        worded = (matter for matter in matters.values() if matter.words.zh or matter.words.en)
        self._worded = tuple((matter, Worded(matter.words, matter.unless)) for matter in worded)
        self._sieve = Sieve(worded.words for _, worded in self._worded)

    def find(self, matching: str, evidence: Evidence) -> Matter | None:
        """Return the matter that a normalised text is about: by its words, or by its meaning."""
        if len(matching) > _LONGEST:
            return None
        return self.named(matching) or self._meant(evidence)

    def named(self, matching: str) -> Matter | None:
        """Return the first matter whose words are used."""
        likely = [self._worded[place] for place in self._sieve.passing(matching)]
        affirmed = self._blank(matching) if likely else matching
        found = (matter for matter, worded in likely if worded.matches(matching, affirmed))
        return next(found, None)

    def _meant(self, evidence: Evidence) -> Matter | None:
        """Return the matter that a text is surely about that is likely of everyday life."""
        limits = self._thresholds
        if not evidence.matters or evidence.of(Form.ORDINARY) < limits.everyday_meant:
            return None
        likeliest = evidence.matters[0]
        sure = likeliest.probability >= limits.matter_meant
        return self._matters.get(likeliest.id) if sure else None


def unusual_in(matter: Matter | None, clues: tuple[Clue, ...]) -> tuple[Clue, ...]:
    """Return the signs of fraud that are no usual part of an everyday matter."""
    usual = matter.usual if matter else ()
    return tuple(clue for clue in clues if clue.flag.id not in usual)
