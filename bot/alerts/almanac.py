"""Which kind of fraud the tip of a day is on."""

from collections.abc import Sequence
from datetime import date

from bot.state.subscriptions import Tip


def tip_of(rhythm: Tip, day: date, topics: Sequence[str]) -> tuple[int, str]:
    """Go through the kinds one after another; return the number of the round, and the kind."""
    number = day.toordinal() if rhythm is Tip.DAILY else day.toordinal() // 7
    turn, place = divmod(number, len(topics))
    return turn, topics[place]
