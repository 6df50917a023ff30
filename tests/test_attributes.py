"""What is asked of a figure that the bulletin does not tell; and questions that it does answer."""

import pytest

from bot.advice.advice import FiguresAdvice, Reason, UnknownAdvice
from bot.advice.limits import LimitFinder
from bot.advice.question import Question
from bot.engine import Engine
from index.normalise import normalise
from knowledge import KnowledgeBase
from knowledge.exemplars import Form

NOT_GIVEN = [
    "How many phone cards were seized in 2020?",
    "how many phone cards were seized in October 2020",
    "How many cases were cracked in June 2021?",
    "how many suspects were arrested in June of 2021",
    "2021年6月破了多少起案",
    "991亿里头真正退到老百姓卡里的有多少",
    "how many of the dens were abroad",
    "which trick was behind most of the 84,600 cases, with the number",
    "how many people got one of the public texts",
    "百万以上的大案，受害人一共亏了多少",
    "how many tablets and phones did police take from the dens",
    "联通的卡占缴获电话卡几成",
    "损失过万元的有几个人",
    "Were any of the people arrested foreign nationals, and how many?",
    "nationality of those arrested, in numbers",
    "how many of the gang members were teenagers",
    "average age of the suspects caught",
    "how many women were among the arrested",
    "what were the sums of cash seized from the gangs",
    "how many cars did the police impound",
    "how many bitcoins were confiscated from the money launderers",
    "number of flats and houses seized",
    "how many phones were taken from the suspects",
    "how many computers were seized in the dens",
    "how much did people lose in total to these scams",
    "What did all the victims lose between them?",
    "how much was stolen from people, not the losses averted",
    "群众被骗走的钱一共多少，不是挽回的那些",
    "how many yuan ended up in the scammers' pockets altogether",
    "of the 84,600 cases in May, how many were romance scams",
    "how many of the cracked cases were investment fraud",
    "how many cases had to do with fake loans",
    "which province had the most cases and how many",
    "cases solved in Shenzhen",
    "how much did each case cost on average",
    "what share of those arrested were convicted",
    "how long are the sentences on average",
    "how many of the repatriated suspects pleaded guilty",
    "How many people fell victim?",
    "how many victims took their own lives",
    "how many of the bank cards were from Bank of China",
    "phone cards seized by carrier",
    "how many of the 610 million calls came from abroad",
    "what fraction of the scam calls used foreign numbers",
    "how many mobile phones were seized with the SIM cards",
    "how many people received a public service text",
    "how many different people watched the videos",
    "how many people are missing abroad",
    "how many of the seized cards belonged to students",
    "how many of the blocked websites were hosted abroad",
    "how many foreigners were repatriated",
    "how long did the average investigation last",
    "how many suspects are still on the run",
    "how many hours of overtime did the police do",
    "how many of those dissuaded were older than sixty",
    "what's the size of the biggest gang",
    "how many dens were in villages",
    "被抓的人都是哪国的，各有多少",
    "抓的人里外籍的有多少",
    "被抓的有几成是九零后",
    "抓获的嫌疑人平均年龄",
    "落网的有多少女的",
    "查扣了多少现金",
    "扣押车辆多少台",
    "冻结查封了多少套房产",
    "起获作案手机几部",
    "缴获的虚拟货币值多少钱",
    "老百姓一共被骗掉多少钱",
    "群众损失加起来是多少",
    "5月立的案里刷单的有几起",
    "破的案子里冒充公检法的占多少",
    "网络贷款诈骗案破了多少宗",
    "哪个省破案最多，多少起",
    "成都抓了几个",
    "平均每个案子骗走多少",
    "抓的人里判刑的比例",
    "上当的人总共有多少",
    "有几个人被骗后自杀",
    "缴获的银行卡里建设银行占多少",
    "电话卡按运营商分各多少",
    "6.1亿次诈骗电话里境外打入的有多少",
    "從境外打嚟嘅電話有幾多",
    "捉咗幾多個外國人",
    "收到公益短信的有多少人",
    "看过视频的有多少人",
    "封掉的网站里服务器在国外的多少",
    "还有多少嫌疑人在逃",
    "最大的团伙有多少人",
    "被劝阻的人里大学生占多少",
    "被騙嘅錢總共有幾多",
    "農村的窩點有幾個",
    "抓到的骗子里有前科的多少",
    "遣返的2620人里台湾人有多少",
    "边境抓的蛇头哪国人最多，几个",
    "How many of the 154,000 nabbed were foreigners?",
    "what happened to the suspects in court, how many got life",
    "how many villas and sports cars did they seize from the gang bosses",
    "how many of May's new cases were fake loans",
    "In yuan, how much was taken from people in those 114,000 cases?",
    "share of intercepted calls that came from overseas numbers",
    "how many ICBC cards were among the 566,000",
    "how old was the typical suspect",
    "Which carriers issued the 3.733 million SIMs, and how many each?",
    "how many of the repatriated came from Cambodia",
    "how many handsets and laptops were confiscated alongside the cards",
    "what proportion of arrests led to a guilty verdict",
    "how many people read the public texts",
    "cases cracked in Sichuan in those 5 months",
    "抓的15.4万人里有几个是外国人",
    "一共起获多少现金和豪车",
    "骗子从老百姓手里卷走了多少",
    "11.4万起案子里网贷类占多少起",
    "缴获的银行卡里工行的有几张",
    "被抓的平均多大岁数",
    "拦截的电话有多少是境外打来的",
    "收缴了几多部手机同电脑",
    "抓到的人最后判了的占几成",
    "江苏破了多少",
    "平均一起案子损失多少钱",
    "涉案的虚拟币扣了多少",
    "移动联通电信各自清理了多少张卡",
    "嫌犯裡頭女的有多少",
    "how many of the arrested are under eighteen",
    "any data on how many suspects hold Burmese passports?",
    "how much cryptocurrency did they get hold of when they broke up the laundering gangs",
    "what was the total financial harm to the public in this period",
    "which kind of scam had most cases in May, and what number",
    "breakdown of seized SIMs by Mobile, Unicom, Telecom",
    "what is the average prison term for the ones arrested",
    "Of all calls stopped, how many had a plus-sign foreign prefix?",
    "number of mobile phones picked up in the dens",
    "how many suspects per province",
    "how many grandmas and grandpas were talked out of it",
    "how many of the gangs were led by women",
    "how many of the 281... no, 280 million accounts were company accounts",
    "how many people reported a fraud in May",
    "did they say how many apartments were confiscated",
    "抓的人里未满十八岁的有几个",
    "有冇講幾多個疑犯拎緬甸護照",
    "打掉洗钱团伙时扣了多少虚拟货币",
    "这段时间群众的经济损失总计多少",
    "五月份哪类骗局立案最多，多少起",
    "缴获的手机卡里移动联通电信各几张",
    "抓到的人平均要坐多少年",
    "拦下的电话里带加号的境外来电几多",
    "从窝点里收走几部手机",
    "每个省抓了多少人",
    "被劝住的大爷大妈有几位",
    "女头目带的团伙几个",
    "2.8亿个账户里企业账户几个",
    "五月份有多少人报案",
    "没收的公寓有几套",
    "How many of the two-card gangs were run by students?",
    "how many of the repatriated were sentenced",
    "how many taxi loads of cash... I mean how much cash was found?",
    "what did victims in the 881 cases lose on average",
    "number of women who surrendered",
    "by which bank were the 566,000 cards issued",
    "were any of the blocked websites gambling sites, and how many",
    "number of cases opened in May that involved crypto",
    "what is the total weight of gold bars seized",
    "how many of the dissuaded people live in Beijing",
    "how many of the calls were blocked by China Mobile",
    "how many kids were among the returnees intercepted",
    "the number of firearms taken from smugglers",
    "how many victims per case",
    "how many cases were opened in May 2020",
    "两卡团伙里学生开的有几个",
    "遣返的人判了刑的多少",
    "一共搜到几箱现金",
    "881起案子平均每起损失几百万",
    "自首的人里有多少女的",
    "那56.6万张卡是哪些银行发的，各多少",
    "封的网站里赌博网站几个",
    "五月份立案里跟虚拟币有关的几起",
    "缴获金条总重多少",
    "被劝阻的人住北京的有几个",
    "中国移动拦了几通诈骗电话",
    "查获的回流人员里小孩几个",
    "从蛇头手里缴了多少枪",
    "平均一起案子几个受害人",
    "2020年5月立案多少",
]

GIVEN = [
    ("bank-cards-seized", "我在马来西亚念书，想问断卡缴了多少张银行卡"),
    ("large-cases-cracked", "scams of over a million yuan lost each: how many were solved"),
    (
        "suspects-arrested",
        "A friend says the police rounded up well over a hundred thousand crooks by May. What number was it exactly?",
    ),
    ("websites-blocked-technical", "how many phoney web pages were taken offline"),
    ("surrendered", "number of people who came home and handed themselves in to police"),
    ("funds-stopped", "how much cash got held up before it left the account, by emergency stop"),
    ("suspects-arrested", "公安拉咗幾多個騙徒"),
    ("surrendered", "听说很多人自己跑回国投案，到底有多少"),
    ("publicity-materials", "宣传单子派出去多少份"),
    ("losses-averted", "替老百姓把多少钱抢回来了"),
    ("outlets-rectified", "how many shady phone shops and bank branches got sorted out"),
    ("people-dissuaded", "how many people were persuaded by police not to hand over their money"),
    ("video-plays", "the total number of times people pressed play on their videos"),
    ("class-a-fugitives", "top-level wanted persons caught, how many hor"),
    ("publicity-materials", "pamphlets given out, the number please"),
    ("warnings-per-day", "how many alerts does the ministry push out daily"),
    ("suspects-repatriated", "东南亚押解回国的骗子统共多少名"),
    ("people-dissuaded", "被警察劝住没汇款的有几多人"),
    ("video-plays", "反诈中心短片给人点开看了几亿次"),
    ("outlets-rectified", "有毛病的营业网点收拾了几个"),
    ("smuggling-gangs", "边境上组织偷渡的团伙打了多少"),
    ("warnings-per-day", "公安部日均推送几条预警"),
    (
        "arrests-approved",
        "Out of the ones brought back by plane, how many got formally approved for arrest?",
    ),
    ("returnee-cases", "cases unearthed thanks to returnees, the figure"),
    ("large-cases-cracked", "Of all the cases cracked, how many went past the one million mark?"),
    ("bank-accounts-cleared", "number of bank accounts that the central bank's campaign cleaned"),
    ("dens-destroyed", "hideouts of fraudsters wrecked on home soil, count"),
    ("two-card-persons-punished", "folks penalised for lending or selling their cards, number"),
    ("public-texts-sent", "how many reminder SMS did the government fire off"),
    ("arrests-approved", "送回国那批人里，批准逮捕的是多少"),
    ("returnee-cases", "靠回流人员挖出来的案子几起"),
    ("large-cases-cracked", "破掉的案子里过百万的有几起"),
    ("bank-accounts-cleared", "央行那次整治清了多少账户"),
    ("dens-destroyed", "国内骗子据点端了几个"),
    ("two-card-persons-punished", "因为出租出售卡被惩戒的有几多人"),
    ("public-texts-sent", "政府发出去的提醒短信多少条"),
    # the month of the beginning and that of the announcement are no other period
    ("phone-cards-seized", "how many phone cards were seized since October 2020"),
    ("phone-cards-seized", "自2020年10月以来缴获了多少张电话卡"),
    ("snakeheads-arrested", "2021年6月那场记者会说抓了多少个蛇头"),
    ("video-plays", "how often were the centre's videos viewed by mid June 2021"),
    ("funds-stopped", "how much money was stopped in an emergency, 2021 to mid june"),
    ("publicity-materials", "通报里说发了多少份宣传单，小区做展板要用"),
    # what is not wanted, and where people were led to
    ("bank-cards-seized", "从20年10月算起收缴了多少张银行卡，电话卡不要"),
    ("bank-cards-seized", "bank cards seized since oct 2020, don't want the sims"),
    ("dens-destroyed", "境内窝点（不算缅甸的）捣毁了多少个"),
    ("smuggling-gangs", "云南广西边境上的偷渡团伙打掉了几个"),
    # some of a headline, and all of what is named
    (
        "large-cases-cracked",
        "how many cases with a seven-figure loss were cracked from January to May",
    ),
    ("roundup-arrests", "集中收网行动里一共抓了几个人"),
    ("people-dissuaded", "how many people were talked out of being cheated"),
]

REFUSED_IN_A_HUNDRED = 1.25
"""Of the questions for a figure that we know, how many may hold a word of the limits."""


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_the_bulletin_does_not_tell_is_never_the_nearest_figure(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason in {Reason.NO_SUCH_FIGURE, Reason.OUT_OF_SCOPE}


@pytest.mark.parametrize(("figure", "text"), GIVEN)
def test_a_figure_asked_for_in_unusual_words_is_not_refused(
    engine: Engine, figure: str, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert advice.figures[0].id == figure
    assert (advice.derived, advice.refusal) == ((), None)


def test_the_words_of_the_limits_are_not_those_of_questions_for_figures(
    base: KnowledgeBase,
) -> None:
    limits = LimitFinder(base.bulletin.limits)
    asked = [normalise(exemplar.text) for exemplar in base.exemplars.of(Form.FIGURE)]
    excused = {id_ for limit in base.bulletin.limits for id_ in limit.exceptions}
    held = [
        exemplar.text
        for exemplar in base.exemplars.of(Form.FIGURE)
        if exemplar.target not in excused
        and any(not limit.yields for limit in limits.find(normalise(exemplar.text)))
    ]
    assert len(held) * 100 <= len(asked) * REFUSED_IN_A_HUNDRED, held


OF_A_NUMBER = [
    "抓的15.4万人里，戴眼镜的有几个",
    "of the 154,000 arrested, how many wore glasses",
    "dens in rented flats out of the 6,500",
    "the 18,000 outlets, how many of them sold tea as well",
]


@pytest.mark.parametrize("text", OF_A_NUMBER)
def test_a_number_that_was_said_is_no_answer_to_how_many_of_it(engine: Engine, text: str) -> None:
    """Nor is it said to be right, for that was not asked."""
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, UnknownAdvice)
    assert advice.reason in {Reason.NO_SUCH_FIGURE, Reason.UNSURE_FIGURE}


TWO_PARTS = [
    ("两卡团伙里卖咸鱼的几个,卖菜的几个", False),
    ("how many suspects were arrested and how many cases were cracked", True),
    ("破案多少起，抓了多少人", True),
]


@pytest.mark.parametrize(("text", "given"), TWO_PARTS)
def test_two_parts_of_one_figure_are_not_the_whole(engine: Engine, text: str, given: bool) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice) is given


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how many payments were stopped", set()),
        ("how many men were arrested", {"who-was-cheated"}),
        ("缴获手机卡多少张", set()),
        ("缴获手机多少部", {"seized-besides", "things-not-counted"}),
        ("how many phone cards were seized", set()),
        ("how many phones were seized", {"seized-besides"}),
    ],
)
def test_a_limit_is_found_by_whole_words(base: KnowledgeBase, text: str, found: set[str]) -> None:
    limits = LimitFinder(base.bulletin.limits)
    assert {limit.id for limit in limits.find(text)} <= found
    assert bool(limits.find(text)) is bool(found)
