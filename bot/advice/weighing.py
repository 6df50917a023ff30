"""Weighs what a part of a text may mean by what the whole of it may."""

from collections.abc import Iterable, Mapping

from index.evidence import Candidate


def favoured(
    part: Iterable[Candidate], whole: Iterable[Candidate], power: float, unsaid: float
) -> dict[str, float]:
    """Return the weights of what a part may mean, by id.

    The whole counts with a power; ``unsaid`` is added to it, so that what it hides is not lost.
    """
    likely = {candidate.id: candidate.probability for candidate in whole}
    return {
        candidate.id: candidate.probability * (likely.get(candidate.id, 0.0) + unsaid) ** power
        for candidate in part
    }


def ranked(weights: Mapping[str, float]) -> tuple[Candidate, ...]:
    """Return candidates by their weights, the heaviest first, as probabilities."""
    whole = sum(weights.values())
    likely = sorted(weights, key=lambda each: -weights[each])
    return tuple(Candidate(each, weights[each] / whole) for each in likely)
