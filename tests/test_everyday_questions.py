"""Calculations, and figures with their change, asked for in everyday words."""

import pytest

from bot.advice.advice import FiguresAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from knowledge.calculation import compute
from knowledge.derived import inputs

COMPUTED = [
    (
        "gangs-destroyed-year-before",
        "gangs are up 80.6 percent, and the same stretch the year before?",
    ),
    ("suspects-per-case", "平均破一个案子，能抓到几个人"),
    ("transferred-share-of-approved", "2091个批捕的，过半移送起诉了吗，占多少"),
    ("cases-cracked-per-day", "11.4万起，151天，日均多少"),
    ("cases-cracked-year-before", "上一年同样五个月才破了多少案"),
    ("suspects-arrested-more", "比上年那五个月多抓了多少人"),
    ("warnings-per-week", "预警每天五万二，一个礼拜是多少"),
    ("warnings-per-week", "52,000 warnings a day, so how many per week?"),
    ("warnings-per-week", "if 52k alerts go out a day that's how many in one week"),
    ("suspects-per-gang", "十五万四千人除以一万四千个团伙，一个团伙平均几个人落网"),
    ("returnees-per-case", "returnees arrested and the cases dug up: how many people to one case"),
    ("phone-cards-per-two-card-gang", "平均每个两卡团伙，缴了多少张电话卡"),
    ("snakeheads-per-smuggling-gang", "每打掉一个偷渡团伙，平均抓几个蛇头"),
    ("plays-per-video", "805条视频，一条给人看了多少遍"),
    ("suspects-per-case", "per solved case, how many people got arrested"),
    ("phone-cards-over-bank-cards", "收缴的电话卡和银行卡相差几张"),
    ("cards-seized", "how many cards of both kinds were confiscated altogether"),
    ("calls-and-texts-intercepted", "add up the fraud calls and texts that got stopped"),
    ("calls-and-texts-intercepted", "calls and texts blocked, both put together?"),
    ("plays-per-video", "how many plays did each video get"),
    ("plays-per-video", "how many views does that make per clip"),
    ("plays-per-video", "740 million plays over 805 videos, how many is that each"),
    ("suspects-per-gang", "how many people were caught for every gang smashed"),
    ("suspects-per-gang", "so how many suspects does that make for a gang"),
    ("suspects-per-case", "how many arrests does that come to per case solved"),
    ("suspects-per-roundup", "how many arrests did a single round-up bring"),
    ("suspects-per-roundup", "people caught per raid in those coordinated raids"),
    ("cases-cracked-per-day", "how many cases did they get through every single day"),
    ("suspects-arrested-per-month", "how many suspects a month is that"),
    ("cases-filed-may-per-day", "new cases in May, per day?"),
    (
        "phone-cards-over-bank-cards",
        "by how many did the phone cards seized outnumber the bank cards",
    ),
    ("texts-over-calls", "how many more scam texts were there than scam calls stopped"),
    ("cases-cracked-year-before", "what was the number of solved cases a year earlier"),
    (
        "suspects-arrested-year-before",
        "how many had they arrested by the same point the year before",
    ),
    (
        "gangs-destroyed-year-before",
        "and the year before, over the same five months, how many gangs",
    ),
    (
        "large-cases-year-before",
        "what was the count of million-yuan cases before it went up 160.5%",
    ),
    ("cases-filed-april", "May was down 14.3%, so what was April"),
    ("phone-cards-per-bank-card", "how many times more phone cards than bank cards were seized"),
    ("phone-cards-per-bank-card", "for one bank card seized, how many phone cards"),
    ("texts-per-call-intercepted", "how many texts were blocked for each call"),
    ("arrests-approved-share", "what part of those sent back got an approved arrest"),
    ("large-case-share", "how big a slice of the cracked cases were over a million yuan"),
    ("snakeheads-per-smuggling-gang", "snakeheads for each smuggling gang, roughly?"),
    ("cards-seized", "缴的电话卡银行卡合一块儿有多少张"),
    ("cards-seized", "电话卡和银行卡总共缴了多少张"),
    ("cards-seized", "两种卡加起来缴获多少"),
    ("calls-and-texts-intercepted", "拦下的电话短信加一起有多少"),
    ("calls-and-texts-intercepted", "電話同短訊加埋總共攔截咗幾多"),
    ("plays-per-video", "七亿多播放，805条视频，一条合多少"),
    ("plays-per-video", "一个视频平均有多少人次播放"),
    ("plays-per-video", "每条视频分到多少播放"),
    ("suspects-per-gang", "一个团伙平均抓几个人"),
    ("suspects-per-gang", "平均打掉一个团伙能抓多少嫌疑人"),
    ("suspects-per-case", "破一起案抓几个嫌疑人"),
    ("suspects-per-roundup", "收网一次抓几个人"),
    ("cases-per-gang", "一个团伙摊上几起案子"),
    ("cases-cracked-per-day", "摊到每天破几起案"),
    ("suspects-arrested-per-month", "抓的嫌疑人平均到每个月多少"),
    ("cases-filed-may-per-day", "五月份每天新增几起案子"),
    ("phone-cards-over-bank-cards", "缴获的电话卡比银行卡多出多少张"),
    ("texts-over-calls", "拦的诈骗短信比诈骗电话多了几亿"),
    ("cases-cracked-year-before", "头一年同期破案是多少"),
    ("suspects-arrested-year-before", "去年这个时候抓了多少人"),
    ("gangs-destroyed-year-before", "上一年同一时段打掉多少团伙"),
    ("large-cases-year-before", "百万以上的案子，前一年同期是几起"),
    ("cases-filed-april", "五月降了14.3%，那四月立了多少案"),
    ("phone-cards-per-bank-card", "缴获的电话卡是银行卡的几倍"),
    ("texts-per-call-intercepted", "拦截的短信是电话的几倍"),
    ("bank-cards-per-phone-card", "how many bank cards is that per phone card seized"),
    ("arrests-approved-share", "遣返回来的人当中批捕的有几成"),
    ("large-case-share", "破的案里上百万的大案占多大比例"),
    ("snakeheads-per-smuggling-gang", "一个偷渡团伙平均有几个蛇头"),
    (
        "cards-seized",
        "if you lump the SIMs and the bank cards they took together, how many bits of plastic is that",
    ),
    ("plays-per-video", "on average how often was one of those 805 clips watched"),
    ("cases-per-gang", "how many solved cases come to each gang"),
    ("repatriated-not-approved", "of the 2,620 flown back, how many had no arrest approved yet"),
    ("phone-cards-per-bank-card", "phone cards to one bank card, what's the ratio"),
    (
        "suspects-arrested-year-before",
        "what did the arrests stand at in the corresponding months of the previous year",
    ),
    ("calls-and-texts-intercepted", "dodgy calls and dodgy texts stopped, grand total?"),
    ("texts-over-calls", "the gap between texts and calls blocked, how wide"),
    ("cards-seized", "电话卡跟银行卡合一块儿，总共收缴了多少张"),
    ("calls-and-texts-intercepted", "诈骗电话同短讯夹埋拦咗几多"),
    ("plays-per-video", "那批视频摊下来一条有几次播放"),
    ("suspects-arrested-year-before", "前一年这几个月抓的人有多少"),
    ("suspects-per-gang", "打掉一个团伙摊到几个嫌疑人"),
    ("suspects-per-roundup", "每次收网能逮几个"),
    ("texts-over-calls", "短信比电话多拦了多少"),
    ("repatriated-not-approved", "遣返的那些人扣掉已批捕的，剩多少"),
    ("cards-seized", "SIM cards plus bank cards, what's the combined haul"),
    (
        "texts-per-call-intercepted",
        "for every crooked phone call stopped, how many crooked texts were stopped",
    ),
    ("suspects-per-roundup", "roughly how many people did each coordinated round-up net"),
    (
        "cases-cracked-more",
        "how many more did they solve than in the same five months of 2020, cases I mean",
    ),
    (
        "cases-not-large",
        "take the million-yuan cases away from all solved cases, how many are left",
    ),
    (
        "transferred-share-of-repatriated",
        "what portion of the repatriated has gone on to prosecutors",
    ),
    ("funds-stopped-per-day", "how much money did they manage to freeze per day on average"),
    ("cards-seized", "两卡行动里电话卡跟银行卡归拢一块，缴了多少"),
    ("calls-per-text-intercepted", "每拦一条诈骗短信对应拦几个诈骗电话"),
    ("suspects-per-roundup", "平均收一次网抓多少人"),
    ("suspects-arrested-more", "比起2020年同期，抓的嫌疑人多了多少个"),
    ("cases-not-large", "全部破的案扣掉百万大案还剩几起"),
    ("transferred-share-of-repatriated", "遣返的人有几成已经移送起诉"),
    ("funds-stopped-per-day", "平均一天止付多少钱"),
    ("plays-per-video", "average plays for a single video"),
    ("suspects-per-gang", "divide suspects arrested by gangs destroyed"),
    ("cases-cracked-per-week", "cases solved in a typical week"),
    (
        "texts-share-of-intercepted",
        "of the blocked calls and texts taken together, what percentage is texts",
    ),
    ("suspects-arrested-multiple", "arrests were how many times those of a year before"),
    (
        "gangs-destroyed-more",
        "in absolute numbers, how many more gangs than the same period a year ago",
    ),
    ("plays-per-video", "单条视频平均播了几次"),
    ("suspects-per-gang", "抓的嫌疑人除以打掉的团伙是多少"),
    ("cases-cracked-per-week", "平均一个星期破几起案"),
    ("texts-share-of-intercepted", "拦下的电话短信合起来，短信占百分之几"),
    ("suspects-arrested-multiple", "抓人数是上年同期的多少倍"),
    ("gangs-destroyed-more", "打掉的团伙比上年同期多出几个"),
]

WITH_ITS_CHANGE = [
    (
        "large-cases-cracked",
        "The police talked about swindles worth over a million yuan each. How many of those were solved and how big was the rise?",
    ),
    (
        "cases-cracked",
        "I saw a piece on the June press conference. How many cases were solved, and how much higher was that than the year before?",
    ),
    (
        "suspects-arrested",
        "My class is looking at the bulletin. How many people did they arrest, and what was the percentage increase?",
    ),
    (
        "gangs-destroyed",
        "We are comparing countries. For China, how many gangs were broken up and how steep was the growth?",
    ),
    (
        "cases-filed-may",
        "The ministry says things got better in May. How many new cases were there and how large was the drop?",
    ),
    (
        "large-cases-cracked",
        "Some frauds run into seven figures. How many of that size did they crack and how much more was it than in 2020?",
    ),
    (
        "suspects-arrested",
        "They say lots of crooks are behind bars now. What was the number caught, and how fast did it grow?",
    ),
    (
        "cases-filed-may",
        "Somebody told me fraud is going down. What was the number filed in May and by what percentage had it fallen?",
    ),
    ("large-cases-cracked", "通报讲到被骗上百万的案子。这种案子破了多少，涨幅有多大？"),
    ("cases-cracked", "我看了6月的新闻发布会。案子破了多少起，比上年高出多少？"),
    ("suspects-arrested", "我们单位要做展板。抓了多少嫌疑人，增加了百分之几？"),
    ("gangs-destroyed", "老师让查资料。打掉的团伙有几个，升幅是多少？"),
    ("cases-filed-may", "听说最近好转了。五月份立案多少，降了多少？"),
    ("large-cases-cracked", "有的骗案金额特别大，超过一百万。这类破获几起，同比升多少？"),
    ("cases-cracked", "我阿妈想知：破咗幾多單案，升咗幾多？"),
    ("suspects-arrested", "群里都在传。到底抓了多少人，同比增幅多少？"),
    ("cases-filed-may", "新聞話情況改善。5月立案幾多宗，跌幅幾多？"),
    (
        "large-cases-cracked",
        "I was reading about the crackdown. How many of those big million-yuan cases were solved, and how much of a jump was that?",
    ),
    (
        "gangs-destroyed",
        "Hello there, I'm preparing a talk. Tell me how many gangs were smashed and how big the increase was.",
    ),
    ("cases-filed-may", "Filings in May lah, how many and drop by how many percent?"),
    ("large-cases-cracked", "我在写简报，想请教一下：百万元以上的案子破了几起，涨了多少？"),
    ("cases-filed-may", "五月新立的案子有多少，跌了几个点？"),
    ("gangs-destroyed", "端掉的團夥有多少個，增幅多大"),
    (
        "large-cases-cracked",
        "Let's talk about the really big swindles, those above a million. What's the count solved, and the growth on the previous year?",
    ),
    (
        "gangs-destroyed",
        "I'm told organised crime is shrinking. How many gangs did they take down, and how much did that go up?",
    ),
    ("large-cases-cracked", "有些案子骗得特别多，上百万的。这种破了几起，比上年升了几成？"),
    ("gangs-destroyed", "人家讲团伙少了。实际打掉几个，升幅几多？"),
    ("suspects-arrested", "people arrested for fraud in the five months, plus the yoy figure"),
    (
        "cases-cracked",
        "The ministry held a briefing. So, what's the number of fraud cases they cracked? And compared with last year, up by what?",
    ),
    ("suspects-arrested", "头五个月因电诈被抓的有多少，同比呢"),
    ("cases-cracked", "部里开了发布会。诈骗案一共破了多少起？跟去年比升了多少？"),
]

RATIOS = [
    # which way round, the question
    ("texts-per-call-intercepted", "拦截的短信是电话的几倍"),
    ("calls-per-text-intercepted", "拦截的电话是短信的几倍"),
    ("texts-per-call-intercepted", "每拦一个诈骗电话拦几条短信"),
    ("phone-cards-per-bank-card", "how many phone cards for each bank card seized"),
    ("bank-cards-per-phone-card", "how many bank cards for each phone card seized"),
    ("suspects-per-case", "suspects arrested divided by cases cracked"),
    ("cases-per-suspect", "cases cracked divided by suspects arrested"),
]


def answer(engine: Engine, text: str) -> tuple[FiguresAdvice, str]:
    question = Question.read(text)
    advice = engine.advisor.advise(question)
    assert isinstance(advice, FiguresAdvice)
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    return advice, to_plain(render(advice, voice))


@pytest.mark.parametrize(("item", "text"), COMPUTED)
def test_what_is_computed_comes_first_with_its_calculation(
    engine: Engine, item: str, text: str
) -> None:
    advice, told = answer(engine, text)
    assert [derived.id for derived in advice.derived] == [item]
    bulletin = engine.knowledge.bulletin
    assert compute(advice.derived[0], bulletin.figures).expression in told
    assert {figure.id for figure in advice.figures} == {*inputs(advice.derived[0].formula)}


@pytest.mark.parametrize(("item", "text"), RATIOS)
def test_a_ratio_is_told_the_way_round_it_is_asked(engine: Engine, item: str, text: str) -> None:
    advice, _ = answer(engine, text)
    assert [derived.id for derived in advice.derived] == [item]


@pytest.mark.parametrize(("figure", "text"), WITH_ITS_CHANGE)
def test_a_figure_and_its_change_are_one_answer(engine: Engine, figure: str, text: str) -> None:
    advice, told = answer(engine, text)
    assert (advice.figures[0].id, advice.derived) == (figure, ())
    change = advice.figures[0].comparison
    assert change is not None
    assert f"{change.percent}%" in told


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("五月立案跌了百分之几", "cases-filed-may-drop"),
        ("by what percentage did filings go down in May", "cases-filed-may-drop"),
        ("破案、团伙、抓人三项各升百分之多少", "growth-rates"),
        ("by how many per cent did cases, gangs and arrests go up", "growth-rates"),
    ],
)
def test_a_change_alone_is_told_alone(engine: Engine, text: str, rate: str) -> None:
    advice, _ = answer(engine, text)
    assert (advice.figures[0].id, advice.derived) == (rate, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("什么叫“金主”“蛇头”", ("金主：什么意思", "蛇头：什么意思")),
        ("what do funders and snakeheads mean", ("“snake heads”", "financial backer")),
        ("断卡行动和两卡分别是什么意思", ("“断卡”行动是什么", "两卡：什么意思")),
    ],
)
def test_each_word_whose_meaning_is_asked_is_explained(
    engine: Engine, text: str, words: tuple[str, ...]
) -> None:
    question = Question.read(text)
    voice = Voice(question.language, engine.phrasebook[question.language], engine.knowledge)
    told = to_plain(render(engine.advisor.advise(question), voice))
    for word in words:
        assert word in told
