"""Lays out a poster or a card: as large as its words allow, the same order on both."""

from bot.pictures.leaflets.forms import LeafletError, Measures, Paper
from bot.pictures.leaflets.measure import width_of
from bot.pictures.leaflets.page import Box, Code, Disc, Line, Page
from bot.pictures.leaflets.parts import Part, barred, grounded, overlaid, paragraph, stacked
from bot.pictures.leaflets.words import Call, Leaflet

_INK, _DEEP, _ALARM, _MUTED = "#16181d", "#14365c", "#a61b13", "#59636f"
_WHITE, _PALE, _SOFT = "#ffffff", "#eef2f7", "#c9d8ea"
_SCALES = tuple(percent / 100 for percent in range(135, 69, -5))
_LEAST_GAP = 11
_NAME_SIZES = tuple(range(66, 43, -2))
_NUMBER_SIZES = tuple(range(44, 17, -2))
_TICK = "✓"
_TIGHT = 1.16
"""The leading of a name that takes two lines."""


def lay_out(words: Leaflet, paper: Paper) -> Page:
    """Return the page; raise `LeafletError` if it cannot hold its words in a readable size."""
    form = paper.value
    head, foot = _head(words, form), _foot(words, form)
    room = form.height - head.height - foot.height
    for scale in _SCALES:
        parts = _body(words, form, scale)
        gap = (room - sum(part.height for part in parts)) / (len(parts) + 1)
        if gap >= _LEAST_GAP:
            body = stacked(parts, gap).down(head.height + gap)
            whole = overlaid((head, body, foot.down(form.height - foot.height)), form.height)
            return Page(form.width, form.height, whole.areas, whole.discs, whole.lines, whole.codes)
    raise LeafletError(f"{words.name}: its poster texts are too long for one page; shorten them")


def _head(words: Leaflet, form: Measures) -> Part:
    left, width = form.margin, form.inner
    size = _largest(words.name, width, _NAME_SIZES)
    name = (
        paragraph(words.label, left, width, 17, _SOFT),
        paragraph(words.name, left, width, size, _WHITE, _TIGHT),
    )
    bait = (
        paragraph(words.starts, left, width, 14, _SOFT),
        paragraph(words.bait, left, width, 22, _WHITE),
    )
    texts = stacked((stacked(name, 2), stacked(bait, 2)), 14)
    return grounded(texts, 0, form.width, form.margin / 2, _DEEP)


def _largest(text: str, width: float, sizes: tuple[int, ...]) -> int:
    """Return the largest size that keeps a text on one line, else the smallest."""
    return next((size for size in sizes if width_of(text, size) <= width), sizes[-1])


def _body(words: Leaflet, form: Measures, scale: float) -> tuple[Part, ...]:
    parts = (_signs(words, form, scale), _steps(words, form, scale))
    return (*parts, _calls(words.calls, form)) if words.calls else parts


def _signs(words: Leaflet, form: Measures, scale: float) -> Part:
    title = paragraph(words.signs_title, form.margin, form.inner, 18 * scale, _ALARM)
    rows = (_sign(number, sign, form, 26 * scale) for number, sign in enumerate(words.signs, 1))
    return stacked((title, *rows), 9 * scale)


def _sign(number: int, text: str, form: Measures, size: float) -> Part:
    """Return a sign beside its number, which stands in a disc."""
    radius, digit, small = size * 0.62, str(number), size * 0.8
    indent = 2 * radius + size / 2
    told = paragraph(text, form.margin + indent, form.inner - indent, size, _INK)
    x, y = form.margin + radius, told.lines[0].y - size * 0.36
    mark = Line(digit, x - width_of(digit, small) / 2, y + small * 0.37, small, _WHITE)
    return overlaid(
        (told, Part(0, discs=(Disc(x, y, radius, _ALARM),), lines=(mark,))), told.height
    )


def _steps(words: Leaflet, form: Measures, scale: float) -> Part:
    padding = 13 * scale
    left, width = form.margin + padding + 10, form.inner - 2 * padding - 10
    title = paragraph(words.steps_title, left, width, 18 * scale, _DEEP)
    rows = (_step(step, left, width, 25 * scale) for step in words.steps)
    texts = stacked((title, *rows), 7 * scale)
    ground = grounded(texts, form.margin, form.right, padding, _PALE)
    return barred(ground, form.margin, _DEEP)


def _step(text: str, left: float, width: float, size: float) -> Part:
    indent = size * 1.2
    told = paragraph(text, left + indent, width - indent, size, _INK)
    tick = Line(_TICK, left, told.lines[0].y, size, _DEEP)
    return overlaid((told, Part(0, lines=(tick,))), told.height)


def _calls(calls: tuple[Call, ...], form: Measures) -> Part:
    """Return the numbers beside one another."""
    space = 24.0
    width = (form.inner - space * (len(calls) - 1)) / len(calls)
    size = min(_largest(call.number, width, _NUMBER_SIZES) for call in calls)
    columns = [
        _call(call, form.margin + place * (width + space), width, size)
        for place, call in enumerate(calls)
    ]
    return overlaid(columns, max(part.height for part in columns))


def _call(call: Call, x: float, width: float, size: float) -> Part:
    number = paragraph(call.number, x, width, size, _DEEP)
    return stacked((number, paragraph(call.use, x, width, 13, _INK)), 2)


def _foot(words: Leaflet, form: Measures) -> Part:
    parts = [_helper(words, form), paragraph(words.source, form.margin, form.inner, 7.5, _MUTED)]
    if words.venue:
        text = paragraph(words.venue, form.margin, form.inner, 19, _WHITE)
        parts.insert(0, grounded(text, 0, form.width, 9, _DEEP))
    foot = stacked(parts, 9)
    return overlaid((foot,), foot.height + form.margin / 2)


def _helper(words: Leaflet, form: Measures) -> Part:
    """Return the code, and beside it whom it leads to."""
    left = form.margin + form.code + 18
    width = form.right - left
    texts = stacked(
        (
            paragraph(words.helper, left, width, 24, _DEEP),
            paragraph(words.invite, left, width, 16, _INK),
            paragraph(words.address, left, width, 14, _INK),
            paragraph(words.promise, left, width, 13, _MUTED),
        ),
        5,
    )
    height = max(texts.height, form.code)
    code = Code(Box(form.margin, 0, form.margin + form.code, form.code), words.link)
    return overlaid(
        (
            texts.down((height - texts.height) / 2),
            Part(form.code, codes=(code,)).down((height - form.code) / 2),
        ),
        height,
    )
