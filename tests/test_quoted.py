"""Numbers that a question quotes: what they count, and whether a claim is right."""

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    Claim,
    FiguresAdvice,
    Reason,
    Risk,
    UnknownAdvice,
)
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render

MEANT = [
    ("771万是什么意思", ("people-dissuaded",)),
    ("what does 3,893 mean", ("returnee-cases",)),
    ("两个1.8万分别是什么", ("outlets-rectified", "returnees-arrested")),
    ("18,000 what?", ("outlets-rectified", "returnees-arrested")),
    ("146.5% of what?", ("suspects-arrested",)),
    ("56.6万", ("bank-cards-seized",)),
    ("805", ("videos-published",)),
    ("通报里的1.8万具体指什么", ("outlets-rectified", "returnees-arrested")),
    ("What is 2,091 in the police report?", ("arrests-approved",)),
    ("14,000 or 15,000 gangs?", ("gangs-destroyed", "two-card-gangs")),
    ("11.4万和8.46万哪个对", ("cases-cracked", "cases-filed-may")),
]
CLAIMED = [
    ("抓了15.4万人对吗", Claim.RIGHT, ("suspects-arrested",)),
    ("was it 114,000 cases?", Claim.RIGHT, ("cases-cracked",)),
    ("我妈说公安封了82万个网站，真的假的", Claim.RIGHT, ("websites-blocked-technical",)),
    ("was it 114,000 arrests?", Claim.OF_ANOTHER, ("suspects-arrested", "cases-cracked")),
    ("抓获嫌疑人是11.4万对吧？", Claim.OF_ANOTHER, ("suspects-arrested", "cases-cracked")),
    ("听说收缴了377.3万张电话卡，没错吧", Claim.WRONG, ("phone-cards-seized",)),
    ("公益短信是3.07亿条吧", Claim.WRONG, ("public-texts-sent",)),
    ("cases fell 60.4% year on year, correct?", Claim.WRONG, ("cases-cracked",)),
    ("so arrests went down 146.5%?", Claim.WRONG, ("suspects-arrested",)),
    ("立案数同比下降14.3%，对吗", Claim.WRONG, ("cases-filed-may",)),
    ("6,500 dens abroad destroyed?", Claim.WRONG, ("dens-destroyed",)),
    ("Huang Moujin stole 2 billion dollars, correct?", Claim.WRONG, ("hubei-gang-sum",)),
    (
        "宣传栏上写拦截电话9.1亿次、短信6.1亿条",
        Claim.OF_ANOTHER,
        ("calls-intercepted", "texts-intercepted"),
    ),
    ("海报印的是收缴银行卡566万张", Claim.WRONG, ("bank-cards-seized",)),
    ("5月立案比4月上升14.3%，报告里这么写", Claim.WRONG, ("cases-filed-may",)),
    ("老百姓被骗走991亿，听说是通报里的", Claim.OF_ANOTHER, ("losses-averted",)),
    ("打掉团伙1.4万个，同比上升60.4%", Claim.PARTLY, ("gangs-destroyed", "cases-cracked")),
    ("遣返了2091人，批捕2620人", Claim.OF_ANOTHER, ("suspects-repatriated", "arrests-approved")),
    (
        "our poster says 114,000 cases cracked and 14,000 suspects arrested",
        Claim.PARTLY,
        ("cases-cracked", "suspects-arrested", "gangs-destroyed"),
    ),
    ("610 billion calls intercepted, the article says", Claim.WRONG, ("calls-intercepted",)),
    ("265.4 billion yuan was handed back to victims?", Claim.WRONG, ("funds-stopped",)),
    ("84,600 cases were cracked in May 2021, right?", Claim.WRONG, ("cases-cracked",)),
    ("5月破获8.46万起案件", Claim.WRONG, ("cases-cracked",)),
    ("people lost 265.4 billion yuan", Claim.WRONG, ("funds-stopped",)),
    ("did they give back 265 billion", Claim.OF_ANOTHER, ("funds-stopped",)),
    ("114,000 cases were opened in five months", Claim.OF_ANOTHER, ("cases-filed-may",)),
    ("3.07 billion scam texts were blocked", Claim.OF_ANOTHER, ("texts-intercepted",)),
    ("fewer than 114,000 cases were cracked", Claim.WRONG, ("cases-cracked",)),
    ("抓获不到15.4万人", Claim.WRONG, ("suspects-arrested",)),
    ("cracked cases rose 60.4% on the month before", Claim.WRONG, ("cases-cracked",)),
    ("破案数比上月上升60.4%", Claim.WRONG, ("cases-cracked",)),
    ("my mom says cracked cases rose 60.4%", Claim.RIGHT, ("cases-cracked",)),
    ("cases opened in May fell 14.3% on the month before", Claim.RIGHT, ("cases-filed-may",)),
    ("snakeheads arrested: 1,364", Claim.RIGHT, ("snakeheads-arrested",)),
    ("did they really recover 265 billion yuan", Claim.OF_ANOTHER, ("losses-averted",)),
    ("56.82 million SIMs were cleared, right?", Claim.RIGHT, ("phone-cards-cleared",)),
    ("每日预警指令5.2亿条，真的吗", Claim.WRONG, ("warnings-per-day",)),
    (
        "批准逮捕了2620个遣返的人，属实吗",
        Claim.OF_ANOTHER,
        ("arrests-approved", "suspects-repatriated"),
    ),
    ("网上说挽回了九百九十一亿", Claim.RIGHT, ("losses-averted",)),
    ("听说拦截了九亿一千万条短信，是真的吗", Claim.RIGHT, ("texts-intercepted",)),
    ("同事讲公益短信发了三亿零七百万条，对吧", Claim.WRONG, ("public-texts-sent",)),
    (
        "one hundred and fourteen thousand cases were cracked, correct?",
        Claim.RIGHT,
        ("cases-cracked",),
    ),
    ("52,000 warnings every hour, says the leaflet", Claim.WRONG, ("warnings-per-day",)),
    ("一天5万多条预警，真的假的", Claim.RIGHT, ("warnings-per-day",)),
    ("一天6万多条预警，真的假的", Claim.WRONG, ("warnings-per-day",)),
    ("more than 150,000 suspects were arrested, right?", Claim.RIGHT, ("suspects-arrested",)),
    ("官方号发了850个视频，对吧", Claim.WRONG, ("videos-published",)),
    ("did they catch 2 class-A fugitives?", Claim.RIGHT, ("class-a-fugitives",)),
    ("did they catch 7 class-A fugitives?", Claim.WRONG, ("class-a-fugitives",)),
    ("2.8亿个银行账户是工信部清理的吧", Claim.WRONG, ("bank-accounts-cleared",)),
    ("did MIIT clear the 280 million bank accounts?", Claim.WRONG, ("bank-accounts-cleared",)),
    ("2.8亿个银行账户是央行组织清理的吧", Claim.RIGHT, ("bank-accounts-cleared",)),
    ("5682万张电话卡是央行清理的吗", Claim.WRONG, ("phone-cards-cleared",)),
]
NOT_SETTLED = [
    ("抓了15.4万还是1.54万人", ("suspects-arrested",)),
    (
        "有人说封了82万个网站，有人说55万个",
        ("websites-blocked-technical", "websites-blocked-governance"),
    ),
    (
        "some say 821,000 websites, others 550,000",
        ("websites-blocked-technical", "websites-blocked-governance"),
    ),
]
NOT_CLAIMED = [
    "96110打电话给我是真的吗",
    "is the 10699000 text real",
    "我转了15.4万给他，对吗",
    "has he really paid me 14,000?",
    "明天10点开会，记得带5份合同，对吧",
    "骗子一共骗了我15.4万，都是转账",
    "i sent the scammers 114,000 naira last week",
    "公司账户上少了2.8万，是财务转的",
]


@pytest.mark.parametrize(("text", "figures"), MEANT)
def test_a_number_by_itself_is_what_the_bulletin_counts_with_it(
    engine: Engine, text: str, figures: tuple[str, ...]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert tuple(figure.id for figure in advice.figures) == figures
    assert advice.claim is None


@pytest.mark.parametrize(("text", "claim", "figures"), CLAIMED)
def test_a_claim_is_set_against_the_figure_it_names(
    engine: Engine, text: str, claim: Claim, figures: tuple[str, ...]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert advice.claim is claim
    assert tuple(figure.id for figure in advice.figures)[: len(figures)] == figures


@pytest.mark.parametrize(("text", "figures"), NOT_SETTLED)
def test_who_asks_which_of_two_numbers_it_is_gets_no_yes(
    engine: Engine, text: str, figures: tuple[str, ...]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert advice.claim is None
    assert {figure.id for figure in advice.figures} == {*figures}


def test_who_lost_money_is_not_answered_with_a_figure(engine: Engine) -> None:
    question = Question.read("不是说止付了2654亿吗，我上周被骗的三万八一分没回来，找谁要")
    assert not isinstance(engine.advisor.advise(question), FiguresAdvice | UnknownAdvice)


def test_a_number_of_the_bulletin_in_a_message_vouches_for_nothing(engine: Engine) -> None:
    message = (
        "Dear citizen, the ministry has averted losses of 99.1 billion yuan and you are listed "
        "for a refund of 38,600. Pay the release fee of 500 to the officer below today."
    )
    question = Question.read(
        f'my neighbour got this and the number is true: "{message}" is it real'
    )
    advice = engine.advisor.advise(question)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.HIGH


def test_what_is_wrong_is_said_first(engine: Engine) -> None:
    question = Question.read("was it 114,000 arrests?")
    advice = engine.advisor.advise(question)
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    text = to_plain(render(advice, voice))
    assert text.startswith("No. ")
    assert "154,000" in text


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_numbers_of_everyday_life_are_no_claims(engine: Engine, text: str) -> None:
    assert not isinstance(engine.advisor.advise(Question.read(text)), FiguresAdvice)


@pytest.mark.parametrize(
    "text",
    [
        f"is {'9' * 60} right",
        f"{'1,234' * 30}亿 对吗",
        f"0.{'0' * 40}1万吧",
        f"{'1' * 5000} 是什么意思",
        f"what does {'7' * 29}.5% mean",
    ],
)
def test_numbers_too_long_to_mean_anything_do_no_harm(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, FiguresAdvice) and advice.claim)


def test_two_numbers_that_are_both_right_are_not_denied(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("搞了二十多次收网 抓了2421人 对吗"))
    assert isinstance(advice, FiguresAdvice)
    assert advice.claim is Claim.RIGHT
    assert "roundup-arrests" in {figure.id for figure in advice.figures}


LISTED = [
    ("紧急止付多少亿 挽回多少亿", ("funds-stopped", "losses-averted")),
    ("拦了多少电话、多少短信", ("calls-intercepted", "texts-intercepted")),
    (
        "give me cases cracked, suspects arrested and gangs destroyed",
        ("cases-cracked", "suspects-arrested", "gangs-destroyed"),
    ),
    ("遣返多少，批捕多少", ("suspects-repatriated", "arrests-approved")),
    ("金主抓了几个？A级通缉犯呢？", ("funders-arrested", "class-a-fugitives")),
    (
        "2000多个押回来的，批捕多少移送起诉多少",
        ("suspects-repatriated", "arrests-approved", "transferred-for-prosecution"),
    ),
]


@pytest.mark.parametrize(("text", "figures"), LISTED)
def test_figures_named_one_after_another_are_all_shown(
    engine: Engine, text: str, figures: tuple[str, ...]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert tuple(figure.id for figure in advice.figures) == figures


@pytest.mark.parametrize("text", ["今年破了多少案", "how many cases were cracked this year"])
def test_who_asks_for_today_is_told_first_that_it_is_of_2021(engine: Engine, text: str) -> None:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, FiguresAdvice)
    assert advice.today
    assert {figure.end[:4] for figure in advice.today.later} == {"2025"}
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    first = voice.phrases.figures.not_of_today
    assert to_plain(render(advice, voice)).startswith(first)


@pytest.mark.parametrize("text", ["那4月呢", "比上年呢", "and in March?", "how about Guangdong"])
def test_a_fragment_that_follows_nothing_asks_which_figure(engine: Engine, text: str) -> None:
    assert engine.advisor.advise(Question.read(text)) == UnknownAdvice(Reason.WHICH_FIGURE)


NEAREST = [
    ("how many scams in the uk", set()),
    ("香港2023年骗案多少宗", set()),
    ("96110接了多少电话", set()),
    ("老百姓一共被骗走多少钱", {"losses-averted", "funds-stopped"}),
    ("四种团伙加起来多少", {"gangs-destroyed", "two-card-gangs", "black-grey-gangs"}),
]


@pytest.mark.parametrize(("text", "nearest"), NEAREST)
def test_what_comes_nearest_is_of_the_same_kind_or_nothing(
    engine: Engine, text: str, nearest: set[str]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.NO_SUCH_FIGURE
    assert {figure.id for figure in advice.nearest} == nearest


@pytest.mark.parametrize(
    "text", ["通报里说的1,463是什么", "what does 9,876 stand for in the bulletin"]
)
def test_a_number_that_is_not_in_the_bulletin_is_said_not_to_be(engine: Engine, text: str) -> None:
    assert engine.advisor.advise(Question.read(text)) == UnknownAdvice(Reason.NO_SUCH_FIGURE)


@pytest.mark.parametrize(
    "text",
    [
        "84,600起案件的受害人平均年龄是多少",
        "which countries were the 2,620 repatriated from, broken down",
        "average age of the people in the 154,000 arrests?",
    ],
)
def test_a_breakdown_of_a_quoted_number_is_not_the_number(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.NO_SUCH_FIGURE
    assert advice.limit is not None
