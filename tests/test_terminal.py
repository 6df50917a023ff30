"""The conversation in a terminal, from piped lines."""

import io
from pathlib import Path

import pytest

from bot.dialogue import Dialogue
from bot.phrasebook import Phrases
from bot.reading.reader import PictureReader
from bot.terminal import Terminal
from knowledge import KnowledgeBase
from tests.screenshots import damage, drawing


class Typed(io.StringIO):
    """Lines from a person at a keyboard, who sees what they type."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def talk(dialogue: Dialogue, reader: PictureReader) -> "Talk":
    return Talk(dialogue, reader)


class Talk:
    """Runs lines through a terminal; an answer is what stands between two prompts."""

    def __init__(self, dialogue: Dialogue, reader: PictureReader) -> None:
        self._dialogue = dialogue
        self._reader = reader

    def written(self, *lines: str, client: str | None = "zh", typed: bool = False) -> str:
        text = "".join(f"{line}\n" for line in lines)
        out = io.StringIO()
        lines_in = Typed(text) if typed else io.StringIO(text)
        Terminal(self._dialogue, client, self._reader, out).run(lines_in)
        return out.getvalue()

    def answers(self, *lines: str, client: str | None = "zh") -> list[str]:
        prompt = "您> " if client == "zh" else "you> "
        _, *rest = self.written(*lines, client=client).split(prompt)
        return rest


def test_it_welcomes_shows_the_start_and_says_goodbye_when_the_lines_end(
    talk: Talk, zh: Phrases
) -> None:
    written = talk.written()
    assert written.startswith(f"{zh.terminal.welcome}\n\n{zh.start.greeting}\n\n{zh.start.what}")
    assert f"  [1] {zh.start.samples[0].label}\n" in written
    assert written.endswith(f"{zh.terminal.prompt}\n{zh.terminal.bye}\n")


def test_the_language_of_the_machine_is_spoken(talk: Talk, en: Phrases) -> None:
    written = talk.written(client="en-GB")
    assert written.startswith(en.terminal.welcome)
    assert written.endswith(f"{en.terminal.bye}\n")


def test_a_question_is_answered_and_its_buttons_are_numbered(
    talk: Talk, zh: Phrases, base: KnowledgeBase
) -> None:
    [answer, _] = talk.answers("杀猪盘")
    assert answer.startswith("杀猪盘\n")
    assert base.topics["pig-butchering"].title.zh in answer
    assert f"  [1] {zh.buttons.how}\n  [2] {zh.buttons.signs}\n" in answer


def test_a_number_presses_the_button_of_the_last_answer(
    talk: Talk, zh: Phrases, base: KnowledgeBase
) -> None:
    [_, how, after, _] = talk.answers("杀猪盘", "1", "4")
    topic = base.topics["pig-butchering"]
    assert f"1. {topic.how_it_works.zh[0]}\n" in how
    assert f"  [4] {zh.buttons.after}\n" in how
    assert f"1. {topic.after_paying.zh[0]}\n" in after


def test_the_first_answer_can_be_pressed_from_the_start(talk: Talk, zh: Phrases) -> None:
    [answer, _] = talk.answers("3")
    assert zh.figures.both in answer


@pytest.mark.parametrize("number", ["0", "99", "00"])
def test_a_number_without_a_button_is_said_so(talk: Talk, zh: Phrases, number: str) -> None:
    [answer, again, _] = talk.answers(number, "1")
    assert zh.terminal.no_button.format(number=int(number)) in answer
    assert "骗局" in again


def test_a_longer_number_is_a_question(talk: Talk, zh: Phrases) -> None:
    [answer, _] = talk.answers("96110")
    assert zh.terminal.no_button.format(number=96110) not in answer
    assert "96110" in answer.removeprefix("96110")


def test_a_number_to_copy_is_shown(talk: Talk, zh: Phrases) -> None:
    [emergency, copied, _] = talk.answers("/emergency", "1")
    assert f"  [1] {zh.buttons.copy_number.format(number='110')}\n" in emergency
    assert zh.terminal.copied.format(number="110") in copied


@pytest.mark.parametrize("word", ["/quit", "/exit", "/q", "  /quit  "])
def test_quitting_leaves_the_other_lines_unread(talk: Talk, zh: Phrases, word: str) -> None:
    written = talk.written(word, "杀猪盘")
    assert written.endswith(f"{zh.terminal.prompt}\n{zh.terminal.bye}\n")
    assert "杀猪盘\n" not in written.partition(zh.terminal.prompt)[2]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/help", "这样用我"),
        ("/nonsense", "这里没有这个命令，能用的都在下面。"),
        ("/", "这里没有这个命令，能用的都在下面。"),
        ("/start", "您好，我是反诈帮手。"),
        ("/start pig-butchering", "网络婚恋"),
        ("/start cases-cracked", "破获案件数：11.4万起（114,000）"),
        ("/start nowhere", "您好，我是反诈帮手。"),
        ("/scams", "骗局大全（第1页"),
        ("/foryou", "您是哪一类人？"),
        ("/start for-students", "给学生的提醒"),
        ("/stats", "打击电信网络诈骗的成果"),
        ("/hotlines", "您在哪里？"),
        ("/language", "用哪种语言？"),
        ("/about", "我是谁，依据什么"),
        ("/privacy", "隐私"),
        ("/emergency", "先别慌"),
        ("/check", "请把可疑的短信"),
        ("/check 您好，我是快递理赔专员，请下载会议软件共享屏幕", "很可能是骗局："),
    ],
)
def test_a_command_opens_its_page(talk: Talk, line: str, title: str) -> None:
    [answer, _] = talk.answers(line)
    assert answer.removeprefix(f"{line}\n").lstrip().startswith(title)


def test_blank_lines_are_passed_over(talk: Talk, base: KnowledgeBase) -> None:
    [blank, spaces, answer, _] = talk.answers("", "   ", "什么是杀猪盘")
    assert (blank.strip(), spaces.strip()) == ("", "")
    assert base.topics["pig-butchering"].title.zh in answer


def test_piped_lines_are_repeated_and_typed_ones_are_not(talk: Talk) -> None:
    assert "您> 谢谢\n" in talk.written("谢谢")
    assert "您> 谢谢" not in talk.written("谢谢", typed=True)


def test_a_last_line_without_an_end_is_read(
    dialogue: Dialogue, reader: PictureReader, zh: Phrases
) -> None:
    out = io.StringIO()
    Terminal(dialogue, "zh", reader, out).run(io.StringIO("谢谢"))
    assert zh.smalltalk.thanks in out.getvalue()


def test_the_answer_is_in_the_language_of_the_question(talk: Talk, base: KnowledgeBase) -> None:
    [answer, _] = talk.answers("What is pig butchering?")
    assert base.topics["pig-butchering"].title.en in answer


def test_a_follow_up_is_understood(talk: Talk, base: KnowledgeBase) -> None:
    [_, answer, _] = talk.answers("什么是杀猪盘", "怎么防")
    assert base.topics["pig-butchering"].before_paying.zh[0] in answer


def test_a_line_with_a_lone_surrogate_is_answered(talk: Talk, zh: Phrases) -> None:
    """Bytes that are no UTF-8 come in as such."""
    [answer, _] = talk.answers("\udcff\udcfe")
    assert zh.unknown.no_words in answer


def test_the_path_of_a_picture_shows_it(talk: Talk, zh: Phrases, tmp_path: Path) -> None:
    text = "恭喜您中奖，请先缴纳手续费2000元再领取奖金"
    screen = drawing.sms("95000", [("left", text)], dark=True, chinese=True)
    (tmp_path / "a picture.png").write_bytes(damage.clean(screen))
    [answer, _] = talk.answers(f"'{tmp_path / 'a picture.png'}'")
    assert zh.picture.read in answer
    assert "缴纳手续费2000元" in answer


def test_the_path_of_a_text_shows_it(talk: Talk, base: KnowledgeBase, tmp_path: Path) -> None:
    message = (
        "我是上海市公安局民警，你名下银行卡涉嫌洗钱案，请勿告诉家人，马上把资金转入国家安全账户核查"
    )
    (tmp_path / "message.txt").write_text(message, "utf-8")
    [answer, _] = talk.answers(str(tmp_path / "message.txt"))
    assert base.topics["authority-impersonation"].title.zh in answer


def test_a_drill_is_played_with_numbers(talk: Talk, base: KnowledgeBase) -> None:
    story = base.drills["acquaintance-impersonation"].story.zh
    [_, first, _, end, _] = talk.answers("/drill", "1", "2", "1")
    assert story.setting in first
    assert story.endings["early"].text in end


def test_the_quiz_is_played_with_numbers(talk: Talk, zh: Phrases) -> None:
    first, *others, last = talk.answers("/quiz", "1", "1", "1", "1", "1", "/help")[:-1]
    assert zh.quiz.progress.format(number=1, count=5, right=0, ask="") in first
    assert "[2]" in first
    for number, answer in enumerate(others[:-1], 2):
        assert f"第{number}题，共5题" in answer
    assert zh.quiz.title in others[-1]
    assert zh.quiz.again in others[-1]
    assert zh.help.title in last


def test_words_and_a_button_open_the_quiz(talk: Talk, zh: Phrases) -> None:
    asked, opened, _ = talk.answers("考考我", "1")
    assert f"[1] {zh.quiz.begin}" in asked
    assert "第1题，共5题" in opened
