"""A scammer's script played with buttons: the stories, their graphs, and a whole game."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.actions import (
    OpenDrill,
    OpenScreen,
    OpenTopic,
    PlayDrill,
    Screen,
    StartQuiz,
    decode,
    encode,
)
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.engine import Engine
from bot.markup import to_pages
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.reply import Button, LinkButton, Reply
from knowledge import KnowledgeBase, KnowledgeError, Language
from knowledge.drills import Drill, Ending, Outcome
from knowledge.reading import read_record
from tests.bot_api.person import Person

FOLDER = Path(__file__).parent.parent / "knowledge" / "drills"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
CLIENTS = {Language.ZH: "zh", Language.EN: "en"}
_HAN = re.compile("[\u4e00-\u9fff]")


def buttons(reply: Reply) -> dict[str, Button]:
    return {
        button.label: button for row in reply.rows for button in row if isinstance(button, Button)
    }


def choices(reply: Reply) -> list[Button]:
    return [button for button in buttons(reply).values() if isinstance(button.action, PlayDrill)]


def played(dialogue: Dialogue, name: str, language: Language) -> Iterator[list[Reply]]:
    """Yield the pages of every way through a story, by its buttons alone."""
    unfinished = [[dialogue.press(1, OpenDrill(name), CLIENTS[language])]]
    while unfinished:
        pages = unfinished.pop()
        onward = choices(pages[-1])
        if not onward:
            yield pages
        for button in onward:
            action = decode(encode(button.action))
            assert action == button.action
            unfinished.append([*pages, dialogue.press(1, button.action, CLIENTS[language])])


# The stories


def test_the_kinds_that_can_be_practised(base: KnowledgeBase) -> None:
    assert base.drills.keys() >= {
        *("task-scam", "investment-scam", "pig-butchering", "fake-customer-service"),
        *("authority-impersonation", "loan-scam", "acquaintance-impersonation", "sextortion"),
        *("virtual-kidnapping", "recovery-scam", "tech-support-scam"),
    }


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_every_way_through_is_marked_can_be_left_and_ends_with_the_number_to_call(
    dialogue: Dialogue, engine: Engine, name: str, language: Language
) -> None:
    phrases = engine.phrasebook[language].drill
    first_call = engine.knowledge.places["cn"].first_call.in_(language)
    endings = set()
    for pages in played(dialogue, name, language):
        assert 3 <= len(pages) <= 7
        for page in pages[:-1]:
            assert phrases.mark in to_plain(page)
            assert buttons(page)[phrases.leave].action == OpenScreen(Screen.START)
        for page in pages:
            assert to_plain(page).startswith("🎭")
            assert len(to_pages(page)) == 1
            assert buttons(page)[phrases.real].action == OpenScreen(Screen.EMERGENCY)
            for button in choices(page):
                assert len(encode(button.action).encode()) <= 64
                assert len(button.label) <= 40
        end = to_plain(pages[-1])
        assert phrases.mark_ended in end
        assert first_call in end
        onward = {button.action for button in buttons(pages[-1]).values()}
        assert {OpenTopic(name), OpenDrill(name), OpenDrill(), StartQuiz()} <= onward
        endings |= {kind for kind in Outcome if phrases.outcomes[kind] in end.splitlines()[0]}
        assert (phrases.no_shame in end) == (phrases.outcomes[Outcome.PAID] in end.splitlines()[0])
    assert endings == {*Outcome}


@pytest.mark.parametrize("name", NAMES)
def test_a_story_is_in_its_language_and_names_no_hotline(base: KnowledgeBase, name: str) -> None:
    story = base.drills[name].story
    numbers = {
        re.sub(r"\W", "", line.number)
        for place in base.places.values()
        for line in place.hotlines
        if line.number and not place.seldom  # 100 yuan is no number to call
    }
    for language in Language:
        for text in texts(story.in_(language).model_dump(mode="json")):
            assert bool(_HAN.search(text)) == (language is Language.ZH), text
            assert not set(re.findall(r"(?<![\d,.])\d+(?![\d,.元]|\.\d)", text)) & numbers, text


def texts(content: Any) -> Iterator[str]:
    match content:
        case dict():
            for key, value in content.items():
                if key not in {"to", "outcome"}:
                    yield from texts(value)
        case list():
            for value in content:
                yield from texts(value)
        case str():
            yield content


@pytest.mark.parametrize(
    ("name", "language", "path", "outcome", "first_exit"),
    [
        ("task-scam", Language.ZH, "21", Outcome.EARLY, None),
        ("task-scam", Language.ZH, "1112", Outcome.LATE, 1),
        ("task-scam", Language.ZH, "1111", Outcome.PAID, 1),
        ("acquaintance-impersonation", Language.EN, "21", Outcome.EARLY, None),
        ("virtual-kidnapping", Language.EN, "2211", Outcome.PAID, 2),
        ("sextortion", Language.EN, "1222", Outcome.LATE, 1),
    ],
)
def test_where_choices_lead_and_where_one_could_have_stopped(
    base: KnowledgeBase,
    name: str,
    language: Language,
    path: str,
    outcome: Outcome,
    first_exit: int | None,
) -> None:
    walk = base.drills[name].story.in_(language).walk(path)
    assert walk is not None
    assert isinstance(walk.at, Ending)
    assert (walk.at.outcome, walk.first_exit) == (outcome, first_exit)


def test_the_end_tells_the_signs_that_were_passed_and_those_that_were_seen(
    dialogue: Dialogue, zh: Phrases, base: KnowledgeBase
) -> None:
    scenes = base.drills["task-scam"].story.zh.scenes
    end = to_plain(dialogue.press(1, PlayDrill("task-scam", Language.ZH, "212"), "zh"))
    assert not end.startswith("🎭 演练结束")
    end = to_plain(dialogue.press(1, PlayDrill("task-scam", Language.ZH, "222"), "zh"))
    assert f"1. ✅ {scenes['invite'].sign}\n2. 👀 {scenes['again'].sign}\n3. ✅" in end
    assert zh.drill.first_exit.format(step=2) in end
    assert zh.drill.helps not in end


# Buttons


@pytest.mark.parametrize("path", ["9", "13", "2111111", "111111"])
def test_choices_that_a_story_has_not_start_it_anew(
    dialogue: Dialogue, base: KnowledgeBase, path: str
) -> None:
    reply = dialogue.press(1, PlayDrill("task-scam", Language.ZH, path), "zh")
    assert base.drills["task-scam"].story.zh.setting in to_plain(reply)


def test_a_drill_that_is_gone_leads_to_the_others(dialogue: Dialogue, zh: Phrases) -> None:
    for action in (OpenDrill("gone"), PlayDrill("gone", Language.ZH, "1")):
        assert to_plain(dialogue.press(1, action, "zh")).startswith(zh.drill.title)


@pytest.mark.parametrize(
    "data", ["y1", "y2.task-scam.zh.", "y2.task-scam.fr.1", "y2.a.zh.12345678", "y2.a.zh.1a"]
)
def test_data_that_names_no_choice_is_an_old_button(data: str) -> None:
    assert decode(data) is None


def test_buttons_keep_their_meaning() -> None:
    assert decode("y1.") == OpenDrill()
    assert decode("y1.task-scam") == OpenDrill("task-scam")
    assert decode("y2.task-scam.en.12") == PlayDrill("task-scam", Language.EN, "12")


def test_a_story_goes_on_in_its_language_whatever_is_written_meanwhile(
    dialogue: Dialogue, base: KnowledgeBase
) -> None:
    first = dialogue.press(1, OpenDrill("task-scam"), "zh")
    dialogue.hear(1, "what is pig butchering?", "zh")
    second = dialogue.press(1, choices(first)[0].action, "zh")
    assert base.drills["task-scam"].story.zh.scenes["trial"].says[0] in to_plain(second)


def test_traditional_chinese_is_written_throughout(dialogue: Dialogue) -> None:
    first = dialogue.press(1, OpenDrill("authority-impersonation"), "zh-hant")
    assert "您一個人在家" in to_plain(first)
    second = dialogue.press(1, choices(first)[1].action, "zh-hant")
    assert "手機又響" in to_plain(second)


# Words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("演练一下", "🎭 防骗演练"),
        ("我想练习怎么应付骗子", "🎭 防骗演练"),
        ("陪我练习接诈骗电话", "🎭 防骗演练"),
        ("演练刷单", "🎭 演练 · 刷单"),
        ("模拟一个假客服电话", "🎭 演练 · 假客服"),
        ("practice with a scam call", "🎭 Practice"),
        ("Let me practise", "🎭 Practice"),
        ("I want to practice spotting scams", "🎭 Practice"),
        ("practise pig butchering", "🎭 Practice · Romance"),
    ],
)
def test_a_wish_to_practise_is_heard(dialogue: Dialogue, text: str, title: str) -> None:
    assert to_plain(dialogue.hear(1, text)).startswith(title)


@pytest.mark.parametrize(
    "text",
    [
        "公司消防演练要收费吗",
        "警察叫我配合演练把钱转过去",
        "银行说要做安全演练",
        "对方说只是演练不会真扣钱，是诈骗吗",
        "客服让我先模拟操作一下转账",
        "他让我模拟炒股",
        "演练是什么意思",
        "let me practise my English",
        "She said I could practise with a demo trading account first",
        "practice account scam",
        "this is a drill by your bank, please send the code",
    ],
)
def test_other_practice_is_not_taken_for_it(dialogue: Dialogue, text: str) -> None:
    assert not to_plain(dialogue.hear(1, text)).startswith("🎭")


def test_what_was_forwarded_is_judged_and_not_played(dialogue: Dialogue) -> None:
    assert not to_plain(dialogue.judge(1, "演练一下")).startswith("🎭")


def test_in_a_group_the_wish_leads_to_the_private_chat(dialogue: Dialogue) -> None:
    reply = dialogue.consider(1, Case(own="演练刷单"), "zh", Setting.GROUP)
    [[button]] = reply.rows
    assert isinstance(button, LinkButton)
    assert button.payload == "drill-task-scam"


def test_after_a_drill_a_fragment_is_about_its_kind(
    dialogue: Dialogue, base: KnowledgeBase
) -> None:
    dialogue.press(1, OpenDrill("loan-scam"), "zh")
    assert base.topics["loan-scam"].title.zh in to_plain(dialogue.hear(1, "怎么防"))


# A whole game on Telegram


async def test_a_drill_from_start_to_end(person: Person, base: KnowledgeBase, zh: Phrases) -> None:
    drill = base.drills["fake-customer-service"]
    story = drill.story.zh
    [listed] = await person.says("/drill")
    assert listed.title == zh.drill.title
    assert listed.buttons[: len(base.drills)] == tuple(d.title.zh for d in base.drills.values())

    [first] = await person.presses(drill.title.zh)
    assert (first.id != listed.id, first.edited) == (True, False)
    assert story.setting in first.text
    assert "\n".join(story.scenes["call"].says) in first.text

    [second] = await person.presses(story.scenes["call"].choices[1].label)
    assert (second.id, second.edited) == (first.id, True)
    assert story.scenes["call"].choices[1].comment in second.text
    assert story.scenes["again"].says[0] in second.text

    [end] = await person.presses(story.scenes["again"].choices[0].label)
    assert (end.id, end.edited) == (first.id, True)
    assert story.endings["early"].text in end.text
    assert zh.drill.no_exit_missed in end.text
    assert base.places["cn"].first_call.zh in end.text

    [topic] = await person.presses(base.topics["fake-customer-service"].title.zh)
    assert zh.drill.practise in topic.buttons
    [again] = await person.presses(zh.drill.practise)
    assert story.setting in again.text
    [home] = await person.presses(zh.drill.leave)
    assert (home.id, home.edited, home.title) == (again.id, True, zh.start.greeting)

    [linked] = await person.says("/start drill-sextortion")
    assert base.drills["sextortion"].story.zh.setting in linked.text
    [urgent] = await person.presses(zh.drill.real)
    assert urgent.title == base.emergencies["paid"].title.zh

    [pointed] = await person.in_group().says("/drill")
    assert pointed.title == zh.brief.elsewhere
    assert pointed.buttons == (zh.brief.private,)


# Mistakes in a story

Change = Callable[[dict[str, Any]], object]


def _set(content: dict[str, Any], path: str, value: object) -> None:
    *parts, last = path.split(".")
    at: Any = content
    for part in parts:
        at = at[int(part)] if isinstance(at, list) else at[part]
    at[int(last) if isinstance(at, list) else last] = value


SCENE = "story.zh.scenes"
SHORT_CUT = [
    {"label": "一", "to": "trial", "comment": "一"},
    {"label": "二", "to": "again", "comment": "二", "wise": True},
    {"label": "三", "to": "early", "comment": "三", "wise": True},
]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (f"{SCENE}.invite.choices.0.to", "nowhere", "story.zh: Value error, scenes: invite: nowhere does not exist"),
        (f"{SCENE}.combo.choices.0.to", "trial", "scenes: combo leads back to trial"),
        (f"{SCENE}.again.choices.0.to", "late", "scenes: nothing leads to early"),
        (f"{SCENE}.again.choices.0.wise", False, "scenes: again: no choice is wise"),
        (f"{SCENE}.trial.choices.0.wise", True, None),
        (f"{SCENE}.frozen.choices.0.wise", True, "ends in paid; a wise choice does not end in a loss"),
        (f"{SCENE}.invite.choices", SHORT_CUT, "scenes: invite > early is 2 long; make every way 3 to 7"),
        (f"{SCENE}.invite.choices.0.label", "字" * 41, f"{SCENE}.invite.choices.0.label: Value error, 41 characters; at most 40"),
        (f"{SCENE}.invite.choices.1.label", "反正不花钱，点几个试试", "stands on two buttons"),
        (f"{SCENE}.invite.says", ["只有一行"], f"{SCENE}.invite.says: "),
        (f"{SCENE}.invite.says.0", "打95588", "looks like a link or a number to dial"),
        (f"{SCENE}.invite.says.0", "看 https://x.example", "looks like a link or a number to dial"),
        (f"{SCENE}.invite.choices", [], f"{SCENE}.invite.choices: "),
        ("story.zh.endings.paid.outcome", "lost", "story.zh.endings.paid.outcome: "),
        ("story.zh.endings.early.outcome", "stopped-late", "endings: none is stopped-early"),
        ("story.zh.endings.early.remember", ["一", "二", "三", "四"], "story.zh.endings.early.remember: "),
        ("story.en", None, "story.en: "),
        ("title.en", "", "title.en: "),
        ("intro", "x", "intro: Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_a_mistake_names_the_file_and_the_field(
    tmp_path: Path, field: str, value: object, told: str | None
) -> None:
    content = yaml.safe_load((FOLDER / "task-scam.yaml").read_text("utf-8"))
    _set(content, field, value)
    path = tmp_path / "task-scam.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    if told is None:
        read_record(path, Drill, id="task-scam")
        return
    with pytest.raises(KnowledgeError) as raised:
        read_record(path, Drill, id="task-scam")
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert told in message
    assert "\n" not in message
