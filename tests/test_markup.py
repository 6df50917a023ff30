"""Replies become HTML that Telegram accepts, split where a reader would split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import OpenScreen, Screen
from bot.markup import LIMIT, Page, to_pages
from bot.reply import Block, Button, Heading, Note, Paragraph, Quote, Reply, Section, say
from tests.bot_api.html import parse
from tests.bot_api.rules import text_of, utf16_units

ROWS = ((Button("Home", OpenScreen(Screen.START)),),)


def texts(reply: Reply, limit: int = LIMIT) -> list[str]:
    """Return what a person sees of each page."""
    return [parse(page.html).text for page in to_pages(reply, limit)]


def test_every_kind_of_block_has_its_form() -> None:
    reply = Reply(
        (
            Heading("Title"),
            Paragraph("First line\nsecond line"),
            Section("Signs", ("one", "two")),
            Section("Steps", ("stop", "call 110"), numbered=True),
            Section("", ("no title",)),
            Quote("“said”"),
            Note("Source: somebody"),
        ),
        ROWS,
    )
    assert to_pages(reply) == (
        Page(
            "<b>Title</b>\n\n"
            "First line\nsecond line\n\n"
            "<b>Signs</b>\n• one\n• two\n\n"
            "<b>Steps</b>\n1. stop\n2. call 110\n\n"
            "• no title\n\n"
            "<blockquote>“said”</blockquote>\n\n"
            "<i>Source: somebody</i>",
            ROWS,
        ),
    )


@pytest.mark.parametrize(
    "block", [Heading, Paragraph, Quote, Note, lambda text: Section(text, (text,))]
)
def test_what_looks_like_markup_is_shown_as_it_is(block: type[Paragraph]) -> None:
    words = "<b>5 < 6 & 7 > 6</b> &amp; \"quoted\" 'single' <script>"
    [page] = to_pages(Reply((block(words),)))
    assert "<script>" not in page.html
    assert "&lt;script&gt;" in page.html
    assert words in parse(page.html).text
    assert '"quoted"' in page.html


def test_buttons_stand_under_the_last_page_only() -> None:
    pages = to_pages(Reply(tuple(Paragraph("x" * 30) for _ in range(3)), ROWS), limit=40)
    assert [page.rows for page in pages] == [(), (), ROWS]


def test_a_page_ends_with_a_paragraph() -> None:
    assert texts(say("aaaaaaaa", "bbbbbbbb", "cccccccc"), limit=20) == [
        "aaaaaaaa\n\nbbbbbbbb",
        "cccccccc",
    ]


def test_the_last_character_that_fits_is_used() -> None:
    assert len(to_pages(say("a" * 2047, "b" * 2047))) == 1
    assert len(to_pages(say("a" * 2047, "b" * 2048))) == 2


def test_a_list_is_split_between_its_items() -> None:
    reply = Reply((Section("Steps", ("one", "two", "three"), numbered=True),))
    assert texts(reply, limit=14) == ["Steps\n1. one", "2. two", "3. three"]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("short line\nanother line", ["short line", "another line"]),
        ("第一句话说完了。第二句话也都说完了", ["第一句话说完了。", "第二句话也都说完了"]),
        ("One is said. Two follows", ["One is said.", "Two follows"]),
        ("abcdefghijklmnopqrstu", ["abcdefghijklmno", "pqrstu"]),
    ],
)
def test_a_long_paragraph_is_cut_at_a_line_a_sentence_or_else_anywhere(
    text: str, pages: list[str]
) -> None:
    assert texts(say(text), limit=15) == pages


def test_the_parts_of_a_long_block_keep_its_form() -> None:
    pages = to_pages(Reply((Quote("said. " * 1500),)))
    assert len(pages) == 3
    for page in pages:
        assert page.html.startswith("<blockquote>said.")
        assert page.html.endswith("</blockquote>")


def test_characters_outside_the_basic_plane_count_two_units_and_stay_whole() -> None:
    pages = texts(say("😱" * 3000))
    assert [utf16_units(page) for page in pages] == [4096, 1904]
    assert "".join(pages) == "😱" * 3000


def test_an_odd_limit_does_not_cut_a_character_in_two() -> None:
    assert texts(say("😱😱😱"), limit=5) == ["😱😱", "😱"]


def test_an_escaped_sign_counts_as_the_one_character_it_shows() -> None:
    assert len(to_pages(say("&" * LIMIT))) == 1
    assert len(to_pages(say("&" * (LIMIT + 1)))) == 2


words = st.text(
    st.one_of(
        st.sampled_from("<>&\"'。. \n😱𠮷🏳️‍🌈é"),
        st.characters(categories=("L", "N", "P", "So")),
    ),
    min_size=1,
    max_size=120,
).filter(lambda text: text.strip() == text)
lists = st.lists(words, min_size=1, max_size=4).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, words),
    st.builds(Paragraph, words),
    st.builds(Quote, words),
    st.builds(Note, words),
    st.builds(Section, st.one_of(st.just(""), words), lists, st.booleans()),
)


def words_of(block: Block) -> str:
    match block:
        case Section(title, items, numbered):
            marks = [f"{number}." if numbered else "•" for number in range(1, len(items) + 1)]
            return title + "".join(mark + item for mark, item in zip(marks, items, strict=True))
        case Heading(text) | Paragraph(text) | Quote(text) | Note(text):
            return text


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.lists(blocks, min_size=1, max_size=6).map(tuple), st.integers(20, 200))
def test_no_word_is_lost_and_no_page_too_long(content: tuple[Block, ...], limit: int) -> None:
    pages = texts(Reply(content), limit)
    assert all(0 < utf16_units(page) <= limit for page in pages)
    assert squeezed("".join(pages)) == squeezed("".join(map(words_of, content)))


@given(st.lists(blocks, min_size=1, max_size=6).map(tuple))
def test_telegram_accepts_every_page(content: tuple[Block, ...]) -> None:
    for page in to_pages(Reply(content)):
        text_of({"text": page.html, "parse_mode": "HTML"})
