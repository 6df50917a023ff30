"""A bot's account at Telegram: who it is, whom it may write to, and the methods it can call."""

import re
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram.constants import ChatAction, FileSizeLimit

from tests.bot_api import polls, rules
from tests.bot_api.html import Formatted
from tests.bot_api.inline import Desk
from tests.bot_api.kinds import FILE_ID, blank_picture
from tests.bot_api.messages import Message, Messages
from tests.bot_api.profile import Profile
from tests.bot_api.refusals import (
    BLOCKED,
    NOT_A_MEMBER,
    NOT_STARTED,
    Refused,
    bad_request,
    migrated,
)
from tests.bot_api.rules import Button, Json, Params
from tests.bot_api.updates import Updates
from tests.bot_api.uploads import Uploads
from tests.bot_api.webhook import Webhook

_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
    *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
_GIFTS = dict.fromkeys(
    (
        *("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"),
        "gifts_from_channels",
    ),
    True,
)
Method = Callable[[Params], Awaitable[Any] | Any]


class Account:
    def __init__(self) -> None:
        self.me: Json = {
            "id": 4200042,
            "is_bot": True,
            "first_name": "Unnamed",
            "username": "antifraud_test_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
            "supports_guest_queries": True,
        }
        self.updates = Updates()
        self.webhook = Webhook(self.updates)
        self.messages = Messages()
        self.profile = Profile(self.me["first_name"])
        self.files: dict[str, bytes] = {FILE_ID: blank_picture()}
        self.actions: list[tuple[int, str]] = []
        """What the bot was seen doing, by chat."""
        self.chats: dict[int, Json] = {}
        self.blocked: set[int] = set()
        self.admins: set[tuple[int, int]] = set()
        """Who administers which group: pairs of the group and the person."""
        self.pressed: set[str] = set()
        """Presses of buttons that the bot has not answered yet."""
        self.signs: list[str] = []
        """What showed for a moment on buttons that were pressed."""
        self.met: set[int] = set()
        """People whom the bot may not write to, since they never wrote to it."""
        self.left: list[int] = []
        """Chats that the bot left."""
        self.migrated: dict[int, int] = {}
        self.no_polls: set[int] = set()
        """Groups that do not let the bot post polls."""
        self.desk = Desk()
        self.uploads = Uploads()

    def methods(self) -> dict[str, Method]:
        """Return what can be called, by its name in small letters."""
        methods: dict[str, Method] = {
            "getme": lambda _: self.me,
            "getupdates": self._get_updates,
            "setwebhook": self.webhook.set,
            "deletewebhook": self.webhook.delete,
            "getwebhookinfo": self.webhook.info,
            "getchat": self._get_chat,
            "getchatmember": self._get_chat_member,
            "sendmessage": self._send_message,
            "sendphoto": self._send_photo,
            "editmessagemedia": self._edit_message_media,
            "sendpoll": self._send_poll,
            "stoppoll": self._stop_poll,
            "editmessagetext": self._edit_message_text,
            "answercallbackquery": self._answer_callback_query,
            "getfile": self._get_file,
            "sendchataction": self._send_chat_action,
            "leavechat": self._leave_chat,
            "answerinlinequery": self.desk.answer_inline_query,
            "answerguestquery": self.desk.answer_guest_query,
        }
        for field in ("commands", "name", "description", "short_description"):
            name = field.replace("_", "")
            methods[f"getmy{name}"] = partial(self.profile.get, field)
            methods[f"setmy{name}"] = partial(self.profile.set, field)
        return methods

    async def _get_updates(self, params: Params) -> list[Json]:
        return await self.updates.poll(
            int(params.get("offset", 0)),
            int(params.get("limit", 100)),
            float(params.get("timeout", 0)),
            rules.json_of(params, "allowed_updates"),
        )

    def _get_chat_member(self, params: Params) -> Json:
        chat, user = self._chat(params), int(params["user_id"])
        person = {"id": user, "is_bot": False, "first_name": f"P{user}"}
        if (chat, user) not in self.admins:
            return {"status": "member", "user": person}
        rights = dict.fromkeys(_RIGHTS, True)
        return {"status": "administrator", "user": person, **rights}

    def _send_message(self, params: Params) -> Json:
        chat = self._chat(params)
        preview = rules.json_of(params, "link_preview_options") or {}
        message = Message(
            id=0,
            chat=chat,
            formatted=rules.text_of(params),
            rows=rules.rows_of(params),
            previewed=not preview.get("is_disabled", False),
            answering=self.messages.answered(chat, rules.json_of(params, "reply_parameters")),
        )
        return self.as_json(self.messages.send(message))

    def _send_photo(self, params: Params) -> Json:
        chat = self._chat(params)
        message = Message(
            id=0,
            chat=chat,
            formatted=rules.caption_of(params),
            rows=rules.rows_of(params),
            previewed=False,
            answering=self.messages.answered(chat, rules.json_of(params, "reply_parameters")),
            photo=self.uploads.photo(params.get("photo", "")),
        )
        return self.as_json(self.messages.send(message))

    def _edit_message_media(self, params: Params) -> Json:
        chat, number = self._chat(params), int(params.get("message_id", 0))
        media = rules.json_of(params, "media") or {}
        if media.get("type") != "photo":
            raise bad_request("only photos are known here")
        name = media.get("media", "")
        attached = params.get(name.removeprefix("attach://"), "")
        photo = self.uploads.photo(attached if name.startswith("attach://") else name)
        caption, rows = rules.caption_of(media), rules.rows_of(params)
        return self.as_json(self.messages.turn(chat, number, photo, caption, rows))

    def _send_poll(self, params: Params) -> Json:
        chat = self._chat(params)
        if chat in self.no_polls:
            raise bad_request("not enough rights to send polls to the chat")
        poll = polls.poll_of(params, self.messages.polls + 1)
        message = Message(
            id=0,
            chat=chat,
            formatted=Formatted(poll.question),
            rows=rules.rows_of(params),
            previewed=False,
            answering=self.messages.answered(chat, rules.json_of(params, "reply_parameters")),
            poll=poll,
        )
        return self.as_json(self.messages.send(message))

    def _stop_poll(self, params: Params) -> Json:
        chat, number = self._chat(params), int(params.get("message_id", 0))
        return self.messages.close_poll(chat, number, rules.rows_of(params)).as_json()

    def _edit_message_text(self, params: Params) -> Json:
        chat, number = self._chat(params), int(params.get("message_id", 0))
        formatted, rows = rules.text_of(params), rules.rows_of(params)
        return self.as_json(self.messages.edit(chat, number, formatted, rows))

    def _chat(self, params: Params) -> int:
        """Return the chat that is written to, if the bot may write there."""
        written = params.get("chat_id", "")
        if not written:
            raise bad_request("chat_id is empty")
        if not re.fullmatch(r"-?\d+", written):
            raise bad_request("chat not found")
        chat = int(written)
        if chat in self.migrated:
            raise Refused(migrated(self.migrated[chat]))
        if chat not in self.chats:
            if chat in self.met:
                raise Refused(NOT_STARTED)
            raise bad_request("chat not found")
        if chat in self.left:
            raise Refused(NOT_A_MEMBER)
        if chat in self.blocked:
            raise Refused(BLOCKED)
        return chat

    def _get_chat(self, params: Params) -> Json:
        chat = self.chats[self._chat(params)]
        return {
            **chat,
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": _GIFTS,
        }

    def _leave_chat(self, params: Params) -> bool:
        chat = self._chat(params)
        if self.chats[chat]["type"] == "private":
            raise bad_request("chat can't be left")
        self.left.append(chat)
        return True

    def _answer_callback_query(self, params: Params) -> bool:
        rules.check_callback_answer(params)
        if params.get("callback_query_id") not in self.pressed:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.pressed.remove(params["callback_query_id"])
        if params.get("text"):
            self.signs.append(params["text"])
        return True

    def _get_file(self, params: Params) -> Json:
        file = params.get("file_id", "")
        if file not in self.files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        size = len(self.files[file])
        if size > FileSizeLimit.FILESIZE_DOWNLOAD:
            raise bad_request("file is too big")
        return {"file_id": file, "file_unique_id": file, "file_size": size, "file_path": file}

    def _send_chat_action(self, params: Params) -> bool:
        chat, action = self._chat(params), params.get("action", "")
        if action not in set(ChatAction):
            raise bad_request("wrong parameter action in request")
        self.actions.append((chat, action))
        return True

    def store(self, content: bytes) -> str:
        """Keep a file that somebody sends; return its id."""
        file = f"p{len(self.files)}"
        self.files[file] = content
        return file

    def as_json(self, message: Message) -> Json:
        body: Json = {
            "message_id": message.id,
            "date": int(time.time()),
            "chat": self.chats[message.chat],
            "from": self.me,
            **self._content(message),
        }
        keyboard = [[_as_json(button) for button in row] for row in message.rows]
        return {**body, "reply_markup": {"inline_keyboard": keyboard}} if keyboard else body

    def _content(self, message: Message) -> Json:
        if message.poll:
            return {"poll": message.poll.as_json()}
        if message.photo is None:
            return {"text": message.text}
        return {"caption": message.text, "photo": self.uploads.sizes(message.photo)}


def _as_json(button: Button) -> Json:
    body: Json = {"text": button.label}
    if button.data is not None:
        body["callback_data"] = button.data
    if button.copied is not None:
        body["copy_text"] = {"text": button.copied}
    if button.url is not None:
        body["url"] = button.url
    if button.inline is not None:
        body["switch_inline_query"] = button.inline
    return body
