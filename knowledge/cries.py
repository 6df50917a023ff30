"""How a call for help sounds: something was done, and something is wrong."""

from knowledge.models import Id, Lines, Localized
from knowledge.patterns import Patterns


class Cries(Patterns):
    """One of `done` and one of `wrong` make a cry."""

    done: Localized[Lines]
    wrong: Localized[Lines]
    lost: Localized[Lines]
    """Money has gone; in everyday life too, so that it counts only in a story of fraud."""
    aside: Localized[Lines]
    """What is sent or paid, and is no money of whoever writes: a picture, what others paid."""
    back: Localized[Lines]
    """Money has come back: bait, and no loss yet."""
    stuck: Localized[Lines]
    """What was paid in after that does not come out, or more is wanted for it."""
    handed_on: Localized[Lines]
    """Somebody passed something on to the writer, such as a link, and lost nothing by it."""
    another: Localized[Lines]
    """Somebody close to the writer did it."""
    threat: Localized[Lines]
    """Somebody is threatened, which is urgent before anything was done."""
    coming: Localized[Lines]
    """Somebody will come, or come again, for what has not been handed over yet."""
    plain: dict[Id, Localized[Lines]]
    """By emergency: wordings that need no second sign."""
