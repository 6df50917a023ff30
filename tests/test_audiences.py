"""A path for each group of people: what they will meet, five signs, three habits, whom to call."""

import pytest

from bot.actions import OpenAudience, OpenGuidance
from bot.dialogue import Dialogue
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.reply import Button, Reply
from knowledge import KnowledgeBase, Language
from tests.bot_api.person import Person

CHAT = 1
GUIDES = {
    "finance-staff": "finance-staff",
    "job-seekers": "job-seekers",
    "older-people": "protect-parents",
    "online-shoppers": "online-shoppers",
    "overseas-chinese": "overseas-chinese",
    "parents": "protect-children",
    "students": "protect-students",
}


def opened(reply: Reply) -> list[object]:
    buttons = (button for row in reply.rows for button in row)
    return [button.action for button in buttons if isinstance(button, Button)]


def test_there_is_a_path_for_each_group(base: KnowledgeBase) -> None:
    guides = {group: known.guidance for group, known in base.audiences.items()}
    assert guides == GUIDES


def test_no_path_names_a_fraud_twice(base: KnowledgeBase) -> None:
    for known in base.audiences.values():
        assert len(set(known.topics)) == len(known.topics), known.id


def test_a_path_repeats_nothing_of_the_guide_it_leads_to(base: KnowledgeBase) -> None:
    for known in base.audiences.values():
        guide = base.guidance[known.guidance]
        for language in Language:
            said = {*guide.answer.in_(language), *(guide.steps or guide.answer).in_(language)}
            assert not said & {*known.signs.in_(language), *known.habits.in_(language)}, known.id


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("group", GUIDES)
def test_a_path_shows_all_its_parts(
    dialogue: Dialogue, base: KnowledgeBase, group: str, language: Language
) -> None:
    reply = dialogue.press(CHAT, OpenAudience(group), language)
    shown, known = to_plain(reply), base.audiences[group]
    for topic in known.topics:
        assert base.topics[topic].title.in_(language) in shown
    for line in (*known.signs.in_(language), *known.habits.in_(language)):
        assert line in shown
    assert "110" in shown
    assert OpenGuidance(known.guidance) in opened(reply)


def test_the_first_page_asks_who_it_is_for(dialogue: Dialogue, zh: Phrases) -> None:
    reply = dialogue.link(CHAT, "foryou", "zh")
    assert to_plain(reply).startswith(zh.audience.who)
    assert [action for action in opened(reply) if isinstance(action, OpenAudience)] == [
        OpenAudience(group) for group in sorted(GUIDES)
    ]


@pytest.mark.parametrize("payload", ["for-", "for-nobody", "for-students-too"])
def test_a_link_to_nobody_asks_who_it_is_for(dialogue: Dialogue, en: Phrases, payload: str) -> None:
    assert to_plain(dialogue.link(CHAT, payload, "en")).startswith(en.audience.who)


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("我是大学生，要注意什么骗局", "students"),
        ("老人容易遇到哪些骗局", "older-people"),
        ("财务人员怎么防骗", "finance-staff"),
        ("网购要小心什么", "online-shoppers"),
        ("留学生在国外要防什么骗局", "overseas-chinese"),
        ("家长怎么防孩子被骗", "parents"),
        ("scams aimed at job seekers", "job-seekers"),
        ("what scams target older people", "older-people"),
    ],
)
def test_a_question_of_a_group_offers_its_path(dialogue: Dialogue, words: str, group: str) -> None:
    assert OpenAudience(group) in opened(dialogue.hear(CHAT, words, "zh"))


async def test_a_path_is_found_by_command_button_and_link(
    person: Person, base: KnowledgeBase, zh: Phrases
) -> None:
    await person.says("/start")
    [who] = await person.presses(zh.buttons.audiences)
    assert who.title == zh.audience.who
    assert (await person.says("/foryou"))[0].title == zh.audience.who
    [page] = await person.presses("学生")
    assert page.title == "给学生的提醒"
    [linked] = await person.says("/start for-students")
    assert (linked.text, linked.buttons) == (page.text, page.buttons)
    [topic] = await person.presses(base.topics["task-scam"].title.zh)
    assert topic.title == base.topics["task-scam"].title.zh


async def test_a_path_is_read_alone(person: Person, zh: Phrases) -> None:
    [reply] = await person.in_group().says("/foryou@antifraud_test_bot")
    assert reply.text == zh.brief.elsewhere
