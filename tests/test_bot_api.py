"""The server of these tests refuses what Telegram refuses: else the other tests prove nothing."""

import asyncio
import io
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, FormData
from PIL import Image

from tests.bot_api import html
from tests.bot_api.html import Entity, Formatted, MarkupError
from tests.bot_api.links import links_in
from tests.bot_api.refusals import BAD_GATEWAY, BLOCKED, too_many_requests
from tests.bot_api.rules import Json, cleaned
from tests.bot_api.server import BotApi

CHAT = "7"
TEXT_BUTTON = (
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Caller:
    """Calls methods as a bot would, and gives back what Telegram says."""

    def __init__(self, api: BotApi, http: ClientSession) -> None:
        self.api = api
        self._http = http

    async def get(self, path: str, **params: str) -> Json:
        return await self._post(path, params)

    async def form(self, method: str, form: FormData) -> Json:
        """Call a method with files."""
        return await self._post(f"/bot{self.api.token}/{method}", form)

    async def _post(self, path: str, data: dict[str, str] | FormData) -> Json:
        async with self._http.post(f"{self.api.url}{path}", data=data) as response:
            answer: Json = await response.json()
            assert answer["ok"] or answer["error_code"] == response.status
            return answer

    async def __call__(self, method: str, **params: object) -> Json:
        texts = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in params.items()
        }
        return await self.get(f"/bot{self.api.token}/{method}", **texts)


@pytest.fixture
async def call(bot_api: BotApi) -> AsyncIterator[Caller]:
    bot_api.account.chats[int(CHAT)] = {"id": int(CHAT), "type": "private", "first_name": "P"}
    async with ClientSession() as http:
        yield Caller(bot_api, http)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("中<br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        (
            "<b><i>a</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at'),
        ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=h:/>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>x</a>', "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_is_refused_in_telegrams_words(markup: str, words: str) -> None:
    with pytest.raises(MarkupError) as error:
        html.parse(markup)
    assert str(error.value).startswith(words)


@pytest.mark.parametrize(
    ("markup", "formatted"),
    [
        ("a &lt; b &amp; c &quot;d&#33;&#x4e2d;", Formatted('a < b & c "d!中')),
        ("&nbsp; & &copy", Formatted("&nbsp; & &copy")),
        ("<B>a<i>b</></b>", Formatted("ab", (Entity("i", "b"), Entity("b", "ab")))),
        ("<a href='http://x'>y</a>", Formatted("y", (Entity("a", "y", "http://x"),))),
        (
            "<blockquote expandable>q</blockquote>",
            Formatted("q", (Entity("blockquote", "q"),)),
        ),
    ],
)
def test_html_is_read(markup: str, formatted: Formatted) -> None:
    assert html.parse(markup) == formatted


def test_a_text_is_cleaned_as_telegram_does() -> None:
    assert cleaned("a\0b\tc\r\nd\u202ee\u200e\u200ff\u200e") == "a b c\nde\u200c\u200cf\u200e"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("看 http://evil.example/a?b 。", ("http://evil.example/a?b",)),
        ("evil.top，t.me/evil", ("evil.top", "t.me/evil")),
        ("a@evil.example @evil_help /evil #evil", "a@evil.example @evil_help /evil #evil"),
        ("evil[.]top https：//evil[.]top ＠evil 1.5 3. a", ()),
    ],
)
def test_links_are_found_where_apps_make_them(text: str, links: tuple[str, ...] | str) -> None:
    assert links_in(text) == (tuple(links.split()) if isinstance(links, str) else links)


def _buttons(*buttons: Json) -> Json:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \0\t\u202e\n"}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "中" * 10_923}, "text is too long"),
        ({"text": "<x>", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "a", "parse_mode": "Textile"}, "unsupported parse_mode"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": "8"}, "chat not found"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"reply_markup": _buttons({"text": "a"})}, TEXT_BUTTON),
        ({"reply_markup": _buttons({"text": "a", "callback_data": "b", "url": "c"})}, TEXT_BUTTON),
        ({"reply_markup": _buttons({"text": "", "callback_data": "b"})}, "can't parse inline"),
        (
            {"reply_markup": _buttons({"text": "a", "callback_data": "中" * 22})},
            "BUTTON_DATA_INVALID",
        ),
        ({"reply_markup": _buttons({"text": "a", "callback_data": ""})}, "BUTTON_DATA_INVALID"),
        (
            {"reply_markup": _buttons({"text": "a", "copy_text": {"text": "1" * 257}})},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            {"reply_markup": _buttons(*[{"text": "a", "callback_data": "b"}] * 101)},
            "reply markup is too long",
        ),
    ],
)
async def test_a_message_is_refused(call: Caller, params: Json, words: str) -> None:
    answer = await call("sendMessage", **{"chat_id": CHAT, "text": "a", **params})
    assert answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {words}")
    assert call.api.refused == [answer["description"]]


@pytest.mark.parametrize(
    "params",
    [
        {"text": "x" * 4096},
        {"text": "<b>" * 9 + "x" * 4096 + "</b>" * 9, "parse_mode": "html"},
        {"text": "中" * 4096},
        {"reply_markup": _buttons({"text": "a", "callback_data": "b" * 64})},
        {"reply_markup": _buttons({"text": "a", "copy_text": {"text": "1" * 256}})},
        {"reply_parameters": {"message_id": 99, "allow_sending_without_reply": True}},
    ],
)
async def test_a_message_at_the_limit_is_taken(call: Caller, params: Json) -> None:
    assert (await call("SENDmessage", **{"chat_id": CHAT, "text": "a", **params}))["ok"]


async def test_an_edit_must_change_a_message_of_the_bot(call: Caller) -> None:
    person = call.api.account.messages.next_id(int(CHAT))
    sent = (await call("sendMessage", chat_id=CHAT, text="a"))["result"]["message_id"]

    async def edit(number: int, text: str) -> str:
        answer = await call("editMessageText", chat_id=CHAT, message_id=str(number), text=text)
        return str(answer.get("description", answer["ok"]))

    assert await edit(sent, "<a") == "True"
    assert await edit(sent, "<a ") == f"Bad Request: {NOT_MODIFIED}"
    assert await edit(person, "b") == "Bad Request: message can't be edited"
    assert await edit(99, "b") == "Bad Request: message to edit not found"


async def test_a_press_is_answered_once(call: Caller) -> None:
    call.api.account.pressed.add("1")
    assert (await call("answerCallbackQuery", callback_query_id="1"))["ok"]
    again = await call("answerCallbackQuery", callback_query_id="1")
    assert again["description"] == f"Bad Request: {TOO_OLD}"


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("setMyName", {"name": "x" * 65}, "name is too long"),
        ("setMyDescription", {"description": "x" * 513}, "description is too long"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short_description is too"),
        ("setMyName", {"name": "x", "language_code": "zh-hans"}, "LANG_CODE_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "Start", "description": "x"}]},
            "BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "start", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": f"c{n}", "description": "x"} for n in range(101)]},
            "BOT_COMMANDS_TOO_MUCH",
        ),
    ],
)
async def test_a_profile_is_refused(call: Caller, method: str, params: Json, words: str) -> None:
    answer = await call(method, **params)
    assert answer["description"].startswith(f"Bad Request: {words}")


async def test_a_profile_is_kept_a_language_each(call: Caller) -> None:
    await call("setMyName", name="帮手", language_code="zh")
    assert (await call("getMyName", language_code="zh"))["result"] == {"name": "帮手"}
    assert (await call("getMyName"))["result"] == {"name": "Unnamed"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/bot7000000007:other/getMe", 401), ("/botnothing/getMe", 404)],
)
async def test_a_wrong_token_is_refused(call: Caller, path: str, status: int) -> None:
    assert (await call.get(path))["error_code"] == status


async def test_an_unknown_method_is_not_found(call: Caller) -> None:
    assert (await call("sendTelepathy"))["description"] == "Not Found"


async def test_a_file_is_served_to_the_bot_only(call: Caller) -> None:
    call.api.account.files["f1"] = b"content"
    path = (await call("getFile", file_id="f1"))["result"]["file_path"]
    async with ClientSession() as http:
        for token, content in ((call.api.token, b"content"), ("1:a", b"Unauthorized")):
            async with http.get(f"{call.api.url}/file/bot{token}/{path}") as response:
                assert content in await response.read()
    assert (await call("getFile", file_id="f2"))["error_code"] == 400


async def test_a_file_over_twenty_megabytes_is_not_served(call: Caller) -> None:
    file = call.api.account.store(bytes(20_000_001))
    answer = await call("getFile", file_id=file)
    assert answer["description"] == "Bad Request: file is too big"


async def test_only_actions_that_exist_are_shown_and_only_in_known_chats(call: Caller) -> None:
    assert (await call("sendChatAction", chat_id=CHAT, action="typing"))["result"] is True
    wrong = await call("sendChatAction", chat_id=CHAT, action="reading")
    assert wrong["description"] == "Bad Request: wrong parameter action in request"
    assert (await call("sendChatAction", chat_id="8", action="typing"))["error_code"] == 400
    assert call.api.account.actions == [(int(CHAT), "typing")]


async def test_who_blocked_the_bot_is_not_written_to(call: Caller) -> None:
    call.api.account.blocked.add(int(CHAT))
    answer = await call("sendMessage", chat_id=CHAT, text="a")
    assert (answer["error_code"], answer["description"]) == (403, BLOCKED.description)


async def test_trouble_comes_as_often_as_told(call: Caller) -> None:
    call.api.trouble("sendMessage", too_many_requests(3))
    answer = await call("sendMessage", chat_id=CHAT, text="a")
    assert answer["parameters"] == {"retry_after": 3}
    assert (await call("sendMessage", chat_id=CHAT, text="a"))["ok"]


async def test_a_bad_gateway_speaks_no_json(call: Caller, bot_api: BotApi) -> None:
    bot_api.trouble("getMe", BAD_GATEWAY)
    async with (
        ClientSession() as http,
        http.post(f"{bot_api.url}/bot{bot_api.token}/getMe") as response,
    ):
        assert (response.status, response.content_type) == (502, "text/plain")


async def test_updates_come_until_they_are_confirmed(call: Caller) -> None:
    for number in range(3):
        await call.api.account.updates.push("message", {"n": number})

    async def poll(**params: object) -> list[int]:
        return [update["message"]["n"] for update in (await call("getUpdates", **params))["result"]]

    assert await poll() == [0, 1, 2]
    assert await poll(limit=2) == [0, 1]
    assert await poll(offset=3) == [2]
    assert await poll(offset=4) == []


async def test_a_poll_waits_for_an_update(call: Caller) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=10))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await call.api.account.updates.push("message", {})
    assert len((await poll)["result"]) == 1


async def test_kinds_that_are_not_asked_for_do_not_come(call: Caller) -> None:
    await call("getUpdates", allowed_updates=["message"])
    await call.api.account.updates.push("poll", {})
    assert (await call("getUpdates"))["result"] == []


async def test_a_second_poller_ends_the_first(call: Caller) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=10))
    await asyncio.sleep(0.05)
    await call("getUpdates")
    assert (await first)["error_code"] == 409


# Pictures


def _picture(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "caption", "refusal"),
    [
        (_picture(1080, 1350), "x" * 1024, None),
        (_picture(1080, 1350), f"<b>{'x' * 1024}</b>", None),
        (_picture(1080, 1350), "😀" * 512 + "x", "message caption is too long"),
        (_picture(9000, 1001), "", "PHOTO_INVALID_DIMENSIONS"),
        (_picture(2100, 100), "", "PHOTO_INVALID_DIMENSIONS"),
        (b"GIF", "", "IMAGE_PROCESS_FAILED"),
        (b"", "", "file must be non-empty"),
        (bytes(10_000_001), "", "file is too big"),
    ],
    ids=["at most", "markup", "caption", "sides", "ratio", "broken", "empty", "heavy"],
)
async def test_a_photo_is_taken_or_refused(
    call: Caller, content: bytes, caption: str, refusal: str | None
) -> None:
    form = FormData({"chat_id": CHAT, "caption": caption, "parse_mode": "HTML"})
    form.add_field("photo", io.BytesIO(content), filename="p.png")
    answer = await call.form("sendPhoto", form)
    assert answer.get("description") == (f"Bad Request: {refusal}" if refusal else None)


async def test_a_photo_that_was_sent_up_can_be_sent_again_and_exchanged(call: Caller) -> None:
    form = FormData({"chat_id": CHAT})
    form.add_field("photo", _picture(100, 100), filename="p.png")
    sent = (await call.form("sendPhoto", form))["result"]
    file = sent["photo"][-1]["file_id"]
    again = await call("sendPhoto", chat_id=CHAT, photo=file, caption="c")
    assert again["result"]["photo"][-1]["file_id"] == file
    place = {"chat_id": CHAT, "message_id": str(sent["message_id"])}
    words = await call("editMessageText", **place, text="t")
    assert words["description"] == "Bad Request: there is no text in the message to edit"
    form = FormData({**place, "media": '{"type": "photo", "media": "attach://new"}'})
    form.add_field("new", _picture(200, 100), filename="p.png")
    other = (await call.form("editMessageMedia", form))["result"]
    assert other["photo"][-1]["width"] == 200
    media = {"type": "photo", "media": other["photo"][-1]["file_id"]}
    same = await call("editMessageMedia", **place, media=media)
    assert same["description"] == f"Bad Request: {NOT_MODIFIED}"
    unknown = await call("sendPhoto", chat_id=CHAT, photo="other")
    assert unknown["description"] == "Bad Request: wrong file identifier/HTTP URL specified"
