"""Which errors pass by themselves, so that the same may be tried again."""

from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter


def passing(error: BaseException | None) -> bool:
    """Tell whether Telegram may well take the same call a moment later.

    A token that was good at the start counts too: Telegram refuses good ones at times.
    """
    if isinstance(error, BadRequest):  # a kind of NetworkError to the library
        return False
    return isinstance(error, NetworkError | RetryAfter | InvalidToken | Conflict)


def wait_asked(error: BaseException | None) -> float:
    """Return the seconds that Telegram asked to wait, or 0."""
    if isinstance(error, RetryAfter):
        return error._retry_after.total_seconds() + 0.1
    return 0.0
