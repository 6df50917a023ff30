"""The questions of the quiz, how a round is made of them, and which of them come again."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from telegram.constants import PollLimit

from bot.actions import Action, OpenAudience, StartQuiz
from bot.chinese import Script
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.learning.alone import Alone
from bot.learning.boxes import REPEATED, REST_DAYS, Card, draw, moved
from bot.learning.quiz import SIZE, begin, pose
from bot.learning.round import Round, Score
from bot.memory import Tongue
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.rendering import Voice, quiz
from bot.reply import Button, Reply
from knowledge import KnowledgeBase, Language
from knowledge.base import FOLDER
from knowledge.quiz import QuizText

LEAST = 80
_DAY = 24 * 3600
_CHOICES = 3
"""Options from which on a question is not answered by a yes or a no."""
_BY_CHANCE = 1.3
"""How much oftener than by chance the right option may stand out."""


def texts(base: KnowledgeBase, language: Language) -> Iterator[tuple[str, QuizText]]:
    return ((name, question.in_(language)) for name, question in base.quiz.items())


# The questions


def test_there_are_enough_and_about_every_kind_of_fraud(base: KnowledgeBase) -> None:
    assert len(base.quiz) >= LEAST
    assert base.topics.keys() <= {question.about for question in base.quiz.values()}


@pytest.mark.parametrize("kind", ["sign", "real", "first", "call", "myth"])
def test_each_kind_of_question_is_asked(kind: str) -> None:
    assert len(yaml.safe_load((FOLDER / "quiz" / f"{kind}.yaml").read_text("utf-8"))) >= 10


@pytest.mark.parametrize("kind", ["real", "myth"])
def test_where_two_answers_are_possible_neither_is_the_usual_one(kind: str) -> None:
    questions = yaml.safe_load((FOLDER / "quiz" / f"{kind}.yaml").read_text("utf-8"))
    for language in Language:
        answers = Counter(question[language]["right"] for question in questions)
        assert len(answers) == 2
        assert min(answers.values()) >= 0.4 * len(questions), answers


@pytest.mark.parametrize("language", Language)
def test_no_question_is_asked_twice(base: KnowledgeBase, language: Language) -> None:
    asked = Counter(text.ask for _, text in texts(base, language))
    assert [ask for ask, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("extreme", [max, min])
@pytest.mark.parametrize("language", Language)
def test_the_length_of_an_option_does_not_give_it_away(
    base: KnowledgeBase, language: Language, extreme: type[max] | type[min]
) -> None:
    chosen = [text for _, text in texts(base, language) if len(text.wrong) + 1 >= _CHOICES]
    standing_out = sum(
        extreme(map(len, (text.right, *text.wrong))) == len(text.right)
        and len(text.right) not in map(len, text.wrong)
        for text in chosen
    )
    by_chance = sum(1 / (1 + len(text.wrong)) for text in chosen)
    assert standing_out <= _BY_CHANCE * by_chance


def test_what_names_a_year_or_an_article_has_a_source(base: KnowledgeBase) -> None:
    claiming = {
        question.id
        for question in base.quiz.values()
        if re.search(r"20[12]\d年|第\d+条|\d%", question.zh.ask + question.zh.why)
    }
    assert claiming
    assert all(base.quiz[name].sources for name in claiming)


@pytest.mark.parametrize("tag", ["zh", "zh-tw", "zh-hk", "en"])
def test_each_fits_a_poll_in_every_script(engine: Engine, tag: str) -> None:
    language = Tongue.of(tag).language
    voice = Voice(language, engine.phrasebook[language], engine.knowledge)
    for name in engine.knowledge.quiz:
        shown = Round(123456, tag, ("", "", "", "", name), position=4)
        posed = quiz.question(shown, Score(0b1111, 0b1111), voice)
        assert posed
        assert len(posed.ask) <= PollLimit.MAX_QUESTION_LENGTH
        assert all(len(option) <= PollLimit.MAX_OPTION_LENGTH for option in posed.options)
        assert len(set(posed.options)) == len(posed.options)
        assert len(posed.why) <= PollLimit.MAX_EXPLANATION_LENGTH
        assert "\n" not in posed.ask + posed.why


def test_a_round_in_traditional_characters_has_no_others(engine: Engine, zh: Phrases) -> None:
    voice = Voice(Language.ZH, zh, engine.knowledge)
    posed = quiz.question(Round(1, Script.TAIWAN.value, ("call-etc",)), Score(), voice)
    assert posed
    assert posed.ask.endswith("簡訊說您的ETC停用了，要點連結認證。該問誰？")


# A round


def test_the_same_number_makes_the_same_round(base: KnowledgeBase) -> None:
    first = begin(7, "en", base.quiz)
    assert first == begin(7, "en", base.quiz)
    assert first != begin(8, "en", base.quiz)
    assert pose(first, base.quiz, Language.EN) == pose(first, base.quiz, Language.EN)


def test_a_round_has_five_questions_on_five_subjects(base: KnowledgeBase) -> None:
    for number in range(50):
        drawn = begin(number, "zh", base.quiz).questions
        assert len(drawn) == SIZE
        assert len({base.quiz[name].about for name in drawn}) == SIZE


def test_the_right_option_stands_anywhere(base: KnowledgeBase) -> None:
    places: Counter[int] = Counter()
    for number in range(400):
        posed = pose(Round(number, "zh", ("sign-task",)), base.quiz, Language.ZH)
        assert posed
        assert posed.options[posed.right] == base.quiz["sign-task"].zh.right
        places[posed.right] += 1
    assert set(places) == {0, 1, 2, 3}
    assert min(places.values()) > 60


def test_a_round_ends_after_the_last_question_and_at_one_that_is_gone(base: KnowledgeBase) -> None:
    playing = begin(1, "zh", base.quiz)
    assert pose(Round(1, "zh", playing.questions, SIZE), base.quiz, Language.ZH) is None
    assert pose(Round(1, "zh", ("no-such-question",)), base.quiz, Language.ZH) is None


def test_a_score_counts_each_question_once() -> None:
    score = Score().with_answer(0, True).with_answer(1, False).with_answer(1, True)
    assert (score.right, score.asked) == (1, 2)
    assert score.wrong(("a", "b", "c")) == ("b",)


# What comes again


def test_a_question_rests_longer_each_time_it_is_right_and_not_at_all_when_wrong() -> None:
    card = moved("q", None, True, 0)
    assert card == Card("q", 1, REST_DAYS[1] * _DAY)
    for box in (2, 3, 4, 4):
        card = moved("q", card.box, True, 0)
        assert card == Card("q", box, REST_DAYS[box] * _DAY)
    assert moved("q", card.box, False, 5) == Card("q", 0, 5)


SUBJECTS = {f"{subject}{number}": subject for subject in "abcdefgh" for number in range(3)}


@pytest.mark.parametrize("seed", range(20))
def test_what_was_wrong_comes_again_and_what_was_right_rests(seed: int) -> None:
    cards = [Card("a0", 0, 10), Card("b0", 1, 10 + _DAY), Card("c0", 2, 9)]
    drawn = draw(SUBJECTS, cards, 10, 5, random.Random(seed))
    assert {"a0", "c0"} <= set(drawn)
    assert "b0" not in drawn


@pytest.mark.parametrize("seed", range(20))
def test_a_weak_subject_comes_sooner_in_a_new_question(seed: int) -> None:
    cards = [Card("a0", 0, 99), Card("b0", 4, 99)]
    drawn = draw(SUBJECTS, cards, 10, 2, random.Random(seed))
    assert {"a1", "a2"} & set(drawn)


@pytest.mark.parametrize("seed", range(20))
def test_a_round_is_not_all_repetition(seed: int) -> None:
    cards = [Card(f"{subject}0", 0, 0) for subject in "abcdefg"]
    drawn = draw(SUBJECTS, cards, 10, 5, random.Random(seed))
    assert sum(name in {card.question for card in cards} for name in drawn) == REPEATED


def test_who_knows_everything_still_gets_a_round() -> None:
    cards = [Card(name, 4, 99) for name in SUBJECTS]
    assert len(set(draw(SUBJECTS, cards, 10, 5, random.Random(1)))) == 5
    assert len(draw({"a0": "a", "a1": "a"}, (), 0, 5, random.Random(1))) == 2


# Alone, without polls


def actions(reply: Reply) -> list[Action]:
    buttons = (button for row in reply.rows for button in row)
    return [button.action for button in buttons if isinstance(button, Button)]


def options(reply: Reply) -> list[str]:
    return [button.label for row in reply.rows for button in row if isinstance(button, Button)]


def shown(reply: Reply, base: KnowledgeBase, language: Language) -> QuizText:
    """Return the question that a reply ends with."""
    said = to_plain(reply)
    [found] = [text for _, text in texts(base, language) if said.endswith(text.ask)]
    return found


def test_a_round_without_polls_from_start_to_end(
    dialogue: Dialogue, base: KnowledgeBase, en: Phrases
) -> None:
    alone = Alone(dialogue, random.Random(3), clock=lambda: 0)
    reply = alone.begin(0, "en")
    for number in range(SIZE):
        progress = en.quiz.progress.format(number=number + 1, count=SIZE, right=number, ask="")
        assert progress in to_plain(reply)
        question = shown(reply, base, Language.EN)
        reply = alone.choose(options(reply).index(question.right))
        assert en.quiz.right.format(why=question.why) in to_plain(reply)
    assert en.quiz.all_right in to_plain(reply)
    assert options(reply) == [en.quiz.again]
    assert to_plain(alone.choose(0)).startswith(en.quiz.title)


def test_an_answer_is_explained_and_what_was_wrong_is_read_on_in(
    dialogue: Dialogue, base: KnowledgeBase, zh: Phrases
) -> None:
    alone = Alone(dialogue, random.Random(4), clock=lambda: 0)
    reply, missed = alone.begin(0, "zh"), []
    for _ in range(SIZE):
        question = shown(reply, base, Language.ZH)
        missed.append(question.ask)
        reply = alone.choose(options(reply).index(question.wrong[0]))
        assert question.why in to_plain(reply)
        assert question.right in to_plain(reply)
    assert zh.quiz.score.format(right=0, count=SIZE) in to_plain(reply)
    titles = {entry.title.zh for entry in (*base.topics.values(), *base.guidance.values())}
    assert set(options(reply)[:3]) <= titles
    again = []
    reply = alone.begin(0, "zh")
    for _ in range(SIZE):
        again.append(shown(reply, base, Language.ZH).ask)
        reply = alone.choose(0)
    assert len(set(again) & set(missed)) == REPEATED


def test_each_group_of_people_has_a_round_of_its_own(
    dialogue: Dialogue, base: KnowledgeBase
) -> None:
    for name, people in base.audiences.items():
        questions = dialogue.questions(name)
        subjects = {*people.topics, people.guidance}
        drawn = begin(1, "zh", questions).questions
        assert {base.quiz[question].about for question in drawn} <= subjects
        assert len(drawn) == SIZE
        assert StartQuiz(name) in actions(dialogue.press(1, OpenAudience(name), "zh"))
    assert dialogue.questions("nobody") == base.quiz


# Asked for in words


@pytest.mark.parametrize(
    "text",
    [
        "考考我",
        "考我吧",
        "来，做个小测验",
        "反诈测试",
        "quiz me",
        "Quiz me please!",
        "let's do a quiz",
    ],
)
def test_asking_to_be_quizzed_leads_to_the_quiz(
    dialogue: Dialogue, zh: Phrases, en: Phrases, text: str
) -> None:
    labels = options(dialogue.hear(1, text))
    assert labels[0] in {zh.quiz.begin, en.quiz.begin}


@pytest.mark.parametrize(
    "text",
    [
        "测试",
        "test",
        "朋友发来一个小测验要我填身份证号",
        "a quiz on Facebook asked for my password",
        "客服说要考考我对产品的了解，让我先付费",
        "my teacher sent me a quiz link, is it a scam",
    ],
)
def test_what_only_speaks_of_a_quiz_does_not(
    dialogue: Dialogue, zh: Phrases, en: Phrases, text: str
) -> None:
    assert not {zh.quiz.begin, en.quiz.begin} & set(options(dialogue.hear(1, text)))


# A mistake in the file


def test_a_question_that_telegram_would_refuse_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="101 characters; a poll takes 100"):
        QuizText(ask="?", right="x" * 101, wrong=("a",), why="!")
    with pytest.raises(ValueError, match="201 characters; a poll takes 200"):
        QuizText(ask="?", right="x", wrong=("a",), why="!" * 201)
    with pytest.raises(ValueError, match="more than 2 line feeds"):
        QuizText(ask="?", right="x", wrong=("a",), why="a\nb\nc\nd")
    with pytest.raises(ValueError, match="two options say the same"):
        QuizText(ask="?", right="x", wrong=("a", "x"), why="!")
