"""What befalls a screenshot on its way: compressing, scaling, cropping, photographing a screen."""

import io
from collections.abc import Callable

from PIL import Image, ImageEnhance, ImageFilter

TELEGRAM_SIDE = 1280
"""Pixels of the longer side that Telegram's apps leave of a photo."""


def clean(image: Image.Image) -> bytes:
    return saved(image, "PNG")


def telegram(image: Image.Image) -> bytes:
    """Shrink and compress as Telegram's apps do with a photo."""
    image = image.copy()
    image.thumbnail((TELEGRAM_SIDE, TELEGRAM_SIDE), Image.Resampling.LANCZOS)
    return saved(image, "JPEG", quality=85)


def compressed(image: Image.Image) -> bytes:
    return saved(image, "JPEG", quality=60)


def small(image: Image.Image) -> bytes:
    return saved(_scaled(image, 0.45), "JPEG", quality=60)


def large(image: Image.Image) -> bytes:
    return saved(_scaled(image, 1.33), "WEBP", quality=80)


def cropped(image: Image.Image) -> bytes:
    """Cut off the bars, as people do before they send."""
    return saved(image.crop((20, 220, image.width - 10, image.height - 40)), "JPEG", quality=80)


def tilted(image: Image.Image) -> bytes:
    """Photograph the screen: a little askew, soft and dim."""
    turned = image.rotate(1.5, Image.Resampling.BICUBIC, expand=True, fillcolor=(90, 90, 90))
    soft = _scaled(turned, 0.8).filter(ImageFilter.GaussianBlur(0.8))
    return saved(ImageEnhance.Contrast(soft).enhance(0.75), "JPEG", quality=70)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def _scaled(image: Image.Image, factor: float) -> Image.Image:
    size = (round(image.width * factor), round(image.height * factor))
    return image.resize(size, Image.Resampling.LANCZOS)


DAMAGES: dict[str, Callable[[Image.Image], bytes]] = {
    "clean": clean,
    "telegram": telegram,
    "compressed": compressed,
    "small": small,
    "large": large,
    "cropped": cropped,
    "tilted": tilted,
}
