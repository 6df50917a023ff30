"""Quiz polls: what Telegram refuses of them, and who chose what."""

from dataclasses import dataclass, field

from telegram.constants import PollLimit, PollType

from tests.bot_api import rules
from tests.bot_api.refusals import bad_request
from tests.bot_api.rules import Json, Params, utf16_units

_ID_BASE = 5_300_000_000_000_000_000


@dataclass
class Poll:
    id: str
    question: str
    options: tuple[str, ...]
    right: int
    explanation: str
    anonymous: bool
    votes: dict[int, int] = field(default_factory=dict)
    """Who chose which option."""
    closed: bool = False

    def vote(self, person: int, option: int) -> None:
        assert not self.closed, "the poll is closed"
        assert person not in self.votes, "an answer to a quiz stays"
        assert 0 <= option < len(self.options)
        assert not self.anonymous, "a bot does not hear of answers to an anonymous poll"
        self.votes[person] = option

    def close(self) -> None:
        if self.closed:
            raise bad_request("poll has already been closed")
        self.closed = True

    def persistent_id(self, option: int) -> str:
        return f"{self.id}-{option}"

    def as_json(self) -> Json:
        votes = list(self.votes.values())
        options = [
            {
                "text": text,
                "voter_count": votes.count(number),
                "persistent_id": self.persistent_id(number),
            }
            for number, text in enumerate(self.options)
        ]
        return {
            "id": self.id,
            "question": self.question,
            "options": options,
            "total_voter_count": len(votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": PollType.QUIZ.value,
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
            "correct_option_ids": [self.right],
            "correct_option_id": self.right,
            "explanation": self.explanation,
        }


def poll_of(params: Params, number: int) -> Poll:
    """Return the quiz poll that is asked for, or refuse it."""
    if params.get("type") != PollType.QUIZ:
        raise NotImplementedError("only quiz polls are known here")
    question = rules.cleaned(params.get("question", "")).strip()
    if not question:
        raise bad_request("poll question can't be empty")
    if utf16_units(question) > PollLimit.MAX_QUESTION_LENGTH:
        raise bad_request(f"poll question length must not exceed {PollLimit.MAX_QUESTION_LENGTH:d}")
    options = _options(params)
    explanation = rules.cleaned(params.get("explanation", "")).strip()
    if utf16_units(explanation) > PollLimit.MAX_EXPLANATION_LENGTH:
        raise bad_request("poll explanation is too long")
    if explanation.count("\n") > PollLimit.MAX_EXPLANATION_LINE_FEEDS:
        raise bad_request("poll explanation contains too many line feeds")
    return Poll(
        id=str(_ID_BASE + number),
        question=question,
        options=options,
        right=_right(params, len(options)),
        explanation=explanation,
        anonymous=params.get("is_anonymous", "true").lower() != "false",
    )


def _options(params: Params) -> tuple[str, ...]:
    given = rules.json_of(params, "options") or []
    texts = (item if isinstance(item, str) else item.get("text", "") for item in given)
    options = tuple(rules.cleaned(text).strip() for text in texts)
    if not options:
        raise bad_request("poll must have at least 1 option")
    if len(options) > PollLimit.MAX_OPTION_NUMBER:
        raise bad_request(f"poll can't have more than {PollLimit.MAX_OPTION_NUMBER:d} options")
    if not all(options):
        raise bad_request("poll options must be non-empty")
    if any(utf16_units(option) > PollLimit.MAX_OPTION_LENGTH for option in options):
        raise bad_request(f"poll options length must not exceed {PollLimit.MAX_OPTION_LENGTH:d}")
    return options


def _right(params: Params, options: int) -> int:
    chosen = rules.json_of(params, "correct_option_ids")
    if chosen is None and params.get("correct_option_id"):
        chosen = [int(params["correct_option_id"])]
    if not chosen or len(chosen) != 1:
        raise bad_request("quiz must have exactly one correct option")
    if not 0 <= chosen[0] < options:
        raise bad_request("wrong correct option ID specified")
    return int(chosen[0])
