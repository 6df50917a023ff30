"""Everything that can be said is whole, fits into Telegram, and promises nothing."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest

from bot.actions import (
    Action,
    Aspect,
    OpenArea,
    OpenChart,
    OpenDerived,
    OpenFigure,
    OpenGuidance,
    OpenScreen,
    OpenTopic,
    Screen,
    decode,
    encode,
)
from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    ChoiceAdvice,
    Clue,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
    WorryAdvice,
)
from bot.engine import Engine
from bot.markup import to_pages
from bot.plain import to_plain
from bot.rendering import Voice, hotlines, render, screens, statistics
from bot.rendering.brief import brief
from bot.rendering.derived import derived_from
from bot.rendering.gallery import chart
from bot.rendering.repeating import beyond
from bot.reply import (
    AnyButton,
    Button,
    CopyButton,
    Heading,
    InlineButton,
    Note,
    Paragraph,
    Quote,
    Reply,
    Section,
    ShareButton,
)
from knowledge import KnowledgeBase, Language
from knowledge.hotlines import Purpose
from tests.bot_api.links import links_in
from tests.bot_api.rules import rows_of, text_of

_BUTTONS = 100
_BYTES = 64

PROMISES = {
    Language.ZH: re.compile(
        r"(?<!不)放心(?!加钱|投入)|(是|很|绝对)安全的|(?<!不等于)(?<!等于)安全[。！]"
        r"|不是(骗局|诈骗)[。！]|没有(风险|危险)"
    ),
    Language.EN: re.compile(
        r"(?<!not mean it )(?<!does not mean )(?<!evidence )\bis (perfectly |quite |all )?safe\b"
        r"|\b(you are|you're|it's|completely) safe\b|\bnot a (scam|fraud)\b"
        r"|\b(no|without) (risk|danger)\b|nothing to worry|don't worry",
        re.IGNORECASE,
    ),
}
"""What reads like a promise; lines that tell what scammers say, or deny it, are not meant."""


@pytest.fixture(params=Language)
def voice(request: pytest.FixtureRequest, engine: Engine) -> Voice:
    return Voice(request.param, engine.phrasebook[request.param], engine.knowledge)


@pytest.fixture
def zh(engine: Engine) -> Voice:
    return Voice(Language.ZH, engine.phrasebook[Language.ZH], engine.knowledge)


@pytest.fixture
def en(engine: Engine) -> Voice:
    return Voice(Language.EN, engine.phrasebook[Language.EN], engine.knowledge)


def every_advice(base: KnowledgeBase) -> Iterator[Advice]:
    topics, places = tuple(base.topics.values()), tuple(base.places.values())
    figures, derived = base.bulletin.figures, base.bulletin.derived
    entries = (*base.guidance.values(), *base.terms.values())
    for topic, aspect in product(topics, Aspect):
        yield TopicAdvice(topic, aspect)
    yield TopicAdvice(topics[0], also=topics[1:3])
    for term in base.terms.values():
        if term.topic:
            yield TopicAdvice(base.topics[term.topic], term=term)
    for entry, place in product(entries, places):
        yield GuidanceAdvice(entry, place)
    for emergency, place in product(base.emergencies.values(), places):
        yield EmergencyAdvice(emergency, place)
        yield EmergencyAdvice(emergency, place, topics[:3])
    clues = tuple(Clue("她说的话 http://a.cc", flag) for flag in base.red_flags)
    for risk, topic in product((Risk.HIGH, Risk.CAUTION), topics):
        yield AssessmentAdvice(risk, (topic,), ())
        yield AssessmentAdvice(risk, (topic, *topics[:2]), clues)
    for risk in Risk:
        yield AssessmentAdvice(risk, (), clues[:1])
    for clue in clues:
        yield AssessmentAdvice(Risk.HIGH, topics[:1], (clue,))
    for figure in figures.values():
        yield FiguresAdvice((figure, *(figures[twin] for twin in figure.together_with)))
    yield FiguresAdvice(tuple(figures.values())[:4])
    for item in derived.values():
        yield FiguresAdvice((), (item,))
        yield FiguresAdvice((next(iter(figures.values())),), (item,))
    for option in (*topics, *entries, *figures.values()):
        yield ChoiceAdvice((option, topics[0]))
    yield from map(SmalltalkAdvice, Smalltalk)
    yield from map(UnknownAdvice, Reason)
    for figure in figures.values():
        yield UnknownAdvice(Reason.NO_SUCH_FIGURE, (figure,))
        yield UnknownAdvice(Reason.UNSURE_FIGURE, (figure,))
    for later in base.later_figures:
        yield UnknownAdvice(Reason.NO_SUCH_FIGURE, (), (later,))


def every_page(voice: Voice) -> Iterator[tuple[str, Reply]]:
    for screen, page in screens.PAGES.items():
        yield f"screen {screen}", page(voice)
    for number in (-1, 0, 1, 2, 99):
        yield f"scams {number}", screens.scams(number, voice)
    for place in voice.knowledge.places.values():
        yield f"place {place.id}", hotlines.place(place, voice)
    for area in voice.knowledge.bulletin.masthead.areas:
        yield f"area {area.id}", statistics.area(area, voice)
    for shown in voice.knowledge.bulletin.charts.values():
        yield f"chart {shown.id}", chart(shown, voice)
    for figure in voice.knowledge.bulletin.figures.values():
        yield f"derived {figure.id}", derived_from(figure, voice)


def every_reply(voice: Voice) -> Iterator[tuple[str, Reply]]:
    yield from every_page(voice)
    for advice in every_advice(voice.knowledge):
        yield name_of(advice), render(advice, voice)


def name_of(advice: Advice) -> str:
    parts = [
        item if isinstance(item, str) else getattr(item, "id", "")
        for part in vars(advice).values()
        for item in (part if isinstance(part, tuple) else (part,))
    ]
    return " ".join((type(advice).__name__, *filter(None, parts)))


def wrong_with(reply: Reply) -> str | None:
    """Return what a reader would stumble over, if anything."""
    if not reply.blocks:
        return "nothing is said"
    for block in reply.blocks:
        match block:
            case Heading(text) | Paragraph(text) | Note(text) | Quote(text):
                texts: tuple[str, ...] = (text,)
            case Section(title, items, _):
                if not items:
                    return f"the section {title!r} is empty"
                texts = (*((title,) if title else ()), *items)
        for text in texts:
            if not text.strip():
                return "a text is empty"
            if re.search(r"[{}]|\bNone\b|<\w+[ (]|Localized|Decimal", text):
                return f"not filled in: {text}"
    return None


def wrong_with_buttons(reply: Reply) -> str | None:
    buttons = [button for row in reply.rows for button in row]
    if len(buttons) > _BUTTONS:
        return f"{len(buttons)} buttons"
    for button in buttons:
        if not button.label.strip() or "{" in button.label:
            return f"a label says {button.label!r}"
        match button:
            case Button(_, action):
                data = encode(action)
                if len(data.encode()) > _BYTES or decode(data) != action:
                    return f"{action} does not travel"
            case CopyButton(label, content):
                if not 1 <= len(content) <= 256 or content not in label:
                    return f"{label} copies {content!r}"
            case InlineButton(_, query):
                if not 1 <= len(query) <= 256:
                    return f"{query!r} is no query"
            case ShareButton(_, text, payload):
                if not 1 <= len(text) <= 200 or not payload:
                    return f"{text!r} is not for sharing"
    return None


def test_every_reply_is_whole(voice: Voice) -> None:
    found = {name: wrong for name, reply in every_reply(voice) if (wrong := wrong_with(reply))}
    assert found == {}


def test_every_button_travels(voice: Voice) -> None:
    found = {
        name: wrong for name, reply in every_reply(voice) if (wrong := wrong_with_buttons(reply))
    }
    assert found == {}


def test_telegram_accepts_every_reply(voice: Voice) -> None:
    for _, reply in every_reply(voice):
        for page in to_pages(reply):
            text_of({"text": page.html, "parse_mode": "HTML"})
            keyboard = [[keyboard_button(button) for button in row] for row in page.rows]
            rows_of({"reply_markup": json.dumps({"inline_keyboard": keyboard})})


def keyboard_button(button: AnyButton) -> dict[str, object]:
    match button:
        case Button(label, action):
            return {"text": label, "callback_data": encode(action)}
        case CopyButton(label, content):
            return {"text": label, "copy_text": {"text": content}}
        case ShareButton(label):
            return {"text": label, "url": "https://t.me/share/url?url=x"}
        case InlineButton(label, query):
            return {"text": label, "switch_inline_query": query}


def test_almost_every_reply_is_one_message(voice: Voice) -> None:
    """Only the list of later figures is a long read."""
    long = {name for name, reply in every_reply(voice) if len(to_pages(reply)) > 1}
    assert long <= {"screen later"}


def test_no_reply_promises_that_something_is_safe(voice: Voice) -> None:
    promise = PROMISES[voice.language]
    found = {
        name: found[0]
        for name, reply in every_reply(voice)
        if (found := promise.search(read(reply)))
    }
    assert found == {}


def read(reply: Reply) -> str:
    """Return what a reply says itself, without the bulletin's sentences."""
    blocks = tuple(block for block in reply.blocks if not isinstance(block, Quote))
    return to_plain(Reply(blocks))


@pytest.mark.parametrize(
    ("language", "text", "promising"),
    [
        (Language.ZH, "这是安全的。", True),
        (Language.ZH, "请您放心。", True),
        (Language.ZH, "这个链接绝对安全的", True),
        (Language.ZH, "这不是骗局。", True),
        (Language.ZH, "看不出是不是骗局，但这不等于安全", False),
        (Language.ZH, "不放心就打官方电话", False),
        (Language.EN, "This message is safe.", True),
        (Language.EN, "You are safe to pay", True),
        (Language.EN, "It's not a scam", True),
        (Language.EN, "That does not mean it is safe.", False),
        (Language.EN, "Do you have a safe account?", False),
    ],
)
def test_a_promise_would_be_noticed(language: Language, text: str, promising: bool) -> None:
    assert bool(PROMISES[language].search(text)) is promising


def test_each_language_keeps_to_itself(voice: Voice) -> None:
    """The bulletin's sentences are English in both; Chinese names may stand in English."""
    for name, reply in every_reply(voice):
        text = read(reply)
        han = len(re.findall("[\u4e00-\u9fff]", text))
        latin = len(re.findall("[A-Za-z]+", text))
        if name == "UnknownAdvice other-language":
            assert min(han, latin) > 5
            continue
        assert (han > latin) is (voice.language is Language.ZH), name


def test_links_in_clues_are_broken_everywhere(voice: Voice) -> None:
    for advice in every_advice(voice.knowledge):
        if (
            isinstance(advice, AssessmentAdvice)
            and advice.clues
            and advice.risk is not Risk.UNKNOWN
        ):
            assert not any("a.cc" in link for link in links_in(to_plain(render(advice, voice))))


# Topics


def test_an_overview_shows_the_gist_and_leads_to_the_sides(zh: Voice) -> None:
    topic = zh.knowledge.topics["pig-butchering"]
    reply = render(TopicAdvice(topic), zh)
    heading, summary, signs, before, source = reply.blocks
    assert heading == Heading(topic.title.zh)
    assert summary == Paragraph(topic.summary.zh)
    assert signs == Section("怎么识别", topic.signs.zh[:4])
    assert before == Section("怎么做", topic.before_paying.zh[:4])
    assert isinstance(source, Note)
    assert source.text.startswith("依据：")
    sides = [
        button.action for row in reply.rows[:2] for button in row if isinstance(button, Button)
    ]
    assert sides == [
        OpenTopic(topic.id, aspect) for aspect in Aspect if aspect is not Aspect.OVERVIEW
    ]


@pytest.mark.parametrize("aspect", Aspect)
def test_a_side_shows_all_its_lines(voice: Voice, aspect: Aspect) -> None:
    for topic in voice.knowledge.topics.values():
        lines = {
            Aspect.OVERVIEW: topic.signs.in_(voice.language)[:4],
            Aspect.HOW: topic.how_it_works.in_(voice.language),
            Aspect.SIGNS: topic.signs.in_(voice.language),
            Aspect.BEFORE: topic.before_paying.in_(voice.language),
            Aspect.AFTER: topic.after_paying.in_(voice.language),
        }[aspect]
        text = to_plain(render(TopicAdvice(topic, aspect), voice))
        assert all(line in text for line in lines)


def test_what_to_do_after_paying_is_in_order(voice: Voice) -> None:
    for topic in voice.knowledge.topics.values():
        steps = topic.after_paying.in_(voice.language)
        text = to_plain(render(TopicAdvice(topic, Aspect.AFTER), voice))
        assert "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)) in text


def test_every_answer_names_what_it_rests_on(voice: Voice) -> None:
    template = voice.phrases.topic.source.partition("{")[0]
    for advice in every_advice(voice.knowledge):
        if isinstance(advice, TopicAdvice | GuidanceAdvice | EmergencyAdvice):
            last = render(advice, voice).blocks[-1]
            assert isinstance(last, Note)
            assert last.text.startswith(template)


# Emergencies


def test_an_emergency_begins_with_its_steps_and_nothing_before_them(voice: Voice) -> None:
    for emergency, place in product(
        voice.knowledge.emergencies.values(), voice.knowledge.places.values()
    ):
        topics = tuple(voice.knowledge.topics.values())[:2]
        blocks = render(EmergencyAdvice(emergency, place, topics), voice).blocks
        assert blocks[0] == Heading(emergency.title.in_(voice.language))
        steps = emergency.steps_in(place).in_(voice.language)
        assert blocks[1] == Section("", steps, numbered=True)


def test_an_emergency_says_where_to_report_it_in_each_place(voice: Voice) -> None:
    """Where the police has no number of its own for fraud, too."""
    for emergency, place in product(
        voice.knowledge.emergencies.values(), voice.knowledge.places.values()
    ):
        blocks = render(EmergencyAdvice(emergency, place, placed=True), voice).blocks
        title = f"{voice.phrases.emergency.numbers} · {place.name.in_(voice.language)}"
        [numbers] = [
            block for block in blocks if isinstance(block, Section) and block.title == title
        ]
        police = [line.number for line in place.hotlines if line.purpose is Purpose.POLICE]
        shown = "\n".join(numbers.items)
        assert all(number in shown for number in police if number)
        support = [line.number for line in place.hotlines if line.purpose is Purpose.SUPPORT]
        lines = [*police, *support] if emergency.id == "despair" else police
        assert any(lines) or voice.first_call(place, emergency) in shown, place.id


def test_who_misses_somebody_where_we_know_no_number_is_not_sent_to_a_bank(voice: Voice) -> None:
    base = voice.knowledge
    missing, there = base.emergencies["missing-person"], base.places["elsewhere"]
    said = to_plain(render(EmergencyAdvice(missing, there, told=True, placed=True), voice))
    assert voice.phrases.simple.police in said
    assert voice.say(there.first_call) not in said


def test_the_numbers_of_a_place_that_was_told_come_before_all_others(voice: Voice) -> None:
    """Except to somebody in despair, who is to call a person first."""
    base, place = voice.knowledge, voice.knowledge.places["sg"]
    told: list[EmergencyAdvice | GuidanceAdvice] = [
        *(
            EmergencyAdvice(entry, place, told=True)
            for entry in base.emergencies.values()
            if entry.stops_payment
        ),
        GuidanceAdvice(base.guidance["report-and-hotlines"], place, told=True),
    ]
    for advice in told:
        despair = isinstance(advice, EmergencyAdvice) and advice.emergency.id == "despair"
        section = render(advice, voice).blocks[2 if despair else 1]
        assert isinstance(section, Section)
        coming = isinstance(advice, EmergencyAdvice) and advice.emergency.danger
        assert section.items[0].startswith(
            {Language.ZH: "现在就打999", Language.EN: "Ring 999 now."}[voice.language]
            if coming
            else place.first_call.in_(voice.language)
        )


@pytest.mark.parametrize(
    ("place", "number"),
    [("cn", "110"), ("hk", "999"), ("us", "911"), ("gb", "999"), ("ca", "911"), ("in", "112")],
)
def test_who_has_somebody_at_the_door_is_told_the_police_before_the_bank(
    voice: Voice, place: str, number: str
) -> None:
    base = voice.knowledge
    coming, there = base.emergencies["someone-is-coming"], base.places[place]
    reply = render(EmergencyAdvice(coming, there, told=True, placed=True), voice)
    calls = reply.blocks[1]
    assert isinstance(calls, Section)
    assert number in calls.items[0]
    assert voice.say(there.first_call) not in to_plain(reply)
    assert number in to_plain(brief(EmergencyAdvice(coming, there, told=True), voice))
    told = WorryAdvice(base.worries["scared"], base.worries["scared"].answers[-1], there, coming)
    assert number in to_plain(render(replace(told, placed=True), voice)) or place == "cn"


def test_who_has_somebody_at_the_door_and_tells_no_place_gets_the_police_of_each_place(
    en: Voice,
) -> None:
    base = en.knowledge
    coming, home = base.emergencies["someone-is-coming"], base.places["cn"]
    text = to_plain(render(EmergencyAdvice(coming, home), en))
    assert "United States: 911" in text
    assert "United Kingdom: 999" in text
    assert "ic3.gov" not in text
    assert "159" not in text


def test_the_number_for_danger_is_one_of_the_place(voice: Voice) -> None:
    for place in voice.knowledge.places.values():
        known = [line for line in place.hotlines if line.danger]
        assert len(known) == (0 if place.id == "elsewhere" else 1), place.id
        assert all(line.purpose is Purpose.POLICE and line.number for line in known)


def test_good_news_is_not_met_with_whom_to_call(en: Voice) -> None:
    relieved, there = en.knowledge.worries["relieved"], en.knowledge.places["gb"]
    told = WorryAdvice(relieved, relieved.answers[-1], there, None, placed=True)
    assert en.say(there.first_call) not in to_plain(render(told, en))


@pytest.mark.parametrize(
    ("emergency", "place", "numbers"),
    [
        ("paid", "elsewhere", []),
        ("paid", "cn", ["110", "96110"]),
        ("despair", "cn", ["12356", "110"]),
        ("paid", "hk", ["999", "18222"]),
        ("paid", "gb", ["999", "159", "101"]),
    ],
)
def test_an_emergency_offers_the_urgent_numbers_and_no_others(
    voice: Voice, emergency: str, place: str, numbers: list[str]
) -> None:
    base = voice.knowledge
    advice = EmergencyAdvice(base.emergencies[emergency], base.places[place], placed=True)
    reply = render(advice, voice)
    copied = [
        button.content for row in reply.rows for button in row if isinstance(button, CopyButton)
    ]
    text = to_plain(reply)
    call = voice.phrases.emergency.call.partition("{use}")[0]
    others = {line.number for line in base.places[place].hotlines if line.number} - set(numbers)
    assert copied == numbers
    assert all(f"\n- {call.format(number=number)}" in text for number in numbers)
    assert not any(f"\n- {call.format(number=number)}" in text for number in others)


@pytest.mark.parametrize(
    ("emergency", "title", "lines"),
    [
        (
            "paid",
            "Numbers · where are you?",
            ("Mainland China: 110", "United Kingdom: 159", "Australia: www.cyber.gov.au"),
        ),
        (
            "despair",
            "Someone to talk to · where are you?",
            ("Mainland China: 12356", "United States: 988", "India: 14416"),
        ),
        (
            "blackmailed",
            "Numbers · where are you?",
            (
                "Mainland China: 110; someone to talk to: 12356",
                "Hong Kong: 18222; someone to talk to: 18111",
            ),
        ),
        (
            "account-lent",
            "Numbers · where are you?",
            ("Mainland China: 110", "Hong Kong: 18222", "New Zealand: 105"),
        ),
    ],
)
def test_english_that_names_no_place_gets_a_number_of_each(
    en: Voice, emergency: str, title: str, lines: tuple[str, ...]
) -> None:
    base = en.knowledge
    advice = EmergencyAdvice(base.emergencies[emergency], base.places["cn"])
    reply = render(advice, en)
    shown = to_plain(reply)
    assert title in shown
    assert all(f"\n- {line}\n" in shown for line in lines)
    assert not any(isinstance(button, CopyButton) for row in reply.rows for button in row)
    for other in (replace(advice, placed=True), replace(advice, place=base.places["gb"])):
        assert title not in to_plain(render(other, en))


def test_despair_gets_somebody_to_talk_to(voice: Voice) -> None:
    base = voice.knowledge
    text = to_plain(render(EmergencyAdvice(base.emergencies["despair"], base.places["cn"]), voice))
    assert "12356" in text


# Verdicts


def test_who_is_beside_somebody_in_despair_is_not_spoken_to_as_if_in_it(voice: Voice) -> None:
    base = voice.knowledge
    despair, place = base.emergencies["despair"], base.places["gb"]
    own = EmergencyAdvice(despair, place, placed=True)
    beside = render(replace(own, for_another=True), voice)
    title, *steps = replace(voice, there=place).lines(despair.beside)
    assert beside.blocks[0] == Heading(title)
    assert isinstance(beside.blocks[1], Section)
    assert beside.blocks[1].items == tuple(steps)
    assert "116 123" in to_plain(beside)
    assert to_plain(render(own, voice)).startswith(voice.say(despair.title))


def test_a_verdict_says_why_and_what_to_do(zh: Voice) -> None:
    base = zh.knowledge
    [flag] = [flag for flag in base.red_flags if flag.id == "safe-account"]
    loan, phishing = base.topics["loan-scam"], base.topics["phishing"]
    advice = AssessmentAdvice(Risk.HIGH, (loan, phishing), (Clue("转到安全账户", flag),))
    text = to_plain(render(advice, zh))
    assert text.startswith(f"很可能是骗局：{loan.title.zh}\n\n露馅的地方\n- “转到安全账户”——")
    assert flag.reason.zh in text
    assert f"1. {loan.before_paying.zh[0]}" in text
    assert f"也可能是：{phishing.title.zh}" in text


@pytest.mark.parametrize(("clues", "shown"), [(0, True), (1, True), (2, False)])
def test_where_few_words_gave_it_away_the_kind_is_described(
    voice: Voice, clues: int, shown: bool
) -> None:
    loan = voice.knowledge.topics["loan-scam"]
    found = tuple(Clue(flag.id, flag) for flag in voice.knowledge.red_flags[:clues])
    text = to_plain(render(AssessmentAdvice(Risk.HIGH, (loan,), found), voice))
    assert (voice.phrases.assessment.typical in text) is shown
    assert (f"- {loan.signs.in_(voice.language)[0]}" in text) is shown


def _openings(reply: Reply) -> list[str]:
    lines = [line for block in reply.blocks if isinstance(block, Section) for line in block.items]
    return [re.split(r"(?<=[。.])\s*", line)[0] for line in lines]


def test_what_a_form_says_its_kind_does_not_say_again(voice: Voice) -> None:
    for kind, forms in voice.knowledge.variants.items():
        subject = voice.knowledge.topics[kind]
        for form in forms:
            page = _openings(render(TopicAdvice(subject, Aspect.OVERVIEW, variant=form), voice))
            told = AssessmentAdvice(Risk.HIGH, (subject,), (), variant=form)
            for said in (page, _openings(render(told, voice))):
                assert len(set(said)) == len(said), (form.id, said)


def test_lines_that_say_almost_the_same_are_alike() -> None:
    said = ("Hang up. Pay nothing and do not bargain.", "抢先跟亲近的几个人说：别信别转。")
    assert (
        beyond(
            ("Hang up. Ending the call breaks no law.", "抢先跟最亲近的几个人说，别信别转。"), said
        )
        == ()
    )
    assert beyond(("Tell one person you trust.", "截图留证据。"), said) == (
        "Tell one person you trust.",
        "截图留证据。",
    )


def test_a_caution_is_worded_more_carefully_than_a_high_risk(en: Voice) -> None:
    loan = en.knowledge.topics["loan-scam"]
    high = to_plain(render(AssessmentAdvice(Risk.HIGH, (loan,), ()), en))
    caution = to_plain(render(AssessmentAdvice(Risk.CAUTION, (loan,), ()), en))
    assert high.startswith(f"This looks like a scam: {loan.title.en}")
    assert caution.startswith(f"Be careful, this resembles: {loan.title.en}")


def test_not_recognised_is_not_called_safe(voice: Voice) -> None:
    reply = render(AssessmentAdvice(Risk.UNKNOWN, (), ()), voice)
    text = to_plain(reply)
    denial = {Language.ZH: "这不等于安全", Language.EN: "does not mean it is safe"}
    assert text.startswith(voice.phrases.assessment.unknown)
    assert denial[voice.language] in text
    assert all(check in text for check in voice.phrases.assessment.checks)
    assert voice.phrases.assessment.uncertain in text


def test_every_verdict_admits_that_it_can_be_wrong(voice: Voice) -> None:
    for advice in every_advice(voice.knowledge):
        if isinstance(advice, AssessmentAdvice):
            assert voice.phrases.assessment.uncertain in to_plain(render(advice, voice))


# Figures


def test_a_figure_shows_value_meaning_period_comparison_and_sentence(en: Voice) -> None:
    cracked = en.knowledge.bulletin.figures["cases-cracked"]
    heading, facts, quote, trap, note = render(FiguresAdvice((cracked,)), en).blocks
    assert heading == Heading("Cases cracked: 114,000 cases")
    assert facts == Paragraph(
        f"{cracked.counts.en}\nPeriod: January to May 2021\nUp 60.4% on the same period of 2020"
    )
    assert quote == Quote(f"“{cracked.quotation}”")
    assert isinstance(trap, Paragraph)
    assert cracked.trap
    assert cracked.trap.en in trap.text
    assert isinstance(note, Note)
    assert "2021-06-17" in note.text


@pytest.mark.parametrize(
    ("figure", "zh_line", "en_line"),
    [
        ("gangs-destroyed", "超过1.4万个（14,000）", "more than 14,000 gangs"),
        ("phone-cards-seized", "373.3万张（3,733,000）", "3.733 million phone cards (3,733,000)"),
        ("funds-stopped", "2654亿元（265,400,000,000）", "265.4 billion yuan (265,400,000,000)"),
        ("cases-filed-may-drop", "14.3%", "14.3%"),
        ("card-broken-version", "2.0", "2.0"),
        ("class-a-fugitives", "2人", "2 people"),
        ("large-case-threshold", "超过100万元", "more than 1 million yuan"),
        ("growth-rates", "抓获犯罪嫌疑人：146.5%", "suspects arrested: 146.5%"),
    ],
)
def test_a_value_is_said_as_people_of_the_language_say_it(
    zh: Voice, en: Voice, figure: str, zh_line: str, en_line: str
) -> None:
    item = zh.knowledge.bulletin.figures[figure]
    for voice, line in ((zh, zh_line), (en, en_line)):
        heading = render(FiguresAdvice((item,)), voice).blocks[0]
        assert isinstance(heading, Heading)
        assert heading.text.startswith(item.title.in_(voice.language))
        assert heading.text.endswith(line)


def test_a_figure_leads_to_those_it_is_confused_with_and_back_to_its_area(zh: Voice) -> None:
    filed = zh.knowledge.bulletin.figures["suspects-repatriated"]
    buttons = actions(render(FiguresAdvice((filed,)), zh))
    assert buttons == [
        *map(OpenFigure, filed.not_to_confuse_with),
        OpenChart("cross-border"),
        OpenDerived("suspects-repatriated"),
        OpenArea("3"),
        OpenScreen(Screen.STATS),
    ]


def test_a_fall_is_called_a_fall(zh: Voice, en: Voice) -> None:
    advice = FiguresAdvice((zh.knowledge.bulletin.figures["cases-filed-may"],))
    assert "比2021年4月下降14.3%" in to_plain(render(advice, zh))
    assert "Down 14.3% on April 2021" in to_plain(render(advice, en))


def test_two_counts_of_the_same_are_said_to_be_two(voice: Voice) -> None:
    figures = voice.knowledge.bulletin.figures
    websites = (figures["websites-blocked-technical"], figures["websites-blocked-governance"])
    videos = (figures["videos-published"], figures["video-plays"])
    assert voice.phrases.figures.both in to_plain(render(FiguresAdvice(websites), voice))
    assert voice.phrases.figures.both not in to_plain(render(FiguresAdvice(videos), voice))


def test_a_calculated_figure_shows_its_calculation_and_says_so(zh: Voice, en: Voice) -> None:
    item = zh.knowledge.bulletin.derived["cases-cracked-year-before"]
    for voice, value in ((zh, "约7.11万起（71,100）"), (en, "about 71,100 cases")):
        heading, facts, note = render(FiguresAdvice((), (item,)), voice).blocks
        assert isinstance(heading, Heading)
        assert heading.text.endswith(value)
        assert isinstance(facts, Paragraph)
        assert "114,000 ÷ (1 + 60.4%)" in facts.text
        assert voice.phrases.figures.calculated_note in facts.text
        assert isinstance(note, Note)


def test_an_exact_sum_is_not_called_approximate(zh: Voice) -> None:
    item = zh.knowledge.bulletin.derived["calls-and-texts-intercepted"]
    heading = render(FiguresAdvice((), (item,)), zh).blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text.endswith("：15.2亿次（条）（1,520,000,000）")


def test_an_area_lists_all_its_figures(voice: Voice) -> None:
    bulletin = voice.knowledge.bulletin
    for area in bulletin.masthead.areas:
        figures = [figure for figure in bulletin.figures.values() if figure.area == area.id]
        reply = statistics.area(area, voice)
        labels = [button.label for row in reply.rows for button in row]
        titles = [figure.title.in_(voice.language) for figure in figures]
        assert labels[: 1 + len(figures)] == [voice.phrases.charts.button, *titles]


# Pages


def test_the_pages_of_scams_hold_each_kind_once(voice: Voice) -> None:
    shown = [
        button.action.topic
        for page in range(-(-len(voice.knowledge.topics) // screens.SCAMS_A_PAGE))
        for row in screens.scams(page, voice).rows
        for button in row
        if isinstance(button, Button) and isinstance(button.action, OpenTopic)
    ]
    assert shown == list(voice.knowledge.topics)


@pytest.mark.parametrize(("page", "shown"), [(-5, 0), (0, 0), (2, 2), (3, 2), (999, 2)])
def test_a_page_that_does_not_exist_shows_the_nearest(voice: Voice, page: int, shown: int) -> None:
    assert screens.scams(page, voice) == screens.scams(shown, voice)


def test_every_screen_but_the_emergency_is_a_page() -> None:
    assert set(screens.PAGES) == set(Screen) - {Screen.EMERGENCY, Screen.CALL, Screen.TIP}


def test_a_place_shows_each_of_its_numbers_with_its_use(voice: Voice) -> None:
    for place in voice.knowledge.places.values():
        reply = hotlines.place(place, voice)
        text = to_plain(reply)
        copied = [
            button.content for row in reply.rows for button in row if isinstance(button, CopyButton)
        ]
        assert copied == [line.number for line in place.hotlines if line.number]
        assert place.first_call.in_(voice.language) in text
        for line in place.hotlines:
            assert line.use.in_(voice.language) in text
            assert line.name.in_(voice.language) in text


def test_an_unknown_figure_points_to_the_nearest_it_has(en: Voice) -> None:
    base = en.knowledge
    cracked = base.bulletin.figures["cases-cracked"]
    later = next(item for item in base.later_figures if item.id == "h16-cases-cracked")
    text = to_plain(render(UnknownAdvice(Reason.NO_SUCH_FIGURE, (cracked,), (later,)), en))
    assert text.startswith(en.phrases.unknown.no_such_figure)
    assert "2016, Cases solved: 83,000 cases (" in text
    assert "- Cases cracked: 114,000 cases\nPeriod: January to May 2021" in text


def test_where_nothing_speaks_against_a_figure_it_is_not_said_to_be_missing(en: Voice) -> None:
    cracked = en.knowledge.bulletin.figures["cases-cracked"]
    text = to_plain(render(UnknownAdvice(Reason.UNSURE_FIGURE, (cracked,)), en))
    assert text.startswith(en.phrases.unknown.unsure_figure)
    assert f"{en.phrases.unknown.perhaps}\n- Cases cracked: 114,000 cases" in text
    assert en.phrases.unknown.no_such_figure not in text


def test_a_choice_offers_each_reading_as_a_button(voice: Voice) -> None:
    base = voice.knowledge
    options = (base.topics["loan-scam"], base.guidance["law"], base.terms["paofen"])
    reply = render(ChoiceAdvice(options), voice)
    assert actions(reply)[:3] == [
        OpenTopic("loan-scam"),
        OpenGuidance("law"),
        OpenGuidance("paofen"),
    ]
    assert reply.rows[0][0].label == base.topics["loan-scam"].title.in_(voice.language)


def actions(reply: Reply) -> list[Action]:
    return [button.action for row in reply.rows for button in row if isinstance(button, Button)]


def test_advice_is_rendered_the_same_each_time(voice: Voice) -> None:
    for advice in every_advice(voice.knowledge):
        assert render(advice, voice) == render(advice, voice)


@pytest.mark.parametrize(
    ("place", "number"), [("cn", "12356"), ("us", "988"), ("mo", "2852 5222"), ("nz", "1737")]
)
@pytest.mark.parametrize("show", [render, brief])
def test_the_number_of_the_place_stands_at_the_head_of_the_answer(
    voice: Voice, place: str, number: str, show: Callable[[Advice, Voice], Reply]
) -> None:
    advice = UnknownAdvice(Reason.OUT_OF_SCOPE, care=voice.knowledge.places[place])
    first = to_plain(show(advice, voice)).splitlines()[0]
    assert number in first


def test_where_no_number_is_known_a_line_of_the_place_is_named(voice: Voice) -> None:
    advice = UnknownAdvice(Reason.OUT_OF_SCOPE, care=voice.knowledge.places["elsewhere"])
    assert to_plain(render(advice, voice)).startswith(voice.phrases.emergency.care.unknown)
