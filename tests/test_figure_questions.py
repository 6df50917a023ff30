"""Figures of the bulletin: the right one, calculated ones with their calculation, none invented."""

import re
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.advice import Advice, FiguresAdvice, Reason, UnknownAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from knowledge import KnowledgeBase, Language
from knowledge.derived import inputs
from knowledge.figures import Figure
from tests.plain_questions import PLAIN
from tests.tracer import numbers_in, traceable

REPEATED = "people-dissuaded-area-four"
"""The bulletin gives this figure twice; the first record answers for both."""


@pytest.fixture(scope="module")
def base(engine: Engine) -> KnowledgeBase:
    return engine.knowledge


def advise(engine: Engine, text: str) -> Advice:
    return engine.advisor.advise(Question.read(text))


def voice_of(engine: Engine, text: str) -> Voice:
    language = Question.read(text).language
    return Voice(language, engine.phrasebook[language], engine.knowledge)


def answer(engine: Engine, text: str) -> str:
    return to_plain(render(advise(engine, text), voice_of(engine, text)))


# The published ones


@pytest.mark.parametrize(
    ("figure", "value", "text"),
    [
        (figure, value, text)
        for figure, zh_value, en_value, zh, en in PLAIN
        for value, text in ((zh_value, zh), (en_value, en))
    ],
)
def test_a_plain_question_gets_its_figure_first(
    engine: Engine, figure: str, value: str, text: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert advice.derived == ()
    assert advice.figures[0].id == figure
    told = answer(engine, text)
    assert value in told
    assert advice.figures[0].quotation in told
    assert untraced(engine, text) == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("how many cases were solved in the first five months of 2021", "114,000"),
        ("how many people were arrested", "154,000"),
        ("how many people were arrested during the first 5 months of the year", "154,000"),
        ("number of cases solved over the five months", "114,000"),
    ],
)
def test_the_period_and_what_is_counted_are_no_words_that_ask_for_a_part(
    engine: Engine, text: str, value: str
) -> None:
    assert value in answer(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "how many women were arrested in the first five months of 2021",
        "how many cases were solved in Yunnan in the first five months of 2021",
        "how many of the people arrested were under 25",
    ],
)
def test_a_part_is_still_not_given(engine: Engine, text: str) -> None:
    assert isinstance(advise(engine, text), UnknownAdvice)


def test_every_figure_is_asked_for(base: KnowledgeBase) -> None:
    assert {figure for figure, *_ in PLAIN} == base.bulletin.figures.keys() - {REPEATED}


@pytest.mark.parametrize(
    "text",
    [
        "通报第四部分写的劝阻群众是多少人？",
        "How many people does part four say were kept from being deceived?",
    ],
)
def test_the_figure_that_is_given_twice_is_one(engine: Engine, text: str) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert [figure.title.en for figure in advice.figures] == ["People dissuaded in time"]
    assert any(part in answer(engine, text) for part in ("第四部分", "part four"))


WEBSITES = {"websites-blocked-technical", "websites-blocked-governance"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("一共封堵了多少诈骗网站？", WEBSITES),
        ("封了多少网站", WEBSITES),
        ("公安封堵的诈骗网址有多少个", WEBSITES),
        ("How many fraudulent websites were blocked?", WEBSITES),
        ("How many scam sites got blocked", WEBSITES),
        ("技术反制封堵了多少诈骗网址？", {"websites-blocked-technical"}),
        ("预警防范部分封堵了多少诈骗网站？", {"websites-blocked-technical"}),
        ("How many sites did technical countermeasures block?", {"websites-blocked-technical"}),
        ("综合治理部分说封堵了多少诈骗网站？", {"websites-blocked-governance"}),
        (
            "How many sites were blocked under governance, part six?",
            {"websites-blocked-governance"},
        ),
    ],
)
def test_both_counts_of_websites_unless_one_is_named(
    engine: Engine, text: str, figures: set[str]
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert {figure.id for figure in advice.figures} == figures
    told = answer(engine, text)
    both = voice_of(engine, text).phrases.figures.both
    assert (both in told) is (len(figures) == 2)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("破获了多少案件，抓了多少人？", {"cases-cracked", "suspects-arrested"}),
        ("拦截了多少诈骗电话和诈骗短信？", {"calls-intercepted", "texts-intercepted"}),
        ("通报里拦了多少诈骗电话和短信", {"calls-intercepted", "texts-intercepted"}),
        (
            "number of people repatriated and how many approved for arrest",
            {"suspects-repatriated", "arrests-approved"},
        ),
        (
            "How many cases were cracked and how many suspects were arrested?",
            {"cases-cracked", "suspects-arrested"},
        ),
        ("边境那一仗：团伙几个、蛇头几名", {"smuggling-gangs", "snakeheads-arrested"}),
        (
            "sims and bank plastic taken since oct 2020, one number each",
            {"phone-cards-seized", "bank-cards-seized"},
        ),
        (
            "how many dens, how many crews and how many people nicked jan to may",
            {"dens-destroyed", "gangs-destroyed", "suspects-arrested"},
        ),
        (
            "那个防骗的纸发了多少张还有叫人别上当的短信发了多少条",
            {"publicity-materials", "public-texts-sent"},
        ),
    ],
)
def test_a_question_for_two_figures_gets_both(engine: Engine, text: str, figures: set[str]) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert figures <= {figure.id for figure in advice.figures}


@pytest.mark.parametrize(
    "text",
    [
        "rank these from biggest to smallest: leaflets handed out, public welfare texts sent, "
        "calls intercepted",
        "宣传资料、公益短信、拦截电话，按大小排个序",
    ],
)
def test_what_is_to_be_ranked_is_shown_in_order(engine: Engine, text: str) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    ranked = ["public-texts-sent", "publicity-materials", "calls-intercepted"]
    assert [figure.id for figure in advice.figures] == ranked


def test_the_sum_from_which_a_case_is_opened_is_no_number_of_cases(engine: Engine) -> None:
    for text in ("诈骗罪的立案金额是多少", "被骗多少钱才能立案"):
        assert not isinstance(advise(engine, text), FiguresAdvice), text


@pytest.mark.parametrize(
    "text",
    [
        "2021年6月17日的通报里说抓了多少人？",
        "公安部6月17日通报抓获了多少嫌疑人？",
        "According to the bulletin of 17 June 2021, how many suspects were arrested?",
    ],
)
def test_the_day_of_the_bulletin_is_not_a_period_it_lacks(engine: Engine, text: str) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert advice.figures[0].id == "suspects-arrested"


# The calculated ones

CALCULATED = [
    ("cases-cracked-year-before", "71,100", "114,000 ÷ (1 + 60.4%)", "去年同期破了多少案？"),
    (
        *("cases-cracked-year-before", "71,100", "114,000 ÷ (1 + 60.4%)"),
        "How many cases were cracked in the same period last year?",
    ),
    ("suspects-arrested-year-before", "62,500", "154,000 ÷ (1 + 146.5%)", "去年同期抓了多少人？"),
    (
        *("suspects-arrested-year-before", "62,500", "154,000 ÷ (1 + 146.5%)"),
        "How many suspects were arrested in the same months of 2020?",
    ),
    ("gangs-destroyed-year-before", "7,750", "14,000 ÷ (1 + 80.6%)", "2020年同期打掉了多少团伙？"),
    (
        *("large-cases-year-before", "338", "881 ÷ (1 + 160.5%)"),
        "How many large cases were cracked a year earlier?",
    ),
    ("cases-filed-april", "98,700", "84,600 ÷ (1 − 14.3%)", "4月份立案多少起？"),
    (
        *("cases-filed-april", "98,700", "84,600 ÷ (1 − 14.3%)"),
        "How many cases were opened in April?",
    ),
    (
        *("cases-cracked-more", "42,900", "114,000 − 114,000 ÷ (1 + 60.4%)"),
        "How many more cases were cracked than in the same period last year?",
    ),
    (
        *("cases-cracked-more", "42,900", "114,000 − 114,000 ÷ (1 + 60.4%)"),
        "比去年同期多破了多少起案件？",
    ),
    (
        *("calls-and-texts-intercepted", "1,520,000,000", "610,000,000 + 910,000,000"),
        "电话和短信一共拦截了多少？",
    ),
    (
        *("cards-seized", "4,299,000", "3,733,000 + 566,000"),
        "How many phone cards and bank cards were seized altogether?",
    ),
    ("cases-cracked-per-month", "22,800", "114,000 ÷ 5", "平均每个月破多少案？"),
    (
        *("cases-cracked-per-day", "755", "114,000 ÷ 151"),
        "How many cases did police crack per day on average?",
    ),
    ("arrests-approved-share", "79.8%", "2,091 ÷ 2,620", "批准逮捕占遣返的比例是多少？"),
    ("roundup-share-of-arrests", "1.6%", "2,421 ÷ 154,000", "收网行动抓的人占全部抓获的百分之几？"),
    (
        *("suspects-per-gang", "11", "154,000 ÷ 14,000"),
        "How many suspects were arrested per gang broken up?",
    ),
    ("plays-per-video", "920,000", "740,000,000 ÷ 805", "平均一条视频播放多少次？"),
    ("repatriated-not-approved", "529", "2,620 − 2,091", "遣返的人里还有多少没被批准逮捕？"),
    (
        *("cases-filed-april", "98,700", "84,600 ÷ (1 − 14.3%)"),
        "May was down 14.3% on April. Roughly what was April then? I can't do it backwards",
    ),
    (
        *("suspects-arrested-year-before", "62,500", "154,000 ÷ (1 + 146.5%)"),
        "work out how many suspects were arrested in the same months of 2020, 2021 was up a lot",
    ),
    (
        *("phone-cards-per-bank-card", "6.6", "3,733,000 ÷ 566,000"),
        "phone cards seized and bank cards seized, how many times more are the phone cards?",
    ),
]


@pytest.mark.parametrize(("item", "value", "formula", "text"), CALCULATED)
def test_what_is_one_computation_away_is_shown_with_it(
    engine: Engine, item: str, value: str, formula: str, text: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert [derived.id for derived in advice.derived] == [item]
    told = answer(engine, text)
    assert value in told.partition("\n")[0]
    assert formula in told
    assert voice_of(engine, text).phrases.figures.calculated_note in told
    assert untraced(engine, text) == set()


def test_a_calculated_figure_comes_with_those_it_rests_on(engine: Engine) -> None:
    for _, _, _, text in CALCULATED:
        advice = advise(engine, text)
        assert isinstance(advice, FiguresAdvice)
        [item] = advice.derived
        assert tuple(figure.id for figure in advice.figures) == inputs(item.formula)


# What the bulletin does not give

NOT_GIVEN = [
    # another year or month
    *("2022年抓了多少人？", "2022年破获多少起电信诈骗案？", "2019年封堵了多少诈骗网站？"),
    *("3月立案多少起？", "2021年8月抓了多少人？", "去年全年抓了多少人？", "近十年破了多少案件？"),
    *("How many cases were cracked in 2022?", "How many suspects were arrested in 2023?"),
    *("How many cases were opened in March?", "How many websites were blocked in 2018?"),
    *("去年平均每天破获多少起案件？", "How many cases did police crack per day last year?"),
    # a month that another figure is given for
    *(
        "5月抓了多少人",
        "四五月份破案多少",
        "5月份破了多少案",
        "五月劝阻了多少人",
        "5月拦截了多少电话",
    ),
    *("How many people were arrested in May?", "How many cases were cracked in May?"),
    *("4月打掉多少团伙", "suspects caught in April?", "5月劝返回国的有多少人"),
    # people, where gangs are given
    "断卡行动抓了多少人",
    # a province, a city, another country
    *("广东省抓了多少人？", "浙江破获了多少起案件？", "北京封堵了多少诈骗网站？"),
    *("美国抓了多少骗子？", "日本封堵了多少诈骗网站？", "香港破获多少起诈骗案？"),
    *("How many suspects were arrested in Guangdong?", "How many cases were cracked in the UK?"),
    *("How many gangs were broken up in Thailand?", "How many cases did each province crack?"),
    # victims, losses, sentences
    *("有多少受害者？", "一共有多少人被骗？", "60岁以上的受害人占多少？", "骗子一共骗走多少钱？"),
    *("How many victims were there?", "How many people were cheated in total?"),
    *("What share of victims were women?", "How much money was stolen in total?"),
    *("多少人被判刑？", "诈骗犯平均判几年？", "How many were sentenced to prison?"),
    # things it does not count
    *("封了多少个微信号？", "举报电话接了多少个？", "How many bitcoin were seized?"),
    *("境外窝点捣毁了几个", "How many overseas dens were destroyed?"),
    *("杀猪盘破了多少起？", "How many task scams were there?"),
    *("全国杀猪盘一共骗了多少亿", "how much did pig-butchering take nationwide?"),
    "what share of the 610 million calls came from +44 numbers",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_the_bulletin_lacks_is_said_to_be_missing(engine: Engine, text: str) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason is Reason.NO_SUCH_FIGURE
    told = answer(engine, text)
    assert told.startswith(voice_of(engine, text).phrases.unknown.no_such_figure)
    assert untraced(engine, text) == set()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("how many cases in Guangdong and how many arrests there", set()),
        ("多少人被骗，又有多少人自杀", set()),
        ("破了多少案，抓了多少人，判了多少年", {"cases-cracked", "suspects-arrested"}),
    ],
)
def test_of_several_that_are_asked_none_is_given_for_what_the_bulletin_lacks(
    engine: Engine, text: str, given: set[str]
) -> None:
    advice = advise(engine, text)
    shown = {figure.id for figure in advice.figures} if isinstance(advice, FiguresAdvice) else set()
    assert shown == given
    assert not given or (isinstance(advice, FiguresAdvice) and advice.partly)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("给骗子写软件、拉客、洗币的那些伙，被端了多少", "black-grey-gangs"),
        (
            "how many got blacklisted for letting crooks use their bank account, since oct 2020",
            "two-card-persons-punished",
        ),
    ],
)
def test_a_word_of_something_else_does_not_hide_the_figure_that_is_surely_meant(
    engine: Engine, text: str, figure: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, FiguresAdvice)
    assert advice.figures[0].id == figure


def test_what_may_be_given_in_other_words_is_not_said_to_be_missing(engine: Engine) -> None:
    advice = advise(engine, "how many of these hill guides for migrants")
    if isinstance(advice, FiguresAdvice):
        shown = advice.figures
    else:
        assert isinstance(advice, UnknownAdvice)
        assert advice.reason is Reason.UNSURE_FIGURE
        shown = tuple(figure for figure in advice.nearest if isinstance(figure, Figure))
    assert "snakeheads-arrested" in {figure.id for figure in shown}


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_other_publications_are_quoted_for_the_year_that_was_asked_only(
    engine: Engine, text: str
) -> None:
    advice = advise(engine, text)
    assert isinstance(advice, UnknownAdvice)
    years = set(re.findall(r"(?:19|20)\d\d", text))
    for later in advice.later:
        assert years & {later.start[:4], later.end[:4]}
    assert bool(years) or not advice.later


@pytest.mark.parametrize(
    ("text", "value", "publisher"),
    [
        ("2016年破获了多少起案件？", "8.3万", "公安部"),
        ("How many cases were cracked in 2016?", "83,000", "Ministry of Public Security"),
    ],
)
def test_a_figure_of_another_publication_is_kept_apart_with_its_source(
    engine: Engine, text: str, value: str, publisher: str
) -> None:
    told = answer(engine, text)
    phrases = voice_of(engine, text).phrases.unknown
    assert told.startswith(phrases.no_such_figure)
    section = told[told.index(phrases.later) :].partition("\n\n")[0]
    assert value in section
    assert publisher in section
    assert "2016" in section


# Every number is traceable


def untraced(engine: Engine, text: str) -> set[Decimal]:
    advice = advise(engine, text)
    told = to_plain(render(advice, voice_of(engine, text)))
    return numbers_in(told) - traceable(
        engine.knowledge, engine.phrasebook, advice, Question.read(text).language
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("11.4万起（114,000）", ["114000"]),
        ("3.733 million phone cards", ["3733000"]),
        ("2654亿元 14.3%", ["265400000000", "14.3"]),
        ("no number", []),
    ],
)
def test_the_tracer_reads_numbers_as_quantities(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == set(map(Decimal, numbers))


def test_the_tracer_notices_a_number_of_another_figure(engine: Engine) -> None:
    advice = advise(engine, "全国拦下多少个诈骗电话？")
    allowed = traceable(engine.knowledge, engine.phrasebook, advice, Language.ZH)
    assert numbers_in("拦截6.1亿次") <= allowed
    assert not numbers_in("拦截9.1亿次") <= allowed
    assert not numbers_in("拦截61亿次") <= allowed


def test_the_tracer_accepts_every_figure_alone(engine: Engine) -> None:
    bulletin = engine.knowledge.bulletin
    advices: Iterable[Advice] = [
        *(FiguresAdvice((figure,)) for figure in bulletin.figures.values()),
        *(FiguresAdvice((), (item,)) for item in bulletin.derived.values()),
        *(
            UnknownAdvice(Reason.NO_SUCH_FIGURE, (), (item,))
            for item in engine.knowledge.later_figures
        ),
    ]
    for advice in advices:
        for language in Language:
            voice = Voice(language, engine.phrasebook[language], engine.knowledge)
            told = numbers_in(to_plain(render(advice, voice)))
            assert told <= traceable(engine.knowledge, engine.phrasebook, advice, language)


# Questions put together from parts

_ZH_WHAT = (
    *(
        "破获了{}案件",
        "抓了{}嫌疑人",
        "打掉{}团伙",
        "封堵{}诈骗网站",
        "拦截{}诈骗电话",
        "止付{}资金",
    ),
    *("遣返{}人", "缴获{}电话卡", "清理{}银行账户", "劝阻{}群众", "发了{}公益短信", "立案{}"),
)
_EN_WHAT = (
    *("cases were cracked", "suspects were arrested", "gangs were broken up"),
    *("websites were blocked", "scam calls were intercepted", "people were repatriated"),
    *("phone cards were seized", "bank accounts were cleared", "people were dissuaded"),
    *("public texts were sent", "cases were opened", "videos were published"),
)
_ZH_OUTSIDE = (
    *("2022年", "2019年", "2024年", "广东", "北京", "上海", "美国", "泰国", "香港", "去年全年"),
)
_EN_OUTSIDE = (
    *(" in 2022", " in 2019", " in 2024", " in Guangdong", " in Beijing", " in the UK"),
    *(" in Thailand", " in Hong Kong", " in August 2021", " in each province"),
)
_ZH_WITHIN = ("", "2021年1至5月", "今年", "全国", "公安机关", "请问", "通报里")
_EN_WITHIN = ("", " this year", " nationwide", " in China", " from January to May 2021", " please")
_ZH_AMOUNT = ("多少", "了多少", "几个", "总共多少")
_ZH_MORE = ("", "？", "平均每天呢", "，同比增长多少", "，和去年同期比呢", "加起来一共")
_EN_MORE = ("", "?", " on average per month", " and by how much did it rise", " in total")


def _zh(places: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda place, what, amount, more: f"{place}{what.format(amount)}{more}",
        *map(st.sampled_from, (places, _ZH_WHAT, _ZH_AMOUNT, _ZH_MORE)),
    )


def _en(places: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda what, place, more: f"How many {what}{place}{more}",
        *map(st.sampled_from, (_EN_WHAT, places, _EN_MORE)),
    )


thoroughly = settings(max_examples=250, deadline=None, derandomize=True)


def test_every_number_of_an_answer_is_traceable(engine: Engine) -> None:
    @thoroughly
    @given(st.one_of(_zh(_ZH_WITHIN + _ZH_OUTSIDE), _en(_EN_WITHIN + _EN_OUTSIDE)))
    def holds(text: str) -> None:
        assert untraced(engine, text) == set()

    holds()


def test_a_year_or_place_the_bulletin_lacks_never_gets_a_figure_of_it(engine: Engine) -> None:
    @thoroughly
    @given(st.one_of(_zh(_ZH_OUTSIDE), _en(_EN_OUTSIDE)))
    def holds(text: str) -> None:
        assert not isinstance(advise(engine, text), FiguresAdvice)

    holds()


def test_a_plain_question_about_elsewhere_is_not_answered_as_if_about_here(
    engine: Engine,
) -> None:
    @thoroughly
    @given(
        st.sampled_from([case[3:] for case in PLAIN]),
        st.sampled_from(["2022年", "2018年", "广东省", "在美国", "在日本", "上海市"]),
        st.sampled_from(["in 2022", "in 2018", "in Guangdong", "in the USA", "in Japan"]),
    )
    def holds(texts: tuple[str, str], zh_place: str, en_place: str) -> None:
        zh, en = texts
        assert not isinstance(advise(engine, f"{zh_place}{zh}"), FiguresAdvice)
        assert not isinstance(advise(engine, f"{en.rstrip('?')} {en_place}?"), FiguresAdvice)

    holds()
