"""How often the bot was right when it was last measured; written by `python -m tests.accuracy`."""

from datetime import date

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt


class Accuracy(BaseModel):
    """Counts over cases that were written apart from the exemplars."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measured: date
    unread: PositiveInt
    """Cases of the sets whose first run was kept, before anybody had read them."""
    unread_right: NonNegativeInt
    """Of these, right at that run."""
    cases: PositiveInt
    """All there are now, their misses read."""
    right: NonNegativeInt
    ordinary: PositiveInt
    """Ordinary messages among the cases."""
    false_alarms: NonNegativeInt
    """Ordinary messages that were warned of."""
    pasted: PositiveInt
    """Messages of scammers among the cases."""
    missed: NonNegativeInt
    """Messages of scammers that were not warned of."""
