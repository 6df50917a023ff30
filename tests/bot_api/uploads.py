"""The pictures that the bot has sent up, each by the id under which it may send it again."""

import io
from itertools import count

from PIL import Image

from tests.bot_api import rules
from tests.bot_api.refusals import bad_request
from tests.bot_api.rules import Json

_THUMBNAIL = 320


class Uploads:
    def __init__(self) -> None:
        self._numbers = count(1)
        self._arriving: dict[str, bytes] = {}
        self.photos: dict[str, bytes] = {}
        """By file id, in the order they were sent up."""

    def take(self, content: bytes) -> str:
        """Hold a file of the request that is being read; return what stands for it."""
        name = f"upload:{next(self._numbers)}"
        self._arriving[name] = content
        return name

    def photo(self, given: str) -> str:
        """Return the id of a picture that was sent up just now or before, or refuse it."""
        if given in self._arriving:
            content = self._arriving.pop(given)
            rules.check_photo(content)
            file = f"photo-{next(self._numbers)}"
            self.photos[file] = content
            return file
        if not given:
            raise bad_request("there is no photo in the request")
        if given not in self.photos:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return given

    def forget(self) -> None:
        """Let every id be one that is not known any more."""
        self.photos.clear()

    def sizes(self, file: str) -> list[Json]:
        """Return what Telegram offers of a picture: a small one and itself."""
        width, height = Image.open(io.BytesIO(self.photos[file])).size
        small = max(1, height * _THUMBNAIL // width)
        return [
            {"file_id": f"{file}-s", "file_unique_id": "s", "width": _THUMBNAIL, "height": small},
            {"file_id": file, "file_unique_id": file, "width": width, "height": height},
        ]
