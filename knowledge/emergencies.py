"""What to do, in order, when something has already happened."""

from knowledge.models import Id, Lines, Localized, Record, Text


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
    stops_payment: bool = True
    """Whether the first thing is to have a payment of one's own stopped."""
    sources: tuple[Id, ...]
