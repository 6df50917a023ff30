"""What is asked where the bot has no chat: inline queries, and calls as a guest."""

import re
from dataclasses import dataclass

from telegram.constants import (
    InlineQueryLimit,
    InlineQueryResultLimit,
    InlineQueryResultsButtonLimit,
)

from tests.bot_api import rules
from tests.bot_api.html import Formatted
from tests.bot_api.links import links_in
from tests.bot_api.refusals import bad_request
from tests.bot_api.rules import Button, Json, Params, Rows

_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]+")
_TOO_LATE = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True)
class Result:
    """A message that somebody can send, or that Telegram sends for a guest."""

    id: str
    title: str
    description: str
    formatted: Formatted
    rows: Rows
    previewed: bool

    @property
    def text(self) -> str:
        return self.formatted.text

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    @property
    def links(self) -> tuple[str, ...]:
        marked = tuple(entity.url for entity in self.formatted.entities if entity.url)
        return (*marked, *links_in(self.text))


@dataclass(frozen=True)
class InlineAnswer:
    results: tuple[Result, ...]
    button: Json | None
    cache_seconds: int
    personal: bool


class Desk:
    def __init__(self) -> None:
        self.asked: set[str] = set()
        """Inline queries that wait for an answer."""
        self.called: set[str] = set()
        """Calls as a guest that wait for their one answer."""
        self.inline: dict[str, InlineAnswer] = {}
        self.guest: dict[str, Result] = {}

    def answer_inline_query(self, params: Params) -> bool:
        query = params.get("inline_query_id", "")
        if query not in self.asked:
            raise bad_request(_TOO_LATE)
        results = tuple(_result(result) for result in rules.json_of(params, "results") or [])
        if len(results) > InlineQueryLimit.RESULTS:
            raise bad_request("too many results for an inline query")
        if len({result.id for result in results}) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        if len(params.get("next_offset", "").encode()) > InlineQueryLimit.MAX_OFFSET_LENGTH:
            raise bad_request("NEXT_OFFSET_INVALID")
        button = rules.json_of(params, "button")
        if button:
            _check_button(button)
        seconds = int(params.get("cache_time", "300"))
        personal = params.get("is_personal", "false").lower() == "true"
        self.asked.remove(query)
        self.inline[query] = InlineAnswer(results, button, seconds, personal)
        return True

    def answer_guest_query(self, params: Params) -> Json:
        query = params.get("guest_query_id", "")
        if query not in self.called:
            raise bad_request(_TOO_LATE)
        result = _result(rules.json_of(params, "result") or {})
        self.called.remove(query)
        self.guest[query] = result
        return {"inline_message_id": f"guest-{query}"}


def _result(body: Json) -> Result:
    """Return an article, the only type of result that this bot sends."""
    if body.get("type") != "article":
        raise bad_request("can't parse inline query result: unsupported type")
    shortest, longest = InlineQueryResultLimit.MIN_ID_LENGTH, InlineQueryResultLimit.MAX_ID_LENGTH
    if not shortest <= len(body.get("id", "").encode()) <= longest:
        raise bad_request("RESULT_ID_INVALID")
    if not body.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    content = body.get("input_message_content") or {}
    if "message_text" not in content:
        raise bad_request("message text is empty")
    preview = content.get("link_preview_options") or {}
    return Result(
        body["id"],
        body["title"],
        body.get("description", ""),
        rules.formatted_of(content["message_text"], content.get("parse_mode", "")),
        rules.rows_in(body.get("reply_markup") or {}),
        previewed=not preview.get("is_disabled", False),
    )


def _check_button(button: Json) -> None:
    if not button.get("text") or len({"web_app", "start_parameter"} & set(button)) != 1:
        raise bad_request("can't parse inline query results button")
    parameter = button.get("start_parameter", "x")
    longest = InlineQueryResultsButtonLimit.MAX_START_PARAMETER_LENGTH
    if not _START_PARAMETER.fullmatch(parameter) or len(parameter) > longest:
        raise bad_request("START_PARAM_INVALID")
