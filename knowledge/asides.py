"""What a text says for other countries than the one somebody told to be in."""

from pydantic import ConfigDict

from knowledge.models import Localized, Record


class Aside(Record):
    model_config = ConfigDict(str_strip_whitespace=False)  # a blank is part of what is found

    find: str
    """A regular expression."""
    say: str
    """What stands there instead; a group of it is named by number."""


class Asides(Record):
    """One after another, each wherever it is found."""

    home: Localized[tuple[Aside, ...]]
    """For somebody in mainland China."""
    abroad: Localized[tuple[Aside, ...]]
    """For somebody anywhere else."""
