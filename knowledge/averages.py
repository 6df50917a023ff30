"""Averages over time of every figure whose period has a known length."""

from collections.abc import Iterable, Iterator

from knowledge.arithmetic import averaged
from knowledge.derived import Average, DerivedFigure
from knowledge.figures import Figure, FigureKind
from knowledge.models import Localized, Record, Text
from knowledge.periods import Span, TimeUnit, span_of

_SIGNIFICANT_DIGITS = 3


class AverageWords(Record):
    """How an average is told; {figure}, {unit}, {step}, {days} are filled in."""

    steps: dict[TimeUnit, Localized[Text]]
    month_of_days: Localized[Text]
    """What stands for a month where a period does not consist of whole ones."""
    title: Localized[Text]
    unit: Localized[Text]
    counts: Localized[Text]
    counts_at_most: Localized[Text]
    """Where the last day is not stated."""
    caution: Localized[Text]


def averages_of(figures: Iterable[Figure], words: AverageWords) -> Iterator[DerivedFigure]:
    for figure in figures:
        span = span_of(figure.period)
        if span and figure.kind is FigureKind.QUANTITY and not figure.daily:
            for per in TimeUnit:
                if not (per is TimeUnit.MONTH and span.months == 1):
                    yield _average(figure, span, per, words)


def _average(figure: Figure, span: Span, per: TimeUnit, words: AverageWords) -> DerivedFigure:
    whole_months = per is not TimeUnit.MONTH or span.months
    step = words.steps[per] if whole_months else words.month_of_days
    in_zh = {"figure": figure.title.zh, "unit": figure.unit.zh, "step": step.zh}
    in_en = {"figure": figure.title.en, "unit": figure.unit.en, "step": step.en}

    def filled(template: Localized[Text]) -> Localized[Text]:
        return Localized[Text](
            zh=template.zh.format(days=span.days, **in_zh),
            en=template.en.format(days=span.days, **in_en),
        )

    return DerivedFigure(
        id=f"{figure.id}-per-{per}",
        title=filled(words.title),
        formula=Average(op="average", figure=figure.id, per=per),
        decimals=_decimals(figure, span, per),
        unit=filled(words.unit),
        counts=filled(words.counts_at_most if span.at_most else words.counts),
        caution=filled(words.caution),
    )


def _decimals(figure: Figure, span: Span, per: TimeUnit) -> int:
    """Return where to round for three significant digits."""
    size = averaged(figure.amounts[0].value, span, per).adjusted()
    return min(_SIGNIFICANT_DIGITS - 1 - size, 4)
