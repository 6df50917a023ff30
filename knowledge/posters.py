"""A kind of fraud in the few words that can be read from two metres."""

from knowledge.models import Localized, Record, Text


class Poster(Record):
    """What a printed page or a picture to forward says of it."""

    name: Localized[Text]
    """Shorter than the title."""
    bait: Localized[Text]
    """How it starts."""
    signs: Localized[tuple[Text, Text, Text]]
    steps: Localized[tuple[Text, Text]]
    """What to do, wherever one lives: no number of one place."""
