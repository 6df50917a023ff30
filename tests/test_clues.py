"""The words that give a fraud away are the person's own, and nothing in them can be tapped."""

from functools import partial
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.advice import AssessmentAdvice, Clue, Risk
from bot.advice.clues import ClueFinder
from bot.advice.question import Question
from bot.advice.wording import WordingReader
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from bot.rendering.wording import harmless
from knowledge import KnowledgeBase, Language, Localized
from knowledge.redflags import RedFlag
from tests.bot_api.links import links_in


def flag(
    name: str, *patterns: str, strength: Literal["decisive", "supporting"] = "decisive"
) -> RedFlag:
    reason = Localized[str](zh="理由", en="reason")
    return RedFlag(
        id=name,
        name=reason,
        reason=reason,
        strength=strength,
        patterns=Localized[tuple[str, ...]](zh=patterns, en=()),
    )


SCREEN = flag("screen", "共享.{0,3}屏幕", "share your screen")
CODE = flag("code", "验证码")
HURRY = flag("hurry", "马上|hurry", strength="supporting")


def words(text: str, *flags: RedFlag) -> list[str]:
    return [
        clue.words for clue in ClueFinder(flags or (SCREEN, CODE, HURRY)).find(Question.read(text))
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("他让我开共享，屏幕给他看", ["他让我开共享，屏幕给他看"]),
        ("對方要我共享手機屏幕處理", ["對方要我共享手機屏幕處理"]),
        ("Please SHARE YOUR SCREEN now", ["SHARE YOUR SCREEN"]),
        ("请把ＡＢ验证码报给我", ["请把ＡＢ验证码报给我"]),
        ("把\n\n验证码\n发我", ["把 验证码 发我"]),
        ("告诉我验证码。其他不用管", ["告诉我验证码"]),
    ],
)
def test_the_words_are_shown_as_they_were_written(text: str, shown: list[str]) -> None:
    assert words(text) == shown


def test_where_the_letters_do_not_line_up_the_matched_form_is_shown() -> None:
    assert words("㈱請告訴我驗證碼") == ["株)请告诉我验证码"]


def test_a_short_match_is_shown_with_its_surroundings_but_not_beyond_its_sentence() -> None:
    assert words("昨天。今天下午我正在上班的时候他打来电话问我的验证码是多少。真是奇怪") == [
        "来电话问我的验证码是多少"
    ]


CARD = flag("card", "保卡(异常|停用).{4}")
STOPPED = flag("stopped", "卡停机")
FEE = flag("fee", "元保证金.{4}", "dollars? release fee")
VERIFY = flag("verify", "verify your ident", "rify my account")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("通知：您的医保卡异常停止报销，请尽快处理", "您的医保卡异常停止报销"),
        ("通知：您的醫保卡異常停止報銷，請盡快處理", "您的醫保卡異常停止報銷"),
        ("【社保局】您名下的医保卡停用三十天自动注销", "您名下的医保卡停用三十天自动注销"),
        ("【电信】您的卡停机了，请缴费", "您的卡停机了"),
        ("您要交5,000元保证金才可以提现", "您要交5,000元保证金才可以提现"),
        ("Please verify your identity within a day", "verify your identity"),
        ("I had to verify my account again", "verify my account"),
        ("Pay the 1,500dollar release fee", "1,500dollar release fee"),
    ],
)
def test_a_quotation_neither_begins_nor_ends_within_a_word(text: str, shown: str) -> None:
    assert words(text, CARD, STOPPED, FEE, VERIFY) == [shown]


def test_two_clues_in_one_clause_do_not_both_show_the_whole_of_it() -> None:
    text = "您的医保卡异常请点击下方"
    assert words(text, CARD, flag("ask", "异常请点击下方")) == ["您的医保卡异常请点击下方"]
    assert words(text, flag("card", "的医保卡异常请点"), flag("ask", "保卡异常请点击下")) == [
        "您的医保卡异常请点击下方",
        "保卡异常请点击下",
    ]


@pytest.mark.parametrize("sign", ["'", "’", "£", "🙏", "，"])
def test_no_english_word_is_cut_in_two(sign: str) -> None:
    """Whatever signs stand elsewhere in the text."""
    assert words(f"It{sign}s late. You should hurry up quickly") == ["should hurry up quickly"]


def test_a_long_match_is_shortened() -> None:
    [shown] = words("长" * 200, flag("long", "长{100,}"))
    assert shown == "长" * 59 + "…"


def test_decisive_clues_come_first_and_each_flag_once() -> None:
    text = "马上马上，赶紧的。现在把验证码给我，验证码，马上。然后打开共享屏幕"
    found = ClueFinder((HURRY, CODE, SCREEN)).find(Question.read(text))
    assert [clue.flag.id for clue in found] == ["code", "screen", "hurry"]


def test_words_that_stand_within_others_are_left_out() -> None:
    longer = flag("longer", "把验证码发给我")
    assert words("请把验证码发给我", longer, CODE) == ["请把验证码发给我"]


def test_an_honest_text_has_no_clues() -> None:
    assert words("明天下午三点开会，记得带上报表") == []


MESSAGES = [
    "您好，我是客服，您的百万保障已开通，不关闭每月扣费，请下载腾讯会议并共享屏幕，我来指导您操作。",
    "【通知】您涉嫌一起洗钱案，请将资金转入安全账户核查，不要告诉任何人，否则立即逮捕。",
    "您好，您的帳戶異常，請把收到的驗證碼告訴我，並請勿告知家人，謝謝配合。",
    "恭喜您中奖！請先繳保證金 5000 元才能領獎，加LINE：win888，連結 http://prize-tw.top/a?b=1",
    "内部消息，跟单稳赚不赔，日收益3%，加老师微信，老师带单。",
    "今日入金请转到「宏达商行」户口，截图给助理",
    "Loan of 40,000 ready. Pay processing 600 to this till then money comes at once",
    "This is Officer Smith. Move your money to a safe account and do NOT tell anyone, including your bank.",
    "Congratulations!!! To claim your prize pay the release fee first: https://claim-now.example.top/x",
    "Please download AnyDesk and read me the one-time code you just received, hurry, only 10 minutes left",
    "ＵＲＧＥＮＴ：please share your screen with our agent via TeamViewer 🙏🙏",
]


@pytest.mark.parametrize("text", MESSAGES)
def test_every_clue_of_a_real_message_stands_in_it(engine: Engine, text: str) -> None:
    clues = ClueFinder(engine.knowledge.red_flags).find(Question.read(text))
    assert clues
    for clue in clues:
        assert clue.words.removesuffix("…") in " ".join(text.split())


LINKED = [
    "请点击 http://jf-10086.cc/abc?x=1 领取积分奖励，过期作废",
    "Your parcel is held. Pay the fee at https://royal-mail.fee-pay.top within 24 hours",
    "Contact our agent @win_helper or t.me/win_helper to claim your prize, pay the release fee first",
    "把验证码发到 kefu@bank-help.com，不要告诉任何人",
    "Download AnyDesk from anydesk.example-help.io/start and share your screen",
    "点击 www.例子.中国 登录，输入验证码并告诉我",
]


@pytest.mark.parametrize("text", LINKED)
def test_nothing_in_a_verdict_can_be_tapped(dialogue: Dialogue, text: str) -> None:
    assert links_in(text)
    assert links_in(to_plain(dialogue.judge(1, text))) == ()


def test_the_clue_is_shown_with_its_reason_and_its_link_broken(engine: Engine) -> None:
    [known] = [item for item in engine.knowledge.red_flags if item.id == "unknown-link"]
    advice = AssessmentAdvice(Risk.HIGH, (), (Clue("open http://pay.example.top/x @me", known),))
    voice = Voice(Language.EN, engine.phrasebook[Language.EN], engine.knowledge)
    text = to_plain(render(advice, voice))
    assert f'"open http：//pay[.]example[.]top/x ＠me" – {known.reason.en}' in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("http://a.cc", "http：//a[.]cc"),
        ("bank.example.com/login.php", "bank[.]example[.]com/login[.]php"),
        ("me@bank.com", "me＠bank[.]com"),
        ("@helper", "＠helper"),
        ("例子.中国", "例子[.]中国"),
        ("pay 2.99 by 5 p.m. on 1.2.2024", "pay 2.99 by 5 p.m. on 1.2.2024"),
        ("说完了。再见.", "说完了。再见."),
    ],
)
def test_a_link_is_broken_and_a_number_is_not(words: str, shown: str) -> None:
    assert harmless(words) == shown


addresses = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "http://", "https://", "HTTPS://", "tg://", "www.", "a.b@", "x@"]),
    st.lists(
        st.from_regex("[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", fullmatch=True), min_size=1, max_size=3
    ).map(".".join),
    st.sampled_from([".com", ".cc", ".top", ".CN", ".xn--p1ai", ".中国", ".рф", ".co.uk"]),
    st.sampled_from(["", "/", "/a/b.html", "?q=1", ":8080/x", "/?u=http://b.com", "#top"]),
)
handles = st.from_regex("@[a-z][a-z0-9_]{3,12}", fullmatch=True)


@given(st.lists(st.one_of(addresses, handles), min_size=1, max_size=3))
def test_no_address_survives(parts: list[str]) -> None:
    assert links_in(harmless(" 点 ".join(parts))) == ()


@given(st.text(max_size=200))
def test_no_text_breaks_the_finder(text: str) -> None:
    for clue in ClueFinder((SCREEN, CODE, HURRY)).find(Question.read(text)):
        assert clue.words


@pytest.mark.parametrize(
    ("asked", "not_asked"),
    [
        ("客服让我加微信", "客服没让我加微信"),
        ("he asked me to install anydesk", "he never asked me to install anydesk"),
    ],
)
def test_what_nobody_asked_is_no_sign(base: KnowledgeBase, asked: str, not_asked: str) -> None:
    blank = partial(WordingReader(base.wording).blanked, "not_asked")
    finder = ClueFinder(base.red_flags, blank=blank)
    assert finder.find(Question.read(asked))
    assert not finder.find(Question.read(not_asked))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("HMRC is asking me to pay 210 through a link", True),
        ("交警让我点短信里的链接交罚款", True),
        ("the council website has a link to pay parking fines", False),
        ("税务局网站首页有链接可以缴税", False),
    ],
)
def test_an_office_that_wants_money_through_a_link_is_a_sign(
    engine: Engine, text: str, told: bool
) -> None:
    clues = ClueFinder(engine.knowledge.red_flags).find(Question.read(text))
    assert ("unknown-link" in {clue.flag.id for clue in clues}) is told
