"""What the finder knows about a text, before anybody decides what to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.exemplars import Form


class Candidate(NamedTuple):
    id: str
    probability: float


@dataclass(frozen=True)
class NameMatch:
    """A name of an entry that stands in the text."""

    id: str
    name: str
    coverage: float
    """The share of the text's letters that the name takes up, 0 to 1."""


@dataclass(frozen=True)
class Evidence:
    forms: dict[Form, float]
    """Calibrated: of the texts given 0.8 for a form, about 80 in 100 are of it. Of a text on its
    own, which is no worry."""
    topics: tuple[Candidate, ...]
    """Fraud types, best first, given that the text is about one."""
    guidance: tuple[Candidate, ...]
    """Guidance entries and terms, best first, given that it asks for one."""
    figures: tuple[Candidate, ...]
    """Published and derived figures, best first, given that it asks for one."""
    emergencies: tuple[Candidate, ...]
    """What has happened, best first, given that something has."""
    smalltalk: tuple[Candidate, ...]
    names: tuple[NameMatch, ...]
    """Longest first."""
    nearest: Mapping[str, float] = field(default_factory=dict)
    """By target, the cosine of the passage nearest to the text; none that is far away is named."""
    worry: float = 0.0
    """Of a text of which nobody knows whether it follows a case, that it goes on about one."""
    worries: tuple[Candidate, ...] = ()
    """Best first, given that it does; none where that is out of the question."""
    matters: tuple[Candidate, ...] = ()
    """Everyday matters and `other`, best first, given that it is of everyday life; none where that
    is unlikely."""

    def has_happened(self, emergency: str) -> float:
        """Return the probability of one of the emergencies, given that something has happened."""
        return dict(self.emergencies).get(emergency, 0.0)

    def goes_on(self, worry: str) -> float:
        """Return the probability of one of the worries, given that it goes on about a case."""
        return dict(self.worries).get(worry, 0.0)

    def of(self, *forms: Form) -> float:
        """Return the probability that the text is of one of these forms."""
        return sum(self.forms.get(form, 0.0) for form in forms)
