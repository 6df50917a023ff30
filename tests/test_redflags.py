"""Wordings that give a fraud away: what they find, what they leave alone, how long they take."""

import time
from collections.abc import Callable, Iterator

import pytest
import re2

from bot.advice.patterns import Pattern
from index.normalise import normalise
from knowledge.exemplars import Form
from knowledge.models import Lines
from knowledge.redflags import RedFlag
from knowledge.wording import Cue
from tests.known import BASE

FLAGS = {flag.id: flag for flag in BASE.red_flags}
DECISIVE = {flag.id: flag for flag in BASE.red_flags if flag.strength == "decisive"}

SCAMS = {
    "asset-thaw": (
        "群里说民族资产马上解冻，每人分八十万，先登记",
        "they say the royal treasure fund will be released this spring, just register",
    ),
    "virus-warning": (
        "弹出来一个框说电脑中毒了请勿关机，打这个电话",
        "big red box says my PC is infected, do not shut down, call Microsoft on this number",
    ),
    "free-gifts-talk": (
        "妈妈天天去听课领鸡蛋",
        "mum gets free eggs for sitting through a health talk",
    ),
    "inheritance": (
        "律师说我是一笔遗产的唯一继承人",
        "a lawyer wrote that I am next of kin of a man who died in Togo",
    ),
    "not-by-phone": (
        "先转两万给这个供应商，我在会上，别打电话",
        "Please send the transfer before four, I am with the auditors so do not ring",
    ),
    "crypto-payment": (
        "他让我把钱换成U币转到一个地址，付USDT才能提",
        "she wants it in USDT to a wallet address",
    ),
    "needy-relative": (
        "妈，我手机进水了，这是同学的号。学校今天要交补考费，你先转一千八",
        "mum its me, phone down the loo so im on a mates, can you pay the plumber 780 today",
    ),
    "job-across-the-border": (
        "到了泰国先落地签，公司再给您办工作签，包机票不用面试",
        "Customer service in Bangkok, $2,500 a month, no interview, flights paid",
    ),
    "points-expire": (
        "尊敬的用户，积分即将失效，请点开链接领取电饭煲",
        "Your rewards points will be forfeited today. Tap the link to claim them",
    ),
    "money-by-mistake": (
        "你好我刚才转错了三千到你账户，麻烦退回我这张卡",
        "I accidentally sent you $450 on Cash App, can you send it back to my other tag",
    ),
    "discounted-tuition": (
        "留学生代缴学费，九五折，比银行汇率便宜",
        "We pay your tuition for you at 10% less, transfer RMB to our account",
    ),
    "recall-with-compensation": (
        "您买的水壶质检不合格，厂家双倍赔付，请加客服微信进群登记",
        "The heater was recalled, you get double compensation, join our WhatsApp group",
    ),
    "changed-payee": (
        "我们公司账户已变更，本月货款请汇到下面这个户头",
        "Please note we have switched banks, the new sort code is on the second page.",
    ),
    "absent-landlord": (
        "房东人在海外不便看房，付完押金钥匙快递给你",
        "The owner is overseas, so the keys come by courier once you have paid.",
    ),
    "miracle-cure": (
        "睡这张磁疗床垫，三个月根治糖尿病",
        "This quantum water reverses diabetes in forty days.",
    ),
    "paid-for-a-delay": (
        "【海航】HU7281航班因机务原因取消，请联系客服办理，赔付280元",
        "Flight QF421 is cancelled. Call our desk for a rebooking and compensation of $250.",
    ),
    "wrong-number-friend": (
        "不好意思加错人了，你头像挺好看的，你是哪里人呀，交个朋友吧",
        "Hi Karen, lunch at noon? Oh sorry, wrong number. You seem kind, where are you from?",
    ),
    "never-met": (
        "处了半年没见过真人，老说家里住院缺钱",
        "We have never met and now he wants me to wire money for a clinic.",
    ),
    "safe-account": (
        "为证明清白，请把存款转入国家安全账户",
        "Officer Hale here. Transfer your savings into a safe account while we investigate.",
    ),
    "screen-sharing": (
        "您点一下共享屏幕，我教您关闭会员",
        "Please share your screen with me so I can process the refund.",
    ),
    "code-request": (
        "您好，请把手机收到的验证码告诉我，我帮您取消",
        "I sent a code to you by mistake, tell me the verification code please.",
    ),
    "secrecy": (
        "此案保密，不得告诉家人，否则加重处罚",
        "Do not tell your family or your bank about this call.",
    ),
    "fee-first": (
        "您的贷款已批，请先缴纳3000元保证金",
        "You must pay a release fee of $400 before we can send the parcel.",
    ),
    "guaranteed-return": (
        "跟着老师买，稳赚不赔",
        "Guaranteed profit of 3% daily, no risk at all.",
    ),
    "card-details": (
        "请填写银行卡号和取款密码以领取补贴",
        "Please confirm your card number and CVV to keep the account open.",
    ),
    "accused": (
        "您名下的账户涉嫌洗钱，我帮您转接公安",
        "Your ID is linked to a money laundering case and a warrant has been issued.",
    ),
    "borrow-first": (
        "不注销校园贷会影响征信，请把额度全部提现",
        "We erase negative records and repair your credit score in seven days.",
    ),
    "blackmail": (
        "不转钱我就把视频群发给你通讯录里的人",
        "I will send this video to all your contacts unless I get 500 dollars.",
    ),
    "card-rental": (
        "高价收银行卡四件套，跑分日结",
        "Rent your bank account to us and keep 10% commission.",
    ),
    "recovery-offer": (
        "我们是网警合作单位，能帮您追回被骗的资金",
        "Our recovery expert can get back your stolen crypto.",
    ),
    "kidnap": (
        "你儿子在我们手上，准备赎金",
        "We have your daughter. Bring the ransom.",
    ),
    "easy-job": (
        "在家点赞赚佣金，日结300元",
        "Part-time job: earn 300 a day liking videos, no experience needed.",
    ),
    "leave-the-platform": (
        "这里不方便，加我微信，进群领资料",
        "Message me on WhatsApp and pay outside the platform.",
    ),
    "urgency": (
        "请于今日18时前办理认证，否则冻结账户",
        "Act now: confirm within 24 hours or your account will be suspended.",
    ),
    "unknown-link": (
        "点击 etc-renzheng.top 更新",
        "Track it here: parcel-fee.icu/a1",
    ),
    "personal-payee": (
        "公司账户维护中，请转到财务个人账户",
        "Buy two gift cards and send me a photo of the code.",
    ),
    "prize": (
        "恭喜您被抽中为幸运用户，奖品是笔记本电脑",
        "Congratulations, you have won the first prize in our lottery!",
    ),
    "unknown-app": (
        "应用商店里搜不到，请下载安装包，允许未知来源",
        "Install the app from this link, it is not in the App Store yet.",
    ),
    "new-number": (
        "爸，我换号了，以后加这个微信",
        "Hi mum, I dropped my phone in the sink, text me on this number",
    ),
    "cash-or-gold": (
        "请把现金交给上门的工作人员做资金核验",
        "An officer will come and collect the cash at noon.",
    ),
    "cash-to-an-adviser": (
        "投资老师说明天在星巴克碰面，带现金来入金",
        "My broker will meet me in the car park and I hand him the cash for the fund.",
    ),
    "gift-cards": (
        "帮我买几张礼品卡，把卡密发我",
        "Buy four Steam cards for the client and send me the codes.",
    ),
    "stay-on-the-line": (
        "办案期间不要挂断电话，找个没人的地方",
        "Do not hang up, stay on the line until the transfer is complete.",
    ),
    "easy-loan": (
        "无视征信，凭身份证秒到账",
        "Bad credit OK, instant approval today.",
    ),
    "unasked-prize": (
        "恭喜您被选为幸运观众，获奖金十万元",
        "Congratulations, you have been selected as our winner.",
    ),
    "auto-charge": (
        "您的百万保障明天开始收费",
        "You have been charged $399. To cancel, call our help desk.",
    ),
    "tap-card": (
        "请将银行卡贴在手机背面完成认证",
        "Now hold your debit card against the back of the phone.",
    ),
    "overdue-fee": (
        "您的包裹被扣，请缴纳清关费3元",
        "You have an unpaid toll of $4.35.",
    ),
    "asks-for-money": (
        "我在外面急需用钱，先帮我垫一下货款",
        "Can you pay a bill for me today? I will pay you back tomorrow.",
    ),
}
HONEST = (
    "【建设银行】您尾号1234的账户于11月3日支出50.00元，余额820.15元。",
    "您的验证码是483920，5分钟内有效。",
    "您的验证码是483920，5分钟内有效，请勿告诉任何人。",
    "老师把成绩发给家长了，请查收。",
    "我把屏幕摔坏了，周末去换一块。",
    "妈，我下午三点到家，晚饭不用等我。",
    "这个月的房租我转你微信了，查收一下。",
    "您申请的信用卡已寄出，收到后请在手机银行App自行激活。",
    "理财有风险，投资需谨慎，本产品不保证收益。",
    "派出所提醒：出门锁好门窗，贵重物品随身带。",
    "您的贷款本月应还3,210元，请确保还款账户余额充足。",
    "体检报告已出，请凭身份证到一楼自助机打印。",
    "明天十点线上会议，链接在日历里，记得带上季度报表。",
    "别告诉小敏，我们周六给她办生日惊喜。",
    "Your card ending 1234 was used for £12.50 at TESCO. Not you? Call the number on your card.",
    "Your verification code is 483920. It expires in 10 minutes.",
    "483920 is your one-time code. Do not share this code with anyone.",
    "Mum, I dropped my phone and cracked the screen. Home by six!",
    "The meeting moved to 3pm, same room. Bring the quarterly numbers.",
    "Past performance does not guarantee future results. Capital at risk.",
    "Your library books are due on Friday. Renew them in the app or at the desk.",
    "Your mortgage payment of $1,450 is due on the 1st. No action is needed.",
    "Rent is due Friday, same account as always. Thanks!",
    "Your passport is ready for collection at the consulate, 9am to noon.",
    "Your my Social Security account has a new notice. Sign in at ssa.gov to read it.",
    "Don't tell Anna, the party is a surprise!",
    "Our school fees for spring are listed in the parent portal.",
)
HOSTILE_LENGTH = 40_000
HOSTILE_MS = 50
HOSTILE = tuple(
    (piece * (HOSTILE_LENGTH // len(piece) + 1))[:HOSTILE_LENGTH]
    for piece in (
        "转",
        "a",
        "1",
        " ",
        "a.",
        "(a-1.",
        "安全",
        "把验证码",
        "您的银行卡",
        "你涉嫌",
        "先交保证金",
        "不要告诉",
        "send me the ",
        "pay transfer deposit ",
        "we recorded your video and your ",
        "earn 100 a ",
        "do not tell ",
    )
)


PATTERNS = {flag.id: Pattern((*flag.patterns.zh, *flag.patterns.en)) for flag in BASE.red_flags}


def fired(text: str, flags: dict[str, RedFlag] = FLAGS) -> set[str]:
    matched = normalise(text)
    return {flag for flag in flags if PATTERNS[flag].matches(matched)}


def patterns() -> Iterator[tuple[str, str]]:
    """Yield every RE2 pattern of the knowledge, and where it stands."""
    for flag in BASE.red_flags:
        for pattern in (*flag.patterns.zh, *flag.patterns.en):
            yield flag.id, pattern
    for record in (BASE.cries, BASE.wording):
        for name in type(record).model_fields:
            for cue in _cues(getattr(record, name)):
                if isinstance(cue, str):
                    yield name, cue
                    continue
                shared = isinstance(cue.zh, str)
                for pattern in (cue.zh, cue.en) if shared else (*cue.zh, *cue.en):
                    yield name, pattern


def _cues(
    field: Cue | tuple[Cue, ...] | Lines | dict[str, Cue],
) -> tuple[Cue, ...] | Lines:
    match field:
        case tuple():
            return field
        case dict():
            return tuple(field.values())
        case _:
            return (field,)


# Patterns

ENGLISH = """
something together happened approve through three christmas treatment flatmate contact
coordinator apartment space exercise executive australian attachment library temporarily
mortgage outgoing height highest figured farming overpayment voicemail described escrow
transfer account problems items said again philippines bonuses deposit repossessed digital
certainly payment advisable stairs affairs investigator machine pharmacy thirty whether
method christopher eighth teeth particular difficulty agriculture communicate cups steps
"""
"""Words with letters in them that stand for something in a Chinese text, as "eth" and "hr" do."""


def chinese_patterns() -> Iterator[tuple[str, str]]:
    """Yield every pattern that is written for Chinese texts, and where it stands."""
    variants = (variant for kind in BASE.variants.values() for variant in kind)
    worded = (*BASE.first_aid.values(), *BASE.matters.values(), *variants)
    for record in worded:
        for cue in (record.words, record.unless):
            for pattern in cue.zh if cue else ():
                yield record.id, pattern
    for record in (BASE.cries, BASE.wording):
        for name in type(record).model_fields:
            for cue in _cues(getattr(record, name)):
                if not isinstance(cue, str) and not isinstance(cue.zh, str):
                    yield from ((name, pattern) for pattern in cue.zh)


def test_no_chinese_pattern_finds_its_letters_inside_an_english_word() -> None:
    found = {
        (where, word)
        for where, pattern in chinese_patterns()
        for word in ENGLISH.split()
        if re2.search(pattern, word)
    }
    assert found == set()


def test_every_pattern_is_one_that_re2_understands() -> None:
    for where, pattern in patterns():
        assert re2.compile(pattern), where


def test_no_pattern_matches_nothing_at_all() -> None:
    assert {where for where, pattern in patterns() if re2.search(pattern, "")} == set()


def test_no_pattern_waits_for_a_word_that_normalising_changes() -> None:
    waiting = {
        (where, word)
        for where, pattern in patterns()
        for word in re2.findall(r"\p{Han}+", pattern)
        if normalise(word) != word
    }
    assert waiting == set()


@pytest.mark.parametrize("flag", FLAGS.values(), ids=FLAGS)
def test_a_hostile_text_takes_no_longer_than_an_honest_one(flag: RedFlag) -> None:
    for pattern in (*flag.patterns.zh, *flag.patterns.en):
        search = re2.compile(pattern).search
        for text in HOSTILE:
            assert min(_milliseconds(search, text) for _ in range(3)) < HOSTILE_MS, pattern


def _milliseconds(search: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    search(text)
    return (time.perf_counter() - started) * 1000


# What they find


def test_every_flag_has_its_sentences_here() -> None:
    assert SCAMS.keys() == FLAGS.keys()
    assert len(BASE.red_flags) == len(FLAGS)


@pytest.mark.parametrize("flag", SCAMS)
def test_a_scam_sentence_of_each_language_raises_the_flag(flag: str) -> None:
    zh, en = SCAMS[flag]
    assert flag in fired(zh)
    assert flag in fired(en)


@pytest.mark.parametrize(
    ("disguised", "flag"),
    [
        ("請把驗證碼告訴我", "code-request"),
        ("请转入安\u200b全\u200b账\u200b户", "safe-account"),
        ("ＳＡＦＥ　ＡＣＣＯＵＮＴ", "safe-account"),
        ("穩賺不賠", "guaranteed-return"),
        ("開啟遠端控制，共享螢幕", "screen-sharing"),
    ],
)
def test_a_disguise_does_not_help(disguised: str, flag: str) -> None:
    assert flag in fired(disguised)


@pytest.mark.parametrize("text", HONEST)
def test_nothing_decisive_stands_in_an_honest_message(text: str) -> None:
    assert fired(text, DECISIVE) == set()


def test_every_flag_is_raised_by_some_message_of_the_exemplars() -> None:
    seen = set().union(*(fired(exemplar.text) for exemplar in BASE.exemplars.of(Form.MESSAGE)))
    assert seen == FLAGS.keys()


def test_decisive_flags_are_rare_among_ordinary_exemplars() -> None:
    """Warnings against fraud quote what fraudsters say, and are left out."""
    warnings = {"real-anti-fraud-warnings", "banks-security-notices", "bank-security-tips"}
    texts = [
        exemplar.text
        for exemplar in BASE.exemplars.of(Form.ORDINARY)
        if exemplar.target not in warnings
    ]
    flagged = [text for text in texts if fired(text, DECISIVE)]
    assert len(flagged) / len(texts) < 0.03
