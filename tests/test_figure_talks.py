"""Lines that set the figures just spoken of against another, against each other, or ask once more."""

import pytest

from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.memory import Memory
from bot.plain import to_plain

CHAT = 1

TALKS = [
    (["how many phone cards were seized", "and the bank cards?", "together?"], "4,299,000"),
    (["缴获了多少张电话卡", "银行卡呢", "加起来呢"], "429.9万"),
    (
        [
            "how many snakeheads were caught and how many smuggling gangs smashed",
            "so about how many heads per gang?",
        ],
        "1,364 ÷ 456",
    ),
    (
        [
            "how many people came back from abroad to surrender",
            "more or fewer than the ones arrested after coming back?",
        ],
        "18,000 − 16,000 = 2,000",
    ),
    (
        [
            "how many phone cards did Card Broken 2.0 clear",
            "how many times the seized ones is that",
        ],
        "56,820,000 ÷ 3,733,000",
    ),
    (["回流的嫌疑人抓了多少", "比遣返的多多少"], "18,000 − 2,620"),
    (["打掉多少个黑灰产团伙", "两卡团伙呢", "哪个多，多多少"], "15,000 − 380"),
    (["破了多少案", "那到底是多少起"], "114,000"),
    (["破了多少案", "有更新一点的吗"], "25.8万"),
    (["破了多少案", "有没有今年的"], "25.8万"),
    (["到2021年6月一共抓了多少人", "是从什么时候开始算的"], "2021年1月至5月"),
    (["21年上半年抓了多少骗子", "跟前一年比呢"], "154,000 ÷ (1 + 146.5%)"),
    (["破了多少案", "这是几个月的数"], "2021年1月至5月"),
    (["how many cases were cracked", "is there anything newer"], "258,000"),
    (["how many cases were cracked", "is that just for the five months?"], "January to May 2021"),
    (["how many cases were cracked", "compared with the UK?"], "I do not guess"),
    (["how much money did they keep from being lost"], "99.1 billion"),
    (["june 2021 china anti fraud numbers"], "114,000 cases"),
    (["2021年6月反诈通报数据"], "11.4万"),
    (["how many cases over a million yuan were cracked", "and on which page?"], "881"),
    (["how many cases over a million yuan were cracked", "what was it the year before"], "338"),
    (["how many cases were opened in May", "is that up or down on the month before"], "14.3%"),
]


@pytest.fixture
def dialogue(engine: Engine) -> Dialogue:
    return engine.dialogue(Memory())


@pytest.mark.parametrize(("lines", "said"), TALKS)
def test_the_figure_before_is_one_side_of_what_is_asked(
    dialogue: Dialogue, lines: list[str], said: str
) -> None:
    answers = [to_plain(dialogue.hear(CHAT, line)) for line in lines]
    assert said in "\n".join(answers[-1].splitlines()[:8]), answers[-1]


def test_people_are_not_divided_by_money(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT, "劝阻了多少人")
    answer = to_plain(dialogue.hear(CHAT, "平均每人保住多少钱"))
    assert "99,100,000,000 ÷ 7,710,000" in answer
    assert "请不要当成结论引用" in answer


def test_a_question_of_its_own_is_not_set_against_what_was_spoken_of(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT, "how many snakeheads were caught")
    answer = to_plain(dialogue.hear(CHAT, "how many suspects per gang were arrested"))
    assert "154,000 ÷ 14,000" in answer
    dialogue.hear(CHAT, "how many websites were blocked")
    answer = to_plain(dialogue.hear(CHAT, "how much money was stop-paid?"))
    assert answer.startswith("Funds stop-paid in an emergency")


def test_who_tells_of_themselves_is_not_added_up(dialogue: Dialogue) -> None:
    dialogue.hear(CHAT, "how many phone cards and bank cards were seized")
    answer = to_plain(
        dialogue.hear(CHAT, "we have been together online for a year, he wants money")
    )
    assert "4,299,000" not in answer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("案件、团伙、嫌疑人，哪个同比涨得最猛", "涨得最多的是：抓获犯罪嫌疑人，146.5%。"),
        (
            "which rose most, cases, gangs or suspects?",
            "It rose most: Suspects arrested, by 146.5%.",
        ),
        (
            "which was bigger, the sites blocked by technical means or under governance?",
            "The largest of these: Fraud websites blocked (technical countermeasures).",
        ),
        ("was it really 500 billion yuan that got frozen?", "No. The bulletin says:"),
        ("听说冻结了5000亿？真的假的", "不对，通报里是这样说的："),
    ],
)
def test_which_is_more_and_whether_it_is_so_is_said_first(
    dialogue: Dialogue, text: str, verdict: str
) -> None:
    assert to_plain(dialogue.hear(CHAT, text)).startswith(verdict)


def test_two_figures_asked_for_with_two_question_marks_are_both_given(dialogue: Dialogue) -> None:
    answer = to_plain(dialogue.hear(CHAT, "发了多少宣传资料？公益短信呢"))
    assert "6.9亿份" in answer
    assert "30.7亿条" in answer


@pytest.mark.parametrize(
    "text",
    [
        "the 2,421 arrested in round-ups, how does that compare with a year earlier?",
        "全国被骗的总金额是多少亿",
    ],
)
def test_what_is_not_given_is_not_replaced_by_another_figure(dialogue: Dialogue, text: str) -> None:
    answer = to_plain(dialogue.hear(CHAT, text))
    assert "62,500" not in answer
    assert not answer.startswith("抓获犯罪嫌疑人")
    assert answer.startswith(("The bulletin of June 2021 does not give", "2021年6月的通报里没有"))
