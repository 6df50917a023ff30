"""The process that reads pictures: bytes of one in, JSON of what it holds out."""

import json

from bot.reading.codes import read_codes
from bot.reading.image import PictureError, decode, readable
from bot.reading.layout import arrange
from bot.reading.ocr import TextReader
from bot.reading.picture import Picture, Trouble, to_json
from bot.workers.serving import Answer, Bounds, serve

BOUNDS = Bounds(memory_bytes=2 * 1024**3, seconds=20)


def _prepare() -> Answer:
    reader = TextReader()
    return lambda content: json.dumps(to_json(_read(content, reader))).encode()


def _read(content: bytes, reader: TextReader) -> Picture | Trouble:
    try:
        decoded = decode(content)
        codes = read_codes(decoded.image)
        image, lines, whole = reader.lines(readable(decoded.image))
        passages = arrange(lines, image.width, image.height)
        return Picture(passages, codes, decoded.moving, not whole)
    except PictureError as error:
        return error.trouble
    except MemoryError:
        return Trouble.LARGE
    except Exception:  # of a library about one picture: the next one is read all the same
        return Trouble.FAILED


if __name__ == "__main__":
    serve(_prepare, BOUNDS)
