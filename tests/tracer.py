"""Where every number of an answer may come from: the records it shows, nothing else."""

import re
from decimal import Decimal

from bot.advice.advice import FiguresAdvice, UnknownAdvice
from bot.phrasebook import Phrasebook
from knowledge import KnowledgeBase, Language
from knowledge.calculation import compute, mere
from knowledge.derived import DerivedFigure, inputs
from knowledge.figures import Figure, LaterFigure

_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "million": 10**6, "billion": 10**9}
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(万|亿|million|billion)?")


def numbers_in(text: str) -> set[Decimal]:
    """Return the numbers as quantities, however they are written: 11.4万 is 114000."""
    return {
        Decimal(found[1].replace(",", "")) * _SCALES[found[2] or ""]
        for found in _NUMBER.finditer(text)
    }


def traceable(
    base: KnowledgeBase, phrasebook: Phrasebook, advice: object, language: Language
) -> set[Decimal]:
    """Return the numbers that an answer may hold: of its records, their sources, fixed phrases."""
    phrases = phrasebook[language]
    fixed = [*phrases.figures.model_dump().values(), *phrases.unknown.model_dump().values()]
    found = set().union(*map(numbers_in, fixed))
    match advice:
        case FiguresAdvice(
            figures=figures, derived=derived, refusal=refusal, today=today, arithmetic=formula
        ):
            newer = today.later if today else ()
            found |= set().union(*(of_later(item, base) for item in newer))
            source = base.sources[base.bulletin.masthead.source]
            found |= set().union(*map(numbers_in, [source.published or "", str(source.publisher)]))
            found |= set().union(*(of_figure(figure) for figure in figures))
            found |= set().union(*(of_derived(item, base) for item in derived))
            found |= in_prose(getattr(refusal, "why", None))
            if formula:
                result = mere(formula, base.bulletin.figures)
                found |= {result.value} | numbers_in(result.expression)
        case UnknownAdvice(_, nearest, later):
            found |= set().union(*(of_figure(figure) for figure in nearest))
            found |= set().union(*(of_later(item, base) for item in later))
    return found


def of_figure(figure: Figure) -> set[Decimal]:
    numbers = {amount.value for amount in figure.amounts}
    if figure.comparison:
        numbers.add(figure.comparison.percent)
        numbers |= in_prose(figure.comparison.against)
    labels = (amount.label for amount in figure.amounts)
    prose = (figure.title, figure.unit, figure.counts, figure.period.wording, figure.trap, *labels)
    return numbers.union(numbers_in(figure.quotation), *map(in_prose, prose))


def of_derived(item: DerivedFigure, base: KnowledgeBase) -> set[Decimal]:
    figures = base.bulletin.figures
    result = compute(item, figures)
    numbers = {result.value} | numbers_in(result.expression)
    if result.check:
        numbers |= numbers_in(result.check.expression) | {result.check.value}
    used = (figures[entry] for entry in inputs(item.formula))
    prose = (item.title, item.unit, item.counts, item.caution)
    return numbers.union(*map(of_figure, used), *map(in_prose, prose))


def of_later(item: LaterFigure, base: KnowledgeBase) -> set[Decimal]:
    source = base.sources[item.source]
    prose = (item.year, item.title, item.unit, item.note, source.document, source.publisher)
    return {item.value}.union(numbers_in(source.published or ""), *map(in_prose, prose))


def in_prose(text: object) -> set[Decimal]:
    return numbers_in(f"{getattr(text, 'zh', '')} {getattr(text, 'en', '')}")
