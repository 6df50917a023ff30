"""The form a fraud takes: told from its siblings, and worded before what all of them share."""

import pytest

from bot.advice.advice import AssessmentAdvice, Clue, Risk, TopicAdvice
from bot.advice.advisor import Advisor
from bot.advice.question import Question
from bot.advice.variants import VariantFinder
from bot.engine import Engine
from bot.plain import to_plain
from bot.rendering import Voice, render
from bot.rendering.brief import brief
from bot.rendering.simple import simple
from bot.reply import Section
from index.normalise import normalise
from knowledge import KnowledgeBase, Language
from knowledge.models import Localized
from knowledge.variants import Variant

TOLD = [
    (
        "authority-impersonation",
        "他们说会派专员来家里取我的银行卡去核查",
        "somebody-collects-card-or-cash",
    ),
    (
        "authority-impersonation",
        "a courier from the police is to pick up gran's debit card on Monday, it may be cloned",
        "somebody-collects-card-or-cash",
    ),
    ("phishing", "验证页面叫我按win+r，再粘贴，最后按回车", "paste-a-command"),
    (
        "phishing",
        "the robot check wants me to press windows and r, then control v, then enter",
        "paste-a-command",
    ),
    ("job-scam", "面试官发来一个仓库，笔试题要我npm install跑起来", "coding-test"),
    (
        "job-scam",
        "recruiter's take home test is a repo I am to clone and run before the call",
        "coding-test",
    ),
    ("phishing", "有人叫我登录他的苹果账号帮他找资料", "signed-in-to-their-account"),
    (
        "phishing",
        "signed in to her icloud to help her, now my ipad is in lost mode",
        "signed-in-to-their-account",
    ),
    ("qr-code-scam", "楼道贴了消防整改通知，要扫码登记银行卡", "notice-with-a-code"),
    (
        "qr-code-scam",
        "a notice on our door about the gas, scan the code or be cut off",
        "notice-with-a-code",
    ),
    ("sextortion", "认识两天的女孩叫我下个软件开视频脱给她看", "not-filmed-yet"),
    ("sextortion", "she wants me to install an app and strip on cam, I have not", "not-filmed-yet"),
    ("sextortion", "她录了我脱衣服的视频，要我付一万", "video-and-contacts"),
    ("rental-scam", "我要租的房东在国外，钥匙要寄过来，先付押金", "landlord-abroad"),
    ("phishing", "echallan pending, open MH12_CHALLAN.apk to see the photo", "app-file"),
    ("phishing", "群里发来喜帖.apk，让点开看婚纱照", "app-file"),
    (
        "authority-impersonation",
        "Inspector says he will drop the case if I pay 40k bail to his wallet",
        "fee-to-drop-a-case",
    ),
    ("authority-impersonation", "说交两万保释金就能撤案，不用坐牢", "fee-to-drop-a-case"),
    (
        "authority-impersonation",
        "the inspector wants 75k to withdraw the petition",
        "fee-to-drop-a-case",
    ),
    ("shopping-scam", "二手叉车很便宜，先交三千定金，就是不让去看", "may-not-see-it"),
    (
        "shopping-scam",
        "cheap tractor online, he cannot let me see it but wants a deposit",
        "may-not-see-it",
    ),
    ("money-mule", "we purchase unused bank accounts, 300 each", "lend-or-rent-a-bank-account"),
    (
        "acquaintance-impersonation",
        "my boss on leave messages from a new whatsapp, buy gift cards for a client",
        "boss-orders-a-payment",
    ),
    (
        "shopping-scam",
        "i sell pots on the app, the buyer's page wants my card and the otp before paying",
        "seller-asked-for-a-deposit",
    ),
    (
        "elderly-scam",
        "they say the old republic's assets will be opened, 80,000 a family",
        "national-assets",
    ),
    (
        "shopping-scam",
        "想把电饭煲挂闲鱼出掉，买家让我扫码交保证金才能收款",
        "seller-asked-for-a-deposit",
    ),
    (
        "shopping-scam",
        "selling my pram, the buyer wants me to scan a code and pay a deposit to get paid",
        "seller-asked-for-a-deposit",
    ),
    (
        "acquaintance-impersonation",
        "家长群里老师发码收校服费，几个家长都付了",
        "teacher-in-class-group",
    ),
    (
        "acquaintance-impersonation",
        "text from my lad, new number, phone went down the sink, needs rent paid today",
        "child-with-a-new-number",
    ),
    ("authority-impersonation", "海关打来说我的包裹里有护照和毒品", "customs-parcel"),
    (
        "phishing",
        "ezpass text says unpaid toll, pay by tonight with this link",
        "toll-parcel-or-fine",
    ),
    ("money-mule", "有人转错钱到我卡上，让我转回另一个账户", "wrong-transfer-send-it-back"),
    (
        "flight-change-scam",
        "booking.com message from the hotel, confirm card or lose the room",
        "hotel-booking-message",
    ),
    ("investment-scam", "平台要先交税才给我提现", "withdrawal-blocked"),
    (
        "deepfake-scam",
        "nan says it was grandson's voice on the phone crying",
        "child-or-grandchild-voice",
    ),
]


@pytest.mark.parametrize(("kind", "text", "form"), TOLD)
def test_a_form_is_told_from_its_siblings(
    base: KnowledgeBase, kind: str, text: str, form: str
) -> None:
    found = VariantFinder(base.variants).find(normalise(text), kind)
    assert found
    assert found.id == form


def test_a_text_that_tells_no_form_has_none(base: KnowledgeBase) -> None:
    finder = VariantFinder(base.variants)
    assert finder.find("嗯", "shopping-scam") is None
    assert finder.find("家长群里老师发码收校服费", "no-such-kind") is None


@pytest.fixture
def voice(engine: Engine) -> Voice:
    return Voice(Language.ZH, engine.phrasebook[Language.ZH], engine.knowledge)


def _form(words: tuple[str, ...], unless: tuple[str, ...] = ()) -> Variant:
    line = Localized[tuple[str, ...]](zh=("一",), en=("one",))
    return Variant(
        id="form",
        name=Localized[str](zh="名", en="name"),
        words=Localized[tuple[str, ...]](zh=words, en=words),
        unless=Localized[tuple[str, ...]](zh=(), en=unless),
        signs=line,
        steps=line,
        sources=("x",),
    )


def test_what_speaks_against_a_form_is_heard_in_either_language() -> None:
    finder = VariantFinder({"kind": (_form(("a",), unless=("b",)),)})
    assert finder.find("a", "kind")
    assert finder.find("a b", "kind") is None


@pytest.mark.parametrize("language", Language)
def test_every_form_fits_on_a_screen(base: KnowledgeBase, language: Language) -> None:
    """Read in ten seconds: a line of at most 45 characters, or 26 words."""
    for forms in base.variants.values():
        for form in forms:
            for line in (*form.signs.in_(language), *form.steps.in_(language)):
                size = len(line) if language is Language.ZH else len(line.split())
                assert size <= (45 if language is Language.ZH else 26), (form.id, line)
            assert len(form.signs.zh) == len(form.signs.en)
            assert len(form.steps.zh) == len(form.steps.en)


def test_a_warning_words_the_form_first_and_fills_up_from_the_kind(voice: Voice) -> None:
    kind = voice.knowledge.topics["shopping-scam"]
    form = _form(("a",))
    advice = AssessmentAdvice(Risk.HIGH, (kind,), (), variant=form)
    sections = [block for block in render(advice, voice).blocks if isinstance(block, Section)]
    signs, steps, *_ = sections
    assert signs == Section("像这一种：名", ("一", *kind.signs.zh[:2]))
    assert steps.items == ("一", *kind.before_paying.zh[:3])


def test_beside_enough_clues_only_the_signs_of_the_form_are_shown(voice: Voice) -> None:
    kind, [flag, *_] = voice.knowledge.topics["shopping-scam"], voice.knowledge.red_flags
    clues = (Clue("x", flag), Clue("y", flag))
    advice = AssessmentAdvice(Risk.HIGH, (kind,), clues, variant=_form(("a",)))
    sections = [block for block in render(advice, voice).blocks if isinstance(block, Section)]
    assert sections[1] == Section("像这一种：名", ("一",))
    plain = AssessmentAdvice(Risk.HIGH, (kind,), clues)
    assert "像这一种" not in to_plain(render(plain, voice))


def test_a_form_comes_first_in_few_words_and_in_a_group(voice: Voice) -> None:
    kind = voice.knowledge.topics["shopping-scam"]
    advice = AssessmentAdvice(Risk.HIGH, (kind,), (), variant=_form(("a",)))
    place = voice.knowledge.places["cn"]
    assert to_plain(simple(advice, place, voice)).endswith("\n一")
    assert "1. 一" in to_plain(brief(advice, voice))


def test_a_seller_is_not_advised_as_a_buyer(engine: Engine) -> None:
    text = "我在闲鱼卖旧相机，买家说付不了款，让我扫码联系客服交500保证金才能开通"
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.variant
    assert "确认收货" not in _worded(engine, advice)


def test_a_question_about_a_form_is_answered_with_the_form(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("how does the hi mum new number scam work"))
    assert isinstance(advice, TopicAdvice)
    assert advice.variant
    assert advice.variant.signs.en[0] in _worded(engine, advice)


def test_a_kind_without_a_likely_form_keeps_its_own_words(base: KnowledgeBase) -> None:
    assert VariantFinder({}).find("anything", "phishing") is None


def _worded(engine: Engine, advice: AssessmentAdvice | TopicAdvice) -> str:
    language = Language.ZH if isinstance(advice, AssessmentAdvice) else Language.EN
    return to_plain(render(advice, Voice(language, engine.phrasebook[language], engine.knowledge)))


# Somebody close who believes it


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我妈天天听讲座要买一万八的床垫，我怎么劝她", True),
        ("老公跟着荐股群的老师要投二十万，我说什么他都不听劝", True),
        ("dad's in a stock group with a professor, what do I say to him, he hangs up on me", True),
        ("荐股群的老师让我投二十万", False),
    ],
)
def test_who_has_to_persuade_somebody_is_told_how(engine: Engine, text: str, told: bool) -> None:
    advisor: Advisor = engine.advisor
    advice = advisor.assess(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.persuading is told
    language = Question.read(text).language
    voice = Voice(language, engine.phrasebook[language], engine.knowledge)
    how = engine.knowledge.guidance["family-talk"].answer.in_(language)[0]
    assert (how in to_plain(render(advice, voice))) is told


def test_who_asks_about_a_kind_and_how_to_persuade_is_told_how(engine: Engine) -> None:
    text = "婆婆迷上了养生讲座，要买三万的床垫，怎么劝都不听"
    advice = engine.advisor.advise(Question.read(text))
    language = Question.read(text).language
    voice = Voice(language, engine.phrasebook[language], engine.knowledge)
    assert engine.knowledge.guidance["family-talk"].answer.zh[0] in to_plain(render(advice, voice))
