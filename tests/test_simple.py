"""One thing at a time: short answers, a step a message, somebody to call under each."""

from collections.abc import Iterator
from itertools import count

import pytest

from bot.actions import (
    Aspect,
    Course,
    OpenAudience,
    OpenFigure,
    OpenGuidance,
    OpenPlace,
    OpenScreen,
    OpenTopic,
    Screen,
    SetSimple,
    Switch,
    TakeStep,
)
from bot.advice.advice import (
    AssessmentAdvice,
    Clue,
    EmergencyAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    UnknownAdvice,
)
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.engine import Engine
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.rendering import Voice
from bot.rendering.portions import portions
from bot.rendering.simple import pages as simple_pages
from bot.rendering.simple import simple
from bot.reply import Button, Heading, Paragraph, Reply
from knowledge import KnowledgeBase, Language
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi
from tests.conftest import Running

CHAT = 1
MOST = {Language.ZH: 64, Language.EN: 40}
COURIER = "您好，我是快递理赔专员，您的包裹丢失，请下载会议软件并共享屏幕，为您办理三倍赔付。"


@pytest.fixture(params=Language)
def voice(request: pytest.FixtureRequest, engine: Engine) -> Voice:
    language: Language = request.param
    return Voice(language, engine.phrasebook[language], engine.knowledge)


@pytest.fixture
def grandmother(dialogue: Dialogue) -> Dialogue:
    dialogue.press(CHAT, SetSimple(Switch.ON), "zh")
    return dialogue


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.rows for button in row if isinstance(button, Button)]


def is_short(reply: Reply, language: Language) -> bool:
    """Tell whether there is no small print and no list, and little enough of the rest."""
    text = to_plain(reply)
    length = len("".join(text.split())) if language is Language.ZH else len(text.split())
    plain = all(isinstance(block, Heading | Paragraph) for block in reply.blocks)
    return plain and length <= MOST[language] and len(reply.blocks) <= 3


def calls(reply: Reply) -> bool:
    return OpenScreen(Screen.CALL) in [button.action for button in buttons(reply)]


# Every answer there is


def _entries(base: KnowledgeBase) -> Iterator[object]:
    yield from (OpenTopic(topic, aspect) for topic in base.topics for aspect in Aspect)
    yield from (OpenGuidance(entry) for entry in (*base.guidance, *base.terms))
    yield from (OpenFigure(figure) for figure in base.bulletin.figures)
    yield from (OpenAudience(group) for group in base.audiences)


@pytest.mark.parametrize("client", Language)
def test_every_entry_is_short_and_names_somebody_to_call(
    dialogue: Dialogue, base: KnowledgeBase, client: Language
) -> None:
    dialogue.press(CHAT, SetSimple(Switch.ON), client)
    for action in _entries(base):
        reply = dialogue.press(CHAT, action, client)  # type: ignore[arg-type]
        assert is_short(reply, client), to_plain(reply)
        assert calls(reply), action


def _of(course: Course, base: KnowledgeBase) -> tuple[str, ...]:
    match course:
        case Course.EMERGENCY:
            return tuple(base.emergencies)
        case Course.GUIDE:
            return (*base.guidance, *base.terms)
        case Course.AUDIENCE:
            return tuple(base.audiences)
        case _:
            return tuple(base.topics)


@pytest.mark.parametrize("course", Course)
def test_every_course_goes_step_by_step_to_its_end(
    engine: Engine, voice: Voice, course: Course
) -> None:
    for entry in _of(course, engine.knowledge):
        for number in count():
            reply = simple_pages.step(TakeStep(course, entry, number), engine.advisor.place, voice)
            assert reply is not None
            assert is_short(reply, voice.language), to_plain(reply)
            assert calls(reply)
            if to_plain(reply) == voice.phrases.simple.finished:
                break
            assert buttons(reply)[0].action == TakeStep(course, entry, number + 1)
        assert number > 0


def test_every_verdict_is_short(engine: Engine, voice: Voice) -> None:
    base = engine.knowledge
    owner = max(base.organisations.values(), key=lambda known: len(known.name.zh))
    flags = (*base.red_flags, *base.oddities.values())
    clues = ((), *((Clue("x", flag, owner, "a.long.name.of.a.host.example"),) for flag in flags))
    for topics in ((), *((topic,) for topic in base.topics.values())):
        for clue in clues:
            for risk in Risk:
                advice = AssessmentAdvice(risk, topics, clue)
                reply = simple(advice, engine.advisor.place, voice)
                assert is_short(reply, voice.language), to_plain(reply)
                assert calls(reply)


def test_every_other_answer_is_short(engine: Engine, voice: Voice) -> None:
    place = engine.advisor.place
    for advice in (
        *(SmalltalkAdvice(said) for said in Smalltalk),
        *(UnknownAdvice(reason) for reason in Reason),
    ):
        reply = simple(advice, place, voice)
        assert is_short(reply, voice.language), to_plain(reply)
        assert calls(reply)


def test_in_every_place_there_is_somebody_to_call(engine: Engine, voice: Voice) -> None:
    for place in engine.knowledge.places.values():
        assert is_short(simple_pages.call(place, voice), voice.language)
        assert is_short(simple_pages.start(place, voice), voice.language)
    assert "18222" in to_plain(simple_pages.call(engine.knowledge.places["hk"], voice))


# What she reads


def test_a_verdict_has_a_reason_and_one_thing_to_do(
    grandmother: Dialogue, zh: Phrases, base: KnowledgeBase
) -> None:
    reply = grandmother.hear(CHAT, COURIER, "zh")
    verdict, why, first = to_plain(reply).split("\n\n")
    assert verdict == "很可能是骗子。"
    assert why in {flag.reason.zh for flag in base.red_flags}
    form = next(form for form in base.variants["fake-customer-service"] if first in form.steps.zh)
    assert first == form.steps.zh[0]
    onward, paid, call = buttons(reply)
    assert onward.label == "✅ 做好了，下一步"
    assert onward.action == TakeStep(Course.BEFORE, "fake-customer-service", 1)
    assert (paid.label, call.label) == (zh.buttons.paid, "📞 打110或家人")


def test_an_emergency_begins_with_its_first_step(grandmother: Dialogue) -> None:
    reply = grandmother.hear(CHAT, "我刚刚给骗子转了五万", "zh")
    assert to_plain(reply) == "先别慌，马上按顺序做，越快越好\n\n停手，一分钱也别再付。"
    reply = grandmother.press(CHAT, buttons(reply)[0].action, "zh")
    assert to_plain(reply) == "第2步，共7步\n\n挂断电话，他再说什么都不回。"
    reply = grandmother.press(CHAT, buttons(reply)[0].action, "zh")
    assert "打110，说：“我被骗了，请马上止付。”" in to_plain(reply)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("什么是杀猪盘", "网络婚恋、交友诈骗\n\n网上谈感情的人，没见过面"),
        ("破获了多少案件", "破获案件数：11.4万起。2021年1月至5月（中国新闻网）。"),
        ("今天天气怎么样", "这个我不懂，我只懂防骗。"),
        ("谢谢", "不客气。有事再来。"),
        ("How many cases were cracked?", "Cases cracked: 114,000 cases. January to May 2021."),
        ("What is sextortion?", "Sextortion\n\nA stranger filmed you"),
    ],
)
def test_known_answers(grandmother: Dialogue, words: str, said: str) -> None:
    assert to_plain(grandmother.hear(CHAT, words, "zh")).startswith(said)


def test_two_figures_that_fit_are_both_in_reach(grandmother: Dialogue) -> None:
    reply = grandmother.hear(CHAT, "一共封堵了多少诈骗网站", "zh")
    either = ("封堵诈骗网站（综合治理）：55万个。", "封堵诈骗网址（技术反制）：82.1万个。")
    assert to_plain(reply).startswith(either)
    assert to_plain(reply).endswith("另有数字，看下面。")
    both = {OpenFigure("websites-blocked-technical"), OpenFigure("websites-blocked-governance")}
    assert buttons(reply)[0].action in both


def test_not_knowing_never_says_safe(grandmother: Dialogue) -> None:
    shown = to_plain(grandmother.judge(CHAT, "明天下午三点开会，别迟到", "zh"))
    assert "看不准不等于没事" in shown
    assert "96110" in shown


def test_under_an_emergency_stands_whom_to_call_at_the_place_that_was_told(
    engine: Engine, voice: Voice
) -> None:
    base, here = engine.knowledge, engine.advisor.place
    advice = EmergencyAdvice(base.emergencies["paid"], base.places["sg"], told=True)
    call = buttons(simple(advice, here, voice))[-1]
    assert (call.action, "1799" in call.label) == (OpenPlace("sg"), True)


def test_under_the_steps_for_somebody_at_the_door_stands_the_police(
    engine: Engine, voice: Voice
) -> None:
    base, here = engine.knowledge, engine.advisor.place
    coming, there = base.emergencies["someone-is-coming"], base.places["sg"]
    call = buttons(simple(EmergencyAdvice(coming, there, told=True), here, voice))[-1]
    assert "999" in call.label
    second = simple_pages.step(TakeStep(Course.EMERGENCY, coming.id, 1), there, voice)
    assert second
    assert any("999" in button.label for button in buttons(second))


def test_the_numbers_of_another_place_are_short_too(grandmother: Dialogue) -> None:
    assert "18222" in to_plain(grandmother.press(CHAT, OpenPlace("hk"), "zh"))


def test_an_old_button_of_a_course_that_is_no_more_opens_the_start(
    grandmother: Dialogue, zh: Phrases
) -> None:
    reply = grandmother.press(CHAT, TakeStep(Course.BEFORE, "gone", 2), "zh")
    assert to_plain(reply) == zh.simple.start
    reply = grandmother.press(CHAT, TakeStep(Course.BEFORE, "phishing", 99), "zh")
    assert to_plain(reply) == zh.simple.finished


def test_a_step_goes_on_for_whoever_left_the_mode(dialogue: Dialogue) -> None:
    reply = dialogue.press(CHAT, TakeStep(Course.EMERGENCY, "paid", 1), "en")
    assert to_plain(reply).startswith("Step 2 of 8")


# On and off


def test_it_is_off_until_somebody_asks_for_it(dialogue: Dialogue, zh: Phrases) -> None:
    assert to_plain(dialogue.screen(CHAT, Screen.START, "zh")).startswith(zh.start.greeting)
    for _ in range(2):
        reply = dialogue.press(CHAT, SetSimple(Switch.ON), "zh")
        assert to_plain(reply) == f"{zh.simple.begun}\n\n{zh.simple.start}"
    for _ in range(2):
        reply = dialogue.press(CHAT, SetSimple(Switch.OFF), "zh")
        assert to_plain(reply).startswith(f"{zh.simple.ended}\n\n{zh.start.greeting}")


def test_what_others_read_stays_as_it_is(grandmother: Dialogue) -> None:
    before = Case(passed_on=COURIER)
    shown = grandmother.consider(CHAT, before, "zh", Setting.GROUP)
    assert shown == grandmother.consider(2, before, "zh", Setting.GROUP)


@pytest.mark.parametrize(
    "words",
    [
        "字太多看不懂",
        "字太小了，看不清",
        "你写得太多了",
        "你说的我看不懂",
        "说简单点",
        "我今年七十五岁了",
        "我都78了，眼睛不好",
        "我眼睛不好",
        "我是老人，不会弄",
        "我年纪大了",
        "I'm 75, too much text",
        "too many words",
        "I am 81 years old",
        "I'm an old woman and I can't read all this",
        "keep it simple please",
    ],
)
def test_somebody_to_whom_it_is_too_much_is_offered_less(dialogue: Dialogue, words: str) -> None:
    reply = dialogue.hear(CHAT, words, "zh")
    assert buttons(reply)[-1].action == SetSimple(Switch.ON)
    assert len(to_plain(dialogue.hear(CHAT, "什么是杀猪盘", "zh"))) > 200, "nothing was switched"


@pytest.mark.parametrize(
    "words",
    [
        "什么是杀猪盘",
        "这条短信我看不懂，是真的吗",
        "我妈75岁，被人骗去买保健品",
        "他说我年收入75万，要交税",
        "我转了70块钱",
        "我给他打了65分",
        "群里人太多了，是骗局吗",
        "这个平台的字太好看了",
        "what scams target old people",
        "I'm 65% sure this is a scam",
        "I am 70 km away from home and got this text",
        "he asked for too much money",
        "my mother is 75 and sent money",
        COURIER,
    ],
)
def test_nobody_else_is_offered_it(dialogue: Dialogue, words: str) -> None:
    reply = dialogue.hear(CHAT, words, "zh")
    assert SetSimple(Switch.ON) not in [button.action for button in buttons(reply)]


# Portions


@pytest.mark.parametrize(
    ("text", "language", "cut"),
    [
        ("短。", Language.ZH, ("短。",)),
        ("一" * 40 + "。" + "二" * 40 + "。", Language.ZH, ("一" * 40 + "。", "二" * 40 + "。")),
        ("一" * 30 + "；" + "二" * 30, Language.ZH, ("一" * 30 + "。", "二" * 30)),
        ("一" * 30 + "，" + "二" * 30, Language.ZH, ("一" * 30 + "……", "二" * 30)),
        ("go " * 20 + "on. Now " + "go " * 20 + "on.", Language.EN, None),
    ],
)
def test_a_long_text_is_cut_where_it_breathes(
    text: str, language: Language, cut: tuple[str, ...] | None
) -> None:
    expected = cut or ("go " * 20 + "on.", "Now " + "go " * 20 + "on.")
    assert portions(text, language) == expected


# As it is used


async def test_she_is_led_through_it_and_it_survives_a_restart(
    bot_api: BotApi, running: Running, zh: Phrases
) -> None:
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        [page] = await person.says("/simple")
        assert page.title == zh.simple.title
        [begun] = await person.presses(zh.simple.choose)
        assert begun.title == zh.simple.begun
        [verdict] = await person.says(COURIER)
        assert verdict.title == zh.simple.high
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        [second] = await person.presses(zh.simple.done)
        assert second.title.startswith("第2步")
        assert not second.edited
        [call] = await person.presses("📞 打110或家人")
        assert "110" in call.text
        assert (await person.says("/start"))[0].text == zh.simple.start
        assert zh.mydata.simple in (await person.says("/mydata"))[0].text
        await person.says("/forget")
        assert (await person.says("/start"))[0].title == zh.start.greeting
        assert zh.mydata.nothing in (await person.says("/mydata"))[0].text
    assert bot_api.refused == []


async def test_the_language_and_the_steps_are_chosen_apart(person: Person, zh: Phrases) -> None:
    await person.says("/simple")
    await person.presses(zh.simple.choose)
    await person.says("/language")
    await person.presses("English")
    assert "Fewer words" not in (await person.says("/start"))[0].text
    [data] = await person.says("/mydata")
    assert "English" in data.text
    assert "one step at a time" in data.text
    await person.says("/language")
    [followed] = await person.presses("Match what I write")
    assert followed.text.endswith(zh.simple.start)


async def test_in_a_group_it_points_to_the_private_chat(person: Person, zh: Phrases) -> None:
    [reply] = await person.in_group().says("/simple@antifraud_test_bot")
    assert reply.text == zh.brief.elsewhere
