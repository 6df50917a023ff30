"""How Telegram says no: a status, a sentence, sometimes when to come back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    status: int
    description: str
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None


class Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.description)
        self.refusal = refusal


UNAUTHORIZED = Refusal(401, "Unauthorized")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
NOT_STARTED = Refusal(403, "Forbidden: bot can't initiate conversation with a user")
NOT_A_MEMBER = Refusal(403, "Forbidden: bot is not a member of the supergroup chat")
NOT_FOUND = Refusal(404, "Not Found")
CONFLICT = Refusal(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
WEBHOOK_ACTIVE = Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)
BAD_GATEWAY = Refusal(502, "Bad Gateway")


def bad_request(what: str) -> Refused:
    return Refused(Refusal(400, f"Bad Request: {what}"))


def too_many_requests(retry_after: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after)


def migrated(to: int) -> Refusal:
    what = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, what, migrate_to_chat_id=to)
