"""Charts of the figures: asked for, drawn, sent once, and told in words where they cannot be."""

import ast
import asyncio
import io
import os
import pickle
import signal
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from bot.advice.advice import FiguresAdvice
from bot.advice.question import Question
from bot.chinese import Script, in_script
from bot.command_line import _parser
from bot.engine import Engine
from bot.markup import CAPTION_LIMIT, to_pages
from bot.memory import Tongue
from bot.phrasebook import Phrases
from bot.pictures import worker
from bot.pictures.drawings import Bars, ChartDrawing, Drawing, Numbers
from bot.pictures.gallery import Gallery, NoPictureError, key_of
from bot.plain import to_plain
from bot.rendering import Voice
from bot.rendering.charts import compose
from bot.rendering.gallery import chart
from bot.settings import Settings
from bot.workers.wire import next_message
from knowledge import KnowledgeBase, Language
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi
from tests.conftest import Running

GROWTH = "chart-growth"
ROOT = Path(__file__).parent.parent
LIGHT = ("__init__.py", "drawings.py", "fonts.py", "gallery.py", "subjects.py")
"""What the bot itself loads of the pictures."""


async def test_a_chart_comes_as_a_picture_with_its_words(
    person: Person, bot_api: BotApi, base: KnowledgeBase, zh: Phrases
) -> None:
    [message] = await person.says(f"/start {GROWTH}")
    assert message.photo
    assert message.title == base.bulletin.charts["growth"].title.zh
    assert "破获案件数：+60.4%" in message.text
    assert "2021年1月至5月" in message.text
    assert Image.open(io.BytesIO(bot_api.account.uploads.photos[message.photo])).width == 1080
    [stats] = await person.presses(zh.buttons.stats)
    assert stats.photo is None
    assert not stats.edited


async def test_a_picture_is_sent_up_once_for_all_and_after_a_restart(
    bot_api: BotApi, running: Running
) -> None:
    for number in (1, 2):
        async with running() as application:
            person = Person(bot_api, application.update_queue.join)
            await person.says(f"/start {GROWTH}")
            await person.other(number).says(f"/start {GROWTH}")
    assert len(bot_api.account.uploads.photos) == 1
    assert len(bot_api.called("sendPhoto")) == 4
    assert bot_api.refused == []


async def test_a_picture_that_telegram_has_forgotten_is_sent_up_again(
    bot_api: BotApi, running: Running
) -> None:
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        await person.says(f"/start {GROWTH}")
        bot_api.account.uploads.forget()
        [message] = await person.says(f"/start {GROWTH}")
    assert message.photo in bot_api.account.uploads.photos
    assert bot_api.refused == ["Bad Request: wrong file identifier/HTTP URL specified"]


async def test_every_language_and_script_has_a_picture_of_its_own(
    person: Person, bot_api: BotApi
) -> None:
    for number, app in enumerate(("zh-hans", "zh-tw", "en"), 2):
        [message] = await person.other(number, app).says(f"/start {GROWTH}")
        assert message.photo
    assert len(bot_api.account.uploads.photos) == 3


async def test_without_the_picture_the_words_come_all_the_same(
    person: Person, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gallery, "drawn", _fails)
    [message] = await person.says(f"/start {GROWTH}")
    assert message.photo is None
    assert "破获案件数：+60.4%" in message.text
    assert message.text.endswith(zh.errors.no_picture)
    assert message.buttons


def _fails(self: Gallery, drawing: object) -> bytes:
    raise NoPictureError("on purpose")


ASKED = {
    "show me a chart of the broken card campaign": "broken-card",
    "断卡行动的图": "broken-card",
    "斷卡行動的圖": "broken-card",
    "给我看看断卡行动的图表": "broken-card",
    "给我来个缴获银行卡的图": "broken-card",
    "有没有打击成果的图表": "headline",
    "graph of cases": "headline",
    "give me the figures in pictures": "headline",
    "来张图看看打击成果": "headline",
    "通报的数据有图吗": "headline",
    "画个同比增长的图": "growth",
    "can I see a chart of year-on-year growth": "growth",
    "有跨境诈骗的数据图吗": "cross-border",
    "拦截电话短信的柱状图": "prevention",
    "do you have a diagram of how warnings lead to people saved": "warnings",
    "预警到劝阻的流程图": "warnings",
    "综合治理的图": "governance",
    "宣传活动的统计图": "publicity",
    "收网行动的图": "crackdown",
    "历年破案数的趋势图": "by-year",
    "2023年破案的图": "by-year",
    "graph of cases cracked from 2019 to 2025": "by-year",
}
NOT_ASKED = (
    "他给我发了一张盈利的图",
    "客服要我发银行卡正反面的图",
    "他让我发身份证和银行卡的图片",
    "he showed me a chart of his profits and wants me to invest",
    "trading platform shows me a graph of my account growing, is it real",
    "chart of victims by age",
    "各省诈骗案件的图",
    "刷单诈骗占比图",
    "chart of scam types by number of cases",
    "2018年拦截电话的图",
    "画一只猫的图",
    "被骗之后怎么办的流程图",
    "flow chart of what victims should do",
    "我在做柱状图，破获的案件是多少？",
    "For my chart: I have the arrests of 2021, what's the year before?",
    "graph of bitcoin price",
    "一共封堵了多少诈骗网站？",
)


@pytest.mark.parametrize(("question", "chart"), ASKED.items())
def test_a_chart_is_asked_for_in_words(engine: Engine, question: str, chart: str) -> None:
    advice = engine.advisor.advise(Question.read(question))
    assert isinstance(advice, FiguresAdvice)
    assert advice.chart == engine.knowledge.bulletin.charts[chart]


@pytest.mark.parametrize("question", NOT_ASKED)
def test_who_speaks_of_a_picture_does_not_ask_for_a_chart(engine: Engine, question: str) -> None:
    advice = engine.advisor.advise(Question.read(question))
    assert not isinstance(advice, FiguresAdvice) or advice.chart is None


@pytest.mark.parametrize("tag", [*Script, "en"])
def test_what_a_chart_shows_stands_under_it(engine: Engine, tag: str) -> None:
    """For those who do not see it: all of it, within the length of a caption."""
    tongue = Tongue.of(tag)
    voice = Voice(tongue.language, engine.phrasebook[tongue.language], engine.knowledge)
    for shown in engine.knowledge.bulletin.charts.values():
        reply = in_script(chart(shown, voice), tongue.script)
        assert len(to_pages(reply, CAPTION_LIMIT)) == 1, shown.id
        words = to_plain(reply)
        assert "2021" in words
        for panel in compose(shown, voice).panels:
            if isinstance(panel, Bars):
                assert all(f"{bar.shown}" in words for bar in panel.bars) or tag != "en"
            if isinstance(panel, Numbers) and tag == "en":
                assert all(number.shown in words for number in panel.numbers)


def test_every_figure_that_counts_something_has_a_chart(base: KnowledgeBase) -> None:
    on_charts = {figure for shown in base.bulletin.charts.values() for figure in shown.figures}
    left = {
        item.id for item in base.bulletin.figures.values() if item.kind == "quantity"
    } - on_charts
    assert left == {"hubei-gang-sum", "funders-arrested", "class-a-fugitives", "five-visits-count"}


async def test_a_chart_is_asked_for_in_a_chat_and_leafed_through(
    person: Person, zh: Phrases, base: KnowledgeBase
) -> None:
    [first] = await person.says("断卡行动的图")
    assert first.photo
    assert first.title == "“断卡”行动"
    [second] = await person.presses("打击跨境诈骗 ›")
    assert second.edited
    assert second.id == first.id
    assert second.photo != first.photo
    [area] = await person.presses(zh.charts.figures)
    assert area.photo is None
    assert area.title == "打击跨境诈骗"
    [again] = await person.presses(zh.charts.button)
    assert (again.title, again.edited) == ("打击跨境诈骗", False)


async def test_stats_are_a_place_to_explore(person: Person, en: Phrases, bot_api: BotApi) -> None:
    reader = person.other(5, "en")
    await reader.says("/stats")
    [card] = await reader.presses(en.charts.button)
    assert card.photo
    assert card.title == "The campaign at a glance"
    await reader.presses(en.charts.figures)
    [figure] = await reader.presses("Cases cracked")
    assert "114,000 cases of telecommunications network fraud" in figure.text
    assert figure.button("Cases opened in May")
    send = figure.button(en.charts.send)
    assert send
    assert send.inline == "Cases cracked"
    found = await reader.asks_inline(send.inline)
    assert found
    assert any("114,000" in result.formatted.text for result in found.results[:3])
    [computed] = await reader.presses(en.buttons.calculated)
    assert computed.title == en.charts.calculated.format(title="Cases cracked")
    assert "114,000 ÷ (1 + 60.4%)" in computed.text
    [back] = await reader.presses(en.buttons.back)
    assert back.title == figure.title
    [drawn] = await reader.presses(en.charts.button)
    assert drawn.photo == card.photo
    await reader.says("/stats")
    await reader.presses(en.buttons.later)
    [trend] = await reader.presses(en.charts.button)
    assert trend.title == "Cases cracked year by year"


async def test_a_group_gets_the_numbers_and_a_link(person: Person, zh: Phrases) -> None:
    group = person.in_group()
    [message] = await group.says("@antifraud_test_bot 断卡行动的图")
    assert message.photo is None
    assert "373.3万张" in message.text
    link = message.button(zh.brief.private)
    assert link
    assert str(link.url).endswith("start=chart-broken-card")


async def test_the_question_is_changed_and_the_chart_follows(person: Person) -> None:
    """A picture cannot take the place of words, nor words that of a picture."""
    await person.says("断卡行动的图")
    [changed] = await person.edits(person.wrote[-1], "什么是杀猪盘")
    assert changed.photo is None
    [chart] = await person.edits(person.wrote[-1], "断卡行动的图表")
    assert chart.photo


# The process that draws


def drawing_of(chart: str, engine: Engine) -> Drawing:
    voice = Voice(Language.EN, engine.phrasebook[Language.EN], engine.knowledge)
    return compose(engine.knowledge.bulletin.charts[chart], voice)


async def test_a_drawing_process_that_died_is_replaced(engine: Engine) -> None:
    with closing(Gallery(seconds=60)) as gallery:
        assert gallery.process is None
        first = await gallery.draw(drawing_of("growth", engine))
        process = gallery.process
        assert process
        os.kill(process, signal.SIGKILL)
        assert await gallery.draw(drawing_of("growth", engine)) == first
        assert await gallery.draw(drawing_of("warnings", engine)) != first
        assert gallery.process != process


async def test_a_process_that_ends_with_the_question_in_its_hand_is_asked_again(
    engine: Engine,
) -> None:
    with closing(Gallery(seconds=60)) as gallery:
        await gallery.draw(drawing_of("growth", engine))
        process = gallery.process
        assert process
        os.kill(process, signal.SIGSTOP)
        drawing = asyncio.create_task(gallery.draw(drawing_of("warnings", engine)))
        await asyncio.sleep(0.05)
        os.kill(process, signal.SIGKILL)
        assert (await drawing).startswith(b"\x89PNG")


async def test_what_cannot_be_drawn_or_takes_too_long_is_no_picture(engine: Engine) -> None:
    with closing(Gallery(seconds=60)) as gallery:
        with pytest.raises(NoPictureError):
            await gallery.draw(ChartDrawing("", ("nonsense",), ()))  # type: ignore[arg-type]
        await gallery.draw(drawing_of("growth", engine))
        process = gallery.process
        assert process
        gallery.seconds = 0.01
        os.kill(process, signal.SIGSTOP)
        with pytest.raises(NoPictureError):
            await gallery.draw(drawing_of("warnings", engine))
        gallery.seconds = 60
        assert await gallery.draw(drawing_of("warnings", engine))


def test_an_idle_process_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read, "rb") as source, os.fdopen(write, "wb"):
        assert next_message(source, patience_seconds=0.01) is None
    assert worker.BOUNDS.idle_seconds


def test_the_bot_itself_loads_no_plotting_library() -> None:
    """What draws is imported by the drawing process alone."""
    drawing = {"chart", "page", "panels", "sheet", "worker", "years"}
    outside = [path for path in (ROOT / "bot").rglob("*.py") if path.parent.name != "pictures"]
    assert outside
    for path in (*outside, *(ROOT / "bot/pictures" / name for name in LIGHT)):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            assert module.removeprefix("bot.pictures.") not in drawing, path


def test_the_same_picture_has_the_same_key_after_a_restart(engine: Engine) -> None:
    drawing = drawing_of("growth", engine)
    assert key_of(drawing) == key_of(pickle.loads(pickle.dumps(drawing)))
    assert key_of(drawing) != key_of(drawing_of("warnings", engine))


# On the command line


def test_a_chart_is_drawn_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "g.png"
    wanted = ["chart", "growth", "--language", "zh-hk", "--output", str(file)]
    arguments = _parser().parse_args(wanted)
    assert arguments.run(arguments, Settings()) == 0
    assert Image.open(io.BytesIO(file.read_bytes())).width == 1080
    arguments = _parser().parse_args(["chart", "grwoth"])
    assert arguments.run(arguments, Settings()) == 2
    printed = capsys.readouterr()
    assert "growth" in printed.out
    assert "there is no chart grwoth" in printed.err
