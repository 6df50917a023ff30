"""An advisor that finds what a test tells it to."""

from copy import copy
from dataclasses import replace

from bot.advice.advice import Advice
from bot.advice.advisor import Advisor
from bot.advice.question import Question
from index.evidence import Candidate, Evidence, NameMatch
from index.finder import Finder
from index.thresholds import Thresholds
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form

LIMITS = Thresholds.chosen()
A_LITTLE = 0.01
EVIDENCE = Evidence(
    forms={Form.OUT_OF_SCOPE: 1.0},
    topics=(
        Candidate("phishing", 0.9),
        Candidate("loan-scam", LIMITS.also - A_LITTLE),
        Candidate("job-scam", 0.0),
    ),
    guidance=(Candidate("money-back", 0.9), Candidate("law", 0.1)),
    figures=(Candidate("cases-cracked", 0.9), Candidate("gangs-destroyed", 0.1)),
    emergencies=(Candidate("gave-a-code", 0.9), Candidate("paid", 0.1)),
    smalltalk=(Candidate("thanks", 0.9), Candidate("greeting", 0.1)),
    names=(),
    nearest={"money-back": 0.9},
)


class Told(Finder):
    """Finds in every text what it was told to."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def expect(self, text: str, language: Language) -> None:
        pass

    def find(self, text: str, language: Language) -> Evidence:
        return self._evidence


_built: dict[tuple[int, str], tuple[KnowledgeBase, Advisor]] = {}
"""By the base, which is kept so that no other takes its id, and the place."""


def advisor(base: KnowledgeBase, evidence: Evidence = EVIDENCE, place: str = "cn") -> Advisor:
    """Return one of its own whose patterns, half a second of compiling, are those of all."""
    key = id(base), place
    if key not in _built:
        _built[key] = base, Advisor(base, Told(EVIDENCE), base.places[place], LIMITS)
    told = copy(_built[key][1])
    told._finder, told._gatherer = Told(evidence), copy(told._gatherer)
    gatherer = told._gatherer
    gatherer._finder = told._finder
    gatherer._readings = (
        gatherer._gathered
    )  # what the one that it was copied from has read is other
    return told


def advise(base: KnowledgeBase, text: str, evidence: Evidence) -> Advice:
    return advisor(base, evidence).advise(Question.read(text))


def of(**forms: float) -> Evidence:
    """Return the evidence with these probabilities of forms, by their names."""
    return replace(EVIDENCE, forms={Form[name.upper()]: value for name, value in forms.items()})


def named(entry: str, coverage: float, **forms: float) -> Evidence:
    return replace(of(**forms), names=(NameMatch(entry, entry, coverage),))
