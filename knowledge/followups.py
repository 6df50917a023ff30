"""Questions that lean on the answer before them."""

from knowledge.models import Lines, Localized, Record


class FollowUps(Record):
    """Ways to ask for a side of the fraud type last spoken of."""

    how: Localized[Lines]
    signs: Localized[Lines]
    before: Localized[Lines]
    after: Localized[Lines]
