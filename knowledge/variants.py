"""The forms that one kind of fraud takes."""

from knowledge.models import Id, Lines, Localized, Record, Text, Words
from knowledge.wording import Cue


class Variant(Record):
    """A form that calls for words of its own, where the kind has been recognised."""

    id: Id
    name: Localized[Text]
    words: Cue
    """Patterns that tell this form from the others of its kind."""
    unless: Localized[Words] = Localized[Words](zh=(), en=())
    """Patterns that tell that it is not this form after all."""
    signs: Localized[Lines]
    """What gives this form away; shown before those of the kind."""
    steps: Localized[Lines]
    """What to do before paying; shown before those of the kind."""
    sources: tuple[Id, ...]
