"""What comes before all other steps, by what was given away."""

from pydantic import Field

from knowledge.models import Id, Localized, Record, Text, Words


class FirstAid(Record):
    id: Id
    emergencies: tuple[Id, ...] = Field(min_length=1)
    """In which it goes before their steps."""
    words: Localized[Words]
    """RE2 patterns on normalised text; any of them tells that this was given away."""
    unless: Localized[Words] = Localized[Words](zh=(), en=())
    """Patterns that tell that more was given, for which the steps are meant."""
    not_yet: bool = False
    """Whether it is said where nothing was given away yet, too."""
    step: Localized[Text]
    sources: tuple[Id, ...]
