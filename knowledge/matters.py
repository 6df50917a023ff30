"""Everyday matters that people worry about."""

from knowledge.models import Id, Localized, Record, Text, Words


class Matter(Record):
    """What is said of a matter is said under conditions: it is true for who is deceived too."""

    id: Id
    words: Localized[Words] = Localized[Words](zh=(), en=())
    """RE2 patterns on normalised text; any of them tells that it is about this. One without any is
    found by its exemplars alone: the ordinary texts of the group that has its id."""
    unless: Localized[Words] = Localized[Words](zh=(), en=())
    """Patterns that tell that it is about something else."""
    cautious: bool = False
    """Whether frauds often sound just like it, so that it needs no less to read like everyday."""
    usual: tuple[Id, ...] = ()
    """Red flags that are usual in it, such as money before the work is done."""
    instead_of: tuple[Id, ...] = ()
    """Pages that such a text seems to tell of, and does not."""
    fine: Localized[Text]
    """When it is just what it seems, and what is normal then."""
    doubt: Localized[Text]
    """When it is not, and what to do then."""
    sources: tuple[Id, ...]
