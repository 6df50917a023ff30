"""Pictures are refused or made readable before anything looks at them."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image, ImageDraw

from bot.reading import image as images
from bot.reading.image import PictureError, decode, readable
from bot.reading.picture import MOST_BYTES, Trouble
from tests.screenshots.damage import saved

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
Colour = tuple[int, int, int]


def striped(size: tuple[int, int] = (200, 100), mode: str = "RGB") -> Image.Image:
    """Return a picture that is black in its left half."""
    picture = Image.new(mode, size, "white")
    picture.paste("black", (0, 0, size[0] // 2, size[1]))
    return picture


def png(width: int, height: int, *, rows: bytes = b"") -> bytes:
    """Return a PNG that claims a size, of one bit a pixel."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = zlib.compress(rows or bytes((width // 8 + 2) * min(height, 2)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    )


def gif(width: int, height: int) -> bytes:
    """Return a GIF that claims a size."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x00"
    return b"GIF89a" + screen + b"," + frame + b";"


def trouble(content: bytes) -> Trouble:
    with pytest.raises(PictureError) as refused:
        decode(content)
    return refused.value.trouble


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_the_formats_of_phones_are_read(form: str) -> None:
    decoded = decode(saved(striped(), form))
    assert (decoded.image.mode, decoded.image.size, decoded.moving) == ("RGB", (200, 100), False)
    assert decoded.image.getpixel((180, 50)) == pytest.approx(WHITE, abs=4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_every_kind_of_colour_is_read(mode: str) -> None:
    form = "TIFF" if mode == "F" else "JPEG" if mode == "CMYK" else "PNG"
    content = saved(striped().convert("L" if mode == "I;16" else "RGB").convert(mode), form)
    if form == "TIFF":
        assert trouble(content) is Trouble.FORMAT
    else:
        assert decode(content).image.mode == "RGB"


def test_nothing_is_no_picture() -> None:
    assert trouble(b"") is Trouble.EMPTY


def test_more_bytes_than_we_take_are_not_looked_at() -> None:
    assert trouble(bytes(MOST_BYTES + 1)) is Trouble.HEAVY


@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        saved(striped(), "TIFF"),
        saved(striped(), "ICO"),
    ],
    ids=["byte", "pdf", "zip", "svg", "heic", "tiff", "ico"],
)
def test_other_formats_are_named_as_such(content: bytes) -> None:
    assert trouble(content) is Trouble.FORMAT


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_a_file_that_is_cut_short_is_damaged(form: str) -> None:
    content = saved(striped((400, 300)).effect_spread(40), form)
    assert trouble(content[: len(content) // 2]) is Trouble.BROKEN


def test_every_cut_and_flipped_byte_gets_an_answer() -> None:
    """Nothing but a picture or a `PictureError` comes of a damaged file."""
    whole = saved(striped((64, 48)), "PNG")
    damaged = [whole[:cut] for cut in range(len(whole))]
    damaged += [
        whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(len(whole))
    ]
    for content in damaged:
        with suppress(PictureError):
            decode(content)


@pytest.mark.parametrize(
    "content",
    [
        png(16_000, 10_000),
        png(100_000, 100_000),
        png(2_000_000, 4),
        png(2**31 - 1, 2**31 - 1),
        gif(65_535, 65_535),
        png(images.LONGEST_SIDE + 1, 1),
    ],
    ids=["19 KB", "huge", "wide", "widest", "gif", "thread"],
)
def test_a_bomb_is_refused_before_it_is_decoded(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", decoded)
    assert trouble(content) is Trouble.LARGE


def test_a_frame_larger_than_its_picture_is_refused() -> None:
    """The header of a GIF may lie about what its first frame needs."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0) + b"\x02\x00;"
    content = b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + bytes(6) + frame
    assert trouble(content) in {Trouble.LARGE, Trouble.BROKEN}


def test_a_bomb_in_the_compressed_text_of_a_png_is_refused() -> None:
    body = b"k\0\0" + zlib.compress(bytes(100_000_000))
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    whole = saved(striped(), "PNG")
    assert trouble(whole[:33] + chunk + whole[33:]) is Trouble.BROKEN


@pytest.mark.parametrize(("orientation", "left_is"), [(1, "left"), (3, "right"), (6, "top")])
def test_a_photo_is_turned_as_it_was_taken(orientation: int, left_is: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decode(saved(striped(), "JPEG", exif=exif.tobytes())).image
    width, height = picture.size
    dark = {"left": (5, height // 2), "right": (width - 5, height // 2), "top": (width // 2, 5)}
    assert picture.getpixel(dark[left_is]) == pytest.approx(BLACK, abs=8)
    assert picture.size == ((100, 200) if left_is == "top" else (200, 100))


@pytest.mark.parametrize(("ink", "ground"), [(BLACK, WHITE), (WHITE, BLACK)])
def test_what_is_transparent_lies_on_the_other_colour(ink: Colour, ground: Colour) -> None:
    picture = Image.new("RGBA", (100, 100), (*ink, 0))
    picture.paste((*ink, 255), (10, 10, 30, 30))
    decoded = decode(saved(picture, "PNG")).image
    assert (decoded.getpixel((20, 20)), decoded.getpixel((80, 80))) == (ink, ground)


def test_a_picture_of_nothing_but_holes_is_blank() -> None:
    blank = decode(saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")).image
    assert blank.getextrema() == ((255, 255), (255, 255), (255, 255))


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_image_is_taken(form: str) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue", "green")]
    content = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    decoded = decode(content)
    assert decoded.moving
    assert decoded.image.getpixel((20, 20)) == pytest.approx((255, 0, 0), abs=4)


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((1080, 2340), (1080, 2340)),
        ((1440, 3120), (1080, 2340)),
        ((360, 780), (720, 1560)),
        ((3000, 1500), (1600, 800)),
        ((1, 1), (2, 2)),
        ((1080, 12_000), (1080, 12_000)),
    ],
)
def test_it_is_scaled_to_the_size_of_a_phone(
    size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    assert readable(Image.new("RGB", size)).size == becomes


def test_what_is_faint_is_stretched_and_the_rest_left_alone() -> None:
    faint = Image.new("RGB", (800, 800), (40, 40, 40))
    ImageDraw.Draw(faint).rectangle((100, 100, 400, 400), (60, 60, 60))
    assert readable(faint).getextrema()[0] == (0, 255)
    plain = striped((800, 800))
    assert readable(plain).tobytes() == plain.tobytes()


def test_one_colour_alone_stays_as_it_is() -> None:
    assert readable(Image.new("RGB", (800, 800), "grey")).size == (800, 800)


def test_pillow_guards_too() -> None:
    assert images.MOST_PIXELS == Image.MAX_IMAGE_PIXELS
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(png(16_000, 10_000)))
