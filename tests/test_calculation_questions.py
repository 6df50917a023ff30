"""Questions that ask to compute: the result with its calculation, or the reason it is refused."""

import pytest

from bot.advice.advice import Advice, FiguresAdvice, Obstacle, UnknownAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from knowledge.calculation import compute
from knowledge.derived import inputs
from tests.tracer import numbers_in, traceable

RISES = [
    ("抓的人涨得多还是破的案涨得多", ["suspects-arrested", "cases-cracked"]),
    ("did arrests grow faster or cases cracked", ["suspects-arrested", "cases-cracked"]),
    ("团伙和嫌疑人，哪个升得多", ["gangs-destroyed", "suspects-arrested"]),
]

COMPUTED = [
    # derived figure, how its value is read, the question
    ("cases-cracked-per-day", "755", "平均每天破多少案"),
    ("cases-cracked-per-day", "755", "一天大概能破几起电诈案啊"),
    ("suspects-arrested-per-day", "1,020", "日均抓多少嫌疑人"),
    ("cases-cracked-year-before", "71,100", "去年前五个月破了多少起案"),
    ("cases-cracked-year-before", "71,100", "破案涨了六成，那上一年同期是多少"),
    ("cases-cracked-more", "42,900", "和去年同期比多破了多少起"),
    ("suspects-arrested-more", "91,500", "抓人比去年同期多抓了多少"),
    ("cases-filed-april", "98,700", "4月份立案数推算一下"),
    ("cases-filed-fewer", "14,100", "5月立案比4月少了几起"),
    ("cases-filed-fewer", "14,100", "从4月到5月，立案少了几起"),
    ("warnings-per-month", "156", "预警指令每天5.2万条，一个月按30天算是多少"),
    ("materials-per-event", "53,000", "一场宣传活动平均发多少份材料"),
    ("phone-cards-per-two-card-gang", "249", "phone cards seized per two card gang"),
    ("gangs-destroyed-more", "6,250", "打掉的团伙比去年同期多几个"),
    ("large-cases-year-before", "338", "百万以上大案去年同期破几起"),
    ("large-cases-more", "543", "大案比上年同期多破几起"),
    ("calls-and-texts-intercepted", "15.2", "拦截的诈骗电话加诈骗短信总数"),
    ("cards-seized", "429.9", "断卡缴的电话卡和银行卡总和"),
    ("arrests-approved-share", "79.8", "遣返的人里批捕占几成"),
    ("transferred-share-of-repatriated", "41.7", "遣返人员移送起诉的比例"),
    ("large-case-share", "0.77", "百万以上大案占破案总数百分之几"),
    ("suspects-per-case", "1.35", "平均每起案子抓几个人"),
    ("cases-cracked-multiple", "1.6", "破案数是去年同期的几倍"),
    ("texts-share-of-intercepted", "59.9", "拦截的电话短信里短信占多少比例"),
    ("phone-card-share-of-seized", "86.8", "缴获的两卡中电话卡占几成"),
    ("cases-filed-may-per-day", "2,730", "5月平均每天立案几起"),
    ("dens-destroyed-per-day", "43", "平均每天捣毁几个窝点"),
    ("cases-cracked-per-hour", "31", "破案平均每小时几起"),
    ("texts-over-calls", "3亿", "拦截的短信比电话多多少条"),
    ("warnings-per-week", "364,000", "预警指令一周发多少条"),
    ("cases-cracked-per-week", "5,280", "一周平均破多少案"),
    ("calls-intercepted-per-day", "363万", "平均每天拦截多少诈骗电话"),
    ("suspects-arrested-multiple", "2.5", "抓的人是去年同期的几倍"),
    ("arrests-outside-round-ups", "151,600", "抓获的人减去收网抓的人还有多少"),
    ("warnings-in-all", "874万", "预警指令总共发了多少条"),
    ("people-dissuaded-area-four-per-day", "45,900", "平均每天劝阻多少人"),
    ("cases-cracked-per-day", "755", "how many cases per day on average"),
    ("cases-cracked-per-day", "755", "On a typical day, how many cases did police crack?"),
    ("suspects-arrested-per-day", "1,020", "arrests per day, average"),
    ("cases-cracked-year-before", "71,100", "cases cracked in jan-may 2020, work it out"),
    ("cases-cracked-year-before", "71,100", "114,000 is up 60.4%, so what was it the year before"),
    ("cases-cracked-more", "42,900", "how many more cases than in the same period last year"),
    ("suspects-arrested-more", "91,500", "how many more arrests than same time last year"),
    ("cases-filed-april", "98,700", "how many cases filed in April then"),
    ("cases-filed-fewer", "14,100", "how many fewer cases were filed in May than April"),
    ("gangs-destroyed-more", "6,250", "How many more gangs were broken up than a year earlier"),
    ("large-cases-year-before", "338", "million yuan cases same period last year"),
    ("large-cases-more", "543", "how many more large cases than a year before"),
    (
        "calls-and-texts-intercepted",
        "1,520,000,000",
        "scam calls plus scam texts intercepted, total",
    ),
    ("cards-seized", "4,299,000", "sum of phone cards and bank cards seized"),
    ("arrests-approved-share", "79.8", "what share of the repatriated had arrest approved"),
    (
        "transferred-share-of-repatriated",
        "41.7",
        "proportion of repatriated suspects sent for prosecution",
    ),
    ("large-case-share", "0.77", "what percentage of cracked cases were over a million yuan"),
    ("suspects-per-case", "1.35", "how many suspects per case"),
    ("cases-cracked-multiple", "1.6", "cases cracked is how many times last year's same period"),
    (
        "texts-share-of-intercepted",
        "59.9",
        "what share of the intercepted calls and texts were texts",
    ),
    ("phone-card-share-of-seized", "86.8", "of the cards seized, what proportion were phone cards"),
    ("cases-filed-may-per-day", "2,730", "new cases per day in May"),
    ("dens-destroyed-per-day", "43", "dens destroyed per day on average"),
    ("cases-cracked-per-hour", "31", "how many cases cracked per hour"),
    ("texts-over-calls", "300 million", "how many more texts than calls were intercepted"),
    ("warnings-per-week", "364,000", "warning instructions per week"),
    ("calls-intercepted-per-day", "3.63 million", "How many scam calls were intercepted per day?"),
    ("large-cases-multiple", "2.6", "large cases are how many times as many as the year before"),
    (
        "phone-cards-over-bank-cards",
        "3.167 million",
        "how many more phone cards than bank cards were seized",
    ),
    ("people-dissuaded-area-four-per-day", "45,900", "people dissuaded per day on average"),
    ("suspects-per-roundup", "121", "how many arrests in each round-up on average"),
    ("plays-per-video", "920,000", "how many plays per video"),
    (
        "suspects-arrested-rise-over-cases-cracked",
        "86.1",
        "抓获人数的同比涨幅比破案数的高出多少个百分点",
    ),
    (
        "gangs-destroyed-rise-over-cases-cracked",
        "20.2",
        "how many percentage points higher was the rise in gangs than the rise in cases cracked",
    ),
    ("large-cases-least-sum", "8.81亿", "每起大案都过百万，881起至少是多少钱"),
    ("warnings-per-month", "156万", "每天5.2万条预警指令，三十天就是多少条"),
    ("roundup-share-of-arrests", "1.6", "per cent of all the arrests that came from the round-ups"),
    ("suspects-per-gang", "11", "抓到的人除以打掉的团伙，平均一个团伙多少人"),
]

REFUSED = [
    # the figures shown each by itself, the question
    ("websites-blocked-technical websites-blocked-governance", "两个封堵网站的数加起来是多少"),
    ("losses-averted funds-stopped", "止付的钱加上挽回的损失一共多少"),
    ("cases-cracked cases-filed-may", "5月立案占1到5月破案的比例"),
    ("gangs-destroyed two-card-gangs", "打掉的犯罪团伙加两卡团伙共多少个"),
    ("phone-cards-seized phone-cards-cleared", "缴获的电话卡和工信部清理的电话卡合计多少"),
    ("publicity-events", "平均每天搞多少场宣传活动"),
    (
        "websites-blocked-technical websites-blocked-governance",
        "add the two blocked website numbers together",
    ),
    ("losses-averted funds-stopped", "money stop-paid plus losses recovered, combined"),
    ("cases-cracked cases-filed-may", "cases opened in May as a share of cases cracked"),
    ("gangs-destroyed two-card-gangs", "total of criminal gangs and two-card gangs together"),
    ("phone-cards-seized phone-cards-cleared", "seized phone cards plus the cards cleared by MIIT"),
    ("publicity-events", "how many publicity events per day"),
    ("websites-blocked-technical websites-blocked-governance", "82.1万加55万是多少"),
    (
        "websites-blocked-technical websites-blocked-governance",
        "技术反制封的网站比综合治理封的多多少个",
    ),
    (
        "websites-blocked-technical websites-blocked-governance",
        "How many more websites did technical countermeasures block than governance?",
    ),
    ("suspects-arrested surrendered", "抓获的嫌疑人和投案自首的合计多少人"),
    ("bank-cards-seized bank-accounts-cleared", "缴获的银行卡占清理的银行账户几成"),
    ("losses-averted funds-stopped", "what share of the money stop-paid were the losses recovered"),
    (
        "cases-cracked border-cases",
        "cases cracked plus the cases of the border operation, combined",
    ),
    ("suspects-repatriated", "平均每天遣返多少嫌疑人"),
    ("surrendered", "how many surrendered per day"),
    ("texts-intercepted public-texts-sent", "拦截的短信加公益短信总和"),
]

MERE = [
    # what it comes to by arithmetic, the question
    ("3,070,000,000 ÷ 910,000,000 ≈ 3.37", "公益短信的数量是拦下的诈骗短信的多少倍"),
    ("265,400,000,000 − 99,100,000,000 = 1663亿", "紧急止付的比挽回的损失多多少"),
    ("18,000 + 16,000 = 3.4万", "回流被抓的加上回国投案的一共多少人"),
    ("99,100,000,000 ÷ 7,710,000 ≈", "挽回的损失除以劝阻的人数是多少"),
    (
        "56,820,000 ÷ 3,733,000 ≈ 15.22",
        "phone cards cleared are how many times as many as phone cards seized",
    ),
    ("3,070,000,000 ÷ 690,000,000 ≈ 4.45", "public texts against leaflets, how many times as many"),
    ("14,000 ÷ 380 ≈ 36.84", "gangs broken up divided by black and grey gangs"),
]

NOT_GIVEN = [
    *("2024年平均每天破多少案", "3月平均每天破多少案", "去年平均每天抓多少人"),
    *("广东平均每天破多少案", "美国平均每天抓多少骗子", "平均每个受害人被骗多少"),
    *("cases cracked per day in 2023", "arrests per day in Guangdong", "average loss per victim"),
    *("去年4月立案多少", "去年3月破了多少案", "cases opened in April last year"),
    *("what share of victims are women", "What is the clear-up rate?", "破案率是多少"),
]


def advise(engine: Engine, text: str) -> Advice:
    return engine.advisor.advise(Question.read(text))


def answer(engine: Engine, text: str) -> str:
    language = Question.read(text).language
    voice = Voice(language, engine.phrasebook[language], engine.knowledge)
    return to_plain(render(advise(engine, text), voice))


def untraced(engine: Engine, text: str) -> set[object]:
    language = Question.read(text).language
    allowed = traceable(engine.knowledge, engine.phrasebook, advise(engine, text), language)
    return set(numbers_in(answer(engine, text)) - allowed)


@pytest.mark.parametrize(("item", "value", "text"), COMPUTED)
def test_what_is_asked_is_computed_and_the_calculation_shown(
    engine: Engine, item: str, value: str, text: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert [derived.id for derived in advice.derived] == [item]
    bulletin = engine.knowledge.bulletin
    result = compute(advice.derived[0], bulletin.figures)
    told = answer(engine, text)
    assert value in told.partition("\n")[0]
    assert result.expression in told
    for used in inputs(advice.derived[0].formula):
        assert bulletin.figures[used].quotation in told
    assert untraced(engine, text) == set()


@pytest.mark.parametrize(("figures", "text"), REFUSED)
def test_what_must_not_be_put_together_is_refused_with_the_reason(
    engine: Engine, figures: str, text: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert advice.refusal is not None
    assert advice.derived == ()
    assert {figure.id for figure in advice.figures} == set(figures.split())
    told = answer(engine, text)
    language = Question.read(text).language
    assert told.startswith(engine.phrasebook[language].figures.refused.partition("{")[0])
    for figure in advice.figures:
        assert figure.quotation in told
    assert untraced(engine, text) == set()


@pytest.mark.parametrize(("arithmetic", "text"), MERE)
def test_what_is_no_finding_is_computed_as_arithmetic_with_the_reason(
    engine: Engine, arithmetic: str, text: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert advice.refusal is not None
    told = answer(engine, text)
    assert told.startswith(arithmetic)
    phrases = engine.phrasebook[Question.read(text).language].figures
    assert phrases.mere.partition("{")[0] in told
    assert untraced(engine, text) == set()


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_nothing_is_computed_for_what_the_bulletin_does_not_count(
    engine: Engine, text: str
) -> None:
    assert isinstance(advise(engine, text), UnknownAdvice)


def test_the_way_back_to_the_published_figure_is_shown(engine: Engine) -> None:
    told = answer(engine, "破案涨了六成，那上一年同期是多少")
    assert "114,000 ÷ (1 + 60.4%)" in told
    assert "71,100 × (1 + 60.4%) ≈ 114,044" in told


def test_an_average_over_an_open_period_is_said_to_be_the_least(engine: Engine) -> None:
    told = answer(engine, "平均每天拦截多少诈骗电话")
    assert told.partition("\n")[0].endswith("（3,630,000）")
    assert "至少约" in told
    assert "最多168天" in told


def test_the_reason_is_that_of_the_pair(engine: Engine) -> None:
    advice = advise(engine, "how many surrendered per day")
    assert isinstance(advice, FiguresAdvice)
    assert advice.refusal is Obstacle.NO_PERIOD


@pytest.mark.parametrize(
    "text",
    [
        *(
            "拦截了多少诈骗电话和诈骗短信？",
            "一共封堵了多少诈骗网站？",
            "破获了多少案件，抓了多少人？",
        ),
        *("预警指令每天发多少条", "那些反诈视频总共播放了多少次？"),
        *("How many warning instructions per day?", "How many times were the videos played?"),
    ],
)
def test_a_plain_question_is_not_taken_for_a_calculation(engine: Engine, text: str) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert (advice.derived, advice.refusal) == ((), None)


def test_every_figure_that_can_be_computed_with_is_named_by_some_words(engine: Engine) -> None:
    bulletin = engine.knowledge.bulletin
    named = {figure for mention in bulletin.mentions for figure in mention.figures}
    used = {figure for item in bulletin.computable for figure in inputs(item.formula)}
    ruled = {figure for rule in bulletin.incompatible for figure in rule.figures}
    assert (used | ruled) - named <= {"people-dissuaded-area-four", "large-case-threshold"}


@pytest.mark.parametrize(("text", "figures"), RISES)
def test_which_rose_more_is_told_by_the_change_of_each(
    engine: Engine, text: str, figures: list[str]
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert [figure.id for figure in advice.figures] == figures
    assert not advice.derived
    assert all(figure.comparison for figure in advice.figures)
