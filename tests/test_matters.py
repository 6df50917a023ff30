"""Everyday matters that people worry about: found, spoken of under conditions, and no comfort."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, Everyday, Risk
from bot.advice.matters import MatterFinder
from bot.advice.question import Question
from bot.engine import Engine
from bot.phrasebook import Phrasebook
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Candidate
from knowledge import KnowledgeBase, Language
from knowledge.exemplars import Form
from knowledge.matters import Matter
from knowledge.models import Localized
from tests.told import EVIDENCE, LIMITS, advise, of

TOLD: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "matters.yaml").read_text("utf-8")
)
LINES = [(matter, text) for matter, texts in TOLD.items() for text in texts]


Find = Callable[[str], Matter | None]


@pytest.fixture(scope="module")
def find(engine: Engine) -> Find:
    finder = MatterFinder(engine.knowledge.matters, engine.advisor.finder.thresholds)

    def found(text: str) -> Matter | None:
        question = Question.read(text)
        evidence = engine.advisor.finder.find(question.matching, question.language)
        return finder.find(question.matching, evidence)

    return found


@pytest.mark.parametrize(("matter", "text"), LINES)
def test_a_matter_is_found_in_the_words_people_use(find: Find, matter: str, text: str) -> None:
    found = find(text)
    assert found
    assert found.id == matter


def test_every_matter_is_told_and_those_with_words_in_both_languages(base: KnowledgeBase) -> None:
    assert TOLD.keys() == base.matters.keys()
    for matter, texts in TOLD.items():
        spoken = [Question.read(text).language for text in texts]
        if base.matters[matter].words.zh:
            assert min(spoken.count(Language.ZH), spoken.count(Language.EN)) >= 2


def test_a_long_story_is_about_more_than_one_matter(find: Find) -> None:
    [(_, text), *_] = LINES
    assert find(text) is not None
    assert find(text + " " + "and then he went on and on " * 30) is None


MEANT = Matter(
    id="awaited-rain",
    fine=Localized(zh="正常", en="fine"),
    doubt=Localized(zh="先停下", en="stop"),
    sources=("own-contacts-abroad",),
)


@pytest.mark.parametrize(
    ("ordinary", "likely", "found"),
    [(0.9, 0.9, True), (0.9, 0.1, False), (0.1, 0.9, False), (0.9, None, False)],
)
def test_a_matter_without_words_is_found_by_what_is_meant_in_everyday_life(
    ordinary: float, likely: float | None, *, found: bool
) -> None:
    likeliest = (Candidate("awaited-rain", likely),) if likely else (Candidate("other", 1.0),)
    known = replace(EVIDENCE, forms={Form.ORDINARY: ordinary}, matters=likeliest)
    finder = MatterFinder({MEANT.id: MEANT}, LIMITS)
    assert (finder.find("it rains as they said", known) is MEANT) is found


def test_a_matter_is_offered_to_nobody_whose_text_is_of_a_fraud(base: KnowledgeBase) -> None:
    told = replace(of(situation=0.9, ordinary=0.1), matters=(Candidate("awaited-delivery", 1.0),))
    advice = advise(base, "the one with the hat again", told)
    assert getattr(advice, "matter", None) is None


EVERYDAY = {
    "known-landlord": "房东当面说下个月起房租加一百，还打她原来那张卡，我住了四年了，一直这样交",
    "own-reset-mail": "forgot my email password, asked for a reset and the link came within seconds, odd??",
    "fee-at-the-door": "自己在商城订的洗衣机，师傅上门说加长管子收60，有价目表，是不是坑我",
    "own-login-notice": "signed in to my email on my new tablet and got a mail about a new device, that was me",
}


@pytest.mark.parametrize(("matter", "text"), EVERYDAY.items())
def test_who_tells_of_an_ordinary_matter_learns_when_it_is_fine_and_when_not(
    engine: Engine, base: KnowledgeBase, matter: str, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN
    assert advice.everyday in {Everyday.MESSAGE, Everyday.TOLD}
    assert advice.matter == base.matters[matter]
    language = Question.read(text).language
    phrases = engine.phrasebook[language]
    said = to_plain(render(advice, Voice(language, phrases, base)))
    first, *_ = said.splitlines()
    assert first == phrases.assessment.matter
    assert base.matters[matter].fine.in_(language) in said
    assert base.matters[matter].doubt.in_(language) in said
    assert phrases.assessment.unknown not in said


@pytest.mark.parametrize(
    "text",
    ["我自己登录淘宝收到验证码，填进去了，没事吧", "自己在登建行app，来了个验证码，还没填，安全吗"],
)
def test_a_code_of_ones_own_is_not_called_unasked_for(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN
    assert advice.matter == engine.knowledge.matters["own-code"]


FRIGHTENED = [
    *(
        "阿妈去惠康交咗张水费单，三百几蚊，单上面户口冇错，佢惊到训唔着",
        "快递小哥来电说东西放门卫了，让我去拿，别的没说",
    ),
    "在我家楼下小卖部扫码给了九块五，显示的收款人是个公司名，不是老板，被骗了吗",
]


@pytest.mark.parametrize("text", FRIGHTENED)
def test_nobody_is_sent_to_the_police_over_an_ordinary_matter(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN
    assert advice.matter


FRAUDS = [
    "Your Prime plan renews at $389 today. Not you? Ring our billing team and install the support app",
    "Mum it's me, phone went down the loo, this is my flatmate's. The plumber wants 690 today, can you pay him and I'll give it back",
    "妈，我手机摔了，这是室友的号，先加一下。学校今天要交补考费1900，你先转我",
    "车窗上夹了张违停单，叫我扫上面的码交一百五，也没写哪个交警队",
    "班主任头像的人在家长群发资料费386，让十点前扫码，备注学生姓名",
]


@pytest.mark.parametrize("text", FRAUDS)
def test_a_fraud_that_speaks_of_such_a_matter_is_warned_of(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk in {Risk.CAUTION, Risk.HIGH}
    assert advice.matter is None


TWISTED: list[str] = yaml.safe_load(
    (Path(__file__).parent / "matter_frauds.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("text", TWISTED)
def test_no_fraud_that_sounds_like_everyday_life_is_called_so(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert not (isinstance(advice, AssessmentAdvice) and advice.everyday)


CRIES = [
    *("把验证码念给他了，银行短信说扣了四千九", "刚点链接填了信用卡号和背面三位，还没扣款"),
    "someone is in my telegram with the code i gave them and writes to everybody",
    *(
        "写了封信给孩子，放在桌上了，河边风好大",
        "since the savings went nobody needs me anymore, i looked up the train times",
    ),
]


@pytest.mark.parametrize("text", CRIES)
def test_what_cannot_wait_comes_before_any_matter(engine: Engine, text: str) -> None:
    assert isinstance(engine.advisor.advise(Question.read(text)), EmergencyAdvice)


def test_where_it_is_not_sure_the_heading_sends_to_when_to_stop(base: KnowledgeBase) -> None:
    matter = base.matters["shop-qr"]
    for language in Language:
        phrases = Phrasebook()[language]
        voice = Voice(language, phrases, base)
        place = base.places["cn"]
        unsure = AssessmentAdvice(Risk.UNKNOWN, (), (), place=place, matter=matter)
        [first, *_] = to_plain(render(unsure, voice)).splitlines()
        assert first == phrases.assessment.matter_unsure
        assert phrases.assessment.matter_doubt in first
        cautious = replace(unsure, matter=matter.model_copy(update={"cautious": True}))
        [first, *_] = to_plain(render(cautious, voice)).splitlines()
        assert first == phrases.assessment.unknown
