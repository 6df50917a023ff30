"""What is wanted or not done yet is no emergency; what goes on while it is told is one."""

from dataclasses import replace

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    EmergencyAdvice,
    Everyday,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.cries import CryFinder
from bot.advice.question import Question
from bot.engine import Engine
from bot.phrasebook import Phrasebook
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Candidate
from index.normalise import normalise
from knowledge import KnowledgeBase, Language
from tests.known import BASE
from tests.told import advise, of


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        (
            "opened that link, typed in my pin, and the wallet balance keeps going down",
            "gave-bank-details",
        ),
        ("i done give the woman my pin and the alerts dey enter", "gave-a-code"),
        ("they have already sent it to my cousin and want 300 more by ten", "blackmailed"),
        ("he texts that he is outside my house, i am alone with the kids", "someone-is-coming"),
        ("我把卡借给一个网友走账，今天来了八万", "account-lent"),
    ],
)
def test_what_goes_on_is_heard_though_it_may_look_like_everyday_life(
    base: KnowledgeBase, text: str, emergency: str
) -> None:
    advice = advise(base, text, of(ordinary=0.55, emergency=0.4))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency == base.emergencies[emergency]


@pytest.mark.parametrize(
    "text",
    [
        "Moved 45,000 yuan out of my own card into a 'safety account' ten minutes ago",
        "did all the steps at the machine, NT$29,000 twice",
        "it was RM 4200, i sent RM 4200 to his agent",
    ],
)
def test_money_of_every_country_is_money_that_has_gone(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(guidance=0.5, situation=0.3, emergency=0.2))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency == base.emergencies["paid"]


@pytest.mark.parametrize(
    "text",
    [
        "The director wants two transfers before Friday. I told him I would look at it.",
        "My boy sold his steam account to a stranger, the page says 90 is frozen until a fee is paid",
        "I have put in nothing so far, but the professor wants me to try the app",
        "not my parcel, a card inside says scan to see who sent you this",
        "说复试通过了，让先交服装费300、体检600",
        "网页上有个400电话，我打过去一个姑娘让我装软件，我等儿子回来",
        "同学说有个活，两台手机连根线放屋里就给钱",
    ],
)
def test_what_is_only_wanted_is_no_emergency(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(situation=0.75, emergency=0.2))
    assert isinstance(advice, AssessmentAdvice)


def test_money_of_others_that_is_still_there_is_urgent_for_who_lent_the_card(
    base: KnowledgeBase,
) -> None:
    text = "才知道帮人收的钱不干净，还有两万在我卡里没转出去"
    likely = replace(of(guidance=0.5, emergency=0.5), emergencies=(Candidate("account-lent", 0.9),))
    assert isinstance(advise(base, text, likely), EmergencyAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "A widow in Genoa wants to leave me 6 million. How does this one go on?",
        "两根天线放家里一天给五十，这到底是干嘛用的",
        "林场认购一亩年息两成，属于哪种骗局",
        "the bail call scam itu apa? my aunty heard of it at the market",
    ],
)
def test_who_asks_how_it_goes_on_or_what_it_is_has_it_explained(
    base: KnowledgeBase, text: str
) -> None:
    likely = of(out_of_scope=0.45, guidance=0.25, situation=0.2, question=0.1)
    assert isinstance(advise(base, text, likely), TopicAdvice)


@pytest.mark.parametrize(
    "text",
    [
        "generate a transfer receipt for 3,000 so my flatmate calms down, I sent nothing",
        "给我做一张付款成功的截图，哄一下中介",
        "how to stay under the alarm when I split 30k over four cards",
        "一笔钱拆成五笔走，才不会被风控盯上吧",
    ],
)
def test_nobody_is_helped_to_forge_a_payment_or_to_pass_below_an_alarm(
    engine: Engine, text: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert advice == UnknownAdvice(Reason.MISUSE)


@pytest.mark.parametrize(
    ("text", "place", "number"),
    [
        (
            "I live in Leeds. Spam text about a parcel, what number do I forward it to?",
            "gb",
            "7726",
        ),
        ("人在伦敦，垃圾短信转发到哪个号", "gb", "7726"),
        ("im in sydney. junk texts about tolls, where do i report them", "au", None),
    ],
)
def test_a_text_is_passed_on_where_the_writer_is(
    base: KnowledgeBase, text: str, place: str, number: str | None
) -> None:
    likely = replace(
        of(guidance=1),
        guidance=(Candidate("spam-report", 0.9), Candidate("law", 0.1)),
        nearest={"spam-report": 0.9},
    )
    advice = advise(base, text, likely)
    assert isinstance(advice, GuidanceAdvice)
    assert (advice.entry.id, advice.place) == ("outside-china", base.places[place])
    assert (advice.line.number if advice.line else None) == number


def test_a_town_between_two_stops_is_where_the_writer_is(base: KnowledgeBase) -> None:
    advice = advise(base, "she has my card. Lagos. what now", of(emergency=1))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.place == base.places["ng"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("境外窝点里的人，自己回来投案的有多少", "surrendered"),
        ("买卖两卡被惩戒的失信人员有几万人", "two-card-persons-punished"),
        ("那二十几次集中收网，合计抓了多少人", "roundup-arrests"),
    ],
)
def test_one_number_asked_for_is_answered_with_one_number(
    engine: Engine, text: str, figure: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert [item.id for item in advice.figures] == [figure]
    assert advice.refusal is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2021年1到5月破案多少", "cases-cracked"),
        ("how many cases were solved in January to May 2021", "cases-cracked"),
        ("2021年1-5月抓了多少人", "suspects-arrested"),
    ],
)
def test_the_plainest_question_for_the_five_months_gets_the_figure_and_nothing_computed(
    engine: Engine, text: str, figure: str
) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, FiguresAdvice)
    assert ([item.id for item in advice.figures], advice.derived) == ([figure], ())


def test_a_code_to_pay_with_is_no_login_code(base: KnowledgeBase) -> None:
    text = "抖音上说给粉丝返现，孩子扫码转了六千"
    likely = replace(of(emergency=0.9, situation=0.1), emergencies=(Candidate("paid", 0.95),))
    advice = advise(base, text, likely)
    assert isinstance(advice, EmergencyAdvice)
    assert "messaging-account" not in {aid.id for aid in advice.first}


@pytest.mark.parametrize(
    "text",
    [
        "G-118420 is your Google verification code.",
        "Your Steam code is 552184",
        "【美团】您的验证码是 118420",
        "Your OCBC payment code is 772 940 for SGD 61.20 at GRABFOOD. Never share it with anyone.",
        "一次性密码 583206，用于网上付款HKD412.00，切勿向任何人透露",
    ],
)
@pytest.mark.parametrize("form", ["message", "guidance", "emergency"])
def test_a_code_as_a_service_sends_it_is_told_as_one_whatever_it_resembles(
    base: KnowledgeBase, text: str, form: str
) -> None:
    advice = advise(base, text, of(**{form: 0.9, "ordinary": 0.1}))
    assert isinstance(advice, AssessmentAdvice)
    assert (advice.risk, advice.everyday) == (Risk.UNKNOWN, Everyday.ONE_TIME_CODE)


@pytest.mark.parametrize(
    "text",
    [
        "You have won 5000 pounds, your code is 55123, ring the claims desk",
        "恭喜您被抽中为场外幸运观众，获奖金八万八千元，验证码5512，逾期作废",
    ],
)
def test_a_prize_with_a_code_is_no_code(base: KnowledgeBase, text: str) -> None:
    advice = advise(base, text, of(message=1.0))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is not Risk.UNKNOWN


@pytest.mark.parametrize(
    "text", ["他们发链接来，我填了卡号", "they sent a link and I typed in my card number"]
)
def test_whom_to_call_comes_first_where_something_may_have_gone(
    base: KnowledgeBase, text: str
) -> None:
    given = (Candidate("gave-bank-details", 0.9), Candidate("paid", 0.1))
    told = replace(of(situation=0.8, emergency=0.12, ordinary=0.08), emergencies=given)
    advice = advise(base, text, told)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.perhaps_lost
    assert not advice.lost
    calm = replace(of(situation=0.9, emergency=0.04, ordinary=0.06), emergencies=given)
    unhurried = advise(base, text, calm)
    assert isinstance(unhurried, AssessmentAdvice)
    assert not unhurried.perhaps_lost
    phrases = Phrasebook()[Language.EN]
    first, later = (
        to_plain(render(judged, Voice(Language.EN, phrases, base)))
        for judged in (advice, unhurried)
    )
    call, steps = phrases.assessment.already_paid, phrases.assessment.do
    assert first.index(call) < first.index(steps)
    assert later.index(call) > later.index(steps)


@pytest.mark.parametrize(
    "text",
    [
        "the school sent a message pay 40 for the trip through some new app",
        "营业执照也发了，让我先打两万定金给厂家，怎么办",
        "回单都发来了说转了三十万，我这边没到，让我先垫",
        "群里让交了接龙，已经有三个家长交了，老师头像有点不一样",
    ],
)
def test_what_others_sent_or_want_is_no_payment(text: str) -> None:
    assert not CryFinder(BASE.cries).happened(normalise(text))


@pytest.mark.parametrize(
    ("text", "installed"),
    [
        ("mail from the tax people, no link in it, odd", False),
        ("邮件里没有链接，怪怪的", False),
        ("mail from the tax people, no link in it, so i opened the file they sent", True),
    ],
)
def test_nothing_was_opened_where_there_is_no_link(
    base: KnowledgeBase, text: str, installed: bool
) -> None:
    likely = (Candidate("clicked-or-installed", 0.8), Candidate("paid", 0.2))
    evidence = replace(of(emergency=0.8, situation=0.2), emergencies=likely)
    advice = advise(base, text, evidence)
    told = isinstance(advice, EmergencyAdvice) and advice.emergency.id == "clicked-or-installed"
    assert told is installed
