"""How a call for help sounds: something was done, and something is wrong."""

from knowledge.models import Id, Lines, Localized, Record


class Cries(Record):
    """RE2 patterns against normalised text; one of each list makes a cry for help."""

    done: Localized[Lines]
    wrong: Localized[Lines]
    plain: dict[Id, Localized[Lines]]
    """By emergency: wordings that need no second sign."""
