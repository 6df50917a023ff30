"""How a call for help sounds: something was done, and something is wrong."""

from knowledge.models import Id, Lines, Localized, Record


class Cries(Record):
    """RE2 patterns against normalised text; one of `done` and one of `wrong` make a cry."""

    done: Localized[Lines]
    wrong: Localized[Lines]
    lost: Localized[Lines]
    """Money has gone; in everyday life too, so that it counts only in a story of fraud."""
    others: Localized[Lines]
    """Somebody else is about to pay; in everyday life too, as with `lost`."""
    back: Localized[Lines]
    """Money has come back: bait, and no loss yet."""
    threat: Localized[Lines]
    """Somebody is threatened, which is urgent before anything was done."""
    plain: dict[Id, Localized[Lines]]
    """By emergency: wordings that need no second sign."""
