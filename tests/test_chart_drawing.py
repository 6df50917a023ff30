"""Every chart in every language: nothing cut, nothing over anything else, no glyph missing."""

import io
from collections.abc import Iterator
from itertools import combinations

import pytest
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import Bbox
from PIL import Image

from bot.chinese import Script
from bot.memory import Tongue
from bot.phrasebook import Phrasebook
from bot.pictures.chart import draw_chart
from bot.pictures.drawings import Bars, ChartDrawing, Numbers
from bot.pictures.page import SMALL
from bot.pictures.sheet import WIDTH, Sheet, png, width_of, wrapped
from bot.pictures.subjects import ChartOf
from bot.rendering import Voice
from bot.rendering.pictures import compose
from tests.known import BASE

CHARTS = tuple(BASE.bulletin.charts)
TAGS = (*Script, "en")
SMALLEST = 26
"""Pixels of type that can be read on a phone, where 1080 are as wide as the screen."""


def drawing(chart: str, tag: str) -> ChartDrawing:
    tongue = Tongue.of(tag)
    voice = Voice(tongue.language, Phrasebook()[tongue.language], BASE)
    return compose(ChartOf(chart), voice, tongue.script, username="")


def boxes(sheet: Sheet) -> Iterator[tuple[str, Bbox]]:
    """Yield each line that is written and where."""
    sheet.figure.draw_without_rendering()
    for text in sheet.figure.texts:
        if text.get_text():
            yield text.get_text(), text.get_window_extent()


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("chart", CHARTS)
def test_no_line_is_cut_or_stands_over_another(chart: str, tag: str) -> None:
    """A glyph that the font has not is a warning of matplotlib's, and so an error here."""
    sheet = draw_chart(drawing(chart, tag))
    lines = list(boxes(sheet))
    for words, box in lines:
        assert box.x0 >= 0, words
        assert box.x1 <= WIDTH, words
        assert box.y0 >= 0, words
        assert box.y1 <= sheet.height, words
    for (one, first), (other, second) in combinations(lines, 2):
        over = Bbox.intersection(first, second)
        assert not over or over.width < 1 or over.height < SMALL / 4, (one, other)
    cards = [
        patch.get_window_extent()
        for patch in sheet.figure.get_children()
        if isinstance(patch, FancyBboxPatch)
    ]
    for card in cards:
        for words, box in lines:
            if card.contains(box.x0, (box.y0 + box.y1) / 2):
                assert box.x1 <= card.x1, words


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("chart", CHARTS)
def test_all_can_be_read_on_a_phone(chart: str, tag: str) -> None:
    sheet = draw_chart(drawing(chart, tag))
    sizes = [text.get_fontsize() * 100 / 72 for text in sheet.figure.texts]
    assert min(sizes) >= SMALLEST
    assert sheet.height <= 2 * WIDTH
    picture = Image.open(io.BytesIO(png(sheet)))
    assert picture.size == (WIDTH, sheet.height)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("chart", CHARTS)
def test_period_source_and_date_stand_on_every_picture(chart: str, tag: str) -> None:
    shown = drawing(chart, tag)
    assert "2021" in shown.small_print[-1]
    for panel in shown.panels:
        if isinstance(panel, Bars | Numbers):
            assert panel.period
    written = "\n".join(text.get_text() for text in draw_chart(shown).figure.texts)
    numbers = [bar.shown for panel in shown.panels if isinstance(panel, Bars) for bar in panel.bars]
    assert all(number in written for number in numbers)


def test_a_missing_glyph_is_noticed() -> None:
    sheet = Sheet(100)
    sheet.write("🙂", 0, 0, 30)
    with pytest.raises(UserWarning, match="missing"):
        png(sheet)


def test_a_text_is_broken_where_a_reader_would_break_it() -> None:
    chinese = "破案数是五个月的，立案数是5月一个月的，不能相比。"
    assert "".join(wrapped(chinese, 27, 300)) == chinese
    assert not any(line[0] in "，。" for line in wrapped(chinese, 27, 300))
    english = "Cases cracked are those of five months"
    assert " ".join(wrapped(english, 27, 200)) == english
    for text in (chinese, english):
        assert all(width_of(line, 27) <= 310 for line in wrapped(text, 27, 300))


def test_known_numbers_stand_on_the_charts() -> None:
    growth = drawing("growth", "en")
    [year, month] = growth.panels
    assert isinstance(year, Bars)
    assert isinstance(month, Bars)
    assert [(bar.label, bar.shown) for bar in year.bars] == [
        ("Cases over one million yuan cracked", "+160.5%"),
        ("Suspects arrested", "+146.5%"),
        ("Criminal gangs broken up", "+80.6%"),
        ("Cases cracked", "+60.4%"),
    ]
    assert [(bar.shown, bar.falling) for bar in month.bars] == [("−14.3%", True)]
    assert year.full == month.full == 160.5
