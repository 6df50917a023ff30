"""What is remembered of a chat: ids, for some minutes, of so many chats."""

import pytest

from bot.chinese import Script
from bot.memory import CHATS, KEPT_SECONDS, Memory, Recall, Remembered, Tongue
from knowledge import Language

ENGLISH = Tongue(Language.EN)
TAIWAN = Tongue(Language.ZH, Script.TAIWAN)
PIG = Recall(topic="pig-butchering")


class Clock:
    """Stands still until somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> Memory:
    return Memory(clock)


def test_a_stranger_is_not_remembered(memory: Memory) -> None:
    assert memory.of(1) == Remembered()
    assert memory.choice(1).tongue is None


def test_what_was_spoken_of_is_remembered_with_the_language(memory: Memory) -> None:
    memory.note_tongue(1, ENGLISH)
    memory.note_recall(1, PIG)
    assert memory.of(1) == Remembered(ENGLISH, PIG)


def test_a_new_subject_replaces_the_one_before(memory: Memory) -> None:
    memory.note_recall(1, PIG)
    memory.note_recall(1, Recall(figures=("cases-cracked",)))
    assert memory.of(1).recall == Recall(figures=("cases-cracked",))


def test_chats_are_kept_apart(memory: Memory) -> None:
    memory.note_recall(1, PIG)
    assert memory.of(2) == Remembered()
    assert memory.of(-1) == Remembered()


@pytest.mark.parametrize(
    ("seconds", "kept"),
    [(0, True), (KEPT_SECONDS - 1, True), (KEPT_SECONDS, True), (KEPT_SECONDS + 1, False)],
)
def test_a_chat_is_forgotten_after_some_minutes(
    memory: Memory, clock: Clock, seconds: int, kept: bool
) -> None:
    memory.note_recall(1, PIG)
    clock.wait(seconds)
    assert memory.of(1).recall == (PIG if kept else Recall())


def test_every_word_starts_the_minutes_again(memory: Memory, clock: Clock) -> None:
    memory.note_recall(1, PIG)
    clock.wait(KEPT_SECONDS)
    memory.note_tongue(1, ENGLISH)
    clock.wait(KEPT_SECONDS)
    assert memory.of(1) == Remembered(ENGLISH, PIG)


def test_what_was_forgotten_does_not_come_back_with_the_next_word(
    memory: Memory, clock: Clock
) -> None:
    memory.note_recall(1, PIG)
    clock.wait(KEPT_SECONDS + 1)
    memory.note_tongue(1, ENGLISH)
    assert memory.of(1) == Remembered(ENGLISH, Recall())


def test_the_chat_that_was_silent_longest_goes_first_when_there_are_many(memory: Memory) -> None:
    for chat in range(CHATS):
        memory.note_recall(chat, PIG)
    memory.note_tongue(0, ENGLISH)
    memory.note_recall(CHATS, PIG)
    assert memory.of(0).recall == PIG
    assert memory.of(1) == Remembered()
    assert memory.of(2).recall == PIG
    assert memory.of(CHATS).recall == PIG


def test_a_chosen_language_outlasts_the_minutes(memory: Memory, clock: Clock) -> None:
    memory.prefer(1, TAIWAN)
    clock.wait(KEPT_SECONDS * 100)
    assert memory.choice(1).tongue == TAIWAN


def test_a_choice_can_be_taken_back(memory: Memory) -> None:
    memory.prefer(1, TAIWAN)
    memory.prefer(1, None)
    memory.prefer(2, None)
    assert memory.choice(1).tongue is None
    assert memory.choice(2).tongue is None


def test_the_oldest_choice_goes_first_when_there_are_many(memory: Memory) -> None:
    for chat in range(CHATS + 1):
        memory.prefer(chat, ENGLISH)
    assert memory.choice(0).tongue is None
    assert memory.choice(1).tongue == ENGLISH
    assert memory.choice(CHATS).tongue == ENGLISH


@pytest.mark.parametrize(
    ("tag", "language", "script"),
    [
        ("zh", Language.ZH, Script.SIMPLIFIED),
        ("zh-cn", Language.ZH, Script.SIMPLIFIED),
        ("zh-hans", Language.ZH, Script.SIMPLIFIED),
        ("ZH-Hans-CN", Language.ZH, Script.SIMPLIFIED),
        ("zh-hans-sg", Language.ZH, Script.SIMPLIFIED),
        ("zh-hans-hk", Language.ZH, Script.SIMPLIFIED),
        ("zh-Hans-MO", Language.ZH, Script.SIMPLIFIED),
        ("zh-hant", Language.ZH, Script.TAIWAN),
        ("zh-hant-tw", Language.ZH, Script.TAIWAN),
        ("zh-TW", Language.ZH, Script.TAIWAN),
        ("zh-hk", Language.ZH, Script.HONG_KONG),
        ("zh-Hant-HK", Language.ZH, Script.HONG_KONG),
        ("zh-mo", Language.ZH, Script.HONG_KONG),
        ("en", Language.EN, Script.SIMPLIFIED),
        ("en-HK", Language.EN, Script.SIMPLIFIED),
        ("ru", Language.EN, Script.SIMPLIFIED),
        ("", Language.EN, Script.SIMPLIFIED),
        (None, Language.EN, Script.SIMPLIFIED),
    ],
)
def test_the_tag_of_an_app_tells_language_and_script(
    tag: str | None, language: Language, script: Script
) -> None:
    assert Tongue.of(tag) == Tongue(language, script)
