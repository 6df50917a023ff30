"""What Telegram refuses of what a bot sends, in its words; the limits are python-telegram-bot's."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError
from telegram.constants import (
    BotCommandLimit,
    CallbackQueryLimit,
    FileSizeLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    InlineQueryLimit,
    MessageLimit,
)

from tests.bot_api import html
from tests.bot_api.html import Formatted, MarkupError
from tests.bot_api.refusals import bad_request

Params = Mapping[str, str]
Json = dict[str, Any]

RAW_BYTES = 32_768
_LONGEST_SIDES = 10_000
_LONGEST_RATIO = 20
_KEPT_BYTES = 35_000
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\0-\x09\x0b-\x1f]")
_DIRECTION_MARKS = re.compile("[\u200e\u200f]{2,}")
_COMMAND = re.compile(
    rf"[a-z0-9_]{{{BotCommandLimit.MIN_COMMAND:d},{BotCommandLimit.MAX_COMMAND:d}}}"
)
_URL = re.compile(r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+|tg://[a-z_]+)(?:[/?#][!-~]*)?")
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


@dataclass(frozen=True)
class Button:
    label: str
    data: str | None = None
    copied: str | None = None
    url: str | None = None
    inline: str | None = None
    """The query that it types in another chat."""


Rows = tuple[tuple[Button, ...], ...]


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cleaned(text: str) -> str:
    """Return a text as Telegram keeps it: no control characters, no overrides of direction."""
    text = _CONTROL.sub(" ", _DROPPED.sub("", text))
    text = _DIRECTION_MARKS.sub(lambda marks: "\u200c" * len(marks[0]), text)
    return text.encode()[:_KEPT_BYTES].decode(errors="ignore")


def text_of(params: Params) -> Formatted:
    """Return a message's text after its entities are parsed, or refuse it."""
    return formatted_of(params.get("text", ""), params.get("parse_mode", ""))


def formatted_of(raw: str, parse_mode: str) -> Formatted:
    if len(raw.encode()) > RAW_BYTES:
        raise bad_request("text is too long")
    formatted = _formatted(cleaned(raw), parse_mode)
    text = formatted.text.strip()
    if not text:
        raise bad_request("message text is empty")
    if utf16_units(text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("message is too long")
    return Formatted(text, formatted.entities)


def caption_of(params: Params) -> Formatted:
    """Return what stands under a picture, which may be nothing, or refuse it."""
    raw = cleaned(params.get("caption", ""))
    formatted = _formatted(raw, params.get("parse_mode", ""))
    text = formatted.text.strip()
    if utf16_units(text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return Formatted(text, formatted.entities)


def check_photo(content: bytes) -> None:
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > FileSizeLimit.PHOTOSIZE_UPLOAD:
        raise bad_request("file is too big")
    try:
        width, height = Image.open(io.BytesIO(content)).size
    except UnidentifiedImageError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > _LONGEST_SIDES or max(width, height) > _LONGEST_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _formatted(text: str, parse_mode: str) -> Formatted:
    match parse_mode.lower():
        case "":
            return Formatted(text)
        case "html":
            try:
                return html.parse(text)
            except MarkupError as error:
                raise bad_request(f"can't parse entities: {error}") from None
        case _:
            raise bad_request("unsupported parse_mode")


def rows_of(params: Params) -> Rows:
    """Return the inline keyboard under a message, or refuse it."""
    return rows_in(json_of(params, "reply_markup") or {})


def rows_in(markup: Json) -> Rows:
    rows = markup.get("inline_keyboard", [])
    if sum(len(row) for row in rows) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise bad_request("reply markup is too long")
    if any(len(row) > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def _button(button: Json) -> Button:
    if not button.get("text"):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must not be empty')
    if len(set(_ACTIONS) & set(button)) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    data, copied = button.get("callback_data"), button.get("copy_text", {}).get("text")
    shortest, longest = (
        InlineKeyboardButtonLimit.MIN_CALLBACK_DATA,
        InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
    )
    if data is not None and not shortest <= len(data.encode()) <= longest:
        raise bad_request("BUTTON_DATA_INVALID")
    shortest, longest = (
        InlineKeyboardButtonLimit.MIN_COPY_TEXT,
        InlineKeyboardButtonLimit.MAX_COPY_TEXT,
    )
    if "copy_text" in button and not shortest <= utf16_units(copied or "") <= longest:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    query = button.get("switch_inline_query")
    if query is not None and utf16_units(query) > InlineQueryLimit.MAX_QUERY_LENGTH:
        raise bad_request("BUTTON_INLINE_QUERY_INVALID")
    url = button.get("url")
    if url is not None and not _URL.fullmatch(url):
        raise bad_request("inline keyboard button URL is invalid: Wrong HTTP URL")
    return Button(button["text"], data, copied, url, query)


def json_of(params: Params, name: str) -> Any:
    if not params.get(name):
        return None
    try:
        return json.loads(params[name])
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def commands_of(params: Params) -> list[Json]:
    commands: list[Json] = json_of(params, "commands") or []
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        length = utf16_units(command["description"].strip())
        if not BotCommandLimit.MIN_DESCRIPTION <= length <= BotCommandLimit.MAX_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return commands


def at_most(limit: int, name: str, params: Params) -> str:
    """Return one of the texts of a bot's profile."""
    text = params.get(name, "")
    if utf16_units(text) > limit:
        raise bad_request(f"{name} is too long")
    return text


def language_of(params: Params) -> str:
    language = params.get("language_code", "")
    if not re.fullmatch("([a-z]{2})?", language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def check_callback_answer(params: Params) -> None:
    length = utf16_units(params.get("text", ""))
    if length > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
