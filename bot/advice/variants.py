"""Tells which form of a fraud a text is about, once the kind is known."""

from collections.abc import Mapping

from bot.advice.patterns import Worded
from knowledge.variants import Variant

_LONGEST = 1500  # characters; what form a long text tells of shows by then


class VariantFinder:
    def __init__(self, variants: Mapping[str, tuple[Variant, ...]]) -> None:
        """Take the forms of each kind, the more specific first."""
        self._worded = {
            topic: tuple((form, Worded(form.words, form.unless)) for form in forms)
            for topic, forms in variants.items()
        }

    def find(self, matching: str, topic: str) -> Variant | None:
        """Return the first form of the kind that a normalised text speaks of."""
        told = matching[:_LONGEST]
        forms = self._worded.get(topic, ())
        return next((form for form, worded in forms if worded.matches(told)), None)
