"""Posters and cards: nothing cut or overlapping, every code leads where it says."""

import asyncio
import io
from itertools import combinations
from pathlib import Path

import pytest
import zxingcpp
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from PIL import Image

from bot.chinese import Script, converting
from bot.command_line import main
from bot.memory import Tongue
from bot.phrasebook import Phrasebook, Phrases
from bot.pictures import fonts
from bot.pictures.leaflets.canvas import draw
from bot.pictures.leaflets.forms import Format, LeafletError, Paper
from bot.pictures.leaflets.layout import lay_out
from bot.pictures.leaflets.lines import broken
from bot.pictures.leaflets.measure import width_of
from bot.pictures.leaflets.page import Box, Page
from bot.pictures.leaflets.words import Leaflet
from bot.rendering.leaflet import Venue, card, poster
from bot.rendering.pictures import converted
from bot.rendering.voice import Voice
from knowledge import Language
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi
from tests.known import BASE

PHRASEBOOK = Phrasebook()
USERNAME = "longest_username_that_there_is32"
TONGUES = (
    Tongue(Language.ZH),
    Tongue(Language.ZH, Script.TAIWAN),
    Tongue(Language.ZH, Script.HONG_KONG),
    Tongue(Language.EN),
)
_LEAST_BODY = 20
"""Points. From two metres, what stands on a poster is as large as a newspaper's text at hand."""
_NO_START = "，。；：！？、”’）》」"
_NO_END = "“‘（《「"


def voice(language: Language) -> Voice:
    return Voice(language, PHRASEBOOK[language], BASE)


def words(topic: str, tongue: Tongue, paper: Paper, venue: Venue | None = None) -> Leaflet:
    kind, spoken = BASE.topics[topic], voice(tongue.language)
    if paper is Paper.CARD:
        leaflet = card(kind, USERNAME, spoken)
    else:
        leaflet = poster(kind, BASE.places["cn"], venue, USERNAME, spoken)
    return converted(leaflet, converting(tongue.script))


def texts(leaflet: Leaflet) -> str:
    told = (leaflet.label, leaflet.name, leaflet.starts, leaflet.bait, leaflet.signs_title)
    told += (*leaflet.signs, leaflet.steps_title, *leaflet.steps)
    for call in leaflet.calls:
        told += (call.number, call.use)
    told += (leaflet.venue or "", leaflet.helper, leaflet.invite, leaflet.address)
    return "".join((*told, leaflet.promise, leaflet.source)).replace(" ", "")


def faults(page: Page) -> list[str]:
    """Return what is cut off, what overlaps and which lines begin or end as they must not."""
    boxes = {line.text: line.box for line in page.lines} | {
        code.link: code.box for code in page.codes
    }
    cut = [name for name, box in boxes.items() if not box.within(page.box)]
    over = [
        f"{one[0]} / {two[0]}"
        for one, two in combinations(boxes.items(), 2)
        if one[1].overlaps(two[1])
    ]
    broken_badly = [
        line.text
        for line in page.lines
        if line.text.startswith(tuple(_NO_START)) or line.text.endswith(tuple(_NO_END))
    ]
    return [*cut, *over, *broken_badly]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: f"{tongue.script}{tongue.language}")
def test_every_leaflet_shows_all_its_words_uncut_and_apart(tongue: Tongue, paper: Paper) -> None:
    for topic in BASE.topics:
        leaflet = words(topic, tongue, paper, Venue.POLICE_STATION)
        page = lay_out(leaflet, paper)
        assert faults(page) == []
        shown = "".join(line.text for line in page.lines if line.text not in "123✓")
        assert sorted(shown.replace(" ", "")) == sorted(texts(leaflet))
        signs = [line.size for line in page.lines if line.text in leaflet.signs[0]]
        assert min(signs) >= _LEAST_BODY


@pytest.mark.parametrize("place", BASE.places)
@pytest.mark.parametrize("language", Language)
def test_every_place_and_venue_has_room(place: str, language: Language) -> None:
    longest = max(BASE.topics.values(), key=lambda topic: len(topic.poster.name.en))
    for venue in Venue:
        leaflet = poster(longest, BASE.places[place], venue, USERNAME, voice(language))
        assert 1 <= len(leaflet.calls) <= 2
        assert faults(lay_out(leaflet, Paper.POSTER)) == []


NUMBERS = {
    "cn": ["110", "96110"],
    "hk": ["999", "18222"],
    "mo": ["993", "8800 7777"],
    "tw": ["165", "110"],
    "sg": ["1799", "1800-255-0000"],
    "my": ["997"],
    "us": ["ic3.gov"],
    "gb": ["159", "0300 123 2040"],
    "ca": ["1-888-495-8501"],
    "au": ["cyber.gov.au", "131 444"],
    "in": ["1930"],
    "nz": ["105", "111"],
    "jp": ["110", "#9110"],
    "kr": ["1394", "112"],
    "th": ["1441"],
    "ph": ["1326", "911"],
    "id": ["iasc.ojk.go.id", "110"],
    "ae": ["901", "800 2626"],
    "ie": ["999"],
    "de": ["116 116", "110"],
    "fr": ["17", "17cyber.gouv.fr"],
    "es": ["091", "017"],
    "za": ["083 123 7226", "10111"],
    "ke": ["100", "456"],
    "ng": ["0809 332 2644", "112"],
    "elsewhere": ["+86-10-12308"],
}


def test_the_numbers_are_those_a_place_names_first() -> None:
    topic = BASE.topics["phishing"]
    assert {
        place.id: [
            call.number for call in poster(topic, place, None, USERNAME, voice(Language.EN)).calls
        ]
        for place in BASE.places.values()
    } == NUMBERS


@pytest.mark.parametrize(
    "text", ["退款、理赔“百万保障”，110", "Hand over no “gold”, codes - 96110"]
)
def test_a_line_is_as_wide_as_it_is_drawn(text: str) -> None:
    face = FontProperties(fname=str(fonts.sans()), size=40)
    drawn, _, _ = RendererAgg(1, 1, 72).get_text_width_height_descent(text, face, ismath=False)
    assert width_of(text, 40) == pytest.approx(drawn, rel=0.03)


LINES = {
    ("一二三四五六七", 4): ("一二三", "四五六七"),
    ("一二，三四五六七", 6): ("一二，", "三四五六七"),
    ("一二三“四五”", 4): ("一二三", "“四五”"),
    ("一二三四。", 4): ("一二", "三四。"),
    ("装过的App别充值", 6): ("装过的App", "别充值"),
    ("one two three four", 10): ("one two", "three four"),
    ("unbreakable", 3): ("unbreakable",),
}


@pytest.mark.parametrize(("text", "width"), LINES)
def test_lines_break_where_both_languages_allow_it(text: str, width: int) -> None:
    assert broken(text, width, len) == LINES[text, width]


@pytest.mark.parametrize("paper", Paper)
def test_a_drawn_code_is_read_back_and_no_ink_reaches_the_edge(paper: Paper) -> None:
    leaflet = words("phishing", Tongue(Language.EN), paper)
    picture = Image.open(io.BytesIO(draw(lay_out(leaflet, paper), Format.PNG, 72))).convert("L")
    [found] = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    assert found.text == f"https://t.me/{USERNAME}?start=phishing"
    below = picture.crop((0, picture.height - 12, picture.width, picture.height))
    assert below.getextrema() == (255, 255)


def test_a_card_is_1080_pixels_wide_and_always_the_same() -> None:
    page = lay_out(words("task-scam", Tongue(Language.ZH), Paper.CARD), Paper.CARD)
    first, again = (draw(page, Format.PNG, Paper.CARD.value.dots_an_inch) for _ in range(2))
    assert Image.open(io.BytesIO(first)).size == (1080, 1350)
    assert first == again


def test_a_pdf_is_vectors_on_one_a4_page() -> None:
    leaflet = words("task-scam", Tongue(Language.ZH), Paper.POSTER)
    content = draw(lay_out(leaflet, Paper.POSTER), Format.PDF, 300)
    assert content.startswith(b"%PDF")
    assert b"/MediaBox [ 0 0 595.28 841.89 ]" in content
    assert b"/Subtype /Image" not in content


def test_words_that_cannot_be_large_are_refused() -> None:
    leaflet = words("task-scam", Tongue(Language.EN), Paper.POSTER)
    wordy = converted(leaflet, lambda text: text * 6)
    with pytest.raises(LeafletError, match="shorten them"):
        lay_out(wordy, Paper.POSTER)


def test_an_overlap_would_be_noticed() -> None:
    page = lay_out(words("phishing", Tongue(Language.EN), Paper.CARD), Paper.CARD)
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20))
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert not Box(0, 0, 541, 10).within(page.box)


def test_every_venue_has_its_line_in_both_languages() -> None:
    for language in Language:
        assert PHRASEBOOK[language].posters.venues.keys() == set(Venue)


def posters(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setattr("sys.argv", ["antifraud-bot", "posters", *arguments])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_the_command_prints_a_file_a_kind_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--bot", "@antifraud_bot", "--venue", "bank", "--output", str(tmp_path / "new"))
    assert posters(monkeypatch, *options, "--topic", "phishing", "--topic", "task-scam") == 0
    made = {path.name for path in (tmp_path / "new").iterdir()}
    assert made == {f"{t}.{lang}.pdf" for t in ("phishing", "task-scam") for lang in ("zh", "en")}
    assert capsys.readouterr().out.count("\n") == 4


async def test_without_a_name_telegram_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bot_api: BotApi
) -> None:
    options = ("--topic", "phishing", "--language", "en", "--card", "--format", "png")
    code = await asyncio.to_thread(posters, monkeypatch, *options, "--output", str(tmp_path))
    assert code == 0
    [found] = zxingcpp.read_barcodes(Image.open(tmp_path / "phishing.en.png").convert("L"))
    assert found.text == "https://t.me/antifraud_test_bot?start=phishing"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((), "error: --bot: say where the codes lead, or set BOT_TOKEN"),
        (("--bot", "no name"), "error: --bot: no name is not a username"),
        (("--bot", "antifraud_bot", "--topic", "x"), "error: --topic: x is no kind of fraud"),
        (("--bot", "antifraud_bot", "--output", "/dev/null/x"), "error: --output: /dev/null/x"),
    ],
)
def test_what_cannot_be_printed_is_said(
    arguments: tuple[str, ...], error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    assert str(posters(monkeypatch, *arguments)).startswith(error)


# On Telegram


async def test_a_kind_of_fraud_has_a_card_to_forward_whose_code_leads_back(
    person: Person, bot_api: BotApi, zh: Phrases
) -> None:
    await person.says("什么是杀猪盘")
    [card] = await person.presses(zh.buttons.card)
    short = BASE.topics["pig-butchering"].poster
    assert card.title == short.name.zh
    assert all(line in card.text for line in (short.bait.zh, *short.signs.zh, *short.steps.zh))
    [[button]] = card.rows
    assert button.url == "https://t.me/antifraud_test_bot?start=pig-butchering"
    assert card.photo
    picture = Image.open(io.BytesIO(bot_api.account.uploads.photos[card.photo]))
    assert picture.size == (1080, 1350)
    [code] = zxingcpp.read_barcodes(picture.convert("L"))
    assert code.text == button.url


async def test_a_link_opens_a_card_in_the_reader_s_language_and_it_is_sent_up_once(
    person: Person, bot_api: BotApi
) -> None:
    for number, app in ((2, "en"), (3, "en"), (4, "zh-tw")):
        [card] = await person.other(number, app).says("/start card-phishing")
        assert card.photo
    assert card.title == "釣魚簡訊和網站"
    assert len(bot_api.account.uploads.photos) == 2


async def test_an_entry_that_begins_like_a_card_s_link_is_still_opened(person: Person) -> None:
    [rental] = await person.says("/start card-rental-law")
    assert rental.photo is None
    assert rental.title == BASE.guidance["card-rental-law"].title.zh
