"""Draws a conversation as the apps that people use show it; nothing here is a real screenshot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

Side = Literal["left", "right"]
Line = tuple[Side, str]
Colour = tuple[int, int, int]

WIDTH = 1080
HEIGHT = 2340
_TEXT = 50
_SMALL = 34
_LARGE = 66
_LEADING = 1.35
_CLOSING = "，。！？；：、）”》,.!?;:)"


@cache
def font(size: int, serif: bool = False) -> ImageFont.FreeTypeFont:
    path = pylopdf_fonts_zh_cn.serif_path() if serif else pylopdf_fonts_zh_cn.sans_path()
    return ImageFont.truetype(path, size)


@dataclass(frozen=True)
class Theme:
    ground: Colour
    bar: Colour
    ink: Colour
    faint: Colour
    left: Colour
    right: Colour
    right_ink: Colour


_INK: Colour = (20, 20, 20)
_PALE: Colour = (233, 237, 239)
_GREY: Colour = (130, 130, 135)
THEMES = {
    "wechat": (
        Theme((237, 237, 237), (237, 237, 237), _INK, _GREY, (255, 255, 255), (149, 236, 105), _INK),
        Theme((17, 17, 17), (25, 25, 25), (213, 213, 213), _GREY, (44, 44, 44), (62, 181, 117), _INK),
    ),
    "whatsapp": (
        Theme((236, 229, 221), (0, 128, 105), _INK, _GREY, (255, 255, 255), (220, 248, 198), _INK),
        Theme((11, 20, 26), (32, 44, 51), _PALE, _GREY, (32, 44, 51), (0, 92, 75), _PALE),
    ),
    "telegram": (
        Theme((200, 217, 230), (255, 255, 255), _INK, _GREY, (255, 255, 255), (239, 253, 222), _INK),
        Theme((14, 22, 33), (23, 33, 43), _PALE, _GREY, (24, 37, 51), (43, 82, 120), _PALE),
    ),
    "sms": (
        Theme((255, 255, 255), (246, 246, 246), _INK, _GREY, (233, 233, 235), (0, 122, 255), (255,) * 3),
        Theme((0, 0, 0), (22, 22, 22), (255,) * 3, _GREY, (38, 38, 40), (10, 132, 255), (255,) * 3),
    ),
    "page": (
        Theme((255, 255, 255), (242, 242, 242), _INK, _GREY, (255, 255, 255), (26, 115, 232), (255,) * 3),
        Theme((32, 33, 36), (53, 54, 58), _PALE, _GREY, (32, 33, 36), (138, 180, 248), _INK),
    ),
}  # fmt: skip
"""Light and dark, by app."""


class _Canvas:
    """A phone's screen that is filled from the top."""

    def __init__(self, theme: Theme, chinese: bool) -> None:
        self.theme = theme
        self.chinese = chinese
        self.image = Image.new("RGB", (WIDTH, HEIGHT), theme.ground)
        self.draw = ImageDraw.Draw(self.image)
        self.y = 0

    def status_bar(self) -> None:
        ink = _ink_on(self.theme.bar, self.theme)
        self.draw.rectangle((0, 0, WIDTH, 90), self.theme.bar)
        self.draw.text((70, 25), "9:41", ink, font(36))
        self.draw.text((WIDTH - 250, 25), "5G  86%", ink, font(36))
        self.y = 90

    def title_bar(self, name: str, centred: bool = True) -> None:
        self.draw.rectangle((0, self.y, WIDTH, self.y + 130), self.theme.bar)
        ink = _ink_on(self.theme.bar, self.theme)
        self.draw.line([(60, self.y + 45), (40, self.y + 65), (60, self.y + 85)], ink, 5)
        x = (WIDTH - font(50).getlength(name)) / 2 if centred else 200
        if not centred:
            self.draw.ellipse((90, self.y + 20, 180, self.y + 110), self.theme.faint)
        self.draw.text((x, self.y + 32), name, ink, font(50))
        self.y += 150

    def centred(self, text: str) -> None:
        width = font(_SMALL).getlength(text)
        self.draw.text(((WIDTH - width) / 2, self.y + 15), text, self.theme.faint, font(_SMALL))
        self.y += 90

    def bubble(self, side: Side, text: str, edge: int, stamp: str = "") -> None:
        """Put a bubble ``edge`` pixels from its side, with the time inside if there is one."""
        lines = list(wrapped(text, font(_TEXT), WIDTH - 2 * edge - 160))
        step = round(_TEXT * _LEADING)
        inner = max(font(_TEXT).getlength(line) for line in lines)
        if stamp:
            inner = max(inner, font(_SMALL).getlength(stamp))
        width = round(inner) + 64
        height = step * len(lines) + 44 + (44 if stamp else 0)
        x = edge if side == "left" else WIDTH - edge - width
        fill = self.theme.left if side == "left" else self.theme.right
        ink = self.theme.ink if side == "left" else self.theme.right_ink
        self.draw.rounded_rectangle((x, self.y, x + width, self.y + height), 28, fill)
        for number, line in enumerate(lines):
            self.draw.text((x + 32, self.y + 20 + number * step), line, ink, font(_TEXT))
        if stamp:
            at = (x + width - 24 - font(_SMALL).getlength(stamp), self.y + height - 52)
            self.draw.text(at, stamp, self.theme.faint, font(_SMALL))
        self.y += height + 36

    def avatar(self, side: Side) -> None:
        x = 30 if side == "left" else WIDTH - 130
        self.draw.rounded_rectangle((x, self.y, x + 100, self.y + 100), 14, self.theme.faint)

    def paragraph(self, text: str, size: int = _TEXT, serif: bool = False) -> None:
        for line in wrapped(text, font(size, serif), WIDTH - 140):
            self.draw.text((70, self.y), line, self.theme.ink, font(size, serif))
            self.y += round(size * _LEADING)
        self.y += 34

    def input_bar(self, hint: str) -> None:
        self.y = max(self.y + 20, 1100)
        self.draw.rectangle((0, self.y, WIDTH, self.y + 140), self.theme.bar)
        box = (120, self.y + 25, WIDTH - 220, self.y + 115)
        self.draw.rounded_rectangle(box, 20, self.theme.ground, self.theme.faint)
        self.draw.text((150, self.y + 42), hint, self.theme.faint, font(40))
        self.y += 140

    def finished(self) -> Image.Image:
        return self.image.crop((0, 0, WIDTH, min(HEIGHT, max(self.y, 600))))


def _ink_on(ground: Colour, theme: Theme) -> Colour:
    return theme.ink if sum(ground) > 500 or theme.ink == _PALE else (250, 250, 250)


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """Break lines as apps do: between Chinese characters, at spaces, inside a long address."""
    for paragraph in text.splitlines() or [""]:
        line = ""
        for piece in _pieces(paragraph):
            if line and face.getlength(line + piece.rstrip()) > width:
                yield line.rstrip()
                line = ""
            for character in piece:
                if face.getlength(line + character) > width and character not in _CLOSING:
                    yield line
                    line = ""
                line += character if line or character != " " else ""
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if character.isascii() and character != " ":
            word += character
            continue
        if character in _CLOSING:
            yield word + character
        elif character == " ":
            yield word + " "
        else:
            if word:
                yield word
            yield character
        word = ""
    if word:
        yield word


Layout = Callable[[str, Sequence[Line], bool, bool], Image.Image]


def wechat(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["wechat"][dark], chinese)
    canvas.status_bar()
    canvas.title_bar(title)
    canvas.centred("昨天 14:02" if chinese else "Yesterday 2:02 PM")
    for side, text in lines:
        canvas.avatar(side)
        canvas.bubble(side, text, 160)
    canvas.input_bar("")
    return canvas.finished()


def whatsapp(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["whatsapp"][dark], chinese)
    canvas.status_bar()
    canvas.title_bar(title, centred=False)
    canvas.centred("今天" if chinese else "Today")
    for minute, (side, text) in enumerate(lines, 10):
        canvas.bubble(side, text, 40, f"14:{minute}" + (" ✓✓" if side == "right" else ""))
    canvas.input_bar("输入消息" if chinese else "Message")
    return canvas.finished()


def telegram(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["telegram"][dark], chinese)
    canvas.status_bar()
    canvas.title_bar(title, centred=False)
    canvas.centred("5月20日" if chinese else "May 20")
    for minute, (side, text) in enumerate(lines, 31):
        canvas.bubble(side, text, 30, f"21:{minute}")
    canvas.input_bar("消息" if chinese else "Message")
    return canvas.finished()


def sms(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["sms"][dark], chinese)
    canvas.status_bar()
    canvas.title_bar(title)
    canvas.centred("短信" if chinese else "Text Message")
    canvas.centred("今天 上午9:36" if chinese else "Today 9:36 AM")
    for side, text in lines:
        canvas.bubble(side, text, 40)
    canvas.input_bar("短信" if chinese else "Text Message")
    return canvas.finished()


def web(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["page"][dark], chinese)
    canvas.status_bar()
    canvas.draw.rectangle((0, canvas.y, WIDTH, canvas.y + 110), canvas.theme.bar)
    canvas.draw.text((150, canvas.y + 30), title, canvas.theme.ink, font(42))
    canvas.y += 160
    (_, heading), *rest = lines
    canvas.paragraph(heading, _LARGE)
    for _, text in rest:
        canvas.paragraph(text)
    return canvas.finished()


def email(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["page"][dark], chinese)
    canvas.status_bar()
    canvas.y += 50
    (_, subject), *rest = lines
    canvas.paragraph(subject, _LARGE)
    canvas.paragraph(f"发件人：{title}" if chinese else f"From: {title}", 42)
    canvas.draw.line((0, canvas.y, WIDTH, canvas.y), canvas.theme.faint, 2)
    canvas.y += 40
    for _, text in rest:
        canvas.paragraph(text, 46, serif=not chinese)
    return canvas.finished()


def notification(title: str, lines: Sequence[Line], dark: bool, chinese: bool) -> Image.Image:
    canvas = _Canvas(THEMES["sms"][dark], chinese)
    canvas.status_bar()
    canvas.y = 260
    canvas.draw.text((360, canvas.y), "14:25", canvas.theme.ink, font(140))
    canvas.y = 520
    for _, text in lines:
        inner = list(wrapped(text, font(44), WIDTH - 240))
        height = 130 + 60 * len(inner)
        box = (40, canvas.y, WIDTH - 40, canvas.y + height)
        canvas.draw.rounded_rectangle(box, 44, canvas.theme.left)
        canvas.draw.text((90, canvas.y + 28), title, canvas.theme.ink, font(44))
        now = "现在" if chinese else "now"
        canvas.draw.text((WIDTH - 170, canvas.y + 30), now, canvas.theme.faint, font(36))
        for number, line in enumerate(inner):
            at = (90, canvas.y + 92 + 60 * number)
            canvas.draw.text(at, line, canvas.theme.ink, font(44))
        canvas.y += height + 30
    canvas.y += 100
    return canvas.finished()


LAYOUTS: dict[str, Layout] = {
    "wechat": wechat,
    "whatsapp": whatsapp,
    "telegram": telegram,
    "sms": sms,
    "web": web,
    "email": email,
    "notification": notification,
}
