"""Whose numbers are given: where the writer is, and not somebody else."""

import pytest

from bot.advice.advice import EmergencyAdvice, GuidanceAdvice
from bot.advice.place import PlaceFinder
from bot.advice.question import Question
from bot.engine import Engine
from bot.plain import to_plain
from knowledge import KnowledgeBase
from tests.told import advise, advisor, of

WHERE = [
    ("中介收了三万二说办去新西兰的工作签证，刚发现是旅游签", "cn"),
    ("人在新西兰，刚给骗子转了三千", "nz"),
    ("my nephew was arrested in Malaysia says the caller, I sent the lawyer £4,000", "gb"),
    ("I live in Malaysia and sent the scammer money just now", "my"),
    ("gave him three grand at the petrol station in Mullingar", "ie"),
    ("im at uni in Leeds, someone wants to use my account", "gb"),
    ("he took 900 cdn in gift cards", "ca"),
    ("Melbourne here, got a call from the bank", "au"),
    ("a fella from Tulsa wants me to wire it", "us"),
    ("人在洛杉矶，刚接到领馆电话", "us"),
    ("我住旺角，頭先有人打嚟", "hk"),
    ("台北的租屋，匯了訂金", "tw"),
    ("平台北京用户都能提现", "cn"),
    ("CBI officer says my aadhaar was used for a parcel to Taiwan, 4 lakh", "in"),
    ("有未缴的隧道费，要我登入HKeToll", "hk"),
    ("the broker in Dubai wants another fee", "cn"),
    ("钱转出去了怎么办", "cn"),
    ("业主说人在加拿大，我在旺角转了一万七按金", "hk"),
    ("parcel from Mumbai to Taiwan under my Aadhaar, says the officer", "in"),
    ("engineer working on a bridge in Malaysia, I sent him £900", "gb"),
    ("three charges from Ireland on the card, we are in Melbourne", "au"),
    ("the professor from London runs the group, papa wants to put 14 lakh in", "in"),
    ("here in Hong Kong my helper paid an agency for work in Poland", "hk"),
    ("我在新加坡做工，钱是从国内支付宝转出去的", "sg"),
    ("佢話要轉駁去廣州公安，我仲未收線", "hk"),
    ("对门奶奶投了养老基地，她儿子在加拿大", "cn"),
    ("我刚给香港的公司转了十万", "cn"),
    ("在成都找房，那个姐姐说人在国外，先交押金", "cn"),
    ("我在首尔读语言学校，大使馆打来的", "kr"),
    ("she said she works in Paris and wants me to pay", "cn"),
    ("nigerian in Lagos, they ported my line", "ng"),
    ("UPS took it, the label says Flushing NY", "us"),
    ("细路仔拿手机打游戏，钱还冇少", "cn"),
    ("the agent took 1.8m naira for a Canada work permit, I am in Ikeja", "ng"),
    ("handed him the card and he went off on a bike ten mins ago. rotherham", "gb"),
    ("helppp the man has my savings. red deer", "ca"),
    ("Dad (79, Mayo) is told to move his savings by the bank", "ie"),
    ("我弟被骗走了，有人说在泰国，有人说，缅甸，家里在等", "cn"),
    ("Paid him 900 and he vanished. Thanks, Clare", "cn"),
    ("from London, but I'm in Chengdu and paid 8,000 by WeChat", "cn"),
    ("laid off in KL, and now a Hong Kong job wants a deposit of RM900", "my"),
    ("i'm in Toronto, my father in India got a call from CBI", "in"),
    ("我在墨尔本，我妈在国内的沈阳被骗了三万", "cn"),
    ("I live in Leeds, my son in Canada says it is a scam, I paid £900", "gb"),
    ("我係香港嘅，個騙徒話我個身份證俾人喺上海開咗卡", "hk"),
    ("我舅舅网恋，女的说是在新加坡做珠宝的", "cn"),
    ("我是台湾人，收到法院传票简讯", "tw"),
    ("在泰国旅游被骗了三千泰铢", "th"),
    ("我们在东京开店的，有人打110来说", "jp"),
    ("我老公在迪拜上班，被骗了两万迪拉姆", "ae"),
    ("我妈在国内被骗了，我在日本", "cn"),
    ("日本的警察电话是多少", "jp"),
    ("日本", "jp"),
    ("Ireland", "ie"),
    ("scam hotline japan", "jp"),
    ("mpesa conman took 5k", "ke"),
    ("I rent in Madrid, the landlord is abroad", "es"),
    ("we are based in Kenya, the supplier's email was hacked", "ke"),
    ("I have a small shop in Durban, a man sent a fake proof of payment", "za"),
    ("he says he is an engineer in Germany, I sent him £900", "gb"),
    ("my boyfriend is in Korea with the army and needs 2,000 for leave", "cn"),
    ("someone in Thailand offered my cousin a job", "cn"),
    ("a broker based in Dubai took 5,000 from me", "cn"),
    ("他说他在韩国的公司上班，让我先垫钱", "cn"),
]


@pytest.fixture(scope="module")
def finder(engine: Engine) -> PlaceFinder:
    base = engine.knowledge
    return PlaceFinder(base.places.values(), base.towns, base.places["cn"], base.wording)


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_the_numbers_are_of_the_place_where_the_writer_is(
    finder: PlaceFinder, text: str, place: str
) -> None:
    assert finder.find(Question.read(text)).place.id == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我妈在湖南被骗了8万", "cn"),
        ("人在湖南，刚转了两万", "cn"),
        ("湖南的卖家骗了我两千", "hk"),
        ("刚转了两万", "hk"),
    ],
)
def test_a_place_told_before_yields_to_one_told_now(
    finder: PlaceFinder, text: str, place: str
) -> None:
    assert finder.find(Question.read(text), "hk").place.id == place


def test_a_place_is_found_in_a_very_long_text(finder: PlaceFinder) -> None:
    text = "and then he asked me for more money again " * 200 + "I am in Galway"
    assert finder.find(Question.read(text)).place.id == "ie"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("被骗了打哪个电话", "cn"),
        ("我在香港被骗了，打哪个电话", "hk"),
        ("I am in Singapore, whom do I call", "sg"),
        ("I live in the UK, whom do I call", "gb"),
        ("我从香港搬到新加坡了，打哪个电话", "sg"),
        ("我在UK被骗了，打哪个电话", "gb"),
        ("scam hotline singapore", "sg"),
        ("number for fraud uk", "gb"),
        ("I'm in the US and I just paid them", "us"),
        ("Live in New South Wales, paid a fake shop", "au"),
        ("In Northern Ireland, I paid a fake shop", "gb"),
        ("I live in New Zealand, whom do I call", "nz"),
        ("i live in germany and just paid a scammer", "de"),
        ("does dubai police have a fraud number", "ae"),
        ("I am in Ireland, paid €900", "ie"),
        ("I am in Portugal, paid €900", "elsewhere"),
        ("我在日本留学，刚被骗了", "jp"),
        ("我在越南打工，刚被骗了", "elsewhere"),
        ("人不在国内，刚转了钱", "elsewhere"),
        ("In Germany, and they took £400", "de"),
        ("I took the bus, whom do I call", "cn"),
        ("He asked us to pay", "cn"),
        ("He asked me to invest in us, and I paid", "cn"),
        ("短信叫我打开 https://parcel.hk/x 取快递，我在里面付了三千块钱，被骗了打哪个电话", "cn"),
        ("骗子说他在德国当医生，我转了钱", "cn"),
    ],
)
def test_the_place_that_is_named_gives_the_numbers(
    base: KnowledgeBase, text: str, place: str
) -> None:
    for form in ("guidance", "emergency"):
        advice = advise(base, text, of(**{form: 1}))
        assert isinstance(advice, GuidanceAdvice | EmergencyAdvice)
        assert advice.place == base.places[place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("just sent 400 quid to a scammer", "gb"),
        ("sent 400quid", "gb"),
        ("hmrc rang and i paid", "gb"),
        ("they emptied my natwest, £2,300", "gb"),
        ("£400 gone", "gb"),
        ("should i ring 159", "gb"),
        ("I paid 2,000 pounds to them", "gb"),
        ("4800 pound by bank transfer, what now", "gb"),
        ("man on the phone is social security, I paid", "us"),
        ("the title company's mail was hacked and I wired it", "us"),
        ("入境處打嚟，我過咗數", "hk"),
        ("刚转了3000英镑", "gb"),
        ("lost RM4500 from maybank", "my"),
        ("rm 4,500 to a stranger", "my"),
        ("touch ’n go wallet is empty", "my"),
        ("被骗了5000令吉", "my"),
        ("3k sgd gone on carousell", "sg"),
        ("sent 3ksgd", "sg"),
        ("S$200 by paynow", "sg"),
        ("用PayNow转了两千新币", "sg"),
        ("paid $900 by zelle", "us"),
        ("money gone from my chase account", "us"),
        ("gave them my SSN", "us"),
        ("C$700 by e-transfer", "ca"),
        ("the ATO man took my myGov login", "au"),
        ("paid NZ$800 from kiwibank", "nz"),
        ("50k upi fraud", "in"),
        ("paid on phonepe", "in"),
        ("₹20,000 gone", "in"),
        ("sent 5000 on gcash", "ph"),
        ("paid 900 euros", "elsewhere"),
        ("转了两千欧元", "elsewhere"),
        ("HK$500 gone", "hk"),
        ("用转数快过了三千港纸", "hk"),
        ("俾人呃咗3000蚊", "hk"),
        ("被骗2万澳门币", "mo"),
        ("paid 1,000 MOP", "mo"),
        ("NT$3000 gone", "tw"),
        ("匯了三萬新台幣", "tw"),
        ("从中国信托转了三万", "tw"),
        ("S$900 from my DBS account, 5000 RMB in all", "sg"),
        ("换了200新币，转了5000人民币", "cn"),
        ("paid $500", "cn"),
        ("paid US$500 in USDT", "cn"),
        ("they chase me for money", "cn"),
        ("paid ¥159, and 1,590 before", "cn"),
        ("lost 5000 rmb", "cn"),
        ("paid for three mops at 60 fps", "cn"),
        ("a meal at the formal, confirmed", "cn"),
    ],
)
def test_money_banks_and_offices_tell_a_place_that_nobody_names(
    base: KnowledgeBase, text: str, place: str
) -> None:
    advice = advise(base, text, of(emergency=1))
    assert isinstance(advice, EmergencyAdvice)
    assert (advice.place, advice.told) == (base.places[place], place != "cn")


def test_a_place_told_is_no_other_than_the_operators(base: KnowledgeBase) -> None:
    for text, told in (("我在台湾被骗了", False), ("我在香港被骗了", True), ("被骗了", False)):
        advice = advisor(base, of(emergency=1), "tw").advise(Question.read(text))
        assert isinstance(advice, EmergencyAdvice)
        assert advice.told == told


def test_the_operators_place_is_the_default(base: KnowledgeBase) -> None:
    there = advisor(base, of(emergency=1), "tw")
    assert there.emergency() == EmergencyAdvice(base.emergencies["paid"], base.places["tw"])
    for advice in (there.advise(Question.read("一句话")), there.guide("money-back")):
        assert isinstance(advice, GuidanceAdvice | EmergencyAdvice)
        assert advice.place == base.places["tw"]


@pytest.mark.parametrize(
    ("first", "number"),
    [
        ("Hi, I am in Pune and got a parcel call from customs, is it real?", "1930"),
        ("我係香港嘅，收到電話話我張身份證俾人用嚟開戶口，係咪真㗎", "18222"),
        ("a lad on my course at UNSW says he will pay 500 a month to use my account", "131 444"),
        ("found a flat, £650, the landlord is abroad and wants the deposit first", "0300 123 2040"),
    ],
)
def test_a_place_told_with_the_first_doubt_is_kept_for_what_happens_next(
    engine: Engine, first: str, number: str
) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(1, first)
    paid = "I have paid them 20,000 just now" if first.isascii() else "我啱啱過咗五萬俾佢"
    assert number in to_plain(dialogue.hear(1, paid))
