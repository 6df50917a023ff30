"""Lines of a screenshot become what was said, in order, without the app's frame."""

import pytest

from bot.reading.layout import Line, arrange
from bot.reading.picture import Passage, Speaker

WIDTH, HEIGHT = 1000, 2000


def line(text: str, left: float, top: float, right: float, height: float = 50) -> Line:
    return Line(text, left, top, right, top + height)


def texts(*lines: Line) -> list[str]:
    return [passage.text for passage in arrange(lines, WIDTH, HEIGHT)]


def test_nothing_is_nothing() -> None:
    assert arrange((), WIDTH, HEIGHT) == ()


def test_bubbles_are_read_from_top_to_bottom_with_their_sides() -> None:
    lines = [
        line("好的，我转", 600, 900, 960),
        line("您的快递丢了，我们按三倍赔", 150, 500, 760),
        line("付，请下载会议软件", 150, 565, 600),
        line("理赔客服", 420, 130, 580),
        line("现在就转吗", 150, 1100, 400),
    ]
    assert arrange(lines, WIDTH, HEIGHT) == (
        Passage("理赔客服"),
        Passage("您的快递丢了，我们按三倍赔付，请下载会议软件", Speaker.OTHER),
        Passage("好的，我转", Speaker.ME),
        Passage("现在就转吗", Speaker.OTHER),
    )


def test_a_page_has_no_speakers() -> None:
    lines = [line("领奖须知", 100, 300, 400), line("请先缴纳手续费", 100, 500, 700)]
    assert {passage.speaker for passage in arrange(lines, WIDTH, HEIGHT)} == {Speaker.NOBODY}


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("请把验证码", "告诉我", "请把验证码告诉我"),
        ("please share your", "screen now", "please share your screen now"),
        ("下载“云视", "会议”App", "下载“云视会议”App"),
        ("充值1000", "USDT激活", "充值1000 USDT激活"),
        ("open https://pay.example/a?id=88", "31", "open https://pay.example/a?id=8831"),
    ],
)
def test_broken_lines_are_joined_as_they_were(first: str, second: str, joined: str) -> None:
    assert texts(line(first, 100, 300, 800), line(second, 100, 365, 500)) == [joined]


def test_an_address_that_ends_before_the_edge_is_over() -> None:
    lines = [
        line("see https://pay.example/a", 100, 300, 500),
        line("and fill in your card number today", 100, 365, 900),
    ]
    assert texts(*lines) == ["see https://pay.example/a and fill in your card number today"]


def test_what_stands_side_by_side_is_read_from_left_to_right() -> None:
    lines = [line("3280元", 700, 303, 900), line("应付金额", 100, 300, 300)]
    assert texts(*lines) == ["应付金额", "3280元"]


@pytest.mark.parametrize(
    "stamp",
    [
        *(
            "14:02",
            "昨天 14:02",
            "今天上午9:36",
            "5月20日",
            "2024年5月3日 下午3:12",
            "星期三 08:15",
        ),
        *("Yesterday 2:02 PM", "Today", "May 20", "Mon, 14 Jun, 09:41", "14:11 √√", "21:32 ✓✓"),
        *("已读", "Read 9:41 AM", "现在", "now", "2024-05-03 15:12:09", "3分钟前", "Delivered"),
    ],
)
def test_times_and_ticks_are_left_out(stamp: str) -> None:
    assert texts(line(stamp, 430, 600, 570), line("转账给我", 150, 800, 500)) == ["转账给我"]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "今天转",
            "明天14:00前付款",
            "12345",
            "2小时内到账",
            "read this now please",
            "May I help?",
        ),
        *("5G套餐到期", "86元", "Monday is too late", "3800", "110"),
    ],
)
def test_words_that_resemble_a_time_are_kept(written: str) -> None:
    assert texts(line(written, 150, 800, 500)) == [written]


@pytest.mark.parametrize(
    "status", ["9:41", "5G 86%", "中国移动 5G", "14:25 1.2 KB/s", "86", "4G+ 100%", "Wi-Fi", "•••"]
)
def test_the_status_bar_is_left_out(status: str) -> None:
    assert texts(line(status, 700, 20, 950, 40), line("转账给我", 150, 800, 500)) == ["转账给我"]


@pytest.mark.parametrize(
    "hint", ["Message", "Type a message...", "输入消息", "发送", "Text Message"]
)
def test_the_empty_input_field_is_left_out(hint: str) -> None:
    at_the_bottom = line(hint, 150, 1900, 400)
    assert texts(line("转账给我", 150, 800, 500), at_the_bottom) == ["转账给我"]
    assert texts(line("Send", 150, 800, 250)) == ["Send"]


def test_signs_without_letters_are_left_out() -> None:
    assert texts(line("<", 20, 150, 60), line("……", 150, 800, 250), line("①", 500, 500, 550)) == [
        "①"
    ]
