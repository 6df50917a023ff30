"""A picture made safe to read: bounded before it is decoded, upright, without holes."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, ImageStat, UnidentifiedImageError

from bot.reading.picture import MOST_BYTES, Trouble

MOST_PIXELS = 24_000_000
LONGEST_SIDE = 20_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")

_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM")
_WIDEST = 1080
_LONGEST_LANDSCAPE = 1600
_NARROWEST = 720
"""Pixels; what lies outside is scaled, since text is found best at a phone's own size."""
_FAINT = 110
"""Steps of 255 between dark and bright below which a picture is stretched."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class PictureError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True)
class Decoded:
    image: Image.Image
    """RGB, upright, at its own size."""
    moving: bool


def decode(content: bytes) -> Decoded:
    """Return the first image of a file; raise `PictureError` before anything large is decoded."""
    if not content:
        raise PictureError(Trouble.EMPTY)
    if len(content) > MOST_BYTES:
        raise PictureError(Trouble.HEAVY)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                _check_size(image)
                moving = getattr(image, "n_frames", 1) > 1 and image.format in {
                    "GIF",
                    "PNG",
                    "WEBP",
                }
                image.seek(0)
                image.load()
                return Decoded(_opaque(ImageOps.exif_transpose(image)), moving)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
            raise PictureError(Trouble.LARGE) from None
        except UnidentifiedImageError:
            known = content.startswith(_BEGINNINGS)
            raise PictureError(Trouble.BROKEN if known else Trouble.FORMAT) from None
        except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError):
            raise PictureError(Trouble.BROKEN) from None  # what Pillow raises for damaged files


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
        raise PictureError(Trouble.LARGE)


def _opaque(image: Image.Image) -> Image.Image:
    """Lay what is transparent on the ground against which the rest is seen."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    alpha = image.getchannel("A")
    if not alpha.getbbox():
        return Image.new("RGB", image.size, "white")
    [brightness] = ImageStat.Stat(image.convert("L"), alpha).mean
    ground = Image.new("RGBA", image.size, "black" if brightness > 160 else "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def readable(image: Image.Image) -> Image.Image:
    """Return a picture at the size at which text is found best, with its contrast stretched."""
    limit = _WIDEST if image.height >= image.width else _LONGEST_LANDSCAPE
    factor = min(limit / image.width, 1.0)
    if image.width < _NARROWEST:
        factor = min(_NARROWEST / image.width, 2.0)
    if factor != 1.0:
        size = (max(round(image.width * factor), 1), max(round(image.height * factor), 1))
        image = image.resize(size, Image.Resampling.LANCZOS)
    low, high = _range(image)
    return ImageOps.autocontrast(image, cutoff=0.5) if high - low < _FAINT else image


def _range(image: Image.Image) -> tuple[int, int]:
    """Return the brightness below and above which one pixel in two hundred lies."""
    histogram = image.convert("L").histogram()
    few = image.width * image.height // 200
    return _reached(histogram, few), 255 - _reached(histogram[::-1], few)


def _reached(histogram: list[int], wanted: int) -> int:
    total = 0
    for step, count in enumerate(histogram):
        total += count
        if total > wanted:
            return step
    return len(histogram) - 1
