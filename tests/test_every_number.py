"""Every number of an answer is that of a record it shows, whatever was found and asked.

What is found is drawn at random here, so that this holds for any question and any index.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from bot.advice.advice import FiguresAdvice, UnknownAdvice
from bot.advice.figures import FigureReader
from bot.advice.mentions import MentionFinder, figures_of
from bot.advice.question import Question
from bot.advice.wording import WordingReader
from bot.phrasebook import Phrasebook
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Candidate, Evidence
from knowledge import KnowledgeBase, Language, Localized
from knowledge.calculation import compute
from knowledge.derived import DerivedFigure
from knowledge.exemplars import Form
from knowledge.figures import Figure
from tests.known import BASE
from tests.tracer import numbers_in, traceable

QUESTIONS = 3_000
BULLETIN = BASE.bulletin
PHRASES = Phrasebook()
READER = FigureReader(BULLETIN, BASE.later_figures, WordingReader(BASE.wording))
MENTIONS = MentionFinder(BULLETIN)
ENTRIES = tuple(BULLETIN.figures) + tuple(BULLETIN.derived)

Advised = FiguresAdvice | UnknownAdvice

_ZH = (
    ("", "", "", "", "", "", "2021年", "2022年", "去年", "4月份", "广东", "去年同期"),
    ("", "平均每天", "一周", "每小时", "每个月", "比去年同期", "平均每起案件", "一共"),
    ("破案", "抓获嫌疑人", "打掉团伙", "拦截电话", "拦截短信", "封堵网站", "止付", "挽回损失"),
    ("", "加上", "和", "占", "比", "，"),
    ("", "缴获电话卡", "银行卡", "遣返", "批准逮捕", "移送起诉", "预警指令", "视频播放", "大案"),
    ("多少", "是几倍", "涨了百分之几", "的比例", "多多少", "合计多少", "几个", "，同比增长多少"),
)
_EN = (
    ("how many", "what share of", "add", "how many more", "by what percentage did", ""),
    ("cases", "suspects", "gangs", "calls", "texts", "blocked websites", "money stop-paid"),
    ("", "per day", "per week", "an hour", "each gang", "plus", "and", "than", "out of"),
    (
        "",
        "bank cards",
        "phone cards",
        "repatriated",
        "arrests approved",
        "losses averted",
        "videos",
    ),
    ("", "", "", "", "", "in 2022", "last year", "than a year before", "in April", "in Guangdong"),
    ("", "in total", "combined", "on average", "rose", "times as many", "and in May"),
)


_MEANT = 0.5


def questions(count: int) -> Iterator[tuple[Question, Evidence]]:
    draw = random.Random(20210617)
    for number in range(count):
        parts, language = ((_ZH, Language.ZH), (_EN, Language.EN))[number % 2]
        joint = "" if language is Language.ZH else " "
        words = joint.join(draw.choice(part) for part in parts)
        question = Question.read(words, default=language)
        named = [figure.id for figure in figures_of(MENTIONS.find(question.matching))]
        yield question, _evidence(draw, named if draw.random() < _MEANT else [])


def _evidence(draw: random.Random, meant: Sequence[str]) -> Evidence:
    """Draw what the index might find; ``meant`` are the likeliest, and the rest any."""
    found = list(dict.fromkeys([*meant, *draw.sample(ENTRIES, len(ENTRIES))]))
    sizes = sorted((draw.random() ** 4 for _ in found), reverse=True)
    ranked = tuple(
        Candidate(entry, size / sum(sizes)) for entry, size in zip(found, sizes, strict=True)
    )
    share = max(draw.random(), draw.random())
    return Evidence(
        forms={Form.FIGURE: share, Form.NO_FIGURE: 1 - share},
        topics=(),
        guidance=(),
        figures=ranked,
        emergencies=(),
        smalltalk=(),
        names=(),
    )


def told(advice: Advised, language: Language, base: KnowledgeBase = BASE) -> str:
    return to_plain(render(advice, Voice(language, PHRASES[language], base)))


def untraced(advice: Advised, language: Language, text: str) -> set[Decimal]:
    """Return numbers of an answer that no record of it has, or that stand in the wrong line."""
    strange = numbers_in(text) - traceable(BASE, PHRASES, advice, language)
    return strange | _out_of_place(advice, language, text)


def _out_of_place(advice: Advised, language: Language, text: str) -> set[Decimal]:
    """Compare the heading of each record with its own numbers, which no other record lends."""
    if isinstance(advice, UnknownAdvice):
        return set()
    found: set[Decimal] = set()
    for item in (*advice.derived, *advice.figures):
        title = item.title.in_(language)
        start = f"\n\n{title}\n" if _in_parts(item) else f"\n\n{title}{_colon(language)}"
        heading = f"\n\n{text}".partition(start)[2].partition("\n\n")[0]
        expected = _values(item) | numbers_in(item.unit.in_(language))
        found |= numbers_in(heading) ^ expected
    return found


def _in_parts(item: Figure | DerivedFigure) -> bool:
    return isinstance(item, Figure) and len(item.amounts) > 1


def _colon(language: Language) -> str:
    return "：" if language is Language.ZH else ": "


def _values(item: Figure | DerivedFigure) -> set[Decimal]:
    if isinstance(item, Figure):
        labels = " ".join(amount.label.en if amount.label else "" for amount in item.amounts)
        return {amount.value for amount in item.amounts} | numbers_in(labels)
    return {compute(item, BULLETIN.figures).value}


def test_every_number_of_thousands_of_answers_is_traceable() -> None:
    kinds: dict[str, int] = {"computed": 0, "refused": 0, "published": 0, "not given": 0}
    for question, evidence in questions(QUESTIONS):
        advice = READER.read(question, evidence)
        text = told(advice, question.language)
        assert untraced(advice, question.language, text) == set(), (question.text, text)
        match advice:
            case FiguresAdvice(derived=(_, *_)):
                kinds["computed"] += 1
            case FiguresAdvice(refusal=refusal):
                kinds["refused" if refusal else "published"] += 1
            case UnknownAdvice():
                kinds["not given"] += 1
    assert all(count > QUESTIONS / 30 for count in kinds.values()), kinds


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("item", BULLETIN.computable, ids=lambda item: item.id)
def test_every_number_of_every_calculation_is_traceable(
    item: DerivedFigure, language: Language
) -> None:
    advice = FiguresAdvice((), (item,))
    assert untraced(advice, language, told(advice, language)) == set()


# The net is tried against faults


def _faulty(advice: FiguresAdvice, language: Language, base: KnowledgeBase) -> set[Decimal]:
    return untraced(advice, language, told(advice, language, base))


def _base_with(**changed: Figure) -> KnowledgeBase:
    known = {**BULLETIN.figures, **changed}
    return replace(BASE, bulletin=replace(BULLETIN, figures=known))


@pytest.mark.parametrize(("figure", "language"), product(BULLETIN.figures, Language))
def test_a_value_that_is_changed_is_noticed(figure: str, language: Language) -> None:
    right = BULLETIN.figures[figure]
    advice = FiguresAdvice((right,))
    text = told(advice, language)
    number = re.search(r"\d[\d,.]*", text[len(right.title.in_(language)) :])
    assert number
    start = len(right.title.in_(language)) + number.start()
    other = "7" if text[start] != "7" else "8"
    assert untraced(advice, language, f"{text[:start]}{other}{text[start + 1 :]}")


@pytest.mark.parametrize("language", Language)
def test_two_figures_that_are_swapped_are_noticed(language: Language) -> None:
    calls, texts = (BULLETIN.figures[name] for name in ("calls-intercepted", "texts-intercepted"))
    swapped = (
        calls.model_copy(update={"amounts": texts.amounts}),
        texts.model_copy(update={"amounts": calls.amounts}),
    )
    text = told(FiguresAdvice(swapped), language)
    assert untraced(FiguresAdvice((calls, texts)), language, text)


@pytest.mark.parametrize("language", Language)
def test_a_calculation_with_another_figure_is_noticed(language: Language) -> None:
    wrong = {"cases-cracked": BULLETIN.figures["suspects-arrested"]}
    advice = FiguresAdvice((), (BULLETIN.derived["cases-cracked-year-before"],))
    assert _faulty(advice, language, _base_with(**wrong))


def test_a_reason_holds_no_number_that_is_not_of_its_figures() -> None:
    for rule in BULLETIN.incompatible:
        assert _numbers(rule.why) <= {Decimal(number) for number in (1, 2, 5, 10, 2020, 2021)}


def _numbers(text: Localized[str]) -> set[Decimal]:
    return numbers_in(text.zh) | numbers_in(text.en)
