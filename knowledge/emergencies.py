"""What to do, in order, when something has already happened."""

from knowledge.models import Id, Lines, Localized, Record, Text, Words


class Emergency(Record):
    id: Id
    title: Localized[Text]
    """The first line a frightened person reads."""
    steps: Localized[Lines]
    """One action a line; the police and the bank are among the first."""
    plainly: Localized[Lines]
    """The steps for somebody who takes in one short sentence at a time."""
    afterwards: Localized[Lines]
    """What matters once the steps are done."""
    told_by: Localized[Words] | None = None
    """RE2 patterns against normalised text, one of which stands wherever this has happened."""
    stops_payment: bool = True
    """Whether the first thing is to have a payment of one's own stopped."""
    sources: tuple[Id, ...]
