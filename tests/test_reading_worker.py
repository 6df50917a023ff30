"""The process that reads pictures: bounded, replaceable, and nobody waits for it."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from bot.reading import worker
from bot.reading.picture import (
    Code,
    CodeKind,
    Passage,
    Picture,
    Speaker,
    Trouble,
    from_json,
    to_json,
)
from bot.reading.reader import PictureReader
from tests.screenshots import damage, drawing
from tests.test_reading_image import png

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
TEXT = "您的账户涉嫌洗钱，请把资金转入安全账户"


@pytest.fixture(scope="module")
def screen() -> bytes:
    return damage.clean(drawing.sms("10086", [("left", TEXT)], dark=False, chinese=True))


@pytest.fixture(scope="module")
def own() -> Iterator[PictureReader]:
    """A reader whose worker the tests may kill."""
    with closing(PictureReader(seconds=60)) as reader:
        yield reader


def read(reader: PictureReader, content: bytes) -> str:
    found = reader.submit(content).result()
    assert isinstance(found, Picture)
    return found.text


def test_a_picture_is_read(reader: PictureReader, screen: bytes) -> None:
    assert TEXT in read(reader, screen)


def test_one_worker_reads_many_and_outlives_bad_ones(reader: PictureReader, screen: bytes) -> None:
    read(reader, screen)
    process = reader.process
    bad = [b"", b"\0" * 50, png(16_000, 10_000), screen[:2000]]
    troubles = [reader.submit(content).result() for content in bad]
    assert troubles == [Trouble.EMPTY, Trouble.FORMAT, Trouble.LARGE, Trouble.BROKEN]
    assert TEXT in read(reader, screen)
    assert reader.process == process


def test_a_worker_that_died_is_replaced(own: PictureReader, screen: bytes) -> None:
    read(own, screen)
    first = own.process
    assert first
    os.kill(first, signal.SIGKILL)
    while own.process:  # until the system has ended it
        time.sleep(0)
    assert TEXT in read(own, screen)
    assert own.process != first


def test_a_worker_that_dies_over_a_picture_costs_that_picture_alone(
    own: PictureReader, screen: bytes
) -> None:
    read(own, screen)
    process = own.process
    assert process
    os.kill(process, signal.SIGSTOP)
    reading = own.submit(screen)
    os.kill(process, signal.SIGKILL)
    assert reading.result() is Trouble.FAILED
    assert TEXT in read(own, screen)


def test_what_takes_too_long_is_given_up(own: PictureReader, screen: bytes) -> None:
    read(own, screen)
    process = own.process
    assert process
    own.seconds = 0.01
    os.kill(process, signal.SIGSTOP)
    assert own.submit(screen).result() is Trouble.SLOW
    assert own.process is None
    own.seconds = 60
    assert TEXT in read(own, screen)


def test_too_many_at_once_are_told_to_come_back(screen: bytes) -> None:
    with closing(PictureReader(seconds=60, waiting=2)) as reader:
        first, second, third = (reader.submit(screen) for _ in range(3))
        assert third.result() is Trouble.BUSY
        for reading in (first, second):
            assert isinstance(reading.result(), Picture)
        assert isinstance(reader.submit(screen).result(), Picture)


async def test_whose_turn_does_not_come_in_time_is_told_so(screen: bytes) -> None:
    with closing(PictureReader(patience=0.01)) as reader:
        assert await reader.read(screen) is Trouble.BUSY


def test_no_place_is_lost(reader: PictureReader) -> None:
    for _ in range(20):
        assert reader.submit(b"").result() is Trouble.EMPTY


async def test_the_loop_goes_on_meanwhile(reader: PictureReader, screen: bytes) -> None:
    """Pictures do not take the threads in which texts are judged."""
    found = await reader.read(screen)
    assert isinstance(found, Picture)
    names = {thread.name for thread in threading.enumerate()}
    assert any(name.startswith("pictures") for name in names)


@LINUX
def test_the_worker_is_bounded(reader: PictureReader, screen: bytes) -> None:
    read(reader, screen)
    limits = Path(f"/proc/{reader.process}/limits").read_text()
    bounds = {
        line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:] if line[26:]
    }
    assert bounds["Max address space"] == str(worker.BOUNDS.memory_bytes)
    assert bounds["Max file size"] == "0"
    assert bounds["Max core file size"] == "0"
    assert int(bounds["Max cpu time"]) < 3_600
    assert os.getpriority(os.PRIO_PROCESS, reader.process or 0) > os.getpriority(os.PRIO_PROCESS, 0)


@LINUX
def test_the_worker_knows_no_secret(
    screen: bytes, monkeypatch: pytest.MonkeyPatch, own: PictureReader
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:canary")
    if own.process:
        os.kill(own.process, signal.SIGKILL)
    while own.process:
        time.sleep(0)
    read(own, screen)
    assert b"canary" not in Path(f"/proc/{own.process}/environ").read_bytes()


@LINUX
def test_a_bomb_costs_no_memory(reader: PictureReader, screen: bytes) -> None:
    read(reader, screen)

    def peak() -> int:
        status = Path(f"/proc/{reader.process}/status").read_text()
        [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1])

    before = peak()
    assert reader.submit(png(16_000, 10_000)).result() is Trouble.LARGE
    assert peak() - before < 50_000


def test_a_long_screenshot_is_read_to_its_end(reader: PictureReader) -> None:
    lines: list[drawing.Line] = [
        ("left", f"第{number}条：请把钱转到安全账户，编号{number * 7919}")
        for number in range(1, 13)
    ]
    parts = [drawing.telegram("群聊", lines[at : at + 6], False, True) for at in (0, 6)]
    whole = Image.new("RGB", (drawing.WIDTH, sum(part.height for part in parts)), "white")
    whole.paste(parts[0], (0, 0))
    whole.paste(parts[1], (0, parts[0].height))
    text = read(reader, damage.saved(whole, "PNG"))
    positions = [text.find(str(number * 7919)) for number in range(1, 13)]
    assert positions == sorted(positions)
    assert positions[0] >= 0


def test_of_a_very_long_one_the_upper_part_is_read(reader: PictureReader) -> None:
    tall = Image.new("RGB", (400, 14_000), "white")
    found = reader.submit(damage.saved(tall, "PNG")).result()
    assert found == Picture(partly=True)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_picture_that_lies_on_its_side_is_turned(
    reader: PictureReader, screen: bytes, degrees: int
) -> None:
    upright = drawing.sms("10086", [("left", TEXT)], dark=False, chinese=True)
    turned = upright.rotate(degrees, expand=True)
    assert TEXT in read(reader, damage.saved(turned, "JPEG", quality=80))


@pytest.mark.parametrize("dim", [0.25, 0.5])
def test_a_dark_or_faint_picture_is_read(reader: PictureReader, dim: float) -> None:
    screen = drawing.wechat("客服", [("left", TEXT)], dark=True, chinese=True)
    dimmed = Image.eval(screen, lambda value: int(value * dim))
    assert TEXT in read(reader, damage.clean(dimmed))


def test_what_was_found_travels_as_json() -> None:
    found = Picture(
        (Passage("a", Speaker.ME), Passage("b")), (Code(CodeKind.LINK, "https://x"),), True, True
    )
    for content in (found, Picture(), Trouble.SLOW):
        assert from_json(to_json(content)) == content
