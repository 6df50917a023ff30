"""The kinds of message that are not text, as Telegram delivers them."""

import io

from PIL import Image

from tests.bot_api.rules import Json

FILE_ID = "f1"
"""The file of every kind below."""
_FILE: Json = {"file_id": FILE_ID, "file_unique_id": "u1"}
_PICTURE: Json = {**_FILE, "width": 90, "height": 90}
_PLACE: Json = {"latitude": 39.9, "longitude": 116.4}
_OPTIONS: list[Json] = [
    {"text": text, "voter_count": 0, "persistent_id": text} for text in ("A", "B")
]

CONTENTS: dict[str, Json] = {
    "photo": {"photo": [_PICTURE]},
    "voice": {"voice": {**_FILE, "duration": 3}},
    "audio": {"audio": {**_FILE, "duration": 3}},
    "video": {"video": {**_PICTURE, "duration": 3}},
    "video_note": {"video_note": {**_FILE, "length": 90, "duration": 3}},
    "animation": {
        "animation": {**_PICTURE, "duration": 3},
        "document": {**_FILE, "file_name": "a.mp4"},
    },
    "sticker": {
        "sticker": {**_PICTURE, "is_animated": False, "is_video": False, "type": "regular"}
    },
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "document": {"document": {**_FILE, "file_name": "a.apk"}},
    "contact": {"contact": {"phone_number": "+8613800000000", "first_name": "C"}},
    "location": {"location": _PLACE},
    "venue": {"location": _PLACE, "venue": {"location": _PLACE, "title": "T", "address": "A"}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "Q?",
            "options": _OPTIONS,
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
}
"""The fields that make a message one of its kind, by the kind's name in the API."""


def blank_picture() -> bytes:
    """Return what the file holds: a picture with nothing on it."""
    file = io.BytesIO()
    Image.new("RGB", (90, 90), "white").save(file, "PNG")
    return file.getvalue()
